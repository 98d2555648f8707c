"""A recording that was broken off, gone on with: what it holds is taken over, and only the rest is asked for."""

from __future__ import annotations

import datetime as dt
import glob
from itertools import count
from pathlib import Path

from provaudit.archives.witnessed import is_answer
from provaudit.contracts import Archive
from provaudit.model import Absence, Capture
from provaudit.web.chain import is_passing

_PREFIX = "broken-off-"


class Resumed:
    """Answers out of earlier recordings, and asks another archive for what they do not hold or what may have passed."""

    name = "resumed"

    def __init__(self, earlier: Archive, behind: Archive) -> None:
        self._earlier = earlier
        self._behind = behind

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """What was recorded of `uri`, or else what the other archive says."""
        known = await self._earlier.lookup(uri, near)
        settled = is_answer(known) and not is_passing(known)
        return known if settled else await self._behind.lookup(uri, near)

    async def close(self) -> None:
        """Close both."""
        await self._earlier.close()
        await self._behind.close()


def set_aside(output: Path) -> list[Path]:
    """The recordings of runs that were broken off, out of the way of a new one at `output`; the caller removes them."""
    if output.exists():
        free = (output.with_name(f"{_PREFIX}{number}-{output.name}") for number in count(1))
        output.replace(next(path for path in free if not path.exists()))
    return _set_aside(output)


def _set_aside(output: Path) -> list[Path]:
    return sorted(output.parent.glob(f"{_PREFIX}[0-9]*-{glob.escape(output.name)}"))
