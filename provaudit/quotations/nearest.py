"""The stretches of a source that are likeliest to hold a quotation, by where its rarest words crowd together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from rapidfuzz.distance import Indel

from provaudit.quotations.folding import Folded

_CANDIDATES = 4
_COMMON = 2000
"""A word that the source has more often than this says nothing about the place."""
_GAP_COST = 0.4
_QUOTE_WORDS = 400
"""Longer quotations are placed by their first words."""


def nearest(keys: Sequence[str], source: Folded) -> list[tuple[int, int]]:
    """Up to a few stretches, as first and last word (exclusive), the likeliest first; none if no word is shared."""
    places = _places(source)
    size = max(4, len(keys))
    votes = defaultdict[int, float](float)
    for position, key in enumerate(keys[:_QUOTE_WORDS]):
        at = places.get(key, ())
        if 0 < len(at) <= _COMMON:
            weight = log(1 + len(source.keys) / len(at))
            for place in at:
                votes[max(0, place - position) // size] += weight
    likely = sorted(votes, key=lambda bucket: (-votes[bucket] - votes.get(bucket + 1, 0.0), bucket))[:_CANDIDATES]
    found = [_trimmed(keys, source, (b - 1) * size, (b + 3) * size) for b in likely]
    return list(dict.fromkeys(place for place in found if place is not None))


@lru_cache(maxsize=4)
def _places(source: Folded) -> dict[str, list[int]]:
    """Where each word of the source stands."""
    found = defaultdict[str, list[int]](list)
    for place, key in enumerate(source.keys):
        found[key].append(place)
    return dict(found)


def _trimmed(keys: Sequence[str], source: Folded, begin: int, end: int) -> tuple[int, int] | None:
    """The part of a window that answers the quotation: matches earn their length, gaps in the source cost theirs.

    Aligning the quotation with the whole window also matches stray little words far from the passage; the best
    scoring run of matches leaves them out (maximum subarray).
    """
    begin, end = max(0, begin), min(len(source.keys), end)
    window = source.keys[begin:end]
    best: tuple[float, int, int] = (0.0, 0, 0)
    score = 0.0
    first = last = 0
    for run in _runs(keys, window):
        score -= _GAP_COST * (run.there - last)
        if score <= 0:
            score, first = 0.0, run.there - _unmatched_before(run.quoted, run.there, last)
        last = run.there + run.size
        score += sum(min(1.5, len(word) / 4) for word in window[run.there : last])
        if score > best[0]:
            best = (score, first, last + _unmatched_after(keys, run.quoted + run.size, last, len(window)))
    return (begin + best[1], begin + best[2]) if best[0] else None


class _Run(NamedTuple):
    """So many words that the quotation, from word `quoted` on, shares with the source, from word `there` on."""

    quoted: int
    there: int
    size: int


def _runs(keys: Sequence[str], window: Sequence[str]) -> list[_Run]:
    """The words in common, as few runs as can be.

    Where a word stands twice, an alignment may take it from afar (`die` of the sentence before); a run that also
    stands beside its neighbour goes there.
    """
    blocks = [block for block in Indel.opcodes(keys, window) if block.tag == "equal"]
    found: list[_Run] = []
    for block in reversed(blocks):
        one = _Run(block.src_start, block.dest_start, block.src_end - block.src_start)
        two = found[-1] if found and found[-1].quoted == one.quoted + one.size else None
        joined = _Run(one.quoted, two.there - one.size, one.size + two.size) if two else one
        if two and _same(keys, window, joined):
            found[-1] = joined
        elif two and _same(keys, window, longer := one._replace(size=joined.size)):
            found[-1] = longer
        else:
            found.append(one)
    return found[::-1]


def _same(keys: Sequence[str], window: Sequence[str], run: _Run) -> bool:
    """Whether all words of a run are the same in both."""
    there = window[run.there : run.there + run.size] if run.there >= 0 else ()
    return list(keys[run.quoted : run.quoted + run.size]) == list(there)


def _unmatched_before(quote_words: int, place: int, last: int) -> int:
    """How many words before the first match answer the quotation's own first words, which were changed."""
    return min(quote_words, 1, place - last) if quote_words == 1 else 0


def _unmatched_after(keys: Sequence[str], done: int, last: int, size: int) -> int:
    """The same at the end: a changed last word has a counterpart, added ones have none."""
    return min(1, size - last) if len(keys) - done == 1 else 0
