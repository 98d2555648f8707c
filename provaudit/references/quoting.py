"""Where the first quotation of a reference begins and ends, and whether it is set off like a title."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from provaudit.references.gaps import Gap

_OPENING = re.compile(r"[\s(][“”\"]$")
"""A mark between a blank and a word opens a quotation inside the quotation, whichever way it curls."""
_CLOSERS = {"“": '”"“', '"': '"”', "‘": "’'", "'": "'’"}

_MARKED = re.compile("[“\"‘'”’]")
_OPENERS = frozenset(_CLOSERS)
_TITLE = 3
"""Fewer quoted words before an address are rather a name than a title."""


def quotation(states: Sequence[str], addresses: Container[int] = ()) -> tuple[int, int] | None:
    """The tokens (first, last exclusive) of the first outermost quotation, if it is set off on both sides.

    Punctuation does that, or behind it one of the `addresses` (places of tokens).
    """
    state = next((state for state in ("q1", "q3") if state in states), None)
    if state is None:
        return None
    first = states.index(state)
    last = first + states.count(state)
    closed = last < len(states) and states[last] == "q2"
    return (first, last) if closed and (state == "q1" or (last in addresses and last - first >= _TITLE)) else None


def quoting(gaps: Sequence[Gap]) -> list[str]:
    """Whether a token stands before, inside or after the first outermost quotation, or nothing is quoted.

    A quotation that punctuation sets off on both sides (`q1`) is more often a whole title than
    one inside a sentence (`q3`).
    """
    if _OPENERS.isdisjoint("".join(gap[0] for gap in gaps)):
        return ["q-"] * (len(gaps) - 1)
    states: list[str] = []
    state, closer, opened, depth = "q0", "", 0, 0
    for place in range(len(gaps) - 1):
        sign = gaps[place][0]
        if state == "q0":
            mark = next((letter for letter in sign if letter in _CLOSERS), "")
            if mark and (place == 0 or len(sign) > 1) and not sign.startswith(("’", "' ")):
                state, closer, opened, depth = "q1", _CLOSERS[mark], place, max(1, sign.count("“"))
        elif state == "q1" and _OPENING.search(sign):
            depth += 1
        elif state == "q1" and any(letter in closer for letter in sign) and (len(sign) > 1 or closer[0] not in "’'"):
            depth -= max(1, sign.count("”") + sign.count('"') * (closer[0] == '"'))
            state = "q1" if depth > 0 else "q2"
        if state == "q2" and states[-1] == "q1" and not _set_off(gaps, opened, place):
            states[opened:] = ["q3"] * (place - opened)
        states.append(state)
    if state == "q1" and not _set_off(gaps, opened, len(gaps) - 1):
        states[opened:] = ["q3"] * (len(states) - opened)
    return states if state != "q0" else ["q-"] * len(states)


def _set_off(gaps: Sequence[Gap], opened: int, closed: int) -> bool:
    """Whether punctuation stands at both ends of a quotation; before the first word nothing need stand.

    A colon or a question mark after it goes on with the title: `“I want it cheap”: On a workshop`.
    """
    last = closed == len(gaps) - 1
    before = gaps[opened][0].strip(" “\"‘'”’")
    inside, _, beyond = _MARKED.sub("\0", gaps[closed][0]).rpartition("\0")
    after = beyond.strip() or inside.strip("\0 ")
    goes_on = not after or beyond.strip()[:1] in (":", "?", "!")
    return bool((before or opened == 0 or last) and (last or not goes_on))
