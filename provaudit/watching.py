"""Who watches a run: told of every source that is found, asked and answered."""

from __future__ import annotations

from typing import Protocol

from provaudit.model import Absence, Capture


class Progress(Protocol):
    """Told how far a run is; every number is a count of sources."""

    def found(self, more: int) -> None:
        """So many sources more are to be asked."""

    def asking(self, uri: str) -> None:
        """One source is being asked."""

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source was answered."""


class Silence:
    """The progress of a run that nobody watches."""

    def found(self, more: int) -> None:
        """Nothing is said."""

    def asking(self, uri: str) -> None:
        """Nothing is said."""

    def done(self, uri: str, found: Capture | Absence) -> None:
        """Nothing is said."""
