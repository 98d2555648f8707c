"""One walk through a page's body: its lines of text, and the elements that may carry a date, a byline or a headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from attrs import frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

UNREAD = ("script", "style", "noscript", "svg", "template", "iframe", "select", "textarea", "canvas", "rt", "rp")
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr nobr img ruby rb rtc"
)
MAX_SPOTS, MAX_NAMED, MAX_NODES, MAX_NAME, MAX_NAMES = 1_500, 20_000, 150_000, 2_000, 400_000

DATE, AUTHOR, TITLE, HEADING, CAPTION = 1, 2, 4, 8, 16
"""What an element's names promise; a kind is their sum."""

_BY_TAG = {"h1": HEADING, "h2": HEADING, "time": DATE, "address": AUTHOR, "figcaption": CAPTION, "abbr": DATE}
_PARTS = (
    (
        DATE,
        "date publi posted datum fecha meta byline stamp creat updat modif zeit tarih info detail erschien submitted",
    ),
    (DATE, "pubd"),
    (
        AUTHOR,
        "author byline by-line autor auteur verfasser writer contributor reporter credit journalist redact creator",
    ),
    (AUTHOR, "postedby posted-by writtenby written-by username user-name"),
    (TITLE, "headline title heading titre titulo"),
    (CAPTION, "caption"),
)
_SHAPES = (
    (DATE, "time", r"time(?!line)"),
    (DATE, "data", r"(?<![a-z])data(?![a-z])"),
    (DATE, "day", r"(?<![a-z])day(?![a-z])"),
    (AUTHOR, "fn", r"(?<![a-z])fn(?![a-z])"),
    (AUTHOR, "byl", r"byl(?![a-z])"),
    (TITLE, "titel", r"(?<![a-z])titel"),
)
_PROMISES: tuple[tuple[str, int, re.Pattern[str] | None], ...] = (
    *((part, kind, None) for kind, parts in _PARTS for part in parts.split()),
    *((part, kind, re.compile(shape)) for kind, part, shape in _SHAPES),
)
"""A part of a class -> what it promises, wherever it stands or only in that shape."""
_PROMISING_PARTS = AhoCorasick([part for part, _, _ in _PROMISES])
_MARKED = "[itemprop], [datetime], [data-timestamp], [data-datetime], [rel~=author i]"


def _numbers(markup: str) -> dict[str, int]:
    """The parser's numbers of the elements, of text and of comments in `markup`."""
    body = LexborHTMLParser(markup).body
    return {node.tag or "": node.tag_id for node in body.traverse(include_text=True)} if body is not None else {}


def _elements(tags: Iterable[str]) -> str:
    return "".join(f"<{tag}></{tag}>" for tag in tags)


_TEXT = _numbers("text")["-text"]
_PROMISING = frozenset(_numbers(_elements(_BY_TAG)).values()) - {*_numbers("").values()}
_INLINE = frozenset(_numbers("text<!-- comment -->" + _elements(_INLINE_TAGS.split())).values()) - {
    *_numbers("").values()
}


class Spot(NamedTuple):
    """An element that may carry something: its classes in lower case, what they promise, the line it starts on."""

    node: LexborNode
    tag: str
    name: str
    kind: int
    line: int

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """The element's attributes; those without a value have none."""
        return self.node.attributes


@frozen(eq=False)
class Walk:
    """The lines of text, cleaned, and the spots, both in document order."""

    lines: list[str]
    spots: list[Spot]
    captions: frozenset[int] = frozenset()
    """The lines that begin a picture's caption."""
    whole: bool = True
    """The body had no more than `MAX_NODES` nodes."""


def walk(body: LexborNode | None) -> Walk:
    """Walk a body once; scripts and whatever else nobody reads must have been cut from it."""
    if body is None:
        return Walk([], [])
    promising = _promising(body)
    lines, starts, whole = _lines(body, promising)
    spots = [_spot(node, line, *promising.get(node.mem_id, ("", 0))) for node, line in starts[:MAX_SPOTS]]
    return Walk(lines, spots, frozenset(spot.line for spot in spots if spot.kind & CAPTION), whole)


def _spot(node: LexborNode, line: int, name: str, kind: int) -> Spot:
    tag = node.tag or "-"
    return Spot(node, tag, name, kind | _BY_TAG.get(tag, 0), line)


def _lines(body: LexborNode, sought: Container[int]) -> tuple[list[str], list[tuple[LexborNode, int]], bool]:
    """The lines of text, the sought elements with the line that each starts on, and whether all nodes were walked.

    Elements are sought by the parser's numbers of them, or promise something by their tags.
    """
    lines: list[str] = []
    starts: list[tuple[LexborNode, int]] = []
    opened = ""
    nodes = body.traverse(include_text=True, skip_empty=True)
    for node in islice(nodes, MAX_NODES):
        number = node.tag_id
        if opened:
            if number in _INLINE and (gap := _gap(node.prev)) != "\n":
                opened += gap
            else:
                if line := _line(opened):
                    lines.append(line)
                opened = ""
        if number == _TEXT:
            opened += node.text_content or ""
        elif number in _PROMISING or node.mem_id in sought:
            starts.append((node, len(lines)))
    if line := _line(opened):
        lines.append(line)
    return lines, starts, next(nodes, None) is None


def _gap(before: LexborNode | None) -> str:
    """What stands between a node and the text before it, by its last sibling: the end of a block, a space, or nothing.

    The walk passes over blank text.
    """
    gap = ""
    while before is not None:
        if before.tag_id not in _INLINE:
            return "\n"
        blank = before.is_empty_text_node
        gap = " " if blank else gap
        before = before.prev if blank else before.last_child
    return gap


def _line(said: str) -> str:
    """What was said between two borders of blocks, as one line."""
    return said.strip() if said.isprintable() and "  " not in said else " ".join(said.split())


def _promising(body: LexborNode) -> dict[int, tuple[str, int]]:
    """The elements that promise something by their attributes or classes: the classes that do, and what."""
    found = {node.mem_id: ("", 0) for node in body.css(_MARKED)[:MAX_NAMED]}
    classed = body.css("[class]")[:MAX_NAMED]
    names = [node.attrs.sget("class") for node in classed]
    if kinds := kinds_of(set(names)):
        for node, name in zip(classed, names, strict=True):
            if name in kinds:
                found[node.mem_id] = (name.lower(), kinds[name])
    return found


def kinds_of(names: Collection[str]) -> dict[str, int]:
    """The class attributes that promise something, and what."""
    every = "\0" + "\0".join([name[:MAX_NAME] for name in names]).lower()[:MAX_NAMES] + "\0"
    promises = {
        (number, every[every.rfind("\0", 0, start) + 1 : every.find("\0", end)])
        for number, start, end in _PROMISING_PARTS.find_matches_as_indexes(every, overlapping=True)
    }
    found: dict[str, int] = {}
    for number, lowered in promises:
        _, kind, shape = _PROMISES[number]
        if shape is None or shape.search(lowered):
            found[lowered] = found.get(lowered, 0) | kind
    return {name: found[lower] for name, lower in zip(names, every[1:].split("\0"), strict=False) if lower in found}


def upwards(node: LexborNode, limit: int = 12) -> Iterator[LexborNode]:
    """The ancestors of a node, nearest first."""
    parent = node.parent
    while parent is not None and limit:
        yield parent
        parent, limit = parent.parent, limit - 1
