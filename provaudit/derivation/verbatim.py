"""Stretches that two passages share word by word; their edges are those of the words, not of the sentences."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from provaudit.derivation.units import Units

_RUN_WORDS = 6
"""Fewer equal words in a row are no trace of copying."""
_BREAK_WORDS = 8
"""Runs with at most so many other words between them are one stretch."""
_STRETCH_WORDS = 35
_STRETCH_CHARS = 200
_SHARE = 0.7
"""The share of a passage that must be in such stretches to call it verbatim."""
_MARGIN_UNITS = 3
_MOST_CELLS = 400_000_000
"""The alignment takes a bit for each pair of words: 50 megabytes at most."""


def verbatim(original: Units, copy: Units, box: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """The stretches in and around a box, in characters of both texts; none unless they are most of it."""
    a, b = _words(original, box[0], box[1])
    c, d = _words(copy, box[2], box[3])
    if (b - a) * (d - c) > _MOST_CELLS:
        return []
    runs = [run for run in _stretches(original.words[a:b], copy.words[c:d]) if run[4] >= _STRETCH_WORDS]
    size = min(
        original.first[box[1] + 1] - original.first[box[0]],
        copy.first[box[3] + 1] - copy.first[box[2]],
        1.5 * sum(max(run[1] - run[0], run[3] - run[2]) for run in runs),
    )
    if not runs or sum(run[4] for run in runs) < _SHARE * size:
        return []
    found = []
    for run in runs:
        start, end = original.starts[a + run[0]], _to_stop(original, a + run[1] - 1)
        if end - start >= _STRETCH_CHARS:
            found.append((start, end, copy.starts[c + run[2]], _to_stop(copy, c + run[3] - 1)))
    return found


def _words(units: Units, first: int, last: int) -> tuple[int, int]:
    """The words of a run of units and of a few around it."""
    return units.first[max(0, first - _MARGIN_UNITS)], units.first[min(len(units), last + 1 + _MARGIN_UNITS)]


def _stretches(one: list[str], two: list[str]) -> Iterator[tuple[int, int, int, int, int]]:
    """Stretches of long equal runs: where they stand in both lists of words, and how many words are equal."""
    current: tuple[int, int, int, int, int] | None = None
    for block in Indel.opcodes(one, two):
        length = block.src_end - block.src_start
        if block.tag != "equal" or length < _RUN_WORDS:
            continue
        near = current is not None and max(block.src_start - current[1], block.dest_start - current[3]) <= _BREAK_WORDS
        if current is not None and near:
            current = (current[0], block.src_end, current[2], block.dest_end, current[4] + length)
        else:
            if current is not None:
                yield current
            current = (block.src_start, block.src_end, block.dest_start, block.dest_end, length)
    if current is not None:
        yield current


def _to_stop(units: Units, word: int) -> int:
    """The end of a word with the punctuation that follows it."""
    end = units.ends[word]
    while end < len(units.text) and not units.text[end].isspace() and not units.text[end].isalnum():
        end += 1
    return end
