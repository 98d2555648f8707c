"""The parts of a DOCX package: relations, numbering, and the stories (body, footnotes, endnotes)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import define, field

from provaudit.formats.blocks import LINE_END
from provaudit.formats.source_tables import Tables
from provaudit.formats.writing import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main "
_HYPERLINK = re.compile(r"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"?([^\"\s]+)")
_HEADING = re.compile(
    r"(?i)(?:heading|title|subtitle|überschrift|titre|título|titolo|kop|rubrik|otsikko|nagłówek)\s?\d*"
)
_QUOTING = re.compile(
    r"(?i)block[\s_]?text|(?:intense|intensives|duidelijk|starkt|block)?[\s_]?(?:quote|quotations?|zitat|citation|citat|"
    r"cita|citao|citazione|citaat|cytat)[\s_]?(?:intense|intensa|destacada|intensywny)?\d*"
)
"""Styles of block quotations, as the languages of Word name them."""
_OF_TABLES = {"tbl": "table", "tr": "row", "tc": "cell"}
_LOST = frozenset({"del", "moveFrom", "Fallback", "rt", "pict", "instrText", "delText", "delInstrText"})


def _local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


def _attribute(attributes: Mapping[str, str], name: str) -> str:
    """An attribute whatever its namespace."""
    return next((value for key, value in attributes.items() if _local(key) == name), "")


@define
class Relations:
    """The relations of a part: where its links lead."""

    kind: str = "/hyperlink"
    """How the type of those that are kept ends."""
    targets: dict[str, str] = field(factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the target of a relation."""
        if _attribute(attributes, "Type").endswith(self.kind):
            self.targets[_attribute(attributes, "Id")] = _attribute(attributes, "Target")

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


