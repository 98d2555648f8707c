"""Connections to origins: kept alive, HTTP/1.1 or HTTP/2 as TLS agrees, and only to addresses that were checked.

How many there are at once is bounded above this, by `pacing` and the engine; here none waits for another.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator

import httpcore
import httpx

from provaudit.settings import Settings
from provaudit.web.addresses import NO_NETWORK, Resolver
from provaudit.web.failures import Offline
from provaudit.web.http2 import Multiplexed
from provaudit.web.wire import Connection

MAX_IDLE = 256
"""How many connections are kept for later; the one unused longest is closed first."""
IDLE_SECONDS = 15.0
"""A connection unused for longer is not trusted any more."""
MAX_ADDRESSES = 4
ADDRESS_SECONDS = 5.0
PAUSE = "provaudit_pause"
"""The extension of a request that waits until its host may be asked once more; None does not wait."""
Origin = tuple[str, str, int]
"""Scheme, host, port."""


class Guarded(httpx.AsyncBaseTransport):
    """The transport to the live web."""

    def __init__(self, settings: Settings) -> None:
        self._resolver = Resolver(settings.allow_private)
        self._idle: OrderedDict[Connection, Origin] = OrderedDict()
        self._by_origin: dict[Origin, list[Connection]] = {}
        self._multiplexed: OrderedDict[Origin, Multiplexed] = OrderedDict()
        self._opening: dict[Origin, asyncio.Lock] = {}
        self._tls: ssl.SSLContext | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it over a kept connection, or over a new one if there is none or the kept one was closed meanwhile."""
        url = request.url
        origin = (url.scheme, url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))
        shared = self._shared(origin)
        if shared is not None:
            with contextlib.suppress(httpcore.ConnectionNotAvailable):
                return await shared.ask(request)
        kept = self._take(origin)
        if kept is not None:
            try:
                return await self._ask(kept, origin, request)
            except ConnectionError:  # it was closed while it was idle: RFC 9112, 9.3.1 lets a GET be sent again
                pause = request.extensions.get(PAUSE)
                if pause is not None:
                    await pause()
        made = await self._open(origin)
        if isinstance(made, Multiplexed):
            return await made.ask(request)
        return await self._ask(made, origin, request)

    async def aclose(self) -> None:
        """Close all connections."""
        for connection in self._idle:
            connection.close()
        for shared in self._multiplexed.values():
            await shared.aclose()
        self._idle.clear()
        self._by_origin.clear()
        self._multiplexed.clear()

    async def _ask(self, connection: Connection, origin: Origin, request: httpx.Request) -> httpx.Response:
        """One message over HTTP/1.1; the body is read through the response."""
        try:
            await connection.ask(_message(request))
        except BaseException:
            connection.close()
            raise
        return httpx.Response(
            connection.status,
            headers=connection.headers,
            stream=_Body(connection, origin, self),
            extensions={"reason_phrase": connection.phrase, "http_version": b"HTTP/1.1"},
        )

    async def _open(self, origin: Origin) -> Connection | Multiplexed:
        """A new connection; over TLS one at a time per origin, so that all can share it if it speaks HTTP/2."""
        if origin[0] != "https":
            return await self._connect(origin)
        async with self._opening.setdefault(origin, asyncio.Lock()):
            shared = self._shared(origin)
            if shared is not None:
                return shared
            made = await self._connect(origin)
            if isinstance(made, Multiplexed):
                self._multiplexed[origin] = made
                await self._close_unused()
            return made

    def _shared(self, origin: Origin) -> Multiplexed | None:
        """The HTTP/2 connection to an origin, if there is one that can take another request."""
        found = self._multiplexed.get(origin)
        if found is None or not found.available():
            return None
        self._multiplexed.move_to_end(origin)
        return found

    async def _close_unused(self) -> None:
        """Close HTTP/2 connections beyond MAX_IDLE, those unused longest first."""
        for origin in list(self._multiplexed)[: max(0, len(self._multiplexed) - MAX_IDLE)]:
            if self._multiplexed[origin].idle():
                await self._multiplexed.pop(origin).aclose()

    async def _connect(self, origin: Origin) -> Connection | Multiplexed:
        """A new connection to one of the origin's addresses, tried in turn."""
        scheme, host, port = origin
        tls = self._context() if scheme == "https" else None
        made = await _first_that_answers(await self._resolver.addresses(host, port), host, port, tls)
        tunnel = made.transport.get_extra_info("ssl_object")
        if tunnel is not None and tunnel.selected_alpn_protocol() == "h2":
            return Multiplexed(made, httpcore.Origin(scheme.encode(), host.encode(), port))
        return made

    def _context(self) -> ssl.SSLContext:
        """The TLS context, made once: each costs 20 milliseconds."""
        if self._tls is None:
            self._tls = httpx.create_ssl_context()
            self._tls.set_alpn_protocols(["h2", "http/1.1"])
        return self._tls

    def _take(self, origin: Origin) -> Connection | None:
        """A kept connection that still stands."""
        waiting = self._by_origin.get(origin)
        oldest = asyncio.get_running_loop().time() - IDLE_SECONDS
        while waiting:
            connection = waiting.pop()
            self._idle.pop(connection, None)
            if not connection.closed and connection.idle_since >= oldest:
                return connection
            connection.close()
        return None

    def give_back(self, connection: Connection, origin: Origin) -> None:
        """Keep a connection whose answer was read to its end."""
        if connection.closed or not connection.reusable:
            connection.close()
            return
        connection.idle_since = asyncio.get_running_loop().time()
        self._idle[connection] = origin
        self._by_origin.setdefault(origin, []).append(connection)
        while len(self._idle) > MAX_IDLE:
            unused, owner = self._idle.popitem(last=False)
            self._by_origin[owner].remove(unused)
            if not self._by_origin[owner]:
                del self._by_origin[owner]
            unused.close()


async def _first_that_answers(addresses: list[str], host: str, port: int, tls: ssl.SSLContext | None) -> Connection:
    """A connection to the first address that takes one; the last failure if none does.

    An address that stays silent is given up after ADDRESS_SECONDS, unless it is the last one.
    """
    loop = asyncio.get_running_loop()
    name = host.strip("[]") if tls else None
    tried = addresses[:MAX_ADDRESSES]
    failure: OSError = ConnectionRefusedError(f"{host} has no address")
    for address in tried:
        try:
            async with asyncio.timeout(None if address == tried[-1] else ADDRESS_SECONDS):
                return (await loop.create_connection(Connection, address, port, ssl=tls, server_hostname=name))[1]
        except ssl.SSLError:
            raise
        except OSError as error:
            failure = error
    if failure.errno in NO_NETWORK:
        raise Offline(f"no network: {failure.strerror}") from failure
    raise failure


def _message(request: httpx.Request) -> bytes:
    """The request as it goes over the wire; only GET is ever sent, so there is no body."""
    lines = [b"%b %b HTTP/1.1" % (request.method.encode("ascii"), request.url.raw_path)]
    lines += [b"%b: %b" % field for field in request.headers.raw]
    return b"\r\n".join((*lines, b"", b""))


class _Body(httpx.AsyncByteStream):
    """A body that gives its connection back when it was read to its end."""

    def __init__(self, connection: Connection, origin: Origin, owner: Guarded) -> None:
        self._connection = connection
        self._origin = origin
        self._owner = owner
        self._done = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._connection.body():
            yield piece
        self._done = True
        self._owner.give_back(self._connection, self._origin)

    async def aclose(self) -> None:
        """Close the connection if the body was left unread."""
        if not self._done:
            self._connection.close()
