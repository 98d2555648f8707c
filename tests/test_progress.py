"""Progress: on a terminal, after a second, and nowhere else."""

from __future__ import annotations

import io
import time

import pytest

from provaudit import progress
from provaudit.model import Absence, Reason


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def watched(stream: io.StringIO, seconds: float) -> str:
    """What a run of two sources that lasts so long draws."""
    with progress.progress_on(stream) as counter:
        counter.found(2)
        counter.asking("https://slow.test/b")
        counter.done("https://news.test/a", Absence("https://news.test/a", Reason.TIMEOUT))
        time.sleep(seconds)
        counter.done("https://news.test/b", Absence("https://news.test/b", Reason.TIMEOUT))
    return stream.getvalue()


def test_a_long_run_is_counted_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run longer than the delay shows how many sources are done, even while one is slow."""
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0.05)
    assert "/2" in watched(Terminal(), 0.4)


def test_what_is_slow_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The host that has kept the run waiting longest is named, and the rate is said."""
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0.05)
    monkeypatch.setattr(progress, "_SLOW_SECONDS", 0.1)
    drawn = watched(Terminal(), 0.6)
    assert "slow.test" in drawn
    assert "/s" in drawn


def test_a_short_run_says_nothing() -> None:
    """A run shorter than a second draws nothing."""
    assert watched(Terminal(), 0) == ""


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is drawn where nobody looks."""
    monkeypatch.setattr(progress, "_DELAY_SECONDS", 0.01)
    assert watched(io.StringIO(), 0.1) == ""
