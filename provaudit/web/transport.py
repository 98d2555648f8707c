"""Connections to origins: kept alive, HTTP/1.1 or HTTP/2 as TLS agrees, and only to addresses that were checked.

How many there are at once is bounded above this, by `pacing` and the engine; here none waits for another.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from provaudit.settings import Settings
from provaudit.web.addresses import NO_NETWORK, Resolver
from provaudit.web.failures import Busy, Offline
from provaudit.web.messages import Answer, Origin, Request
from provaudit.web.wire import BUFFER_BYTES, Connection

if TYPE_CHECKING:
    from provaudit.web.http2 import Multiplexed

MAX_IDLE = 256
"""How many connections are kept for later; the one unused longest is closed first."""
IDLE_SECONDS = 15.0
"""A connection unused for longer is not trusted any more."""
MAX_ADDRESSES = 4
ADDRESS_SECONDS = 5.0


class Guarded:
    """The transport to the live web."""

    def __init__(self, settings: Settings) -> None:
        self._resolver = Resolver(settings.allow_private)
        self._idle: OrderedDict[Connection, Origin] = OrderedDict()
        self._by_origin: dict[Origin, list[Connection]] = {}
        self._multiplexed: OrderedDict[Origin, Multiplexed] = OrderedDict()
        self._opening: dict[Origin, asyncio.Lock] = {}
        self._tls: ssl.SSLContext | None = None
        self._buffer = bytearray(BUFFER_BYTES)

    async def ask(self, request: Request) -> Answer:
        """Send it over a kept connection, or over a new one if there is none or the kept one was closed meanwhile."""
        origin = request.origin
        shared = self._shared(origin)
        if shared is not None:
            with contextlib.suppress(Busy):
                return await shared.ask(request)
        kept = self._take(origin)
        if kept is not None:
            try:
                return await self._ask(kept, request)
            except ConnectionError:  # it was closed while it was idle: RFC 9112, 9.3.1 lets a GET be sent again
                if request.pause is not None:
                    await request.pause()
        made = await self._open(origin)
        return await (self._ask(made, request) if isinstance(made, Connection) else made.ask(request))

    async def aclose(self) -> None:
        """Close all connections."""
        for connection in self._idle:
            connection.close()
        for shared in self._multiplexed.values():
            await shared.aclose()
        self._idle.clear()
        self._by_origin.clear()
        self._multiplexed.clear()

    async def _ask(self, connection: Connection, request: Request) -> Answer:
        """One message over HTTP/1.1; the body is read through the answer."""
        try:
            await connection.ask(_message(request))
        except BaseException:
            connection.close()
            raise
        return _Answer(connection, request.origin, self)

    async def _open(self, origin: Origin) -> Connection | Multiplexed:
        """A new connection; over TLS one at a time per origin, so that all can share it if it speaks HTTP/2."""
        if origin[0] != "https":
            return await self._connect(origin)
        async with self._opening.setdefault(origin, asyncio.Lock()):
            shared = self._shared(origin)
            if shared is not None:
                return shared
            made = await self._connect(origin)
            if not isinstance(made, Connection):
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
        addresses = await self._resolver.addresses(host, port)
        made = await _first_that_answers(addresses, host, port, tls, lambda: Connection(self._buffer))
        tunnel = made.transport.get_extra_info("ssl_object")
        if tunnel is not None and tunnel.selected_alpn_protocol() == "h2":
            from provaudit.web.http2 import Multiplexed

            return Multiplexed(made, origin)
        return made

    def _context(self) -> ssl.SSLContext:
        """The TLS context, made once: each costs 20 milliseconds."""
        if self._tls is None:
            import httpx

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


async def _first_that_answers(
    addresses: list[str], host: str, port: int, tls: ssl.SSLContext | None, make: Callable[[], Connection]
) -> Connection:
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
                return (await loop.create_connection(make, address, port, ssl=tls, server_hostname=name))[1]
        except ssl.SSLError:
            raise
        except OSError as error:
            failure = error
    if failure.errno in NO_NETWORK:
        raise Offline(f"no network: {failure.strerror}") from failure
    raise failure


def _message(request: Request) -> bytes:
    """The request as it goes over the wire; only GET is ever sent, so there is no body."""
    lines = (f"GET {request.target} HTTP/1.1", *(f"{key}: {value}" for key, value in request.fields), "", "")
    return "\r\n".join(lines).encode("latin-1")


class _Answer:
    """An answer over HTTP/1.1, which gives its connection back when its body was read to the end."""

    def __init__(self, connection: Connection, origin: Origin, owner: Guarded) -> None:
        self.status = connection.status
        self.phrase = connection.phrase
        self.fields = connection.headers
        self._connection = connection
        self._origin = origin
        self._owner = owner
        self._done = False

    async def piece(self) -> bytes:
        """The next piece of the body; nothing at its end."""
        if self._done:
            return b""
        piece = await self._connection.piece()
        if not piece:
            self._done = True
            self._owner.give_back(self._connection, self._origin)
        return piece

    async def aclose(self) -> None:
        """Close the connection if the body was left unread."""
        if not self._done:
            self._connection.close()
