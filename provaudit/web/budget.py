"""What one run may spend: time, bytes and requests, over all hosts."""

from __future__ import annotations

import time
from collections.abc import Callable

from provaudit.model import Absence, Capture
from provaudit.settings import Settings


class Budget:
    """Counts what was spent; a limit of 0 is none."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._began: float | None = None
        self._requests = 0
        self._bytes = 0

    def spent(self) -> str:
        """Which limit is reached, in words; empty if another request may be made."""
        if self._began is None:
            self._began = self._clock()
        limits = (
            (self._settings.budget_seconds, self._clock() - self._began, "seconds"),
            (self._settings.budget_requests, self._requests, "requests"),
            (self._settings.budget_bytes, self._bytes, "bytes"),
        )
        return next(
            (f"the run's budget of {limit:g} {unit} is spent" for limit, used, unit in limits if 0 < limit <= used), ""
        )

    def note(self, got: Capture | Absence) -> None:
        """One more request was made."""
        self._requests += 1
        if isinstance(got, Capture):
            self._bytes += len(got.body)
