"""From the address that is cited to the answer that counts: redirects, second tries, loops; no I/O of its own.

What decides, and when, is the same live and under replay: the caller hands in how an exchange is made, whether an
address may be asked, and how to wait. Known causes of false alarms each have their row:

- 403, 404, 406 and 410 are asked a second time with a browser's Accept headers before they count;
- what may pass (a reset, a timeout, DNS, 429, 5xx) is asked a second time, later;
- a cookie set by a redirect goes back to the host that set it, and to no other.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urljoin

from attrs import define, evolve, field, frozen

from provaudit import urls
from provaudit.model import Absence, Capture, Reason
from provaudit.web.exchange import Ask

SECOND_PROFILE = frozenset({401, 403, 404, 406, 410, 999})
"""Statuses that some sites give to programs only."""
TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 527, 530})
"""Statuses that a later try often turns into a page."""
PASSING = frozenset({Reason.OFFLINE, Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.PROTOCOL})
"""Failures that a later try often turns into a page."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@frozen
class World:
    """What following a chain needs from outside."""

    exchange: Callable[[Ask], Awaitable[Capture | Absence]]
    allowed: Callable[[str], Awaitable[Absence | None]]
    """None if the address may be asked, else why not."""
    again: Callable[[Capture | Absence], Awaitable[bool]]
    """Wait as long as this answer deserves before a second try; False if one is out of the question."""


@define
class _Trail:
    """Where the chain stands."""

    first: str
    uri: str
    profile: str = "plain"
    retried: bool = False
    hops: list[Capture] = field(factory=list)
    attempts: list[Capture | Absence] = field(factory=list)
    jar: dict[str, dict[str, str]] = field(factory=dict)
    seen: set[Ask] = field(factory=set)

    def ask(self) -> Ask:
        """The next exchange."""
        cookies = self.jar.get(urls.origin(self.uri), {}) if self.jar else {}
        return Ask(self.uri, self.profile, tuple(sorted(cookies.items())))

    def stop(self, reason: Reason, detail: str) -> Absence:
        """The end without a capture."""
        when = self.hops[-1].captured if self.hops else None
        return Absence(self.first, reason, detail, tuple(self.hops), tuple(self.attempts), when)

    def end(self, got: Capture | Absence) -> Capture | Absence:
        """The end: the last exchange, with the way that led to it."""
        if isinstance(got, Absence):
            away = f"{got.uri}: " if self.hops and got.uri != self.first else ""
            got = evolve(got, uri=self.first, detail=away + got.detail)
        if not self.hops and not self.attempts:
            return got
        return evolve(got, hops=tuple(self.hops), attempts=tuple(self.attempts))


async def follow(uri: str, world: World, max_redirects: int) -> Capture | Absence:
    """The capture that `uri` leads to, with its hops and earlier attempts, or why there is none."""
    try:
        trail = _Trail(uri, urls.askable(uri))
    except urls.BadURL as error:
        return Absence(uri, Reason.MALFORMED_URL, str(error))
    while True:
        ask = trail.ask()
        stop = _out_of_bounds(trail, ask, max_redirects) or await world.allowed(trail.uri)
        if stop is not None:
            return trail.end(stop)
        got = await world.exchange(ask)
        if await _again(trail, got, world):
            continue
        target = target_of(got)
        if target is None or not isinstance(got, Capture):
            return trail.end(got)
        _move(trail, got, target)


def _out_of_bounds(trail: _Trail, ask: Ask, max_redirects: int) -> Absence | None:
    """Why the chain must not go on, if it must not."""
    if not trail.uri.startswith(("http://", "https://")):
        return Absence(trail.uri, Reason.UNSUPPORTED_SCHEME, f"{trail.uri.partition(':')[0]}: is not fetched")
    if ask in trail.seen:
        return trail.stop(Reason.TOO_MANY_REDIRECTS, f"the redirects come back to {trail.uri}")
    if len(trail.hops) > max_redirects:
        return trail.stop(Reason.TOO_MANY_REDIRECTS, f"more than {max_redirects} redirects")
    trail.seen.add(ask)
    return None


async def _again(trail: _Trail, got: Capture | Absence, world: World) -> bool:
    """Whether the same address is asked once more, after what wait and as whom."""
    refused = isinstance(got, Capture) and got.status in SECOND_PROFILE and trail.profile == "plain"
    passing = not trail.retried and is_passing(got)
    if not (refused or passing) or not await world.again(got):
        return False
    if refused:
        trail.profile = "browser"
    else:
        trail.retried = True
        trail.seen.discard(trail.ask())
    trail.attempts.append(got)
    return True


def is_passing(got: Capture | Absence) -> bool:
    """Whether a later try may well turn out otherwise."""
    return got.reason in PASSING if isinstance(got, Absence) else got.status in TRANSIENT


def target_of(got: Capture | Absence) -> str | None:
    """Where a redirect points, made absolute; None if it is no redirect or points nowhere."""
    if isinstance(got, Absence) or got.status not in _REDIRECTS:
        return None
    place = got.header("location").strip()
    if not place:
        return None
    with contextlib.suppress(UnicodeError):
        place = place.encode("latin-1").decode("utf-8")
    try:
        return urls.askable(urljoin(got.uri, place))
    except ValueError:
        return None


def _move(trail: _Trail, got: Capture, target: str) -> None:
    """One hop on: cookies stay with the host that set them."""
    cookies = list(_cookies(value for key, value in got.headers if key.lower() == "set-cookie"))
    if cookies:
        trail.jar.setdefault(urls.origin(trail.uri), {}).update(cookies)
    trail.hops.append(got)
    trail.uri = target


def _cookies(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Names and values of Set-Cookie lines, at most 20 of at most 4,096 characters."""
    from http.cookies import CookieError, SimpleCookie

    for line in list(lines)[:20]:
        try:
            morsels = SimpleCookie(line[:4096])
        except CookieError:
            continue
        for name, morsel in morsels.items():
            if morsel.coded_value.isprintable():
                yield name, morsel.coded_value
