"""Compare two texts: what one was made of, and what was changed on the way."""

from __future__ import annotations

from provaudit.derivation.anchors import anchors
from provaudit.derivation.changes import changes
from provaudit.derivation.edits import edits
from provaudit.derivation.likeness import compare_units
from provaudit.derivation.links import linked
from provaudit.derivation.notices import notices
from provaudit.derivation.passages import Found, passages
from provaudit.derivation.replacements import replacements
from provaudit.derivation.units import MOST_CHARS, units
from provaudit.derivation.verdicts import covered, credit, direction, reuse
from provaudit.model import Span
from provaudit.model.compared import Comparison, LeftoverAnchor, SentenceLink, SharedPassage


def compare(original: str, copy: str, *, original_name: str = "original", copy_name: str = "copy") -> Comparison:
    """What `copy` has of `original`, passage by passage and sentence by sentence.

    Only the first four million characters of each text are read. The order of the arguments says which one is taken
    for the original; whether it is, `direction` judges apart.
    """
    original, copy = original[:MOST_CHARS], copy[:MOST_CHARS]
    found = passages(original, copy)
    links = tuple(_link(original, copy, *link) for link in linked(original, copy, found))
    shared = tuple(_shared(f) for f in found)
    shares = (
        covered([*(k.original for k in links), *(p.original for p in shared)], original),
        covered([*(k.copy for k in links), *(p.copy for p in shared)], copy),
    )
    regular = replacements(original, copy, [link.edits for link in links])
    left = _leftovers(original, copy, links)
    said = (*notices(original, "original"), *notices(copy, "copy"))
    kind = reuse(original, copy, shared, links, shares, _topic(original, copy))
    return Comparison(
        original,
        copy,
        kind,
        round(shares[0], 4),
        round(shares[1], 4),
        shared,
        links,
        regular,
        left[1],
        said,
        credit(kind, said),
        direction(kind, left, said),
        original_name,
        copy_name,
    )


def _shared(found: Found) -> SharedPassage:
    return SharedPassage(
        Span(found.original_start, found.original_end),
        Span(found.copy_start, found.copy_end),
        found.kind,
        round(found.likeness, 4),
    )


def _link(original: str, copy: str, one: Span, two: Span, likeness: float) -> SentenceLink:
    steps = edits(original, copy, one, two)
    return SentenceLink(one, two, round(likeness, 4), steps, changes(original, copy, one, two))


def _leftovers(
    original: str, copy: str, links: tuple[SentenceLink, ...]
) -> tuple[tuple[LeftoverAnchor, ...], tuple[LeftoverAnchor, ...]]:
    """Leftover link texts in the original, taken for the reworded one, and in the copy."""
    there = replacements(original, copy, [link.edits for link in links])
    pairs = [(link.original, link.copy) for link in links]
    turned = [(two, one) for one, two in pairs]
    back = replacements(copy, original, [edits(copy, original, two, one) for one, two in pairs]) if there else ()
    return anchors(copy, original, turned, back), anchors(original, copy, pairs, there)


def _topic(original: str, copy: str) -> float:
    """How alike the words of two whole texts are, whoever wrote them."""
    one, two = units(original), units(copy)
    if not len(one) or not len(two):
        return 0.0
    likeness = compare_units(one, two, 1.0, 1.0)
    return likeness.cosine((0, len(one) - 1, 0, len(two) - 1))
