"""Move the edges of a passage to where the likeness ends."""

from __future__ import annotations

from provaudit.derivation.likeness import Likeness

Box = tuple[int, int, int, int]

_TRIM = 0.3
"""A unit at an edge of which the other side has less than this does not belong to the passage."""
_ALONE = 0.5
"""A neighbour of which the other side's edge has at least this belongs to it (a sentence was split or joined)."""
_TOGETHER = 0.25
"""Two neighbours that have on average this much of one another belong to it."""
_REACH_UNITS = 4


def edged(likeness: Likeness, box: Box) -> Box:
    """The box with the units that do not belong to it taken off and those that do put on, at every edge."""
    return _grown(likeness, _grown(likeness, _trimmed(likeness, box), 1), -1)


def _trimmed(likeness: Likeness, box: Box) -> Box:
    one, two = likeness.original, likeness.copy
    a, b, c, d = box
    while a < b and likeness.covered(one, a, two, box[2], box[3]) < _TRIM:
        a += 1
    while b > a and likeness.covered(one, b, two, box[2], box[3]) < _TRIM:
        b -= 1
    while c < d and likeness.covered(two, c, one, a, b) < _TRIM:
        c += 1
    while d > c and likeness.covered(two, d, one, a, b) < _TRIM:
        d -= 1
    return a, b, c, d


def _grown(likeness: Likeness, box: Box, step: int) -> Box:
    """The box grown at its ends (`step` 1) or at its beginnings (-1)."""
    one, two = likeness.original, likeness.copy
    a, c = (box[1], box[3]) if step > 0 else (box[0], box[2])
    for _ in range(_REACH_UNITS):
        more_a, more_c = 0 <= a + step < len(one.units), 0 <= c + step < len(two.units)
        if more_a and more_c and _together(likeness, a + step, c + step) >= _TOGETHER:
            a, c = a + step, c + step
        elif more_a and likeness.covered(one, a + step, two, c, c) >= _ALONE:
            a += step
        elif more_c and likeness.covered(two, c + step, one, a, a) >= _ALONE:
            c += step
        else:
            break
    return (box[0], a, box[2], c) if step > 0 else (a, box[1], c, box[3])


def _together(likeness: Likeness, a: int, c: int) -> float:
    """How much two units have of one another."""
    one, two = likeness.original, likeness.copy
    return (likeness.covered(one, a, two, c, c) + likeness.covered(two, c, one, a, a)) / 2
