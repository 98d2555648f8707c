"""robots.txt, asked once per origin and obeyed (RFC 9309), read by Protego."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import zlib
from collections.abc import Awaitable, Callable
from functools import lru_cache
from urllib.parse import urljoin

from protego import Protego

from provaudit import urls
from provaudit.model import Absence, Capture, Reason
from provaudit.web.exchange import AGENT

MAX_ROBOTS_BYTES = 512_000
"""RFC 9309, 2.5 demands at least 500 KiB."""

_RESTRICTS = re.compile(rb"disallow|crawl-delay", re.IGNORECASE)
"""Without one of these words a robots.txt allows everything."""
MAX_LINES_SHOWN = 500
"""So many lines are looked at to say which one refuses us."""
_Known = tuple[bytes | str, dt.datetime | None]
"""A packed robots.txt, or in words why all is refused (empty: all is allowed); and when it was read."""


class Robots:
    """What each origin lets us ask, remembered for as long as this object lives."""

    def __init__(self, get: Callable[[str], Awaitable[Capture | Absence]]) -> None:
        self._get = get
        self._rules: dict[str, asyncio.Future[_Known]] = {}

    async def refusal(self, uri: str) -> Absence | None:
        """Why `uri` must not be asked, or None; what has no readable robots.txt may be."""
        rules, when = await self._rules_of(urls.origin(uri))
        if isinstance(rules, str):
            return Absence(uri, Reason.ROBOTS, rules, captured=when) if rules else None
        if _parsed(rules).can_fetch(uri, AGENT):
            return None
        said = f"robots.txt of {urls.host(uri)} disallows {AGENT} to fetch this address: {_line_for(rules, uri)}"
        return Absence(uri, Reason.ROBOTS, said.removesuffix(": "), captured=when)

    def pause_seconds(self, uri: str) -> float:
        """The Crawl-delay that the origin asks for, if its robots.txt is known; at most 10 seconds are granted."""
        known = self._rules.get(urls.origin(uri))
        rules = known.result()[0] if known is not None and known.done() and not known.cancelled() else None
        delay = _parsed(rules).crawl_delay(AGENT) if isinstance(rules, bytes) else None
        return min(float(delay), 10.0) if delay else 0.0

    async def _rules_of(self, origin: str) -> _Known:
        """The rules of an origin: parsed, or why all is refused, or nothing at all; and when they were read."""
        waiting = self._rules.get(origin)
        if waiting is not None and waiting.done():
            return waiting.result()
        if waiting is None:
            waiting = self._rules[origin] = asyncio.get_running_loop().create_future()
            try:
                found = await self._get(urljoin(origin, "/robots.txt"))
                waiting.set_result((rules_in(found), found.captured))
            except BaseException:
                del self._rules[origin]
                waiting.cancel()
                raise
        return await asyncio.shield(waiting)


@lru_cache(512)
def _parsed(packed: bytes) -> Protego:
    """The rules; only the latest are held parsed, since a run may meet a hundred thousand hosts."""
    return Protego.parse(zlib.decompress(packed).decode("utf-8", "replace"))


def _line_for(packed: bytes, uri: str) -> str:
    """The longest Disallow line that covers the address, as evidence; empty if it cannot be told."""
    found = ""
    for line in zlib.decompress(packed).decode("utf-8", "replace").splitlines()[:MAX_LINES_SHOWN]:
        name, _, value = line.partition("#")[0].partition(":")
        covers = name.strip().lower() == "disallow" and len(value.strip()) > len(found)
        if covers and not Protego.parse(f"User-agent: *\nDisallow: {value.strip()}").can_fetch(uri, AGENT):
            found = value.strip()
    return f"Disallow: {found}" if found else ""


def rules_in(found: Capture | Absence) -> bytes | str:
    """What an answer for robots.txt says: the rules, packed; why all is refused; or an empty string: all is allowed.

    RFC 9309, 2.3.1: 4xx allows everything, 5xx forbids everything. An origin that cannot be reached says nothing here:
    the page's own failure tells more than "robots".
    """
    if isinstance(found, Absence) or found.status == 429 or not 200 <= found.status < 600:
        return ""
    if found.status >= 500:
        return f"robots.txt answered {found.status}, which RFC 9309 tells us to take for a refusal"
    kind = found.header("content-type").lower()
    if found.status >= 300 or "html" in kind:
        return ""
    said = found.body[:MAX_ROBOTS_BYTES]
    return zlib.compress(said, 1) if _RESTRICTS.search(said) else ""
