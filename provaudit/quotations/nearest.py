"""The stretches of a source that are likeliest to hold a quotation, by where its rarest words crowd together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import log

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
    for block in Indel.opcodes(keys, window):
        if block.tag != "equal":
            continue
        score -= _GAP_COST * (block.dest_start - last)
        if score <= 0:
            score, first = 0.0, block.dest_start - _unmatched_before(block.src_start, block.dest_start, last)
        last = block.dest_end
        score += sum(min(1.5, len(word) / 4) for word in window[block.dest_start : block.dest_end])
        if score > best[0]:
            best = (score, first, last + _unmatched_after(keys, block.src_end, last, len(window)))
    return (begin + best[1], begin + best[2]) if best[0] else None


def _unmatched_before(quote_words: int, place: int, last: int) -> int:
    """How many words before the first match answer the quotation's own first words, which were changed."""
    return min(quote_words, 1, place - last) if quote_words == 1 else 0


def _unmatched_after(keys: Sequence[str], done: int, last: int, size: int) -> int:
    """The same at the end: a changed last word has a counterpart, added ones have none."""
    return min(1, size - last) if len(keys) - done == 1 else 0
