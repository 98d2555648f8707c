"""One WARC file being written: a gzip member per record, flushed after each source, so that a crash leaves it whole."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from pathlib import Path
from typing import BinaryIO

from provaudit import urls
from provaudit.archives import records
from provaudit.archives.records import Original
from provaudit.archives.warcreader import Row
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture

try:
    from isal import isal_zlib as _zlib

    _LEVEL = 2
    """python-isal's level 2 costs 4 % more disk than gzip level 6 for a fifth of the time."""
except ImportError:  # pragma: no cover - there is no wheel for every machine
    import zlib as _zlib  # type: ignore[no-redef]

    _LEVEL = 6
_GZIP = 31
_REMEMBERED = 200_000
"""How many payloads are remembered so that a second one of the same digest becomes a revisit record."""
_SMALLEST_REVISIT_BYTES = 256
"""Smaller payloads cost less than the fields of a revisit record."""


class WarcWriter:
    """Appends exchanges to one WARC file and says where they stand."""

    def __init__(self, path: Path, compress: bool = True) -> None:
        self.path = path
        self._compress = compress
        self._seen: OrderedDict[str, Original] = OrderedDict()
        self._offset = 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = path.open("xb") if not path.exists() else path.open("wb")
        except OSError as error:
            raise UnreadableRecording(f"{path}: cannot be written: {error.strerror}") from error
        self._write(records.warcinfo(path.name, dt.datetime.now(dt.UTC)))

    def keep(self, found: Capture | Absence) -> Row:
        """Write a source: its hops, its attempts, its last exchange, and what ties them together."""
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
        offset = self._write(records.source(found, uri, exchanges))
        try:
            self._file.flush()
        except OSError as error:
            raise UnreadableRecording(f"{self.path}: cannot be written: {error.strerror}") from error
        when = found.captured or dt.datetime.fromtimestamp(0, dt.UTC)
        return Row(uri, when, offset, parts=tuple(parts), source=True)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _exchange(self, capture: Capture, record_id: str) -> tuple[int, int]:
        original = self._seen.get(capture.digest)
        offset = self._write(records.response(capture, record_id, original))
        if original is None and len(capture.body) >= _SMALLEST_REVISIT_BYTES:
            self._seen[capture.digest] = Original(capture.uri, records.stamp(capture.captured), offset)
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        self._write(records.request(capture, record_id))
        return offset, original.offset if original is not None else offset

    def _write(self, data: bytes) -> int:
        """Append one record; where it begins."""
        if self._compress:
            data = _zlib.compress(data, _LEVEL, _GZIP)
        begin = self._offset
        try:
            self._file.write(data)
        except OSError as error:
            raise UnreadableRecording(f"{self.path}: cannot be written: {error.strerror}") from error
        self._offset += len(data)
        return begin


def asked(found: Capture | Absence) -> str:
    """The address that was asked for, without credentials; as written if it cannot be asked for at all."""
    return urls.without_credentials(found.requested if isinstance(found, Capture) else found.uri)
