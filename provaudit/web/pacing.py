"""Manners: how fast one host is asked, and how long to wait before asking again (RFC 9110, 10.2.3: Retry-After)."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
from email.utils import parsedate_to_datetime

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


@define
class Host:
    """One host: who is asking it now, and when it may be asked next."""

    seats: asyncio.Semaphore
    """Who holds one has a turn: so many requests may be under way at once."""
    pause_seconds: float
    gate: asyncio.Lock = field(factory=asyncio.Lock)
    """Who holds it is the next to ask."""
    next_at: float = 0.0

    async def pause(self, pause_seconds: float = 0.0) -> None:
        """Wait until it may be asked once more, for who has a turn; the host itself may ask for a longer pause."""
        clock = asyncio.get_running_loop().time
        async with self.gate:
            while (wait := self.next_at - clock()) > 0:
                await asyncio.sleep(wait)
            self.next_at = clock() + max(self.pause_seconds, pause_seconds)


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
            found = self._hosts[key] = Host(seats, chosen.per_host_pause_seconds)
        return found

    async def again(self, got: Capture | Absence) -> bool:
        """Wait before a second try at what gave this answer; False if the host wants a longer wait than we have."""
        if isinstance(got, Capture) and got.status in SECOND_PROFILE:
            return True
        asked = retry_after_seconds(got) if isinstance(got, Capture) else None
        if asked is None:
            await rest(FIRST_WAIT_SECONDS * (1 + random.random()))
            return True
        if asked > MAX_WAIT_SECONDS:
            return False
        self._hold(got.uri, asked)
        await rest(asked)
        return True

    def heed(self, got: Capture | Absence) -> None:
        """Hold the host back if the answer says that our share of requests is used up."""
        if isinstance(got, Capture):
            left = got.header("ratelimit-remaining") or got.header("x-ratelimit-remaining")
            wait = _reset_seconds(got) if left.strip() == "0" else None
            if wait:
                self._hold(got.uri, min(wait, MAX_WAIT_SECONDS))

    def _hold(self, uri: str, seconds: float) -> None:
        host = self.at(uri)
        host.next_at = max(host.next_at, asyncio.get_running_loop().time() + seconds)


def retry_after_seconds(got: Capture) -> float | None:
    """How long the answer asks us to wait, from Retry-After or the rate-limit headers; None if it does not say."""
    said = got.header("retry-after").strip()
    if said.isdigit():
        return float(said[:6])
    if said:
        try:
            when = parsedate_to_datetime(said)
        except (TypeError, ValueError):
            return None
        when = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
        return max(0.0, (when - got.captured).total_seconds())
    return _reset_seconds(got) if got.status == 429 else None


def _reset_seconds(got: Capture) -> float | None:
    """When the host's window for requests ends: given in seconds from now, or as a Unix time."""
    reset = (got.header("ratelimit-reset") or got.header("x-ratelimit-reset")).strip()
    if not reset.isdigit():
        return None
    seconds = float(reset[:12])
    return max(0.0, seconds - got.captured.timestamp()) if seconds > 1e9 else seconds
