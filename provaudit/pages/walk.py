"""One walk through a page's body: its lines of text, and the elements that may carry a date, a byline or a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from attrs import frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr nobr img"
)
_UNREAD = ["script", "style", "noscript", "svg", "template", "iframe", "select", "textarea", "canvas", "rt", "rp"]
_SPECIAL = "[itemprop], [rel~='author' i], [datetime], [data-timestamp], [data-datetime]"
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
    "|contrib|reporter|credit|journalist|redact|user|headline|title|heading|titel|titre|titulo|pubd|caption"
)
"""Parts of names that may promise something; most names have none, and are done with."""

DATE, AUTHOR, TITLE, HEADING, CAPTION = 1, 2, 4, 8, 16
"""What an element's names promise; a kind is their sum."""

_BY_TAG = {"h1": HEADING, "h2": HEADING, "time": DATE, "address": AUTHOR, "figcaption": CAPTION, "abbr": DATE}


def _tag_ids() -> tuple[frozenset[int], int, int]:
    """The parser's numbers of the inline elements, of text and of comments."""
    body = LexborHTMLParser(
        "<body>text<!-- comment -->" + "".join(f"<{tag}></{tag}>" for tag in _INLINE_TAGS.split())
    ).body
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
    kind = (
        (_DATE.search(word) is not None)
        + 2 * (_AUTHOR.search(word) is not None)
        + 4 * (_TITLE.search(word) is not None)
    )
    return kind | (CAPTION if "caption" in word else 0)


def walk(tree: LexborHTMLParser) -> Walk:
    """Walk the body once. Scripts and other unread parts are cut from the tree first."""
    body = tree.body
    if body is None:
        return Walk([], [])
    body.strip_tags(_UNREAD)
    marked = _marked(body)
    lines: list[str] = []
    spots: list[Spot] = []
    captions: set[int] = set()
    opened = ""
    for node in islice(body.traverse(include_text=True), MAX_NODES):
        number = node.tag_id
        if opened and (number not in _INLINE or ((before := node.prev) is not None and before.tag_id not in _INLINE)):
            _close(opened, lines)
            opened = ""
        if number == _TEXT:
            text = node.text_content or ""
            if opened or not text.isspace():
                opened += text
        elif node.mem_id in marked:
            name, kind = marked[node.mem_id]
            spots.append(Spot(node, node.tag or "-", name.lower(), kind, len(lines)))
            if kind & CAPTION:
                captions.add(len(lines))
    _close(opened, lines)
    return Walk(lines, spots[:MAX_SPOTS], frozenset(captions))


def _marked(body: LexborNode) -> dict[int, tuple[str, int]]:
    """The names and kinds of the elements that promise something, by the parser's number of the node."""
    found = {node.mem_id: ("", 0) for node in body.css(_SPECIAL)[:MAX_SPOTS]}
    kinds: dict[str, int] = {}
    for node in body.css("[class]"):
        name = node.attrs["class"] or ""
        kind = kinds.get(name)
        if kind is None:
            kind = kinds[name] = _kind(name)
        if kind:
            found[node.mem_id] = (name, kind)
    for node in body.css("h1, h2, time, address, figcaption, abbr[title]"):
        name, kind = found.get(node.mem_id, (node.attrs.get("class") or "", 0))
        found[node.mem_id] = (name, kind | _BY_TAG.get(node.tag or "", 0))
    return found


def _kind(names: str) -> int:
    kind = 0
    for word in names.split():
        kind |= kind_of(word)
    return kind


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
