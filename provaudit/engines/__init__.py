"""ROOM 5: how work is spread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from provaudit.errors import UsageError, suggestion

if TYPE_CHECKING:
    from provaudit.contracts import Engine
    from provaudit.settings import Settings


def _local(settings: Settings) -> Engine:
    from provaudit.engines.local import Local

    return Local(settings.jobs, settings.per_host_jobs)


ENGINES: dict[str, Callable[[Settings], Engine]] = {"local": _local}
"""Name -> how it is made out of the settings."""


def engine_for(settings: Settings) -> Engine:
    """The engine that was chosen; UsageError if there is none of that name."""
    if settings.engine not in ENGINES:
        raise UsageError(f"unknown engine {settings.engine!r}", suggestion(settings.engine, ENGINES))
    return ENGINES[settings.engine](settings)
