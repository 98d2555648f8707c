"""What a page is called: headline, social title, window title, each with and without the site's part."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from provaudit.model import Candidate
from provaudit.pages.jsonld import first_text
from provaudit.pages.sites import folded, host_label
from provaudit.pages.source import Source, squeezed, words
from provaudit.pages.walk import TITLE, Spot

_METAS = (
    ("og:title", "og:title", 0.9), ("twitter:title", "twitter:title", 0.8), ("citation_title", "citation_title", 0.93), ("dc.title", "dc.title", 0.75), ("dcterms.title", "dc.title", 0.75),
    ("parsely-title", "parsely-title", 0.85), ("sailthru.title", "sailthru.title", 0.85), ("headline", "meta headline", 0.8), ("title", "meta title", 0.6), ("twitter:text:title", "twitter:title", 0.6),
    ("bt:title", "meta title", 0.6), ("prism.title", "dc.title", 0.7), ("name", "microdata name", 0.4),
)  # fmt: skip
_BREAK = re.compile(
    r"\s+[|\-–—·•»«›‹:/>~*]\s+|\s+(?:::|\|\||--|>>|@|on|auf|bei)\s+|\s*[|｜丨]\s*|(?<=[^\x00-\x7f])[_＿](?=\S)|\s*:\s+|(?<=[^\x00-\x7f])\s*[-–—]\s*(?=[^\x00-\x7f])"
)
MAX_TITLE = 400


def title_candidates(source: Source, sites: Sequence[Candidate]) -> Iterator[Candidate]:
    """Every title that the page gives itself, and each without the part that names the site."""
    found = list(_given(source))
    names = {folded(str(site.value)) for site in sites} | {folded(host_label(source.host))}
    given = {folded(str(candidate.value)) for candidate in found}
    for candidate in found:
        yield candidate
        short = without_site(str(candidate.value), names - {""}, given)
        if short and short != candidate.value:
            yield Candidate(
                "title",
                short,
                f"{candidate.origin} without site",
                min(0.98, candidate.confidence + 0.02),
                raw=candidate.raw,
            )


def choose_title(candidates: Sequence[Candidate]) -> tuple[str | None, float]:
    """The best title and how sure it is."""
    scores: dict[str, float] = {}
    for candidate in candidates:
        text = str(candidate.value)
        scores[text] = max(scores.get(text, 0), candidate.confidence) + (0.04 if text in scores else 0)
    if not scores:
        return None, 0.0
    best = max(scores, key=lambda text: scores[text])
    return best, min(0.99, scores[best])


def without_site(title: str, names: set[str], given: set[str]) -> str:
    """`title` without its first or last part where that part names the site, or where the rest is a title of its own."""
    breaks = list(_BREAK.finditer(title))
    for match in reversed(breaks):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if head and tail and (_names_site(tail, names) or (folded(head) in given and len(head) > 8)):
            return without_site(head, names, given) if len(breaks) > 1 else head
    for match in breaks:
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        if head and tail and (_names_site(head, names) or (folded(tail) in given and len(tail) > 8)):
            return tail
    return title


def _names_site(part: str, names: set[str]) -> bool:
    key = folded(part)
    return key in names or any(
        len(name) > 3 and ((name in key and len(key) < 2.2 * len(name) + 6) or (key in name and len(key) > 3))
        for name in names
    )


def _given(source: Source) -> Iterator[Candidate]:
    for node in source.nodes:
        if node.rank and not node.aside:
            for key in (
                "headline",
                "alternativeHeadline",
                *(("name",) if node.rank < 3 or "headline" not in node.data else ()),
            ):
                base = {3: 0.9, 2: 0.7, 1: 0.5}[node.rank] - (
                    0.5 if key.startswith("alt") else 0.05 if key == "name" else 0
                )
                yield from _made(first_text(node.data.get(key)), f"json-ld {key}", base)
    for key, origin, sure in _METAS:
        for value in source.metas.get(key, ())[:2]:
            yield from _made(value, origin, sure)
    yield from _of_elements(source)


def _of_elements(source: Source) -> Iterator[Candidate]:
    yield from _made(source.window_title, "title", 0.55)
    headings = [spot for spot in source.spots if spot.tag == "h1"]
    for place, spot in enumerate(headings[:6]):
        yield from _made(words(spot.node), "h1", (0.85 if len(headings) == 1 else 0.7) - 0.1 * place)
    seconds = [spot for spot in source.spots if spot.tag == "h2"] if not headings else []
    for place, spot in enumerate(seconds[:3]):
        yield from _made(words(spot.node), "h2", 0.5 - 0.1 * place)
    classed = [spot for spot in source.spots if spot.kind & TITLE or spot.kind == 0]
    for place, spot in enumerate(classed[:12]):
        yield from _of_classed(spot, place)


def _of_classed(spot: Spot, place: int) -> Iterator[Candidate]:
    attributes = spot.node.attributes
    micro = (attributes.get("itemprop") or "").lower()
    if micro not in ("headline", "name") and not spot.kind & TITLE:
        return
    origin = f"microdata {micro}" if micro in ("headline", "name") else "class title"
    if spot.tag not in ("html", "body", "main", "article", "h1") and not (micro == "name" and spot.tag in ("span", "meta")):
        sure = (0.75 if micro == "headline" else 0.4) - 0.03 * place
        yield from _made(attributes.get("content") or words(spot.node), origin, sure)


def _made(value: str, origin: str, sure: float) -> Iterator[Candidate]:
    text = squeezed(html.unescape(value))
    if text and len(text) <= MAX_TITLE and any(map(str.isalnum, text)):
        yield Candidate("title", text, origin, max(0.05, sure), raw=value[:MAX_TITLE])
