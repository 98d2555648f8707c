"""Rest without holding a seat: what waits for a second try makes room for others meanwhile.

An engine that bounds how much is done at once puts its `Seat` here; without one, a rest is a plain sleep.
"""

from __future__ import annotations

import asyncio
from contextvars import ContextVar
from typing import Protocol


class Seat(Protocol):
    """One of the places that an engine has to give."""

    async def rest(self, seconds: float) -> None:
        """Give the place to somebody else for at least so long, and come back once there is room."""
        ...


SEAT: ContextVar[Seat | None] = ContextVar("provaudit_seat", default=None)


async def rest(seconds: float) -> None:
    """Wait for at least `seconds`, leaving the seat to others."""
    seat = SEAT.get()
    if seat is None:
        await asyncio.sleep(seconds)
    else:
        await seat.rest(seconds)
