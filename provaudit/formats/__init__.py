"""ROOM 1: path -> Document. To add a format, write its module and one line in `FORMATS`."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from attrs import frozen

from provaudit.contracts import Reader
from provaudit.errors import ProvauditError, UnreadableInput
from provaudit.formats.sniffing import sniffed
from provaudit.model import Document

__all__ = ["FORMATS", "Format", "parse", "reader_for"]


@frozen
class Format:
    """A reader that is loaded when it is first used: most runs meet one format only."""

    name: str
    """Also the name of its module."""
    reader: str
    """The name of its class."""
    suffixes: tuple[str, ...]
    """File name endings with their dot, in lower case."""

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; see `Reader`."""
        reader: Reader = getattr(import_module(f"{__name__}.{self.name}"), self.reader)()
        return reader.parse(data, path)


FORMATS: tuple[Format, ...] = (
    Format("plaintext", "PlainText", (".txt", ".text", ".asc")),
    Format("markdown", "Markdown", (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".myst")),
    Format("html", "Html", (".html", ".htm", ".xhtml", ".xht")),
    Format("docx", "Docx", (".docx", ".docm", ".dotx")),
    Format("odt", "Odt", (".odt", ".ott")),
    Format("pdf", "Pdf", (".pdf",)),
    Format("wikitext", "Wikitext", (".wiki", ".wikitext", ".mediawiki", ".mw")),
    Format("latex", "LatexSource", (".tex", ".latex", ".ltx")),
    Format("rst", "Restructured", (".rst", ".rest")),
    Format("epub", "Epub", (".epub",)),
    Format("jupyter", "Jupyter", (".ipynb",)),
    Format("bibtex", "Bibtex", (".bib", ".bibtex", ".biblatex")),
    Format("ris", "Ris", (".ris",)),
    Format("csljson", "CslJson", (".json", ".csljson")),
)


_SOURCES = (".rst", ".md")


def reader_for(path: str, data: bytes) -> Format:
    """The reader for a file: by its suffix, or by what its first bytes look like if the suffix says nothing.

    A known suffix on the wrong content is not overruled: that reader then raises UnreadableInput with a hint. Sphinx
    puts `.txt` behind that of its sources (`index.rst.txt`); a `paper.pdf.txt` is text.
    """
    file = PurePath(path)
    source = file.with_suffix("").suffix.lower() if file.suffix.lower() == ".txt" else ""
    suffix = source if source in _SOURCES else file.suffix.lower()
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
    except ProvauditError:
        raise
    except RecursionError:
        raise UnreadableInput(f"{path}: nested too deeply to be read", "is this a document?") from None
    except Exception as error:  # the other files of a run must not suffer from a fault in one reader
        what = f"{type(error).__name__}: {error}"
        raise UnreadableInput(f"{path}: could not be read ({what})", "a fault of ours: please report it") from error
