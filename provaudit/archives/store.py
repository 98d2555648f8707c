"""The archive folder: what a run fetched is kept there, and found there by the next one.

.provaudit/
    .gitignore       everything here stays out of version control
    sources.cdxj     one sorted line per kept source: where its exchanges stand
    warc/*.warc.gz   one file per run; each record is a gzip member of its own
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from attrs import evolve

from provaudit import urls
from provaudit.archives import warcreader
from provaudit.archives.cdxj import Index, Line
from provaudit.archives.sources import assembled
from provaudit.archives.warcreader import Window
from provaudit.archives.warcwriter import WarcWriter, asked
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture, Reason
from provaudit.web.chain import is_passing
from provaudit.web.exchange import now

FAILURES_AGE = dt.timedelta(hours=1)
"""What may pass is not remembered for longer: a run that resumes uses it, tomorrow's run asks again."""
_ANOTHER_RUN = dt.timedelta(minutes=1)
"""Tries that lie closer together were one run's."""
_MOST_FAILURES = 20
_NEVER_KEPT = frozenset(Reason) - {
    *(Reason.ROBOTS, Reason.UNSAFE_ADDRESS, Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.TLS),
    *(Reason.TOO_MANY_REDIRECTS, Reason.TOO_LARGE, Reason.PROTOCOL),
}
"""What says something of this run only, or can be told again without asking anybody."""


class Store:
    """Keeps captures in a folder and looks them up; `max_age` None takes them however old they are."""

    name = "store"

    def __init__(
        self, folder: str | Path, max_age: dt.timedelta | None = None, clock: Callable[[], dt.datetime] = now
    ) -> None:
        self._folder = Path(folder)
        self._max_age = max_age
        self._clock = clock
        self._writer: WarcWriter | None = None
        self._open: dict[str, Window] = {}
        self.damage: tuple[str, ...] = ()
        self._index = Index(self._folder / "sources.cdxj")
        self._adopt()

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The capture kept of `uri`, young enough, the latest or the one closest to `near`; else NOT_RECORDED."""
        try:
            asked = urls.askable(uri)
        except urls.BadURL:
            return Absence(uri, Reason.NOT_RECORDED, "not an address")
        lines = [line for line in self._index.find(asked) if self._young(line)]
        lines.sort(key=lambda line: abs(line.when - near) if near else self._clock() - line.when)
        for line in lines:
            try:
                found = assembled(self._stream(line.filename), line.row())
            except (ValueError, OSError):
                continue
            if self._own(line) or self._usable(found):
                return self.with_history(found)
        return Absence(uri, Reason.NOT_RECORDED, "not in the archive folder")

    def with_history(self, found: Capture | Absence) -> Capture | Absence:
        """A failure that may pass, with those that earlier runs met at the same address since it last answered."""
        if found.captured is None or not is_passing(found):
            return found
        asked = urls.askable(found.requested if isinstance(found, Capture) else found.uri)
        before = [line for line in self._index.find(asked) if found.captured - line.when >= _ANOTHER_RUN]
        failed: list[Capture | Absence] = []
        for line in sorted(before, key=lambda line: line.when, reverse=True)[:_MOST_FAILURES]:
            with suppress(ValueError, OSError):
                earlier = assembled(self._stream(line.filename), line.row())
                if not is_passing(earlier):
                    break
                failed.append(earlier.without_body())
        return evolve(found, earlier=tuple(reversed(failed)))

    def standing(self, uri: str, passing: bool) -> tuple[str, dt.datetime | None] | None:
        """Which capture `lookup` would answer with now, without reading it, and until when it may be used again.

        `passing` says that it is a failure of the moment. The moment is None if it may be used for ever; the answer is
        None if nothing young enough is kept.
        """
        try:
            lines = [line for line in self._index.find(urls.askable(uri)) if self._young(line)]
        except urls.BadURL:
            return None
        if not lines:
            return None
        line = max(lines, key=lambda line: line.when)
        age = self._max_age if self._max_age is None or not passing else min(FAILURES_AGE, self._max_age)
        return f"{line.filename}:{line.offset}", None if age is None else line.when + age

    def keep(self, found: Capture | Absence) -> None:
        """Write it to this run's WARC; what says nothing about the source is not kept."""
        if isinstance(found, Absence) and found.reason in _NEVER_KEPT:
            return
        if self._writer is None:
            self._writer = self._begin()
        if any(line.when == found.captured for line in self._index.added(asked(found))):
            return  # two who asked for one source at once were given the same answer
        row = self._writer.keep(found)
        self._index.add(Line.of(row, self._writer.path.name))

    async def close(self) -> None:
        """Finish this run's WARC and write the index."""
        if self._writer is not None:
            self._writer.close()
            self._index.save()
            self._writer = None
        for stream in self._open.values():
            stream.close()
        self._open.clear()

    def _own(self, line: Line) -> bool:
        """Whether this run kept it: a source is asked for once in a run, whatever its age may be."""
        return self._writer is not None and line.filename == self._writer.path.name

    def _young(self, line: Line) -> bool:
        return self._max_age is None or self._own(line) or self._clock() - line.when <= self._max_age

    def _usable(self, found: Capture | Absence) -> bool:
        """Whether a kept answer still stands for the source."""
        if self._max_age is None or not is_passing(found):
            return True
        return found.captured is not None and self._clock() - found.captured <= min(FAILURES_AGE, self._max_age)

    def _stream(self, filename: str) -> Window:
        """The WARC of this name, opened once; at most 16 are open at a time."""
        if filename not in self._open:
            if len(self._open) >= 16:
                self._open.pop(next(iter(self._open))).close()
            self._open[filename] = Window(self._folder / "warc" / filename)
        return self._open[filename]

    def _begin(self) -> WarcWriter:
        """A new WARC for this run."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        except OSError as error:
            raise UnreadableRecording(
                f"{self._folder}: cannot be written: {error.strerror}", "--archive DIR"
            ) from error
        moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
        return WarcWriter(self._folder / "warc" / f"provaudit-{moment}-{os.getpid()}.warc.gz")

    def _adopt(self) -> None:
        """Take in the WARCs of runs that ended before they could write the index."""
        known = self._index.filenames()
        for path in sorted((self._folder / "warc").glob("*.warc.gz")):
            if path.name in known:
                continue
            try:
                scan = warcreader.scan(path, self._stream(path.name))
            except UnreadableRecording as error:
                self.damage += (error.message,)
                continue
            for row in scan.rows:
                if row.source:
                    self._index.add(Line.of(row, path.name))
