"""The document as the HTML report shows it: readable paragraphs and notes, with each citation marked by its verdict."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from attrs import frozen

from provaudit.model import Audited, Passage, Span
from provaudit.reports.clean import visible
from provaudit.reports.html_cards import Card, worst

_LINE = re.compile(r"[^\n\t]+")


@frozen
class Mark:
    """A place in the text that cites: where it is in the source, and the cards that it opens."""

    start: int
    end: int
    """Equal to `start` for a reference in a note, which gets a sign of its own instead of a marked stretch."""
    cards: tuple[Card, ...]
    label: str = ""
    """Of a marker: what to show where the readable text leaves it out."""

    @property
    def verdict(self) -> str:
        """The worst of its cards' verdicts."""
        return worst([card.verdict for card in self.cards])


@frozen
class Stretch:
    """A piece of a block's text, and what it cites, if anything."""

    text: str
    mark: Mark | None = None


@frozen
class Block:
    """A paragraph, or a note with its label."""

    kind: str
    label: str | None
    stretches: tuple[Stretch, ...]


def blocks(audited: Audited, cards: Sequence[Card]) -> tuple[Block, ...]:
    """The document's paragraphs and notes in their order; the whole text in one block if it has neither."""
    document = audited.document
    marks = _marks(audited, cards)
    starts = [mark.start for mark in marks]
    parts: list[tuple[Passage, str, str | None]] = [(passage, "text", None) for passage in document.passages]
    parts += [(note.passage, note.kind, note.label) for note in document.notes]
    if not parts:
        parts = [(Passage(document.text, Span(0, len(document.text))), "text", None)] if document.text.strip() else []
    parts.sort(key=lambda part: part[0].span)
    return tuple(
        Block(kind, label and visible(label), tuple(_stretches(passage, _within(passage, marks, starts))))
        for passage, kind, label in parts
    )


def _marks(audited: Audited, cards: Sequence[Card]) -> list[Mark]:
    """Every citing place once, in the order of the text, none overlapping another."""
    by_id = {card.id: card for card in cards}
    wanted: dict[tuple[int, int], list[Card]] = defaultdict(list)
    labels: dict[tuple[int, int], list[str]] = defaultdict(list)
    for citation in audited.document.citations:
        span = citation.marker.span
        wanted[span.start, span.end] += [by_id[name] for name in citation.references if name in by_id]
        labels[span.start, span.end].append(citation.marker.label)
    for judgement in audited.judgements:
        stated = judgement.case.reference
        end = stated.span.end if stated.origin == "link" else stated.span.start
        wanted[stated.span.start, end] += [by_id[stated.id]] if stated.id in by_id else []
    marks, done = [], 0
    for (start, end), found in sorted(wanted.items(), key=lambda item: (item[0][0], -item[0][1])):
        if found and start >= done:
            label = ", ".join(dict.fromkeys(labels[start, end]))
            marks.append(Mark(start, end, tuple(dict.fromkeys(found)), label))
            done = end
    return marks


def _within(passage: Passage, marks: Sequence[Mark], starts: Sequence[int]) -> Sequence[Mark]:
    """The marks that begin in a passage."""
    return marks[bisect_left(starts, passage.span.start) : bisect_left(starts, max(passage.span.end, 1))]


def _stretches(passage: Passage, marks: Sequence[Mark]) -> Iterator[Stretch]:
    """The passage's text cut at its marks."""
    done = 0
    for mark in marks:
        start, end = (_offset(passage, place) for place in (mark.start, mark.end))
        if start > done:
            yield Stretch(visible_lines(passage.text[done:start]))
        words = passage.text[max(start, done) : end] or (f"[{mark.label}]" if mark.label else "")
        yield Stretch(visible_lines(words), mark)
        done = max(done, end)
    if passage.text[done:]:
        yield Stretch(visible_lines(passage.text[done:]))


def _offset(passage: Passage, place: int) -> int:
    """The first character of the passage that stands at or after `place` in the source."""
    return bisect_left(range(len(passage.text)), place, key=passage.at)


def visible_lines(text: str) -> str:
    """`text` with its line ends and tabs kept and every other control written out."""
    return _LINE.sub(lambda match: visible(match[0]), text.replace("\r\n", "\n"))
