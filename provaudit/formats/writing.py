"""The text of a document that has none of its own (DOCX, ODT): written out paragraph by paragraph, with positions."""

from __future__ import annotations

import re

from attrs import define, field

from provaudit.formats.blocks import LINE_END, Block, Piece, carried, cut, joined
from provaudit.formats.labels import is_exponent
from provaudit.model import Link, Marker, Note, Span

_RAISED = re.compile(r"\s*\[?(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[*†‡§¶]{1,3})\]?\s*")


@define
class Paragraph:
    """A paragraph as its elements are met: words, links, signs of notes."""

    kind: str = "paragraph"
    label: str | None = None
    indent: int = 0
    cell: tuple[int, int] | None = None
    """Row and column of the table's cell that it stands in, from 0."""
    items: list[tuple[str, str, str]] = field(factory=list)
    """What (`words`, `raised`, `code`, `note`, `link`, `unlink`), its text, and for a link its address."""

    def say(self, text: str, what: str = "words") -> None:
        """Add words; raised ones may be signs of notes, code never is."""
        if text:
            self.items.append((what, text, ""))

    def cite(self, label: str) -> None:
        """Add the sign of a note."""
        self.items.append(("note", label, ""))

    def link(self, url: str) -> None:
        """The words from here on carry a link."""
        self.items.append(("link", "", url))

    def unlink(self) -> None:
        """The link ends."""
        self.items.append(("unlink", "", ""))


@define
class Writing:
    """The text so far, and what stands in it."""

    texts: list[str] = field(factory=list)
    length: int = 0
    blocks: list[Block] = field(factory=list)
    notes: list[Note] = field(factory=list)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.texts)

    def add(self, paragraph: Paragraph) -> None:
        """Write out a paragraph of running text."""
        block = self._written(paragraph)
        if block.passage.text or block.markers:
            self.blocks.append(block)

    def add_note(self, label: str, paragraphs: list[Paragraph], kind: str = "note", **fields: str) -> None:
        """Write out a declared note, its paragraphs joined."""
        self._write(f"[{label}] ")
        whole = Paragraph()
        for place, paragraph in enumerate(paragraphs):
            whole.items += [("words", LINE_END, "")] * bool(place) + paragraph.items
        block = self._written(whole)
        self.notes.append(Note(label, block.passage, kind, block.links, fields))

    def _write(self, text: str) -> int:
        start = self.length
        self.texts.append(text)
        self.length += len(text)
        return start

    def _written(self, paragraph: Paragraph) -> Block:
        """A paragraph in the text; its readable form leaves out the signs of notes."""
        pieces: list[Piece] = []
        links: list[Link] = []
        markers: list[Marker] = []
        opaque: list[tuple[int, int]] = []
        said, link = 0, None
        for what, text, url in paragraph.items:
            if what == "link":
                link = (len(pieces), url)
            elif what == "unlink":
                links += _linked(pieces, link)
                link = None
            elif what == "note":
                start = self._write(f"[{text}]")
                markers.append(Marker(text, Span(start, self.length), "footnote"))
            elif what == "raised" and (sign := _raised(text, pieces)):
                start = self._write(text)
                markers += [Marker(label, Span(start, self.length), "superscript") for label in sign]
            else:
                pieces.append((text, self._write(text)))
                if what == "code":
                    opaque.append((said, said + len(text)))
                said += len(text)
        links += _linked(pieces, link)
        end = pieces[-1][1] + len(pieces[-1][0]) if pieces else self.length
        passage = joined(pieces, end)
        lead = len(passage.text) - len(passage.text.lstrip())
        self._write("\n\n")
        places = tuple((start - lead, stop - lead) for start, stop in opaque)
        return Block(
            cut(passage, 0), paragraph.kind, paragraph.label, paragraph.indent, tuple(links), tuple(markers), places,
            cell=paragraph.cell,
        )  # fmt: skip


def _linked(pieces: list[Piece], link: tuple[int, str] | None) -> list[Link]:
    """The link that the pieces from `link` on carry."""
    return carried([(text, start, len(text)) for text, start in pieces[link[0] :]], link[1]) if link else []


def _raised(text: str, pieces: list[Piece]) -> list[str]:
    """The labels that raised words cite; none if they are an exponent or an ordinal."""
    match = _RAISED.fullmatch(text)
    before = "".join(said for said, _ in pieces[-3:])[-12:]
    if match is None or is_exponent(before):
        return []
    return [part.strip() for part in re.split(r"[,–-]", match[1])]
