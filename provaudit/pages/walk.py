"""One walk through a page's body: its lines of text, and the elements that may carry a date, a byline or a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from attrs import frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr nobr img"
)
_UNREAD = ["script", "style", "noscript", "svg", "template", "iframe", "select", "textarea", "canvas", "rt", "rp"]
_SPECIAL = (
    "[itemprop], [rel~='author' i], [datetime], [data-timestamp], [data-date], [data-datetime], [data-published], [data-publish-date], "
    "[data-utime], [data-time], [property*='date' i], [property*='author' i], abbr[title], [id*='author' i], [id*='date' i], [id*='byline' i], [data-author]"
)
_DATE = re.compile(
    r"date|time(?!line)|publi|posted|datum|fecha|meta|byline|stamp|creat|updat|modif|zeit|tarih|(?<![a-z])data(?![a-z])|info|detail|erschien|dateline|(?<![a-z])day(?![a-z])|submitted|pubd",
)
_AUTHOR = re.compile(
    r"author|byline|autor|auteur|verfasser|writer|(?<![a-z])fn(?![a-z])|contributor|reporter|credit|journalist|redact|by-line|byl(?![a-z])|posted-?by|written-?by|user-?name|creator"
)
_TITLE = re.compile(r"headline|title|heading|(?<![a-z])titel|titre|titulo")
MAX_SPOTS, MAX_NODES = 1_500, 60_000


_HINT = re.compile(
    "date|time|publi|post|datum|fecha|meta|byl|by[-_]|stamp|creat|updat|modif|zeit|tarih|data|info|detail|erschien|day|submit|aut[eh]?[ou]r|verfasser|writ|fn"
    "|contrib|reporter|credit|journalist|redact|user|headline|title|heading|titel|titre|titulo|pubd"
)
"""Parts of names that may promise something; most names have none, and are done with."""

DATE, AUTHOR, TITLE, HEADING = 1, 2, 4, 8
"""What an element's names promise; a kind is their sum."""

_BY_TAG = {"h1": HEADING, "h2": HEADING, "time": DATE, "address": AUTHOR}


def _tag_ids() -> tuple[frozenset[int], int, int]:
    """The parser's numbers of the inline elements, of text and of comments."""
    body = LexborHTMLParser("<body>text<!-- comment -->" + "".join(f"<{tag}></{tag}>" for tag in _INLINE_TAGS.split())).body
    ids = {node.tag: node.tag_id for node in body.traverse(include_text=True)} if body is not None else {}
    text, comment = ids["-text"], ids.get("-comment", ids.get("!--", 0))
    return frozenset(ids[tag] for tag in _INLINE_TAGS.split() if tag in ids) | {text, comment}, text, comment


_INLINE, _TEXT, _COMMENT = _tag_ids()


@frozen(eq=False)
class Spot:
    """An element that may carry something: its names in lower case, what they promise, the line it starts on."""

    node: LexborNode
    tag: str
    name: str
    kind: int
    line: int


@frozen(eq=False)
class Walk:
    """The lines of text, cleaned, and the spots, both in document order."""

    lines: list[str]
    spots: list[Spot]
    captions: frozenset[int] = frozenset()
    """The lines that begin a picture's caption."""


@lru_cache(maxsize=50_000)
def kind_of(word: str) -> int:
    """What one class, or an id, promises."""
    word = word.lower()
    if not _HINT.search(word):
        return 0
    return (_DATE.search(word) is not None) + 2 * (_AUTHOR.search(word) is not None) + 4 * (_TITLE.search(word) is not None)


def _kind(names: str) -> int:
    kind = 0
    for word in names.split():
        kind |= kind_of(word)
    return kind


def walk(tree: LexborHTMLParser) -> Walk:
    """Walk the body once. Scripts and other unread parts are cut from the tree first."""
    if tree.body is None:
        return Walk([], [])
    tree.body.strip_tags(_UNREAD)
    special = frozenset(node.mem_id for node in tree.css(_SPECIAL)[:MAX_SPOTS])
    lines: list[str] = []
    opened: list[str] = []
    spots: list[Spot] = []
    captions: set[int] = set()
    kinds: dict[str, int] = {"": 0}
    for node in islice(tree.body.traverse(include_text=True), MAX_NODES):
        number = node.tag_id
        if opened and (number not in _INLINE or ((before := node.prev) is not None and before.tag_id not in _INLINE)):
            _close(opened, lines)
        if number == _TEXT:
            text = node.text_content or ""
            if opened or not text.isspace():
                opened.append(text)
        elif number != _COMMENT:
            name = node.attributes.get("class") or ""
            tag = node.tag or "-"
            if tag == "figcaption" or "caption" in name:
                captions.add(len(lines))
            kind = kinds.get(name)
            if kind is None:
                kind = kinds[name] = _kind(name)
            kind |= _BY_TAG.get(tag, 0)
            if kind or (special and node.mem_id in special):
                spots.append(Spot(node, tag, name.lower(), kind, len(lines)))
    _close(opened, lines)
    return Walk(lines, spots[:MAX_SPOTS], frozenset(captions))


def _close(opened: list[str], lines: list[str]) -> None:
    """A block begins or ends: what was said since is a line."""
    line = " ".join("".join(opened).split())
    opened.clear()
    if line:
        lines.append(line)


def upwards(node: LexborNode, limit: int = 12) -> Iterator[LexborNode]:
    """The ancestors of a node, nearest first."""
    parent = node.parent
    while parent is not None and limit:
        yield parent
        parent, limit = parent.parent, limit - 1
