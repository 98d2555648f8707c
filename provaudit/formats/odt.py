"""ODT: OpenDocument texts, with their footnotes, endnotes, links and bibliography marks."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from provaudit.formats.assembly import assemble
from provaudit.formats.blocks import LINE_END
from provaudit.formats.packages import Package
from provaudit.formats.source_tables import Tables
from provaudit.formats.writing import Paragraph, Writing
from provaudit.model import Document

_OF_TABLES = {"table": "table", "table-row": "row", "table-cell": "cell"}
_LOST = frozenset(
    {"annotation", "tracked-changes", "note-citation", "sequence-decls", "forms", "ruby-text", "math", "binary-data"}
)
_QUOTING = ("Quotations", "Block_20_Text", "Quote")
"""Names of styles of block quotations, the same in every language."""
_MARKS = {
    "author": "author", "title": "title", "booktitle": "container-title",
    "journal": "container-title", "publisher": "publisher", "year": "issued", "url": "URL", "volume": "volume",
    "number": "issue", "pages": "page",
    "isbn": "ISBN", "issn": "ISSN",
}  # fmt: skip


class Odt:
    """OpenDocument text (ISO/IEC 26300)."""

    name = "odt"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is no ODT, encrypted, damaged or a bomb."""
        package = Package(data, path, "an ODT document")
        content = Content()
        package.walk("content.xml", content)
        written = Writing()
        for paragraph in content.paragraphs:
            written.add(paragraph)
        for label, paragraphs in content.notes:
            written.add_note(label, paragraphs)
        for label, fields in content.marked.items():
            words = Paragraph()
            words.say(". ".join(value for name, value in fields.items() if name != "type"))
            written.add_note(label, [words], "entry", **fields)
        return assemble(path, self.name, written.text, data, written.blocks, written.notes)


def _local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


@define
class _List:
    """A list that is open: whether it counts, and how far it has."""

    numbered: bool
    count: int = 0
    fresh: bool = False


@define
class Content:
    """What content.xml holds."""

    paragraphs: list[Paragraph] = field(factory=list)
    notes: list[tuple[str, list[Paragraph]]] = field(factory=list)
    marked: dict[str, dict[str, str]] = field(factory=dict)
    """Sources that bibliography marks describe, by their short name."""
    _open: list[Paragraph] = field(factory=list)
    _lists: list[_List] = field(factory=list)
    _numbered: dict[str, bool] = field(factory=dict)
    _raised_styles: set[str] = field(factory=set)
    _quoting_styles: set[str] = field(factory=lambda: set(_QUOTING))
    _spans: list[bool] = field(factory=list)
    _style: str = ""
    _note: tuple[str, list[Paragraph]] | None = None
    _labels: set[str] = field(factory=set)
    _citation: bool = False
    _skipping: int = 0
    _tables: Tables = field(factory=Tables)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        local = _local(name)
        found = {_local(key): value for key, value in attributes.items()}
        self._citation = local == "note-citation" and not self._skipping
        if self._skipping or local in _LOST:
            self._skipping += 1
            return
        if local in ("p", "h"):
            self._paragraph(local, found.get("style-name", ""))
        elif local in _OF_TABLES:
            self._tables.begin(_OF_TABLES[local])
        elif local == "note":
            label = f"{len(self.notes) + 1}"
            self._note = (label, [])
            self.notes.append(self._note)
        elif local in ("style", "list-style", "list-level-style-number", "text-properties"):
            self._styles(local, found)
        elif local in ("list", "list-item", "list-header"):
            self._list(local, found)
        elif self._open:
            self._inside(local, found)

    def _styles(self, local: str, found: Mapping[str, str]) -> None:
        """What automatic styles say: which lists count, which words are raised, which paragraphs are quoted."""
        if local in ("style", "list-style"):
            self._style = found.get("name", "")
            if found.get("parent-style-name") in _QUOTING:
                self._quoting_styles.add(self._style)
        elif local == "list-level-style-number" and found.get("num-format"):
            self._numbered[self._style] = True
        elif local == "text-properties" and found.get("text-position", "").startswith(("super", "3", "5")):
            self._raised_styles.add(self._style)

    def _list(self, local: str, found: Mapping[str, str]) -> None:
        """A list or an item of one begins."""
        if local == "list":
            named = found.get("style-name")
            inherited = self._lists[-1].numbered if self._lists and not named else False
            self._lists.append(_List(self._numbered.get(named or "", False) or inherited))
        elif self._lists and local == "list-item":
            here = self._lists[-1]
            value = found.get("start-value", "")
            here.count = int(value) if value.isdigit() else here.count + 1
            here.fresh = True

    def _paragraph(self, local: str, style: str) -> None:
        """A paragraph or heading begins."""
        kind = "heading" if local == "h" else "quote" if style in self._quoting_styles else "paragraph"
        cell = self._tables.cell if kind != "heading" and self._note is None else None
        paragraph = Paragraph("cell" if cell else kind, indent=4 * max(0, len(self._lists) - 1), cell=cell)
        if self._lists and self._note is None and local == "p":
            here = self._lists[-1]
            if here.fresh:
                paragraph.kind, paragraph.label = "item", str(here.count) if here.numbered else None
            else:
                paragraph.indent += 4
            here.fresh = False
        self._open.append(paragraph)

    def _inside(self, local: str, found: Mapping[str, str]) -> None:
        """An element inside of a paragraph."""
        paragraph = self._open[-1]
        if local == "span":
            self._spans.append(found.get("style-name", "") in self._raised_styles)
        elif local == "s":
            count = found.get("c", "1")
            paragraph.say(" " * (min(int(count), 100) if count.isdigit() else 1))
        elif local in ("tab", "line-break"):
            paragraph.say(" " if local == "tab" else LINE_END)
        elif local == "a":
            paragraph.link(found.get("href", ""))
        elif local == "bibliography-mark":
            label = found.get("identifier", "")
            paragraph.cite(label)
            fields = {csl: found[name] for name, csl in _MARKS.items() if found.get(name)}
            if label and fields:
                self.marked.setdefault(label, fields)
            self._skipping += 1

    def end(self, name: str) -> None:
        """An element ends."""
        self._citation = False
        if self._skipping:
            self._skipping -= 1
            return
        local = _local(name)
        if local in ("p", "h") and self._open:
            done = self._open.pop()
            if self._note is not None:
                self._note[1].append(done)
            else:
                self.paragraphs.append(done)
        elif local == "note" and self._note is not None:
            label, paragraphs = self._note
            self.notes[-1] = (label, paragraphs)
            if self._open:
                self._open[-1].cite(label)
            self._note = None
        elif local == "table":
            self._tables.end()
        elif local == "list" and self._lists:
            self._lists.pop()
        elif local == "span" and self._spans:
            self._spans.pop()
        elif local == "a" and self._open:
            self._open[-1].unlink()

    def data(self, text: str) -> None:
        """Text inside an element."""
        if self._citation and self._note is not None and text.strip():
            label = text.strip() if text.strip() not in self._labels else self._note[0]
            self._labels.add(label)
            self._note = (label, self._note[1])
        elif self._open and not self._skipping:
            self._open[-1].say(text, "raised" if any(self._spans) else "words")
