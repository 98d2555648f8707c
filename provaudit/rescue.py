"""What public archives hold of the sources that are broken: asked after the captures, before the rules judge.

The moment that counts is the day the author read the page; where the archive has nothing good of it, the day of
publication; without either, the latest memento.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from attrs import evolve, frozen

from provaudit import urls
from provaudit.contracts import Engine, Rule
from provaudit.model import Absence, Capture, Case, Condition, Dossier, Page, PartialDate, Reference
from provaudit.pages import page_of
from provaudit.references.archived import archived_original
from provaudit.verdict import NOT_ASKED, NOT_THERE

LookUp = Callable[[str, dt.datetime | None], Awaitable[Capture | Absence]]
_FAULTS = {
    Condition.SOFT_404: "a page that says it was not found",
    Condition.ERROR: "an error page",
    Condition.PARKED: "a parked domain",
    Condition.BOT_WALL: "a bot wall",
    Condition.LOGIN: "a login page",
    Condition.CONSENT: "a consent, region or age gate",
    Condition.HOME: "the home page, to which the archived address redirected",
    Condition.LISTING: "a listing page, to which the archived address redirected",
}
_FIRST = dt.datetime(1996, 1, 1, tzinfo=dt.UTC)
"""Before anything was archived."""
_INTERNAL = (".local", ".localhost", ".internal", ".intranet", ".lan", ".corp", ".home", ".home.arpa")


@frozen
class Wanted:
    """One thing to ask the archives: an address, the moments that would do, the best first, and a link to try."""

    uri: str
    moments: tuple[dt.datetime | None, ...]
    copy: str | None = None


@frozen
class Rescue:
    """What the archives gave for one `Wanted`, without payloads."""

    memento: Capture | Absence
    memento_page: Page | None = None
    copy: Capture | Absence | None = None
    copy_page: Page | None = None


def fault_of(memento: Capture, page: Page | None) -> str | None:
    """What a memento is instead of the page, in words; None if nothing speaks against it."""
    if page is not None and page.condition in _FAULTS:
        return _FAULTS[page.condition]
    return f"an archived error, status {memento.status}" if memento.status >= 400 else None


class Watched(Protocol):
    """Told how far the asking is; every number is a count of sources."""

    def found(self, more: int) -> None:
        """So many sources more are to be asked for."""

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source was asked for."""


async def rescued(
    dossier: Dossier, rules: Sequence[Rule], engine: Engine, archives: LookUp, copies: LookUp, progress: Watched
) -> Dossier:
    """`dossier` with what archives hold of the sources that `rules` call broken, and what their archive links give."""
    wanted = {case.reference.id: one for case in broken(dossier, rules) if (one := wanted_for(case)) is not None}
    asked = list(dict.fromkeys(wanted.values()))

    progress.found(len(asked))

    async def ask(one: Wanted) -> Rescue:
        given = await _asked(one, archives, copies)
        progress.done(one.uri, given.memento)
        return given

    answers = dict(zip(asked, await engine.spread(asked, lambda one: "", ask), strict=True))
    cases = tuple(_with(case, answers[wanted[case.reference.id]]) if case.reference.id in wanted else case
                  for case in dossier.cases)  # fmt: skip
    return evolve(dossier, cases=cases)


def broken(dossier: Dossier, rules: Sequence[Rule]) -> list[Case]:
    """The cases that a verdict will call broken: the rules that say so are run on what was captured."""
    said = {remark.reference for rule in rules if rule.code in NOT_THERE for remark in rule.check(dossier)}
    return [
        case
        for case in dossier.cases
        if case.reference.id in said and not (case.absence and case.absence.reason in NOT_ASKED)
    ]


def wanted_for(case: Case) -> Wanted | None:
    """What to ask for a broken source; None if its address is not one that a public archive may know or learn."""
    uri = case.reference.url or (case.capture.uri if case.capture else case.found.uri)
    uri = archived_original(uri)[0] or uri
    if not _is_public(uri):
        return None
    return Wanted(uri, moments_of(case.reference), case.reference.archive_url)


def moments_of(reference: Reference) -> tuple[dt.datetime | None, ...]:
    """The moments whose memento would serve a reference best: its access, its publication.

    Without both it is the latest and, as dead pages go on to be archived as what took their place, the first.
    """
    dates = dict.fromkeys(date for date in (reference.accessed, reference.date) if date)
    return tuple(map(_noon, dates)) or (None, _FIRST)


def _noon(date: PartialDate) -> dt.datetime:
    """The middle of a day, month or year."""
    day = date.day or (15 if date.month else 1)
    return dt.datetime(date.year, date.month or 7, day, 12, tzinfo=dt.UTC)


def _is_public(uri: str) -> bool:
    """Whether an address may be told to a public archive: names and numbers of inner networks stay inside."""
    name = urls.host(uri)
    try:
        return uri.lower().startswith(("http://", "https://")) and ipaddress.ip_address(name.strip("[]")).is_global
    except ValueError:
        return "." in name and not name.endswith(_INTERNAL)


async def _asked(one: Wanted, archives: LookUp, copies: LookUp) -> Rescue:
    """The first memento that shows the page, else the first of all; and what the reference's own archive link gives."""
    copy = await copies(one.copy, None) if one.copy else None
    shown = _page_at(copy, None) if isinstance(copy, Capture) else None
    found = []
    for moment in one.moments:
        memento = await archives(one.uri, moment)
        page = _page_at(memento, one.uri) if isinstance(memento, Capture) else None
        found.append((memento, page))
        if isinstance(memento, Absence) or fault_of(memento, page) is None:
            break
    memento, page = found[-1] if _is_good(*found[-1]) else found[0]
    return Rescue(memento.without_body(), page, copy.without_body() if copy else None, shown)


def _is_good(memento: Capture | Absence, page: Page | None) -> bool:
    return isinstance(memento, Capture) and fault_of(memento, page) is None


def _page_at(copy: Capture, asked: str | None) -> Page:
    """A copy read at the address that it was made of, if that is known: the archive's own says nothing of a page."""
    original = archived_original(copy.uri)[0] or asked
    if original is None:
        return page_of(copy)
    before = (evolve(copy, uri=asked, body=b"", hops=()),) if asked and not urls.same_source(asked, original) else ()
    return page_of(evolve(copy, uri=original, hops=before))


def _with(case: Case, found: Rescue) -> Case:
    """A case with what the archives gave."""
    return evolve(
        case, memento=found.memento, memento_page=found.memento_page, copy=found.copy, copy_page=found.copy_page
    )
