"""The end of a gzip file that may have been cut while it was written."""

from __future__ import annotations

import zlib
from typing import Protocol


class Stream(Protocol):
    """What can be read from any place on."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place."""
        ...

    def read(self, size: int = -1, /) -> bytes | None:
        """At most so many bytes; none at the end."""
        ...


def ends_cleanly(stream: Stream, offset: int) -> bool:
    """Whether the gzip members from a place on are whole to the end: the reader passes over a cut one in silence."""
    stream.seek(offset)
    if stream.read(2) != b"\x1f\x8b":
        return True
    stream.seek(offset)
    member, begun = zlib.decompressobj(31), False
    while piece := stream.read(1 << 16) or b"":
        while piece:
            begun = True
            try:
                member.decompress(piece, 1 << 20)
            except zlib.error:
                return False
            piece = member.unconsumed_tail
            if member.eof:
                piece, member, begun = member.unused_data, zlib.decompressobj(31), False
    return not begun
