"""One connection: bytes in, HTTP/1.1 messages out, parsed by llhttp through httptools (RFC 9112).

What a connection holds for a reader that is slower than its server is bounded: the socket is not read meanwhile.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, cast

import httptools

from provaudit.web.failures import Malformed

MAX_HEADER_BYTES = 64_000
MAX_WAITING_BYTES = 1 << 18
"""Above this much unread body the socket is not read."""
_NO_BODY_LENGTH = (b"content-length", b"transfer-encoding")

BUFFER_BYTES = 1 << 16
"""How much is read from a socket at once."""


class Connection(asyncio.BufferedProtocol):
    """A connection to one origin, for one message at a time."""

    def __init__(self, buffer: bytearray) -> None:
        """`buffer` is what bytes are read into: it is free again as soon as they were seen, so all may share one."""
        self._buffer = memoryview(buffer)
        self.transport: asyncio.Transport = None  # type: ignore[assignment]  # set before anything else happens
        self.closed = False
        self.lost: Exception | None = None
        self.raw = False
        """Bytes are passed on as they come: the connection speaks HTTP/2."""
        self.reusable = False
        self.idle_since = 0.0
        self.status = 0
        self.phrase = b""
        self.headers: list[tuple[bytes, bytes]] = []
        self._parser: Any = None
        self._pieces: deque[bytes] = deque()
        self._waiting = 0
        self._paused = False
        self._headed = False
        self._ended = False
        self._until_close = True
        self._header_bytes = 0
        self._wake: asyncio.Future[None] | None = None

    async def ask(self, message: bytes) -> None:
        """Send a request and wait for the head of its answer.

        Raises:
            OSError: the connection broke before the head was there.
            Malformed: what came is not HTTP.
        """
        self._parser = httptools.HttpResponseParser(self)
        self._parser.set_dangerous_leniencies(
            lenient_headers=True,
            lenient_data_after_close=True,
            lenient_optional_lf_after_cr=True,
            lenient_optional_cr_before_lf=True,
            lenient_spaces_after_chunk_size=True,
        )
        self._headed = self._ended = self.reusable = False
        self.transport.write(message)
        while not self._headed:
            self._check()
            await self._change()

    async def piece(self) -> bytes:
        """The next piece of the body, as it comes; nothing at its end.

        Raises:
            OSError: the connection broke before the body was whole.
            Malformed: what came is not HTTP.
        """
        while not self._pieces:
            self._go_on()
            if self._ended:
                return b""
            self._check()
            await self._change()
        piece = self._pieces.popleft()
        self._waiting -= len(piece)
        return piece

    def close(self) -> None:
        """Close at once."""
        self.closed = True
        if self.transport is not None:
            self.transport.abort()

    async def read(self) -> bytes:
        """In raw mode: what has come; nothing at the end."""
        while not self._pieces and not self.closed:
            await self._change()
        self._go_on()
        data = b"".join(self._pieces)
        self._pieces.clear()
        self._waiting = 0
        return data

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection stands."""
        self.transport = cast(asyncio.Transport, transport)  # that of another loop, say uvloop's, is none by class

    def get_buffer(self, sizehint: int) -> memoryview:
        """Where bytes may be put."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Bytes have come."""
        data = self._buffer[:nbytes]
        if self.raw:
            self._store(bytes(data))
        elif self._ended or self._parser is None:
            self.close()  # nothing was asked for
        else:
            try:
                self._parser.feed_data(data)
            except httptools.HttpParserUpgrade:
                self._fail(Malformed("the server wants to speak another protocol"))
            except httptools.HttpParserError as error:
                self._fail(Malformed(f"not HTTP: {error}"))
        self._notify()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone; without a length, that is how a body ends."""
        self.closed = True
        if exc is not None and self.lost is None:
            self.lost = exc
        elif self._headed and self._until_close:
            self._ended = True
        self._notify()

    # What the parser calls.

    def on_status(self, phrase: bytes) -> None:
        """The words after the status."""
        self.phrase = phrase

    def on_message_begin(self) -> None:
        """A new message."""
        self.phrase, self.headers, self._until_close, self._header_bytes = b"", [], True, 0

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header field."""
        self._header_bytes += len(name) + len(value)
        if self._header_bytes > MAX_HEADER_BYTES:
            self._fail(Malformed(f"more than {MAX_HEADER_BYTES} bytes of headers"))
            return
        self.headers.append((name, value))
        if name.lower() in _NO_BODY_LENGTH:
            self._until_close = False

    def on_headers_complete(self) -> None:
        """The head is whole; answers of the 1xx kind only announce the real one."""
        self.status = self._parser.get_status_code()
        self._headed = self.status >= 200 and self.lost is None

    def on_body(self, data: bytes) -> None:
        """A piece of the body."""
        self._store(data)

    def on_message_complete(self) -> None:
        """The message is whole."""
        if self._headed:
            self._ended = True
            self.reusable = self._parser.should_keep_alive()

    def _store(self, data: bytes) -> None:
        self._pieces.append(data)
        self._waiting += len(data)
        if self._waiting > MAX_WAITING_BYTES and not self._paused and not self.closed:
            self._paused = True
            self.transport.pause_reading()

    def _go_on(self) -> None:
        """Let the socket be read again."""
        if self._paused:
            self._paused = False
            self.transport.resume_reading()

    def _fail(self, error: Exception) -> None:
        self.lost = self.lost or error
        self.close()

    def _check(self) -> None:
        """Raise what broke the connection, if it is broken."""
        if self.lost is not None:
            raise self.lost
        if self.closed:
            raise ConnectionResetError("the server closed the connection without a whole answer")

    def _notify(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    async def _change(self) -> None:
        """Wait until something happens."""
        self._wake = asyncio.get_running_loop().create_future()
        try:
            await self._wake
        finally:
            self._wake = None
