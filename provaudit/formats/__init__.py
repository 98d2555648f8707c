"""ROOM 1: path -> Document. To add a format, write its module and one line in `FORMATS`."""

from __future__ import annotations

from pathlib import PurePath

from provaudit.contracts import Reader
from provaudit.errors import UnreadableInput
from provaudit.formats.bibtex import Bibtex
from provaudit.formats.csljson import CslJson
from provaudit.formats.docx import Docx
from provaudit.formats.epub import Epub
from provaudit.formats.html import Html
from provaudit.formats.jupyter import Jupyter
from provaudit.formats.latex import LatexSource
from provaudit.formats.markdown import Markdown
from provaudit.formats.odt import Odt
from provaudit.formats.pdf import Pdf
from provaudit.formats.plaintext import PlainText
from provaudit.formats.ris import Ris
from provaudit.formats.rst import Restructured
from provaudit.formats.sniffing import sniffed
from provaudit.formats.wikitext import Wikitext
from provaudit.model import Document

FORMATS: tuple[Reader, ...] = (
    PlainText(),
    Markdown(),
    Html(),
    Docx(),
    Odt(),
    Pdf(),
    Wikitext(),
    LatexSource(),
    Restructured(),
    Epub(),
    Jupyter(),
    Bibtex(),
    Ris(),
    CslJson(),
)

__all__ = ["FORMATS", "parse", "reader_for"]


def reader_for(path: str, data: bytes) -> Reader:
    """The reader for a file: by its suffix, or by what its first bytes look like if the suffix says nothing.

    A known suffix on the wrong content is not overruled: that reader then raises UnreadableInput with a hint.
    """
    suffix = PurePath(path).suffix.lower()
    for reader in FORMATS:
        if suffix in reader.suffixes:
            return reader
    name = sniffed(data)
    return next((reader for reader in FORMATS if reader.name == name), FORMATS[0])


def parse(data: bytes, path: str) -> Document:
    """The document in `data`, read by the reader for `path`.

    Raises:
        UnreadableInput: it is not a document of its format, or is too large or too deeply nested.
        MissingExtra: its format needs a library that is not installed.
    """
    try:
        return reader_for(path, data).parse(data, path)
    except RecursionError:
        raise UnreadableInput(f"{path}: nested too deeply to be read", "is this a document?") from None
