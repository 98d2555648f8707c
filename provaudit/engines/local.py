"""Everything in this process: many sources at once, a few per host, and second tries when the rest is done."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence

from attrs import define, field

from provaudit.contracts import Item, Result
from provaudit.web.pause import SEAT

MAX_RESTING = 1000
"""How many may wait for a second try without a seat; further ones keep theirs, so that memory stays bounded."""


@define(eq=False)
class _Host:
    """What is left to do at one host."""

    waiting: deque[int] = field(factory=deque)
    running: int = 0


@define(eq=False)
class _Seat:
    """The place of one piece of work; see `provaudit.web.pause`."""

    floor: _Floor
    host: _Host

    async def rest(self, seconds: float) -> None:
        """Give the place away for at least so long, and take one again when nobody waits who was not served yet."""
        if self.floor.resting >= MAX_RESTING:
            await asyncio.sleep(seconds)
            return
        self.floor.resting += 1
        self.floor.release(self.host)
        try:
            await asyncio.sleep(seconds)
            await self.floor.back(self.host)
        except BaseException:
            self.floor.seat(self.host)
            raise
        finally:
            self.floor.resting -= 1


class _Floor:
    """Who works now and who is next: hosts take turns, and what rested comes back after all first tries."""

    def __init__(self, hosts: Iterable[_Host], jobs: int, per_host_jobs: int) -> None:
        self._free = jobs
        self._per_host_jobs = per_host_jobs
        self._ready = deque(hosts)
        self._back: deque[tuple[_Host, asyncio.Future[None]]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._failed: BaseException | None = None
        self._change = asyncio.Event()
        self.resting = 0

    async def run(self, one: Callable[[int], Awaitable[None]]) -> None:
        """Do all there is to do; the first error stops the rest and is raised."""
        try:
            while self._failed is None:
                self._change.clear()
                self._fill(one)
                if not self._tasks:
                    return
                await self._change.wait()
            raise self._failed
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def release(self, host: _Host) -> None:
        """A seat becomes free."""
        self._free += 1
        host.running -= 1
        if host.waiting and host.running == self._per_host_jobs - 1:
            self._ready.append(host)
        self._change.set()

    async def back(self, host: _Host) -> None:
        """Wait for a seat after a rest; if the wait is given up, no seat was taken."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._back.append((host, turn))
        self._change.set()
        try:
            await turn
        except BaseException:
            if turn.done() and not turn.cancelled():
                self.release(host)
            raise

    def seat(self, host: _Host) -> None:
        """A seat is taken."""
        self._free -= 1
        host.running += 1

    def _fill(self, one: Callable[[int], Awaitable[None]]) -> None:
        """Give all free seats away: to work that was never tried first, then to what comes back from a rest."""
        while self._free > 0 and self._ready:
            host = self._ready.popleft()
            if not host.waiting or host.running >= self._per_host_jobs:
                continue
            self.seat(host)
            task = asyncio.create_task(self._work(one, host, host.waiting.popleft()))
            self._tasks.add(task)
            task.add_done_callback(self._done)
            if host.waiting and host.running < self._per_host_jobs:
                self._ready.append(host)
        for _ in range(len(self._back) if not self._ready else 0):
            host, turn = self._back.popleft()
            if self._free > 0 and host.running < self._per_host_jobs and not turn.done():
                self.seat(host)
                turn.set_result(None)
            elif not turn.done():
                self._back.append((host, turn))

    async def _work(self, one: Callable[[int], Awaitable[None]], host: _Host, at: int) -> None:
        SEAT.set(_Seat(self, host))
        try:
            await one(at)
        finally:
            self.release(host)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None and self._failed is None:
            self._failed = task.exception()
        self._change.set()


class Local:
    """Spreads work over coroutines of one event loop; the bound stands above the HTTP client, not in its pool."""

    name = "local"

    def __init__(self, jobs: int = 64, per_host_jobs: int = 4) -> None:
        self._jobs = jobs
        self._per_host_jobs = per_host_jobs

    async def spread(
        self, items: Sequence[Item], host: Callable[[Item], str], work: Callable[[Item], Awaitable[Result]]
    ) -> list[Result]:
        """`work` done on every item; hosts take turns, results stand in the order of the items, errors pass through."""
        hosts: dict[str, _Host] = {}
        for at, item in enumerate(items):
            hosts.setdefault(host(item), _Host()).waiting.append(at)
        results: dict[int, Result] = {}

        async def one(at: int) -> None:
            results[at] = await work(items[at])

        await _Floor(hosts.values(), self._jobs, self._per_host_jobs).run(one)
        return [results.pop(at) for at in range(len(items))]
