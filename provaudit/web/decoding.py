"""Content encodings undone within bounds: a bomb costs no more than the limit (RFC 9110, 8.4).

Each decoder takes the bytes as they come and never makes more than it is asked for.
"""

from __future__ import annotations

import zlib
from typing import Any, Protocol

_STEP = 1 << 16
"""How many bytes a decoder makes at once."""
MAX_RATIO = 500
"""Above this ratio of decoded to received bytes, beyond 1 MB, a body is a bomb: real pages stay under 100."""


class Overflow(Exception):
    """The body is larger than allowed; what was decoded up to there is in the decoder's output."""


class Undecodable(Exception):
    """The body is not what its Content-Encoding says."""


class Decoder(Protocol):
    """One content encoding."""

    def decode(self, data: bytes, limit: int) -> bytes:
        """The decoded form of `data`; at most about `limit` bytes, then Overflow is for the caller to raise."""
        ...

    @property
    def pending(self) -> bytes:
        """Input that waits because the limit was reached."""
        ...


class Deflate:
    """gzip and deflate, with or without their wrapping, by zlib."""

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._zlib = zlib.decompressobj(47 if gzip else 15)
        self._begun = False
        self.pending = b""

    def decode(self, data: bytes, limit: int) -> bytes:
        """The decoded form, at most `limit` bytes; members after the first are decoded too."""
        try:
            out = self._zlib.decompress(self.pending + data, limit)
        except zlib.error:
            if self._begun or self._gzip:
                raise
            self._zlib = zlib.decompressobj(-15)
            out = self._zlib.decompress(self.pending + data, limit)
        self._begun = True
        self.pending = self._zlib.unconsumed_tail
        if self._zlib.eof and self._gzip and self._zlib.unused_data.startswith(b"\x1f\x8b"):
            self.pending, self._zlib = self._zlib.unused_data, zlib.decompressobj(47)
        return out


class Streamed:
    """brotli and zstd by their libraries, fed in small steps so that a step's output stays bounded."""

    def __init__(self, decompressor: Any, method: str) -> None:
        self._decode = getattr(decompressor, method)
        self.pending = b""

    def decode(self, data: bytes, limit: int) -> bytes:
        """The decoded form of as much of the input as fits into `limit`."""
        data, self.pending = self.pending + data, b""
        out = bytearray()
        for at in range(0, len(data), 256):
            if len(out) >= limit:
                self.pending = data[at:]
                break
            out += self._decode(data[at : at + 256])
        return bytes(out)


def _brotli() -> Decoder | None:
    try:
        import brotli  # type: ignore[import-untyped]
    except ImportError:
        return None
    return Streamed(brotli.Decompressor(), "process")


def _zstd() -> Decoder | None:
    try:
        import zstandard
    except ImportError:
        return None
    return Streamed(zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj(), "decompress")


def decoder(coding: str) -> Decoder | None:
    """The decoder of one coding; None for `identity` and for what nobody here can decode."""
    match coding.strip().lower():
        case "gzip" | "x-gzip":
            return Deflate(gzip=True)
        case "deflate":
            return Deflate(gzip=False)
        case "br":
            return _brotli()
        case "zstd":
            return _zstd()
    return None


class Body:
    """A body that comes in pieces, decoded and cut at `limit` bytes."""

    def __init__(self, content_encoding: str, limit: int) -> None:
        codings = [part for part in content_encoding.split(",") if part.strip()][-3:]
        self._decoders = [made for made in map(decoder, reversed(codings)) if made is not None]
        self._limit = limit
        self._received = 0
        self._parts: list[bytes] = []
        self.size = 0

    def feed(self, data: bytes) -> None:
        """Take a piece.

        Raises:
            Overflow: the limit, or the ratio of a bomb, is reached.
            Undecodable: the piece is not what the Content-Encoding says.
        """
        self._received += len(data)
        try:
            self._pass_on(data, 0)
        except Overflow:
            raise
        except Exception as error:  # each library has an error class of its own, and none a common root
            raise Undecodable(str(error)) from error

    def _pass_on(self, data: bytes, level: int) -> None:
        """Decode `data` from `level` on, a step at a time."""
        if level == len(self._decoders):
            return self._add(data)
        step = self._decoders[level]
        more = True
        while more:
            out = step.decode(data, _STEP)
            data = b""
            if out:
                self._pass_on(out, level + 1)
            more = bool(out) and (bool(step.pending) or len(out) >= _STEP)
        return None

    def _add(self, data: bytes) -> None:
        room = self._limit - self.size
        self._parts.append(data[:room])
        self.size += min(len(data), room)
        bomb = self.size > 1_000_000 and self.size > MAX_RATIO * self._received
        if len(data) > room or bomb:
            raise Overflow

    def value(self) -> bytes:
        """What was decoded so far."""
        return b"".join(self._parts)
