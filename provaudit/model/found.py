"""What was found: the exchange with the web, and what the page that it brought says of itself.

The words are those of WARC, CDX and RFC 7089.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from attrs import evolve, field, frozen

from provaudit.model.written import Name, PartialDate


@frozen
class Capture:
    """One HTTP exchange for one URI at one moment; `hops` are the exchanges that redirected to it, first one first."""

    uri: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    """The payload with transfer and content encodings undone."""
    captured: dt.datetime
    """When the exchange took place, UTC; of a memento, the exchange that the archive kept."""
    digest: str
    """`sha256:` and the hexadecimal digest of `body`."""
    via: str = "live"
    """Where it came from: `live`, `warc`, `cassette`, `wayback`..."""
    reason: str = ""
    request_headers: tuple[tuple[str, str], ...] = ()
    truncated: str = ""
    """Why the body is cut short, in WARC's words (`length`, `time`, `disconnect`); empty if it is whole."""
    hops: tuple[Capture, ...] = ()
    attempts: tuple[Capture | Absence, ...] = ()
    """Earlier tries at `uri` in this run that this one repeats (a refusal, a passing failure), first one first."""
    earlier: tuple[Capture | Absence, ...] = ()
    """Where it is a failure: how earlier runs failed at `uri` since it last answered, first one first."""

    @property
    def requested(self) -> str:
        """The URI that was asked for first."""
        return self.hops[0].uri if self.hops else self.uri

    def header(self, name: str) -> str:
        """The first value of a response header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def without_body(self) -> Capture:
        """The same exchange without its payloads, for a report that outlives the audit."""
        attempts = tuple(attempt.without_body() for attempt in self.attempts)
        return evolve(self, body=b"", hops=tuple(hop.without_body() for hop in self.hops), attempts=attempts)


class Reason(StrEnum):
    """Why there is no capture: the closed list."""

    NO_URL = "no-url"
    MALFORMED_URL = "malformed-url"
    UNSUPPORTED_SCHEME = "unsupported-scheme"
    UNSAFE_ADDRESS = "unsafe-address"
    ROBOTS = "robots"
    NOT_RECORDED = "not-recorded"
    OFFLINE = "offline"
    NOT_ARCHIVED = "not-archived"
    """A public archive answered, and holds no usable capture."""
    BUDGET = "budget"
    INTERRUPTED = "interrupted"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    TOO_LARGE = "too-large"
    PROTOCOL = "protocol"


@frozen
class Absence:
    """Why there is no capture of `uri`; `hops` are the exchanges that did take place on the way."""

    uri: str
    reason: Reason
    detail: str = ""
    hops: tuple[Capture, ...] = ()
    attempts: tuple[Capture | Absence, ...] = ()
    """Earlier tries at the same address in the same run, first one first."""
    captured: dt.datetime | None = None
    """When it was tried, UTC; None if nothing was tried."""
    earlier: tuple[Capture | Absence, ...] = ()
    """How earlier runs failed at the same address since it last answered, first one first."""

    def without_body(self) -> Absence:
        """The same absence without payloads."""
        attempts = tuple(attempt.without_body() for attempt in self.attempts)
        return evolve(self, hops=tuple(hop.without_body() for hop in self.hops), attempts=attempts)


class Condition(StrEnum):
    """What kind of page a capture turned out to be: the closed list."""

    ARTICLE = "article"
    SOFT_404 = "soft-404"
    ERROR = "error"
    PARKED = "parked"
    BOT_WALL = "bot-wall"
    LOGIN = "login"
    PAYWALL = "paywall"
    CONSENT = "consent"
    LISTING = "listing"
    HOME = "home"
    SHELL = "shell"
    UNREADABLE = "unreadable"


@frozen
class Candidate:
    """One value that a page gives for one field, and where it says so."""

    field: str
    """`title`, `date`, `author`, `site_name`, or of a scholarly page `volume`, `issue`, `first_page`."""
    value: str | Name | PartialDate
    origin: str
    """For example `json-ld headline`, `og:title`, `h1`, `time[datetime]`, `url`."""
    confidence: float
    label: str = ""
    """Of a date: `published`, `modified`, `event`, `comment`, `copyright`, `url` or `header`."""
    raw: str = ""
    """The words as they stand in the page's source, with up to 32 characters around them."""
    prefix: str = ""
    suffix: str = ""
    moment: dt.datetime | None = None
    """Of a date: the full time with its zone, where the page states one."""


@frozen
class Page:
    """What a capture says of itself: the best value of each field, and every value seen."""

    url: str
    title: str | None = None
    date: PartialDate | None = None
    authors: tuple[Name, ...] = ()
    site_name: str | None = None
    text: str = field(default="", repr=False)
    language: str | None = None
    condition: Condition = Condition.ARTICLE
    signals: tuple[str, ...] = ()
    """Why `condition` is what it is: the words, headers or shapes that say so."""
    coverage: str = "full"
    """How much of the source's text is readable here: `full`, `part` or `none`."""
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    confidence: Mapping[str, float] = field(factory=dict)

    @property
    def titles(self) -> tuple[str, ...]:
        """Every title the page gives itself, likeliest first."""
        return tuple(dict.fromkeys(str(c.value) for c in self.candidates if c.field == "title"))
