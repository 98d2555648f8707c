"""L312, L313, L315, L318-L321: the way to the page, and what could not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from provaudit import urls
from provaudit.comparison.folding import compact
from provaudit.contracts import Rule
from provaudit.model import Capture, Dossier, Evidence, Fix, Reason, Remark, Severity
from provaudit.rules.about import about, absent, speaks

_PERMANENT = (301, 308)


def tls_broken(dossier: Dossier) -> Iterator[Remark]:
    """The server's certificate or TLS set-up was refused.

    Why it matters: browsers warn their users off; the page behind it may be fine.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT tls https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT timeout https://news.example/a
    """
    for case, absence in absent(dossier, Reason.TLS):
        yield about(case, "the secure connection was refused", "url", observed=absence.detail, origin="TLS")


def _hops(capture: Capture) -> tuple[Evidence, ...]:
    """The redirects that led to a capture."""
    return tuple(Evidence(hop.digest, f"{hop.status} {hop.header('Location')}") for hop in capture.hops)


def moved_permanently(dossier: Dossier) -> Iterator[Remark]:
    """Every hop to the page is a permanent redirect: the page has a new address.

    Why it matters: redirects are forgotten in time. Where the page that is found carries the cited title, the address
    can be replaced safely.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/old/a-title.
        HTTP 301 https://news.example/old/a-title
        Location: https://news.example/new/a-title
        HTTP 200 https://news.example/new/a-title
        <title>A title</title><h1>A title</h1><p>Some words that are worth reading here.</p>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 302 https://news.example/a
        Location: https://news.example/b
        HTTP 200 https://news.example/b
        <title>A title</title><h1>A title</h1><p>Some words that are worth reading here.</p>
    """
    for case in dossier.cases:
        capture, url = case.capture, case.reference.url
        if capture is None or not capture.hops or not url or not speaks(case):
            continue
        if all(hop.status in _PERMANENT for hop in capture.hops) and not urls.same_source(url, capture.uri):
            titles = case.page.titles if case.page else ()
            safe = compact(case.reference.title or "") in {compact(title) for title in titles} - {""}
            yield about(
                case,
                "moved permanently",
                "url",
                claimed=url,
                observed=capture.uri,
                origin="redirect",
                evidence=_hops(capture),
                fix=Fix("url", case.reference.spans["url"], capture.uri, safe)
                if "url" in case.reference.spans
                else None,
            )


def scheme_insecure(dossier: Dossier) -> Iterator[Remark]:
    """The reference says http, and the server itself leads on to the same address with https.

    Why it matters: the secure address spares readers a detour that others can read and change.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. http://news.example/a.
        HTTP 301 http://news.example/a
        Location: https://news.example/a
        HTTP 200 https://news.example/a
        <title>A title</title><h1>A title</h1><p>Some words that are worth reading here.</p>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. http://news.example/a.
        HTTP 200 http://news.example/a
        <title>A title</title><h1>A title</h1><p>Some words that are worth reading here.</p>
    """
    for case in dossier.cases:
        capture, url = case.capture, case.reference.url or ""
        if capture and capture.hops and speaks(case) and url.startswith("http://"):
            secure = "https" + url.removeprefix("http")
            if capture.uri.startswith("https://") and urls.normalise(secure) == urls.normalise(capture.uri):
                place = case.reference.spans.get("url")
                fix = Fix("url", place, secure, True) if place else None
                yield about(
                    case, "https serves the same", "url", claimed=url, observed=capture.uri, origin="redirect",
                    evidence=_hops(capture), fix=fix,
                )  # fmt: skip


def fragment_absent(dossier: Dossier) -> Iterator[Remark]:
    """The address names a place in the page (`#section`) that is not there.

    Why it matters: the reader lands at the top of the page, perhaps because the passage is gone.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a#findings.
        HTTP 200 https://news.example/a
        <title>A title</title><h1 id="intro">A title</h1><p>Some words that are worth reading here.</p>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a#findings.
        HTTP 200 https://news.example/a
        <title>A title</title><h1 id="findings">A title</h1><p>Some words that are worth reading here.</p>

    It cannot see places that a script makes, so it is silent about addresses that look like a script's (`#!`, `#/`).
    """
    for case in dossier.cases:
        fragment = unquote(urlsplit(case.reference.url or "").fragment)
        if case.capture and fragment and speaks(case) and re.fullmatch(r"[\w.:-]+", fragment):
            needle = rb"""\b(?:id|name)\s*=\s*["']?""" + re.escape(fragment.encode()) + rb"""["'\s>]"""
            if not re.search(needle, case.capture.body, re.IGNORECASE):
                yield about(
                    case, f"the page has no place called {fragment!r}", "url", claimed=f"#{fragment}", confidence=0.7
                )


def address_refused(dossier: Dossier) -> Iterator[Remark]:
    """The address is private, loopback or otherwise unsafe to fetch, or redirects to such a one.

    Why it matters: a reader elsewhere cannot open it, and a checker must not.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. http://192.0.2.1/a.
        ABSENT unsafe-address http://192.0.2.1/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT timeout https://news.example/a
    """
    for case, absence in absent(dossier, Reason.UNSAFE_ADDRESS):
        yield about(
            case, "refused for safety", "url", claimed=case.reference.url, observed=absence.detail, origin="address"
        )


def not_tried(dossier: Dossier) -> Iterator[Remark]:
    """The source was not asked: the run was offline, out of its budget, or interrupted.

    Why it matters: the reference is unchecked, not wrong.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT offline https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, absence in absent(dossier, Reason.OFFLINE, Reason.BUDGET, Reason.INTERRUPTED, Reason.TOO_LARGE):
        yield about(case, f"not checked: {absence.reason}", "url", observed=absence.detail or None)


def redirect_loop(dossier: Dossier) -> Iterator[Remark]:
    """The link is redirected in a circle, or more often than any browser follows.

    Why it matters: nobody arrives.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT too-many-redirects https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, absence in absent(dossier, Reason.TOO_MANY_REDIRECTS):
        yield about(
            case,
            "redirected without end",
            "url",
            claimed=case.reference.url,
            observed=absence.detail,
            origin="redirect",
        )


RULES = (
    Rule("L312", "tls-broken", Severity.WARNING, tls_broken),
    Rule("L313", "moved-permanently", Severity.NOTICE, moved_permanently),
    Rule("L315", "fragment-absent", Severity.WARNING, fragment_absent),
    Rule("L318", "address-refused", Severity.ERROR, address_refused),
    Rule("L319", "not-tried", Severity.UNDETERMINED, not_tried),
    Rule("L320", "scheme-insecure", Severity.NOTICE, scheme_insecure),
    Rule("L321", "redirect-loop", Severity.WARNING, redirect_loop),
)
