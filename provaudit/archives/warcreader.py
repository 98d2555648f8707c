"""WARC files read: one pass for the index, single records on demand; plain, gzip per record, or inside a WACZ."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import define, field, frozen
from fastwarc.warc import ArchiveIterator, WarcRecordType

from provaudit.archives.records import SOURCE_TYPE, absence_from_json, original_headers
from provaudit.archives.tails import ends_cleanly
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture
from provaudit.web.decoding import Body, Overflow, Undecodable
from provaudit.web.exchange import digest_of

MAX_BLOCK_BYTES = 100_000_000
"""A record's payload is cut here when it is read."""
MAX_SOURCE_BYTES = 1 << 20
_TYPES = WarcRecordType.response | WarcRecordType.revisit | WarcRecordType.metadata | WarcRecordType.resource


class Window:
    """A stretch of a file, as a file of its own: a WARC inside a WACZ."""

    def __init__(self, path: Path, start: int = 0, length: int | None = None) -> None:
        self._file = path.open("rb")
        self._start = start
        self._end = start + length if length is not None else os.fstat(self._file.fileno()).st_size
        self._file.seek(start)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as far as the window goes."""
        left = max(0, self._end - self._file.tell())
        return self._file.read(left if size is None or size < 0 else min(size, left))

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, counted from the window's start."""
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._file.tell(), io.SEEK_END: self._end}[whence]
        return self._file.seek(max(self._start, base + offset)) - self._start

    def tell(self) -> int:
        """The place, counted from the window's start."""
        return self._file.tell() - self._start

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@frozen
class Row:
    """Where one record stands, and what it is about."""

    uri: str
    when: dt.datetime
    offset: int
    payload: int = -1
    """Where the record with the payload stands; another one for a revisit, -1 if it is not in this file."""
    parts: tuple[tuple[int, int], ...] = ()
    """Of a source: offset and payload offset of its exchanges, in the order in which its metadata record names them."""
    source: bool = False


@define
class Scan:
    """What one pass over a file found."""

    rows: list[Row] = field(factory=list)
    damage: str = ""
    """What could not be read; empty if the file is whole."""


def scan(path: Path, stream: Window) -> Scan:
    """One pass over a WARC; what stands before a damaged place is kept, and the damage said.

    Raises:
        UnreadableRecording: not one record can be read.
    """
    out, notes, count = Scan(), _Notes(), 0
    try:
        for record in ArchiveIterator(stream, record_types=_TYPES, parse_http=False):
            count += 1
            _note(record, out, notes)
    except (OSError, ValueError, EOFError) as error:
        out.damage = " ".join(str(error).split())
    if out.rows and not out.damage and not _complete(stream, out.rows[-1]):
        out.damage = "the last record is cut short"
        out.rows.pop()
    if out.rows and not out.damage and not ends_cleanly(stream, out.rows[-1].offset):
        out.damage = "a record at the end is cut short"
    if not count and (out.damage or path.stat().st_size == 0):
        raise UnreadableRecording(f"{path}: not a WARC file", "is it a .warc or .warc.gz written by a crawler?")
    return out


@define
class _Notes:
    """What a pass remembers of the records before."""

    recent: dict[str, tuple[int, int]] = field(factory=dict)
    """Record id -> offset and payload offset, since the last source."""
    payloads: dict[str, int] = field(factory=dict)
    """Payload digest -> offset of the record that holds the payload."""


def _note(record: Any, out: Scan, notes: _Notes) -> None:
    """Put one record into the index."""
    headers, offset = record.headers, record.stream_pos
    uri = headers.get("WARC-Target-URI", "").strip("<>")
    when = _moment(record)
    if record.record_type == WarcRecordType.metadata:
        if headers.get("Content-Type") == SOURCE_TYPE:
            ids = [name for _, name in exchanges_in(record.reader.read(MAX_SOURCE_BYTES)) if isinstance(name, str)]
            if all(name in notes.recent for name in ids):
                out.rows.append(Row(uri, when, offset, parts=tuple(notes.recent[name] for name in ids), source=True))
            notes.recent.clear()
        return
    digest = headers.get("WARC-Payload-Digest", "")
    if record.record_type == WarcRecordType.revisit:
        payload = notes.payloads.get(digest, -1)
    else:
        payload = offset
        notes.payloads.setdefault(digest, offset)
    notes.recent[headers.get("WARC-Record-ID", "")] = (offset, payload)
    http = record.record_type == WarcRecordType.resource or record.reader.read(5) == b"HTTP/"
    if http and uri.startswith(("http://", "https://")):
        out.rows.append(Row(uri, when, offset, payload))


