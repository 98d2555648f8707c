"""What is left around signs of notes once they are taken out of a paragraph: brackets, commas, a space too many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.formats.html_parts import Part

_BETWEEN = re.compile(r"[\s,;–—-]*")
_PAIRS = frozenset({"[]", "()"})
_STOPS = frozenset('.,;:!?)]”’"')


def closed_up(part: Part, dropped: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces to leave out, with those that only part signs in brackets; the brackets and spaces go from `part`."""
    runs: list[tuple[int, int]] = []
    for first, last in sorted(dropped):
        if runs and first <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(last, runs[-1][1])
        else:
            runs.append((first, last))
    found: list[tuple[int, int]] = []
    for first, last in runs:
        begun = found[-1][0] if found else first
        if begun < first and _BETWEEN.fullmatch(_said(part, found[-1][1], first)) and _bracketed(part, begun, last):
            first = found.pop()[0]
        if _bracketed(part, first, last):
            _shorten(part, first - 1, at_end=True)
            _shorten(part, last, at_end=False)
        found.append((first, last))
    for first, last in found:
        _close_gap(part, first, last)
    return found


def _said(part: Part, first: int, last: int) -> str:
    return "".join(said for said, _, _ in part.pieces[first:last])


def _bracketed(part: Part, first: int, last: int) -> bool:
    """Whether some pieces stand between brackets of the text around them."""
    if not first or last >= len(part.pieces):
        return False
    return part.pieces[first - 1][0][-1:] + part.pieces[last][0][:1] in _PAIRS


def _shorten(part: Part, place: int, *, at_end: bool) -> None:
    """Take the last or the first character away from a piece."""
    said, start, length = part.pieces[place]
    one = 1 if len(said) == length else 0
    rest = (said[:-1], start, length - one) if at_end else (said[1:], start + one, length - one)
    part.pieces[place] = rest


def _close_gap(part: Part, first: int, last: int) -> None:
    """Take away the space before what is left out, where no word follows."""
    before = next((n for n in range(first - 1, -1, -1) if part.pieces[n][0]), -1)
    after = next((said[0] for said, _, _ in part.pieces[last:] if said), " ")
    if before >= 0 and part.pieces[before][0].endswith(" ") and (after == " " or after in _STOPS):
        _shorten(part, before, at_end=True)
