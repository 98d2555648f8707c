"""A walk through an HTML page -> its blocks and its declared notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from provaudit.formats.blocks import Block, cut, joined, placed, signs_alone, stretched
from provaudit.formats.html_coins import stated
from provaudit.formats.html_links import links_of, without_navigation
from provaudit.formats.html_parts import Part
from provaudit.formats.html_signs import Reading, span_of, wording
from provaudit.formats.html_walk import Walk
from provaudit.formats.labels import heads_notes, is_exponent, label_at
from provaudit.model import Link, Marker, Note, Passage

_MOST_SOURCES = 100
"""How many sources one paragraph describes at most; nobody reads a longer one."""
_ARROWS = re.compile(r"[↑^↩]\s*")
_RAISED = re.compile(r"\s*\[?(\d{1,3}|[*†‡§¶]{1,3})\]?\s*")


def html_blocks(walk: Walk) -> tuple[list[Block], list[Note]]:
    """The blocks of a page, and the notes that it declares."""
    reading = Reading(walk)
    reading.find_signs()
    places = reading.note_places()
    blocks: list[Block] = []
    notes: list[Block] = []
    inner: list[Marker] = []
    open_note: str | int | None = None
    for place, part in enumerate(walk.parts):
        key = places.get(place)
        if part.furniture and key is None:
            # A box beside the text is left out, but what it cites is cited.
            inner += _declared(reading, place, part)
            continue
        block = _block(reading, place, part)
        if (key is not None or part.declared) and blocks and _heads(blocks[-1]):
            blocks.pop()
        inner += block.markers if key is not None or part.declared else ()
        if key is not None or (part.declared and _is_said(part, block, bool(places))):
            here = key or part.unit
            if here is not None and here == open_note:
                notes[-1] = _longer(notes[-1], block)
            else:
                label = reading.labels[key] if key is not None else part.label
                notes.append(evolve(block, label=label, kind=part.declared or "note"))
            open_note = here
        else:
            open_note = None if block.passage.text else open_note
            if block.passage.text or block.markers:
                blocks.append(evolve(block, markers=()) if part.declared else block)
    found = [_note(note) for note in notes if note.passage.text]
    return [*signs_alone(inner), *without_navigation(blocks, walk.address or walk.base)], found


def _is_said(part: Part, block: Block, linked: bool) -> bool:
    """Whether a paragraph where notes are declared belongs to one; where notes are `linked`, others have a label."""
    if part.unit is None and (
        part.kind in ("heading", "quote") or (linked and part.label is None and label_at(block.passage.text) is None)
    ):
        return False
    return bool(block.passage.text) and not heads_notes(block.passage.text)


def _heads(block: Block) -> bool:
    """Whether a block is the heading of notes."""
    return block.kind == "heading" and heads_notes(block.passage.text)


def _longer(note: Block, block: Block) -> Block:
    """A note with one more paragraph; one that held but its label is none."""
    if note.passage.text.strip(" []().:") in ("", note.label):
        return evolve(block, label=note.label, kind=note.kind)
    return stretched(note, block) if block.passage.text else note


def _note(block: Block) -> Note:
    """A declared note, without the label that is typed at its beginning."""
    passage, label = block.passage, block.label
    arrow = _ARROWS.match(passage.text)
    if arrow is not None:
        passage = cut(passage, arrow.end())
    typed = label_at(passage.text)
    sure = typed is not None and (typed.shape != "1" or arrow is not None)
    numbered = typed is not None and typed.shape == "[1]" and block.kind == "entry"
    if typed is not None and sure and (label is None or typed.name == label or numbered):
        passage, label = cut(passage, typed.length), label or typed.name
    return evolve(block, passage=passage, label=label).as_note()


def _block(reading: Reading, place: int, part: Part) -> Block:
    """A paragraph as a block: what was dropped left out, links and markers placed."""
    dropped = reading.dropped.get(place, [])
    raised = list(_raised(part, dropped))
    markers = (*_declared(reading, place, part), *(marker for marker, _, _ in raised if marker is not None))
    dropped = [*dropped, *((first, last) for _, first, last in raised)]
    gone = {n for first, last in dropped for n in range(first, last)}
    pieces = [piece for n, piece in enumerate(part.pieces) if n not in gone] if gone else part.pieces
    _, place, length = (pieces or part.pieces)[-1]
    passage = joined(placed(pieces), place + length)
    links = tuple(links_of(reading.walk.base, part, dropped))
    trimmed = cut(passage, 0)
    if part.quoted.startswith(("http://", "https://")):
        links = (*links, Link(trimmed.text, part.quoted, trimmed.span))
    return Block(
        trimmed,
        part.kind,
        part.label,
        part.indent,
        links,
        markers,
        tuple(_opaque(part, pieces, passage)),
        cell=part.cell,
        sources=tuple(_sources(part, pieces, trimmed)) if part.described else (),
    )


def _sources(part: Part, kept: Sequence[tuple[str, int, int]], passage: Passage) -> Iterator[Note]:
    """The sources that a paragraph describes for programs, with what only its links and words say of them."""
    begin = 0
    lead = next((len(said) - len(said.lstrip()) for said, _, _ in kept if said.strip()), 0)
    for place, context in part.described[:_MOST_SOURCES]:
        fields = stated(context)
        bound = part.pieces[place - 1][1] if place else 0
        end = max(begin, min(sum(len(said) for said, start, _ in kept if start <= bound) - lead, len(passage.text)))
        whole = passage if len(part.described) == 1 else cut(passage, begin, end)
        if fields and whole.text:
            yield Note(None, whole, "entry", fields=fields | dict(_seen(part, place, fields)))
        begin = end


def _seen(part: Part, place: int, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """When a source was looked at, its address and its copy in an archive, as the words before a `place` say."""
    url, title = fields.get("URL", ""), fields["title"]
    for anchor in part.anchors:
        if anchor.name == "accessed" and anchor.last <= place:
            yield "accessed", wording(part, anchor.first, anchor.last).strip(" .,()")
        elif anchor.name == "a" and anchor.last <= place:
            href = anchor.attributes.get("href", "")
            if url and url in href[1:]:
                yield "archive-url", href
            elif (
                not url
                and href.startswith(("http:", "https:"))
                and _same(wording(part, anchor.first, anchor.last), title)
            ):
                yield "URL", href


def _same(said: str, title: str) -> bool:
    """Whether words are a title, quotation marks aside."""
    return " ".join(said.split()).strip("\"“”'‘’«»„ ").casefold() == title.casefold()


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
            span = span_of(part, sign.anchor.first, sign.anchor.last)
            yield Marker(reading.labels[sign.target], span, sign.scheme)


def _raised(part: Part, dropped: Sequence[tuple[int, int]]) -> Iterator[tuple[Marker | None, int, int]]:
    """Raised numbers that are no links: markers, unless they are exponents or begin a note."""
    gone = {n for first, last in dropped for n in range(first, last)}
    for anchor in part.anchors:
        if anchor.name != "sup" or anchor.first in gone or anchor.last <= anchor.first:
            continue
        match = _RAISED.fullmatch(wording(part, anchor.first, anchor.last))
        if match is not None and part.unit is not None and not wording(part, 0, anchor.first).strip():
            # The label of the note itself.
            yield None, anchor.first, anchor.last
            continue
        before = wording(part, max(0, anchor.first - 3), anchor.first)[-12:]
        if match is not None and not is_exponent(before):
            yield Marker(match[1], span_of(part, anchor.first, anchor.last), "superscript"), anchor.first, anchor.last
