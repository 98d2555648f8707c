"""What kind of page came back: an article, or one of the many pages that servers send instead.

Conservative: a page that shows itself to be an article (structured data, much prose) is one, whatever words, boxes and
banners stand on it; words count only where the page has little else to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from provaudit.model import Candidate, Condition
from provaudit.pages import condition_words
from provaudit.pages.look import Look, look_at
from provaudit.pages.source import Source
from provaudit.pages.titles import slug_words
from provaudit.pages.walls import wall_signals

_FILLER = re.compile(r"\b(?:oops|whoops|sorry|error|fehler|erreur|404|403|410|500|503|http|status|code|page|the|this|that|we|you|is|a|of|to|your|our|not|found|please|here|for|are|-|site|website|home)\b|\W")
_WORDS = re.compile(r"\w{3,}")
_PARTS = re.compile(r"\s+[|\-–—•·»«:]+\s+|\s*[|｜]\s*")
_ROOT = re.compile(
    r"^/*(?:(?:[a-z]{2}(?:[-_][a-z]{2})?|index\.\w{2,5}|home(?:page)?|default\.\w{2,5}|main|start(?:seite)?|accueil|inicio|hjem|welcome)(?:\.\w{2,5})?(?:/+|$)){0,2}$",
    re.I,
)
_LOST_PATH = re.compile(r"/(?:404|errors?|page[-_]?not[-_]?found|not[-_]?found|notfound|missing|nicht[-_]gefunden|introuvable|fehler|pagenotfound|error404|http404|gone)(?:[/.?]|$)|/404\b", re.I)
_LOGIN_PATH = re.compile(r"/(?:log[-_]?in|sign[-_]?in|signon|sso|auth|oauth2?|authorize|saml|accounts?/login|users/sign_in|anmelden|connexion|wp-login|idp|session/new|register|signup)(?:[/.?]|$)", re.I)
_LIST_PATH = re.compile(r"/(?:category|categories|tags?|topics?|archives?|search|suche|recherche|author|authors|section|rubrik|kategorie|thema|news|blog|articles?|latest|results?)/?$", re.I)
_LOST_CLASS = re.compile(r"\b(?:error-?404|page-?404|error-?page|not-?found|page-not-found|http-?404|is-404|path-404|template-404|404)\b", re.I)
_LIST_CLASS = re.compile(r"(?:^|\s)(?:archive|category|tag|search|search-results|search-no-results|tax-\S+|listing|page-type-(?:list|category|section))(?:\s|$)", re.I)
_SHELL_ROOT = "#root, #app, #__next, #__nuxt, #___gatsby, app-root, #main-app, #svelte, [ng-app], [data-reactroot], #react-root, #application, #ember-app"
SIGNAL = 90


def condition_of(source: Source, text: str, titles: Sequence[Candidate]) -> tuple[Condition, tuple[str, ...]]:
    """The condition and the signals that show it."""
    look = look_at(source, text, titles)
    for condition, check in _CHECKS:
        signals = check(look)
        if signals:
            return condition, tuple(signals)
    return Condition.ARTICLE, ()


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A table of `condition_words`, compiled when first needed."""
    return condition_words.compiled(getattr(condition_words, name))


def _wall(look: Look) -> list[str]:
    signals = wall_signals(look)
    if signals or look.evident or look.prose > 1_200:
        return signals
    named = _titled(look, "WALL")
    said = _said(look, "WALL") if look.length < 2_500 else []
    refused = look.source.status in (401, 403, 405, 406, 418, 429, 503, 999)
    few = look.length < 1_200
    return named + said if (named and (few or said)) or (said and few and (refused or len(said) > 1 or look.length < 600)) else []


def _error(look: Look) -> list[str]:
    if look.source.status >= 400:
        if look.source.status == 451:
            return []
        return [f"status {look.source.status}"]
    if look.evident or look.prose > 1_200:
        return []
    named = _titled(look, "BROKEN")
    said = _said(look, "BROKEN") if look.length < 800 else []
    return named + said if named or (said and look.length < 500) else []


def _parked(look: Look) -> list[str]:
    if look.evident or look.prose > 900:
        return []
    html = look.source.head
    marks = [f"markup {mark}" for mark in _PARKING if mark in html]
    named, said = _titled(look, "PARKED", loose=True), _said(look, "PARKED") if look.length < 2_500 else []
    return marks + named + said if len(marks) + len(named) + len(said) > 1 or named or (marks and look.length < 800) or (said and look.length < 1_200) else []


_PARKING = (
    "sedoparking", "parkingcrew", "bodis.com", "cdn.dan.com", "afternic", "hugedomains", "parklogic", "data-adblockkey", "skenzo", "parking-page", "domainparking", "uniregistry", "above.com/marketplace",
    "d38psrni17bvxu.cloudfront.net", "undeveloped.com", "godaddy.com/forsale", "sav.com/domain", "porkbun.com/parked", "domain_parking", "parkeddomain", "parked-domain", "namebright.com", "domainmarket.com", "caf/?",
    "window.park =", "img1.wsimg.com/parking-lander", "/parking-lander/", "dynadot.com/market", "brandbucket.com", "sedo.com/search/details",
)  # fmt: skip


def _lost(look: Look) -> list[str]:
    """Not found, said with a status of success."""
    if look.evident and look.prose > 1_500 or look.prose > 6_000:
        return []
    named = _titled(look, "GONE")
    shape = _lost_shape(look)
    if look.evident and not (named and shape):
        return []
    said = _said(look, "GONE") if look.prose < 3_000 else []
    strong = named and (shape or look.prose < 700 or (said and look.prose < 3_000 and not _slug_agrees(look)))
    marked = any(sign.startswith("body class") for sign in shape) and look.prose < 3_000
    weak = (said and shape) or (said and look.prose < 700 and look.length < 1_500) or len(shape) > 1
    return named + said + shape if strong or marked or weak else []


