"""Recordings asked as if they were the web: the same chain of redirects and second tries, and never a socket."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from attrs import evolve, frozen

from provaudit import urls
from provaudit.model import Absence, Capture, Reason
from provaudit.web.chain import World, follow
from provaudit.web.exchange import Ask
from provaudit.web.robots import Robots

MAX_REDIRECTS = 20
"""A recorded chain ends by itself; this only stops a malicious one."""


@frozen
class Entry:
    """One recorded answer for one address."""

    when: dt.datetime
    load: Callable[[], Capture | Absence]
    """Read it; ValueError if the recording is damaged there."""
    whole: bool = False
    """It is a source as it was kept, with hops and attempts, and not a single exchange."""


class Recording(Protocol):
    """One file of recorded exchanges."""

    @property
    def damage(self) -> tuple[str, ...]:
        """What of the file could not be read, a sentence each."""
        ...

    def find(self, uri: str, near: dt.datetime | None) -> Sequence[Entry]:
        """What is recorded for `uri`, in the order in which one chain is to be given it; empty if nothing is."""
        ...

    def addresses(self) -> Iterable[str]:
        """Every recorded address."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Replay:
    """Answers every request from recordings only."""

    name = "replay"

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._recordings = tuple(recordings)
        self._robots = Robots(self._robots_txt)
        self._sites: dict[str, list[str]] = defaultdict(list)

    @property
    def damage(self) -> tuple[str, ...]:
        """What could not be read of the recordings, a sentence each."""
        return tuple(said for recording in self._recordings for said in recording.damage)

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The recorded capture of `uri` with the hops that led to it, or why there is none."""
        kept = [entry for entry in self._find(uri, near) if entry.whole]
        if kept:
            try:
                return kept[0].load()
            except ValueError as error:
                return Absence(uri, Reason.PROTOCOL, f"the recording is damaged: {error}")
        chain = _Chain(self._find, near)
        found = await follow(uri, World(chain.exchange, self._robots.refusal, chain.again), MAX_REDIRECTS)
        if isinstance(found, Absence) and found.reason is Reason.NOT_RECORDED:
            return evolve(found, detail=self._nearest(chain.missed or uri))
        return found

    async def close(self) -> None:
        """Let go of the files."""
        for recording in self._recordings:
            recording.close()

    def _find(self, uri: str, near: dt.datetime | None) -> Sequence[Entry]:
        """The answers of the first recording that has any."""
        return next((found for recording in self._recordings if (found := recording.find(uri, near))), ())

    async def _robots_txt(self, uri: str) -> Capture | Absence:
        if not self._find(uri, None):
            return Absence(uri, Reason.NOT_RECORDED)
        chain = _Chain(self._find, None)
        return await follow(uri, World(chain.exchange, _always, chain.again), 5)

    def _nearest(self, uri: str) -> str:
        """A sentence on what is recorded instead: the most similar address of the same site, or of a similar one."""
        if not self._sites:
            for recording in self._recordings:
                for address in recording.addresses():
                    self._sites[urls.registrable_domain(address)].append(address)
        site = urls.registrable_domain(uri)
        like = site if site in self._sites else _most_alike(site, list(self._sites)[:500], 60)
        near = _most_alike(uri, self._sites[like][:200], 50) if like else ""
        return f"{uri} is not recorded" + (f"; the nearest recorded address is {near}" if near else "")


class _Chain:
    """One walk through the recordings: several answers for one address come in their order, and the last repeats."""

    def __init__(self, find: Callable[[str, dt.datetime | None], Sequence[Entry]], near: dt.datetime | None) -> None:
        self._find = find
        self._near = near
        self._answers: dict[str, Sequence[Entry]] = {}
        self._asked: dict[str, int] = defaultdict(int)
        self.missed = ""

    async def exchange(self, ask: Ask) -> Capture | Absence:
        """The next answer for the address."""
        answers = self._answers.get(ask.uri)
        if answers is None:
            found = self._find(ask.uri, self._near)
            answers = self._answers[ask.uri] = [entry for entry in found if not entry.whole]
        if not answers:
            self.missed = self.missed or ask.uri
            return Absence(ask.uri, Reason.NOT_RECORDED)
        entry = answers[min(self._asked[ask.uri], len(answers) - 1)]
        self._asked[ask.uri] += 1
        try:
            return evolve(entry.load(), uri=ask.uri)
        except ValueError as error:
            return Absence(ask.uri, Reason.PROTOCOL, f"the recording is damaged: {error}")

    async def again(self, got: Capture | Absence) -> bool:
        """A second try only if one was recorded."""
        return self._asked[got.uri] < len(self._answers.get(got.uri, ()))


def _most_alike(text: str, among: Sequence[str], percent: float) -> str:
    """The one of these that is most like `text`, if it is so much like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, among, scorer=fuzz.ratio, score_cutoff=percent)
    return str(found[0]) if found else ""


async def _always(uri: str) -> None:
    """Every address may be asked."""
