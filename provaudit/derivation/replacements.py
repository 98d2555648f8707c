"""Words that were regularly replaced by others, as a program does that spins a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from provaudit.derivation.edits import key, swaps, words_in
from provaudit.model.compared import Edit, Replacement

_LEAST_TIMES = 3
_SHORT_CHARS = 2
_LEAST_SHARE = 0.5
"""How much of a word's changes must go to one and the same other word."""


def replacements(original: str, copy: str, steps: Iterable[tuple[Edit, ...]]) -> tuple[Replacement, ...]:
    """The regular replacements in the links of two texts, the most frequent first."""
    steps = list(steps)
    seen = Counter(pair for edits in steps for pair in swaps(original, copy, edits))
    counts = Counter[tuple[str, str]]()
    changed = Counter[str]()
    for before, after in _changed(original, copy, steps):
        changed += before
        for one, two in seen:
            if before[one] and after[two]:
                counts[one, two] += min(before[one], after[two])
    regular = [
        Replacement(one, two, times)
        for (one, two), times in counts.items()
        if times >= _LEAST_TIMES and times >= _LEAST_SHARE * changed[one] and min(len(one), len(two)) > _SHORT_CHARS
    ]
    return tuple(sorted(regular, key=lambda r: (-r.count, r.original, r.copy)))


def _changed(original: str, copy: str, steps: list[tuple[Edit, ...]]) -> Iterator[tuple[Counter[str], Counter[str]]]:
    """The words of each changed stretch before and after, those that stayed left out."""
    for step in (step for edits in steps for step in edits if step.kind == "changed"):
        before = Counter(key(original, w) for w in words_in(original, step.original))
        after = Counter(key(copy, w) for w in words_in(copy, step.copy))
        yield before - after, after - before
