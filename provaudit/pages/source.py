"""A page taken apart once: its tree, its meta tags, its JSON-LD, for all who read fields from it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import urlsplit

from attrs import field, frozen
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from provaudit.pages.decoding import Decoded
from provaudit.pages.flattening import flattened
from provaudit.pages.jsonld import Node, read_nodes
from provaudit.pages.walk import UNREAD, Spot, walk

_SOUGHT = ", ".join(("meta", "title", *UNREAD))
MOST_METAS, MOST_BLOCKS = 600, 60
SHOWN_INSTEAD = 500
"""Characters of text without JavaScript that are the page itself, not a word about it."""
_AMERICAN = re.compile(r"\ben[-_](?:us|ph|ca)\b", re.I)
_OTHER_ENGLISH = re.compile(r"en[-_](?:gb|au|nz|ie|in|za|sg|hk|ng|ke)\b", re.I)


@frozen(eq=False)
class Source:
    """One page: what was asked for, what came, and the markup in three readings."""

    url: str
    requested: str
    status: int
    headers: Sequence[tuple[str, str]]
    html: bytes = field(repr=False)
    """The markup in UTF-8."""
    tree: LexborHTMLParser = field(repr=False)
    metas: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Lower-cased `property` or `name` of a meta tag -> its contents in order."""
    nodes: tuple[Node, ...] = field(repr=False)
    language: str | None = None
    day_first: bool = True
    host: str = ""
    body_class: str = ""
    """The classes and the id of the body element."""
    closed: bool = False
    """The page says that it cannot be read for free (schema.org isAccessibleForFree)."""
    unscripted: str = ""
    """What the page shows to readers without JavaScript, in lower case."""
    window_title: str = ""
    lines: Sequence[str] = field(default=(), repr=False)
    """The readable text, a block a line."""
    spots: Sequence[Spot] = field(default=(), repr=False)
    captions: frozenset[int] = field(default=frozenset(), repr=False)
    """The lines that begin a picture's caption."""
    whole: bool = True
    """All of the page is there, and all of it was walked."""

    @property
    def head(self) -> str:
        """The beginning of the markup, where makers leave their marks."""
        return self.html[:80_000].decode("utf-8", "replace")

    @property
    def password(self) -> bool:
        """Whether there is a field for a password."""
        return b"password" in self.html and self.tree.css_first("input[type='password' i]") is not None

    def meta(self, *keys: str) -> str:
        """The first content of the first of these meta tags that has one."""
        return next((value for key in keys for value in self.metas.get(key, ()) if value), "")

    def header(self, name: str) -> str:
        """The first value of a response header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def take_apart(page: Decoded, url: str, requested: str, status: int, headers: Sequence[tuple[str, str]]) -> Source:
    """Parse a page once. Never raises for any text; nesting that would be slow to parse is flattened first."""
    html = flattened(page)
    tree = LexborHTMLParser(html, options=LexborDocumentOptions.WO_EVENTS)
    parts = _parts(tree)
    metas = _metas(parts["meta"][:MOST_METAS])
    nodes = tuple(read_nodes(_linked_data(parts["script"])))
    language = _language(tree, metas)
    host = (_host(url) or _host(_first(metas, "og:url"))).removeprefix("www.")
    unscripted = " ".join(words(node, 300) for node in parts["noscript"][:4]).lower()
    window_title = _window_title(parts["title"][:5])
    for tag in UNREAD:
        for node in parts[tag]:
            if tag != "noscript" or len(words(node, SHOWN_INSTEAD)) < SHOWN_INSTEAD:
                node.decompose(recursive=False)
    walked = walk(tree.body)
    return Source(
        url, requested or url, status, headers, html, tree, metas, nodes, language,
        _day_first(language, host, metas), host,
        _body_class(tree), _closed(nodes, metas), unscripted, window_title, walked.lines,
        walked.spots, walked.captions, page.whole and walked.whole,
    )  # fmt: skip


def _parts(tree: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """The elements that state something, and those that nobody reads, by their tags: found in one go."""
    found: dict[str, list[LexborNode]] = defaultdict(list)
    for node in tree.css(_SOUGHT):
        found[node.tag or ""].append(node)
    return found


def _linked_data(scripts: Sequence[LexborNode]) -> Iterator[str]:
    linked = (node for node in scripts if "ld+json" in (node.attributes.get("type") or "").lower())
    return (node.text() for node in islice(linked, MOST_BLOCKS))


def _window_title(titles: Sequence[LexborNode]) -> str:
    """The first title that is the document's and not a drawing's."""
    return next((words(node) for node in titles if node.parent is None or node.parent.tag != "svg"), "")


def words(node: LexborNode, limit: int = 500) -> str:
    """The text of a node with white space collapsed, at most `limit` characters."""
    most = limit // 2 + 1
    return " ".join(node.text(separator=" ").split(None, most)[:most])[:limit]


def squeezed(text: str) -> str:
    """`text` with every stretch of white space as one space."""
    return " ".join(text.split())


def _metas(elements: Sequence[LexborNode]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for node in elements:
        attributes = node.attributes
        content = attributes.get("content") or ""
        if content:
            for key in ("property", "name", "http-equiv"):
                name = attributes.get(key)
                if name:
                    found.setdefault(name.strip().lower(), []).append(content.strip())
                    break
    return {key: tuple(values) for key, values in found.items()}


def _first(metas: Mapping[str, tuple[str, ...]], key: str) -> str:
    return metas.get(key, ("",))[0]


def _language(tree: LexborHTMLParser, metas: Mapping[str, tuple[str, ...]]) -> str | None:
    root = tree.css_first("html")
    stated = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root is not None else None
    stated = stated or _first(metas, "og:locale") or _first(metas, "content-language") or _first(metas, "language")
    return stated.replace("_", "-")[:20].strip() if stated else None


def _body_class(tree: LexborHTMLParser) -> str:
    attributes = tree.body.attributes if tree.body is not None else {}
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:2_000]


def _closed(nodes: Sequence[Node], metas: Mapping[str, tuple[str, ...]]) -> bool:
    stated = (str(node.data.get("isAccessibleForFree", "")).lower() for node in nodes if node.rank and not node.aside)
    return any(value.endswith("false") for value in stated) or _first(metas, "article:content_tier") in (
        "locked",
        "metered",
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _day_first(language: str | None, host: str, metas: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether 03/04 means the third of April here: everywhere but on American pages."""
    ending = host.rpartition(".")[2]
    stated = f"{language or ''} {_first(metas, 'og:locale')}"
    if len(ending) == 2 and ending not in ("us", "io", "co", "tv", "me", "ai", "ph"):
        return True
    if _AMERICAN.search(stated):
        return False
    if language and _OTHER_ENGLISH.match(language):
        return True
    return not (
        stated.strip()[:2].lower() in ("en", "")
        and ending in ("com", "org", "net", "edu", "gov", "us", "io", "ai", "ph", "co")
    )
