"""How far a run is, on a terminal's standard error; silent elsewhere, and for runs shorter than a second."""

from __future__ import annotations

import time
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
        self._since = time.monotonic()
        self._total = self._count = 0
        self._bar: Bar | None = None

    def found(self, more: int) -> None:
        """So many sources more are to be asked."""
        self._total += more

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source was answered."""
        self._count += 1
        if self._bar is None and time.monotonic() - self._since > _DELAY_SECONDS:
            self._bar = self._drawn()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._count, total=self._total)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def _drawn(self) -> Bar:
        """The bar, started."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("sources"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        bar = Progress(*columns, console=Console(file=self._stream), transient=True)
        bar.add_task("sources", total=self._total)
        bar.start()
        return bar


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
