"""The live archive: what many ask for at once is fetched once, and robots.txt is handed on to be kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx

from provaudit.archives.kept import Kept
from provaudit.archives.live import Live
from provaudit.archives.store import Store
from provaudit.model import Absence, Capture
from provaudit.settings import Settings


def test_what_is_asked_for_at_once_is_fetched_once() -> None:
    """Ten who want one source, spelled in two ways, share one request."""
    asked: list[str] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        await asyncio.sleep(0)
        return httpx.Response(404 if request.url.path == "/robots.txt" else 200, text="page")

    async def main() -> list[Capture | Absence]:
        live = Live(Settings(per_host_pause_seconds=0), httpx.MockTransport(answer))
        uris = ["https://a.example/x", "https://A.example:443/x#part"] * 5
        found = await asyncio.gather(*map(live.lookup, uris))
        await live.close()
        return list(found)

    assert all(isinstance(found, Capture) for found in asyncio.run(main()))
    assert asked == ["https://a.example/robots.txt", "https://a.example/x"]


def test_robots_txt_is_handed_to_the_witness() -> None:
    """What was read to decide is kept beside the pages."""
    seen: list[Capture | Absence] = []

    async def main() -> None:
        live = Live(Settings(per_host_pause_seconds=0), httpx.MockTransport(lambda _: httpx.Response(404)), seen.append)
        await live.lookup("https://a.example/x")
        await live.lookup("https://a.example/y")
        await live.close()

    asyncio.run(main())
    assert [found.uri for found in seen] == ["https://a.example/robots.txt"]


def test_what_two_asked_for_at_once_is_kept_once(tmp_path: Path) -> None:
    """Two documents that cite one source at the same moment leave one capture in the folder."""

    async def main() -> None:
        transport = httpx.MockTransport(lambda request: httpx.Response(200, text="page"))
        settings = Settings(per_host_pause_seconds=0, ignore_robots=True)
        kept = Kept(Store(tmp_path), lambda keep: Live(settings, transport, keep))
        await asyncio.gather(*(kept.lookup("https://a.example/x") for _ in range(3)))
        await kept.close()

    asyncio.run(main())
    assert len((tmp_path / "sources.cdxj").read_text().splitlines()) == 1
