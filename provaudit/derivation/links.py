"""Link the sentences of two texts inside and between their shared passages.

Passages that follow one another in both texts are bridged; inside such a run a monotone dynamic programme picks the
best pairs, a sentence split in two or two joined into one counted in. W. Gale, K. Church, "A program for aligning
sentences in bilingual corpora" (1993), with likeness of words in place of length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen
from rapidfuzz import fuzz

from provaudit.derivation.passages import Found
from provaudit.derivation.sentences import sentences
from provaudit.derivation.weights import Weights
from provaudit.model import Span

_LEAST = 0.06
"""A pair less alike than this is never linked."""
_SURE = 0.25
"""A pair at least so alike is linked wherever it stands; a weaker one only between two linked neighbours."""
_MERGED = 0.03
"""What two sentences for one must gain over one for one."""
_REACH = 4
"""How many sentences beyond the passages are looked at; there only sure pairs count."""
_CELLS = 20_000
"""The most pairs of sentences of one run that are weighed; longer runs are parted."""
_LEAST_BAND = 8
"""Of a run that is longer still, only pairs near the diagonal are weighed, at least so many to each side."""
_MOVES = ((1, 1), (1, 2), (2, 1))


@frozen
class Linked:
    """Sentences `a` to `b` of the original and `c` to `d` of the copy, ends not counted in."""

    a: int
    b: int
    c: int
    d: int
    likeness: float


def linked(original: str, copy: str, found: Sequence[Found]) -> list[tuple[Span, Span, float]]:
    """Linked stretches of one or two sentences in both texts with their likeness, in the order of the copy."""
    if not found:
        return []
    one, two = sentences(original), sentences(copy)
    weights = Weights([s.of(original) for s in one], [s.of(copy) for s in two])
    links = [link for run in _runs(found, one, two) for link in _aligned(weights, *run)]
    seen = set[int]()
    kept = []
    for link in sorted(links, key=lambda link: -link.likeness):
        rows = {*range(link.c, link.d)}
        if not rows & seen:
            seen |= rows
            kept.append(link)
    return [
        (Span(one[k.a].start, one[k.b - 1].end), Span(two[k.c].start, two[k.d - 1].end), k.likeness)
        for k in sorted(kept, key=lambda link: link.c)
    ]


def _runs(found: Sequence[Found], one: list[Span], two: list[Span]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of sentences to align: passages in one order in both texts together, with the sentences between them."""
    run = list[Found]()
    for passage in [f for f in found if f.kind != "summary"]:
        if run and (passage.original_start < run[-1].original_start or _cells([*run, passage], one, two) > _CELLS):
            yield _range(run, one, two)
            run = []
        run.append(passage)
    if run:
        yield _range(run, one, two)


def _range(run: list[Found], one: list[Span], two: list[Span]) -> tuple[int, int, int, int]:
    """The sentences that a run of passages touches, and a few more at each end."""
    first, last = min(f.original_start for f in run), max(f.original_end for f in run)
    a, b = _touched(one, first, last)
    c, d = _touched(two, run[0].copy_start, max(f.copy_end for f in run))
    return max(0, a - _REACH), min(len(one), b + _REACH), max(0, c - _REACH), min(len(two), d + _REACH)


def _touched(spans: list[Span], start: int, end: int) -> tuple[int, int]:
    inside = [i for i, span in enumerate(spans) if span.start < end and start < span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _cells(run: list[Found], one: list[Span], two: list[Span]) -> int:
    a, b, c, d = _range(run, one, two)
    return (b - a) * (d - c)


def _aligned(weights: Weights, a: int, b: int, c: int, d: int) -> list[Linked]:
    """The best monotone pairing of sentences `a` to `b` with `c` to `d`."""
    best: dict[tuple[int, int], float] = {(a, c): 0.0}
    step: dict[tuple[int, int], tuple[int, int, float]] = {}
    reach = max(_LEAST_BAND, _CELLS // (2 * (b - a + 1)))
    for i in range(a, b + 1):
        middle = c + (i - a) * (d - c) // max(1, b - a)
        for j in range(max(c, middle - reach), min(d, middle + reach) + 1):
            options = [(best[p], *s, 0.0) for p, s in (((i - 1, j), (1, 0)), ((i, j - 1), (0, 1))) if p in best]
            for rows, columns in _MOVES:
                if (i - rows, j - columns) in best:
                    likeness = _likeness(weights, i - rows, i, j - columns, j)
                    if likeness >= _LEAST:
                        gain = likeness - _LEAST - _MERGED * (rows + columns - 2)
                        options.append((best[i - rows, j - columns] + gain, rows, columns, likeness))
            if options:
                top = max(options)
                best[i, j], step[i, j] = top[0], top[1:]
    return _sure(list(_walked(step, a, b, c, d)), weights)


def _walked(step: dict[tuple[int, int], tuple[int, int, float]], a: int, b: int, c: int, d: int) -> Iterator[Linked]:
    """The pairs on the best path, last one first."""
    i, j = b, d
    while (i, j) != (a, c):
        rows, columns, likeness = step[i, j]
        if rows and columns:
            yield Linked(i - rows, i, j - columns, j, likeness)
        i, j = i - rows, j - columns


def _sure(links: list[Linked], weights: Weights) -> list[Linked]:
    """The pairs that are alike enough, and weaker ones that stand right between linked neighbours on both sides."""
    strong = [link for link in links if link.likeness >= _SURE]
    befores = {(link.b, link.d) for link in links}
    afters = {(link.a, link.c) for link in links}
    weak = [
        link for link in links if link.likeness < _SURE and (link.a, link.c) in befores and (link.b, link.d) in afters
    ]
    return sorted([*strong, *weak], key=lambda link: link.c)


def _likeness(weights: Weights, a: int, b: int, c: int, d: int) -> float:
    """How alike two stretches are: by weighted words, and a little by letters, which survive rewording better."""
    words = weights.likeness(a, b, c, d)
    if words < 0.02 and b - a + d - c > 2:
        return 0.0
    letters = fuzz.ratio(weights.texts(a, b, 0), weights.texts(c, d, 1)) / 100
    return 0.75 * words + 0.25 * max(0.0, (letters - 0.35) / 0.65)
