"""reStructuredText: paragraphs, footnotes, citations and targets, with positions (docutils keeps lines alone)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from provaudit.formats.assembly import assemble
from provaudit.formats.blocks import Block, joined, signs_alone, stretched
from provaudit.formats.decoding import decode
from provaudit.formats.rst_scan import Targets, inline_block, named
from provaudit.formats.rst_tables import Line, table
from provaudit.model import Document, Marker, Note, Passage

_RULE = re.compile(r"([=\-`:.'\"~^_*+#<>])\1{2,}$|[=\-+|]+(?:[ ]+[=\-+|]+)+$|\+[-=+]{3,}$")
_NOTE = re.compile(r"\.\.\s+\[(#[\w.-]*|\*|\d{1,5}|[A-Za-z][\w.:+-]*)\]\s*")
_TARGET = re.compile(r"\.\.\s+_(?:`([^`]+)`|((?:\\.|[^:\\])+)):(?:\s+(\S.*))?$")
_ANONYMOUS = re.compile(r"(?:\.\.\s+)?__(?::|\s)\s*(\S+)$")
_DIRECTIVE = re.compile(r"\.\.\s+([\w:-]+)::\s*(.*)$")
_TEXTUAL = frozenset(
    "table list-table parsed-literal"
    " note warning tip important caution attention hint danger error admonition seealso epigraph highlights pull-quote"
    " topic sidebar container compound rubric versionadded versionchanged deprecated".split()
)
_QUOTING = frozenset(("epigraph", "highlights", "pull-quote"))
_FIELD = re.compile(r":[^:\s][^:\n]*:(?:\s|$)")
_ATTRIBUTION = ("--", "—")
"""How the line under a block quotation begins that says whose it is."""
_ITEM = re.compile(r"(?:[-*+•]|(\d{1,4}|#|[a-zA-Z])[.)]|\((\d{1,4})\))\s+(?=\S)")


class Restructured:
    """reStructuredText."""

    name = "rst"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        reading = _Reading(text)
        reading.read()
        return assemble(path, self.name, text, data, reading.blocks, reading.notes)


@define
class _Raw:
    """A paragraph before its inside is read; `note` is the place of the note it belongs to, from 1."""

    passage: Passage
    kind: str
    indent: int
    note: int


@define
class _Reading:
    """A source on its way to blocks."""

    text: str
    blocks: list[Block] = field(factory=list)
    notes: list[Note] = field(factory=list)
    _raw: list[_Raw] = field(factory=list)
    _labels: list[str] = field(factory=lambda: [""])
    _cited: set[int] = field(factory=set)
    """The places of the notes that are citations (`[CIT2002]`)."""
    _addresses: dict[str, str] = field(factory=dict)
    _anonymous: list[str] = field(factory=list)
    _note: tuple[int, int] = (0, 0)
    """The note that is open, and the indent that its paragraphs have at least."""
    _margin: tuple[int, str] = (0, "paragraph")
    """The indent of the text around, and what it is: further in than a paragraph, a block quotation stands."""

    def read(self) -> None:
        """Fill `blocks` and `notes`."""
        lines = list(_lines(self.text))
        place = 0
        while place < len(lines):
            place = self._block(lines, place)
        targets, used = Targets(self._addresses, tuple(self._anonymous)), [0, 0]
        filed = 0
        inner: list[Marker] = []
        for raw in self._raw:
            block = inline_block(raw.passage, raw.kind, None, raw.indent, targets, used)
            inner += block.markers if raw.note else ()
            if not raw.note:
                self.blocks.append(block)
            elif filed == raw.note:
                more = stretched(Block(self.notes[-1].passage, links=self.notes[-1].links), block)
                self.notes[-1] = evolve(self.notes[-1], passage=more.passage, links=more.links)
            else:
                label = self._labels[raw.note]
                kind = "entry" if raw.note in self._cited else "note"
                self.notes.append(Note(label, block.passage, kind, block.links))
                filed = raw.note
        self.blocks[:0] = signs_alone(inner)

    def _block(self, lines: Sequence[Line], place: int) -> int:
        """Read the block that begins at a line; returns the line after it."""
        start, end, indent = lines[place]
        if end <= start:
            return place + 1
        if self._note[0] and indent < self._note[1]:
            self._note = (0, 0)
        if self.text.startswith(("..", "__"), start):
            marked = self._marked(lines, place)
            if marked > place:
                return marked
        if self.text.startswith(">>> ", start):
            return self._past_doctest(lines, place)
        found = table(self.text, lines, place)
        if found is not None:
            cells = [joined(list(_pieces(self.text, cell)), cell[-1][1]) for cell in found[0]]
            self._raw += [_Raw(cell, "cell", indent, self._note[0]) for cell in cells]
            self._margin = (indent, "paragraph") if indent <= self._margin[0] else self._margin
            return found[1]
        if _RULE.match(self.text, start, end):
            return place + 1
        return self._paragraph(lines, place)

    @staticmethod
    def _past_doctest(lines: Sequence[Line], place: int) -> int:
        """The line after a session with Python, which ends with a blank line."""
        return next((here for here in range(place, len(lines)) if lines[here][1] <= lines[here][0]), len(lines))

    def _marked(self, lines: Sequence[Line], place: int) -> int:
        """An explicit markup block: a note, a target, a directive or a comment."""
        start, end, indent = lines[place]
        text = self.text
        self._margin = (indent, "marked")
        note = _NOTE.match(text, start, end)
        if note is not None:
            self._labels.append(self._label(note[1]))
            self._note = (len(self._labels) - 1, indent + 1)
            if note[1][0].isalpha():
                self._cited.add(self._note[0])
            return (
                self._paragraph([*lines[:place], (note.end(), end, indent + 1), *lines[place + 1 :]], place)
                if note.end() < end
                else place + 1
            )
        anonymous = _ANONYMOUS.match(text, start, end)
        if anonymous is not None:
            self._anonymous.append(anonymous[1])
            return place + 1
        target = _TARGET.match(text, start, end)
        if target is not None:
            self._addresses[named((target[1] or target[2]).replace("\\", ""))] = (target[3] or "").strip(" `")
            return place + 1
        directive = _DIRECTIVE.match(text, start, end)
        if directive is not None and directive[1].lower() in _TEXTUAL:
            self._margin = (indent, "paragraph" if directive[1].lower() in _QUOTING else "marked")
            inner = (directive.start(2), end, indent + 3)
            return self._paragraph([*lines[:place], inner, *lines[place + 1 :]], place) if directive[2] else place + 1
        if text[start:end] == ".." and (place + 1 >= len(lines) or lines[place + 1][1] <= lines[place + 1][0]):
            # An empty comment ends what stands before it, and takes nothing of what follows.
            self._margin = (indent, "paragraph")
            return place + 1
        return (
            _past(lines, place, indent) if text.startswith("..", start) and text[start : start + 3] != "..." else place
        )

    def _label(self, written: str) -> str:
        """The label of a note; unnamed ones are counted."""
        if written == "#":
            return f"#{sum(label.startswith('#') for label in self._labels) + 1}"
        return written.lstrip("#")

    def _paragraph(self, lines: Sequence[Line], place: int) -> int:
        """A paragraph, heading or list item, up to the next blank line."""
        first, indent = place, lines[place][2]
        item = _ITEM.match(self.text, lines[place][0], lines[place][1])
        kind = "item" if item is not None else "paragraph"
        place += 1
        while place < len(lines) and lines[place][1] > lines[place][0]:
            start, end, inner = lines[place]
            if _RULE.match(self.text, start, end) and place == first + 1:
                kind = "heading"
                place += 1
                break
            if _ITEM.match(self.text, start, end) and kind == "item" and inner <= indent:
                break
            if self.text.startswith(".. ", start) and inner <= indent:
                break
            place += 1
        stop = place - (kind == "heading")
        wanted = list(lines[first:stop])
        if item is not None and not item[1] and not item[2]:
            wanted[0] = (item.end(), wanted[0][1], indent)
        literal = self.text[wanted[-1][0] : wanted[-1][1]].endswith("::")
        passage = joined(list(_pieces(self.text, wanted)), wanted[-1][1])
        kind = self._within(kind, indent, passage.text, hanging=wanted[-1][2] > indent)
        self._raw.append(_Raw(passage, kind, indent, self._note[0]))
        return _past(lines, place - 1, indent) if literal else place

    def _within(self, kind: str, indent: int, said: str, *, hanging: bool) -> str:
        """What a paragraph is where it stands: a block quotation if it is further in than the text around.

        Under an item, a definition, a field or a directive, what is further in goes on with it.
        """
        margin, around = self._margin
        if indent > margin and kind == "paragraph":
            quoted = around in ("paragraph", "heading") and not self._note[0] and not said.startswith(_ATTRIBUTION)
            return "quote" if quoted else kind
        continued = kind == "paragraph" and (hanging or _FIELD.match(said) is not None)
        self._margin = (indent, "item" if continued else kind)
        return kind


def _past(lines: Sequence[Line], place: int, indent: int) -> int:
    """The first line after `place` that is not blank and not indented further than `indent`."""
    place += 1
    while place < len(lines) and (lines[place][1] <= lines[place][0] or lines[place][2] > indent):
        place += 1
    return place


def _lines(text: str) -> Iterator[Line]:
    """The lines of a text: where their words start and end, and their indent."""
    offset = 0
    flat = text.replace("\r", "\n") if "\r" in text else text
    for raw in flat.split("\n"):
        bare = raw.lstrip()
        start = offset + len(raw) - len(bare)
        yield start, start + len(bare.rstrip()), len(raw) - len(bare)
        offset += len(raw) + 1


def _pieces(text: str, lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    """The lines of a paragraph with their line breaks."""
    for place, (start, end, _) in enumerate(lines):
        if place:
            yield "\n", start - 1
        yield text[start:end], start
