"""What closes a title without being part of it: an edition, the kind of thesis, a report's number, a volume, a medium.

Hand-labelled lists mark them as parts of their own about a hundred times as often as they stand in a title; but a full
stop or a comma is all that parts them from it, so that a tagger often takes them for its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored

_ORDINAL = (
    r"\d{1,2}(?:st|nd|rd|th|e|è|ª|a|º|\.)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|revised|rev\.|new|expanded|updated|enlarged|international|student|nouvelle|neue|zweite|dritte"
)
_EDITION = r"edn?|edition|éd|édition|auflage|aufl|edición|edição|edizione|vyd|vydání|wyd|uppl|udg|utg"
_THESIS = (
    r"(?:unpublished )?(?:ph\.?\s?d\.?|m\.?\s?sc\.?|m\.?a\.?|master(?:['’]?s)?|doctoral|bachelor(?:['’]?s)?)"
    r"\s(?:thesis|dissertation)"
)
_REPORT = (
    r"(?:tech(?:nical)?\.? |research |working )?(?:report|rep\.|paper|memo)\s(?:no\.? ?|n° ?)?"
    r"[\w/.-]{0,20}\d[\w/.-]{0,20}"
)
_NUMBERED = (
    r"(?:no|nr)\.? ?[a-z]{0,6}[/.-]?\d[\w/.-]{0,20}|rfc \d{1,5}|vols?\.? \d{1,3}|\d{1,2} vols"
    r"|(?:pp?|pages?)\.? ?\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
)
_BRACKETED = (
    r"\s\([^()]{0,60}\b(?:dissertation|thesis|manuscript|edn|edition|[^()] ed"
    r"|(?:report|brief|paper|memo)\b[^()]{0,25}\d[\w/.-]{0,15})"
)
_CLOSING = re.compile(
    rf"[.,;(\[]\s?\(?(?:(?:{_ORDINAL})(?: (?:and|&|et|und) \w{{3,12}}| (?:{_ORDINAL}))?\s(?:{_EDITION})"
    rf"|{_THESIS}|{_REPORT}|{_NUMBERED}|dvd|cd-rom)$|{_BRACKETED}$",
    re.IGNORECASE,
)
_LAST = frozenset(
    "ed edn edition éd édition auflage aufl edición edição edizione vyd vydání wyd uppl udg utg thesis "
    "dissertation dvd rom cd-rom vols manuscript".split()
)
_REACH = 80
"""How many characters before the end of a title are looked at."""


def unclosed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that ends before what closes it; what is cut off counts as a number."""
    tags = list(tags)
    first = tags.index("B-T") if "B-T" in tags else len(tags)
    last = next((place for place in range(first + 1, len(tags)) if tags[place] != "I-T"), len(tags))
    if last - first < 2 or not _may_close(row, last - 1):
        return tags
    end = row.tokens[last - 1].end
    floor = max(row.tokens[first].end, end - _REACH)
    closing = _CLOSING.search(row.text.text[floor:end])
    if closing:
        cut = next(place for place in range(first + 1, last) if row.tokens[place].end > floor + closing.start())
        tags[cut:last] = ["V"] * (last - cut)
    return tags


def _may_close(row: Anchored, place: int) -> bool:
    """Whether a title's last word can be the last of what closes it."""
    word = row.text.text[row.tokens[place].start : row.tokens[place].end]
    return word.lower() in _LAST or any(sign.isdigit() for sign in word)
