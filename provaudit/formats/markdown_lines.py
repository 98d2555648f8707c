"""Markdown line by line: paragraphs, headings, declared notes and definitions; nested structures go elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field

from provaudit.formats.blocks import Block, joined, signs_alone, stretched
from provaudit.formats.markdown_nested import nested_blocks
from provaudit.formats.markdown_paragraph import in_lines, inline_block
from provaudit.formats.markdown_regions import (
    DEFINITION,
    DIV,
    FRONT,
    HEADING,
    NESTED,
    OPTION,
    READ,
    Line,
    back_matter,
    directive,
    fence_end,
    line_pieces,
    lines_of,
    reference_definition,
    region_end,
)
from provaudit.model import Link, Marker, Note, Passage, Span

_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_NOTE = re.compile(r"\[\^([^\]\s]{1,80})\]:[ \t]*")
_DEEPEST = 20
"""How many directives may stand in one another."""


def markdown_blocks(text: str) -> tuple[list[Block], list[Note]]:
    """The blocks and the declared notes of a Markdown text."""
    reading = _Reading(text)
    reading.read()
    return reading.blocks, reading.notes


@define
class _Reading:
    """A Markdown text on its way to blocks."""

    text: str
    raw: list[tuple[Block, int]] = field(factory=list)
    """Blocks before their inside is read, and the number of the declared note that each belongs to; 0 for none."""
    definitions: dict[str, str] = field(factory=dict)
    places: dict[str, tuple[int, int, str]] = field(factory=dict)
    """Where a numbered definition stands, and the words that it gives."""
    blocks: list[Block] = field(factory=list)
    notes: list[Note] = field(factory=list)
    _labels: list[str] = field(factory=lambda: [""])
    """The labels of the declared notes, in order, from 1."""
    _note: int = 0
    _defined: bool = False
    """Indented paragraphs belong to the definition of a term."""
    _filed: int = 0
    _unnamed: int = 0
    _deep: int = 0
    _inner: list[Marker] = field(factory=list)
    """The markers that stand in notes."""

    def read(self) -> None:
        """Fill `blocks` and `notes`."""
        front, back = FRONT.match(self.text), back_matter(self.text)
        text = self.text[: back.start()] if back is not None and back.start() else self.text
        self._lines(list(lines_of(text, front.end() if front else 0)))
        for block, (_, note) in zip(in_lines([block for block, _ in self.raw]), self.raw, strict=True):
            self._inside(block, note)
        self._numbered()
        self.blocks[:0] = signs_alone(self._inner)

    def _lines(self, lines: Sequence[Line]) -> None:
        """Part lines into paragraphs; whatever needs more than a look at its first character goes to markdown-it."""
        text, place, count = self.text, 0, len(lines)
        paragraph: list[Line] = []
        while place < count:
            start, end, indent = lines[place]
            first = text[start] if end > start else ""
            if (
                not first
                or (not paragraph and indent >= (8 if self._note or self._defined else 4))
                or (first in "#>|+*<-`~_:$=0123456789" and self._structural(paragraph, lines[place]))
            ):
                self._close(paragraph)
                paragraph = []
                place = self._structure(lines, place)
                continue
            if not paragraph and indent < 4:
                self._note, self._defined = 0, False
            if first in ":~" and indent < 4 and self.raw and (match := DEFINITION.match(text, start, end)):
                self._close(paragraph)
                paragraph, self._defined, place = [(match.end(), end, indent)], True, place + 1
                continue
            if first == "[" and not paragraph and self._defines(lines[place]):
                place += 1
                continue
            if first == "[" and paragraph and text.startswith("[^", start) and _NOTE.match(text, start, end):
                self._close(paragraph)
                paragraph = []
                continue
            paragraph.append(self._opening(lines[place]) if first == "[" and not paragraph else lines[place])
            place += 1
        self._close(paragraph)

    def _structural(self, paragraph: Sequence[Line], line: Line) -> bool:
        """Whether a line begins (or is) something other than a paragraph."""
        start, end, _ = line
        first = self.text[start]
        if first == "#":
            return HEADING.match(self.text, start, end) is not None
        if first in "=-" and paragraph and _UNDERLINE.match(self.text, start, end):
            return True
        if paragraph and first.isdigit():
            return self.text.startswith(("1.", "1)"), start) and NESTED.match(self.text, start, end) is not None
        if first in "*+-" and self.text[start + 1 : start + 2] not in (" ", "\t", "\n", "", first):
            return False
        if paragraph and first in "<|":
            return False
        return NESTED.match(self.text, start, end) is not None

    def _structure(self, lines: Sequence[Line], place: int) -> int:
        """Read a blank line, a heading or a nested structure at `place`; returns the place after it."""
        start, end, indent = lines[place]
        if end <= start:
            return place + 1
        text = self.text
        if text[start] in "=-" and _UNDERLINE.match(text, start, end) and self._raise_heading(lines, place):
            return place + 1
        heading = HEADING.match(text, start, end) if text[start] == "#" and indent < 4 else None
        if heading is not None:
            self._note = 0
            words = heading[2].rstrip()
            passage = Passage(words, Span(heading.start(2), heading.start(2) + len(words)))
            self.raw.append((Block(passage, "heading"), 0))
            return place + 1
        if text[start] == ":" and DIV.match(text, start, end):
            return place + 1
        after = fence_end(text, lines, place) if text[start] in "`~" and not self._note else place
        if after > place:
            self._directive(lines[place:after])
            return after
        stop = region_end(text, lines, place)
        within = bool(self._note or self._defined)
        found = nested_blocks(text, lines[place:stop], 4 if within and indent >= 4 else 0)
        if indent < 4:
            self._note, self._defined = 0, False
        for block in found:
            self.raw.append((block, self._nested_note(block) if block.kind == "note" else self._note))
        return max(stop, place + 1)

    def _directive(self, lines: Sequence[Line]) -> None:
        """Read the inside of a MyST directive that holds text, without its options; code is left out."""
        if directive(self.text, lines[0]) not in READ or self._deep >= _DEEPEST:
            return
        first = next((n for n in range(1, len(lines)) if not OPTION.match(self.text, *lines[n][:2])), len(lines))
        closed = self.text[lines[-1][0] : lines[-1][1]].strip("`~") == ""
        self._deep += 1
        self._lines(lines[first : len(lines) - closed])
        self._deep -= 1

    def _nested_note(self, block: Block) -> int:
        """The number of a note that is declared inside of a quotation or a list."""
        if not self.raw or self.raw[-1][0].kind != "note" or self.raw[-1][0].label != block.label:
            self._labels.append(block.label or "")
        return len(self._labels) - 1

    def _raise_heading(self, lines: Sequence[Line], place: int) -> bool:
        """Make the paragraph just read a heading if the line at `place` underlines it."""
        if not place or not self.raw or lines[place - 1][1] <= lines[place - 1][0]:
            return False
        block, note = self.raw[-1]
        if block.kind != "paragraph" or block.passage.span.end != lines[place - 1][1]:
            return False
        if not note:
            self.raw[-1] = (evolve(block, kind="heading"), 0)
        return True

    def _defines(self, line: Line) -> bool:
        """Read a reference definition; False if the line is none."""
        found = reference_definition(self.text, line)
        if found is None:
            return False
        label, place = found
        if label not in self.definitions:
            self.definitions[label] = place[2]
            self.places[label] = place
        return True

    def _opening(self, line: Line) -> Line:
        """The first line of a declared note without its label; other lines as they are."""
        match = _NOTE.match(self.text, line[0], line[1])
        if match is None or line[2] >= 4:
            return line
        self._labels.append(match[1])
        self._note = len(self._labels) - 1
        return match.end(), max(line[1], match.end()), line[2]

    def _close(self, paragraph: Sequence[Line]) -> None:
        """Keep a paragraph; the first line of a note may be empty."""
        if paragraph and paragraph[0][1] <= paragraph[0][0]:
            paragraph = paragraph[1:]
        if paragraph:
            start, end, _ = paragraph[0]
            if len(paragraph) == 1:
                passage = Passage(self.text[start:end], Span(start, end))
            else:
                passage = joined(list(line_pieces(self.text, paragraph)), paragraph[-1][1])
            if passage.text.strip():
                self.raw.append((Block(passage, indent=paragraph[0][2]), self._note))

    def _inside(self, block: Block, note: int) -> None:
        """Read the inside of a block and file it as text or as a note."""
        block, inner = inline_block(block, self.definitions)
        for unnamed in inner:
            self._unnamed += 1
            markers = [evolve(m, label=f"^{self._unnamed}") if m.label == unnamed.label else m for m in block.markers]
            block = evolve(block, markers=tuple(markers))
        inner = [evolve(n, label=f"^{self._unnamed - len(inner) + k}") for k, n in enumerate(inner, 1)]
        self._inner += block.markers if note else ()
        if not note:
            self.blocks.append(block)
        elif self._filed == note:
            self.notes[-1] = _longer(self.notes[-1], block)
        else:
            self.notes.append(Note(self._labels[note], block.passage, "note", block.links))
        self._filed = note
        self.notes += inner
        self._filed = 0 if inner else self._filed

    def _numbered(self) -> None:
        """Make notes of the definitions that `[1]` alone in the text refers to."""
        used = {m.label for block in self.blocks for m in block.markers if m.scheme == "bracket"}
        for label, (start, end, url) in self.places.items():
            if label in used:
                span = Span(start, end)
                self.notes.append(
                    Note(label, Passage(span.of(self.text), span), "note", (Link(span.of(self.text), url, span),))
                )


def _longer(note: Note, block: Block) -> Note:
    """A note with one more paragraph."""
    more = stretched(Block(note.passage, links=note.links), block)
    return evolve(note, passage=more.passage, links=more.links)
