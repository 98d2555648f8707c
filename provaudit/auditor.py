"""The pipeline on one page: read, cite, capture, judge, report.

It imports no room: readers, archive, rules and engine are handed in. Captures are made first and judged afterwards, so
that a stored capture can be judged again.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from attrs import define, evolve, field

from provaudit import urls
from provaudit.cited import address_of
from provaudit.citing import cite
from provaudit.contracts import Archive, Engine, Rule, Source
from provaudit.errors import UnreadableInput
from provaudit.finding import found_by, matches, numbered
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
    Report,
    Span,
    Unread,
)
from provaudit.pages import page_of
from provaudit.quotations import checks
from provaudit.rescue import rescued
from provaudit.shelf import Rows, Shelf, ShelvedPage, short
from provaudit.siblings import Siblings
from provaudit.verdict import judge
from provaudit.watching import Progress, Silence

T = TypeVar("T")
_NOWHERE = Span(0, 0)
_MOST_DOCUMENTS, _MOST_REFERENCES = 64, 500
"""How many are under way at a time, with their pages in memory; those of a larger document stand on a shelf."""


Series = Callable[[Iterable[Finding]], Sequence[Finding]]
"""Holds findings, in memory or on a shelf."""
Review = Callable[[Dossier, Sequence[Finding], Sequence[str]], Sequence[Finding]]
"""Takes a dossier, its findings and the codes that were not run; gives the findings that count."""


def _accepted(dossier: Dossier, findings: Sequence[Finding], ignored: Sequence[str]) -> Sequence[Finding]:
    """The review of a run in which nobody has anything to say."""
    return findings


def _none(path: str) -> Sequence[str]:
    """No codes, whatever the document."""
    return ()


@define
class Auditor:
    """Audits documents with the archive, the rules and the engine it is given.

    Attributes:
        archive: asked for the capture of each address.
        rules: run over every dossier.
        engine: spreads the look-ups.
        ignored: of a document's path, the codes, or beginnings of codes, of rules that are not run.
        selected: of a document's path, the codes, or beginnings of codes, of what is reported; empty for all.
        rescue: asked for mementos of what is broken; None asks nobody.
        review: what people say about the findings of a document, before a verdict is drawn from them.
    """

    archive: Archive
    rules: Sequence[Rule]
    engine: Engine
    version: str
    ignored: Callable[[str], Sequence[str]] = _none
    selected: Callable[[str], Sequence[str]] = _none
    review: Review = _accepted
    rescue: Archive | None = None
    progress: Progress = field(factory=Silence)
    _interrupted: bool = False
    _siblings: Siblings = field(factory=Siblings)
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
        """The outcomes in order; under way are as many documents as their references, together, allow."""
        window: deque[tuple[int, asyncio.Task[Audited | Unread]]] = deque()
        for source in sources:
            document = _opened(source)
            size = len(document.references) if isinstance(document, Document) else 0
            window.append((size, asyncio.create_task(self._audit_one(document))))
            while len(window) >= _MOST_DOCUMENTS or (len(window) > 1 and sum(n for n, _ in window) > _MOST_REFERENCES):
                yield await window.popleft()[1]
        for _, task in window:
            yield await task

    async def _audit_one(self, document: Document | Unread) -> Audited | Unread:
        """One document, from its references to its findings."""
        if isinstance(document, Unread):
            return document
        shelf = Shelf() if len(document.references) > _MOST_REFERENCES else None
        dossier = await self._rescued(Dossier(document, *await self._cases(document.references, shelf)))
        return self._judged(dossier, shelf)

    async def _rescued(self, dossier: Dossier) -> Dossier:
        """The dossier with what public archives hold of its broken sources, if they are to be asked."""
        if self.rescue is None:
            return dossier
        ignored = self.ignored(dossier.document.path)
        rules = [rule for rule in self.rules if not matches(rule.code, ignored)]
        ask, ask_here = partial(self._look_up, self.rescue), partial(self._look_up, self.archive)
        return await rescued(dossier, rules, self.engine, ask, ask_here, self.progress)

    async def _cases(
        self, references: Sequence[Reference], shelf: Shelf | None
    ) -> tuple[tuple[Case, ...], dt.date | None]:
        """Each reference with its capture and page, and the day of the latest capture."""
        addresses = list(dict.fromkeys(filter(None, map(address_of, references))))
        self.progress.found(len(addresses))
        answers = await self.engine.spread(addresses, urls.host, partial(self._ask, shelf))
        known = dict(zip(addresses, answers, strict=True))
        cases = tuple(_case(reference, known) for reference in references)
        days = [case.capture.captured.date() for case in cases if case.capture]
        return cases, max(days, default=None)

    async def _ask(self, shelf: Shelf | None, uri: str) -> Case:
        """What the archive has of `uri`, read into a page at once so that its bytes can be let go."""
        self.progress.asking(uri)
        found = await self._look_up(self.archive, uri)
        self.progress.done(uri, found)
        unplaced = Reference(text=uri, span=_NOWHERE, url=uri)
        if isinstance(found, Absence):
            return Case(unplaced, found)
        page = await self._siblings.told_apart(page_of(found), partial(self._look_up, self.archive))
        kept = ShelvedPage(page, shelf) if shelf else page
        return Case(unplaced, found if "#" in uri else found.without_body(), kept)

    async def _look_up(self, archive: Archive, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """Ask an archive, unless the run was interrupted."""
        if self._interrupted:
            return Absence(uri, Reason.INTERRUPTED)
        task = asyncio.ensure_future(archive.lookup(uri, near))
        self._asking.add(task)
        try:
            return await task
        except asyncio.CancelledError:
            if not self._interrupted:
                raise
            return Absence(uri, Reason.INTERRUPTED)
        finally:
            self._asking.discard(task)

    def _judged(self, dossier: Dossier, shelf: Shelf | None) -> Audited:
        """The findings of all rules, and the verdict on every case; those of a large document stand on the shelf."""

        def series(values: Iterable[T]) -> Sequence[T]:
            return Rows(shelf, values) if shelf else tuple(values)

        findings = series(numbered(self._findings(dossier, series), dossier))
        of_reference: dict[str | None, list[int]] = {}
        for at, finding in enumerate(findings):
            of_reference.setdefault(finding.remark.reference, []).append(at)
        selected = self.selected(dossier.document.path)
        shown = series(f for f in findings if matches(f.code, selected)) if selected else findings
        ids = {finding.id for finding in shown}
        judgements = (
            judge(case, [findings[at] for at in of_reference.get(case.reference.id, ())]) for case in dossier.cases
        )
        light = series(_lightened(judgement, ids) for judgement in judgements)
        return Audited(dossier.document, light, checks(dossier), shown)

    def _findings(self, dossier: Dossier, series: Series) -> Sequence[Finding]:
        """What the rules find and the review leaves."""
        ignored = self.ignored(dossier.document.path)
        run = [rule for rule in self.rules if not matches(rule.code, ignored)]
        said = series(found_by(run, dossier))
        kept = self.review(dossier, said, ignored)
        return series(f for f in kept if not matches(f.code, ignored)) if ignored else kept


def _opened(source: Source) -> Document | Unread:
    """The document with its references, or why it cannot be read."""
    try:
        return cite(source.read())
    except UnreadableInput as error:
        return Unread(source.path, error.message, error.hint)


def _case(reference: Reference, known: dict[str, Case]) -> Case:
    """The case of a reference, given what is known of each address."""
    address = address_of(reference)
    if address is None:
        return Case(reference, Absence("", Reason.NO_URL))
    return evolve(known[address], reference=reference)


def _lightened(judgement: Judgement, shown: set[str]) -> Judgement:
    """A judgement without the bytes and texts that only the rules needed, and with the findings that are reported."""
    case = judgement.case
    capture = case.capture
    page = short(case.page) if case.page else None
    found = capture.without_body() if capture else case.found
    light = evolve(case, found=found, page=page, memento_page=None, copy_page=None)
    return evolve(judgement, case=light, findings=tuple(f for f in judgement.findings if f in shown))
