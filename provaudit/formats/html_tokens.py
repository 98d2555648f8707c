"""HTML cut into tags and text, with positions; forgiving, linear, and without building a tree.

beautifulsoup4 forgets where text stood in the source, and positions are what a reader of documents is for.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator

from attrs import define

_NAME = r"<(?:(/?)([A-Za-z][^\s/<>\"'=]{0,40})"
_ELSE = r"|[A-Za-z/!?])"
"""What else looks like a tag: a declaration, or a tag that is broken."""
_TAG = re.compile(
    _NAME + r"((?:[^<>\"'=]++|=\s*+(?:\"[^\"]{0,999999}+\"|'[^']{0,999999}+')|[=\"']){0,20000}+)>" + _ELSE
)
"""A quotation mark opens a value only after a sign of equality; anywhere else it is a slip, as in `class="x"">`."""
_LOOSE_TAG = re.compile(_NAME + r"([^<>]{0,2000})>" + _ELSE)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,80})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = {
    name: re.compile(rf"</{name}[\s>]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "template", "iframe", "noembed")
}
_SPACES = re.compile(r"  +|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_BLANK = str.maketrans("\t\n\r\f", "    ")
_REMEMBERED = 512
"""How many entities are remembered; a page uses a dozen."""
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
        for name, double, single, bare in _ATTRIBUTE.findall(self.raw):
            value = double or single or bare
            found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
        return found


def tokens(text: str) -> Iterator[tuple[int, int, Tag | None]]:
    """Where the words before each tag of `text` begin and end, and the tag; after the last words there is none.

    Comments and declarations part words and are no tags; scripts and styles are left out.
    """
    done = place = failures = 0
    pattern = _TAG
    while (match := pattern.search(text, place)) is not None:
        place = match.start()
        if match[2] is None and text.startswith(("<!", "<?"), place):
            yield done, place, None
            done = place = _after_declaration(text, place)
            continue
        if match[2] is None:
            failures += 1
            pattern = _TAG if failures < _PATIENCE else _LOOSE_TAG
            match = _LOOSE_TAG.match(text, place)
        if match is None or match[2] is None:
            place += 1
            continue
        closing, name, raw = match.groups()
        tag = Tag(name.lower(), closing == "/", raw, place, match.end())
        yield done, place, tag
        done = place = _after_raw(text, tag)
    yield done, len(text), None


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


@functools.lru_cache(_REMEMBERED)
def unescaped(entity: str) -> tuple[str, int]:
    """What an entity stands for, and how many characters it takes.

    Without its semicolon an entity ends where its name does: `&aumlten` begins with `ä`, and the rest are letters.
    """
    said = html.unescape(entity)
    if entity[-1] == ";" or said == entity:
        return said, len(entity)
    rest = next((n for n in range(len(said) - 1, 0, -1) if said[-n:] == entity[-n:]), 0)
    return said[: len(said) - rest], len(entity) - rest


def readable(words: str) -> Iterator[tuple[str, int, int]]:
    """Words with white space collapsed and entities undone: what is said, its place in `words` and its length there."""
    done = 0
    for match in _SPACES.finditer(words):
        place = match.start()
        yield words[done:place], done, place - done
        said, length = (" ", len(match[0])) if match[0][0] == " " else unescaped(match[0])
        yield said, place, length
        done = place + length
    yield words[done:], done, len(words) - done


def flat(said: str) -> str:
    """Text with its line breaks and tabs as spaces; most has none, and looking is faster than translating."""
    return said.translate(_BLANK) if "\n" in said or "\t" in said or "\r" in said or "\f" in said else said
