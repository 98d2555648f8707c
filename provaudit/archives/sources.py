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
    """A source as it was kept: the last exchange with its hops and attempts, or the absence.

    Raises:
        ValueError: the recording is damaged there.
    """
    _, block = warcreader.record_at(stream, row.offset)
    listed = warcreader.exchanges_in(block)
    if sum(isinstance(what, str) for _, what in listed) != len(row.parts):
        raise ValueError("the index and the recording disagree")
    offsets = iter(row.parts)
    roles: dict[str, list[Capture | Absence]] = defaultdict(list)
    for role, what in listed:
        got = what if isinstance(what, Absence) else warcreader.capture_at(stream, *next(offsets), via)
        roles[role].append(got)
    said = json.loads(block)
    if "absence" not in said and not roles["final"]:
        raise ValueError("a source without an end")
    hops = tuple(hop for hop in roles["hop"] if isinstance(hop, Capture))
    last = absence_from_json(said["absence"]) if "absence" in said else roles["final"][-1]
    return evolve(last, hops=hops, attempts=tuple(roles["attempt"]))
