"""HTML cut into tags and text, with positions; forgiving, linear, and without building a tree.

beautifulsoup4 forgets where text stood in the source, and positions are what a reader of documents is for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from attrs import define

_OPEN = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/<>\"'=]{0,40})"
    r"((?:[^<>\"'=]++|=\s*+(?:\"[^\"]{0,999999}+\"|'[^']{0,999999}+')|[=\"']){0,20000}+)>"
)
"""A quotation mark opens a value only after a sign of equality; anywhere else it is a slip, as in `class="x"">`."""
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>\"'=]{0,40})([^<>]{0,2000})>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,80})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = {
    name: re.compile(rf"</{name}[\s>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "template", "iframe", "noembed")
}
_BLANK = str.maketrans("\t\n\r\f", "    ")
_PATIENCE = 100
"""How many tags with a quotation mark that never closes are tried before quotation marks are no longer looked at."""


@define
class Tag:
    """An opening or closing tag; `start` and `end` are its place."""

    name: str
    closing: bool
    raw: str
    """Its attributes as written."""
    start: int
    end: int

    def attributes(self) -> dict[str, str]:
        """The attributes by name in lower case; the first one of a name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.raw):
            value = next((group for group in match.groups()[1:] if group is not None), "")
            found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
        return found


def tokens(text: str, start: int = 0) -> Iterator[Tag | tuple[int, int]]:
    """The tags of `text` and the stretches between them; comments, declarations, scripts and styles are left out."""
    done, failures, length = start, 0, len(text)
    opening = _OPEN.search(text, start)
    while opening is not None:
        place = opening.start()
        if text.startswith(("<!", "<?"), place):
            if place > done:
                yield done, place
            done = _after_declaration(text, place)
        else:
            match = (_TAG if failures < _PATIENCE else _LOOSE_TAG).match(text, place)
            if match is None:
                failures += 1
                match = _LOOSE_TAG.match(text, place)
            if match is None:
                opening = _OPEN.search(text, place + 1)
                continue
            if place > done:
                yield done, place
            tag = Tag(match[2].lower(), match[1] == "/", match[3], place, match.end())
            yield tag
            done = _after_raw(text, tag)
        opening = _OPEN.search(text, done)
    if length > done:
        yield done, length


def _after_declaration(text: str, place: int) -> int:
    """Where a comment, doctype, CDATA section or processing instruction ends."""
    if text.startswith("<!--", place):
        end, width = text.find("-->", place + 4), 3
    elif text.startswith("<![CDATA[", place):
        # Its content is text in XHTML; only the brackets are taken away.
        return place + 9
    else:
        end, width = text.find(">", place), 1
    return end + width if end >= 0 else len(text)


def _after_raw(text: str, tag: Tag) -> int:
    """The end of a tag, or that of the element if its content is no markup."""
    if tag.closing or tag.name not in _RAW or tag.raw.endswith("/"):
        return tag.end
    close = _RAW[tag.name].search(text, tag.end)
    return close.start() if close is not None else len(text)


def unescaped(entity: str) -> tuple[str, int]:
    """What an entity stands for, and how many characters it takes.

    Without its semicolon an entity ends where its name does: `&aumlten` begins with `ä`, and the rest are letters.
    """
    said = html.unescape(entity)
    if entity[-1] == ";" or said == entity:
        return said, len(entity)
    rest = next((n for n in range(len(said) - 1, 0, -1) if said[-n:] == entity[-n:]), 0)
    return said[: len(said) - rest], len(entity) - rest


def flat(said: str) -> str:
    """Text with its line breaks and tabs as spaces; most has none, and looking is faster than translating."""
    return said.translate(_BLANK) if "\n" in said or "\t" in said or "\r" in said or "\f" in said else said
