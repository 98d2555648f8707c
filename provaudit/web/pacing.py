"""Manners: how fast one host is asked, and how long to wait before asking again (RFC 9110, 10.2.3: Retry-After)."""

from __future__ import annotations

import asyncio
import datetime as dt
import re

from attrs import define, field

from provaudit.model import Absence, Capture
from provaudit.settings import Settings
from provaudit.web.chain import SECOND_PROFILE
from provaudit.web.messages import origin_of
from provaudit.web.pause import rest

MAX_WAIT_SECONDS = 60.0
"""A host that wants us to wait longer is not asked again in this run."""
FIRST_WAIT_SECONDS = 2.0
"""The least time before a transient failure is tried again, plus up to as much again at random."""
LONGEST_BACK_OFF_SECONDS = 30.0
"""That time doubles with each refusal in a row of one host, up to this."""
SLOWEST_SECONDS = 10.0
"""No host is granted a longer time between two requests than this."""
CATCH_UP_SHARE = 0.2
"""Requests that are late may follow by so much of the pause sooner, so that delays do not add up."""
_OVERLOADED = frozenset({429, 503})
_REMAINING = re.compile(r"\b(?:remaining|r)=(\d{1,12})\b")
_RESET = re.compile(r"\b(?:reset|t)=(\d{1,12})\b")
_INTERVAL = re.compile(r"(\d{1,6})s?")


@define
class Host:
    """One host: who is asking it now, and when it may be asked next."""

    seats: asyncio.Semaphore
    """Who holds one has a turn: so many requests may be under way at once."""
    pause_seconds: float
    timeout_seconds: float
    gate: asyncio.Lock = field(factory=asyncio.Lock)
    """Who holds it is the next to ask."""
    next_at: float = 0.0
    due_at: float = 0.0
    """When it could be asked had all requests in a row left in time: those that follow catch up with it."""
    refusals: int = 0
    """How many answers in a row said that the host has too much to do."""

    async def pause(self, pause_seconds: float = 0.0) -> None:
        """Wait until it may be asked once more, for who has a turn; the host itself may ask for a longer pause."""
        clock = asyncio.get_running_loop().time
        came = clock()
        async with self.gate:
            while (wait := self.next_at - clock()) > 0:
                await asyncio.sleep(wait)
            pause = max(self.pause_seconds, pause_seconds)
            in_row = came <= self.due_at + pause
            self.due_at = (self.due_at if in_row else came) + pause
            self.next_at = max(self.due_at, clock() + (1 - CATCH_UP_SHARE) * pause)


class Pacing:
    """Lets requests to one host through a few at a time, and not too soon after one another."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._hosts: dict[str, Host] = {}

    def at(self, uri: str) -> Host:
        """The host of an address that can be asked for."""
        key = origin_of(uri)[1]
        found = self._hosts.get(key)
        if found is None:
            chosen = self._settings.on(key)
            seats = asyncio.Semaphore(chosen.per_host_jobs)
            found = Host(seats, chosen.per_host_pause_seconds, chosen.timeout_seconds)
            self._hosts[key] = found
        return found

    async def again(self, got: Capture | Absence) -> bool:
        """Wait before a second try at what gave this answer; False if the host wants a longer wait than we have."""
        if isinstance(got, Capture) and got.status in SECOND_PROFILE:
            return True
        asked = retry_after_seconds(got) if isinstance(got, Capture) else None
        wait = _back_off_seconds(self.at(got.uri).refusals) if asked is None else asked
        if wait > MAX_WAIT_SECONDS:
            return False
        if asked is not None or self._is_overloaded(got):
            self._hold(got.uri, wait)
        await rest(wait)
        return True

    def heed(self, got: Capture | Absence) -> None:
        """Hold the host back if the answer says that our share of requests is used up, or how far apart they may be."""
        if isinstance(got, Absence):
            return
        host = self.at(got.uri)
        host.refusals = host.refusals + 1 if got.status in _OVERLOADED else 0
        if not any("rate" in key.lower() for key, _ in got.headers):
            return
        host.pause_seconds = max(host.pause_seconds, min(_interval_seconds(got), SLOWEST_SECONDS))
        wait = _reset_seconds(got) if _stated(got, "remaining", _REMAINING) == "0" else None
        if wait:
            self._hold(got.uri, min(wait, MAX_WAIT_SECONDS))

    def _is_overloaded(self, got: Capture | Absence) -> bool:
        """Whether it is the host that has too much to do, and not only a page that does not work."""
        return isinstance(got, Capture) and (got.status == 429 or self.at(got.uri).refusals > 1)

    def _hold(self, uri: str, seconds: float) -> None:
        host = self.at(uri)
        host.due_at = host.next_at = max(host.next_at, asyncio.get_running_loop().time() + seconds)


def retry_after_seconds(got: Capture) -> float | None:
    """How long the answer asks us to wait, from Retry-After or the rate-limit headers; None if it does not say."""
    said = got.header("retry-after").strip()
    if said.isdigit():
        return float(said[:6])
    if said:
        from email.utils import parsedate_to_datetime

        try:
            when = parsedate_to_datetime(said)
        except (TypeError, ValueError):
            return None
        when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
        return max(0.0, (when - got.captured).total_seconds())
    return _reset_seconds(got) if got.status == 429 else None


def _reset_seconds(got: Capture) -> float | None:
    """When the host's window for requests ends: given in seconds from now, or as a Unix time."""
    reset = _stated(got, "reset", _RESET)
    if not reset.isdigit():
        return None
    seconds = float(reset[:12])
    return max(0.0, seconds - got.captured.timestamp()) if seconds > 1e9 else seconds


def _interval_seconds(got: Capture) -> float:
    """How far apart requests may be where a host says how many it takes in how long, as Crossref does; else 0."""
    limit, interval = (
        got.header("x-rate-limit-limit").strip(),
        _INTERVAL.fullmatch(got.header("x-rate-limit-interval").strip()),
    )
    return int(interval[1]) / int(limit[:6]) if interval and limit.isdigit() and int(limit[:6]) else 0.0


def _stated(got: Capture, name: str, within: re.Pattern[str]) -> str:
    """What a host says of its limits: in a field of its own, or within `RateLimit` (draft-ietf-httpapi-ratelimit)."""
    own = (got.header(f"{prefix}ratelimit-{name}").strip() for prefix in ("", "x-"))
    found = within.search(got.header("ratelimit"))
    return next(filter(None, own), found[1] if found else "")


def _back_off_seconds(refusals: int) -> float:
    """How long to wait before a second try where nobody says how long."""
    import tenacity

    state = tenacity.RetryCallState(None, None, (), {})  # type: ignore[arg-type]  # only its count is looked at
    state.attempt_number = max(1, refusals)
    doubling = tenacity.wait_exponential(multiplier=FIRST_WAIT_SECONDS, max=LONGEST_BACK_OFF_SECONDS)
    return (doubling + tenacity.wait_random(0, FIRST_WAIT_SECONDS))(state)
