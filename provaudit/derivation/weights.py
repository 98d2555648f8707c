"""How alike stretches of sentences are, by their words weighted with how rare they are in both texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log, sqrt

from attrs import frozen

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_STEM_CHARS = 5
_PART, _WHOLE = 0.05, 0.85
"""What each of two joined sentences has in common with the one that stands for both: something, and not all."""


@frozen(eq=False)
class _Bag:
    """The words of a stretch: occurrences times idf, the norm of that, and the idf of its distinct words together."""

    counts: Counter[str]
    weights: dict[str, float]
    norm: float
    mass: float


class Weights:
    """The sentences of two texts as weighted words; side 0 is the original, side 1 the copy."""

    def __init__(self, one: Sequence[str], two: Sequence[str]) -> None:
        self._texts = (one, two)
        counts = [[Counter(w[:_STEM_CHARS] for w in _WORD.findall(s.lower())) for s in side] for side in (one, two)]
        df = Counter(stem for side in counts for bag in side for stem in bag)
        total = len(one) + len(two)
        self._idf = {stem: log((total + 1) / times) for stem, times in df.items()}
        self._bags = [[self._bag(bag) for bag in side] for side in counts]
        self._pair = cache(self._pair_likeness)

    def texts(self, first: int, last: int, side: int) -> str:
        """The sentences `first` to `last` of a side, not counting `last` in."""
        return " ".join(self._texts[side][first:last])

    def likeness(self, a: int, b: int, c: int, d: int) -> float:
        """The mean of cosine and Dice of the sentences `a` to `b` of the original and `c` to `d` of the copy.

        Two sentences can only stand for one if it has something of both: otherwise they are not alike at all.
        """
        if b - a == d - c == 1:
            return self._pair(a, c)
        parts = [self._pair(i, j) for i in range(a, b) for j in range(c, d)]
        if min(parts) < _PART or max(parts) > _WHOLE:
            return 0.0
        return self._alike(self._joined(0, a, b), self._joined(1, c, d))

    def _pair_likeness(self, a: int, c: int) -> float:
        return self._alike(self._bags[0][a], self._bags[1][c])

    def _alike(self, one: _Bag, two: _Bag) -> float:
        shared = one.weights.keys() & two.weights.keys()
        if not shared or not one.norm or not two.norm:
            return 0.0
        dot = sum(one.weights[stem] * two.weights[stem] for stem in shared)
        common = sum(self._idf[stem] for stem in shared)
        return (dot / (one.norm * two.norm) + 2 * common / (one.mass + two.mass)) / 2

    def _joined(self, side: int, first: int, last: int) -> _Bag:
        bags = self._bags[side][first:last]
        return bags[0] if len(bags) == 1 else self._bag(sum((bag.counts for bag in bags), Counter()))

    def _bag(self, counts: Counter[str]) -> _Bag:
        weights = {stem: times * self._idf[stem] for stem, times in counts.items()}
        norm = sqrt(sum(weight * weight for weight in weights.values()))
        return _Bag(counts, weights, norm, sum(self._idf[stem] for stem in counts))
