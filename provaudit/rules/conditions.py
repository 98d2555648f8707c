"""L305-L307, L309, L310, L314, L316, L317: what came back is not the page, or not all of it."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Capture, Case, Condition, Dossier, Page, Remark, Severity
from provaudit.rules.about import about, signal_of, speaks


def _in_condition(dossier: Dossier, *conditions: Condition) -> Iterator[tuple[Case, Page, Capture]]:
    """The cases whose page was found in one of `conditions`."""
    for case in dossier.cases:
        if case.page and case.capture and case.page.condition in conditions:
            yield case, case.page, case.capture


def _seen(case: Case, page: Page, capture: Capture, message: str, confidence: float = 0.95) -> Remark:
    """A remark that shows the signals by which a condition was told."""
    evidence = tuple(signal_of(signal, page, capture) for signal in page.signals)
    return about(
        case,
        message,
        "url",
        observed="; ".join(page.signals) or str(page.condition),
        origin="page",
        evidence=evidence,
        confidence=confidence,
    )


def page_missing_softly(dossier: Dossier) -> Iterator[Remark]:
    """The server says that all is well (2xx), but the page says that it was not found.

    Why it matters: link checkers count such a link as alive; a reader finds nothing there.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Page not found</title><h1>Page not found</h1><p>The page you are looking for does not exist.</p>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        <title>Page not found</title>

    It cannot see a missing page whose text says nothing of it.
    """
    for case, page, capture in _in_condition(dossier, Condition.SOFT_404):
        if capture.status < 400:
            yield _seen(case, page, capture, f"says that it was not found, with status {capture.status}")


def redirected_to_listing(dossier: Dossier) -> Iterator[Remark]:
    """The link was redirected to the site's home page or to a list of articles.

    Why it matters: the cited page is no longer there, though the link "works".

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/2025/a.
        HTTP 301 https://news.example/2025/a
        Location: https://news.example/
        HTTP 200 https://news.example/
        <title>Example News - Home</title><h1>Example News</h1>

    Clean::

        Smith, Ann. "Example News - Home." https://news.example/.
        HTTP 200 https://news.example/
        <title>Example News - Home</title><h1>Example News</h1>
    """
    for case, page, capture in _in_condition(dossier, Condition.HOME, Condition.LISTING):
        if capture.hops and not speaks(case):
            yield _seen(case, page, capture, f"redirected to a {page.condition} page: {capture.uri}")


def bot_wall(dossier: Dossier) -> Iterator[Remark]:
    """A challenge for visitors who may be robots stands before the page.

    Why it matters: a person sees the page; the audit did not. Open it in a browser, or audit an archived copy.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 403 https://news.example/a
        cf-mitigated: challenge
        <title>Just a moment...</title>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, page, capture in _in_condition(dossier, Condition.BOT_WALL):
        yield _seen(case, page, capture, f"a bot wall answered with status {capture.status}")
    for case in dossier.cases:
        if case.capture and case.capture.status in _REFUSALS and not _told_apart(case):
            yield about(
                case,
                f"the server refuses us with status {case.capture.status}",
                "url",
                observed=f"{case.capture.status} {case.capture.reason}".strip(),
                origin="HTTP status",
                confidence=0.8,
            )


_REFUSALS = (401, 403, 405, 406, 409, 418, 451, 999)


def _told_apart(case: Case) -> bool:
    """Whether the page itself says why it is refused."""
    return case.page is not None and case.page.condition in (
        Condition.BOT_WALL,
        Condition.LOGIN,
        Condition.PAYWALL,
        Condition.CONSENT,
    )


def paywalled(dossier: Dossier) -> Iterator[Remark]:
    """The text stands behind a paywall, a login or a registration.

    Why it matters: title, date and authors may still be checked where the stub shows them; quoted words may not.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>A title</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A title",
        "isAccessibleForFree": false}</script><h1>A title</h1><p>Subscribe to continue reading.</p>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>A title</title><h1>A title</h1><p>Some words that are worth reading here, and some more of them.</p>
    """
    for case, page, capture in _in_condition(dossier, Condition.PAYWALL, Condition.LOGIN):
        yield _seen(case, page, capture, "only a stub is readable without paying or signing in", 0.9)


def interstitial(dossier: Dossier) -> Iterator[Remark]:
    """A consent, region or age gate answered in the page's place.

    Why it matters: the audit did not see the page; a person who clicks does.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Privacy settings</title><h1>Before you continue</h1><p>We and our partners use cookies.
        To continue, accept all cookies or manage your privacy settings.</p><button>Accept all</button>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, page, capture in _in_condition(dossier, Condition.CONSENT):
        yield _seen(case, page, capture, "a consent, region or age gate answered")


def domain_parked(dossier: Dossier) -> Iterator[Remark]:
    """The domain is parked or for sale; what the reference cites is no longer there.

    Why it matters: the link works and leads nowhere, or to advertisements.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>news.example is for sale</title><h1>This domain is for sale</h1><p>Buy this domain. Make an offer.</p>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, page, capture in _in_condition(dossier, Condition.PARKED):
        yield _seen(case, page, capture, "the domain is parked or for sale")


def browser_needed(dossier: Dossier) -> Iterator[Remark]:
    """The page is an empty shell that a script fills in a browser.

    Why it matters: without a browser there is nothing to compare.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <html><head><title>App</title><script src="/main.js"></script></head><body><div id="root"></div>
        <noscript>You need to enable JavaScript to run this app.</noscript></body></html>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, page, capture in _in_condition(dossier, Condition.SHELL):
        yield _seen(case, page, capture, "an empty shell that needs a browser")


def content_unreadable(dossier: Dossier) -> Iterator[Remark]:
    """What came back is of a type that is not read, or broken.

    Why it matters: the source is there, but nothing in it could be compared.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        Content-Type: image/png
        PNG

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, page, capture in _in_condition(dossier, Condition.UNREADABLE):
        if capture.status < 400:
            yield _seen(case, page, capture, "the source is there but cannot be read")


RULES = (
    Rule("L305", "page-missing-softly", Severity.WARNING, page_missing_softly),
    Rule("L306", "redirected-to-listing", Severity.WARNING, redirected_to_listing),
    Rule("L307", "bot-wall", Severity.UNDETERMINED, bot_wall),
    Rule("L309", "paywalled", Severity.UNDETERMINED, paywalled),
    Rule("L310", "interstitial", Severity.UNDETERMINED, interstitial),
    Rule("L314", "domain-parked", Severity.ERROR, domain_parked),
    Rule("L316", "browser-needed", Severity.UNDETERMINED, browser_needed),
    Rule("L317", "content-unreadable", Severity.UNDETERMINED, content_unreadable),
)
