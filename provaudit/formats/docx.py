"""DOCX: the parts themselves are read, for no library keeps footnotes, fields and tracked changes apart."""

from __future__ import annotations

import posixpath

from provaudit.formats.assembly import assemble
from provaudit.formats.docx_parts import Numbering, Relations, Story
from provaudit.formats.packages import Package
from provaudit.formats.writing import Writing
from provaudit.model import Document

_MAIN = "word/document.xml"
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Docx:
    """Office Open XML text documents (ISO/IEC 29500)."""

    name = "docx"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is no DOCX, encrypted, damaged or a bomb."""
        package = Package(data, path, "a DOCX document")
        main = _main_part(package)
        folder = posixpath.dirname(main)
        numbering = Numbering()
        if f"{folder}/numbering.xml" in package.names:
            package.walk(f"{folder}/numbering.xml", numbering)
        body = _story(package, main, numbering)
        written = Writing()
        labels = _labels(body)
        for paragraph in body.paragraphs:
            for place, (what, text, url) in enumerate(paragraph.items):
                if what == "note":
                    paragraph.items[place] = (what, labels[text], url)
            written.add(paragraph)
        for part in ("footnotes", "endnotes"):
            if f"{folder}/{part}.xml" in package.names:
                story = _story(package, f"{folder}/{part}.xml", numbering)
                for key, paragraphs in story.notes.items():
                    label = labels.get(f"{part[:-1]} {key}")
                    written.add_note(label or f"{part[:-1]} {key}", paragraphs)
        return assemble(path, self.name, written.text, data, written.blocks, written.notes)


def _main_part(package: Package) -> str:
    """The part that holds the text: the package says which, and nearly always it is `word/document.xml`."""
    relations = Relations("/officeDocument")
    if "_rels/.rels" in package.names:
        package.walk("_rels/.rels", relations)
    named = (posixpath.normpath(target).lstrip("/") for target in relations.targets.values())
    found = next((name for name in named if name in package.names), None)
    return found or next((name for name in sorted(package.names) if name.endswith("word/document.xml")), _MAIN)


def _story(package: Package, name: str, numbering: Numbering) -> Story:
    """A part with text in it, read with its links."""
    relations = Relations()
    where = f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
    if where in package.names:
        package.walk(where, relations)
    story = Story(relations.targets, numbering)
    package.walk(name, story)
    return story


def _labels(body: Story) -> dict[str, str]:
    """The number that Word shows for each note: in order of mention, endnotes in Roman numerals beside footnotes."""
    keys = list(
        dict.fromkeys(text for paragraph in body.paragraphs for what, text, _ in paragraph.items if what == "note")
    )
    feet = [key for key in keys if key.startswith("footnote")]
    ends = [key for key in keys if key.startswith("endnote")]
    labels = {key: str(number) for number, key in enumerate(feet, 1)}
    return labels | {key: _roman(number) if feet else str(number) for number, key in enumerate(ends, 1)}


def _roman(number: int) -> str:
    """A small Roman numeral."""
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
