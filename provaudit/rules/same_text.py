"""Texts that are one text, found among thousands without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from heapq import nsmallest

from provaudit.derivation import fingerprints
from provaudit.model import Case, Page

_SAME_TEXT, _OF_LONGER = 0.6, 0.35
"""What copies of one text share at least; the longer one may have more of its own around it."""
_LEAST_FINGERPRINTS = 15
_SKETCH = 64
"""So many of a text's least fingerprints stand for it: of two texts as alike as that, about 18 agree."""
_LEAST_AGREEING = 4
_MOST_COMPARED = 8


class Seen:
    """The sources that were met, each with a sketch of its text (A. Broder, 1997: bottom-k sketches)."""

    def __init__(self) -> None:
        self._cases: list[tuple[Case, Page]] = []
        self._holding: dict[int, list[int]] = defaultdict(list)
        """Fingerprint -> the sources whose sketch holds it."""

    def same_as(self, case: Case, page: Page, marks: frozenset[int]) -> Case | None:
        """The first source of another address that has the same text; if there is none, this one is taken in."""
        sketch = nsmallest(_SKETCH, marks)
        votes = Counter(number for mark in sketch for number in self._holding.get(mark, ()))
        likely = [number for number, agreeing in votes.most_common(_MOST_COMPARED) if agreeing >= _LEAST_AGREEING]
        for number in sorted(likely):
            other, seen = self._cases[number]
            if seen.url != page.url and alike(_marks(seen.text), marks):
                return other
        for mark in sketch:
            self._holding[mark].append(len(self._cases))
        self._cases.append((case, page))
        return None


@lru_cache(maxsize=256)
def _marks(text: str) -> frozenset[int]:
    return fingerprints(text)


def alike(one: frozenset[int], two: frozenset[int]) -> bool:
    """Whether two texts have most of their fingerprints in common, whichever is longer."""
    shorter, longer = sorted((len(one), len(two)))
    common = len(one & two)
    return shorter >= _LEAST_FINGERPRINTS and common >= _SAME_TEXT * shorter and common >= _OF_LONGER * longer
