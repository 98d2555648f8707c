"""Hyperlinks as the mark of a title: whoever links some words of a reference and not all links the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.model import Span
from provaudit.references.addresses import known_of, names_host
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of, segments
from provaudit.references.talk import LINKED_WORDS, is_prose
from provaudit.references.untold import LEADING_WORDS

_YEARLESS = ("monthday", "monthalone")
_WORK = frozenset("AEJPSLV")
"""Labels of what goes with a title."""
_ASIDE = re.compile(r"\W*(?:\s[–—-]\s|:\s)\W*")
"""What parts a remark from what it is about."""
_FIELD_SIGNS = frozenset(',.:;()[]“”"„«»')


def framed(row: Anchored, tags: Sequence[str], quoted: tuple[int, int] | None) -> tuple[int, int] | None:
    """What is set off as a title: a quotation, or linked words, which may hold one."""
    linked = linked_words(row, tags)
    whole = quoted is None or (linked is not None and linked[0] <= quoted[0] and quoted[1] <= linked[1])
    return linked if whole else quoted


def linked_words(row: Anchored, tags: Sequence[str]) -> tuple[int, int] | None:
    """The tokens of the only link with words enough for a title, without people and up to the only date.

    Fewer words are enough where the title goes on behind them. What flows on into the title is nobody's name
    (`N. Korea slams ...`), and a year that no sign sets off is the title's (`Ten bridges to see in 2025`).
    """
    stretches = [inside for start, end in row.text.linked if (inside := _inside(row, start, end))]
    long = [inside for inside in stretches if len(inside) >= LINKED_WORDS] or stretches
    if len(long) != 1:
        return None
    first, last = long[0][0], long[0][-1] + 1
    if any(row.tokens[place].kind == "url" for place in long[0]) or _is_signed(row, tags, first, last):
        return None
    if not any(token.kind == "date" and not first <= place < last for place, token in enumerate(row.tokens)):
        dates = [place for place in range(first, last) if tags[place] == "D" and not _is_in_words(row, place, first)]
        last = dates[0] if dates else last
    overrun = last > first and tags[last - 1].endswith("-T") and tags[last : last + 1] == ["I-T"]
    return (first, last) if overrun or last - first >= LINKED_WORDS else None


def _inside(row: Anchored, start: int, end: int) -> list[int]:
    return [place for place, token in enumerate(row.tokens) if start <= token.start and token.end <= end]


def _is_signed(row: Anchored, tags: Sequence[str], first: int, last: int) -> bool:
    """Whether a link holds people: a sign parts them from what follows, or nothing follows."""
    people = (segment for segment in segments(tags) if segment.label in "AE" and first <= segment.first < last)
    for segment in people:
        signs = set(row.gap(segment.last)) if segment.last < last else _FIELD_SIGNS
        inside = row.text.text[row.tokens[segment.first].start : row.tokens[segment.last - 1].end]
        initial = len(row.tokens[segment.last - 1].text) == 1 and "," not in inside
        if not signs.isdisjoint(_FIELD_SIGNS - {"."} if initial else _FIELD_SIGNS):
            return True
    return False


def _is_in_words(row: Anchored, place: int, first: int) -> bool:
    """Whether a date in linked words is one of them: it has no year, a small word leads to it, or it is a year alone.

    Such a year stands between blanks, or words follow it directly, if need be within its bracket.
    """
    kind = row.tokens[place].text
    if place == first or kind in _YEARLESS or row.tokens[place - 1].text in LEADING_WORDS:
        return True
    before = row.gap(place)
    goes_on = place + 1 < len(row.tokens) and row.gap(place + 1) == " "
    bare = before == " " and place - first >= LINKED_WORDS
    return kind == "year" and (bare or (goes_on and before in (" ", ", ", " (")))


def commented(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with nothing but dates and addresses in what is said of a linked title: `[Rain](...): good on the causes`.

    It is said in a sentence, in small letters, or behind a colon or a dash at the end.
    """
    tags = list(tags)
    linked = linked_words(row, tags)
    if linked is None or not set(tags[slice(*linked)]) <= {"B-T", "I-T"}:
        return tags
    first, last = linked
    if first and tags[first] == "I-T":
        begin = max(place for place in range(first) if tags[place] == "B-T")
        tags[begin : first + 1] = ["O"] * (first - begin) + ["B-T"]
    overrun = end_of(tags, last - 1, "T")
    tags[last:overrun] = ["O"] * (overrun - last)
    if is_prose(row.text.text, [Span(row.tokens[first].start, row.tokens[last - 1].end)]):
        return ["O" if tag[-1] in _WORK and not first <= place < last else tag for place, tag in enumerate(tags)]
    return _without_remark(row, tags, last)


def _without_remark(row: Anchored, tags: list[str], last: int) -> list[str]:
    """`tags` of a linked title that ends at `last` without the remark in the publication behind it."""
    label = tags[last][-1] if last < len(tags) else "O"
    end = end_of(tags, last, label)
    parts = [place for place in range(last, end) if place == last or ":" in row.gap(place)] if label in "JP" else []
    begin = next((place for place in parts if _is_remark(row, place, end)), end)
    tags[begin:end] = ["O"] * (end - begin)
    return tags


def _is_remark(row: Anchored, place: int, end: int) -> bool:
    """Whether words up to `end` begin small, or end the reference behind a dash or a colon, and name no site."""
    aside = end == len(row.tokens) and _ASIDE.fullmatch(row.gap(place)) is not None
    small = row.tokens[place].text.islower()
    return (small or aside) and not names_host(row.tokens[place : place + 1 if small else end], known_of(row))
