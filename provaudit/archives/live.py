"""The live web as an archive."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from provaudit import urls
from provaudit.model import Absence, Capture
from provaudit.settings import Settings
from provaudit.web.client import Client

if TYPE_CHECKING:
    import httpx


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
        self._asking: dict[str, asyncio.Future[Capture | Absence]] = {}

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """What `uri` gives now; `near` is of no use here. Who asks for what is being fetched already waits for that."""
        try:
            key = urls.askable(uri)
        except urls.BadURL:
            return await self._client.fetch(uri)
        waiting = self._asking.get(key)
        if waiting is not None:
            return await asyncio.shield(waiting)
        waiting = self._asking[key] = asyncio.get_running_loop().create_future()
        try:
            found = await self._client.fetch(uri)
            waiting.set_result(found)
            return found
        finally:
            del self._asking[key]
            waiting.cancel()

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
