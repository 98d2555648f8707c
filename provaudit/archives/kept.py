"""The web with the archive folder between: what is kept and young is used again, what is fetched is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from provaudit.archives.store import Store
from provaudit.archives.witnessed import is_answer
from provaudit.contracts import Archive
from provaudit.model import Absence, Capture


class Kept:
    """Looks a source up in the store first, then asks the other archive, and keeps its answer."""

    name = "kept"

    def __init__(self, store: Store, behind: Callable[[Callable[[Capture | Absence], None]], Archive]) -> None:
        """`behind` makes the archive that is asked; it is handed what keeps robots.txt files beside the pages."""
        self._store = store
        self._behind = behind(store.keep)

    @property
    def damage(self) -> tuple[str, ...]:
        """What of the folder could not be read, a sentence each."""
        return self._store.damage

    def standing(self, uri: str, passing: bool) -> tuple[str, dt.datetime | None] | None:
        """Which kept capture is the answer now, and until when; None if the other archive would be asked."""
        return self._store.standing(uri, passing)

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """What is kept of `uri` and young, or else what the web says now, which is kept before it is returned."""
        kept = await self._store.lookup(uri, near)
        if is_answer(kept):
            return kept
        found = await self._behind.lookup(uri, near)
        self._store.keep(found)
        return self._store.with_history(found)

    async def close(self) -> None:
        """Close both; what was kept is complete on disk afterwards."""
        await self._behind.close()
        await self._store.close()
