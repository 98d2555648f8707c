"""Which references a quotation is cited from: by its marker, by a link, or by the note that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import evolve, frozen

from provaudit.model import Citation, Document, Note, Passage, Reference, Span
from provaudit.quotations.nearness import (
    WORD,
    between,
    ends_clause,
    is_behind,
    leads_onward,
    leads_to_words,
    says,
    says_no_more,
    surrounds,
    touches,
)
from provaudit.quotations.sentences import sentences

_SENTENCES_ON = 1
"""A marker may stand this many sentences after the quotation's own, if no other marker is nearer."""
MOST_TOGETHER, MOST_LINKS = 50, 5
"""Of markers side by side, and of links in a sentence, no more than these are read."""
_GOES_ON = re.compile(r"(?:It|He|She|They|The (?:article|author|paper|piece|post|report|story|study|text)s?)\b")
"""How a sentence begins that goes on about what the one before it names."""
DASHED = re.compile(r"\s*(?:[—–―~]|--?(?=\s))\s*\S")
_SIGNED = re.compile(rf"[ ”\"’»*_]*{DASHED.pattern}")
ATTRIBUTION_WORDS = 16
"""A line under a quotation that says whose it is has no more."""


@frozen
class Cited:
    """What a quotation is cited from."""

    references: tuple[str, ...] = ()
    near: bool = False
    """The references only stand near it."""


