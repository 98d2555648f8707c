"""A source put together again from its WARC records."""

from __future__ import annotations

import json
from collections import defaultdict

from attrs import evolve

from provaudit.archives import warcreader
from provaudit.archives.records import absence_from_json
from provaudit.archives.warcreader import Row, Window
from provaudit.model import Absence, Capture


def assembled(stream: Window, row: Row, via: str = "warc") -> Capture | Absence:
    """A source as it was kept: the last exchange with its hops and attempts, or the absence."""
    _, block = warcreader.record_at(stream, row.offset)
    said = json.loads(block)
    offsets = iter(row.parts)
    roles: dict[str, list[Capture | Absence]] = defaultdict(list)
    for part in said["exchanges"]:
        if "absence" in part:
            roles[part["role"]].append(absence_from_json(part["absence"]))
        else:
            roles[part["role"]].append(warcreader.capture_at(stream, *next(offsets), via))
    hops = tuple(hop for hop in roles["hop"] if isinstance(hop, Capture))
    last = absence_from_json(said["absence"]) if "absence" in said else roles["final"][-1]
    return evolve(last, hops=hops, attempts=tuple(roles["attempt"]))
