"""What the running text of a document and the text of a source have in common."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from attrs import frozen

from provaudit.derivation import compare, fingerprints, passages
from provaudit.model import Document, Span
from provaudit.model.compared import SharedPassage

_LEAST_SHARED = 6
"""Fewer common fingerprints cannot make a passage."""
_SAME_TEXT, _OF_LONGER = 0.6, 0.35
"""What copies of one text share at least; the longer one may have more of its own around it."""
_LEAST_FINGERPRINTS = 15
_LEAST_CHARS = 200
_BREAK = "\n\n"


@frozen
class Shared:
    """The passages of a document that a source has too."""

    covered: float
    """The share of the document's running text."""
    source_covered: float
    direction: str
    """`as given`: the source was made from the document; `reversed`, `undecided`."""
    evidence: tuple[str, ...]
    passages: tuple[tuple[Span, str], ...]
    """Where they stand in the document's source, and the words of the source."""
    unquoted: tuple[tuple[Span, str], ...]
    """Those of them that are verbatim and not between quotation marks."""

    @property
    def first(self) -> tuple[Span, str]:
        """The longest passage."""
        return max(self.passages, key=lambda p: p[0].end - p[0].start)

    def much(self, share: float) -> bool:
        """Whether both texts consist of the other one's in at least this share."""
        return min(self.covered, self.source_covered) >= share


@lru_cache(maxsize=256)
def _marks(text: str) -> frozenset[int]:
    return fingerprints(text)


def alike(one: str, two: str) -> bool:
    """Whether two texts have most of their fingerprints in common, whichever is longer."""
    first, second = _marks(one), _marks(two)
    shorter, longer = sorted((len(first), len(second)))
    common = len(first & second)
    return shorter >= _LEAST_FINGERPRINTS and common >= _SAME_TEXT * shorter and common >= _OF_LONGER * longer


def shared_with(document: Document, source: str) -> Shared | None:
    """What `document` shares with the text of a source; None if it is no passage."""
    prose = _BREAK.join(passage.text for passage in document.passages)
    if len(_marks(prose) & _marks(source)) < _LEAST_SHARED:
        return None
    found = _found(prose, source)
    if not found:
        return None
    covered, source_covered, direction, evidence, stretches = found
    placed = [(_placed(document, p.original), p.copy.of(source), p) for p in stretches]
    return Shared(
        covered,
        source_covered,
        direction,
        evidence,
        tuple((span, words) for span, words, _ in placed),
        tuple((span, words) for span, words, p in placed if _own_words(document, span, p)),
    )


@lru_cache(maxsize=64)
def _found(prose: str, source: str) -> tuple[float, float, str, tuple[str, ...], tuple[SharedPassage, ...]] | None:
    """Compare at length only what has a passage in common at all: that is fast to see."""
    if not any(passage.kind != "summary" for passage in passages(prose, source)):
        return None
    compared = compare(prose, source)
    return (
        compared.original_covered,
        compared.copy_covered,
        compared.direction.judgement,
        compared.direction.evidence,
        compared.passages,
    )


def _placed(document: Document, span: Span) -> Span:
    """A stretch of the joined running text as a span of the document's source."""
    starts = [0]
    for passage in document.passages:
        starts.append(starts[-1] + len(passage.text) + len(_BREAK))

    def at(offset: int) -> int:
        number = min(bisect_right(starts, offset) - 1, len(document.passages) - 1)
        passage = document.passages[number]
        return passage.at(min(offset - starts[number], len(passage.text)))

    return Span(at(span.start), at(max(span.start, span.end - 1)) + 1)


def _own_words(document: Document, span: Span, passage: SharedPassage) -> bool:
    """Whether a verbatim passage is long, and most of it not marked as quoted."""
    if passage.kind != "verbatim" or span.end - span.start < _LEAST_CHARS:
        return False
    quoted = sum(
        max(0, min(q.span.end, span.end) - max(q.span.start, span.start))
        for q in document.quotations
        if q.kind not in ("nested", "term")
    )
    return quoted < 0.5 * (span.end - span.start)
