"""Who wrote a page: every origin's names, and which of them to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from provaudit.model import Candidate, Name
from provaudit.pages.bylines import seen_bylines
from provaudit.pages.jsonld import Node, first_text
from provaudit.pages.names import is_body, read_byline, read_name
from provaudit.pages.source import Source, squeezed

_METAS = (
    ("citation_author", 0.92), ("dc.creator", 0.75), ("dcterms.creator", 0.75), ("parsely-author", 0.85),
    ("sailthru.author", 0.85), ("author", 0.72),
    ("article:author", 0.7), ("article:author_name", 0.8), ("authors", 0.8), ("byl", 0.85),
    ("og:article:author", 0.7), ("cxenseparse:author", 0.75), ("dc.contributor", 0.4), ("bt:author", 0.8),
    ("creator", 0.5), ("book:author", 0.7), ("article.author", 0.75),
)  # fmt: skip
_ACCOUNT = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
_LABELS = (
    "written by",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "by",
    "autor",
    "author",
    "skrevet av",
    "par",
    "автор",
    "posted by",
    "napisane przez",
    "est. author",
)


def author_candidates(source: Source, heading: int | None) -> Iterator[Candidate]:
    """One candidate for each name of each origin."""
    stated = [*_of_json(source)]
    yield from stated
    for key, sure in _METAS:
        if key in source.metas:
            yield from _of_meta(source.metas[key], key, sure)
    yield from _of_twitter(source)
    yield from seen_bylines(source, heading, not any(candidate.confidence >= 0.85 for candidate in stated))


def _candidates(names: Sequence[Name], origin: str, sure: float, raw: str) -> Iterator[Candidate]:
    """One candidate a name; its words are its own where the origin has them so, and else all of the origin's."""
    for name in names:
        less = 0.3 if is_body(name) else 0.2 if _is_account(name) else 0.12 if name.literal else 0
        words = str(name) if str(name) in raw else raw[:200]
        yield Candidate("author", name, origin, sure - less, raw=words)


def _is_account(name: Name) -> bool:
    """Whether a name is what somebody logs in with."""
    return name.literal is not None and _ACCOUNT.fullmatch(name.literal) is not None


def _of_json(source: Source) -> Iterator[Candidate]:
    for place, node in enumerate(n for n in source.nodes if not n.aside and n.rank):
        for key in ("author", "creator"):
            names = tuple(dict.fromkeys(_named(node.data.get(key), source.nodes, 0)))
            sure = {3: 0.9, 2: 0.7, 1: 0.6}[node.rank] - (0.0 if key == "author" else 0.1)
            yield from _candidates(
                names,
                f"json-ld {key}" if not place else f"json-ld {key} {place}",
                sure - 0.05 * min(place, 4),
                "; ".join(map(str, names)) or first_text(node.data.get(key)),
            )


def _named(value: object, nodes: Sequence[Node], depth: int) -> Iterator[Name]:
    if isinstance(value, list) and depth < 4:
        for item in value[:60]:
            yield from _named(item, nodes, depth + 1)
    elif isinstance(value, dict):
        name = value.get("name")
        if not name and "@id" in value and depth < 4:
            name = next(
                (n.data.get("name") for n in nodes if n.data.get("@id") == value["@id"] and n.data.get("name")), None
            )
        if name and value.get("@type") == "Organization" and isinstance(name, str):
            yield Name(literal=squeezed(name))
        else:
            yield from _named(name, nodes, depth + 1) if depth < 4 else ()
    elif isinstance(value, str) and not value.startswith("http"):
        yield from read_byline(value)


def _of_meta(values: Sequence[str], key: str, sure: float) -> Iterator[Candidate]:
    names = [
        name
        for value in values[:60]
        if not value.startswith(("http", "/", "www."))
        for name in _of_value(value, len(values))
    ]
    yield from _candidates(list(dict.fromkeys(names)), f"meta {key}", sure, "; ".join(values))


def _of_value(value: str, count: int) -> Sequence[Name]:
    """One of several values is one name; a lone value may be a byline."""
    if count > 1:
        name = read_name(value)
        return [name] if name else []
    return read_byline(value)


def _of_twitter(source: Source) -> Iterator[Candidate]:
    for number in ("1", "2"):
        label = source.meta(f"twitter:label{number}").strip(" :").lower()
        value = source.meta(f"twitter:data{number}")
        if label in _LABELS and value:
            yield from _candidates(read_byline(value), "twitter:data", 0.8, value)
