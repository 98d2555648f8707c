"""What must never be connected to, and who is told that there is no network."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web import Client, addresses
from tests.web.faulty import page, serving

SAFE = Settings(timeout_seconds=2, per_host_pause_seconds=0)
OPEN = Settings(timeout_seconds=2, per_host_pause_seconds=0, allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
        ),
        *("100.100.100.200", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "168.63.129.16"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1"),
        "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo for 127.0.0.1
    ],
)
def test_addresses_that_are_not_public_are_dangerous(address: str) -> None:
    """Private, loopback, link-local, metadata, reserved and embedded addresses are refused, and the class is said."""
    assert addresses.danger_of(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808"])
def test_public_addresses_are_not(address: str) -> None:
    """A public address is no danger."""
    assert addresses.danger_of(address) == ""


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0", "017700000001"],
)
def test_no_spelling_of_loopback_is_connected_to(host: str) -> None:
    """However an address is written, it is checked as the system reads it, and nothing arrives there."""

    async def main() -> None:
        async with serving() as server, Client(SAFE) as client:
            server.on("/", page())
            found = await client.fetch(f"http://{host}:{server.port}/")
            assert isinstance(found, Absence)
            assert found.reason in (Reason.UNSAFE_ADDRESS, Reason.OFFLINE, Reason.DNS, Reason.MALFORMED_URL)
            assert server.connections == 0

    asyncio.run(main())


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page cannot send us to an inner one; the hop that tried is kept."""

    async def main() -> None:
        async with serving() as server, Client(SAFE) as client:
            inner = server.on("/inner", page(b"secret"))
            server.on("/outer", page(b"", "302 Found", f"Location: {inner.replace('127.0.0.1', '127.0.0.2')}"))
            monkeypatch.setattr(addresses, "danger_of", lambda ip: "a private address" if ip == "127.0.0.2" else "")
            found = await client.fetch(server.url("/outer"))
            assert isinstance(found, Absence)
            assert (found.reason, len(found.hops)) == (Reason.UNSAFE_ADDRESS, 1)
            assert server.asked("/inner") == 0

    asyncio.run(main())


class Names:
    """A resolver with answers of its own, each in turn."""

    def __init__(self, answers: dict[str, list[str]] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[str] = []

    async def __call__(self, name: str, port: int) -> list[str]:
        """The next answer for a name; socket.gaierror if there is none."""
        self.asked.append(name)
        left = self.answers.get(name)
        if not left:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [left.pop(0) if len(left) > 1 else left[0]]


def fetched(uri: str, names: Names, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Capture | Absence:
    """What a fetch gives when names resolve so; `PORT` in the address is the server's."""
    monkeypatch.setattr(addresses, "_resolve", names)

    async def main() -> Capture | Absence:
        async with serving() as server, Client(settings) as client:
            server.on("/", page())
            return await client.fetch(uri.replace("PORT", str(server.port)))

    return asyncio.run(main())


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes between look-ups cannot smuggle an address in: one look-up serves check and connection."""
    names = Names({"evil.example": ["127.0.0.1"]})
    checked: list[str] = []

    def check(address: str) -> str:
        checked.append(address)
        return ""

    monkeypatch.setattr(addresses, "danger_of", check)
    settings = Settings(timeout_seconds=2, per_host_pause_seconds=0, ignore_robots=True)
    found = fetched("http://evil.example:PORT/", names, settings, monkeypatch)
    assert isinstance(found, Capture)
    assert names.asked == ["evil.example"]
    assert checked == ["127.0.0.1"]


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a public and a private address is refused as a whole."""

    async def both(name: str, port: int) -> list[str]:
        return ["93.184.216.34", "10.0.0.1"]

    monkeypatch.setattr(addresses, "_resolve", both)
    found = asyncio.run(_fetch("http://mixed.example/"))
    assert isinstance(found, Absence)
    assert (found.reason, found.detail) == (Reason.UNSAFE_ADDRESS, "mixed.example: 10.0.0.1 is a private address")


async def _fetch(uri: str) -> Capture | Absence:
    async with Client(SAFE) as client:
        return await client.fetch(uri)


def test_a_missing_host_is_told_from_a_missing_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is only called unknown while names that always exist resolve."""
    monkeypatch.setattr("provaudit.web.pacing.FIRST_WAIT_SECONDS", 0.01)
    there = Names({"a.root-servers.net": ["198.41.0.4"]})
    found = fetched("http://nowhere.example/", there, OPEN, monkeypatch)
    assert isinstance(found, Absence)
    assert found.reason is Reason.DNS
    found = fetched("http://nowhere.example/", Names(), OPEN, monkeypatch)
    assert isinstance(found, Absence)
    assert found.reason is Reason.OFFLINE


def test_the_probe_is_not_repeated_for_every_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand dead names cost one probe."""
    monkeypatch.setattr("provaudit.web.pacing.FIRST_WAIT_SECONDS", 0.0)
    names = Names()
    monkeypatch.setattr(addresses, "_resolve", names)

    async def main() -> None:
        async with Client(OPEN) as client:
            await asyncio.gather(*(client.fetch(f"http://nowhere{n}.example/") for n in range(20)))

    asyncio.run(main())
    assert sum(name.endswith("root-servers.net") for name in names.asked) == 3


def test_an_unreachable_network_is_no_fault_of_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """ENETUNREACH is trouble on this side."""
    import errno

    async def unreachable(*args: Any, **options: Any) -> None:
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    async def main() -> None:
        async with Client(Settings(ignore_robots=True, per_host_pause_seconds=0)) as client:
            monkeypatch.setattr(asyncio.get_running_loop(), "create_connection", unreachable)
            monkeypatch.setattr("provaudit.web.pacing.FIRST_WAIT_SECONDS", 0.0)
            found = await client.fetch("http://93.184.216.34/")
            assert isinstance(found, Absence)
            assert found.reason is Reason.OFFLINE

    asyncio.run(main())
