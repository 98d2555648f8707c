"""The pipeline on one page: read, cite, capture, judge, report.

It imports no room: readers, archive, rules and engine are handed in. Captures are made first and judged afterwards, so
that a stored capture can be judged again.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Protocol

from attrs import define, evolve, field, frozen

from provaudit import urls
from provaudit.citing import cite
from provaudit.contracts import Archive, Engine, Rule
from provaudit.errors import UnreadableInput
from provaudit.model import (
    Absence,
    Audited,
    Capture,
    Case,
    Document,
    Dossier,
    Finding,
    Judgement,
    Reason,
    Reference,
    Remark,
    Report,
    Severity,
    Span,
    Unread,
)
from provaudit.pages import page_of
from provaudit.quotations import checks
from provaudit.verdict import judge

_NOWHERE = Span(0, 0)
_IN_FLIGHT = 32
"""How many documents are read ahead; what is kept of one is let go when it is judged."""


class Progress(Protocol):
    """Told how far a run is; every number is a count of sources."""

    def found(self, more: int) -> None:
        """So many sources more are to be asked."""

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source was answered."""


class Silence:
    """The progress of a run that nobody watches."""

    def found(self, more: int) -> None:
        """Nothing is said."""

    def done(self, uri: str, found: Capture | Absence) -> None:
        """Nothing is said."""


@frozen
class Source:
    """An input to audit: its name, and how to read it."""

    path: str
    read: Callable[[], Document]


@define
class Auditor:
    """Audits documents with the archive, the rules and the engine it is given.

    Attributes:
        archive: asked for the capture of each address.
        rules: run over every dossier.
        engine: spreads the look-ups.
        ignored: codes, or beginnings of codes, of rules that are not run.
        selected: codes, or beginnings of codes, of the findings that are reported; empty for all.
    """

    archive: Archive
    rules: Sequence[Rule]
    engine: Engine
    version: str
    ignored: tuple[str, ...] = ()
    selected: tuple[str, ...] = ()
    progress: Progress = field(factory=Silence)
    _interrupted: bool = False
    _asking: set[asyncio.Task[Capture | Absence]] = field(factory=set)

    async def audit(self, sources: Sequence[Source]) -> Report:
        """Audit `sources` in the order given; an unreadable one is listed, and the others are audited."""
        documents, unread = [], []
        async for outcome in self._in_order(sources):
            if isinstance(outcome, Unread):
                unread.append(outcome)
            else:
                documents.append(outcome)
        return Report(self.version, tuple(documents), tuple(unread), self._interrupted)

    def interrupt(self) -> None:
        """Stop asking: what was captured is judged, what was not is `interrupted`."""
        self._interrupted = True
        for task in self._asking:
            task.cancel()

    async def _in_order(self, sources: Sequence[Source]) -> AsyncIterator[Audited | Unread]:
        """The outcomes in order, with a window of documents under way."""
        window: list[asyncio.Task[Audited | Unread]] = []
        for source in sources:
            window.append(asyncio.create_task(self._audit_one(source)))
            if len(window) >= _IN_FLIGHT:
                yield await window.pop(0)
        for task in window:
            yield await task

    async def _audit_one(self, source: Source) -> Audited | Unread:
        """One document, from its bytes to its findings."""
        try:
            document = cite(source.read())
        except UnreadableInput as error:
            return Unread(source.path, error.message, error.hint)
        return self._judged(Dossier(document, *await self._cases(document.references)))

    async def _cases(self, references: Sequence[Reference]) -> tuple[tuple[Case, ...], dt.date | None]:
        """Each reference with its capture and page, and the day of the latest capture."""
        addresses = list(dict.fromkeys(filter(None, map(address_of, references))))
        self.progress.found(len(addresses))
        answers = await self.engine.spread(addresses, urls.host, self._ask)
        known = dict(zip(addresses, answers, strict=True))
        cases = tuple(_case(reference, known) for reference in references)
        days = [case.capture.captured.date() for case in cases if case.capture]
        return cases, max(days, default=None)

    async def _ask(self, uri: str) -> Case:
        """What the archive has of `uri`, read into a page at once so that its bytes can be let go."""
        found = await self._look_up(uri)
        self.progress.done(uri, found)
        unplaced = Reference(text=uri, span=_NOWHERE, url=uri)
        if isinstance(found, Absence):
            return Case(unplaced, found)
        return Case(unplaced, found if "#" in uri else found.without_body(), page_of(found))

    async def _look_up(self, uri: str) -> Capture | Absence:
        """Ask the archive, unless the run was interrupted."""
        if self._interrupted:
            return Absence(uri, Reason.INTERRUPTED)
        task = asyncio.ensure_future(self.archive.lookup(uri))
        self._asking.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if not self._interrupted:
                raise
            return Absence(uri, Reason.INTERRUPTED)
        finally:
            self._asking.discard(task)

    def _judged(self, dossier: Dossier) -> Audited:
        """The findings of all rules, and the verdict on every case."""
        findings = _stamped(_remarks(dossier, [rule for rule in self.rules if not _matches(rule.code, self.ignored)]))
        of_reference: dict[str | None, list[Finding]] = {}
        for finding in findings:
            of_reference.setdefault(finding.remark.reference, []).append(finding)
        judgements = [judge(case, of_reference.get(case.reference.id, [])) for case in dossier.cases]
        shown = tuple(f for f in findings if not self.selected or _matches(f.code, self.selected))
        return Audited(
            dossier.document,
            tuple(_lightened(judgement, {f.id for f in shown}) for judgement in judgements),
            checks(dossier),
            shown,
        )


