"""One walk through a page's body: its lines of text, and the elements that may carry a date, a byline or a headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import groupby, islice
from operator import itemgetter, or_

from attrs import frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr nobr img"
)
_SPECIAL = frozenset(("itemprop", "rel", "datetime", "data-timestamp", "data-datetime"))
MAX_SPOTS, MAX_NAMED, MAX_NODES = 1_500, 20_000, 150_000

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
_ANY_PART = re.compile(
    "|".join(
        f"{letter}(?:{'|'.join(sorted({part[1:] for part in parts}))})"
        for letter, parts in groupby(sorted(part for part, _, _ in _PROMISES), key=itemgetter(0))
    )
)


def _numbers(markup: str) -> dict[str, int]:
    """The parser's numbers of the elements, of text and of comments in `markup`."""
    body = LexborHTMLParser(markup).body
    return {node.tag or "": node.tag_id for node in body.traverse(include_text=True)} if body is not None else {}


def _elements(tags: Iterable[str]) -> str:
    return "".join(f"<{tag}></{tag}>" for tag in tags)


_TEXT = _numbers("text")["-text"]
_INLINE = frozenset(_numbers("text<!-- comment -->" + _elements(_INLINE_TAGS.split())).values()) - {
    *_numbers("").values()
}
_BY_NUMBER = {number: _BY_TAG[tag] for tag, number in _numbers(_elements(_BY_TAG)).items() if tag in _BY_TAG}


@frozen(eq=False)
class Spot:
    """An element that may carry something: its classes in lower case, what they promise, the line it starts on."""

    node: LexborNode
    attributes: Mapping[str, str | None]
    tag: str
    name: str
    kind: int
    line: int


_Named = tuple[LexborNode, int, Mapping[str, str | None], str | None, int]
"""An element, its tag's number, its attributes, its classes, the line it starts on."""


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
    lines: list[str] = []
    named: list[_Named] = []
    opened = ""
    nodes = body.traverse(include_text=True)
    for node in islice(nodes, MAX_NODES):
        number = node.tag_id
        if opened and (number not in _INLINE or ((before := node.prev) is not None and before.tag_id not in _INLINE)):
            _close(opened, lines)
            opened = ""
        if number == _TEXT:
            text = node.text_content or ""
            if opened or not text.isspace():
                opened += text
        elif (attributes := node.attributes) or number in _BY_NUMBER:
            named.append((node, number, attributes, attributes.get("class"), len(lines)))
    _close(opened, lines)
    spots = list(islice(_spots(named[:MAX_NAMED]), MAX_SPOTS))
    return Walk(lines, spots, frozenset(spot.line for spot in spots if spot.kind & CAPTION), next(nodes, None) is None)


def _spots(named: Sequence[_Named]) -> Iterator[Spot]:
    """The elements that promise something, by their classes, their attributes or their tag."""
    promised = promises({name for _, _, _, name, _ in named if name})
    for node, number, attributes, name, line in named:
        if name in promised or number in _BY_NUMBER or not _SPECIAL.isdisjoint(attributes):
            kind = promised.get(name or "", 0) | _BY_NUMBER.get(number, 0)
            if kind or _SPECIAL & attributes.keys() != {"rel"} or "author" in (attributes["rel"] or "").lower().split():
                yield Spot(node, attributes, node.tag or "-", name.lower() if name in promised else "", kind, line)


def promises(names: Iterable[str]) -> dict[str, int]:
    """Those of a page's class attributes that promise something; most do not, so all are looked through at once."""
    parted = {name: name.lower().split() for name in names}
    every = " ".join({word for words in parted.values() for word in words}) + " "
    kinds = {}
    for match in _ANY_PART.finditer(every):
        word = every[every.rfind(" ", 0, match.start()) + 1 : every.index(" ", match.end())]
        if kind := kind_of(word):
            kinds[word] = kind
    loud = kinds.keys()
    return {
        name: reduce(or_, (kinds.get(word, 0) for word in words))
        for name, words in parted.items()
        if not loud.isdisjoint(words)
    }


@lru_cache(maxsize=5_000)
def kind_of(word: str) -> int:
    """What one class promises."""
    promised = (kind for part, kind, shape in _PROMISES if part in word and (shape is None or shape.search(word)))
    return reduce(or_, promised, 0)


def _close(opened: str, lines: list[str]) -> None:
    """A block begins or ends: what was said since is a line."""
    line = " ".join(opened.split())
    if line:
        lines.append(line)


def upwards(node: LexborNode, limit: int = 12) -> Iterator[LexborNode]:
    """The ancestors of a node, nearest first."""
    parent = node.parent
    while parent is not None and limit:
        yield parent
        parent, limit = parent.parent, limit - 1
