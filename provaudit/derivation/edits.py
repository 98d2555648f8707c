"""The word alignment of two linked stretches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from provaudit.model import Span
from provaudit.model.compared import Edit

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*|[$€£¥₩%&]"
)
_MOST_CELLS = 4_000_000
"""Longer stretches, which no sentence has, are not aligned word by word."""
_SAME_WORD = 60
"""Two words at least so alike (0 to 100) are forms of one word, and none was put in place of the other."""


def words_in(text: str, span: Span) -> list[Span]:
    """The words of a stretch of `text`."""
    return [Span(*match.span()) for match in _WORD.finditer(text, span.start, span.end)]


def key(text: str, span: Span) -> str:
    """The form in which a word compares: typography and case aside."""
    return span.of(text).lower().replace("’", "'")


def edits(original: str, copy: str, one: Span, two: Span) -> tuple[Edit, ...]:
    """The steps from the words of `one` in `original` to the words of `two` in `copy`, in order."""
    here, there = words_in(original, one), words_in(copy, two)
    if len(here) * len(there) > _MOST_CELLS:
        return (Edit("changed", one, two),)
    steps = Levenshtein.opcodes([key(original, w) for w in here], [key(copy, w) for w in there])
    found = list[Edit]()
    for step in steps:
        before = _stretch(here, step.src_start, step.src_end, one)
        after = _stretch(there, step.dest_start, step.dest_end, two)
        kind = {"equal": "same", "replace": "changed", "insert": "added", "delete": "left-out"}[step.tag]
        if found and kind != "same" and found[-1].kind != "same":
            last = found.pop()
            before, after = _joined(last.original, before), _joined(last.copy, after)
            kind = _kind(before, after)
        found.append(Edit(kind, before, after))
    return tuple(found)


def _stretch(words: list[Span], first: int, last: int, around: Span) -> Span:
    """The characters of some words; an empty span where they would stand if there are none."""
    if last > first:
        return Span(words[first].start, words[last - 1].end)
    place = words[first - 1].end if first else around.start
    return Span(place, place)


def _joined(one: Span, two: Span) -> Span:
    if one.start == one.end:
        return two
    return one if two.start == two.end else Span(one.start, two.end)


def _kind(before: Span, after: Span) -> str:
    if before.start == before.end:
        return "added"
    return "left-out" if after.start == after.end else "changed"


def swaps(original: str, copy: str, steps: tuple[Edit, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of single words of which one was put in place of the other, in lower case.

    Within a changed stretch of equal length words pair by place; what only changed its form does not count.
    """
    for step in steps:
        if step.kind != "changed":
            continue
        before = [key(original, w) for w in words_in(original, step.original)]
        after = [key(copy, w) for w in words_in(copy, step.copy)]
        if len(before) == len(after) <= 4:
            yield from ((one, two) for one, two in zip(before, after, strict=True) if fuzz.ratio(one, two) < _SAME_WORD)
