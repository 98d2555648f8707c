"""A walk through an HTML page -> its blocks and its declared notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from provaudit.formats.blocks import Block, cut, joined, placed, signs_alone, stretched
from provaudit.formats.html_links import links_of, without_navigation
from provaudit.formats.html_parts import Part
from provaudit.formats.html_signs import Reading, span_of, wording, yeared
from provaudit.formats.html_walk import Walk
from provaudit.formats.labels import heads_notes, is_exponent, label_at
from provaudit.model import Link, Marker, Note, Passage
from provaudit.urls import registrable_domain

_RAISED = re.compile(r"\s*\[?(\d{1,3}|[*†‡§¶]{1,3})\]?\s*")


def html_blocks(walk: Walk) -> tuple[list[Block], list[Note]]:
    """The blocks of a page, and the notes that it declares."""
    reading = Reading(walk)
    reading.find_signs()
    places = reading.note_places()
    blocks: list[Block] = []
    notes: list[Note] = []
    inner: list[Marker] = []
    open_note: str | None = None
    for place, part in enumerate(walk.parts):
        key = places.get(place)
        if part.furniture and key is None:
            continue
        block = _block(reading, place, part)
        if (key is not None or part.declared) and blocks and _heads(blocks[-1]):
            blocks.pop()
        inner += block.markers if key is not None or part.declared else ()
        if key is not None:
            if key == open_note:
                notes[-1] = _longer(notes[-1], block)
            else:
                notes.append(_note(block, reading.labels[key]))
            open_note = key
            continue
        open_note = None
        if part.declared and part.kind not in ("heading", "quote") and block.passage.text:
            notes.append(_note(block, part.label))
        elif block.passage.text or block.markers:
            blocks.append(evolve(block, markers=()) if part.declared else block)
    text = without_navigation(blocks, registrable_domain(walk.address or walk.base))
    return [*signs_alone(inner), *text], [note for note in notes if note.passage.text]


def _heads(block: Block) -> bool:
    """Whether a block is the heading of notes."""
    return block.kind == "heading" and heads_notes(block.passage.text)


def _longer(note: Note, block: Block) -> Note:
    """A note with one more paragraph."""
    if not block.passage.text:
        return note
    if not note.passage.text:
        return evolve(note, passage=block.passage, links=block.links)
    more = stretched(Block(note.passage, links=note.links), block)
    return evolve(note, passage=more.passage, links=more.links)


def _note(block: Block, label: str | None) -> Note:
    """A declared note, without the label that is typed at its beginning."""
    typed = label_at(block.passage.text)
    passage = block.passage
    if typed is not None and typed.shape != "1" and (label is None or typed.name == label):
        passage, label = cut(passage, typed.length), label or typed.name
    return Note(label, passage, "note", block.links)


def _block(reading: Reading, place: int, part: Part) -> Block:
    """A paragraph as a block: what was dropped left out, links and markers placed."""
    dropped = reading.dropped.get(place, [])
    raised = list(_raised(part, dropped))
    markers = (*_declared(reading, place, part), *(marker for marker, _, _ in raised))
    dropped = [*dropped, *((first, last) for _, first, last in raised)]
    pieces = part.pieces
    if dropped:
        pieces = [p for n, p in enumerate(pieces) if not any(first <= n < last for first, last in dropped)]
    _, place, length = (pieces or part.pieces)[-1]
    passage = joined(placed(pieces), place + length)
    links = tuple(links_of(reading.walk.base, part, dropped))
    trimmed = cut(passage, 0)
    if part.quoted.startswith(("http://", "https://")):
        links = (*links, Link(trimmed.text, part.quoted, trimmed.span))
    return Block(trimmed, part.kind, part.label, part.indent, links, markers, tuple(_opaque(part, pieces, passage)))


def _opaque(part: Part, pieces: Sequence[tuple[str, int, int]], passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches of a passage that are code, of those that were kept of it."""
    if not part.opaque:
        return
    lead = len(passage.text) - len(passage.text.lstrip())
    offsets: dict[int, int] = {}
    length = -lead
    for said, start, _ in pieces:
        offsets.setdefault(start, length)
        length += len(said)
    for first, last in part.opaque:
        begin = offsets.get(part.pieces[first][1]) if first < last else None
        if begin is not None:
            yield begin, begin + len(wording(part, first, last))


def _declared(reading: Reading, place: int, part: Part) -> Iterator[Marker]:
    """The markers that are links to notes."""
    for sign in reading.by_part.get(place, ()):
        if sign.anchor.last > sign.anchor.first:
            said = wording(part, sign.anchor.first, sign.anchor.last)
            scheme = "author-date" if yeared(said) else "footnote"
            yield Marker(reading.labels[sign.target], span_of(part, sign.anchor.first, sign.anchor.last), scheme)


def _raised(part: Part, dropped: Sequence[tuple[int, int]]) -> Iterator[tuple[Marker, int, int]]:
    """Raised numbers that are no links: markers, unless they are exponents."""
    for anchor in part.anchors:
        if (
            anchor.name != "sup"
            or any(first <= anchor.first < last for first, last in dropped)
            or anchor.last <= anchor.first
        ):
            continue
        match = _RAISED.fullmatch(wording(part, anchor.first, anchor.last))
        before = wording(part, max(0, anchor.first - 3), anchor.first)[-12:]
        if match is not None and not is_exponent(before):
            yield Marker(match[1], span_of(part, anchor.first, anchor.last), "superscript"), anchor.first, anchor.last
