"""From what a reader found in a document to its references, citations and quotations, with ids in document order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from provaudit.cited import references_of
from provaudit.model import Citation, Document, Marker, Passage, Reference, Span
from provaudit.quotations import quotations_in

_SENTENCE_END = re.compile(
    r"(?<=[.!?。！？])[\"”’»)\]]*(?:\s*\[[^\]\n]{1,12}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*\s+(?=[\"“‘«(\[]?[A-ZÀ-ÞА-Я\d\u3040-\uffff])"
)


def cite(document: Document) -> Document:
    """`document` with the references of its notes and links, its citations and its quotations."""
    references = tuple(_numbered(references_of(document)))
    cited = evolve(document, references=references, citations=_citations(document, references))
    return evolve(cited, quotations=quotations_in(cited))


def _numbered(references: Iterable[Reference]) -> Iterator[Reference]:
    """`r1`, `r2`... by their place in the document."""
    for number, reference in enumerate(sorted(references, key=lambda reference: reference.span), 1):
        yield evolve(reference, id=f"r{number}")


def _citations(document: Document, references: Sequence[Reference]) -> tuple[Citation, ...]:
    """Each marker with its sentence and the references of the note that it calls."""
    called: dict[str, list[str]] = {}
    for reference in references:
        if reference.label is not None:
            called.setdefault(reference.label, []).append(reference.id)
    sentences = _sentences(document.passages)
    return tuple(
        Citation(marker, _sentence_around(document, marker, sentences), tuple(called.get(marker.label, ())))
        for marker in document.markers
    )


def _sentences(passages: Sequence[Passage]) -> list[Span]:
    """The source spans of all sentences, in order."""
    found = []
    for passage in passages:
        ends = [match.end() for match in _SENTENCE_END.finditer(passage.text)]
        for start, end in zip([0, *ends], [*ends, len(passage.text)], strict=True):
            if end > start:
                found.append(passage.source_span(start, end))
    return sorted(found)


def _sentence_around(document: Document, marker: Marker, sentences: Sequence[Span]) -> Span:
    """The last sentence that begins before the marker; the marker itself where there is none."""
    place = bisect_right(sentences, marker.span) - 1
    at = marker.span.start
    if place < 0 or not (sentences[place].end >= at or document.adjoin(sentences[place].end, at)):
        return marker.span
    return Span(sentences[place].start, max(sentences[place].end, marker.span.end))
