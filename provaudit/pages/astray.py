"""Pages that came instead of the article: errors, soft 404s, parked domains, the home page, a listing.

Each check gives the signals that show its condition, or none.
"""

from __future__ import annotations

import re

from provaudit.pages.look import Look
from provaudit.pages.phrases import SIGNAL, text_says, title_says
from provaudit.pages.titles import slug_words

_WORDS = re.compile(r"\w{3,}")
_ROOT = re.compile(
    r"^/*(?:(?:[a-z]{2}(?:[-_][a-z]{2})?|index\.\w{2,5}|home(?:page)?|default\.\w{2,5}|main|start(?:seite)?|accueil|inicio|hjem|welcome)(?:\.\w{2,5})?(?:/+|$)){0,2}$",
    re.I,
)
_LOST_PATH = re.compile(
    r"/(?:404|errors?|page[-_]?not[-_]?found|not[-_]?found|notfound|missing|nicht[-_]gefunden|introuvable|fehler|pagenotfound|error404|http404|gone)(?:[/.?]|$)|/404\b",
    re.I,
)
_LIST_PATH = re.compile(
    r"/(?:category|categories|tags?|topics?|archives?|search|suche|recherche|author|authors|section|rubrik|kategorie|thema|news|blog|articles?|latest|results?)/?$",
    re.I,
)
_LOST_CLASS = re.compile(
    r"\b(?:error-?404|page-?404|error-?page|not-?found|page-not-found|http-?404|is-404|path-404|template-404|404)\b",
    re.I,
)
_LIST_CLASS = re.compile(
    r"(?:^|\s)(?:archive|category|tag|search|search-results|search-no-results|tax-\S+|listing|page-type-(?:list|category|section))(?:\s|$)",
    re.I,
)
_PARKING = (
    "sedoparking", "parkingcrew", "bodis.com", "cdn.dan.com", "afternic", "hugedomains", "parklogic",
    "data-adblockkey", "skenzo", "parking-page", "domainparking", "uniregistry", "above.com/marketplace",
    "d38psrni17bvxu.cloudfront.net", "undeveloped.com", "godaddy.com/forsale", "sav.com/domain",
    "porkbun.com/parked", "domain_parking", "parkeddomain", "parked-domain", "namebright.com", "domainmarket.com",
    "caf/?",
    "window.park =", "img1.wsimg.com/parking-lander", "/parking-lander/", "dynadot.com/market", "brandbucket.com",
    "sedo.com/search/details",
)  # fmt: skip


def failure(look: Look) -> list[str]:
    """A failure, by its status or in its own words."""
    if look.source.status >= 400:
        if look.source.status == 451:
            return []
        return [f"status {look.source.status}"]
    if look.evident or look.prose > 1_200:
        return []
    named = title_says(look, "BROKEN")
    said = text_says(look, "BROKEN") if look.length < 800 else []
    return named + said if named or (said and look.length < 500) else []


def parked_domain(look: Look) -> list[str]:
    """A domain without a site: for sale, expired, or full of advertisements."""
    if look.evident or look.prose > 900:
        return []
    html = look.source.head
    marks = [f"markup {mark}" for mark in _PARKING if mark in html]
    named, said = title_says(look, "PARKED", loose=True), text_says(look, "PARKED") if look.length < 2_500 else []
    return (
        marks + named + said
        if len(marks) + len(named) + len(said) > 1
        or named
        or (marks and look.length < 800)
        or (said and look.length < 1_200)
        else []
    )


def soft_404(look: Look) -> list[str]:
    """Not found, said with a status of success."""
    if (look.evident and look.prose > 1_500) or look.prose > 6_000:
        return []
    shape = _lost_shape(look)
    if look.evident and not shape:
        return []
    named = title_says(look, "GONE")
    if look.evident and not named:
        return []
    little = look.prose < 700 and look.length < 1_500
    said = text_says(look, "GONE") if (named and look.prose < 3_000) or shape or little else []
    strong = named and (shape or look.prose < 700 or (said and look.prose < 3_000 and not _slug_agrees(look)))
    marked = any(sign.startswith("body class") for sign in shape) and look.prose < 3_000
    weak = (said and shape) or (said and little) or len(shape) > 1
    return named + said + shape if strong or marked or weak else []


def _slug_agrees(look: Look) -> bool:
    """Whether the address is made of a title's words, as an article's is."""
    slug = slug_words(look.source.url)
    return any(len(slug & set(_WORDS.findall(title))) >= 2 for title in look.titles)


def _lost_shape(look: Look) -> list[str]:
    body = look.source.body_class
    shape = (
        [f"address {look.path[:SIGNAL]}"]
        if _LOST_PATH.search(look.path) and not _LOST_PATH.search(look.asked.rstrip("/"))
        else []
    )
    match = _LOST_CLASS.search(body)
    return [*shape, f"body class {match[0]}"] if match else shape


def home_page(look: Look) -> list[str]:
    """The root of a site, where a deep link was asked for."""
    root = _ROOT.match(look.path) is not None and "?" not in look.source.url
    if root and not _ROOT.match(look.asked):
        return [f"redirected from {look.asked[:SIGNAL]} to the home page {look.path}"]
    return []


def listing_page(look: Look) -> list[str]:
    """A section, a search or a list of articles, where one of them was asked for."""
    above = look.moved and look.asked.startswith(look.path.rstrip("/") + "/") and look.path != "/"
    kinds = {kind for node in look.source.nodes if not node.aside for kind in node.types}
    listed = [
        f"json-ld {kind}"
        for kind in ("CollectionPage", "SearchResultsPage", "ItemList")
        if kind in kinds and look.moved
    ]
    classed = _LIST_CLASS.search(look.source.body_class)
    marks = listed + ([f"body class {classed[0].strip()}"] if classed else [])
    if look.evident and not above:
        return []
    if above and (look.prose < 1_500 or marks or _LIST_PATH.search(look.path)):
        return [f"redirected from {look.asked[:SIGNAL]} up to {look.path[:SIGNAL]}", *marks]
    if look.moved and (marks or _LIST_PATH.search(look.path)) and look.prose < 2_500:
        return [f"redirected to {look.path[:SIGNAL]}", *marks]
    return []
