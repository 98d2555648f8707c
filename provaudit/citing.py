"""From what a reader found in a document to its references, citations and quotations, with ids in document order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from provaudit.model import Citation, Document, Link, Marker, Passage, Reference, Span
from provaudit.quotations import quotations_in
from provaudit.references import Parse, archived_original, parse_reference, references_in

_SENTENCE_END = re.compile(
    r"(?<=[.!?。！？])[\"”’»)\]]*(?:\s*\[[^\]\n]{1,12}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*\s+(?=[\"“‘«(\[]?[A-ZÀ-ÞА-Я\d\u3040-\uffff])"
)

_OPENS_ADDRESS = re.compile(r"\]\([ \t]{0,4}<?")
_CLOSES_TAG = re.compile(r"""["'][^<>]*>\s*(?:<[^<>]*>\s*){0,4}""")
_TAG_CHARACTERS = 500


def cite(document: Document) -> Document:
    """`document` with the references of its notes and links, its citations and its quotations."""
    references = tuple(_numbered(references_of(document)))
    cited = evolve(document, references=references, citations=_citations(document, references))
    return evolve(cited, quotations=quotations_in(cited))


def references_of(document: Document, parse: Parse = parse_reference) -> Iterator[Reference]:
    """The references of all notes and of the links in running text, each still without an id."""
    for note in document.notes:
        yield from (evolve(reference, label=note.label) for reference in references_in(note, parse))
    yield from (_of_link(link, document.text) for link in document.links if link.url)


def _of_link(link: Link, text: str) -> Reference:
    """What a link in running text claims: that something is to be found at its address."""
    place = _address_of(link, text)
    return Reference(
        text=link.text or link.url,
        span=link.span,
        origin="link",
        url=link.url,
        archive_url=link.copy_url or None,
        archived=link.copy_date or archived_original(link.copy_url)[1],
        confidence={"url": 1.0} | ({"archive_url": 1.0} if link.copy_url else {}),
        spans={"url": place} if place else {},
    )


def _address_of(link: Link, text: str) -> Span | None:
    """Where the address of a link stands: it is the link, or right behind its words, or in the tag before them."""
    span, size = link.span, len(link.url)
    if span.of(text) == link.url:
        return span
    behind = _OPENS_ADDRESS.match(text, span.end)
    if behind and text.startswith(link.url, behind.end()):
        return Span(behind.end(), behind.end() + size)
    nearest = text.rfind(link.url, max(0, span.start - size - _TAG_CHARACTERS), span.start)
    if nearest >= 0 and _CLOSES_TAG.fullmatch(text, nearest + size, span.start):
        return Span(nearest, nearest + size)
    return None


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
        Citation(marker, _sentence_around(marker, sentences), tuple(called.get(marker.label, ())))
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


def _sentence_around(marker: Marker, sentences: Sequence[Span]) -> Span:
    """The last sentence that begins before the marker; the marker itself where there is none."""
    place = bisect_right(sentences, marker.span) - 1
    if place < 0 or sentences[place].end < marker.span.start:
        return marker.span
    return Span(sentences[place].start, max(sentences[place].end, marker.span.end))