class Belonging:
    """The citations and inline references of a document, ready to be asked for by place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._bounds: dict[Span, list[Span]] = {}
        self._held = sorted((r for r in document.references if r.id), key=lambda r: r.span)
        self._held_starts = [reference.span.start for reference in self._held]
        self._citations = sorted(self._with_links(document), key=lambda citation: citation.marker.span)
        self._starts = [citation.marker.span.start for citation in self._citations]
        self._links = [reference for reference in self._held if reference.origin == "link"]
        self._link_starts = [reference.span.start for reference in self._links]

    def _with_links(self, document: Document) -> Iterator[Citation]:
        """The citations that cite anything, with the mere links of the notes that they call."""
        noted = {note.label: self.in_note(note) for note in document.notes}
        called = dict[str, tuple[str, ...]]()
        for citation in document.citations:
            label = citation.marker.label
            if citation.references and label not in called:
                called[label] = tuple(dict.fromkeys((*citation.references, *noted.get(label, ()))))
            if citation.references:
                yield evolve(citation, references=called[label])

    def cited(self, span: Span, passage: Passage) -> Cited:
        """What a quotation at `span` of the source, in `passage`, is cited from.

        By a link around it or right beside it, by a marker behind it, by links in its sentence, by a marker before it.
        """
        bounds = self._sentences(passage)
        first, last = self._within(bounds, span.start), self._within(bounds, span.end - 1)
        sentence = Span(bounds[first].start, bounds[last].end)
        links = self._around(span, sentence)
        outside = [link for link in links if not span.start < link.span.start <= link.span.end < span.end]
        sure = (
            named([link for link in outside if surrounds(link, span)])
            or self._in_brackets(span, sentence, passage)
            or named([link for link in outside if touches(link, span, passage)])
            or self._signed(span, passage)
            or self._marked(span, span.end)
            or self._marked_saying(span, sentence, passage)
            or self._marked(span, sentence.end)
            or named([link for link in outside if says(link, span, passage)])
        )
        if sure:
            return Cited(sure)
        alone = self._alone(passage, bounds[last + 1]) if last + 1 < len(bounds) else ()
        if alone:
            return Cited(alone, near=leads_onward(bounds[last + 1], passage))
        later = self._marked(span, bounds[min(last + _SENTENCES_ON, len(bounds) - 1)].end)
        if later:
            return Cited(later, near=True)
        if outside:
            return Cited(named(sorted(outside, key=lambda link: _distance(link, span))[:MOST_LINKS]), near=True)
        before = self._marked_before(span, sentence, passage)
        if before:
            return Cited(before)
        if first and not links and _GOES_ON.match(passage.text, passage.offset(sentence.start)):
            links = self._linked(bounds[first - 1])
        return Cited(named(links[:MOST_LINKS]), near=bool(links))

    def in_note(self, note: Note) -> tuple[str, ...]:
        """Ids of the references that a note holds, links in it included."""
        return named(self._in(note.passage.span))

    def excerpted(self, note: Note, span: Span) -> tuple[str, ...]:
        """The id of the reference of a note that words at `span` are quoted from: behind its address, in no field."""
        held = self._in(note.passage.span)
        return named(r for r in held if r.span.start <= span.start < r.span.end and is_behind(span, r))

    def _sentences(self, passage: Passage) -> list[Span]:
        """The source spans of a passage's sentences, at least one."""
        if passage.span not in self._bounds:
            self._bounds[passage.span] = [passage.source_span(*part) for part in sentences(passage.text)] or [
                passage.span
            ]
        return self._bounds[passage.span]

    @staticmethod
    def _within(bounds: Sequence[Span], place: int) -> int:
        """The number of the sentence that a place of the source is in."""
        return next((number for number, part in enumerate(bounds) if part.start <= place < part.end), 0)

    def _in(self, span: Span) -> list[Reference]:
        """The references that begin within a span."""
        return self._held[bisect_left(self._held_starts, span.start) : bisect_left(self._held_starts, span.end)]

    def _linked(self, span: Span) -> list[Reference]:
        """The inline references that begin within a span."""
        return self._links[bisect_left(self._link_starts, span.start) : bisect_left(self._link_starts, span.end)]

    def _around(self, span: Span, sentence: Span) -> list[Reference]:
        """The inline references of a sentence that stand nearest to a span of it, in order."""
        at = bisect_left(self._link_starts, span.start)
        first = max(bisect_left(self._link_starts, sentence.start), at - MOST_LINKS)
        return self._links[first : min(bisect_left(self._link_starts, sentence.end), at + 2 * MOST_LINKS)]

    def _alone(self, passage: Passage, span: Span) -> tuple[str, ...]:
        """The links of a sentence that hardly says more: `(Example News)`, `Read more.`"""
        links = self._linked(span)
        if not 0 < len(links) <= MOST_LINKS or links[-1].span.end > span.end:
            return ()
        return named(links) if says_no_more(links, span, passage) else ()

    def _in_brackets(self, span: Span, sentence: Span, passage: Passage) -> tuple[str, ...]:
        """By a link in brackets behind the full stop: `“It rose.” ([Example News](...))`."""
        link = next(iter(self._links[(at := bisect_left(self._link_starts, sentence.end)) : at + 1]), None)
        bracketed = link and passage.text.startswith(("(", "["), max(0, passage.offset(link.span.start) - 1))
        return named([link]) if link and bracketed and touches(link, span, passage) else ()

    def _signed(self, span: Span, passage: Passage) -> tuple[str, ...]:
        """By a link in the line that says whose it is: `“It rose.” – Ann Smith, [Example News](...)`."""
        behind = passage.offset(span.end)
        signed = _SIGNED.match(passage.text, behind) and is_short(passage.text, behind)
        return named(self._linked(Span(span.end, passage.span.end))) if signed else ()

    def _marked(self, span: Span, until: int) -> tuple[str, ...]:
        """By the next marker after it, up to a place or right behind it."""
        here = bisect_left(self._starts, span.end)
        after = self._citations[here : here + MOST_TOGETHER]
        if after and (after[0].marker.span.start <= until or self._document.adjoin(until, after[0].marker.span.start)):
            return ids(self._together(after))
        return ()

    def _marked_saying(self, span: Span, sentence: Span, passage: Passage) -> tuple[str, ...]:
        """By a marker of whoever is said to say it: `Smith [1] says “`, whatever marker follows."""
        before = self._before(span, sentence)
        if not before or ends_clause(before[0], passage):
            return ()
        said = leads_to_words(between(passage, before[0].marker.span.end, span.start))
        return ids(self._together(before)) if said else ()

    def _marked_before(self, span: Span, sentence: Span, passage: Passage) -> tuple[str, ...]:
        """By a marker before it in its sentence: `Smith (2020) holds that “`."""
        before = self._before(span, sentence)
        return ids(self._together([citation for citation in before if not ends_clause(citation, passage)]))

    def _before(self, span: Span, sentence: Span) -> list[Citation]:
        """The citations of a sentence before a span of it, the nearest first."""
        return self._citations[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, span.start)][::-1]

    def _together(self, citations: Sequence[Citation]) -> list[Citation]:
        """The first citation and those that stand right beside it: `[5][6]`, `[5, 6]`."""
        near = list(citations[:1])
        for citation in citations[1:]:
            first, second = sorted((near[-1].marker.span, citation.marker.span))
            if not self._document.adjoin(first.end, second.start):
                break
            near.append(citation)
        return near


def _distance(reference: Reference, span: Span) -> int:
    """Characters between a reference and a span of the source."""
    return max(reference.span.start - span.end, span.start - reference.span.end, 0)


def is_short(text: str, start: int = 0) -> bool:
    """Whether a text has few words enough from a place on to say whose a quotation is; no more of them are read."""
    return len(list(islice(WORD.finditer(text, start), ATTRIBUTION_WORDS + 1))) <= ATTRIBUTION_WORDS


def named(references: Iterable[Reference]) -> tuple[str, ...]:
    """The ids of references."""
    return tuple(reference.id for reference in references)


def ids(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The ids of what citations cite, each once."""
    return tuple(dict.fromkeys(identifier for citation in citations for identifier in citation.references))
