"""Zip packages with XML parts (DOCX, ODT, EPUB), read with bounds on number, size and depth."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Protocol
from xml.parsers import expat

from provaudit.errors import UnreadableInput
from provaudit.formats.decoding import checked

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_PACKAGE_BYTES = 128 * 1024 * 1024
"""All parts read of one package, unpacked."""
_MAX_PARTS = 20_000
_MAX_DEPTH = 250
_ENCRYPTED = 0x1


class Handler(Protocol):
    """What is told about the elements of an XML part; names are `namespace local`, or local alone."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def data(self, text: str) -> None:
        """Text inside an element."""
        ...


class Package:
    """An opened zip package."""

    def __init__(self, data: bytes, path: str, what: str) -> None:
        """Open `data`; UnreadableInput if it is no zip archive, or one of too many parts."""
        self.path = path
        self.what = what
        self._left = MAX_PACKAGE_BYTES
        checked(data, path)
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise UnreadableInput(
                f"{path}: encrypted, or an old binary office document", "save it anew without a password"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableInput(f"{path}: not {what}: {error}", "is the file complete?") from error
        if len(self.names) > _MAX_PARTS:
            raise UnreadableInput(f"{path}: not {what}: {len(self.names)} parts", "is this a document?")

    def read(self, name: str) -> bytes:
        """A part, unpacked; UnreadableInput if it is missing, damaged, encrypted or too large."""
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            raise UnreadableInput(f"{self.path}: not {self.what}: it has no {name}", "is the file complete?") from None
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableInput(f"{self.path}: encrypted", "save it anew without a password")
        limit = min(MAX_PART_BYTES, self._left)
        try:
            with self._zip.open(info) as part:
                # The size that the archive states may be a lie, so what is read is counted.
                data = part.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UnreadableInput(f"{self.path}: damaged: {name}: {error}", "is the file complete?") from error
        if len(data) > limit:
            raise UnreadableInput(
                f"{self.path}: {name} unpacks to more than {limit / 1e6:.0f} MB", "is this a zip bomb?"
            )
        self._left -= len(data)
        return data

    def walk(self, name: str, handler: Handler) -> None:
        """Tell `handler` about the elements of an XML part; UnreadableInput if it is no sound XML."""
        walk(self.read(name), handler, f"{self.path}: {name}")


def walk(data: bytes, handler: Handler, what: str) -> None:
    """Tell `handler` about the elements of an XML text.

    Raises:
        UnreadableInput: it is not well-formed, nested too deeply, or declares a document type (entities are the
            stuff of bombs, and no office document has any).
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise UnreadableInput(f"{what}: nested too deeply", "is this a document?")
        handler.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name)

    def doctype(*_: object) -> None:
        raise UnreadableInput(f"{what}: declares a document type, which no office document does", "is this an attack?")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableInput(f"{what}: not well-formed XML: {error}", "is the file damaged?") from error
