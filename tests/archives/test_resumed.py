"""Capturing goes on where it was broken off."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from provaudit.archives import ARCHIVES
from provaudit.capturing import capture
from provaudit.model import Absence, Capture
from provaudit.settings import Settings
from tests.web.faulty import Server, page, serving

SETTINGS = Settings(allow_private=True, ignore_robots=True, per_host_pause_seconds=0)


def recorded(path: Path, uris: list[str]) -> list[Capture | Absence]:
    """What a recording answers."""

    async def ask() -> list[Capture | Absence]:
        archive = ARCHIVES["replay"](Settings(replay=(str(path),)))
        found = [await archive.lookup(uri) for uri in uris]
        await archive.close()
        return found

    return asyncio.run(ask())


def with_server(paths: list[str], work: object) -> Server:
    """Run `work(uris)` in a thread beside a server that has these pages."""

    async def scenario() -> Server:
        async with serving() as server:
            uris = [server.on(path, page(path.encode())) for path in paths]
            await asyncio.to_thread(work, uris)  # type: ignore[arg-type]
        return server

    return asyncio.run(scenario())


@pytest.mark.parametrize("name", ["x.warc.gz", "x.warc", "x.wacz", "x.yaml"])
def test_what_was_captured_is_not_fetched_again(name: str, tmp_path: Path) -> None:
    """Each source is asked for once over both runs, the recording then holds all, and nothing else is left."""
    output = tmp_path / name
    answers: list[Capture | Absence] = []

    def work(uris: list[str]) -> None:
        assert capture(SETTINGS, uris[:2], output) == 0
        assert capture(SETTINGS, uris, output, resume=True) == 0
        answers.extend(recorded(output, uris))

    paths = ["/a", "/b", "/c"]
    server = with_server(paths, work)
    assert [server.asked(path) for path in paths] == [1, 1, 1]
    assert [one.body for one in answers if isinstance(one, Capture)] == [b"/a", b"/b", b"/c"]
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_cut_recording_is_gone_on_with(tmp_path: Path) -> None:
    """What a crash cut off is fetched again, and only that."""
    output, paths = tmp_path / "x.warc.gz", [f"/{number}" for number in range(9)]
    whole: list[bool] = []

    def work(uris: list[str]) -> None:
        assert capture(SETTINGS, uris, output) == 0
        output.write_bytes(output.read_bytes()[: output.stat().st_size // 2])
        whole.extend(isinstance(one, Capture) for one in recorded(output, uris))
        assert capture(SETTINGS, uris, output, resume=True) == 0
        assert all(isinstance(one, Capture) for one in recorded(output, uris))

    server = with_server(paths, work)
    assert 2 < sum(whole) < 7
    assert [server.asked(path) for path in paths] == [1 if there else 2 for there in whole]


def test_what_may_have_passed_is_asked_again(tmp_path: Path) -> None:
    """A failing server may have recovered; a first run needs no recording to go on with."""
    output = tmp_path / "x.warc.gz"
    answers: list[Capture | Absence] = []

    async def scenario() -> Server:
        async with serving() as server:
            uri = server.on("/a", page(b"no", "503 Service Unavailable\r\nRetry-After: 0"))
            await asyncio.to_thread(capture, SETTINGS, [uri], output, True)
            server.on("/a", page(b"back"))
            await asyncio.to_thread(capture, SETTINGS, [uri], output, True)
            answers.extend(await asyncio.to_thread(recorded, output, [uri]))
        return server

    asyncio.run(scenario())
    assert [one.body for one in answers if isinstance(one, Capture)] == [b"back"]
