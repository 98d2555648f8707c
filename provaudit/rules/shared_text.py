"""What the running text of a document and the text of a source have in common.

A document may have thousands of sources: it is taken apart once, a source is compared only with the paragraphs that
have clauses of it, or with the whole where one may be made from the other, and each answer is kept as long as the
dossier lives, since several rules ask.
"""

from __future__ import annotations

import weakref
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, islice

from attrs import frozen

from provaudit.derivation import compare, fingerprints, passages
from provaudit.derivation.passages import Found
from provaudit.model import Case, Document, Dossier, Span
from provaudit.model.compared import SharedPassage
from provaudit.rules.about import read_cases
from provaudit.rules.same_text import Seen, clauses

_LEAST_CLAUSES, _AKIN = 3, 0.15
"""Clauses, and share of fingerprints, that a text has at least of another that it was made from."""
_MOST_GROWTH = 3
"""How many times longer one of two such texts is at most."""
_GAP_PARAGRAPHS = 2
"""A passage goes on over so many paragraphs at most that share no clause."""
_MOST_PLACES = 5
"""What stands in more paragraphs is a turn of phrase of the document, and tells nothing of a source."""
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


class _Running:
    """The running text of a document, its fingerprints, and the paragraphs that each of its clauses stands in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = _BREAK.join(passage.text for passage in document.passages)
        self._starts = [0, *accumulate(len(passage.text) + len(_BREAK) for passage in document.passages)]
        self._marks: frozenset[int] | None = None
        self._paragraphs: dict[str, set[int]] = defaultdict(set)
        for number, passage in enumerate(document.passages):
            for clause in clauses(passage.text):
                self._paragraphs[clause].add(number)

    def shared_with(self, source: str, said: Collection[str]) -> Shared | None:
        """What the document shares with a source of this text, which has these clauses; None if it is no passage."""
        if self._is_one_text_with(source, said):
            return self._compared(source)
        found = [
            _moved(passage, start)
            for start, end in self._stretches(said)
            for passage in passages(self._text[start:end], source)
            if passage.kind != "summary"
        ]
        return self._shared(source, found, 0.0, 0.0, "undecided", ()) if found else None

    def _is_one_text_with(self, source: str, said: Collection[str]) -> bool:
        """Whether document and source may be made of one another as wholes, in partly other words even."""
        shorter, longer = sorted((len(self._text), len(source)))
        common = islice((clause for clause in said if clause in self._paragraphs), _LEAST_CLAUSES)
        if longer > _MOST_GROWTH * shorter or len(list(common)) < _LEAST_CLAUSES:
            return False
        self._marks = self._marks or fingerprints(self._text)
        marks = fingerprints(source)
        return len(self._marks & marks) >= _AKIN * min(len(self._marks), len(marks))

    def _compared(self, source: str) -> Shared | None:
        """The whole running text beside the source; at length only if they have a passage in common at all."""
        if not any(passage.kind != "summary" for passage in passages(self._text, source)):
            return None
        whole = compare(self._text, source)
        shares = whole.original_covered, whole.copy_covered
        return self._shared(source, whole.passages, *shares, whole.direction.judgement, whole.direction.evidence)

    def _shared(
        self, source: str, found: Sequence[SharedPassage], covered: float, source_covered: float, direction: str,
        evidence: tuple[str, ...],
    ) -> Shared:  # fmt: skip
        """The passages that were found, placed in the document's source."""
        placed = [(self._placed(passage.original), passage.copy.of(source), passage) for passage in found]
        unquoted = tuple((span, words) for span, words, p in placed if _own_words(self._document, span, p))
        return Shared(
            covered, source_covered, direction, evidence, tuple((span, words) for span, words, _ in placed), unquoted
        )

    def _stretches(self, said: Collection[str]) -> Iterator[tuple[int, int]]:
        """Where the running text may share a passage with a source: runs of paragraphs that have clauses of it."""
        places = (self._paragraphs.get(clause, ()) for clause in said)
        near = {number for numbers in places if len(numbers) <= _MOST_PLACES for number in numbers}
        run: list[int] = []
        for number in [*sorted(near), len(self._starts) + _GAP_PARAGRAPHS]:
            if run and number - run[-1] > _GAP_PARAGRAPHS + 1:
                start, end = self._starts[run[0]], self._starts[run[-1] + 1] - len(_BREAK)
                if end - start >= _LEAST_CHARS:
                    yield start, end
                run = []
            run.append(number)

    def _placed(self, span: Span) -> Span:
        """A stretch of the running text as a span of the document's source."""
        return Span(self._at(span.start), self._at(max(span.start, span.end - 1)) + 1)

    def _at(self, offset: int) -> int:
        number = min(bisect_right(self._starts, offset) - 1, len(self._document.passages) - 1)
        passage = self._document.passages[number]
        return passage.at(min(offset - self._starts[number], len(passage.text)))


def _moved(found: Found, by: int) -> SharedPassage:
    """A passage of a stretch, placed in the text that the stretch begins `by` characters into."""
    original = Span(found.original_start + by, found.original_end + by)
    return SharedPassage(original, Span(found.copy_start, found.copy_end), found.kind, found.likeness)


@frozen
class Relations:
    """Who has the same text as whom, in document order."""

    shared: tuple[tuple[Case, Shared], ...]
    """The sources that share passages with the document, and what they share."""
    copies: tuple[tuple[Case, Case], ...]
    """The sources that have the text of another source, and which one."""


_last: tuple[weakref.ref[Dossier], Relations] | None = None


def relations(dossier: Dossier) -> Relations:
    """The relations of a dossier's texts; each is taken apart once."""
    global _last
    known = _last
    if known is None or known[0]() is not dossier:
        known = weakref.ref(dossier), _related(dossier)
        _last = known
    return known[1]


def _related(dossier: Dossier) -> Relations:
    running, seen = _Running(dossier.document), Seen()
    sharing: list[tuple[Case, Shared]] = []
    copies: list[tuple[Case, Case]] = []
    for case, page, _ in read_cases(dossier):
        said = clauses(page.text)
        shared = running.shared_with(page.text, said)
        if shared is not None:
            sharing.append((case, shared))
        other = seen.same_as(case, page, said)
        if other is not None:
            copies.append((case, other))
    return Relations(tuple(sharing), tuple(copies))


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
