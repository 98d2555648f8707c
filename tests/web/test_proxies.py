"""Who goes through the proxy that the environment names, and who must not."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from provaudit.errors import UsageError
from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web import Client
from provaudit.web.messages import request_for
from provaudit.web.proxies import is_for_a_proxy, to_the_web
from provaudit.web.transport import Guarded
from tests.web.faulty import page, serving

CALM = Settings(timeout_seconds=2, per_host_pause_seconds=0)


@pytest.fixture(autouse=True)
def nothing_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that a proxy may be asked for is never looked up here."""
    asked = socket.getaddrinfo

    def watched(host: Any, *rest: Any, **more: Any) -> Any:
        assert not str(host).endswith(".example"), f"{host} was looked up"
        return asked(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", watched)


def test_names_are_asked_for_through_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Page and robots.txt come through it, in the form for proxies, and its password goes nowhere else."""

    async def main() -> None:
        async with serving() as proxy:
            monkeypatch.setenv("HTTP_PROXY", f"http://me:secret@127.0.0.1:{proxy.port}")
            proxy.answers["http://site.example/a"] = [page(b"<title>A</title>")]
            async with Client(CALM) as client:
                found = await client.fetch("http://site.example/a")
            assert isinstance(found, Capture)
            assert found.body == b"<title>A</title>"
            assert [target for target, _ in proxy.requests] == [
                "http://site.example/robots.txt", "http://site.example/a",
            ]  # fmt: skip
            assert proxy.requests[1][1]["proxy-authorization"].startswith("Basic ")
            assert "secret" not in repr(found)
            assert "authorization" not in repr(found.request_headers).lower()

    asyncio.run(main())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "10.0.0.8"])
def test_no_inner_address_is_handed_to_a_proxy(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is spelled, it is refused here, and the proxy never hears of it."""

    async def main() -> None:
        async with serving() as proxy:
            monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.port}")
            async with Client(Settings(timeout_seconds=2, ignore_robots=True)) as client:
                found = await client.fetch(f"http://{host}/a")
            assert isinstance(found, Absence)
            assert found.reason in (Reason.UNSAFE_ADDRESS, Reason.DNS, Reason.OFFLINE, Reason.MALFORMED_URL)
            assert proxy.connections == 0

    asyncio.run(main())


@pytest.mark.parametrize(
    ("uri", "listed", "through"),
    [
        ("http://site.example/", "", True),
        ("https://site.example:8443/", "", True),
        ("http://site.example/", "site.example", False),
        ("http://www.site.example/", ".site.example", False),
        ("http://othersite.example/", "site.example", True),
        ("http://site.example:81/", "site.example:81", False),
        ("http://site.example/", "*", False),
        ("http://localhost/", "", False),
        ("http://printer/", "", False),
        ("http://a.localhost./", "", False),
        ("http://vault.internal/", "", False),
        ("http://[::1]/", "", False),
        ("http://192.168.0.1/", "", False),
    ],
)
def test_what_is_asked_directly(uri: str, listed: str, through: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Local names, addresses in figures and what NO_PROXY lists."""
    monkeypatch.setenv("NO_PROXY", listed)
    assert is_for_a_proxy(*request_for(uri, ()).origin[1:]) is through


def test_a_proxy_that_does_not_answer_is_trouble_on_this_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is called dead because our own proxy is; and its password is not told."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTP_PROXY", f"http://me:secret@127.0.0.1:{taken.getsockname()[1]}")

        async def main() -> None:
            async with Client(Settings(timeout_seconds=2, ignore_robots=True)) as client:
                found = await client.fetch("http://site.example/a")
            assert isinstance(found, Absence)
            assert found.reason is Reason.OFFLINE
            assert "secret" not in found.detail

        monkeypatch.setattr("provaudit.web.pacing.FIRST_WAIT_SECONDS", 0.01)
        asyncio.run(main())


def test_without_a_proxy_nothing_stands_between() -> None:
    """An environment that names none gives the plain transport."""
    assert isinstance(to_the_web(CALM), Guarded)


def test_a_proxy_that_cannot_be_used_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown kind of proxy stops the run in one line, without its password."""
    monkeypatch.setenv("HTTPS_PROXY", "gopher://me:secret@127.0.0.1:70")
    with pytest.raises(UsageError) as raised:
        to_the_web(CALM)
    assert "secret" not in str(raised.value)