def address_of(reference: Reference) -> str | None:
    """The address that a reference is checked at; a DOI without one is asked of the resolver."""
    return reference.url or (f"https://doi.org/{reference.doi}" if reference.doi else None)


def _case(reference: Reference, known: dict[str, Case]) -> Case:
    """The case of a reference, given what is known of each address."""
    address = address_of(reference)
    if address is None:
        return Case(reference, Absence("", Reason.NO_URL))
    return evolve(known[address], reference=reference)


def _remarks(dossier: Dossier, rules: Iterable[Rule]) -> list[tuple[Rule, Remark]]:
    """What the rules have to say, in document order and, at one place, in the order of the rules."""
    order = {reference.id: place for place, reference in enumerate(dossier.document.references)}
    said = [(rule, remark) for rule in rules for remark in rule.check(dossier)]
    return sorted(said, key=lambda pair: order.get(pair[1].reference or "", -1))


def _stamped(remarks: Iterable[tuple[Rule, Remark]]) -> list[Finding]:
    """Remarks with the code, name and severity of their rules, and an id each."""
    return [
        Finding(f"f{number}", rule.code, rule.name, rule.severity, remark)
        for number, (rule, remark) in enumerate(remarks, 1)
    ]


def _matches(code: str, beginnings: Sequence[str]) -> bool:
    """Whether `code` is one of, or begins with one of, `beginnings`."""
    return code.startswith(tuple(beginnings)) if beginnings else False


def _lightened(judgement: Judgement, shown: set[str]) -> Judgement:
    """A judgement without the bytes and texts that only the rules needed, and with the findings that are reported."""
    case = judgement.case
    capture = case.capture
    page = evolve(case.page, text="", candidates=()) if case.page else None
    light = evolve(case, found=capture.without_body() if capture else case.found, page=page)
    return evolve(judgement, case=light, findings=tuple(f for f in judgement.findings if f in shown))


def gate(report: Report, fail_on: str) -> int:
    """The exit code that a report calls for.

    Returns:
        0: nothing at or above the gate. 1: findings at or above it. 2: an input could not be read. 3: no finding, but
        over half of the references that have an address could not be checked.
    """
    if report.unread:
        return 2
    barred = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}.get(fail_on, set())
    if any(finding.severity in barred for audited in report.documents for finding in audited.findings):
        return 1
    asked = [j for a in report.documents for j in a.judgements if not _without_address(j)]
    untold = sum(judgement.verdict in ("undetermined", "unchecked") for judgement in asked)
    return 3 if untold * 2 > len(asked) and fail_on != "never" else 0


def _without_address(judgement: Judgement) -> bool:
    """Whether there was nothing to ask."""
    absence = judgement.case.absence
    return absence is not None and absence.reason is Reason.NO_URL
