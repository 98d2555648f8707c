"""L300-L302, L308, L311: what the exchange with the server says of a link."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Capture, Dossier, Reason, Remark, Severity
from provaudit.rules.about import about, absent, captured, exchange, speaks, walled

_CUT = {
    "length": ", as far as the limit of size goes",
    "time": ", as far as it came in time",
    "disconnect": ", up to where the connection broke",
}
"""How to say that a body is cut short, by WARC's word for why."""


def link_reachable(dossier: Dossier) -> Iterator[Remark]:
    """The link leads to a page that was read.

    Why it matters: it says what was checked. It is no verdict on the reference: a page can be the wrong one.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>A title</title><article><h1>A title</h1><p>Some words that are worth reading here.</p></article>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, capture in captured(dossier):
        if speaks(case):
            message = f"read with status {capture.status}{_CUT.get(capture.truncated, '')}"
            yield about(case, message, "url", observed=capture.uri, evidence=exchange(capture))


def link_gone(dossier: Dossier) -> Iterator[Remark]:
    """The server says that the page is not there: 404 or 410 to a GET, asked twice where the run allows it.

    Why it matters: readers cannot follow the citation. Look for the page's new address or an archived copy.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        <title>Not found</title>

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 403 https://news.example/a
        <title>Just a moment...</title>

    It cannot see a page that is shown to some visitors and hidden from others.
    """
    for case, capture in captured(dossier):
        if capture.status in (404, 410) and not walled(case):
            tries = (capture, *(attempt for attempt in capture.attempts if isinstance(attempt, Capture)))
            yield about(
                case,
                f"gone: the server answers {capture.status}" + (", asked twice" if len(tries) > 1 else ""),
                "url",
                claimed=case.reference.url,
                observed=f"{capture.status} {capture.reason}".strip(),
                origin="HTTP status",
                evidence=tuple(words for attempt in tries for words in exchange(attempt)),
                confidence=0.99 if len(tries) > 1 else 0.95,
            )


def host_unknown(dossier: Dossier) -> Iterator[Remark]:
    """The host name of the link does not exist, as the resolver answered repeatedly.

    Why it matters: the site is gone or the address is mistyped.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT dns https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT timeout https://news.example/a
    """
    for case, absence in absent(dossier, Reason.DNS):
        yield about(
            case, "the host does not exist", "url", claimed=case.reference.url, observed=absence.detail, origin="DNS"
        )


def rate_limited(dossier: Dossier) -> Iterator[Remark]:
    """The server asks us to slow down (429), so the page was not seen.

    Why it matters: it says nothing of the page. Run again later, or with fewer requests per host.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 429 https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 503 https://news.example/a
    """
    for case, capture in captured(dossier):
        if capture.status == 429 and not walled(case):
            wait = capture.header("Retry-After")
            message = "rate limited" + (f"; the server says to wait {wait}" if wait else "")
            yield about(case, message, "url", observed="429", origin="HTTP status", evidence=exchange(capture))


def robots_disallowed(dossier: Dossier) -> Iterator[Remark]:
    """The site's robots.txt disallows this address for us, so it was not asked for.

    Why it matters: the reference is unchecked, not wrong. `--ignore-robots` asks all the same.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        ABSENT robots https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for case, absence in absent(dossier, Reason.ROBOTS):
        yield about(case, "robots.txt disallows this address", "url", observed=absence.detail, origin="robots.txt")


RULES = (
    Rule("L300", "link-reachable", Severity.INFO, link_reachable),
    Rule("L301", "link-gone", Severity.ERROR, link_gone),
    Rule("L302", "host-unknown", Severity.ERROR, host_unknown),
    Rule("L308", "rate-limited", Severity.UNDETERMINED, rate_limited),
    Rule("L311", "robots-disallowed", Severity.UNDETERMINED, robots_disallowed),
)
