"""One WARC file being written: a gzip member per record, flushed after each source, so that a crash leaves it whole."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import OrderedDict
from pathlib import Path

from provaudit import urls
from provaudit.archives import records
from provaudit.archives.records import Original
from provaudit.archives.warcreader import Row
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture

try:
    from isal import igzip_lib

    def _member(data: bytes) -> bytes:
        """A gzip member; the level costs 8 % more disk than gzip's level 6 for an eighth of the time."""
        return igzip_lib.compress(data, 1, igzip_lib.COMP_GZIP)

except ImportError:  # pragma: no cover - there is no wheel for every machine
    import zlib

    def _member(data: bytes) -> bytes:
        """A gzip member."""
        return zlib.compress(data, 6, wbits=31)


_REMEMBERED = 50_000
"""How many payloads are remembered so that a second one of the same digest becomes a revisit record."""
_SMALLEST_REVISIT_BYTES = 256
"""Smaller payloads cost less than the fields of a revisit record."""


class WarcWriter:
    """Appends exchanges to one WARC file and says where they stand."""

    def __init__(self, path: Path, compress: bool = True) -> None:
        self.path = path
        self._compress = compress
        self._seen: OrderedDict[bytes, tuple[str, dt.datetime, int]] = OrderedDict()
        self._pending: list[bytes] = []
        self.lengths: dict[int, int] = {}
        """Offset -> length in bytes of the records of the source that was kept last."""
        self._offset = 0
        self._good = 0
        """Up to here the file consists of whole sources."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("wb", buffering=0)
        except OSError as error:
            raise UnreadableRecording(f"{path}: cannot be written: {error.strerror}") from error
        self._add(records.warcinfo(path.name, dt.datetime.now(dt.UTC)))
        self._commit()

    def keep(self, found: Capture | Absence) -> Row:
        """Write a source: its hops, its attempts, its last exchange, and what ties them together."""
        self.lengths.clear()
        exchanges: list[dict[str, object]] = []
        parts: list[tuple[int, int]] = []
        last = (found,) if isinstance(found, Capture) else ()
        for role, members in (("hop", found.hops), ("attempt", found.attempts), ("final", last)):
            for member in members:
                if isinstance(member, Absence):
                    exchanges.append({"role": role, "absence": records.absence_to_json(member)})
                    continue
                record_id = records.new_id()
                exchanges.append({"role": role, "record": record_id})
                parts.append(self._exchange(member, record_id))
        uri = asked(found)
        offset = self._add(records.source(found, uri, exchanges))
        self._commit()
        when = found.captured or dt.datetime.fromtimestamp(0, dt.UTC)
        return Row(uri, when, offset, parts=tuple(parts), source=True)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _exchange(self, capture: Capture, record_id: str) -> tuple[int, int]:
        key = bytes.fromhex(capture.digest.removeprefix("sha256:")[:32])
        seen = self._seen.get(key)
        original = Original(seen[0], records.stamp(seen[1])) if seen else None
        offset = self._add(records.response(capture, record_id, original))
        if seen is None and len(capture.body) >= _SMALLEST_REVISIT_BYTES:
            self._seen[key] = (capture.uri, capture.captured, offset)
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        self._add(records.request(capture, record_id))
        return offset, seen[2] if seen else offset

    def _add(self, data: bytes) -> int:
        """Put one record into the queue; where it will begin."""
        if self._compress:
            data = _member(data)
        begin = self._offset
        self._pending.append(data)
        self.lengths[begin] = len(data)
        self._offset += len(data)
        return begin

    def _commit(self) -> None:
        """Write the queue; if the disk is full, the file ends with the last whole source.

        Raises:
            UnreadableRecording: it could not be written.
        """
        left = memoryview(b"".join(self._pending))
        self._pending.clear()
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            self._offset = self._good
            with contextlib.suppress(OSError):
                self._file.truncate(self._good)
                self._file.seek(self._good)
            raise UnreadableRecording(f"{self.path}: cannot be written: {error.strerror}") from error
        self._good = self._offset


def asked(found: Capture | Absence) -> str:
    """The address that was asked for, without credentials; as written if it cannot be asked for at all."""
    return urls.without_credentials(found.requested if isinstance(found, Capture) else found.uri)
