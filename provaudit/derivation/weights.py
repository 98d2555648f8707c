"""How alike stretches of sentences are, by their words weighted with how rare they are in both texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_STEM_CHARS = 5


class Weights:
    """The sentences of two texts as weighted words; side 0 is the original, side 1 the copy."""

    def __init__(self, one: Sequence[str], two: Sequence[str]) -> None:
        self._texts = (one, two)
        self._bags = tuple(
            [Counter(w[:_STEM_CHARS] for w in _WORD.findall(s.lower())) for s in side] for side in (one, two)
        )
        df = Counter(stem for side in self._bags for bag in side for stem in bag)
        count = len(one) + len(two)
        self._idf = {stem: log((count + 1) / times) for stem, times in df.items()}

    def texts(self, first: int, last: int, side: int) -> str:
        """The sentences `first` to `last` of a side, not counting `last` in."""
        return " ".join(self._texts[side][first:last])

    def likeness(self, a: int, b: int, c: int, d: int) -> float:
        """The mean of cosine and Dice of the sentences `a` to `b` of the original and `c` to `d` of the copy."""
        one, two = self._bag(0, a, b), self._bag(1, c, d)
        shared = one.keys() & two.keys()
        if not shared:
            return 0.0
        idf = self._idf
        dot = sum(one[s] * two[s] * idf[s] ** 2 for s in shared)
        norms = sqrt(sum((n * idf[s]) ** 2 for s, n in one.items()) * sum((n * idf[s]) ** 2 for s, n in two.items()))
        mass = sum(idf[s] for s in one) + sum(idf[s] for s in two)
        return (dot / norms + 2 * sum(idf[s] for s in shared) / mass) / 2

    def _bag(self, side: int, first: int, last: int) -> Counter[str]:
        bags = self._bags[side]
        return bags[first] if last - first == 1 else bags[first] + bags[last - 1]
