"""How far a run is, on a terminal's standard error; silent elsewhere, and for runs shorter than a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from provaudit.model import Absence, Capture
    from provaudit.watching import Progress

_DELAY_SECONDS = 1.0
_SLOW_SECONDS = 2.0
"""From when on a source that has not answered is named."""


class Counter:
    """Counts sources, and draws a bar once the run has taken a second: counts, rate, and what is slow right now."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self._since = time.monotonic()
        self._total = self._count = 0
        self._waiting: dict[str, float] = {}
        self._bar: Bar | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._timer = threading.Timer(_DELAY_SECONDS, self._draw)
        self._timer.daemon = True
        self._timer.start()

    def found(self, more: int) -> None:
        """So many sources more are to be asked."""
        self._total += more
        self._update()

    def asking(self, uri: str) -> None:
        """One source is being asked."""
        with self._lock:
            self._waiting[uri] = time.monotonic()

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source was answered."""
        with self._lock:
            self._waiting.pop(uri, None)
        self._count += 1
        self._update()

    def close(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._closed, bar = True, self._bar
        if bar is not None:
            bar.stop()

    def state(self) -> str:
        """The rate so far, and the source that has kept us waiting longest."""
        now = time.monotonic()
        rate = f"{self._count / max(now - self._since, 0.001):.1f}/s"
        with self._lock:
            uri, since = min(self._waiting.items(), key=lambda pair: pair[1], default=("", now))
        slow = now - since
        return f"{rate}  waiting {slow:.0f} s for {urlsplit(uri).hostname}" if slow >= _SLOW_SECONDS else rate

    def _update(self) -> None:
        """Show the counts, if a bar is drawn."""
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._count, total=self._total or None)

    def _draw(self) -> None:
        """Draw the bar, unless the run has ended meanwhile."""
        bar = _bar(self)
        bar.add_task("sources", completed=self._count, total=self._total or None)
        with self._lock:
            if self._closed:
                return
            self._bar = bar
        bar.start()  # Without the lock: drawing asks for the state, which takes it.
        if self._closed:
            bar.stop()


def _bar(counter: Counter) -> Bar:
    """A bar that asks the counter for its state whenever it is drawn."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text

    class State(ProgressColumn):
        """The rate, and what is slow."""

        def render(self, task: Task) -> Text:
            return Text(counter.state())

    columns = (TextColumn("sources"), BarColumn(bar_width=20), MofNCompleteColumn(), State())
    return Progress(*columns, console=Console(file=counter.stream), transient=True)


@contextmanager
def progress_on(stream: TextIO) -> Iterator[Progress]:
    """A progress that draws on `stream` if it is a terminal."""
    if not stream.isatty():
        from provaudit.watching import Silence

        yield Silence()
        return
    counter = Counter(stream)
    try:
        yield counter
    finally:
        counter.close()
