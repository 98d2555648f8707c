"""The promises of ROOM 2, run over every member."""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
from pathlib import Path

import pytest

from provaudit.model import Absence, Capture, Reason
from tests.archives.samples import ALL, RECORDED, SOURCES, asked, bare

members = pytest.mark.parametrize("member", RECORDED)


def look_up(member: str, folder: Path, *uris: str, near: dt.datetime | None = None) -> list[Capture | Absence]:
    """What a member says of addresses."""

    async def main() -> list[Capture | Absence]:
        archive = ALL[member](folder)
        found = [await archive.lookup(uri, near) for uri in uris]
        await archive.close()
        return found

    return asyncio.run(main()) if member != "store" else _in_store(folder, uris, near)


def _in_store(folder: Path, uris: tuple[str, ...], near: dt.datetime | None) -> list[Capture | Absence]:
    archive = ALL["store"](folder)

    async def main() -> list[Capture | Absence]:
        found = [await archive.lookup(uri, near) for uri in uris]
        await archive.close()
        return found

    return asyncio.run(main())


@members
@pytest.mark.parametrize("kind", SOURCES)
def test_what_was_kept_is_given_back(member: str, kind: str, tmp_path: Path) -> None:
    """Status, headers, body, moment, digest, hops and attempts come back as they were."""
    (found,) = look_up(member, tmp_path, asked(SOURCES[kind]))
    assert bare(found) == bare(SOURCES[kind])


@members
def test_a_look_up_can_be_repeated(member: str, tmp_path: Path) -> None:
    """Asking again, in whatever order, gives the same."""
    uris = [asked(found) for found in SOURCES.values()]
    once, again = look_up(member, tmp_path, *uris), look_up(member, tmp_path / "b", *reversed(uris))
    assert list(map(bare, once)) == list(map(bare, reversed(again)))


@members
def test_what_was_not_recorded_is_an_absence(member: str, tmp_path: Path) -> None:
    """A missing address is NOT_RECORDED, for any address, and never an exception."""
    found = look_up(member, tmp_path, "https://other.example/a", "https://example.org/pages", "nonsense", "")
    assert all(isinstance(one, Absence) for one in found)
    assert {one.reason for one in found[:2] if isinstance(one, Absence)} == {Reason.NOT_RECORDED}


@pytest.mark.parametrize("member", [name for name in RECORDED if name != "store"])
def test_a_miss_names_the_nearest_recorded_address(member: str, tmp_path: Path) -> None:
    """A typing slip is told from a gap in the recording."""
    (found,) = look_up(member, tmp_path, "https://example.org/pgae")
    assert isinstance(found, Absence)
    assert "https://example.org/page" in found.detail


@members
def test_no_socket_is_opened(member: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recording answers without any network."""

    def refuse(*args: object, **options: object) -> None:
        raise AssertionError("a recording reached for the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    uris = [asked(found) for found in SOURCES.values()] + ["https://unknown.example/"]
    assert len(look_up(member, tmp_path, *uris)) == len(uris)


@pytest.mark.parametrize("member", [name for name in RECORDED if name != "store"])
@pytest.mark.parametrize(
    "variant", ["http://example.org/page", "https://www.example.org/page/", "https://EXAMPLE.org:443/page#part"]
)
def test_another_spelling_of_the_same_source_is_found(member: str, variant: str, tmp_path: Path) -> None:
    """Scheme, `www.`, final slash, port and fragment do not hide a recording."""
    (found,) = look_up(member, tmp_path, variant)
    assert isinstance(found, Capture)


@pytest.mark.parametrize("member", ALL)
@pytest.mark.parametrize(
    "uri", ["", "nonsense", "ftp://example.org/", "http://[::1", "http://127.0.0.1:1/", "http://\x00/", "x" * 9000]
)
def test_no_address_is_an_exception(member: str, uri: str, tmp_path: Path) -> None:
    """Whatever is asked for, the answer is a value."""
    (found,) = look_up(member, tmp_path, uri)
    assert isinstance(found, Absence)
