"""ROOM 2: URI -> Capture | Absence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provaudit.contracts import Archive
    from provaudit.settings import Settings


def _live(settings: Settings) -> Archive:
    from provaudit.archives.live import Live

    return Live(settings)


def _replay(settings: Settings) -> Archive:
    from provaudit.archives.recordings import replay_archive

    return replay_archive(settings.replay)


def _store(settings: Settings) -> Archive:
    from provaudit.archives.store import Store

    return Store(settings.archive, None if settings.offline else settings.max_age)


def _wayback(settings: Settings) -> Archive:
    from provaudit.archives.wayback import Wayback

    return Wayback(settings)


ARCHIVES: dict[str, Callable[[Settings], Archive]] = {
    "live": _live,
    "replay": _replay,
    "store": _store,
    "wayback": _wayback,
}
"""Name -> how it is made out of the settings; each member's libraries are loaded when it is made."""