@define
class Numbering:
    """How numbered lists count."""

    levels: dict[tuple[str, str], tuple[str, int]] = field(factory=dict)
    """Per abstract list and level: the kind of number and where it starts."""
    lists: dict[str, str] = field(factory=dict)
    _abstract: str = ""
    _level: str = ""
    _num: str = ""
    counts: dict[tuple[str, str], int] = field(factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep kinds and starts."""
        local, value = _local(name), _attribute(attributes, "val")
        if local == "abstractNum":
            self._abstract, self._num = _attribute(attributes, "abstractNumId"), ""
        elif local == "num":
            self._num = _attribute(attributes, "numId")
        elif local == "abstractNumId" and self._num:
            self.lists[self._num] = value
        elif local == "lvl" and not self._num:
            self._level = _attribute(attributes, "ilvl")
            self.levels[self._abstract, self._level] = ("decimal", 1)
        elif local in ("numFmt", "start") and not self._num and self._level:
            kind, begin = self.levels[self._abstract, self._level]
            begin = int(value) if local == "start" and value.isdigit() else begin
            self.levels[self._abstract, self._level] = (value if local == "numFmt" else kind, begin)

    def end(self, name: str) -> None:
        """A level ends."""
        if _local(name) == "lvl":
            self._level = ""

    def data(self, text: str) -> None:
        """Nothing to do."""

    def next(self, num: str, level: str) -> str | None:
        """The number of the next item of a list; None for a bullet."""
        abstract = self.lists.get(num, num)
        kind, begin = self.levels.get((abstract, level), ("decimal", 1))
        if kind in ("bullet", "none"):
            return None
        self.counts[abstract, level] = self.counts.get((abstract, level), begin - 1) + 1
        for other in [key for key in self.counts if key[0] == abstract and key[1] > level]:
            del self.counts[other]
        return str(self.counts[abstract, level])


@define
class _Open:
    """A paragraph that is open, and what its properties said so far."""

    paragraph: Paragraph
    num: str = ""
    level: str = "0"


@define
class Story:
    """A part with text: its paragraphs, and its notes if it is the part of notes."""

    targets: Mapping[str, str]
    numbering: Numbering
    paragraphs: list[Paragraph] = field(factory=list)
    notes: dict[str, list[Paragraph]] = field(factory=dict)
    _open: list[_Open] = field(factory=list)
    _note: str = ""
    _skipping: int = 0
    _tables: Tables = field(factory=Tables)
    _raised: bool = False
    _word: str = ""
    _fields: list[list[str]] = field(factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = _local(name)
        if self._skipping or local in _LOST:
            self._skipping += 1
            self._word = "instrText" if local == "instrText" and self._skipping == 1 else ""
            return
        value = _attribute(attributes, "val")
        if local == "p" and name.startswith((_W, _STRICT)):
            cell = self._tables.cell
            self._open.append(_Open(Paragraph("cell" if cell else "paragraph", cell=cell)))
        elif local in _OF_TABLES:
            self._tables.begin(_OF_TABLES[local])
        elif local in ("footnote", "endnote"):
            special = _attribute(attributes, "type") not in ("", "normal")
            self._note = "" if special else _attribute(attributes, "id")
            self._skipping += special
        elif self._open:
            self._inside(name, local, attributes, value)

    def _inside(self, name: str, local: str, attributes: dict[str, str], value: str) -> None:
        """An element inside of a paragraph."""
        here = self._open[-1]
        paragraph = here.paragraph
        outlined = local == "outlineLvl" and value.isdigit() and int(value) < 9
        if outlined or (local == "pStyle" and _HEADING.fullmatch(value)):
            paragraph.kind = "heading"
        elif local == "pStyle" and paragraph.kind == "paragraph" and _QUOTING.fullmatch(value):
            paragraph.kind = "quote"
        elif local == "numId":
            here.num = value
        elif local == "ilvl":
            here.level = value
        elif local == "t":
            self._word = "formula" if "/math " in name else "t"
        elif local == "r":
            self._raised = False
        elif local == "vertAlign":
            self._raised = value == "superscript"
        elif local in ("br", "cr"):
            paragraph.say(LINE_END)
        elif local in ("tab", "ptab"):
            paragraph.say(" ")
        elif local == "noBreakHyphen":
            paragraph.say("-")
        elif local in ("footnoteReference", "endnoteReference"):
            paragraph.cite(f"{local[: -len('Reference')]} {_attribute(attributes, 'id')}")
        elif local == "hyperlink":
            paragraph.link(self.targets.get(_attribute(attributes, "id"), ""))
        elif local == "fldSimple":
            match = _HYPERLINK.match(_attribute(attributes, "instr"))
            paragraph.link(match[1] if match else "")
        elif local == "fldChar":
            self._field(_attribute(attributes, "fldCharType"), paragraph)

    def _field(self, what: str, paragraph: Paragraph) -> None:
        """A field's code, its result, its end: Word's older way of linking."""
        if what == "begin":
            self._fields.append([])
        elif what == "separate" and self._fields:
            match = _HYPERLINK.match("".join(self._fields[-1]))
            if match is not None:
                paragraph.link(match[1])
        elif what == "end" and self._fields and _HYPERLINK.match("".join(self._fields.pop())):
            paragraph.unlink()

    def end(self, name: str) -> None:
        """An element ends."""
        self._word = ""
        if self._skipping:
            self._skipping -= 1
            return
        local = _local(name)
        if local in ("hyperlink", "fldSimple") and self._open:
            self._open[-1].paragraph.unlink()
        elif local == "p" and self._open and name.startswith((_W, _STRICT)):
            self._close(self._open.pop())
        elif local == "tbl":
            self._tables.end()

    def _close(self, done: _Open) -> None:
        """A paragraph ends."""
        paragraph = done.paragraph
        if done.num and done.num != "0" and paragraph.kind in ("paragraph", "quote") and paragraph.items:
            paragraph.kind = "item"
            paragraph.label = self.numbering.next(done.num, done.level)
            paragraph.indent = 4 * int(done.level) if done.level.isdigit() else 0
        if self._note:
            self.notes.setdefault(self._note, []).append(paragraph)
        else:
            self.paragraphs.append(paragraph)

    def data(self, text: str) -> None:
        """Text inside an element."""
        if self._word == "instrText" and self._fields:
            self._fields[-1].append(text)
        elif self._word and self._open and not self._skipping:
            what = "code" if self._word == "formula" else "raised" if self._raised else "words"
            self._open[-1].paragraph.say(text, what)
