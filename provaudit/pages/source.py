"""A page taken apart once: its tree, its meta tags, its JSON-LD, for all who read fields from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from attrs import field, frozen
from selectolax.lexbor import LexborHTMLParser, LexborNode

from provaudit.pages.jsonld import Node, read_nodes

_NESTING = ("div", "ul", "ol", "li", "dl", "dd", "table", "section", "article", "blockquote", "span", "p")
_CROWD, _DEEPEST = 3_000, 1_500
_AMERICAN = re.compile(r"\ben[-_](?:us|ph|ca)\b", re.I)
_SPACE = re.compile(r"\s+")


@frozen(eq=False)
class Source:
    """One page: what was asked for, what came, and the markup in three readings."""

    url: str
    requested: str
    status: int
    headers: Sequence[tuple[str, str]]
    html: str = field(repr=False)
    tree: LexborHTMLParser = field(repr=False)
    metas: Mapping[str, tuple[str, ...]] = field(repr=False)
    """Lower-cased `property`, `name` or `itemprop` of a meta tag -> its contents in order."""
    nodes: tuple[Node, ...] = field(repr=False)
    language: str | None = None
    day_first: bool = True
    host: str = ""
    body_class: str = ""
    """The classes and the id of the body element."""
    password: bool = False
    """There is a field for a password."""
    closed: bool = False
    """The page says that it cannot be read for free (schema.org isAccessibleForFree)."""
    unscripted: str = ""
    """What the page shows to readers without JavaScript, in lower case."""

    def meta(self, *keys: str) -> str:
        """The first content of the first of these meta tags that has one."""
        return next((value for key in keys for value in self.metas.get(key, ()) if value), "")

    def header(self, name: str) -> str:
        """The first value of a response header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def take_apart(html: str, url: str, requested: str, status: int, headers: Sequence[tuple[str, str]]) -> Source:
    """Parse `html` once. Never raises for any text; nesting that would be slow to parse is flattened first."""
    html = flattened(html)
    tree = LexborHTMLParser(html)
    metas = _metas(tree)
    blocks = (node.text() for node in tree.css('script[type*="ld+json" i]')[:60])
    language = _language(tree, metas)
    host = (_host(url) or _host(_first(metas, "og:url"))).removeprefix("www.")
    nodes = tuple(read_nodes(blocks))
    return Source(
        url, requested or url, status, headers, html, tree, metas, nodes, language,
        _day_first(language, host, metas), host, _body_class(tree), tree.css_first("input[type='password' i]") is not None,
        _closed(nodes, metas), _unscripted(tree),
    )  # fmt: skip


def flattened(html: str) -> str:
    """`html` without the tags that nest beyond reason: parsers take time quadratic in depth for them."""
    for tag in _NESTING:
        if html.count(f"<{tag}") > _CROWD and _depth(html, tag) > _DEEPEST:
            html = re.sub(rf"</?{tag}\b[^>]{{0,200}}>?", " ", html)
    return html


def _depth(html: str, tag: str) -> int:
    depth = deepest = 0
    for match in re.finditer(rf"<(/?){tag}\b", html, re.I):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def words(node: LexborNode, limit: int = 500) -> str:
    """The text of a node with white space collapsed, at most `limit` characters."""
    return squeezed(node.text(separator=" ")[: limit * 4])[:limit]


def squeezed(text: str) -> str:
    """`text` with every stretch of white space as one space."""
    return " ".join(text.split())


def upwards(node: LexborNode, limit: int = 12) -> Iterator[LexborNode]:
    """The ancestors of a node, nearest first."""
    parent = node.parent
    while parent is not None and limit:
        yield parent
        parent, limit = parent.parent, limit - 1


def _metas(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta")[:600]:
        attributes = node.attributes
        content = attributes.get("content") or ""
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
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
    return any(value.endswith("false") for value in stated) or _first(metas, "article:content_tier") in ("locked", "metered")


def _unscripted(tree: LexborHTMLParser) -> str:
    return " ".join(words(node, 300) for node in tree.css("noscript")[:4]).lower()


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
    return not (
        stated.strip()[:2].lower() in ("en", "")
        and ending in ("com", "org", "net", "edu", "gov", "us", "io", "ai", "ph", "co")
    )
