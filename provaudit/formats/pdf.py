"""PDF: text with its links and footnotes, in reading order, hyphens at line ends undone (pypdfium2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from provaudit.errors import MissingExtra, UnreadableInput
from provaudit.formats.assembly import assemble
from provaudit.formats.decoding import checked
from provaudit.formats.linewraps import Words, inside_url
from provaudit.formats.pdf_flow import Stretch, flow
from provaudit.formats.pdf_lines import Char, Line, page_lines, soft
from provaudit.formats.writing import Paragraph, Writing
from provaudit.model import Document

MAX_PAGES = 5_000
_look = attrgetter("link", "raised")
_HYPHENATED = re.compile(r"[-\x02\ufffe\xad]\s*$")
_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "\x02": "-", "\ufffe": "-"}
)


class Pdf:
    """PDF with text in it; scanned pages have none."""

    name = "pdf"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`.

        Raises:
            UnreadableInput: `data` is no PDF, is encrypted or damaged, or holds no text.
            MissingExtra: pypdfium2 is not installed.
        """
        if b"%PDF-" not in checked(data, path)[:1024]:
            raise UnreadableInput(f"{path}: not a PDF document", "is the suffix wrong?")
        pages = _pages(data, path)
        if not any(pages):
            raise UnreadableInput(
                f"{path}: holds no text, only pictures", "run it through text recognition (OCR) first"
            )
        found = flow(pages)
        words = Words.of(line.text for page in pages for line in page)
        written = Writing()
        for stretch in found.paragraphs:
            written.add(_paragraph(stretch, words))
        for note in found.footnotes:
            written.add_note(note.label or "", [_paragraph(note, words)])
        return assemble(path, self.name, written.text, data, written.blocks, written.notes, alike=True)


def _pages(data: bytes, path: str) -> list[list[Line]]:
    """The lines of each page."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("reading PDF", "pdf") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = "encrypted" if locked else f"damaged: {error}"
        raise UnreadableInput(
            f"{path}: {message}", "save it anew without a password" if locked else "is the file complete?"
        ) from None
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableInput(f"{path}: {len(document)} pages, the limit is {MAX_PAGES}", "split the document")
        return [_page(document, number, path) for number in range(len(document))]
    finally:
        document.close()


def _page(document: Any, number: int, path: str) -> list[Line]:
    """The lines of one page."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(f"{path}: page {number + 1} is damaged: {error}", "is the file complete?") from None
    try:
        return page_lines(page, number)
    finally:
        page.close()


def _paragraph(stretch: Stretch, words: Words) -> Paragraph:
    """A paragraph with its lines joined."""
    paragraph = Paragraph("heading" if stretch.heading else "paragraph")
    for place, line in enumerate(stretch.lines):
        following = stretch.lines[place + 1].text.lstrip() if place + 1 < len(stretch.lines) else ""
        chars = line.chars[stretch.skip if not place else 0 :]
        text = "".join([char.text for char in chars]).rstrip()
        broken = bool(following) and _HYPHENATED.search(text) is not None
        address = bool(following) and inside_url(f"{text[:-1]}-" if broken else text, following)
        if (
            broken
            and not address
            and (words.broken(text, following) or (soft(text) and words.unlikely(text, following)))
        ):
            chars, text = chars[: len(text) - 1], text[:-1]
        _say(paragraph, chars[: len(text)])
        if following and not broken and not address:
            paragraph.say(" ")
    return paragraph


def _say(paragraph: Paragraph, chars: Sequence[Char]) -> None:
    """The words of a line, with the links and raised signs in it."""
    for (link, raised), group in groupby(chars, key=_look):
        text = "".join([char.text for char in group]).translate(_LIGATURES)
        current = next(
            (item for item in reversed(paragraph.items) if item[0] in ("link", "unlink")), ("unlink", "", "")
        )
        if link and (current[0] == "unlink" or current[2] != link):
            if current[0] == "link":
                paragraph.unlink()
            paragraph.link(link)
        elif not link and current[0] == "link" and text.strip():
            paragraph.unlink()
        paragraph.say(text, "raised" if raised else "words")
