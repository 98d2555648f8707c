"""ROOM 5: how work is spread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provaudit.contracts import Engine
    from provaudit.settings import Settings


def _local(settings: Settings) -> Engine:
    from provaudit.engines.local import Local

    return Local(settings.jobs, settings.per_host_jobs)


ENGINES: dict[str, Callable[[Settings], Engine]] = {"local": _local}
"""Name -> how it is made out of the settings."""