def exchanges_in(block: bytes) -> list[tuple[str, str | Absence]]:
    """What a source's metadata record lists: the role of each exchange, and its record's id or why it failed.

    Raises:
        ValueError: the block is not what we write.
    """
    said = json.loads(block)
    listed = said.get("exchanges") if isinstance(said, dict) else None
    if not isinstance(listed, list) or not all(isinstance(part, dict) for part in listed):
        raise ValueError("not a list of exchanges")
    return [
        (str(part.get("role")), absence_from_json(part["absence"]) if "absence" in part else str(part.get("record")))
        for part in listed
    ]


def _moment(record: Any) -> dt.datetime:
    """A record's WARC-Date, UTC; the epoch if it has none."""
    when = record.record_date or dt.datetime.fromtimestamp(0, dt.UTC)
    return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)


def _complete(stream: Window, last: Row) -> bool:
    """Whether the last record that was read has all of its block."""
    for record in records_at(stream, last.offset):
        size = 0
        while piece := record.reader.read(1 << 16):
            size += len(piece)
        return bool(size >= record.content_length)
    return False


def records_at(stream: Window, offset: int) -> Iterator[Any]:
    """The records from a place on."""
    stream.seek(offset)
    yield from ArchiveIterator(stream, parse_http=False)


def record_at(stream: Window, offset: int) -> tuple[Any, bytes]:
    """The record at a place, with its block; ValueError if there is none."""
    try:
        for record in records_at(stream, offset):
            return record, record.reader.read(MAX_BLOCK_BYTES)
    except OSError as error:
        raise ValueError(str(error)) from error
    raise ValueError(f"no record at {offset}")


def capture_at(stream: Window, offset: int, payload: int, via: str) -> Capture:
    """The exchange whose response, revisit or resource record stands at `offset`; ValueError if it is damaged."""
    record, block = record_at(stream, offset)
    if record.record_type == WarcRecordType.resource:
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {record.headers.get('Content-Type', '')}\r\n\r\n".encode() + block
    head, _, body = block.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = list(map(_header, lines))
    status, _, reason = first.partition(" ")[2].partition(" ")
    if payload == offset:
        body = _decoded(body, headers)
    elif payload >= 0:
        body = capture_at(stream, payload, payload, via).body
    else:
        raise ValueError("the payload of a revisit record is not in this file")
    return Capture(
        uri=record.headers.get("WARC-Target-URI", "").strip("<>"),
        status=int(status),
        reason=reason.strip(),
        headers=original_headers(headers),
        body=body,
        captured=_moment(record),
        digest=digest_of(body),
        via=via,
        truncated=record.headers.get("WARC-Truncated", ""),
    )


@lru_cache(2048)
def _header(line: str) -> tuple[str, str]:
    """A header field: most are alike on many pages, and are held once."""
    key, _, value = line.partition(":")
    return key.strip(), value.strip()


def _decoded(body: bytes, headers: list[tuple[str, str]]) -> bytes:
    """A payload with transfer and content encodings undone, as far as they are there at all."""
    names = {key.lower(): value for key, value in headers}
    if "chunked" in names.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    encoding = names.get("content-encoding", "")
    if not encoding:
        return body
    out = Body(encoding, MAX_BLOCK_BYTES)
    try:
        out.feed(body)
    except (Overflow, Undecodable):
        return out.value() or body
    return out.value() or body


def _unchunked(body: bytes) -> bytes:
    """RFC 9112, 7.1, by FastWARC; a body that some crawler had put together already is left alone."""
    from fastwarc.stream_io import ChunkedReader

    try:
        return bytes(ChunkedReader(io.BytesIO(body)).read(MAX_BLOCK_BYTES))
    except (OSError, ValueError):
        return body
