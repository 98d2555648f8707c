"""Cassettes: the VCR format, version 1, as vcrpy writes it; loaded safely, looked up by method and URL at once.

What the format cannot hold, an exchange that failed, stands under `absences` at the top, which vcrpy passes over.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import httpx

from provaudit.archives import tape, taping
from provaudit.archives.cassette_recording import CassetteRecording, as_asked
from provaudit.archives.replay import Replay
from provaudit.web.exchange import now


class Cassette(Replay):
    """A cassette file as an archive."""

    name = "cassette"

    def __init__(self, path: str | Path) -> None:
        super().__init__([CassetteRecording(Path(path))])


class CassetteTransport(httpx.AsyncBaseTransport, httpx.BaseTransport):
    """An httpx transport that plays a cassette, and records what is missing if it is given a transport to ask.

    Several recordings of one request are played in order and the last repeats. Without `inner` a request that was not
    recorded raises httpx.ConnectError, and no socket is ever opened.
    """

    def __init__(self, path: str | Path, inner: httpx.AsyncBaseTransport | httpx.BaseTransport | None = None) -> None:
        self._path = Path(path)
        self._inner = inner
        self._tape = tape.load(self._path) if inner is None or self._path.exists() else tape.Tape(recorded=now())
        self._played: dict[tuple[str, str], int] = defaultdict(int)
        self._places: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for said in self._tape.interactions:
            self._places[said["request"]["method"], as_asked(said["request"]["uri"])].append(said)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Play the next answer; ask and record if there is none and an inner transport."""
        played = self._next(request)
        if played is None:
            if not isinstance(self._inner, httpx.AsyncBaseTransport):
                raise self._missing(request)
            body = await request.aread()
            response = await self._inner.handle_async_request(request)
            content = b"".join([piece async for piece in response.stream])  # type: ignore[union-attr]
            await response.aclose()
            played = self._record(request, body, response, content)
        return _response(played)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The same for a client without an event loop."""
        played = self._next(request)
        if played is None:
            if not isinstance(self._inner, httpx.BaseTransport):
                raise self._missing(request)
            body = request.read()
            response = self._inner.handle_request(request)
            content = b"".join(response.stream)  # type: ignore[arg-type]
            response.close()
            played = self._record(request, body, response, content)
        return _response(played)

    def save(self) -> None:
        """Write the cassette."""
        taping.save(self._path, self._tape)

    async def aclose(self) -> None:
        """Write the cassette if something was recorded, and close the inner transport."""
        if isinstance(self._inner, httpx.AsyncBaseTransport):
            self.save()
            await self._inner.aclose()

    def close(self) -> None:
        """The same for a client without an event loop."""
        if isinstance(self._inner, httpx.BaseTransport):
            self.save()
            self._inner.close()

    def _next(self, request: httpx.Request) -> dict[str, Any] | None:
        key = (request.method, as_asked(str(request.url)))
        known = self._places.get(key, ())
        at = self._played[key]
        if not known or (self._inner is not None and at >= len(known)):
            return None
        self._played[key] += 1
        return known[min(at, len(known) - 1)]

    def _record(self, request: httpx.Request, body: bytes, response: httpx.Response, content: bytes) -> dict[str, Any]:
        said = taping.interaction(request, body, response, content, now())
        self._tape.interactions.append(said)
        key = (request.method, as_asked(str(request.url)))
        self._places[key].append(said)
        self._played[key] += 1
        return said

    def _missing(self, request: httpx.Request) -> httpx.ConnectError:
        return httpx.ConnectError(f"{request.method} {request.url} is not recorded in {self._path}", request=request)


def _response(said: dict[str, Any]) -> httpx.Response:
    """A recorded answer as httpx gives it: the body still encoded, if it was recorded so."""
    status = said["response"]["status"]
    return httpx.Response(
        int(status["code"]),
        headers=[(key, value) for key, values in said["response"]["headers"].items() for value in values],
        stream=httpx.ByteStream(tape.body_bytes(said["response"])),
        extensions={"reason_phrase": str(status.get("message") or "").encode("latin-1", "replace")},
    )
