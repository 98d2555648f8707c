"""Blocks -> Document: notes told apart, typed markers found, links of the running text collected."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set

from attrs import evolve

from provaudit.formats.authordate import author_date
from provaudit.formats.blocks import LINE_END, Block
from provaudit.formats.parting import part
from provaudit.formats.signs import typed_markers
from provaudit.model import Document, Link, Marker, Note, Passage
from provaudit.punctuation import CJK_ENDS

_URL = re.compile(rf"\b(?:https?|ftp)://[^\s<>\"“”„«»\[\]{{}}|\\^`{CJK_ENDS}]+", re.IGNORECASE)
_SCHEME = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]+):|//|www\.)")
_NO_PAGES = frozenset("mailto tel sms javascript data file about blob".split())
_CLOSERS = {")": "(", "]": "["}


def assemble(
    path: str,
    name: str,
    text: str,
    data: bytes,
    blocks: Sequence[Block],
    notes: Sequence[Note] = (),
    *,
    typed: bool = True,
    alike: bool = False,
) -> Document:
    """The document of `blocks`.

    Args:
        path: Where it comes from.

        name: The format's name.

        text: What all spans point into.

        data: The bytes of the file.

        blocks: Its paragraphs in reading order, typed notes still among them.

        notes: The notes that the format itself declares.

        typed: Whether typed notes and markers are looked for as well.

        alike: Whether declared notes, too, are cited by typed markers, for want of signs of their own.
    """
    if typed:
        parted = part(blocks)
        body, typed_notes = parted.body, parted.notes
    else:
        body, typed_notes = tuple(block for block in blocks if block.kind != "furniture"), ()
    every = tuple(map(_sound, (*notes, *(block.as_note() for block in typed_notes))))
    markers = _declared(body, {note.label for note in every})
    if typed:
        cited = every if alike else every[len(notes) :]
        if cited or not notes:
            more = typed_markers(body, {n.label for n in cited if n.label}, {b.shape for b in typed_notes})
            markers += _others(more, markers)
    if typed and not markers:
        every, markers = author_date(body, every)
    return Document(
        path=path,
        format=name,
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        passages=tuple(
            evolve(_unbroken(block.passage), quoted=block.kind == "quote", opaque=block.opaque)
            for block in body
            if block.passage.text
        ),
        markers=tuple(sorted(markers, key=_place)),
        notes=tuple(sorted(map(_lined, every), key=lambda note: (note.passage.span.start, note.passage.span.end))),
        links=tuple(
            sorted(
                (link for block in body for link in _links(block)), key=lambda link: (link.span.start, link.span.end)
            )
        ),
    )


def _declared(body: Sequence[Block], labels: Set[str | None]) -> list[Marker]:
    """The markers that the format declares; raised numbers only if most of them have a note, for some are exponents."""
    markers = [marker for block in body for marker in block.markers]
    raised = [marker for marker in markers if marker.scheme == "superscript"]
    known = sum(marker.label in labels for marker in raised)
    if 2 * known >= len(raised) > 0:
        return markers
    return [marker for marker in markers if marker.scheme != "superscript" or marker.label in labels]


def _others(markers: Sequence[Marker], declared: Sequence[Marker]) -> list[Marker]:
    """The typed markers that are not at the same time declared ones, whose words stay in the text."""
    taken = sorted((marker.span.start, marker.span.end) for marker in declared)
    found = []
    for marker in markers:
        span = marker.span
        place = bisect_left(taken, (span.end, 0))
        if not place or taken[place - 1][1] <= span.start:
            found.append(marker)
    return found


def _place(marker: Marker) -> tuple[int, int]:
    """Where a marker stands; the labels of one sign keep their order."""
    return marker.span.start, marker.span.end


def _links(block: Block) -> Iterator[Link]:
    """The links of a block of running text, and the addresses that are merely written out in it."""
    yield from (link for link in block.links if leads_out(link))
    if "://" in block.passage.text:
        taken = [link.span for link in block.links] + [marker.span for marker in block.markers]
        for link in bare_links(block.passage):
            if not any(span.start <= link.span.start < span.end for span in taken):
                yield link


def leads_out(link: Link) -> bool:
    """Whether a link leads to another page: not to a place in this one, a file beside it, a mailbox or a script."""
    scheme = _SCHEME.match(link.url)
    return scheme is not None and (scheme[1] or "").lower() not in _NO_PAGES


def _unbroken(passage: Passage) -> Passage:
    """A passage with spaces for the ends of its lines."""
    return evolve(passage, text=passage.text.replace(LINE_END, " ")) if LINE_END in passage.text else passage


def _lined(note: Note) -> Note:
    """A note with spaces for the ends of its lines, and their places kept."""
    ends = tuple(match.start() for match in re.finditer(LINE_END, note.passage.text))
    return evolve(note, passage=_unbroken(note.passage), line_ends=ends) if ends else note


def _sound(note: Note) -> Note:
    """A note without the links that lead nowhere else."""
    if all(map(leads_out, note.links)):
        return note
    return evolve(note, links=tuple(link for link in note.links if leads_out(link)))


def bare_links(passage: Passage) -> Iterator[Link]:
    """The addresses written out in a passage, without the stop or bracket that follows them."""
    for match in _URL.finditer(passage.text):
        url = trimmed(match[0])
        yield Link(url, url, passage.source_span(match.start(), match.start() + len(url)))


def trimmed(url: str) -> str:
    """An address without the punctuation of the sentence around it; a bracket that it opened itself stays."""
    while url and (
        url[-1] in ".,;:!?'’”*_" or (url[-1] in _CLOSERS and url.count(url[-1]) > url.count(_CLOSERS[url[-1]]))
    ):
        url = url[:-1]
    return url
