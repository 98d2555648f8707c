"""EPUB: the chapters of an e-book in reading order, read as HTML; notes may stand in another chapter."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from attrs import define, field

from provaudit.errors import UnreadableInput
from provaudit.formats.assembly import assemble
from provaudit.formats.decoding import decode
from provaudit.formats.html_ids import Ids
from provaudit.formats.html_notes import html_blocks
from provaudit.formats.html_walk import Walk
from provaudit.formats.packages import Package
from provaudit.model import Document


class Epub:
    """EPUB 2 and 3."""

    name = "epub"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is no e-book, encrypted, damaged or a bomb."""
        package = Package(data, path, "an EPUB document")
        container, contents = _Container(), _Contents()
        package.walk("META-INF/container.xml", container)
        package.walk(container.root, contents)
        folder = posixpath.dirname(container.root)
        texts: list[str] = []
        scopes: list[tuple[int, str]] = []
        length = 0
        for href in contents.chapters():
            name = posixpath.normpath(posixpath.join(folder, unquote(href)))
            if name not in package.names:
                continue
            text = decode(package.read(name), f"{path}: {name}")
            scopes.append((length, posixpath.basename(name)))
            texts.append(text + "\n")
            length += len(text) + 1
        if not scopes:
            raise UnreadableInput(f"{path}: not an EPUB document: it has no chapters", "is the file complete?")
        whole = "".join(texts)
        blocks, notes = html_blocks(Walk(whole, Ids(scopes)).run())
        return assemble(path, self.name, whole, data, blocks, notes, alike=True)


@define
class _Container:
    """META-INF/container.xml: where the package document is."""

    root: str = "OEBPS/content.opf"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the path."""
        if name.endswith("rootfile"):
            self.root = attributes.get("full-path", self.root)

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


@define
class _Contents:
    """The package document: what there is, and in which order it is read."""

    items: dict[str, str] = field(factory=dict)
    spine: list[str] = field(factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep items and their order; the table of contents is no chapter."""
        if (
            name.endswith(" item")
            and "html" in attributes.get("media-type", "")
            and "nav" not in attributes.get("properties", "").split()
        ):
            self.items[attributes.get("id", "")] = attributes.get("href", "")
        elif name.endswith(" itemref"):
            self.spine.append(attributes.get("idref", ""))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""

    def chapters(self) -> list[str]:
        """The addresses of the chapters in reading order."""
        return [self.items[key] for key in dict.fromkeys(self.spine) if key in self.items]
