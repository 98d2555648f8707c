"""A recording that was broken off, gone on with: what it holds is taken over, and only the rest is asked for."""

from __future__ import annotations

import datetime as dt
import glob
from pathlib import Path

from provaudit.contracts import Archive
from provaudit.model import Absence, Capture, Reason
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
        recorded = isinstance(known, Capture) or known.reason is not Reason.NOT_RECORDED
        return known if recorded and not is_passing(known) else await self._behind.lookup(uri, near)

    async def close(self) -> None:
        """Close both."""
        await self._earlier.close()
        await self._behind.close()


def set_aside(output: Path) -> list[Path]:
    """The recordings of runs that were broken off, out of the way of a new one at `output`; the caller removes them."""
    if output.exists():
        number = 1 + len(_set_aside(output))
        output.replace(output.with_name(f"{_PREFIX}{number}-{output.name}"))
    return _set_aside(output)


def _set_aside(output: Path) -> list[Path]:
    return sorted(output.parent.glob(f"{_PREFIX}[0-9]*-{glob.escape(output.name)}"))
