"""HTTP/2 over a connection that is already there, by httpcore and h2 (RFC 9113)."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, AsyncIterator
from typing import Any

import httpcore
import httpx

from provaudit.web.wire import Connection

IDLE_SECONDS = 15.0


class Multiplexed:
    """One HTTP/2 connection that several requests share."""

    def __init__(self, connection: Connection, origin: httpcore.Origin) -> None:
        connection.raw = True
        self._raw = connection
        self._inner = httpcore.AsyncHTTP2Connection(origin, _Stream(connection), keepalive_expiry=IDLE_SECONDS)

    def available(self) -> bool:
        """Whether another request may be sent over it."""
        return not self._raw.closed and self._inner.is_available() and not self._inner.has_expired()

    def idle(self) -> bool:
        """Whether nothing is being read over it."""
        return self._inner.is_idle() or self._raw.closed

    async def ask(self, request: httpx.Request) -> httpx.Response:
        """Send a request; the body is read through the response."""
        url = request.url
        response = await self._inner.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
            )
        )
        assert isinstance(response.stream, AsyncIterable)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response.stream),
            extensions={"http_version": b"HTTP/2"},
        )

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()


class _Body(httpx.AsyncByteStream):
    """A response's body."""

    def __init__(self, inner: AsyncIterable[bytes]) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._inner:
            yield piece

    async def aclose(self) -> None:
        """End the exchange, and with it the stream if it was not read to its end."""
        close = getattr(self._inner, "aclose", None)
        if close is not None:
            await close()


class _Stream(httpcore.AsyncNetworkStream):
    """A connection as httpcore wants to see it; deadlines stand above."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come."""
        return await self._connection.read()

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it."""
        if buffer and not self._connection.closed:
            self._connection.transport.write(buffer)

    async def aclose(self) -> None:
        """Close at once."""
        self._connection.close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        """TLS is there already."""
        return self

    def get_extra_info(self, info: str) -> Any:
        """Whether there is something to read while nothing is expected: only at the end."""
        return self._connection.closed if info == "is_readable" else self._connection.transport.get_extra_info(info)
