"""The live web as an archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import httpx

from provaudit.model import Absence, Capture
from provaudit.settings import Settings
from provaudit.web.client import Client


class Live:
    """Asks the web itself; `witness` is told of every robots.txt that was read on the way."""

    name = "live"

    def __init__(
        self,
        settings: Settings,
        transport: httpx.AsyncBaseTransport | None = None,
        witness: Callable[[Capture | Absence], None] | None = None,
    ) -> None:
        self._client = Client(settings, transport, witness)

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """What `uri` gives now; `near` is of no use here."""
        return await self._client.fetch(uri)

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
