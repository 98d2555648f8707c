"""The live web as an archive."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable

import httpx

from provaudit import urls
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
        self._asking: dict[str, asyncio.Task[Capture | Absence]] = {}

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """What `uri` gives now; `near` is of no use here. Who asks for what is being fetched already waits for that."""
        try:
            key = urls.askable(uri)
        except urls.BadURL:
            return await self._client.fetch(uri)
        task = self._asking.get(key)
        if task is not None:
            return await asyncio.shield(task)
        task = self._asking[key] = asyncio.ensure_future(self._client.fetch(uri))
        try:
            return await task
        finally:
            del self._asking[key]

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
