"""Titles and authors that a tagger ends too early, at a stop that ends no part: `den 3. IT-Rechtstag`, `U.S. Navy`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of
from provaudit.references.endings import first_title
from provaudit.references.months import ACCESS_WORDS
from provaudit.references.name_words import CAPITAL_BY, PARTICLES
from provaudit.references.roles import ROLES

_ORDINAL_AFTER = frozenset("der die das den dem des am im vom zum zur beim".split())
"""What makes a number with a full stop an ordinal, in German."""
_WHOLE_TITLE = 3
"""Words of a title that may have a subtitle."""
_OPENING = re.compile(r"[\s-]?\s?[“\"„«‘]")
_CLOSING = re.compile(r"[”\"“»’]")
_QUOTED = re.compile(r"[“\"„«‘'»]\s?$")
_WORD_OR_COLON = re.compile(r"\s\w|:")
_NEVER_ON = frozenset(ACCESS_WORDS) | CAPITAL_BY | {"by"}
"""Words that no title goes on with behind a quotation."""
_GOES_ON = re.compile(r"[”\"“»’] ")
_HYPHENED = ("”-", '"-', "“-", "’-", "»-")
_JOINTS = frozenset("and und et y e".split())
_PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]+|d[eiu]|v[ao]n|der|la)(?: (?:[^\W\d_a-z][\w’'-]+|d[eiu]|v[ao]n|der|la)){0,3} [A-Z]{1,3}"
)
_PARTED = re.compile(r"[,.;:?!”\"»)]")
_COUNTRY = re.compile(r"(?:U\.\s?[SKN]|E\.\s?U)\.\s(?=[A-Z])")
"""A country or union whose stops part nothing: `U.S. Department of State`."""


def ordinal(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that goes on behind an ordinal's full stop, or inside a number (`32,000`)."""
    tags = list(tags)
    first, last = first_title(tags)
    if last - first < 2 or last == len(tags) or tags[last][-1] not in "JPO":
        return tags
    number, before = row.tokens[last - 1].text, row.tokens[last - 2].text
    counted = number.isdigit() and len(number) < 3 and before.lower() in _ORDINAL_AFTER
    thousands = number.isdigit() and row.tokens[last].text.isdigit() and len(row.tokens[last].text) == 3
    goes_on = (counted and row.gap(last) == ". ") or (thousands and row.gap(last) in (",", "."))
    return _extended(row, tags, last) if goes_on else tags


def subtitled(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that goes on behind its colon, up to the next stop."""
    tags = list(tags)
    first, last = first_title(tags)
    goes_on = last < len(tags) and tags[last] in ("B-J", "B-P") and row.gap(last).strip() == ":"
    return _extended(row, tags, last) if goes_on and last - first >= _WHOLE_TITLE else tags


def quoting_on(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that goes on with words in quotation marks, or behind them.

    `Siberian “Beast from the East” keeps children inside` is one title; a stop before the quotation would end it.
    """
    tags = list(tags)
    first, last = first_title(tags)
    if first < last and _QUOTED.search(row.text.text, 0, row.tokens[first].start):
        return tags
    while first < last < len(tags) and tags[last][-1] in "TJPO" and row.tokens[last].kind == "w":
        gap, text = row.gap(last), row.text.text
        closing = _CLOSING.search(text, row.tokens[last].end) if _OPENING.fullmatch(gap) else None
        opens = closing is not None and _WORD_OR_COLON.match(text, closing.end()) is not None
        goes_on = _GOES_ON.fullmatch(gap) and not _NEVER_ON & {row.tokens[last].text, row.tokens[last].text.lower()}
        if not (opens or goes_on or gap in _HYPHENED):
            break
        tags = _extended(row, tags, last)
        last = first_title(tags)[1]
    return tags


def unparted(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that begins before `M&A`, `Q&A` or `NE/SQP`, and not inside it."""
    tags = list(tags)
    first, last = first_title(tags)
    if not 0 < first < last or row.gap(first) not in ("&", "/") or tags[first - 1][-1] not in "AO":
        return tags
    stops = (place for place in range(first - 1, 0, -1) if _PARTED.search(row.gap(place)))
    start = next(stops, 0)
    tags[start : first + 1] = ["B-T"] + ["I-T"] * (first - start)
    return tags


def vancouver(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of `Orange R. Siberian cold. ...` with authors that end at the first full stop behind initials.

    Where family names stand before bare initials, commas part the people; what a tagger takes for another name behind
    the stop begins the title.
    """
    tags = list(tags)
    last = end_of(tags, 0, "A")
    if tags[:1] != ["B-A"] or last == len(tags):
        return tags
    stop = next((place for place in range(1, last) if row.gap(place).startswith(". ")), 0)
    if not stop or _is_initial(row, stop) or _is_initial(row, stop + 1) or not _run_on(row, stop, last):
        return tags
    if tags[last] == "B-T":
        tags[stop : last + 1] = ["B-T"] + ["I-T"] * (last - stop)
    else:
        label = "J" if "B-T" in tags else "T"
        tags[stop:last] = [f"B-{label}"] + [f"I-{label}"] * (last - stop - 1)
    return tags


def _run_on(row: Anchored, stop: int, last: int) -> bool:
    """Whether names up to a full stop are people by family name and bare initials, and no name stands behind it.

    Of one name alone, `Robert A. Banks`, the stop may shorten the second given name: then no punctuation may part what
    follows from the title, or a small word must stand in it that no name has.
    """
    people = row.text.text[row.tokens[0].start : row.tokens[stop - 1].end].split(", ")
    if not all(_PERSON.fullmatch(name) or name == "et al" for name in people):
        return False
    small = (token.text for token in row.tokens[stop:last] if token.text.islower())
    loose = row.gap(last).strip(' “"„«‘') == "" or any(word not in _JOINTS | PARTICLES for word in small)
    return (len(people) > 1 or loose) and row.tokens[stop].text.lower() not in {*_JOINTS, *ROLES}


def _is_initial(row: Anchored, place: int) -> bool:
    return place < len(row.tokens) and row.tokens[place].text.isupper() and len(row.tokens[place].text) <= 3


def abbreviated(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a body that begins with an abbreviated country as the author, where a second title stands behind."""
    tags = list(tags)
    first, last = first_title(tags)
    begun = tags[:first] == ["B-A", "I-A"] and _COUNTRY.match(row.text.text, row.tokens[0].start) is not None
    if begun and "B-T" in tags[last:]:
        tags[first:last] = ["I-A"] * (last - first)
    return tags


def _extended(row: Anchored, tags: list[str], place: int) -> list[str]:
    """`tags` with the title that ends before `place` drawn on to the next comma or full stop in the same stretch."""
    inside = f"I-{tags[place][-1]}" if tags[place] != "O" else "O"
    end = place + 1
    while (
        end < len(tags)
        and tags[end] == inside
        and row.tokens[end].kind == "w"
        and not re.match(r"[^\w]*[.,;]", row.gap(end))
    ):
        end += 1
    if end < len(tags) and tags[end] == inside != "O":
        tags[end] = "B" + inside[1:]
    tags[place:end] = ["I-T"] * (end - place)
    return tags
