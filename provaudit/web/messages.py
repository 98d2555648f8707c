"""What goes out and what comes back, between an exchange and the transport that carries it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol

from attrs import frozen

Origin = tuple[str, str, int]
"""Scheme, host, port."""
_PORTS = {"http": 80, "https": 443}


@frozen
class Request:
    """A GET for an address that can be asked for (see `urls.askable`)."""

    uri: str
    origin: Origin
    target: str
    """Path and query."""
    fields: tuple[tuple[str, str], ...]
    """Header fields, `Host` first."""
    pause: Callable[[], Awaitable[None]] | None = None
    """Waits until the host may be asked once more, should the request have to be sent again; None does not wait."""

    @property
    def raw_fields(self) -> list[tuple[bytes, bytes]]:
        """The header fields as other libraries take them."""
        return [(key.encode(), value.encode("latin-1")) for key, value in self.fields]


class Answer(Protocol):
    """The head of an answer, and its body as it comes."""

    status: int
    phrase: bytes
    """The words after the status; HTTP/2 has none."""
    fields: list[tuple[bytes, bytes]]

    async def piece(self) -> bytes:
        """The next piece of the body; nothing at its end.

        Raises:
            OSError: the connection broke before the body was whole.
            Malformed: what came is not HTTP.
        """
        ...

    async def aclose(self) -> None:
        """Let go of the connection; it serves others if the body was read to its end."""
        ...


class Transport(Protocol):
    """Carries requests to the web, or to whatever stands for it."""

    async def ask(self, request: Request) -> Answer:
        """Send a request and wait for the head of its answer; nothing is followed, and nothing tried again.

        Raises:
            OSError, Malformed, UnicodeError: see `failures.NETWORK`.
        """
        ...

    async def aclose(self) -> None:
        """Close all connections."""
        ...


async def next_piece(pieces: AsyncIterator[bytes]) -> bytes:
    """The next piece that is not empty; nothing at the end."""
    async for piece in pieces:
        if piece:
            return piece
    return b""


def origin_of(uri: str) -> Origin:
    """What an askable address has before its path."""
    scheme, _, netloc, _ = uri.split("/", 3)
    host, colon, port = netloc.rpartition(":")
    if not colon or port.endswith("]"):
        return scheme[:-1], netloc, _PORTS.get(scheme[:-1], 0)
    return scheme[:-1], host, int(port)


def request_for(
    uri: str, fields: tuple[tuple[str, str], ...], pause: Callable[[], Awaitable[None]] | None = None
) -> Request:
    """The request for an askable address with these header fields."""
    _, _, netloc, path = uri.split("/", 3)
    return Request(uri, origin_of(uri), f"/{path}", (("Host", netloc), *fields), pause)
