"""What a page is called: headline, social title, window title, each with and without the site's part."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from provaudit.model import Candidate
from provaudit.pages.jsonld import first_text
from provaudit.pages.sites import folded, host_label
from provaudit.pages.source import Source, squeezed, words
from provaudit.pages.walk import TITLE, Spot

_METAS = (
    ("og:title", "og:title", 0.8),
    ("twitter:title", "twitter:title", 0.6),
    ("citation_title", "citation_title", 0.93),
    ("dc.title", "dc.title", 0.6),
    ("dcterms.title", "dc.title", 0.6),
    ("parsely-title", "parsely-title", 0.8),
    ("sailthru.title", "sailthru.title", 0.8),
    ("headline", "meta headline", 0.75),
    ("title", "meta title", 0.5),
    ("twitter:text:title", "twitter:title", 0.5),
    ("bt:title", "meta title", 0.5),
    ("prism.title", "dc.title", 0.6),
)
_STRONG = re.compile(
    r"\s+[|\-–—·•»«›‹/>~*←→]+\s+|\s+(?:::|\|\||--|>>)\s*|\s*[|｜丨]\s*|(?<=[^\x00-\x7f])[_＿](?=\S)"
    r"|(?<=[^\x00-\x7f])\s*[-–—]\s*(?=[^\x00-\x7f])"
)
_SIGN = re.compile(r"[|\-–—·•»«›‹/>~*←→:｜丨_＿]")
"""One of these is in every match of `_STRONG`; most titles have none."""
_WEAK = re.compile(r"\s*[:：]\s+|\s+[-–—]|[-–—]\s+|\s+(?:on|at|auf|bei|@|by|\()\s*|\s*,\s+|[_\[【]")
MAX_TITLE = 400


def title_candidates(source: Source, sites: Sequence[Candidate]) -> Iterator[Candidate]:
    """Every title that the page gives itself, and each without the part that names the site."""
    found = list(_given(source))
    names = {folded(str(site.value)) for site in sites} | {folded(host_label(source.host)), folded(source.host)}
    names = {name for name in names if len(name) > 1}
    given = {folded(str(candidate.value)) for candidate in found}
    names |= _signs(source, given, names)
    shorter = {title: without_site(title, names, given) for title in {str(candidate.value) for candidate in found}}
    for candidate in found:
        yield candidate
        short = shorter[str(candidate.value)]
        if short and short != candidate.value:
            yield Candidate("title", short, f"{candidate.origin} without site", candidate.confidence, raw=candidate.raw)


def _signs(source: Source, given: set[str], names: set[str]) -> set[str]:
    """Headings that end the window title, so that they are the site's sign and what stands before them is the title."""
    match = next(reversed(list(_STRONG.finditer(source.window_title))), None)
    if match is None:
        return set()
    head, tail = folded(source.window_title[: match.start()]), folded(source.window_title[match.end() :])
    return {tail} if tail in given and head and head not in names and head not in given else set()


