"""What a cassette has recorded: the answers for each address, in their order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from provaudit import urls
from provaudit.archives import tape
from provaudit.archives.replay import Entry
from provaudit.model import Absence


class CassetteRecording:
    """One cassette; the answers for one address are played in their order."""

    damage: tuple[str, ...] = ()

    def __init__(self, path: Path) -> None:
        self._tape = tape.load(path)
        self._answers: dict[str, list[Entry]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for at, said in self._tape.in_order():
            if at is None:
                absence = tape.absence(said, path)
                self._add(absence.uri, Entry(absence.captured or self._tape.recorded, partial(_same, absence)))
            elif said["request"]["method"] == "GET":
                load = partial(tape.capture, said, self._tape.recorded)
                self._add(said["request"]["uri"], Entry(self._tape.moment(said), load))

    def _add(self, address: str, entry: Entry) -> None:
        uri = as_asked(address)
        if uri not in self._answers:
            self._keys[urls.source_key(uri)].append(uri)
        self._answers[uri].append(entry)

    def find(self, uri: str, near: dt.datetime | None) -> Sequence[Entry]:
        """The answers for this very address, or else for one that names the same source."""
        uri = as_asked(uri)
        if uri in self._answers:
            return self._answers[uri]
        return [entry for known in self._keys.get(urls.source_key(uri), ()) for entry in self._answers[known]]

    def addresses(self) -> Iterable[str]:
        """Every recorded address."""
        return self._answers.keys()

    def close(self) -> None:
        """Nothing is open."""


def _same(absence: Absence) -> Absence:
    return absence


def as_asked(address: str) -> str:
    """An address as a request for it has it; as it is if there can be none."""
    try:
        return urls.askable(address)
    except urls.BadURL:
        return address
