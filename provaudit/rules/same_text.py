"""Texts that are one text, found among thousands without comparing each with each."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

from provaudit.model import Case, Page

_SAME_TEXT, _OF_LONGER, _LEAST_COMMON = 0.55, 0.3, 150
"""What copies of one text share at least, and how many characters; the longer one may have more of its own around."""
_CLAUSE_END = re.compile(r"[.,;:!?…\n。！？、，]+\s*")
_LEAST_CLAUSE = 30
"""Shorter clauses are said by many."""
_SKETCH = 12
"""So many clauses stand for a text, those with the least check sums: of two copies' some agree (A. Broder, 1997)."""
_MOST_COMPARED = 8


@lru_cache(maxsize=64)
def clauses(text: str) -> frozenset[str]:
    """The longer stretches between punctuation marks, in lower case: what verbatim copies have in common."""
    return frozenset(clause for clause in _CLAUSE_END.split(text.lower()) if len(clause) >= _LEAST_CLAUSE)


class Seen:
    """The sources that were met, each with a sketch of its text."""

    def __init__(self) -> None:
        self._cases: list[tuple[Case, Page]] = []
        self._holding: dict[int, int] = {}
        """Check sum of a clause -> the first source whose sketch holds it."""

    def same_as(self, case: Case, page: Page, said: Collection[str]) -> Case | None:
        """The first source of another address that has the same text; if there is none, this one is taken in."""
        sketch = nsmallest(_SKETCH, {crc32(clause.encode()) for clause in said})
        likely = {self._holding[mark] for mark in sketch if mark in self._holding}
        for number in sorted(likely)[:_MOST_COMPARED]:
            other, seen = self._cases[number]
            if seen.url != page.url and alike(clauses(seen.text), said):
                return other
        for mark in sketch:
            self._holding.setdefault(mark, len(self._cases))
        self._cases.append((case, page))
        return None


def alike(one: Collection[str], two: Collection[str]) -> bool:
    """Whether two texts of these clauses have most of their words in common, whichever is longer."""
    shorter, longer = sorted((_size(one), _size(two)))
    common = _size(set(one) & set(two))
    return common >= max(_LEAST_COMMON, _SAME_TEXT * shorter, _OF_LONGER * longer)


def _size(said: Collection[str]) -> int:
    return sum(map(len, said))
