"""What fetching, keeping and replaying cost per page, in milliseconds of CPU time, against a server on 127.0.0.1.

Run it by hand: `python tests/benchmarks/web_speed.py [PAGES]`. Nothing here is timed in CI. The server runs in a
process of its own, so that its work is not counted.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from provaudit import urls
from provaudit.archives.cassette import Cassette
from provaudit.archives.live import Live
from provaudit.archives.recordings import replay_archive
from provaudit.archives.store import Store
from provaudit.archives.writers import keeper_for
from provaudit.contracts import Archive
from provaudit.engines.local import Local
from provaudit.model import Absence, Capture
from provaudit.settings import Settings

SETTINGS = Settings(allow_private=True, ignore_robots=True, per_host_pause_seconds=0, per_host_jobs=32, jobs=32)


def page(number: int) -> bytes:
    """A page of about 30 KB that no other page equals."""
    words = " ".join(f"word{(number * 7919 + k * 104729) % 50021}" for k in range(3000))
    return f"<!doctype html><title>Page {number}</title><p>{words}</p>".encode()


def serve(told: Connection) -> None:
    """Answer every path with its page, for ever."""

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                body = page(int(head.split(b" ", 2)[1].strip(b"/") or 0))
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body))
                writer.write(body)
                await writer.drain()
        writer.close()

    async def main() -> None:
        server = await asyncio.start_server(one, "127.0.0.1", 0)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(main())


@contextmanager
def cost(what: str, count: int) -> Iterator[None]:
    """Print what the body of the `with` cost per page."""
    began, wall = time.process_time(), time.monotonic()
    yield
    spent, passed = time.process_time() - began, time.monotonic() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:34} {1000 * spent / count:7.3f} ms CPU   {1000 * passed / count:7.3f} ms wall   peak {peak} MB")


def fetch_all(uris: list[str], keep: Callable[[Capture | Absence], None]) -> None:
    """Fetch every page through the engine and hand it on."""

    async def main() -> None:
        live = Live(SETTINGS)

        async def one(uri: str) -> int:
            found = await live.lookup(uri)
            assert isinstance(found, Capture), found
            keep(found)
            return found.status

        await Local(SETTINGS.jobs, SETTINGS.per_host_jobs).spread(uris, urls.host, one)
        await live.close()

    asyncio.run(main())


def look_up_all(archive: Archive, uris: list[str]) -> None:
    """Look every page up."""

    async def main() -> None:
        for uri in uris:
            assert isinstance(await archive.lookup(uri), Capture)
        await archive.close()

    asyncio.run(main())


def main(count: int) -> None:
    """Measure."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    server.start()
    host = f"http://127.0.0.1:{here.recv()}"
    uris = [f"{host}/{n}" for n in range(count)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with cost("fetch", count):
            fetch_all(uris, lambda found: None)
        store = Store(folder / "kept")
        with cost("fetch and keep", count):
            fetch_all(uris, store.keep)
            asyncio.run(store.close())
        with cost("look up in the folder", count):
            look_up_all(Store(folder / "kept"), uris)
        (warc,) = (folder / "kept" / "warc").iterdir()
        with cost("open and replay a WARC", count):
            look_up_all(replay_archive([str(warc)]), uris)
        keeper = keeper_for(folder / "pages.yaml")
        with cost("fetch and write a cassette", count):
            fetch_all(uris, keeper.keep)
            keeper.close()
        with cost("open and replay a cassette", count):
            look_up_all(Cassette(folder / "pages.yaml"), uris)
    server.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
