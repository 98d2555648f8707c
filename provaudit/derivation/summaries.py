"""A stretch of the copy that tells in short what the original tells at length."""

from __future__ import annotations

from provaudit.derivation.likeness import Likeness

_BEST, _KNOWN = 0.36, 0.68
"""What the units of a summary reach on average: cosine with their best counterpart, and share of terms known there."""
_LEAST_UNITS, _LEAST_CHARS = 3, 200
_COUNTERPART = 0.25
"""Below this a best counterpart is an accident."""
_DENSITY = 0.6
"""Counterparts stand apart in the original: at most this share of the units between them are counterparts."""
_SHRUNK = 2.0
"""How many times longer the original is at least."""
_SPREAD = 0.4
"""If its counterparts spread over this much of the original, it sums up the whole of it."""


def summary(likeness: Likeness) -> tuple[int, int, int, int] | None:
    """Characters of the original and of the copy's summary of it; None if there is none."""
    stretch = _stretch(likeness)
    if stretch is None:
        return None
    copy = likeness.copy.units.span(*stretch)
    rows = range(stretch[0], stretch[1] + 1)
    counterparts = sorted({int(likeness.where[row]) for row in rows if likeness.best[row] >= _COUNTERPART})
    if len(counterparts) < 2 or _density(counterparts) > _DENSITY:
        return None
    one = likeness.original.units
    original, whole = one.span(counterparts[0], counterparts[-1]), one.span(0, len(one) - 1)
    if original[1] - original[0] < _SHRUNK * (copy[1] - copy[0]):
        return None
    if original[1] - original[0] >= _SPREAD * (whole[1] - whole[0]):
        original = whole
    return (*original, *copy)


def _stretch(likeness: Likeness) -> tuple[int, int] | None:
    """The units of the copy that are surely told from the original (maximum subarray); None if they are too few."""
    import numpy as np

    units = likeness.copy.units
    known = likeness.known()
    lengths = np.array([units.chars(unit, unit) for unit in range(len(units))], float)
    gains = ((likeness.best / _BEST + known / _KNOWN - 2) * lengths).tolist()
    best, total, start = (0.0, 0, 0), 0.0, 0
    for unit, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, unit
        total += gain
        if total > best[0]:
            best = total, start, unit
    _, first, last = best
    if not best[0] or last - first + 1 < _LEAST_UNITS or units.chars(first, last) < _LEAST_CHARS:
        return None
    here = slice(first, last + 1)
    size = lengths[here].sum()
    enough = (likeness.best[here] @ lengths[here]) >= _BEST * size and (known[here] @ lengths[here]) >= _KNOWN * size
    return (first, last) if enough else None


def _density(counterparts: list[int]) -> float:
    """The share of counterparts among the units from the first to the last one; one stray one is left out."""
    runs = (counterparts, counterparts[1:], counterparts[:-1])
    return max(len(run) / (run[-1] - run[0] + 1) for run in runs)