def without_site(title: str, names: set[str], given: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """`title` without its first or last parts that name the site, or whose rest is a title of its own."""
    for _ in range(3):
        shorter = _cut(title, names, given)
        if shorter == title:
            break
        title = shorter
    return title


def _cut(title: str, names: set[str], given: set[str]) -> str:
    for pattern, exact in ((_STRONG, False), (_WEAK, True)):
        if exact and not _bordered(folded(title), names):
            break
        breaks = list(pattern.finditer(title)) if exact or _SIGN.search(title) else []
        for match in reversed(breaks):
            head, tail = title[: match.start()].strip(), title[match.end() :].strip(" )]】")
            if head and tail and _names_site(tail, names, exact):
                return head
        for match in breaks:
            head, tail = title[: match.start()].strip(" [【"), title[match.end() :].strip()
            if head and tail and _names_site(head, names, True):
                return tail
        for match in [] if exact else breaks[::-1]:
            head, tail = title[: match.start()].strip(), title[match.end() :].strip()
            if folded(head) in given and len(head) > 1.2 * len(tail) and len(tail) < 40:
                return head
    return title


def _bordered(key: str, names: set[str]) -> bool:
    """Whether a folded title begins or ends with a name."""
    return any(key.startswith(name) or key.endswith(name) for name in names)


def _names_site(part: str, names: set[str], exact: bool) -> bool:
    key = folded(part)
    if key in names:
        return True
    if exact or len(key) < 3:
        return False
    return any(
        (len(name) > 3 and name in key and len(key) <= 2 * len(name) + 8)
        or (len(key) > 3 and key in name and 2 * len(key) >= len(name))
        for name in names
    )


def _given(source: Source) -> Iterator[Candidate]:
    for node in source.nodes:
        if node.rank and not node.aside:
            base = {3: 0.8, 2: 0.6, 1: 0.4}[node.rank]
            yield from _made(first_text(node.data.get("headline")), "json-ld headline", base)
            yield from _made(first_text(node.data.get("alternativeHeadline")), "json-ld alternativeHeadline", 0.3)
            if "headline" not in node.data and "Question" not in node.types[:1]:
                yield from _made(first_text(node.data.get("name")), "json-ld name", base - 0.1)
            elif "headline" not in node.data:
                yield from _made(first_text(node.data.get("name")), "json-ld name", 0.3)
    for key, origin, sure in _METAS:
        for value in source.metas.get(key, ())[:2]:
            yield from _made(value, origin, sure)
    yield from _made(source.window_title, "title", 0.55)
    yield from _of_elements(source)


def _of_elements(source: Source) -> Iterator[Candidate]:
    headings = [spot for spot in source.spots if spot.tag == "h1"]
    for place, spot in enumerate(headings[:6]):
        sure = 0.85 if len(headings) == 1 else 0.75 - 0.1 * place
        yield from _made(words(spot.node), "h1", sure)
        yield from _parts(spot, sure - 0.1)
    seconds = [spot for spot in source.spots if spot.tag == "h2"] if not headings else []
    for place, spot in enumerate(seconds[:4]):
        yield from _made(words(spot.node), "h2", 0.5 - 0.1 * place)
    classed = [spot for spot in source.spots if spot.kind & TITLE or spot.kind == 0]
    for place, spot in enumerate(classed[:16]):
        yield from _of_classed(spot, place)


def _parts(spot: Spot, sure: float) -> Iterator[Candidate]:
    """The pieces of a headline that are elements of their own: kicker, headline, subtitle."""
    children = [
        child for child in spot.node.iter() if child.tag in ("span", "div", "a", "strong", "em", "p", "small", "b")
    ]
    for child in children[:4]:
        yield from _made(words(child), "h1 part", sure)
    if children:
        yield from _made(spot.node.text(deep=False), "h1 part", sure)


def _of_classed(spot: Spot, place: int) -> Iterator[Candidate]:
    attributes = spot.attributes
    micro = (attributes.get("itemprop") or "").lower()
    if micro not in ("headline", "name") and not spot.kind & TITLE:
        return
    origin = f"microdata {micro}" if micro in ("headline", "name") else "class title"
    if spot.tag not in ("html", "body", "main", "article", "h1") and not (
        micro == "name" and spot.tag in ("span", "meta")
    ):
        sure = (0.7 if micro == "headline" else 0.4) - 0.02 * place
        yield from _made(attributes.get("content") or words(spot.node), origin, sure)


def _made(value: str, origin: str, sure: float) -> Iterator[Candidate]:
    text = squeezed(html.unescape(value).replace("\xad", "")).strip("¶§#\u2060\u200b\ufeff ") if value else ""
    if text and len(text) <= MAX_TITLE and any(map(str.isalnum, text)):
        yield Candidate("title", text, origin, max(0.05, sure), raw=value.strip()[:MAX_TITLE])


def slug_words(url: str) -> frozenset[str]:
    """The words of an address's path."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return frozenset()
    return frozenset(word for word in re.findall(r"\w{3,}", path.lower().replace("_", " ")) if not word.isdigit())
