"""The Wayback Machine: the memento of an address that is closest to a moment.

Three services are asked in turn, and each of their known traps has its answer:

- availability names the closest capture, but is known to name none of archived pages: its no is not the last word;
- the index (CDX) folds addresses that differ in more than their spelling: only those of the same source count;
- the replay may lead to another capture than the one asked for: the time that counts is the answer's own;
- a replayed 404 or 429 may be the archived answer or the archive's own: Memento-Datetime (RFC 7089, 2.1.1) tells.

All requests go through another archive, the web or recordings, and are kept and replayed like any others.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from attrs import evolve

from provaudit import urls
from provaudit.archives.live import Live
from provaudit.archives.snapshots import Snapshot, available, closest, listed, question, stamp
from provaudit.contracts import Archive
from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from provaudit.web.pause import rest

if TYPE_CHECKING:
    import httpx

BASE = "https://web.archive.org"
AVAILABILITY = "https://archive.org/wayback/available"
PAUSE_SECONDS: Mapping[str, float] = {"availability": 0.25, "index": 2.5, "replay": 0.125}
"""The least time between two requests to one service: 24 a minute for the index, as its heaviest users keep to."""
PATIENCE = 3
"""After so many failures in a row the archive is left alone for the rest of the run."""
_ROWS = 25
_COLUMNS = {"output": "json", "fl": "timestamp,original,statuscode", "filter": "statuscode:200"}
_REPLAY = re.compile(r"/web/(?P<time>[0-9]{4,14})(?:[a-z]{2}_)?/(?P<original>.+)$")
_FAILED = frozenset({Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.TLS, Reason.PROTOCOL})


class Wayback:
    """Looks mementos up in a Wayback Machine; `lookup` never raises for what the archive does."""

    name = "wayback"

    def __init__(
        self,
        settings: Settings | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        base: str = BASE,
        availability: str = AVAILABILITY,
        through: Archive | None = None,
        pause_seconds: Mapping[str, float] = PAUSE_SECONDS,
    ) -> None:
        """`through` makes the requests (recordings, say) and is left open; without it the web is asked."""
        chosen = settings or Settings()
        self._owns = through is None
        self._through: Archive = through or Live(chosen, transport)
        self._base = base.rstrip("/")
        self._availability = availability
        self._pauses = {} if chosen.replay or chosen.offline else pause_seconds
        self._next: dict[str, float] = {}
        self._failures = 0
        self._given_up = ""

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The memento of `uri` closest to `near` (the latest without it), or why there is none.

        Returns:
            A Capture with the memento's own address, its time and its raw bytes; its status is the archived one, 200
            unless the archive holds nothing better. An Absence with `NOT_ARCHIVED` only if the archive's index says so;
            with `NOT_RECORDED` if the requests are answered by recordings that lack them.
        """
        try:
            asked = urls.askable(uri)
        except urls.BadURL as error:
            return Absence(uri, Reason.MALFORMED_URL, str(error))
        offered = await self._available(asked, near)
        found = await self._replayed(offered)
        if not (isinstance(found, Capture) and found.status == 200):
            found = await self._second_opinion(asked, near, offered, found)
        return evolve(found, uri=uri) if isinstance(found, Absence) else found

    async def close(self) -> None:
        """Close the connections that were opened here."""
        if self._owns:
            await self._through.close()

    async def _second_opinion(
        self, uri: str, near: dt.datetime | None, offered: Snapshot | Absence, found: Capture | Absence
    ) -> Capture | Absence:
        """What the index knows, where availability led to nothing good."""
        entry = await self._listed(uri, near)
        if isinstance(entry, Absence):
            return found if isinstance(offered, Snapshot) else entry
        if isinstance(offered, Snapshot) and offered.time == entry.time:
            return found
        second = await self._replayed(entry)
        return found if isinstance(second, Absence) and isinstance(found, Capture) else second

    async def _available(self, uri: str, near: dt.datetime | None) -> Snapshot | Absence:
        """The capture that availability names."""
        moment = {"timestamp": stamp(near)} if near else {}
        got = await self._answer("availability", question(self._availability, uri, **moment))
        return got if isinstance(got, Absence) else available(got, uri)

    async def _listed(self, uri: str, near: dt.datetime | None) -> Snapshot | Absence:
        """The capture of status 200 in the index that is closest to `near`: the last before it, or the first after."""
        bounds: list[dict[str, str | int]] = [{"limit": -_ROWS}]
        if near is not None:
            bounds = [{"to": stamp(near), "limit": -_ROWS}, {"from": stamp(near), "limit": _ROWS}]
        said = []
        for bound in bounds:
            asked = question(f"{self._base}/cdx/search/cdx", uri, **_COLUMNS, **bound)
            got = await self._answer("index", asked)
            said.append(got if isinstance(got, Absence) else listed(got, uri, _ROWS))
        return closest(said, near)

    async def _replayed(self, entry: Snapshot | Absence) -> Capture | Absence:
        """The memento itself, as its raw bytes were archived."""
        if isinstance(entry, Absence):
            return entry
        got = await self._in_turn("replay", f"{self._base}/web/{entry.time}id_/{entry.original}")
        if isinstance(got, Absence):
            return got
        match = _REPLAY.search(got.uri)
        when = _archived_at(got, match)
        if match is None or when is None or urls.host(got.uri) != urls.host(self._base):
            return self._refusal(got)
        uri = f"{self._base}/web/{match['time']}/{match['original']}"
        return evolve(got, uri=uri, captured=when, via=self.name)

    async def _answer(self, service: str, asked: str) -> Capture | Absence:
        """A service's answer of status 200; anything else is no answer."""
        got = await self._in_turn(service, asked)
        return got if isinstance(got, Absence) or got.status == 200 else self._refusal(got)

    async def _in_turn(self, service: str, uri: str) -> Capture | Absence:
        """One request in its turn; a turn that a kept answer left unused is given back."""
        if self._given_up:
            return Absence(uri, Reason.BUDGET, self._given_up)
        pause = self._pauses.get(service, 0.0)
        clock = asyncio.get_running_loop().time
        turn = max(self._next.get(service, 0.0), clock())
        self._next[service] = turn + pause
        if turn > clock():
            await rest(turn - clock())
        got = await self._through.lookup(uri)
        if isinstance(got, Capture) and got.via != "live":
            self._next[service] -= pause
        self._count(got)
        return got

    def _count(self, got: Capture | Absence) -> None:
        """Notice when the archive wants to be left alone; what was kept tells nothing of now."""
        if not self._pauses or (isinstance(got, Capture) and got.via != "live"):
            return
        if isinstance(got, Capture) and got.status == 429 and not _is_archived(got):
            self._given_up = "the archive asked us to slow down (429)"
        failed = got.reason in _FAILED if isinstance(got, Absence) else got.status >= 500 and not _is_archived(got)
        self._failures = self._failures + 1 if failed else 0
        if self._failures >= PATIENCE and not self._given_up:
            self._given_up = f"the archive failed {PATIENCE} times in a row"

    def _refusal(self, got: Capture) -> Absence:
        """An answer of the archive that is neither a memento nor what was asked of it."""
        said = f"the archive answers {got.status} {got.reason}".strip()
        return Absence(got.uri, Reason.REFUSED, f"{said} for {got.requested}", got.hops, got.attempts, got.captured)


def _is_archived(got: Capture) -> bool:
    """Whether an answer is an archived one and not the archive's own."""
    return any(key.lower() == "memento-datetime" or key.lower().startswith("x-archive-orig-") for key, _ in got.headers)


def _archived_at(got: Capture, match: re.Match[str] | None) -> dt.datetime | None:
    """When the memento was made: by its header, or by its address; None if the answer is no memento."""
    if not _is_archived(got):
        return None
    try:
        when = parsedate_to_datetime(got.header("memento-datetime"))
        return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (TypeError, ValueError, OverflowError):
        return Snapshot(match["time"], "", "").when if match else None
