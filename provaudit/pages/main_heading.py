"""Which of a page's main headings is its headline, and which stand for the site or for a part of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from attrs import frozen
from selectolax.lexbor import LexborNode

from provaudit.model import Candidate
from provaudit.pages.sites import folded
from provaudit.pages.source import Source, words
from provaudit.pages.surroundings import around, names_in

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|\w+")
_BREAK = re.compile(r"\s+[|\-–—·•»«:/]+\s+|\s*[|｜_]\s*|:\s+")
_DATE_LEFT = re.compile(
    r"[\d.]*(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)?[a-zäéû]{0,7}\d{0,8}"
)
_DULL = re.compile(
    r"^(?:home|menu|navigation|search|suche|news"
    r"|blog|aktuelles|startseite|about us|article|post|welcome|contact|cookies?|newsletter)$",
    re.I,
)
_NAMED = re.compile(r"headline|entry-?title|post-?title|article-?title|page-?title|titel")
_LOGO = re.compile(r"logo|brand|site-?(?:name|title|header)|masthead|navbar")
_MOST = 12
_FRONT = ("", "/", "./", "/index.html")


@frozen
class Headings:
    """Folded texts of the main headings, by what their markup says of them."""

    named: frozenset[str]
    """Marked as the headline by a class or by `itemprop`."""
    signs: frozenset[str]
    """The site's own sign: in a logo, or a link to the front page."""


def headings(source: Source) -> Headings:
    """What the markup of the page's main headings says of them."""
    named, signs = set(), set()
    for spot in [spot for spot in source.spots if spot.tag == "h1"][:_MOST]:
        own, key = names_in(spot.attributes), folded(words(spot.node))
        if _NAMED.search(own) or (spot.attributes.get("itemprop") or "").lower() in ("headline", "name"):
            named.add(key)
        if any(_LOGO.search(names) for names in (own, *(name for _, name in around(spot.node, 3)))) or _leads_home(
            spot.node
        ):
            signs.add(key)
    return Headings(frozenset(named), frozenset(signs))


def _leads_home(node: LexborNode) -> bool:
    """Whether a heading's first link, or the link that it stands in, leads to the site's front page."""
    link = node.css_first("a[href]")
    above = node.parent
    for found in (link, above if above is not None and above.tag == "a" else None):
        if found is not None:
            try:
                if urlsplit(found.attributes.get("href") or "#").path in _FRONT:
                    return True
            except ValueError:
                continue
    return False


@lru_cache(maxsize=1_000)
def bag(text: str) -> frozenset[str]:
    """The words of a title; where words are not parted, its characters."""
    return frozenset(_WORD.findall(text.lower()))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of their words two titles share, 0 to 1 (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def is_dull(text: str) -> bool:
    """Whether a heading is one that any page may have."""
    return _DULL.match(text) is not None


def window_tails(title: str) -> frozenset[str]:
    """The folded texts that end a window title after a break, which mostly name the site or a section."""
    return frozenset(folded(title[match.end() :]) for match in _BREAK.finditer(title) if match.start())


def main_heading(candidates: Sequence[Candidate], names: frozenset[str]) -> str:
    """The folded text of the main heading that is the page's headline; empty if none is."""
    window = [str(c.value) for c in candidates if c.origin in ("title", "og:title")]
    signs = names.union(*(_tails(title, names) for title in window))
    found = [str(c.value) for c in candidates if c.origin == "h1" and not _of_site(str(c.value), signs)]
    if not found:
        return ""
    bags = [bag(text) for text in window]
    likeness = [max((alike(bag(text), other) for other in bags), default=0.0) for text in found]
    closest = max(likeness)
    whole = folded(found[likeness.index(closest)] if closest >= 0.15 else found[0])
    return _piece(whole, candidates)


def _piece(whole: str, candidates: Sequence[Candidate]) -> str:
    """The piece of a heading that the page elsewhere calls itself, without a date or a kicker; or the whole."""
    others = {folded(str(c.value)) for c in candidates if not c.origin.startswith(("h1", "class", "h2"))} - {whole}
    for part in (folded(str(c.value)) for c in candidates if c.origin == "h1 part"):
        if part in others and part in whole and 2 * len(part) > len(whole):
            return part
    return next((o for o in others if whole.endswith(o) and _DATE_LEFT.fullmatch(whole[: -len(o)])), whole)


def _tails(title: str, names: frozenset[str]) -> Iterator[str]:
    """The folded tails of a window title whose heads are the title."""
    for match in _BREAK.finditer(title):
        head = title[: match.start()]
        if len(head) > 3 and folded(head) not in names:
            yield folded(title[match.end() :])


def _of_site(text: str, signs: frozenset[str]) -> bool:
    """Whether a heading is the site's name: known as such, or the tail of a window title whose head is the title."""
    return folded(text) in signs or is_dull(text)
