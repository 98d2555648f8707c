"""Entries of structured bibliographies: their note, and the document that holds nothing else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from provaudit.formats.blocks import Piece, aligned, joined
from provaudit.model import Document, Link, Note, Passage, Span

Value = tuple[str, int, int]
"""A readable value, and where it stands in the source."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def entry(text: str, span: Span, label: str | None, fields: Mapping[str, str], values: Iterable[Value]) -> Note:
    """The note of one entry: its values, parted by full stops, are the readable text."""
    pieces: list[Piece] = []
    for value, start, end in values:
        if pieces:
            pieces.append((". ", pieces[-1][1] + len(pieces[-1][0])))
        pieces += aligned(value, text, start, end)
    passage = joined(pieces, pieces[-1][1] + len(pieces[-1][0])) if pieces else Passage(span.of(text), span)
    links: tuple[Link, ...] = ()
    url = fields.get("URL", "")
    place = text.find(url, span.start, span.end) if url else -1
    if place >= 0:
        links = (Link(url, url, Span(place, place + len(url))),)
    return Note(label, passage, "entry", links, dict(fields))


def bibliography(path: str, name: str, text: str, data: bytes, notes: Sequence[Note]) -> Document:
    """A document that is nothing but a list of entries."""
    return Document(path=path, format=name, text=text, sha256=hashlib.sha256(data).hexdigest(), notes=tuple(notes))


def iso(year: str, month: str = "", day: str = "") -> str:
    """`2025-03-01` out of parts, as precise as they are; empty without a year."""
    found = re.search(r"\d{4}", year)
    if found is None:
        return year.strip()
    number = month.strip().lower()
    if number[:3] in _MONTHS:
        number = str(_MONTHS.index(number[:3]) + 1)
    if not number.isdigit() or not 1 <= int(number) <= 12:
        return found[0]
    return f"{found[0]}-{int(number):02d}" + (
        f"-{int(day):02d}" if day.strip().isdigit() and 1 <= int(day) <= 31 else ""
    )
