"""Record cassettes/marshall.yaml from the stand-in server, by the code that `provaudit archive` uses.

    python cassettes/standins/record.py [OUTPUT]

The requests go to the addresses that seeds/marshall.txt cites; only the transport below sends them to 127.0.0.1.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path

import httpx

sys.path[:0] = [str(Path(__file__).parent)]
from server import server  # noqa: E402

import provaudit  # noqa: E402
from provaudit.archives.live import Live  # noqa: E402
from provaudit.archives.writers import CassetteKeeper  # noqa: E402
from provaudit.settings import Settings  # noqa: E402

ROOT = Path(__file__).parents[2]
NOTES: dict[str, object] = {
    "provenance": (
        "STAND-INS. Recorded by provaudit's own code from a local server (cassettes/standins/server.py) whose pages "
        "the provaudit project wrote. No publisher's text is in here, and nothing in here says how the real pages "
        "look. To record the live web instead: provaudit archive seeds/marshall.txt -o cassettes/marshall.yaml"
    )
}


class Rerouted(httpx.AsyncBaseTransport):
    """Sends every request to the stand-in server, with the real host in its Host header."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Ask the stand-in."""
        url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(httpx.Request(request.method, url, headers=request.headers))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


def cited() -> list[str]:
    """The addresses that seeds/marshall.txt cites, in order."""
    document = provaudit.read(ROOT / "seeds" / "marshall.txt")
    return [reference.url for reference in document.references if reference.url]


async def record(addresses: list[str], output: Path, port: int) -> None:
    """Capture the addresses one after the other into a cassette."""
    keeper = CassetteKeeper(output, NOTES)
    live = Live(Settings(), Rerouted(port), witness=keeper.keep)
    for address in addresses:
        keeper.keep(await live.lookup(address))
    await live.close()
    keeper.close()


def main(output: Path) -> None:
    """Serve, record, stop."""
    with server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        asyncio.run(record(cited(), output, running.server_port))
        running.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "cassettes" / "marshall.yaml")
