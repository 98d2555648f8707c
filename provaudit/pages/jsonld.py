"""JSON-LD out of pages, in all its breakage, as a flat list of nodes (https://json-ld.org, https://schema.org).

Blocks come wrapped in comments or CDATA, with trailing commas, raw line breaks, entities and several roots.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from attrs import frozen

MAX_NODES, MAX_DEPTH, MAX_BLOCK = 2_000, 12, 1_000_000
_WRAP = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING = re.compile(r",(\s{0,200}[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_PAIR = re.compile(
    r'"(headline|name|datePublished|dateModified|dateCreated|articleBody|@type)"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){1,2000})"'
)
_ASIDE = frozenset(
    [
        "itemListElement",
        "comment",
        "comments",
        "review",
        "reviews",
        "mentions",
        "relatedLink",
        "isRelatedTo",
        "citation",
        "breadcrumb",
        "hasPart",
        "publisher",
        "author",
        "creator",
        "contributor",
        "editor",
        "image",
        "thumbnail",
        "logo",
        "potentialAction",
        "offers",
        "suggestedAnswer",
        "acceptedAnswer",
        "isSimilarTo",
        "about",
        "sourceOrganization",
        "copyrightHolder",
        "subjectOf",
        "video",
        "associatedMedia",
        "hasOfferCatalog",
        "event",
        "performer",
        "location",
        "speakable",
        "employee",
        "founder",
        "member",
        "provider",
        "sponsor",
        "translator",
        "funder",
        "memberOf",
        "worksFor",
        "alumniOf",
        "recordedIn",
        "track",
        "episode",
        "actor",
        "director",
        "interactionStatistic",
        "aggregateRating",
        "isBasedOn",
        "teaches",
        "hasCourseInstance",
        "workExample",
        "significantLink",
        "audio",
    ]
)
_RANKS = (
    (3, re.compile(r"Article|BlogPosting|Report$|LiveBlog|NewsVideo|ScholarlyWork|Posting$(?<!JobPosting)")),
    (
        2,
        re.compile(
            r"VideoObject|Recipe|Review$|Book$|Movie|Podcast|Question|Event|Product|JobPosting|Course|Dataset|Software|HowTo|QAPage|Audio|Thesis|Legislation|Message"
        ),
    ),
    (1, re.compile(r"WebPage$|CreativeWork|ItemPage|AboutPage|MediaObject|ImageObject|Photograph|FAQPage")),
)


@frozen
class Node:
    """One JSON-LD object: its types, how article-like they are (3 an article, 2 another work, 1 a page, 0 neither)."""

    types: tuple[str, ...]
    rank: int
    data: Mapping[str, Any]
    aside: bool = False
    """It stands below a property that names something else than the page: a comment, a list, a publisher."""


def read_nodes(blocks: Iterable[str]) -> list[Node]:
    """The objects of all blocks, outermost first; what cannot be parsed is skipped. Never raises."""
    found: list[Node] = []
    for block in blocks:
        for root in _parse(block[:MAX_BLOCK]):
            for node in _walk(root, False, 0):
                found.append(node)
                if len(found) >= MAX_NODES:
                    return found
    return found


def first_text(value: object) -> str:
    """The first string in a JSON value: itself, an item of a list, an object's `name`, `@value` or `@id`."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return next((text for item in value[:50] if (text := first_text(item))), "")
    if isinstance(value, dict):
        return next((text for key in ("name", "@value", "@id", "headline") if (text := first_text(value.get(key)))), "")
    return ""


def _parse(block: str) -> list[Any]:
    text = block.strip()
    if not text:
        return []
    for attempt in (_same, _unwrapped, _mended, _unescaped):
        try:
            text = attempt(text)
            return _roots(text)
        except (ValueError, RecursionError):
            continue
    return [_salvaged(text)]


def _roots(text: str) -> list[Any]:
    """One value, or several one after another."""
    decoder = json.JSONDecoder(strict=False)
    value, end = decoder.raw_decode(text)
    roots = [value]
    while len(roots) < 50 and text[end:].lstrip(" \t\r\n,;"):
        rest = text[end:].lstrip(" \t\r\n,;")
        if rest[0] not in "{[":
            break
        value, end = decoder.raw_decode(rest)
        roots.append(value)
        text = rest
    return roots


def _same(text: str) -> str:
    return text


def _unwrapped(text: str) -> str:
    return _WRAP.sub("", _WRAP.sub("", text)).strip()


def _mended(text: str) -> str:
    return _BAD_ESCAPE.sub(r"\\\\", _TRAILING.sub(r"\1", text))


def _unescaped(text: str) -> str:
    return html.unescape(text)


def _salvaged(text: str) -> dict[str, str]:
    """The plainest properties of a block that is no JSON at all, each by its first occurrence."""
    found: dict[str, str] = {}
    for key, value in _PAIR.findall(text):
        found.setdefault(key, value.replace('\\"', '"').replace("\\/", "/"))
    return found


def _walk(value: object, aside: bool, depth: int) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, aside, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "headline" in value or "datePublished" in value:
            types = tuple(str(kind).rpartition("/")[2] for kind in _listed(value.get("@type")))
            yield Node(types, _rank(types), value, aside)
        for key, child in value.items():
            if isinstance(child, (dict, list)):
                yield from _walk(child, aside or key in _ASIDE, depth + 1)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


@lru_cache(maxsize=500)
def _rank(types: tuple[str, ...]) -> int:
    return max((rank for kind in types for rank, pattern in _RANKS if pattern.search(kind)), default=0)
