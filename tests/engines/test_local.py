"""The local engine: bounds kept, order kept, errors passed on, and second tries after all first ones."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.engines.local import Local
from provaudit.web.pause import rest


def spread(items: list[int], jobs: int, per_host: int, work: object) -> list[int]:
    """Spread work over ten hosts."""
    return asyncio.run(Local(jobs, per_host).spread(items, lambda n: f"host{n % 10}", work))  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 1000), max_size=80), st.integers(1, 20), st.integers(1, 5), st.randoms())
def test_results_stand_in_the_order_of_the_items(
    items: list[int], jobs: int, per_host: int, chance: random.Random
) -> None:
    """Whatever the timing, each item has its own result in its own place."""

    async def work(n: int) -> int:
        for _ in range(chance.randint(0, 3)):
            await asyncio.sleep(0)
        if chance.random() < 0.2:
            await rest(0)
        return n * 2

    assert spread(items, jobs, per_host, work) == [n * 2 for n in items]


def test_bounds_are_kept() -> None:
    """Never more at once than jobs, and never more at one host than allowed."""
    now: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def work(n: int) -> int:
        for key in ("all", f"host{n % 10}"):
            now[key] += 1
            most[key] = max(most[key], now[key])
        await asyncio.sleep(0.001)
        now.subtract(("all", f"host{n % 10}"))
        return n

    spread(list(range(200)), 16, 3, work)
    assert most.pop("all") == 16
    assert set(most.values()) == {3} or max(most.values()) <= 3


def test_all_hosts_get_their_turn() -> None:
    """A host with much work does not keep the others waiting."""
    begun: list[str] = []

    async def work(item: str) -> None:
        begun.append(item)
        await asyncio.sleep(0.001)

    items = ["big"] * 50 + [f"small{n}" for n in range(5)]
    asyncio.run(Local(4, 2).spread(items, str, work))
    assert all(f"small{n}" in begun[:12] for n in range(5))


def test_what_rests_comes_back_after_all_first_tries() -> None:
    """A second try waits until everything was tried once, and its seat is used meanwhile."""
    order: list[str] = []

    async def work(n: int) -> int:
        if n == 0:
            await rest(0)
            order.append("second try")
            return n
        await asyncio.sleep(0.001)
        order.append("first")
        return n

    spread(list(range(30)), 1, 1, work)
    assert order == ["first"] * 29 + ["second try"]


def test_an_error_stops_the_rest_and_passes_through() -> None:
    """The first exception comes out as it is, and no work goes on behind it."""
    done: list[int] = []

    async def work(n: int) -> int:
        if n == 5:
            raise KeyError("five")
        await asyncio.sleep(0.01)
        done.append(n)
        return n

    with pytest.raises(KeyError, match="five"):
        spread(list(range(100)), 4, 4, work)
    assert len(done) < 20


def test_cancelling_stops_everything() -> None:
    """A cancelled run leaves no task behind."""

    async def work(n: int) -> int:
        await (rest(30) if n % 2 else asyncio.sleep(30))
        return n

    async def main() -> int:
        task = asyncio.create_task(Local(8, 2).spread(list(range(50)), str, work))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return len(asyncio.all_tasks())

    assert asyncio.run(main()) == 1


def test_work_that_is_cancelled_from_outside_gives_its_seat_back() -> None:
    """An item whose own task is cancelled while it rests does not let more run than there are seats."""
    running = 0
    most = 0

    async def nap(n: int) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001)
        running -= 1

    async def work(n: int) -> int:
        if n < 5:
            inner = asyncio.ensure_future(rest(10))
            await asyncio.sleep(0)
            inner.cancel()
            await asyncio.gather(inner, return_exceptions=True)
            return n
        await nap(n)
        return n

    assert spread(list(range(40)), 3, 3, work) == list(range(40))
    assert most <= 3


def test_nothing_to_do_is_done() -> None:
    """No items, no results."""
    assert spread([], 4, 2, None) == []
