"""How alike the units of two texts are: tf-idf cosine and idf-weighted Dice, over word beginnings.

The weights come from the two texts alone, each unit counting as a document: what both say everywhere says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from provaudit.derivation.units import Units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
else:
    Floats = Ints = Any

_STEM_CHARS = 5
"""Words compare by so many first letters: inflection and light rewording then count as agreement."""
_LIGHT_STEPS, _LEAST_ROWS = 250_000, 1
"""A product of fewer multiplications is done at once by one thread; waking others costs more than it saves."""
_CELLS = 8_000_000
"""The most cells of a matrix held at once; longer texts are compared in blocks of units."""


@frozen(eq=False)
class Side:
    """One text as a sparse matrix, row by row: unit `u` has entries `begin[u]` to `begin[u + 1]`."""

    units: Units
    unit: Ints
    term: Ints
    weight: Floats
    """tf times idf, an entry each."""
    begin: Ints
    norm: Floats
    mass: Floats
    """The idf of a unit's distinct terms together."""

    def bag(self, first: int, last: int, terms: int) -> Floats:
        """The weights of the units `first` to `last` as one vector over all terms."""
        import numpy as np

        entries = slice(self.begin[first], self.begin[last + 1])
        weights: Floats = np.asarray(np.bincount(self.term[entries], self.weight[entries], terms), float)
        return weights


@frozen(eq=False)
class Likeness:
    """Two texts, their weights, and the pairs of units that are alike."""

    original: Side
    copy: Side
    idf: Floats
    seeds: list[tuple[int, int]]
    """Pairs (unit of the original, unit of the copy) above both thresholds."""
    best: Floats
    """Per unit of the copy, its highest cosine with any unit of the original."""
    where: Ints
    """Per unit of the copy, the unit of the original that it is most like."""

    def cosine(self, box: tuple[int, int, int, int]) -> float:
        """The cosine of two runs of units as wholes; `box` is first and last unit of the original, then of the copy."""
        import numpy as np

        one = self.original.bag(box[0], box[1], len(self.idf))
        two = self.copy.bag(box[2], box[3], len(self.idf))
        size = float(np.sqrt((one @ one) * (two @ two)))
        return float(one @ two) / size if size else 0.0

    def covered(self, side: Side, unit: int, other: Side, first: int, last: int) -> float:
        """The share of a unit's weight whose terms stand in the units `first` to `last` of the other side."""
        import numpy as np

        there = other.term[other.begin[first] : other.begin[last + 1]]
        here = side.term[side.begin[unit] : side.begin[unit + 1]]
        weights = self.idf[here]
        total = float(weights.sum())
        return float(weights[np.isin(here, there)].sum()) / total if total else 0.0

    def known(self) -> Floats:
        """Per unit of the copy, the share of its weight whose terms stand anywhere in the original."""
        import numpy as np

        present = np.zeros(len(self.idf), bool)
        present[self.original.term] = True
        weights = self.idf[self.copy.term]
        shared = np.bincount(self.copy.unit, weights * present[self.copy.term], len(self.copy.units))
        return shared / np.maximum(self.copy.mass, 1e-9)


def compare_units(original: Units, copy: Units, least_cosine: float, least_dice: float) -> Likeness:
    """Every pair of units that is alike above both thresholds, and for each unit of the copy the one most like it."""
    import numpy as np

    number = _numbered(original.words, copy.words)
    count = max(number.values()) + 1
    terms = [np.array(list(map(number.__getitem__, u.words)), np.int64) for u in (original, copy)]
    counted = [_entries(u, t, count) for u, t in zip((original, copy), terms, strict=True)]
    df = sum(np.bincount(term, minlength=count) for _, term, _ in counted)
    idf = np.log((len(original) + len(copy)) / np.maximum(df, 1))
    one, two = (_side(u, *entries, idf) for u, entries in zip((original, copy), counted, strict=True))
    best, where = np.zeros(len(copy)), np.zeros(len(copy), np.int64)
    seeds: list[tuple[int, int]] = []
    block = max(16, _CELLS // max(1, 16 * len(original)))
    for low in range(0, len(copy), block):
        high = min(len(copy), low + block)
        cosine, dice = _block(one, two, low, high, idf)
        best[low:high], where[low:high] = cosine.max(1), cosine.argmax(1)
        rows, columns = np.nonzero((cosine > least_cosine) & (dice > least_dice))
        seeds += zip(columns.tolist(), (rows + low).tolist(), strict=True)
    return Likeness(one, two, idf, seeds, best, where)


def _numbered(one: list[str], two: list[str]) -> dict[str, int]:
    """A number for each word; words that begin alike share one."""
    stems: dict[str, int] = {}
    return {word: stems.setdefault(word[:_STEM_CHARS], len(stems)) for word in sorted({*one, *two})}


def _entries(units: Units, terms: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """Unit, term and number of occurrences, sorted by unit and term."""
    import numpy as np

    lengths: Ints = np.array(units.first[1:], np.int64) - np.array(units.first[:-1], np.int64)
    keys = np.repeat(np.arange(len(units), dtype=np.int64), lengths) * count + terms[: units.first[-1]]
    cells, times = np.unique(keys, return_counts=True)
    return cells // count, cells % count, times


def _side(units: Units, unit: Ints, term: Ints, times: Ints, idf: Floats) -> Side:
    import numpy as np

    weight = times * idf[term]
    begin = np.searchsorted(unit, np.arange(len(units) + 1))
    norm = np.sqrt(np.bincount(unit, weight * weight, len(units)))
    mass: Floats = np.asarray(np.bincount(unit, idf[term], len(units)), float)
    return Side(units, unit, term, weight, begin, np.maximum(norm, 1e-9), mass)


def _block(one: Side, two: Side, low: int, high: int, idf: Floats) -> tuple[Floats, Floats]:
    """Cosine and Dice of the copy's units `low` to `high` with every unit of the original."""
    import numpy as np

    entries = slice(two.begin[low], two.begin[high])
    shared = np.intersect1d(two.term[entries], one.term)
    column = np.full(len(idf), -1, np.int64)
    column[shared] = np.arange(len(shared))
    there = column[one.term] >= 0
    here = column[two.term[entries]] >= 0
    cells = (one.unit[there], column[one.term[there]]), (two.unit[entries][here] - low, column[two.term[entries][here]])
    weights = one.weight[there], two.weight[entries][here]
    cosine = _product(cells, weights, (len(one.units), high - low), len(shared))
    roots = np.sqrt(idf[one.term[there]]), np.sqrt(idf[two.term[entries][here]])
    common = _product(cells, roots, (len(one.units), high - low), len(shared))
    cosine /= np.outer(two.norm[low:high], one.norm)
    return cosine, 2 * common / np.maximum(np.add.outer(two.mass[low:high], one.mass), 1e-9)


def _product(cells: Any, weights: Any, rows: tuple[int, int], columns: int) -> Floats:
    """The product of two sparse matrices, laid out densely over the terms that they share."""
    import numpy as np

    sides = []
    for cell, weight, height in zip(cells, weights, rows, strict=True):
        dense = np.zeros((height, columns), np.float32)
        dense[cell] = weight
        sides.append(dense)
    turned = sides[0].T
    step = _LIGHT_STEPS // max(1, turned.size)
    if step < _LEAST_ROWS:
        return np.asarray(sides[1] @ turned, np.float64)
    parts = [sides[1][low : low + step] @ turned for low in range(0, rows[1], step)]
    return np.asarray(np.concatenate(parts), np.float64)
