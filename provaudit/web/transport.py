"""Connections: one pool per origin, one TLS context for all, and only to addresses that were checked.

httpcore looks through all connections of a pool for each request, so one pool per origin keeps that small. The address
that is checked is the address that is connected to: the name is resolved here, once per connection.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections import OrderedDict
from collections.abc import AsyncIterable, AsyncIterator, Iterable
from typing import Any

import httpcore
import httpx

from provaudit.settings import Settings
from provaudit.web.addresses import danger_of
from provaudit.web.failures import Unsafe

MAX_POOLS = 200
"""How many origins may have open connections at once; the one unused longest is closed first."""
_READ_AT_ONCE = 1 << 16


class Guarded(httpx.AsyncBaseTransport):
    """The transport to the live web."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._backend = _Backend(settings.allow_private)
        self._pools: OrderedDict[tuple[bytes, bytes, int | None], httpcore.AsyncConnectionPool] = OrderedDict()
        self._busy: dict[tuple[bytes, bytes, int | None], int] = {}
        self._tls: ssl.SSLContext | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it over its origin's pool."""
        url = request.url
        key = (url.raw_scheme, url.raw_host, url.port)
        pool = await self._pool(key)
        self._busy[key] = self._busy.get(key, 0) + 1
        try:
            response = await pool.handle_async_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(scheme=key[0], host=key[1], port=key[2], target=url.raw_path),
                    headers=request.headers.raw,
                    content=request.stream,
                )
            )
        except BaseException:
            self._leave(key)
            raise
        assert isinstance(response.stream, AsyncIterable)
        stream = _Stream(response.stream, self, key)
        return httpx.Response(response.status, headers=response.headers, stream=stream, extensions=response.extensions)

    async def aclose(self) -> None:
        """Close all connections."""
        while self._pools:
            await self._pools.popitem()[1].aclose()

    def _leave(self, key: tuple[bytes, bytes, int | None]) -> None:
        """A request of this origin is done."""
        self._busy[key] -= 1
        if not self._busy[key]:
            del self._busy[key]

    async def _pool(self, key: tuple[bytes, bytes, int | None]) -> httpcore.AsyncConnectionPool:
        """The origin's pool, made if needed; idle pools beyond MAX_POOLS are closed."""
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools[key] = self._new_pool(key[0] == b"https")
        self._pools.move_to_end(key)
        while len(self._pools) > MAX_POOLS:
            idle = next((k for k in self._pools if k not in self._busy and k != key), None)
            if idle is None:
                break
            await self._pools.pop(idle).aclose()
        return pool

    def _new_pool(self, secure: bool) -> httpcore.AsyncConnectionPool:
        if secure and self._tls is None:
            self._tls = httpx.create_ssl_context()
        seats = self._settings.per_host_jobs
        return httpcore.AsyncConnectionPool(
            ssl_context=self._tls,
            max_connections=seats * 2,
            max_keepalive_connections=seats,
            keepalive_expiry=15.0,
            http2=secure,
            network_backend=self._backend,
        )


class _Stream(httpx.AsyncByteStream):
    """A response's body, which tells its transport when it is done with."""

    def __init__(self, inner: AsyncIterable[bytes], owner: Guarded, key: tuple[bytes, bytes, int | None]) -> None:
        self._inner = inner
        self._owner = owner
        self._key = key
        self._open = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            yield piece

    async def aclose(self) -> None:
        """Give the connection back, or close it if the body was not read to its end."""
        if self._open:
            self._open = False
            self._owner._leave(self._key)
            close = getattr(self._inner, "aclose", None)
            if close is not None:
                await close()


class _Backend(httpcore.AsyncNetworkBackend):
    """Sockets by asyncio, to addresses that were checked."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of the host's addresses that answers; all of them are checked before any is tried."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if not self._allow_private:
            for address in addresses:
                if danger := danger_of(address):
                    raise Unsafe(f"{host}: {danger}" if host != address else danger)
        return _Socket(*await _first_that_answers(addresses, port))

    async def connect_unix_socket(self, path: str, *args: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        """Never done."""
        raise Unsafe("unix sockets are not used")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


async def _first_that_answers(addresses: list[str], port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to the first address that takes one; the last failure otherwise."""
    for address in addresses[:4]:
        try:
            return await asyncio.wait_for(asyncio.open_connection(address, port, limit=_READ_AT_ONCE), 10.0)
        except OSError as error:
            failure: OSError = error
    raise failure if addresses else socket.gaierror("no address")


class _Socket(httpcore.AsyncNetworkStream):
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come; the deadline of the whole exchange stands above this."""
        return await self._reader.read(max_bytes)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it."""
        if buffer:
            self._writer.write(buffer)
            await self._writer.drain()

    async def aclose(self) -> None:
        """Close at once."""
        self._writer.transport.abort()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Go over to TLS."""
        await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection: its TLS object, and whether it can still be read."""
        if info == "ssl_object":
            return self._writer.get_extra_info("ssl_object")
        if info == "is_readable":
            return self._reader.at_eof()
        return self._writer.get_extra_info(info)
