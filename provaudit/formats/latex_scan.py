"""A LaTeX source read from top to bottom: words, footnotes, citations, links; what is no running text is left out."""

from __future__ import annotations

import functools
import re

from attrs import define, field

from provaudit.formats.blocks import Block, signs_alone, stretched
from provaudit.formats.latex_paragraph import Paragraph
from provaudit.formats.latex_tokens import (
    ACCENT,
    ADDRESS,
    BLANKS,
    CITES,
    CODE,
    DEPTH,
    FILES,
    FOOTNOTES,
    FORMULAS,
    HEADS,
    KEPT,
    KEY,
    PARTS,
    SKIPPED,
    TABLES,
    TOKEN,
    Groups,
    bounds,
)
from provaudit.formats.untex import SIGNS, untex
from provaudit.model import Marker, Note, Span


@define
class Latex:
    """The state of reading a source."""

    text: str
    blocks: list[Block] = field(factory=list)
    notes: list[Note] = field(factory=list)
    files: list[str] = field(factory=list)
    """The bibliography files that are named."""
    keys: list[Marker] = field(factory=list)
    _here: Paragraph = field(factory=Paragraph)
    _tables: int = 0
    """How many tables are open."""
    _groups: Groups = field(init=False)
    _count: int = 0
    _entry: str | None = None

    def read(self) -> None:
        """Fill `blocks`, `notes`, `files` and `keys`."""
        self._groups = Groups.of(self.text)
        self.files += [name.strip() for match in FILES.finditer(self.text) for name in match[1].split(",")]
        title, begin, end = bounds(self.text)
        if title >= 0:
            self._heading(title, 0)
        self._stretch(begin, end, 0)
        self._flush()

    def _stretch(self, place: int, end: int, depth: int) -> None:
        """Read a stretch of the source."""
        while place < end:
            match = TOKEN.search(self.text, place, end)
            self._here.keep(self.text[place : match.start() if match else end], place)
            if match is None:
                return
            place = self._token(match, end, depth)

    def _token(self, match: re.Match[str], end: int, depth: int) -> int:
        """Read what begins at a token; returns the place after it."""
        sign, start, after = match[0], match.start(), match.end()
        if sign[0] == "\n":
            if sign.count("\n") > 1:
                self._flush()
            else:
                self._here.keep(" ", start, len(sign))
        elif sign in FORMULAS:
            return self._here.formula(self.text, start, after, end)
        elif sign == "&":
            self._flush() if self._tables else self._here.keep(sign, start)
        elif sign in ("``", "''", "--", "---", "~"):
            self._here.keep(untex(sign) or " ", start, len(sign))
        elif sign[0] == "\\":
            return min(self._command(sign, start, after, end, depth), max(end, after))
        return after

    def _command(self, name: str, start: int, after: int, end: int, depth: int) -> int:
        """A command, with the arguments that are its own."""
        accent = ACCENT.match(self.text, start, end)
        if accent is not None:
            self._here.keep(untex(accent[0]), start, accent.end() - start)
            return accent.end()
        bare = name.rstrip("*")
        if name in ("\\begin", "\\end"):
            return self._environment(name, after, end)
        if bare in FOOTNOTES:
            return self._footnote(start, after, depth)
        if name == "\\textsuperscript" and (argument := self._groups.argument(after)) is not None:
            return self._here.raised(self.text, start, *argument) or after
        if CITES.fullmatch(name):
            return self._cite(after)
        if name in ("\\href", "\\url", "\\nolinkurl"):
            return self._link(name, after, depth)
        if name == "\\bibitem":
            return self._bibitem(after)
        if bare in CODE and depth < DEPTH:
            return self._code(after, end, depth)
        if HEADS.fullmatch(name):
            return self._heading(after, depth)
        if bare in PARTS:
            self._flush()
            self._here.kind = "item" if bare == "\\item" else "paragraph"
            return self._groups.past_options(after)
        if KEPT.fullmatch(name) and bare[1:] not in SIGNS:
            return self._groups.past_options(after)
        return self._other(name, start, after)

    def _code(self, after: int, end: int, depth: int) -> int:
        """Code, nobody's words: in braces there may be links in it, between two signs of any kind there is nothing."""
        argument, first = self._groups.argument(after), len(self._here.pieces)
        if argument is None:
            return self._here.verbatim(self.text, after, end)
        self._stretch(*argument, depth + 1)
        if len(self._here.pieces) > first:
            self._here.opaque.append((first, len(self._here.pieces)))
        return argument[1] + 1

    def _other(self, name: str, start: int, after: int) -> int:
        """A command that stands for a letter, a space, or for nothing; arguments of unknown ones are left out."""
        if name == "\\\\" and self._tables:
            self._flush()
            return after
        letter = untex(name + "{}")
        if letter or name in ("\\ ", "\\\\", "\\,", "\\;", "\\:", "\\!", "\\-", "\\/"):
            self._here.keep(letter or (" " if name in ("\\ ", "\\\\", "\\,", "\\;") else ""), start, len(name))
            return BLANKS.match(self.text, after).end() if name[1:].isalpha() else after  # type: ignore[union-attr]
        if len(name) == 2 and not name[1].isalpha():
            self._here.keep(name[1], start + 1)
            return after
        return self._groups.past_arguments(name, after)

    def _environment(self, name: str, after: int, end: int) -> int:
        """The beginning or end of an environment; tables, formulas and code are left out."""
        argument = self._groups.argument(after)
        if argument is None:
            return after
        named = self.text[argument[0] : argument[1]].rstrip("*")
        self._flush()
        if named in TABLES:
            self._tables = max(self._tables + (1 if name == "\\begin" else -1), 0)
            self._here.kind = "cell" if self._tables else "paragraph"
            return self._groups.past_arguments(name, argument[1] + 1)
        if name == "\\begin" and named in SKIPPED:
            closing = f"\\end{{{self.text[argument[0] : argument[1]]}}}"
            close = self.text.find(closing, argument[1], end)
            return close + len(closing) if close >= 0 else argument[1] + 1
        if named in ("quote", "quotation", "displayquote"):
            self._here.kind = "quote" if name == "\\begin" else "paragraph"
        if name == "\\end":
            self._entry = None
        place = self._groups.past_options(argument[1] + 1)
        return self._groups.ends.get(place, place) if named == "thebibliography" else place

    def _footnote(self, start: int, after: int, depth: int) -> int:
        """A footnote: its marker and its note."""
        argument = self._groups.argument(after)
        if argument is None or depth >= DEPTH:
            return after
        self._count += 1
        label = str(self._count)
        saved, self._here = self._here, Paragraph()
        entry, self._entry = self._entry, None
        count = len(self.blocks)
        self._stretch(*argument, depth + 1)
        self._flush()
        inner = self.blocks[count:]
        del self.blocks[count:]
        self._here, self._entry = saved, entry
        self._here.markers.append(Marker(label, Span(start, after), "footnote"))
        self._here.markers += [marker for block in inner for marker in block.markers]
        if inner:
            whole = functools.reduce(stretched, inner)
            self.notes.append(Note(label, whole.passage, "note", whole.links))
        return argument[1] + 1

    def _cite(self, after: int) -> int:
        """A citation: a marker for each key."""
        argument = self._groups.argument(after)
        if argument is None:
            return after
        said, place, length = self._here.pieces[-1] if self._here.pieces else ("", 0, 0)
        if said.endswith(" ") and length == len(said):
            self._here.pieces[-1] = (said[:-1], place, length - 1)
        for match in KEY.finditer(self.text, *argument):
            self.keys.append(Marker(match[0], Span(*match.span()), "citekey"))
            self._here.markers.append(self.keys[-1])
        return argument[1] + 1

    def _link(self, name: str, after: int, depth: int) -> int:
        """A link: its words, or the address itself."""
        argument = self._groups.argument(after)
        if argument is None:
            return after
        url = re.sub(r"\\([%#&_~{}$])", r"\1", self.text[slice(*argument)]).strip()
        words = self._groups.argument(argument[1] + 1) if name == "\\href" else None
        first = len(self._here.pieces)
        if words is not None and depth < DEPTH:
            self._stretch(*words, depth + 1)
        else:
            for piece in ADDRESS.finditer(self.text, *argument):
                self._here.keep(piece[0].lstrip("\\"), piece.end() - len(piece[0].lstrip("\\")))
        self._here.links.append((first, len(self._here.pieces), url))
        return (words or argument)[1] + 1

    def _bibitem(self, after: int) -> int:
        """An entry of a typed bibliography."""
        argument = self._groups.argument(after)
        if argument is None:
            return after
        self._flush()
        self._entry = self.text[slice(*argument)].strip()
        return argument[1] + 1

    def _heading(self, after: int, depth: int) -> int:
        """A heading."""
        argument = self._groups.argument(after)
        if argument is None or depth >= DEPTH:
            return after
        self._flush()
        self._here.kind = "heading"
        self._stretch(*argument, depth + 1)
        self._flush()
        return argument[1] + 1

    def _flush(self) -> None:
        """End the paragraph."""
        here = self._here
        if not here.pieces and not here.markers:
            return
        block = here.block()
        if self._entry is not None and block.passage.text:
            self.notes.append(Note(self._entry, block.passage, "entry", block.links))
            self.blocks += signs_alone(block.markers)
            self._entry = None
        elif block.passage.text or block.markers:
            self.blocks.append(block)
        self._here = Paragraph(kind="cell" if self._tables else "paragraph")
