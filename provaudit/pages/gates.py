"""Gates in front of an article: bot walls, logins, consent, paywalls, and applications that need a browser.

Each check gives the signals that show its condition, or none.
"""

from __future__ import annotations

import re

from provaudit.pages.look import Look
from provaudit.pages.phrases import SIGNAL, pattern, text_says, title_says
from provaudit.pages.walls import wall_signals

_LOGIN_PATH = re.compile(
    r"/(?:log[-_]?in|sign[-_]?in|signon|sso|auth|oauth2?|authorize|saml|accounts?/login|users/sign_in|anmelden|connexion|wp-login|idp|session/new|register|signup)(?:[/.?]|$)",
    re.I,
)
_SHELL_ROOT = (
    "#root, #app, #__next, #__nuxt, #___gatsby, app-root, #main-app, #svelte, [ng-app], [data-reactroot], #react-root, "
    "#application, #ember-app"
)


def bot_wall(look: Look) -> list[str]:
    """A page that asks for proof of humanity, or refuses readers it takes for machines."""
    signals = wall_signals(look)
    if signals or look.evident or look.prose > 1_200:
        return signals
    named = title_says(look, "WALL")
    few = look.length < 1_200
    said = text_says(look, "WALL") if few or (named and look.length < 2_500) else []
    refused = look.source.status in (401, 403, 405, 406, 418, 429, 503, 999)
    return (
        named + said
        if (named and (few or said)) or (said and few and (refused or len(said) > 1 or look.length < 600))
        else []
    )


def login_page(look: Look) -> list[str]:
    """A page that asks who the reader is."""
    at_login = look.moved and _LOGIN_PATH.search(look.path) is not None
    if (look.evident and not at_login) or look.prose > 1_500:
        return []
    named = title_says(look, "LOGIN")
    form = ["password field"] if look.source.password else []
    address = [f"redirected to {look.path[:SIGNAL]}"] if at_login else []
    short = look.prose < 500
    return (
        named + form + address
        if (named and (form or address or look.length < 600))
        or (address and (form or short))
        or (form and look.length < 700 and look.prose < 200)
        else []
    )


def consent_gate(look: Look) -> list[str]:
    """A gate before the page: cookies, age, region."""
    if look.source.status == 451:
        return ["status 451"]
    if look.evident or look.prose > 2_500:
        return []
    named = title_says(look, "CONSENT", loose=look.prose < 700)
    apart = (
        ["address of a consent page"]
        if look.moved
        and re.search(
            r"//(?:consent|guce|privacy|cmp|gdpr)\.|/(?:consent|gdpr|privacy-?gate|cookie-?wall|age-?(?:gate|check|verification))(?:[/?.]|$)",
            look.source.url,
        )
        else []
    )
    said = text_says(look, "CONSENT") if look.length < 900 or ((named or apart) and look.length < 3_000) else []
    enough = (named and len(said) > (look.prose >= 700)) or ((named or said) and look.length < 900)
    return named + said + apart if apart or enough else []


def paywall(look: Look) -> list[str]:
    """The beginning of an article that must be paid for."""
    stated = look.source.closed
    if look.prose > 2_500:
        return []
    said = text_says(look, "PAYWALL") if stated or (look.prose < 700 and look.evident) else []
    if stated and (said or look.prose < 1_200):
        return ["json-ld isAccessibleForFree false", *said, f"{look.prose} characters of prose"]
    return [*said, f"{look.prose} characters of prose"] if said else []


def empty_shell(look: Look) -> list[str]:
    """An application that shows nothing without a browser."""
    if look.evident or look.length > 400:
        return []
    html, tree = look.source.html, look.source.tree
    root = tree.any_css_matches((_SHELL_ROOT,))
    script = b"<script" in html
    said = pattern("SCRIPT").search(look.lead) or pattern("SCRIPT").search(look.source.unscripted)
    if said and script and look.length < 400:
        return [f"words: {said[0][:SIGNAL]}", f"{look.length} characters of text"]
    return (
        [f"empty application root, {look.length} characters of text"] if script and root and look.length < 200 else []
    )
