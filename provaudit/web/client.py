"""The one HTTP client: what every fetch goes through."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

from attrs import define, evolve

from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web.budget import Budget
from provaudit.web.chain import World, follow
from provaudit.web.exchange import Ask, Exchanger, now
from provaudit.web.pacing import Pacing
from provaudit.web.robots import Robots
from provaudit.web.transport import Guarded

if TYPE_CHECKING:
    import httpx

    from provaudit.web.messages import Transport

ROBOTS_SECONDS = 10.0
"""A host that is silent for longer about robots.txt is asked for the page: its own silence tells more."""
SOURCE_TIMES = 3
"""All exchanges for one source, redirects and second tries, may together take as many times what one may."""
MAX_ROBOTS_REDIRECTS = 5
"""RFC 9309, 2.3.1.2."""


@define
class _Spent:
    """How long the exchanges for one source have taken."""

    seconds: float = 0.0


class Client:
    """Fetches sources over HTTP: redirects, robots.txt, second tries, pacing and limits included.

    `witness` is told of every robots.txt that was read, so that it can be kept beside the pages.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        witness: Callable[[Capture | Absence], None] | None = None,
    ) -> None:
        self._settings = settings or Settings()
        self._transport = _borrowed(transport) if transport else _to_the_web(self._settings)
        self._exchanger = Exchanger(self._settings, self._transport)
        brief = min(self._settings.timeout_seconds, ROBOTS_SECONDS)
        self._robots_exchanger = Exchanger(evolve(self._settings, timeout_seconds=brief), self._transport)
        self._pacing = Pacing(self._settings)
        self._budget = Budget(self._settings)
        self._robots = Robots(self._get_robots)
        self._witness = witness

    async def fetch(self, uri: str) -> Capture | Absence:
        """The capture of `uri` with the hops that led to it, or why there is none; it never raises for the network."""
        world = World(partial(self._exchange, _Spent()), self._allowed, self._pacing.again)
        return await follow(uri, world, self._settings.max_redirects)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _exchange(self, spent: _Spent, ask: Ask) -> Capture | Absence:
        host = self._pacing.at(ask.uri)
        pause = partial(host.pause, self._robots.pause_seconds(ask.uri))
        async with host.seats:
            await pause()
            refused = self._refused(ask.uri, SOURCE_TIMES * host.timeout_seconds, spent)
            if refused is not None:
                return refused
            began = time.monotonic()
            got = await self._exchanger.exchange(ask, pause)
            spent.seconds += time.monotonic() - began
        self._budget.note(got)
        self._pacing.heed(got)
        return got

    def _refused(self, uri: str, limit: float, spent: _Spent) -> Absence | None:
        """Why no more exchanges may be made, for the run or for this source; None if they may."""
        said = self._budget.spent()
        if said:
            return Absence(uri, Reason.BUDGET, said)
        if spent.seconds >= limit:
            return Absence(uri, Reason.TIMEOUT, f"the exchanges before this one took {limit:g} s", captured=now())
        return None

    async def _exchange_robots(self, ask: Ask) -> Capture | Absence:
        host = self._pacing.at(ask.uri)
        async with host.seats:
            await host.pause()
            return await self._robots_exchanger.exchange(ask, host.pause)

    async def _again_for_robots(self, got: Capture | Absence) -> bool:
        """Only a failing server is asked again: its failure would forbid everything."""
        return isinstance(got, Capture) and got.status >= 500 and await self._pacing.again(got)

    async def _allowed(self, uri: str) -> Absence | None:
        return None if self._settings.ignore_robots else await self._robots.refusal(uri)

    async def _get_robots(self, uri: str) -> Capture | Absence:
        """robots.txt itself is always allowed."""
        found = await follow(uri, World(self._exchange_robots, _always, self._again_for_robots), MAX_ROBOTS_REDIRECTS)
        if self._witness is not None:
            self._witness(found)
        return found


def _to_the_web(settings: Settings) -> Transport:
    """Direct, or through the proxies of the environment.

    Raises:
        UsageError: a proxy is named that cannot be used.
    """
    if not any(name.lower().endswith("_proxy") for name in os.environ):
        return Guarded(settings)
    from provaudit.web.proxies import to_the_web

    return to_the_web(settings)


def _borrowed(transport: httpx.AsyncBaseTransport) -> Transport:
    """An httpx transport in the place of our own."""
    from provaudit.web.borrowed import Borrowed

    return Borrowed(transport)


async def _always(uri: str) -> None:
    """Every address may be asked."""


def fetch(uri: str, settings: Settings | None = None) -> Capture | Absence:
    """The capture of `uri`, or why there is none; for callers without an event loop of their own."""

    async def one() -> Capture | Absence:
        async with Client(settings) as client:
            return await client.fetch(uri)

    return asyncio.run(one())
