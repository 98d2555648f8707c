"""What earlier runs met at an address that fails today."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from pathlib import Path

from attrs import frozen

from provaudit.archives.kept import Kept
from provaudit.archives.store import Store
from provaudit.model import Absence, Capture, Reason

URI = "https://news.test/a"
FIRST = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def timeout(day: int) -> Absence:
    """A try that failed, some days after the first run."""
    return Absence(URI, Reason.TIMEOUT, "no answer", captured=FIRST + dt.timedelta(days=day))


def answer(status: int, day: int) -> Capture:
    """An answer, some days after the first run."""
    body = b"<title>A title</title>"
    digest = f"sha256:{hashlib.sha256(body).hexdigest()}"
    return Capture(URI, status, (), body, FIRST + dt.timedelta(days=day), digest)


@frozen
class Today:
    """A web that gives one answer."""

    found: Capture | Absence
    name = "today"

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The answer."""
        return self.found

    async def close(self) -> None:
        """Nothing to let go of."""


def runs(folder: Path, *found: Capture | Absence) -> Capture | Absence:
    """What the last of several runs is told, each a day or more after the one before."""
    told = found[-1]
    for one in found:
        told = asyncio.run(run(folder, one))
    return told


async def run(folder: Path, found: Capture | Absence) -> Capture | Absence:
    """One run over the folder that asks for the address twice."""
    store = Store(folder, dt.timedelta(hours=1), lambda: found.captured or FIRST)
    archive = Kept(store, lambda keep: Today(found))
    first, second = await archive.lookup(URI), await archive.lookup(URI)
    await archive.close()
    assert first.earlier == second.earlier, "asking again in the same run tells the same"
    return first


def test_failures_of_earlier_runs_are_told(tmp_path: Path) -> None:
    """A failure comes with those before it, first one first, and with nothing of its own run."""
    found = runs(tmp_path, timeout(0), answer(503, 4), timeout(9))
    assert [one.captured for one in found.earlier] == [FIRST, FIRST + dt.timedelta(days=4)]
    assert isinstance(found.earlier[1], Capture)
    assert found.earlier[1].status == 503


def test_an_answer_ends_the_history(tmp_path: Path) -> None:
    """What failed before the address last answered no longer counts, and an answer has no history."""
    assert runs(tmp_path, timeout(0), answer(200, 2), timeout(4), timeout(9)).earlier == (timeout(4),)
    assert runs(tmp_path, answer(200, 12)).earlier == ()
