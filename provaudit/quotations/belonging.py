"""Which references a quotation is cited from: by its marker, by a link, or by the note that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left

from provaudit.model import Citation, Document, Note, Passage, Reference, Span
from provaudit.quotations.sentences import sentences

_SENTENCES_ON = 1
"""A marker may stand this many sentences after the quotation's own, if no other marker is nearer."""
_LEADS = re.compile(r":(?:\s*\[\^?[^\[\]\s]{1,12}\]_?)*\s*$")
_UNMARKED_LINE = re.compile(r"\n[ \t]*\n")
_BLOCK_ENDS = re.compile(r"</blockquote|\\end\{|\}\}", re.I)
_MOST_TOGETHER = 50
"""Of markers side by side, no more than these are read."""


class Belonging:
    """The citations and inline references of a document, ready to be asked for by place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bounds: dict[Span, list[Span]] = {}
        cited = (citation for citation in document.citations if citation.references)
        self._citations = sorted(cited, key=lambda citation: citation.marker.span)
        self._starts = [citation.marker.span.start for citation in self._citations]

    def references(self, span: Span, passage: Passage) -> tuple[str, ...]:
        """Ids of the references that a quotation at `span` of the source, in `passage`, is cited from."""
        bounds = self._sentences(passage)
        here = next((i for i, part in enumerate(bounds) if part.start <= span.start < part.end), 0)
        sentence = bounds[here] if bounds else passage.span
        until = bounds[min(here + _SENTENCES_ON, len(bounds) - 1)].end if bounds else passage.span.end
        return self._linked(span, sentence) or self._marked(span, sentence, until, passage)

    def leading(self, passage: Passage) -> tuple[str, ...]:
        """Ids of the references of a line that leads to a block quotation: `Smith writes: [1]`; none of any other."""
        if not _LEADS.search(passage.text):
            return ()
        begin = bisect_left(self._starts, self._sentences(passage)[-1].start)
        end = passage.span.end
        within = [
            citation
            for citation in self._citations[begin : begin + _MOST_TOGETHER]
            if (at := citation.marker.span.start) < end or self._document.adjoin(end, at)
        ]
        return _ids(self._together(within[::-1]))

    def goes_on(self, passage: Passage, following: Passage) -> bool:
        """Whether two paragraphs that are set off stand in one block quotation."""
        between = self._document.text[passage.span.end : following.span.start]
        angled = self._document.format in ("markdown", "plaintext")
        return (_UNMARKED_LINE if angled else _BLOCK_ENDS).search(between) is None

    def _sentences(self, passage: Passage) -> list[Span]:
        """The source spans of a passage's sentences."""
        if passage.span not in self._bounds:
            self._bounds[passage.span] = [passage.source_span(*part) for part in sentences(passage.text)]
        return self._bounds[passage.span]

    def in_note(self, note: Note) -> tuple[str, ...]:
        """Ids of the references that a note holds."""
        span = note.passage.span
        return tuple(r.id for r in self._document.references if r.id and span.start <= r.span.start < span.end)

    def _marked(self, span: Span, sentence: Span, until: int, passage: Passage) -> tuple[str, ...]:
        """By the next marker after it, or else by one before it in its sentence: `Smith (2020) holds that “`."""
        here = bisect_left(self._starts, span.end)
        after = self._citations[here : here + _MOST_TOGETHER]
        if after and (after[0].marker.span.start <= until or self._document.adjoin(until, after[0].marker.span.start)):
            return _ids(self._together(after))
        begin, here = bisect_left(self._starts, sentence.start), bisect_left(self._starts, span.start)
        before = [c for c in self._citations[begin:here] if not _ends_clause(c, passage)]
        return _ids(self._together(before[::-1])) if before else ()

    def _together(self, citations: list[Citation]) -> list[Citation]:
        """The first citation and those that stand right beside it: `[5][6]`, `[5, 6]`."""
        near = citations[:1]
        for citation in citations[1:]:
            first, second = sorted((near[-1].marker.span, citation.marker.span))
            if not self._document.adjoin(first.end, second.start):
                break
            near.append(citation)
        return near

    def _linked(self, span: Span, sentence: Span) -> tuple[str, ...]:
        """By a link around or inside the quoted words, or else by the nearest one in the sentence."""
        inline = [r for r in self._document.references if r.id and sentence.start <= r.span.start < sentence.end]
        touching = [r for r in inline if r.span.start < span.end + 2 and span.start - 2 < r.span.end]
        if touching:
            return tuple(r.id for r in touching)
        return tuple(r.id for r in sorted(inline, key=lambda r: _distance(r, span))[:1])


def _ends_clause(citation: Citation, passage: Passage) -> bool:
    """Whether a marker stands at the end of a clause, which it is for, and not what follows: `rose in May;[1]`."""
    marker = citation.marker.span
    before, after = passage.text[: passage.offset(marker.start)], passage.text[passage.offset(marker.end) :]
    return before.rstrip().endswith((",", ";")) or after.startswith(";")


def _distance(reference: Reference, span: Span) -> int:
    """Characters between a reference and a span of the source."""
    return max(reference.span.start - span.end, span.start - reference.span.end, 0)


def _ids(citations: list[Citation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identifier for citation in citations for identifier in citation.references))
