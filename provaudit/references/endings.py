"""What closes a title without being part of it: an edition, the kind of thesis, a report's number, a volume, a medium.

Hand-labelled lists mark them as parts of their own about a hundred times as often as they stand in a title; but a full
stop or a comma is all that parts them from it, so that a tagger often takes them for its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.addresses import known_of, spelled
from provaudit.references.anchors import Anchored
from provaudit.references.lexicon import fold

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
    r"|(?:pp?|pages?)\.? ?\d{1,5}(?:\s?[-–]\s?\d{1,5})?|draft-[a-z0-9-]{3,60}-\d\d"
)
_BRACKETED = (
    r"\s\([^()]{0,60}\b(?:dissertation|thesis|manuscript|edn|edition|[^()] ed"
    r"|(?:report|brief|paper|memo)\b[^()]{0,25}\d[\w/.-]{0,15})|\s[(\[]archived?"
)
_CLOSING = re.compile(
    rf"[.,;(\[]\s?\(?(?:(?:{_ORDINAL})(?: (?:and|&|et|und) \w{{3,12}}| (?:{_ORDINAL}))?\s(?:{_EDITION})"
    rf"|{_THESIS}|{_REPORT}|{_NUMBERED}|dvd|cd-rom|(?:[a-z]{{2,12}} )?on the internet|www document)$|{_BRACKETED}$",
    re.IGNORECASE,
)
_UPDATED = r"(?:zuletzt |last )?(?:aktualisiert am|updated on|modified on|mis à jour le|aggiornato il|actualizado el)"
_KIND = re.compile(
    rf"[.,]\s(?:technical report|tech\. ?rep|research report|retrieved from|ser(?=\.\s[A-Z])|{_THESIS}|{_UPDATED})\b"
    r"|\s\[(?:na|w|in|en|dans):?\]|\s[\[(](?:internet|online|en ligne|en línea)[\])]|\.\s\[[^\]\d]{2,40}\]:\s"
    r"|\s\((?-i:[A-ZÀ-Þ][\w.’-]{2,20}(?:,? [A-ZÀ-Þ][\w.’-]{1,20}){0,2}:\s[A-ZÀ-Þ][^():\d]{3,60})\)?$",
    re.IGNORECASE,
)
"""What begins a new part of a reference wherever it stands in what was taken for a title."""
_LAST = frozenset(
    "ed edn edition éd édition auflage aufl edición edição edizione vyd vydání wyd uppl udg utg thesis "
    "archive archived dissertation dvd rom cd-rom vols manuscript internet document".split()
)
_TOLD = frozenset(("personal communication", "personal communications", "pers comm", "private communication"))
_STOPPED = re.compile(r"[.,!?”»)]")
_TWICE = 3
"""Fewer words may well be said twice in a title."""
_REACH = 80
"""How many characters before the end of a title are looked at."""

_TITLE = ("B-T", "I-T")


def unclosed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that ends before what closes it; what is cut off counts as a number."""
    tags = list(tags)
    first, last = first_title(tags)
    if last - first < 2:
        return tags
    start, end = row.tokens[first].end, row.tokens[last - 1].end
    floor = max(start, end - _REACH)
    closing = _CLOSING.search(row.text.text[floor:end]) if _may_close(row, last - 1) else None
    kind = _KIND.search(row.text.text, start, end)
    cut = kind.start() if kind else floor + closing.start() if closing else end
    for place in range(first + 1, last):
        if row.tokens[place].start > cut:
            tags[place] = "B-D" if place in row.dates and "B-D" not in tags else "V"
    return tags


def housed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that ends before the site's address: styles write it without its stops, `rosaluxde`.

    A container that lacks only the title's last word to be the address begins with that word.
    """
    tags = list(tags)
    first, last = first_title(tags)
    host = known_of(row).letters if last - first > 1 else ""
    if not host:
        return tags
    if tags[last : last + 1] == ["B-J"] and row.gap(last) == ".":
        end = next((place for place in range(last, len(tags)) if tags[place][-1] != "J"), len(tags))
        if spelled(row.tokens[last - 1 : end]) == host:
            tags[last - 1 : end] = ["B-J", *["I-J"] * (end - last)]
            return tags
    if len(row.tokens[last - 1].text) < len(host) or fold(row.tokens[last - 1].text) != host:
        return tags
    if not _STOPPED.search(row.gap(last - 1)):
        return tags
    tags[last - 1] = "B-J"
    if last < len(tags) and tags[last] == "I-J":
        tags[last] = "B-J"
    return tags


def once(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that is said once, and not again, as for an author, with a date between or none."""
    tags = list(tags)
    first, last = first_title(tags)
    half = (last - first) // 2
    words = [token.text.lower() for token in row.tokens[first:last]]
    dated = first + half in row.dates and (last - first) % 2 == 1
    if half < _TWICE or words[:half] != words[half + dated :]:
        return tags
    tags[first + half : last] = ["V"] * (last - first - half)
    if dated and "B-D" not in tags:
        tags[first + half] = "B-D"
    return tags


def told(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` without a title where something was only told: `Personal communication, March 25, 2005`."""
    tags = list(tags)
    first, last = first_title(tags)
    if last - first == 2 and " ".join(token.text.lower() for token in row.tokens[first:last]) in _TOLD:
        tags[first:last] = ["O"] * (last - first)
    return tags


def _may_close(row: Anchored, place: int) -> bool:
    """Whether a title's last word can be the last of what closes it."""
    word = row.text.text[row.tokens[place].start : row.tokens[place].end]
    return word.lower() in _LAST or any(sign.isdigit() for sign in word)


def bracketed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that breaks off inside brackets put right.

    Brackets that hold a date, a place or a publisher are none of its: it ends before them. Others it holds whole.
    """
    tags, text = list(tags), row.text.text
    first, last = first_title(tags)
    opened = text.rfind("(", row.tokens[first].start, row.tokens[last - 1].end) if first < last else -1
    closed = text.find(")", opened, opened + 2 * _REACH) if opened >= 0 else -1
    if closed < 0 or closed < row.tokens[last - 1].end or last == len(tags) or row.tokens[last].start > closed:
        return tags
    start = next((place for place in range(first, last) if row.tokens[place].start > opened), None)
    if start is None:
        return tags
    end = next((place for place in range(last, len(tags)) if row.tokens[place].start > closed), len(tags))
    if any(tag[-1] in "DPL" for tag in tags[last:end]):
        if start > first:
            tags[start:last] = ["B-P"] + ["I-P"] * (last - start - 1)
    else:
        tags[last:end] = ["I-T"] * (end - last)
        if end < len(tags) and tags[end].startswith("I-"):
            tags[end] = "B" + tags[end][1:]
    return tags


def first_title(tags: Sequence[str]) -> tuple[int, int]:
    """Where the first title begins and ends."""
    first = end = len(tags)
    for place, tag in enumerate(tags):
        if first < end:
            if tag != "I-T":
                return first, place
        elif tag in _TITLE:
            first = place
    return first, end
