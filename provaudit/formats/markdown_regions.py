"""The lines of a Markdown text, and how far a nested structure among them reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provaudit.formats.blocks import LINE_END, Piece
from provaudit.formats.markdown_tokens import normalised

Line = tuple[int, int, int]
"""Where a line's words start and end, and how far they are indented."""

_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
_DIRECTIVE = re.compile(r"(?:`{3,}|~{3,})\s*\{([\w:-]{1,40})\}")
DIV = re.compile(r":{3,}[^`\n]*$")
"""The fence of a div (pandoc, Quarto) or of a directive (MyST)."""
DEFINITION = re.compile(r"[:~][ \t]+(?=\S)")
"""How the definition of a term begins (pandoc, PHP Markdown Extra, MyST)."""
OPTION = re.compile(r":[\w-]{1,40}:(?:\s|$)|---\s*$")
READ = frozenset(
    "note warning tip important caution admonition seealso attention hint danger error epigraph pull-quote"
    " highlights margin sidebar topic dropdown card aside quote versionadded versionchanged deprecated".split()
)
"""Directives of MyST whose content is text."""
_DEFINITION = re.compile(
    r"\[((?:\\.|[^\[\]\\]){1,999})\]:[ \t]*(?:<([^<>\n]*)>|([^\s<]\S*))"
    r"(?:[ \t]+(?:\"([^\"]*)\"|'([^']*)'|\(([^()]*)\)))?[ \t]*$"
)
FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)

_BACK = re.compile(r"(?:^|(?<=\n\n))(---)[ \t]*\n([\w-]{1,40}:[ \n](?:[^\n]{0,2000}\n){1,200}?)(?:---|\.\.\.)\s*\Z")
_LONGEST_BACK = 20_000
"""Characters at the end of a text in which metadata are looked for."""

HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]+#+)?(?:[ \t]*\{[^{}]*\})?[ \t]*$")
NESTED = re.compile(r"[>|+*<-]|\d{1,9}[.)](?:\s|$)|_{3}|~~~|```|:::|\$\$")


def lines_of(text: str, offset: int) -> Iterator[Line]:
    """The lines of a text from `offset`: where their words start and end, and the width of their indent."""
    flat = text.replace("\r", "\n") if "\r" in text else text
    for raw in flat[offset:].split("\n"):
        bare = raw.lstrip()
        indent = len(raw) - len(bare)
        start = offset + indent
        width = len(raw[:indent].expandtabs(4)) if indent else 0
        yield start, start + len(bare.rstrip()), width
        offset += len(raw) + 1


def reference_definition(text: str, line: Line) -> tuple[str, tuple[int, int, str]] | None:
    """The label that a line defines, the place of the words that it gives (title or address), and the address."""
    match = _DEFINITION.match(text, line[0], line[1])
    if match is None or match[1].startswith("^"):
        return None
    group = next((n for n in (4, 5, 6) if match[n]), 2 if match[2] is not None else 3)
    url = match[2] if match[2] is not None else match[3]
    return normalised(match[1]), (match.start(group), match.end(group), url)


def line_pieces(text: str, lines: Sequence[Line]) -> Iterator[Piece]:
    """The lines of a paragraph with their line breaks; two blanks before one mean that the writer ended the line."""
    for place, (start, end, _) in enumerate(lines):
        if place + 1 == len(lines):
            yield text[start:end], start
        else:
            yield text[start:end], start
            yield LINE_END if text.startswith("  ", end) else "\n", end


def directive(text: str, line: Line) -> str:
    """The directive that a fence names (`{note}` of MyST); empty if it is code."""
    match = _DIRECTIVE.match(text, line[0], line[1])
    return match[1].lower() if match is not None else ""


def back_matter(text: str) -> re.Match[str] | None:
    """The metadata at the end of a text, which pandoc reads as well as those at the beginning."""
    return _BACK.search(text, max(0, len(text) - _LONGEST_BACK)) if "\n---" in text[-_LONGEST_BACK:] else None


def fence_end(text: str, lines: Sequence[Line], place: int) -> int:
    """The line after the code block that the fence at `place` begins; `place` if there is no fence."""
    start, end, indent = lines[place]
    opening = _FENCE.match(text, start, end) if indent < 4 else None
    if opening is None:
        return place
    for n in range(place + 1, len(lines)):
        start, end, indent = lines[n]
        if indent < 4 and text.startswith(opening[1], start, end) and not text[start:end].strip(opening[1][0]):
            return n + 1
    return len(lines)


def region_end(text: str, lines: Sequence[Line], place: int) -> int:
    """Where the nested structure that begins at `place` ends: before an unindented paragraph, outside of fences."""
    fence = ""
    n = place
    while n < len(lines):
        start, end, indent = lines[n]
        match = _FENCE.match(text, start, end) if end > start and text[start] in "`~" else None
        if fence:
            if match is not None and match[1][0] == fence[0] and len(match[1]) >= len(fence) and match.end() == end:
                fence = ""
        elif match is not None:
            fence = match[1]
        elif n > place and end > start and indent == 0 and lines[n - 1][1] <= lines[n - 1][0]:
            if text[start] not in ">|+*<-`~:$0123456789" or not NESTED.match(text, start, end):
                return n
        elif n > place and end > start and indent == 0 and text[start] == "#" and HEADING.match(text, start, end):
            return n
        n += 1
    return n