def _slug_agrees(look: Look) -> bool:
    """Whether the address is made of a title's words, as an article's is."""
    slug = slug_words(look.source.url)
    return any(len(slug & set(_WORDS.findall(title))) >= 2 for title in look.titles)


def _lost_shape(look: Look) -> list[str]:
    body = look.source.body_class
    shape = [f"address {look.path[:SIGNAL]}"] if _LOST_PATH.search(look.path) and not _LOST_PATH.search(look.asked.rstrip("/")) else []
    match = _LOST_CLASS.search(body)
    return [*shape, f"body class {match[0]}"] if match else shape


def _login(look: Look) -> list[str]:
    at_login = look.moved and _LOGIN_PATH.search(look.path) is not None
    if (look.evident and not at_login) or look.prose > 1_500:
        return []
    named = _titled(look, "LOGIN")
    form = ["password field"] if look.source.password else []
    address = [f"redirected to {look.path[:SIGNAL]}"] if at_login else []
    short = look.prose < 500
    return named + form + address if (named and (form or address or look.length < 600)) or (address and (form or short)) or (form and look.length < 700 and look.prose < 200) else []


def _consent(look: Look) -> list[str]:
    if look.source.status == 451:
        return ["status 451"]
    if look.evident or look.prose > 2_500:
        return []
    named = _titled(look, "CONSENT", loose=look.prose < 700)
    said = _said(look, "CONSENT") if look.length < 3_000 else []
    apart = ["address of a consent page"] if re.search(r"//(?:consent|guce|privacy|cmp|gdpr)\.|/(?:consent|gdpr|privacy-?gate|cookie-?wall|age-?(?:gate|check|verification))(?:[/?.]|$)", look.source.url) and look.moved else []
    enough = (named and len(said) > (look.prose >= 700)) or ((named or said) and look.length < 900)
    return named + said + apart if apart or enough else []


def _paywall(look: Look) -> list[str]:
    stated = look.source.closed
    if look.prose > 2_500:
        return []
    said = _said(look, "PAYWALL") if stated or look.prose < 1_500 else []
    if stated and (said or look.prose < 1_200):
        return ["json-ld isAccessibleForFree false", *said, f"{look.prose} characters of prose"]
    return [*said, f"{look.prose} characters of prose"] if said and look.prose < 700 and look.evident else []


def _home(look: Look) -> list[str]:
    root = _ROOT.match(look.path) is not None and "?" not in look.source.url
    if root and not _ROOT.match(look.asked):
        return [f"redirected from {look.asked[:SIGNAL]} to the home page {look.path}"]
    return []


def _listing(look: Look) -> list[str]:
    above = look.moved and look.asked.startswith(look.path.rstrip("/") + "/") and look.path != "/"
    kinds = {kind for node in look.source.nodes if not node.aside for kind in node.types}
    listed = [f"json-ld {kind}" for kind in ("CollectionPage", "SearchResultsPage", "ItemList") if kind in kinds and look.moved]
    classed = _LIST_CLASS.search(look.source.body_class)
    marks = listed + ([f"body class {classed[0].strip()}"] if classed else [])
    if look.evident and not above:
        return []
    if above and (look.prose < 1_500 or marks or _LIST_PATH.search(look.path)):
        return [f"redirected from {look.asked[:SIGNAL]} up to {look.path[:SIGNAL]}", *marks]
    if look.moved and (marks or _LIST_PATH.search(look.path)) and look.prose < 2_500:
        return [f"redirected to {look.path[:SIGNAL]}", *marks]
    return []


def _shell(look: Look) -> list[str]:
    if look.evident or look.length > 400:
        return []
    html, tree = look.source.html, look.source.tree
    root = tree.any_css_matches((_SHELL_ROOT,))
    script = b"<script" in html
    said = pattern("SCRIPT").search(look.lead) or pattern("SCRIPT").search(look.source.unscripted)
    if said and script and look.length < 400:
        return [f"words: {said[0][:SIGNAL]}", f"{look.length} characters of text"]
    return [f"empty application root, {look.length} characters of text"] if script and root and look.length < 200 else []


def _titled(look: Look, name: str, loose: bool = False) -> list[str]:
    """The first title a part of which says little but what the table says; `loose`: a title that says it at all."""
    for title in look.titles:
        if len(title) <= 120 and any(_says(part, name, loose) for part in {title, *_PARTS.split(title)}):
            return [f"title: {title[:SIGNAL]}"]
    return []


def _says(part: str, name: str, loose: bool) -> bool:
    match = pattern(name).search(part)
    if match is None or loose:
        return match is not None
    rest = _FILLER.sub("", part.replace(match[0], ""))
    return 2 * len(match[0]) >= len(part.strip()) or (len(rest) <= 8 and len(part.split()) <= 8)


def _said(look: Look, name: str) -> list[str]:
    """The first few different things said in the lead."""
    found = dict.fromkeys(match[0].strip() for match in pattern(name).finditer(look.lead))
    return [f"words: {words[:SIGNAL]}" for words in list(found)[:3] if words]


_CHECKS: tuple[tuple[Condition, Callable[[Look], list[str]]], ...] = (
    (Condition.BOT_WALL, _wall),
    (Condition.ERROR, _error),
    (Condition.CONSENT, _consent),
    (Condition.HOME, _home),
    (Condition.PARKED, _parked),
    (Condition.SOFT_404, _lost),
    (Condition.LOGIN, _login),
    (Condition.LISTING, _listing),
    (Condition.PAYWALL, _paywall),
    (Condition.SHELL, _shell),
)
