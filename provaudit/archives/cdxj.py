"""CDXJ: one line per kept source, sorted by SURT key and time, searched in the mapped file (IIPC)."""

from __future__ import annotations

import datetime as dt
import heapq
import json
import mmap
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import frozen

from provaudit.archives.warcreader import Row
from provaudit.errors import UnreadableRecording

_FILENAME = re.compile(rb'"filename":"([^"]+)"')
_TIME = "%Y%m%d%H%M%S"


@frozen
class Line:
    """One line of the index."""

    uri: str
    when: dt.datetime
    filename: str
    offset: int
    parts: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, row: Row, filename: str) -> Line:
        """The line for a record of a file."""
        return cls(row.uri, row.when, filename, row.offset, row.parts)

    @classmethod
    def parse(cls, text: bytes) -> Line:
        """Read a line; ValueError if it is none."""
        _, moment, rest = text.decode("utf-8").split(" ", 2)
        said: Any = json.loads(rest)
        if not isinstance(said, dict):
            raise ValueError("not a CDXJ line")
        when = dt.datetime.strptime(moment, _TIME).replace(tzinfo=dt.UTC)
        parts = tuple((int(at), int(payload)) for at, payload in said["parts"])
        return cls(said["url"], when, said["filename"], int(said["offset"]), parts)

    def text(self) -> bytes:
        """The line as it is written."""
        said = {"filename": self.filename, "offset": self.offset, "parts": self.parts, "url": self.uri}
        moment = re.sub(r"\D", "", self.when.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds"))
        return f"{surt(self.uri)} {moment} {json.dumps(said, separators=(',', ':'))}\n".encode()

    def row(self) -> Row:
        """What the reader needs."""
        return Row(self.uri, self.when, self.offset, parts=self.parts, source=True)


def surt(uri: str) -> str:
    """The address with its host turned round, so that a site's addresses stand together: `com,example)/a`."""
    parts = urlsplit(uri)
    host = ",".join(reversed((parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}){parts.path or '/'}{query}".replace(" ", "%20").lower()


class Index:
    """The lines of a file, and those that are new."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: dict[str, list[Line]] = defaultdict(list)
        self._map: mmap.mmap | None = None
        try:
            self._open()
        except OSError as error:
            raise UnreadableRecording(f"{path}: cannot be read: {error.strerror}") from error

    def _open(self) -> None:
        if self._path.exists() and self._path.stat().st_size:
            with self._path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def add(self, line: Line) -> None:
        """Take a line in."""
        self._new[line.uri].append(line)

    def added(self, uri: str) -> Sequence[Line]:
        """The lines of this very address that were taken in since the file was opened."""
        return self._new.get(uri, ())

    def find(self, uri: str) -> list[Line]:
        """The lines of this very address, the file's first."""
        stored = map(_parsed, self._stored(surt(uri).encode() + b" "))
        return [*(line for line in stored if line is not None and line.uri == uri), *self._new.get(uri, ())]

    def filenames(self) -> set[str]:
        """Every file that the index knows."""
        found = _FILENAME.findall(self._map) if self._map is not None else []
        return {name.decode() for name in dict.fromkeys(found)}

    def save(self) -> None:
        """Write all lines, sorted, in place of the file."""
        new = []
        while self._new:
            new += [line.text() for line in self._new.popitem()[1]]
        if not new:
            return
        new.sort()
        draft = self._path.with_suffix(f".{os.getpid()}.tmp")
        self.close()
        try:
            self._open()  # another run may have written it meanwhile
            with draft.open("wb") as file:
                file.writelines(_merged(self._lines(), new))
            self.close()
            draft.replace(self._path)
        except OSError as error:
            raise UnreadableRecording(f"{self._path}: cannot be written: {error.strerror}") from error

    def close(self) -> None:
        """Let go of the file."""
        if self._map is not None:
            self._map.close()
            self._map = None

    def _lines(self) -> Iterator[bytes]:
        at = 0
        while self._map is not None and at < len(self._map):
            end = self._map.find(b"\n", at) + 1 or len(self._map)
            yield self._map[at:end]
            at = end

    def _stored(self, prefix: bytes) -> Iterator[bytes]:
        """The file's lines that begin with `prefix`, found by halving."""
        if self._map is None:
            return
        low, high = 0, len(self._map)
        while low < high:
            middle = (low + high) // 2
            begin = self._map.rfind(b"\n", 0, middle) + 1
            end = self._map.find(b"\n", middle) + 1 or len(self._map)
            if self._map[begin:end] < prefix:
                low = end
            else:
                high = begin
        while self._map[low : low + len(prefix)] == prefix:
            end = self._map.find(b"\n", low) + 1 or len(self._map)
            yield self._map[low:end]
            low = end


def _parsed(text: bytes) -> Line | None:
    """A line, or nothing where the file is damaged."""
    try:
        return Line.parse(text)
    except (ValueError, KeyError, TypeError):
        return None


def _merged(old: Iterator[bytes], new: list[bytes]) -> Iterator[bytes]:
    """Two sorted runs of lines as one, each line once."""
    last = b""
    for line in heapq.merge(old, new):
        if line != last:
            yield line
        last = line
