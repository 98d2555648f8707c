"""How far a run is, on a terminal's standard error; silent elsewhere, and for runs shorter than a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from provaudit.auditor import Progress
    from provaudit.model import Absence, Capture

_DELAY_SECONDS = 1.0


class Counter:
    """Counts sources, and draws a bar once the run has taken a second."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._total = self._count = 0
        self._bar: Bar | None = None
        self._timer = threading.Timer(_DELAY_SECONDS, self._draw)
        self._timer.daemon = True
        self._timer.start()

    def found(self, more: int) -> None:
        """So many sources more are to be asked."""
        self._total += more
        self._update()

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source was answered."""
        self._count += 1
        self._update()

    def close(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        if self._bar is not None:
            self._bar.stop()

    def _update(self) -> None:
        """Show the counts, if a bar is drawn."""
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._count, total=self._total or None)

    def _draw(self) -> None:
        """Draw the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("sources"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(file=self._stream), transient=True)
        bar.add_task("sources", completed=self._count, total=self._total or None)
        bar.start()
        self._bar = bar


@contextmanager
def progress_on(stream: TextIO) -> Iterator[Progress]:
    """A progress that draws on `stream` if it is a terminal."""
    if not stream.isatty():
        from provaudit.auditor import Silence

        yield Silence()
        return
    counter = Counter(stream)
    try:
        yield counter
    finally:
        counter.close()
