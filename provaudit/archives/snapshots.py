"""What a Wayback Machine's availability service and index (CDX) say, read without trust; no I/O.

Shapes: `{"archived_snapshots": {"closest": {"available", "url", "timestamp", "status"}}}`, and a JSON array of rows, of
which the first names the columns.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from attrs import frozen

from provaudit import urls
from provaudit.model import Absence, Capture, Reason

_REPLAY = re.compile(r"https?://[^/]+/web/(?P<time>[0-9]{4,14})(?:[a-z]{2}_)?/(?P<original>\S+)$")
_TIME = re.compile(r"[0-9]{4,14}")


@frozen
class Snapshot:
    """One capture that the archive says it holds."""

    time: str
    """4 to 14 digits, from the year down."""
    original: str
    """The address as it was archived."""
    status: str

    @property
    def when(self) -> dt.datetime | None:
        """The moment, UTC; what the digits leave out is the earliest possible; None if there is no such moment."""
        parts = [self.time[at : at + size] for at, size in ((0, 4), (4, 2), (6, 2), (8, 2), (10, 2), (12, 2))]
        year, month, day, hour, minute, second = (int(part or low) for part, low in zip(parts, "111000", strict=True))
        if not (year and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
            return None
        if hour > 23 or minute > 59 or second > 59:
            return None
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)


def stamp(when: dt.datetime) -> str:
    """A moment as Wayback Machines write it: 14 digits, UTC."""
    return when.astimezone(dt.UTC).strftime("%Y%m%d%H%M%S").rjust(14, "0")


def question(service: str, uri: str, **parameters: str | int) -> str:
    """The address that asks `service` about `uri`."""
    return f"{service}?url={quote(uri, safe='')}" + "".join(f"&{key}={value}" for key, value in parameters.items())


def available(got: Capture, uri: str) -> Snapshot | Absence:
    """The capture of `uri` that an availability answer names; NOT_ARCHIVED if it names none."""
    said = _parsed(got)
    match said:
        case {"archived_snapshots": {"closest": {"available": True, "url": str(address), **rest}}}:
            found = _REPLAY.match(address)
            if found is None or not urls.same_source(found["original"], uri):
                return _unclear(got, "availability names another address")
            return _real(Snapshot(found["time"], found["original"], str(rest.get("status") or "200")), got)
        case {"archived_snapshots": {}}:
            return Absence(uri, Reason.NOT_ARCHIVED, "availability names no capture", captured=got.captured)
    return _unclear(got, "availability gives no answer that can be read")


def _real(found: Snapshot, got: Capture) -> Snapshot | Absence:
    return found if found.when else _unclear(got, "availability names no moment")


def listed(got: Capture, uri: str, limit: int) -> tuple[Snapshot, ...] | Absence:
    """The captures of `uri` with status 200 in an index answer of at most `limit` rows; NOT_ARCHIVED if there is none.

    An index folds letter case and more: rows of other sources do not count, and an answer full of them says nothing.
    """
    rows = _parsed(got)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return _unclear(got, "the index gives no answer that can be read")
    names = [str(name) for name in rows[0]] if rows else []
    entries = rows[1:]
    found = [entry for row in entries if (entry := _entry(dict(zip(names, map(str, row), strict=False)))) is not None]
    ours = tuple(entry for entry in found if urls.same_source(entry.original, uri) and entry.status == "200")
    if ours:
        return ours
    if len(found) < len(entries) or len(entries) >= limit:
        return _unclear(got, "the index lists nothing that is surely of this address")
    return Absence(uri, Reason.NOT_ARCHIVED, "the index lists no capture of status 200", captured=got.captured)


def _entry(row: dict[str, str]) -> Snapshot | None:
    """A row as a capture; None if it is none."""
    time, original = row.get("timestamp", ""), row.get("original", "")
    if not _TIME.fullmatch(time) or not original:
        return None
    entry = Snapshot(time, original, row.get("statuscode", ""))
    return entry if entry.when else None


def closest(said: Sequence[tuple[Snapshot, ...] | Absence], near: dt.datetime | None) -> Snapshot | Absence:
    """The capture closest to `near` (the latest without it); without any, what failed before what said no."""
    found = [entry for answer in said if not isinstance(answer, Absence) for entry in answer]
    if found:
        return min(found, key=lambda entry: _distance(entry, near))
    missing = [answer for answer in said if isinstance(answer, Absence)]
    return next((one for one in missing if one.reason is not Reason.NOT_ARCHIVED), missing[0])


def _distance(entry: Snapshot, near: dt.datetime | None) -> float:
    """How far a capture lies from `near`, in seconds; without it, the later the closer."""
    when = entry.when or dt.datetime.min.replace(tzinfo=dt.UTC)
    return abs((when - near).total_seconds()) if near else -when.timestamp()


def _parsed(got: Capture) -> Any:
    """The answer's JSON; None if it is none, or was cut short."""
    if got.truncated:
        return None
    try:
        return json.loads(got.body)
    except (ValueError, RecursionError):
        return None


def _unclear(got: Capture, detail: str) -> Absence:
    return Absence(got.uri, Reason.PROTOCOL, detail, captured=got.captured)
