"""Find the passages of a copy that were made from passages of an original.

Alike units are clustered along both texts; a cluster counts if it is alike as a whole, its edges are moved to where the
likeness ends, and where the words are the same letter by letter they alone set the edges. After M. A. Sanchez-Perez,
G. Sidorov, A. Gelbukh, "A winning approach to text alignment for text reuse detection at PAN 2014", with other edges,
another treatment of summaries, and thresholds chosen on one half of the PAN 2013 training pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provaudit.derivation.edges import edged
from provaudit.derivation.likeness import Likeness, compare_units
from provaudit.derivation.summaries import summary
from provaudit.derivation.units import Units, units
from provaudit.derivation.verbatim import verbatim

Box = tuple[int, int, int, int]
"""First and last unit of the original, then of the copy."""

_COSINE, _DICE = 0.30, 0.30
"""What two units must reach to be the seed of a passage."""
_GAP_UNITS = 4
"""How many units without a seed a passage may hold in a row."""
_WHOLE_COSINE = 0.37
"""What a passage must reach as a whole; otherwise it is taken apart with smaller gaps."""
_LEAST_CHARS = 150
_SHORT_CHARS, _SHORT_COSINE = 260, 0.45
"""A short passage must be more alike."""
_BESIDE_VERBATIM_COSINE = 0.6
"""Where texts share words letter by letter, what is merely alike elsewhere is likelier to be the common topic."""
_OVERLAP = 0.3


@frozen(order=True)
class Found:
    """A passage in both texts, in characters; `kind` is `verbatim`, `rewritten` or `summary`."""

    original_start: int
    original_end: int
    copy_start: int
    copy_end: int
    kind: str = "rewritten"
    likeness: float = 1.0

    def overlaps(self, other: Found) -> bool:
        """Whether the two share characters on either side."""
        return (self.original_start < other.original_end and other.original_start < self.original_end) or (
            self.copy_start < other.copy_end and other.copy_start < self.copy_end
        )


def spans(original: str, copy: str) -> list[tuple[int, int, int, int]]:
    """The passages as (original start, original end, copy start, copy end), in characters."""
    return [(f.original_start, f.original_end, f.copy_start, f.copy_end) for f in passages(original, copy)]


def passages(original: str, copy: str) -> list[Found]:
    """The passages of `copy` that were made from passages of `original`, in the order of the copy."""
    one, two = units(original), units(copy)
    if not len(one) or not len(two):
        return []
    likeness = compare_units(one, two, _COSINE, _DICE)
    exact, alike = list[Found](), list[Found]()
    for box in _boxes(likeness, likeness.seeds, _GAP_UNITS):
        same = verbatim(one, two, box)
        if same:
            exact += [Found(*span, "verbatim") for span in same]
        else:
            alike += _alike(likeness, edged(likeness, box), one, two)
    exact = list(dict.fromkeys(exact))
    found = [*exact, *_best(alike, exact)]
    return sorted(_summarised(likeness, found), key=lambda f: (f.copy_start, f.original_start))


def _alike(likeness: Likeness, box: Box, one: Units, two: Units) -> list[Found]:
    """The passage of a box, if it is long enough, and alike enough for its length."""
    found = Found(*one.span(box[0], box[1]), *two.span(box[2], box[3]), "rewritten", likeness.cosine(box))
    shorter = min(found.original_end - found.original_start, found.copy_end - found.copy_start)
    if shorter < _LEAST_CHARS or (shorter < _SHORT_CHARS and found.likeness < _SHORT_COSINE):
        return []
    return [found]


def _boxes(likeness: Likeness, seeds: list[tuple[int, int]], gap: int) -> Iterator[Box]:
    """The clusters of seeds that are alike as wholes."""
    for cluster in _clusters(seeds, gap):
        originals, copies = [s[0] for s in cluster], [s[1] for s in cluster]
        box = min(originals), max(originals), min(copies), max(copies)
        if likeness.cosine(box) >= _WHOLE_COSINE:
            yield box
        elif gap > 1:
            yield from _boxes(likeness, cluster, gap - 1)


def _clusters(seeds: list[tuple[int, int]], gap: int) -> Iterator[list[tuple[int, int]]]:
    """Seeds that follow one another closely in both texts; parted along one text and the other until nothing parts."""
    waiting = [seeds] if seeds else []
    while waiting:
        cluster = waiting.pop()
        parts = [part for half in _parted(cluster, 1, gap) for part in _parted(half, 0, gap)]
        if len(parts) == 1:
            yield parts[0]
        else:
            waiting += parts


def _parted(seeds: list[tuple[int, int]], side: int, gap: int) -> list[list[tuple[int, int]]]:
    ordered = sorted(seeds, key=lambda seed: seed[side])
    parts = [[ordered[0]]]
    for seed in ordered[1:]:
        if seed[side] - parts[-1][-1][side] <= gap:
            parts[-1].append(seed)
        else:
            parts.append([seed])
    return parts


def _best(alike: list[Found], exact: list[Found]) -> list[Found]:
    """Of passages that claim the same words the better ones; beside verbatim ones only those that are surely more."""
    if exact:
        alike = [f for f in alike if f.likeness >= _BESIDE_VERBATIM_COSINE and not any(map(f.overlaps, exact))]
    kept = list[Found]()
    for found in sorted(alike, key=lambda f: (-f.likeness * (f.copy_end - f.copy_start), f)):
        if not any(_much_shared(found, other) for other in kept):
            kept.append(found)
    return kept


def _much_shared(found: Found, other: Found) -> bool:
    """Whether another passage already has a good part of this one, in either text."""
    copy = min(found.copy_end, other.copy_end) - max(found.copy_start, other.copy_start)
    original = min(found.original_end, other.original_end) - max(found.original_start, other.original_start)
    return copy > _OVERLAP * (found.copy_end - found.copy_start) or original > _OVERLAP * (
        found.original_end - found.original_start
    )


def _summarised(likeness: Likeness, found: list[Found]) -> list[Found]:
    """The passages, those inside a summary replaced by it."""
    box = summary(likeness)
    if box is None:
        return found
    whole = Found(*box, "summary")
    outside = [f for f in found if _inside(f, whole) <= 0.5]
    return [*outside, whole]


def _inside(found: Found, whole: Found) -> float:
    """The share of a passage's words in the copy that another passage has too."""
    shared = min(found.copy_end, whole.copy_end) - max(found.copy_start, whole.copy_start)
    return shared / (found.copy_end - found.copy_start)
