"""The lines of a PDF page out of its characters (pypdfium2): where they stand, how large they are, what is raised."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field

MAX_CHARACTERS = 200_000
"""Of one page; a page of a document has about 3,000."""
_RAISED_SIZE = 0.85
_SMALLEST = 3.0
"""Points; what is stated to be smaller can only be read because it is scaled."""
_HIGHEST_LINK = 2000
"""Points; nobody links a larger part of a page, but a damaged file may say so."""
_HYPHENS = ("\x02", "\ufffe", "\xad")


@define(eq=False)
class Char:
    """A character and its box, from the lower left corner of the page, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    link: str = ""
    raised: bool = False


@define(eq=False)
class Line:
    """A line of a page."""

    chars: list[Char]
    page: int
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    size: float = 0.0
    text: str = field(default="")

    @classmethod
    def of(cls, chars: list[Char], page: int) -> Line:
        """The line that some characters make; what is small and high among them is raised."""
        inked = [char for char in chars if not char.text.isspace()]
        sizes = sorted([char.size for char in inked])
        size = sizes[(len(sizes) * 2) // 3]
        small = sizes[0] < size * _RAISED_SIZE
        tall = [char for char in inked if char.size >= size * _RAISED_SIZE] if small else inked
        base = sorted([char.bottom for char in tall])[len(tall) // 2]
        for char in inked if small else ():
            char.raised = char.size < size * _RAISED_SIZE and char.bottom > base + 0.12 * size
        left, right = min([c.left for c in inked]), max([c.right for c in inked])
        top = max([c.top for c in tall])
        return cls(chars, page, left, right, base, top, size, "".join([char.text for char in chars]))


def page_lines(page: Any, number: int) -> list[Line]:
    """The lines of a page in the order in which it draws them."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    chars = _characters(pdfium, text, min(text.count_chars(), MAX_CHARACTERS))
    _link(pdfium, page, chars)
    text.close()
    lines: list[Line] = []
    for stretch in _split(chars):
        if all(char.text.isspace() for char in stretch):
            continue
        line = Line.of(stretch, number)
        if lines and _beside(lines[-1], line):
            lines[-1] = Line.of([*lines[-1].chars, *stretch], number)
        else:
            lines.append(line)
    return lines


def _beside(line: Line, more: Line) -> bool:
    """Whether a stretch carries on a line: raised signs make some producers break it."""
    shared = min(line.top, more.top) - max(line.bottom, more.bottom)
    near = -2 <= more.left - line.right <= 2 * max(line.size, more.size)
    return near and shared > 0.4 * min(line.top - line.bottom, more.top - more.bottom)


def _characters(pdfium: Any, text: Any, count: int) -> list[Char]:
    """All characters; white space stands where the character before it ends."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    chars: list[Char] = []
    raw, last, font = text.raw, Char(" ", 0, 0, 0, 0, 0), 0.0
    box, font_of, size = pdfium.FPDFText_GetCharBox, pdfium.FPDFText_GetFontSize, 0.0
    for index, said in enumerate(_said(pdfium, raw, count)):
        if said.isspace():
            chars.append(Char(said, last.right, last.bottom, last.right, last.top, size))
            continue
        box(raw, index, left, right, bottom, top)
        if not (said.isalpha() and last.text.isalpha() and bottom.value <= last.bottom):
            # Within a word the size stays as it is, unless a letter is raised.
            found = font_of(raw, index)
            if found != font or found < _SMALLEST:
                # It counts before the text's own scaling: many producers write size 1 and scale it up.
                size, font = found * _scale(pdfium, raw, index), found
        last = Char(said, left.value, bottom.value, right.value, top.value, size)
        chars.append(last)
    return chars


def _said(pdfium: Any, raw: Any, count: int) -> str:
    """What the characters of a page say, one for each of them."""
    buffer = (ctypes.c_ushort * (count + 1))()
    length = pdfium.FPDFText_GetText(raw, 0, count, buffer) - 1
    said = bytes(buffer)[: 2 * length].decode("utf-16-le", "replace") if length == count else ""
    if len(said) == count and "\0" not in said:
        return said
    # Some characters say nothing, or take two units: one by one.
    codes = (pdfium.FPDFText_GetUnicode(raw, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)


def _scale(pdfium: Any, raw: Any, index: int) -> float:
    """How much a character's text is scaled."""
    matrix = pdfium.FS_MATRIX()
    return abs(matrix.d) if pdfium.FPDFText_GetMatrix(raw, index, matrix) and matrix.d else 1.0


def _split(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters up to each line break; a jump upwards or far to the right breaks a line too."""
    line: list[Char] = []
    last: Char | None = None
    for char in chars:
        if char.text in "\r\n":
            if line:
                yield line
            line, last = [], None
            continue
        if not char.text.isspace():
            # A hyphen at a line's end can swallow the line break: what stands wholly below is another line.
            if last is not None and char.left <= last.left and (char.top < last.bottom or char.bottom > last.top):
                yield line
                line = []
            last = char
        line.append(char)
    if line:
        yield line


def _link(pdfium: Any, page: Any, chars: Sequence[Char]) -> None:
    """Give each character the address of the link annotation that lies over it."""
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    rectangle = pdfium.FS_RECTF()
    areas: list[tuple[float, float, float, float, str]] = []
    while pdfium.FPDFLink_Enumerate(page.raw, place, link) and len(areas) < 5000:
        address = _address(pdfium, page, link)
        if address and pdfium.FPDFLink_GetAnnotRect(link, rectangle):
            areas.append((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top, address))
    by_height: dict[int, list[tuple[float, float, Char]]] = {}
    for char in chars if areas else ():
        if not char.text.isspace():
            height = (char.bottom + char.top) / 2
            by_height.setdefault(int(height), []).append(((char.left + char.right) / 2, height, char))
    for left, bottom, right, top, address in areas:
        for level in range(int(bottom) - 2, min(int(top) + 2, int(bottom) + _HIGHEST_LINK)):
            for middle, height, char in by_height.get(level, ()):
                if left <= middle <= right and bottom - 1 <= height <= top + 1:
                    char.link = address


def _address(pdfium: Any, page: Any, link: Any) -> str:
    """The web address that a link leads to; empty if it leads elsewhere."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
    if not 1 < length <= 4000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace")


def soft(text: str) -> bool:
    """Whether a line's last sign is a hyphen that is only there because the line ends."""
    return text.rstrip().endswith(_HYPHENS)
