"""An archive whose every answer is told to a witness, for example to a file that keeps it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from provaudit.contracts import Archive
from provaudit.model import Absence, Capture, Reason


class Witnessed:
    """Asks another archive, and tells the witness before it answers; what no recording held is not worth telling."""

    name = "witnessed"

    def __init__(self, behind: Archive, witness: Callable[[Capture | Absence], None]) -> None:
        self._behind = behind
        self._witness = witness

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The other archive's answer."""
        found = await self._behind.lookup(uri, near)
        if is_answer(found):
            self._witness(found)
        return found

    async def close(self) -> None:
        """Close the other archive."""
        await self._behind.close()


def is_answer(found: Capture | Absence) -> bool:
    """Whether it says anything of the source: that no recording holds it says nothing."""
    return isinstance(found, Capture) or found.reason is not Reason.NOT_RECORDED
