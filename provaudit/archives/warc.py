"""WARC and WACZ files as archives (ISO 28500:2017); the folder that a run writes itself is `Store`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from provaudit import urls
from provaudit.archives import warcreader
from provaudit.archives.replay import Entry, Replay
from provaudit.archives.sources import assembled
from provaudit.archives.store import Store
from provaudit.archives.warcreader import Row, Window
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture

__all__ = ["Store", "WarcFile", "WarcRecording", "recordings_in"]


class WarcRecording:
    """One WARC, indexed once and read record by record."""

    def __init__(self, path: Path, start: int = 0, length: int | None = None) -> None:
        self._path = path
        try:
            self._stream = Window(path, start, length)
        except OSError as error:
            raise UnreadableRecording(f"{path}: cannot be opened: {error.strerror}") from error
        try:
            scan = warcreader.scan(path, self._stream)
        except UnreadableRecording:
            self._stream.close()
            raise
        self.damage: tuple[str, ...] = (f"{path}: {scan.damage}; what stands before was used",) if scan.damage else ()
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for row in scan.rows:
            self._add(row)

    def _add(self, row: Row) -> None:
        try:
            uri = urls.askable(row.uri)
        except urls.BadURL:
            uri = row.uri
        if uri not in self._rows:
            self._keys[urls.source_key(uri)].append(uri)
        self._rows[uri].append(row)

    def find(self, uri: str, near: dt.datetime | None) -> Sequence[Entry]:
        """The kept source, or else the exchanges from the latest (or the one closest to `near`) on."""
        rows = self._rows_of(uri)
        kept = [row for row in rows if row.source]
        found = (
            [Entry(row.when, partial(self._source, row), whole=True) for row in (_pick(kept, near),)] if kept else []
        )
        exchanges = sorted((row for row in rows if not row.source), key=lambda row: row.when)
        if exchanges:
            first = exchanges.index(_pick(exchanges, near))
            found += [Entry(row.when, partial(self._exchange, row)) for row in exchanges[first:]]
        return found

    def _rows_of(self, uri: str) -> list[Row]:
        """The rows of this very address, or else those of an address that names the same source."""
        try:
            uri = urls.askable(uri)
        except urls.BadURL:
            return []
        if uri in self._rows:
            return self._rows[uri]
        return [row for known in self._keys.get(urls.source_key(uri), ()) for row in self._rows[known]]

    def addresses(self) -> Iterable[str]:
        """Every recorded address."""
        return self._rows.keys()

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def _exchange(self, row: Row) -> Capture:
        return warcreader.capture_at(self._stream, row.offset, row.payload, "warc")

    def _source(self, row: Row) -> Capture | Absence:
        return assembled(self._stream, row)


def _pick(rows: list[Row], near: dt.datetime | None) -> Row:
    """The latest row, or the one closest to `near`."""
    if near is not None:
        return min(rows, key=lambda row: abs(row.when - near))
    return max(rows, key=lambda row: row.when)


class WarcFile(Replay):
    """A WARC or WACZ file as an archive."""

    name = "warc"

    def __init__(self, path: str | Path) -> None:
        super().__init__(recordings_in(Path(path)))


def recordings_in(path: Path) -> list[WarcRecording]:
    """The WARCs that a file holds: itself, or the members of a WACZ."""
    if path.suffix.lower() != ".wacz":
        return [WarcRecording(path)]
    from provaudit.archives.wacz import members

    return [WarcRecording(path, start, length) for start, length in members(path)]
