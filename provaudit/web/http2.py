"""HTTP/2 over a connection that is already there, by httpcore and h2 (RFC 9113)."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore

from provaudit.web.failures import Busy, Malformed
from provaudit.web.messages import Origin, Request, next_piece
from provaudit.web.wire import Connection

IDLE_SECONDS = 15.0


class Multiplexed:
    """One HTTP/2 connection that several requests share."""

    def __init__(self, connection: Connection, origin: Origin) -> None:
        connection.raw = True
        self._raw = connection
        place = httpcore.Origin(origin[0].encode(), origin[1].encode(), origin[2])
        self._inner = httpcore.AsyncHTTP2Connection(place, _Stream(connection), keepalive_expiry=IDLE_SECONDS)

    def available(self) -> bool:
        """Whether another request may be sent over it."""
        return not self._raw.closed and self._inner.is_available() and not self._inner.has_expired()

    def idle(self) -> bool:
        """Whether nothing is being read over it."""
        return self._inner.is_idle() or self._raw.closed

    async def ask(self, request: Request) -> _Answer:
        """Send a request; Busy if it can take no more."""
        scheme, host, port = request.origin
        url = httpcore.URL(scheme=scheme, host=host, port=port, target=request.target)
        with _in_our_words():
            return _Answer(
                await self._inner.handle_async_request(httpcore.Request("GET", url, headers=request.raw_fields))
            )

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()


class _Answer:
    """An answer over HTTP/2, which has no words after the status."""

    phrase = b""

    def __init__(self, response: httpcore.Response) -> None:
        assert isinstance(response.stream, AsyncIterable)
        self._stream = response.stream
        self._pieces: AsyncIterator[bytes] = aiter(response.stream)
        self.status = response.status
        self.fields = list(response.headers)

    async def piece(self) -> bytes:
        """The next piece of the body that is not empty; nothing at its end."""
        with _in_our_words():
            return await next_piece(self._pieces)

    async def aclose(self) -> None:
        """End the exchange, and with it the stream if it was not read to its end."""
        close = getattr(self._stream, "aclose", None)
        if close is not None:
            await close()


@contextmanager
def _in_our_words() -> Iterator[None]:
    """What httpcore raises, as the error of Python that means it."""
    try:
        yield
    except httpcore.ConnectionNotAvailable as error:
        raise Busy from error
    except httpcore.TimeoutException as error:
        raise TimeoutError(str(error)) from error
    except httpcore.ProtocolError as error:
        raise Malformed(str(error)) from error
    except httpcore.NetworkError as error:
        raise ConnectionResetError(str(error)) from error


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
