"""Which of a page's titles is its headline.

Origins vote for a wording. The main heading is believed first, if it shares words with what else the page calls itself;
a social or window title is often reworded for search engines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from provaudit.model import Candidate
from provaudit.pages.sites import folded
from provaudit.pages.titles import slug_words

_VOTES = {
    "h1": 2.0, "h1 part": 0.4, "json-ld headline": 1.3, "og:title": 1.2, "twitter:title": 0.6, "title": 0.7,
    "citation_title": 4.0, "dc.title": 0.6,
    "parsely-title": 1.2, "sailthru.title": 1.2, "microdata headline": 1.0, "json-ld name": 0.6,
    "meta headline": 0.9, "class title": 0.5, "h2": 0.4,
}  # fmt: skip
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|\w+")
_HEADLINE = 3.2
_MAIN = frozenset(("h1", "og:title", "json-ld headline", "h1 part", "microdata headline"))
_BREAK = re.compile(r"\s+[|\-–—·•»«:/]+\s+|\s*[|｜]\s*|:\s+")
_DATE_LEFT = re.compile(
    r"[\d.]*(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)?[a-zäéû]{0,7}\d{0,8}"
)
_DULL = re.compile(
    r"^(?:home|menu|navigation|search|suche|news"
    r"|blog|aktuelles|startseite|about us|article|post|welcome|contact|cookies?|newsletter)$",
    re.I,
)


def choose_title(candidates: Sequence[Candidate], sites: Sequence[Candidate], url: str) -> tuple[str | None, float]:
    """The best title and how sure it is."""
    names = {folded(str(site.value)) for site in sites if site.confidence >= 0.5 or site.origin.startswith("host")}
    page = _Page(
        _headline(candidates, names),
        tuple(_bag(str(c.value)) for c in candidates if c.origin in ("title", "og:title", "json-ld headline")),
        slug_words(url),
        frozenset(names),
    )
    votes = _votes(candidates, page.headline)
    spoken = {text: _score(text, origins, page) for text, origins in votes.items()}
    if not spoken:
        return None, 0.0
    best = _bare(max(spoken, key=lambda text: spoken[text]), spoken, votes)
    return best, _sure(best, spoken, votes[best])


def _bare(best: str, spoken: dict[str, float], votes: dict[str, dict[str, float]]) -> str:
    """`best` without a kicker, where a main origin gives the rest as a title of its own."""
    for text in sorted(spoken, key=lambda text: -spoken[text]):
        if text != best and best.endswith(text) and _MAIN & votes[text].keys() and len(text) >= 0.35 * len(best):
            kicker = best[: -len(text)].rstrip()
            if len(_bag(text)) >= 3 and (len(kicker) < 60 or kicker[-1:] in ":|–-"):
                return text
    return best


@frozen
class _Page:
    """What the wordings are judged by."""

    headline: str
    """The folded wording of the main heading; empty if no heading is the headline."""
    anchors: tuple[frozenset[str], ...]
    slug: frozenset[str]
    names: frozenset[str]


def _headline(candidates: Sequence[Candidate], names: set[str]) -> str:
    """The folded text of the first main heading that is not the site's name or a dull word."""
    others = {folded(str(c.value)) for c in candidates if not c.origin.startswith(("h1", "class", "h2"))}
    window = [str(c.value) for c in candidates if c.origin in ("title", "og:title")]
    found = [c for c in candidates if c.origin == "h1" and not _of_site(str(c.value), names, window)]
    if not found:
        return ""
    bags = [_bag(text) for text in window]
    alike = {str(c.value): max((_alike(_bag(str(c.value)), bag) for bag in bags), default=0.0) for c in found}
    best = max(found, key=lambda c: alike[str(c.value)])
    if alike[str(best.value)] < 0.15:
        best = found[0]
    parts = [folded(str(c.value)) for c in candidates if c.origin == "h1 part"]
    whole = folded(str(best.value))
    inner = next(
        (part for part in parts if part in others and part != whole and part in whole and 2 * len(part) > len(whole)),
        "",
    )
    dated = (
        next((o for o in others if whole.endswith(o) and o != whole and _DATE_LEFT.fullmatch(whole[: -len(o)])), "")
        if not inner
        else ""
    )
    return inner or dated or whole


def _of_site(text: str, names: set[str], window: Sequence[str]) -> bool:
    """Whether a heading is the site's name: known as such, or the tail of a window title whose head is the title."""
    key = folded(text)
    if key in names or _DULL.match(text):
        return True
    for title in window:
        match = next((m for m in _BREAK.finditer(title) if folded(title[m.end() :]) == key), None)
        if match and len(title[: match.start()]) > 3 and folded(title[: match.start()]) not in names:
            return True
    return False


def _votes(candidates: Sequence[Candidate], headline: str) -> dict[str, dict[str, float]]:
    """Wording -> origin -> strength; wordings that differ in case or typography only count as one."""
    found: dict[str, dict[str, float]] = {}
    spelt: dict[str, str] = {}
    for candidate in candidates:
        text = str(candidate.value)
        text = spelt.setdefault(folded(text), text)
        origin = candidate.origin.removesuffix(" without site")
        vote = _VOTES.get(origin, 0.4) * (0.3 + candidate.confidence)
        if headline and folded(text) == headline:
            kinds_of = found.setdefault(text, {})
            kinds_of["headline"] = _HEADLINE
        elif origin == "h1":
            vote *= 0.3
        kinds = found.setdefault(text, {})
        kinds[origin] = max(kinds.get(origin, 0.0), vote + (0.15 if candidate.origin != origin else 0))
    return found


def _bag(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _shared(bag: frozenset[str], other: frozenset[str]) -> float:
    return len(bag & other) / len(bag) if bag else 0.0


def _alike(bag: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(bag & other) / (len(bag) + len(other)) if bag and other else 0.0


def _score(text: str, origins: dict[str, float], page: _Page) -> float:
    bag = _bag(text)
    score = sum(origins.values())
    shared = max((_shared(bag, anchor) for anchor in page.anchors), default=1.0)
    if "h1" in origins or "h1 part" in origins or "h2" in origins or "class title" in origins:
        score *= 0.25 + 0.75 * min(1.0, shared * 1.6)
    if "headline" in origins:
        score *= 0.7 + 0.3 * min(1.0, shared * 2)
    if page.slug and bag:
        score += 0.8 * len(bag & page.slug) / max(3, min(len(bag), len(page.slug)))
    if folded(text) in page.names or _DULL.match(text):
        score -= 2.5
    return score - 0.3 if len(bag) == 1 else score


def _sure(best: str, spoken: dict[str, float], origins: dict[str, float]) -> float:
    return round(max(0.05, min(0.93, 0.35 + 0.1 * spoken[best] + 0.03 * len(origins))), 3)
