"""How long to wait, what may be spent, what robots.txt says."""

from __future__ import annotations

import asyncio
import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web import pacing as pacing_module
from provaudit.web.budget import Budget
from provaudit.web.pacing import Pacing, retry_after_seconds
from provaudit.web.robots import Robots

WHEN = dt.datetime(2025, 3, 7, 9, 30, tzinfo=dt.UTC)


def answer(status: int, body: bytes = b"", **headers: str) -> Capture:
    """A captured answer."""
    pairs = tuple((key.replace("_", "-"), value) for key, value in headers.items())
    return Capture("https://a.example/x", status, pairs, body, WHEN, "sha256:0")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "7"}, 7),
        ({"Retry_After": "Fri, 07 Mar 2025 09:30:30 GMT"}, 30),
        ({"Retry_After": "Fri, 07 Mar 2025 09:00:00 GMT"}, 0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "9" * 400}, 999999),
        ({"X_RateLimit_Reset": "12"}, 12),
        ({"RateLimit": '"default";r=0;t=9'}, 9),
        ({"RateLimit": "limit=5, remaining=0, reset=8"}, 8),
        ({"RateLimit_Reset": str(int(WHEN.timestamp()) + 20)}, 20),
        ({}, None),
    ],
)
def test_the_wait_that_is_asked_for_is_read(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, dates and rate-limit headers are understood; nonsense is not."""
    assert retry_after_seconds(answer(429, **headers)) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_survived(text: str) -> None:
    """Whatever the header holds, the wait is a number that is not negative, or none."""
    found = retry_after_seconds(answer(503, Retry_After=text))
    assert found is None or found >= 0


def test_requests_catch_up_with_a_delay_and_keep_a_distance() -> None:
    """Those that waited while nothing could be sent follow a fifth of the pause sooner, until they are in time."""

    async def main() -> list[float]:
        host = Pacing(Settings(per_host_pause_seconds=0.1)).at("https://a.example/x")
        clock = asyncio.get_running_loop().time
        moments = []

        async def one() -> None:
            await host.pause()
            moments.append(clock())

        await one()
        async with host.gate:
            waiting = [asyncio.create_task(one()) for _ in range(8)]
            await asyncio.sleep(0.24)
        await asyncio.gather(*waiting)
        return moments

    moments = asyncio.run(main())
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert 0.79 < moments[-1] - moments[0] < 0.88
    assert min(gaps) > 0.07


def test_a_host_whose_share_is_used_up_is_left_alone() -> None:
    """After `X-RateLimit-Remaining: 0` the next request to that host waits for the reset, another host's does not."""

    async def main() -> tuple[float, float]:
        pacing = Pacing(Settings(per_host_pause_seconds=0))
        pacing.heed(answer(200, X_RateLimit_Remaining="0", X_RateLimit_Reset="1"))
        clock = asyncio.get_running_loop().time
        began = clock()
        await pacing.at("https://b.example/").pause()
        other = clock() - began
        await pacing.at("https://a.example/y").pause()
        return other, clock() - began

    other, same = asyncio.run(main())
    assert other < 0.5 <= same


@pytest.mark.parametrize("said", ['"default";r=0;t=1', "limit=100, remaining=0, reset=1"])
def test_the_one_field_for_limits_is_understood(said: str) -> None:
    """`RateLimit`, in the forms of its drafts, holds the host as its older fields do."""

    async def main() -> float:
        pacing = Pacing(Settings(per_host_pause_seconds=0))
        pacing.heed(answer(200, RateLimit=said))
        began = asyncio.get_running_loop().time()
        await pacing.at("https://a.example/y").pause()
        return asyncio.get_running_loop().time() - began

    assert asyncio.run(main()) >= 0.9


@pytest.mark.parametrize(
    ("limit", "interval", "seconds"),
    [
        ("5", "1s", 0.2),
        ("1", "3600s", 10),
        ("50", "1s", 0.05),
        ("0", "1s", 0.05),
        ("many", "1s", 0.05),
        ("5", "", 0.05),
    ],
)
def test_a_rate_that_is_stated_is_kept(limit: str, interval: str, seconds: float) -> None:
    """So many requests in so long, as Crossref says it; never faster than the settings, nor slower than ten seconds."""

    async def main() -> float:
        pacing = Pacing(Settings(per_host_pause_seconds=0.05))
        pacing.heed(answer(200, X_Rate_Limit_Limit=limit, X_Rate_Limit_Interval=interval))
        return pacing.at("https://a.example/y").pause_seconds

    assert asyncio.run(main()) == seconds


def test_the_wait_doubles_with_each_refusal_in_a_row() -> None:
    """It has a random part, so that many do not come back at one moment, an end, and begins anew after an answer."""

    async def main() -> list[int]:
        pacing = Pacing(Settings())
        host = pacing.at("https://a.example/x")
        counts = []
        for status in (429, 503, 429, 200, 503, 500):
            pacing.heed(answer(status))
            counts.append(host.refusals)
        return counts

    assert asyncio.run(main()) == [1, 2, 3, 0, 1, 0]
    for refusals, least in ((0, 2), (1, 2), (2, 4), (3, 8), (4, 16), (5, 30), (50, 30)):
        waits = {pacing_module._back_off_seconds(refusals) for _ in range(20)}
        assert all(least <= wait <= least + 2 for wait in waits)
        assert len(waits) > 1


@pytest.mark.parametrize(("statuses", "held"), [([429], True), ([503], False), ([503, 503], True), ([500, 500], False)])
def test_who_has_too_much_to_do_is_left_alone(statuses: list[int], held: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that refuses again and again gets no other request meanwhile; a page that fails holds up nobody."""
    monkeypatch.setattr(pacing_module, "FIRST_WAIT_SECONDS", 0.2)

    async def main() -> float:
        pacing = Pacing(Settings(per_host_pause_seconds=0))
        for status in statuses:
            pacing.heed(answer(status))
        began = asyncio.get_running_loop().time()
        waiting = asyncio.ensure_future(pacing.again(answer(statuses[-1])))
        await asyncio.sleep(0)
        await pacing.at("https://a.example/y").pause()
        took = asyncio.get_running_loop().time() - began
        await waiting
        return took

    assert (asyncio.run(main()) >= 0.15) is held


def test_a_budget_counts_time_requests_and_bytes() -> None:
    """Each limit ends the run when it is reached, and says so."""
    now = [0.0]
    clock = lambda: now[0]  # noqa: E731
    timed, counted, weighed, free = (
        Budget(Settings(**limit), clock)  # type: ignore[arg-type]
        for limit in ({"budget_seconds": 5}, {"budget_requests": 2}, {"budget_bytes": 10}, {})
    )
    assert [budget.spent() for budget in (timed, counted, weighed, free)] == [""] * 4
    now[0] = 6.0
    for budget in (timed, counted, weighed, free):
        budget.note(answer(200, b"123456"))
        budget.note(answer(200, b"123456"))
    assert "5 seconds" in timed.spent()
    assert "2 requests" in counted.spent()
    assert "10 bytes" in weighed.spent()
    assert free.spent() == ""


def refusal(found: Capture | Absence, path: str = "/private/x") -> Absence | None:
    """What a robots.txt like this makes of a path."""

    async def get(uri: str) -> Capture | Absence:
        return found

    return asyncio.run(Robots(get).refusal(f"https://a.example{path}"))


def test_robots_txt_is_read_by_its_rules() -> None:
    """The group for our name counts before the one for all; the longest match wins."""
    text = b"User-agent: *\nDisallow: /\n\nUser-agent: provaudit\nDisallow: /private\nAllow: /private/open\n"
    refused = refusal(answer(200, text))
    assert refused is not None
    assert refused.detail.endswith("Disallow: /private")
    assert refusal(answer(200, text), "/private/open/a") is None
    assert refusal(answer(200, text), "/public") is None


@pytest.mark.parametrize(
    ("found", "refused"),
    [
        (answer(404), False),
        (answer(403), False),
        (answer(429), False),
        (answer(500), True),
        (answer(301), False),
        (answer(200, b"<html>Disallow: /</html>", Content_Type="text/html"), False),
        (answer(200, bytes(range(256)) * 100), False),
        (Absence("https://a.example/robots.txt", Reason.TIMEOUT), False),
    ],
)
def test_what_cannot_be_read_follows_rfc_9309(found: Capture | Absence, refused: bool) -> None:
    """Missing rules allow all, a failing server forbids all, and a failing network leaves it to the page."""
    assert (refusal(found) is not None) is refused


@given(st.binary(max_size=2000))
def test_any_robots_txt_is_survived(body: bytes) -> None:
    """Whatever it holds, it is read."""
    refusal(answer(200, body))


def test_a_crawl_delay_is_granted_up_to_ten_seconds() -> None:
    """What a host asks for between requests is known once its robots.txt was read."""

    async def get(uri: str) -> Capture:
        return answer(200, b"User-agent: *\nCrawl-delay: 30\n")

    async def main() -> tuple[float, float]:
        robots = Robots(get)
        before = robots.pause_seconds("https://a.example/x")
        await robots.refusal("https://a.example/x")
        return before, robots.pause_seconds("https://a.example/x")

    assert asyncio.run(main()) == (0.0, 10.0)
