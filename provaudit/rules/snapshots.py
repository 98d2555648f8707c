"""A memento beside the reference that cites its original: what it shows, how far it lies, how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provaudit.comparison.dates import days_apart
from provaudit.comparison.titles import Likeness
from provaudit.model import Capture, Case, Condition, Dossier, Evidence, Page, PartialDate
from provaudit.rescue import fault_of
from provaudit.rules.about import exchange, of_field, words_of
from provaudit.rules.claims import title_claim

_TITLES = {
    Likeness.SAME: "it carries the cited title",
    Likeness.NEAR: "it carries a title close to the cited one",
    Likeness.DIFFERENT: "but the cited title is not in it",
    None: "its title could not be compared",
}
_UNREAD = frozenset({Condition.UNREADABLE, Condition.SHELL})


@frozen
class Snapshot:
    """A memento that shows a page: how it compares with the reference."""

    memento: Capture
    page: Page
    likeness: Likeness | None
    """How its title compares with the cited one; None if that cannot be told."""
    evidence: tuple[Evidence, ...]
    days: int | None
    """How far it lies from the day of access, or else of publication; None if the reference gives neither."""

    @property
    def day(self) -> PartialDate:
        """When it was made."""
        when = self.memento.captured
        return PartialDate(when.year, when.month, when.day)

    @property
    def words(self) -> str:
        """When it was made and whether it shows the work."""
        apart = "" if self.days is None else f", {self.days} days from the citation's date"
        return f"archived {self.day}{apart}; {_TITLES[self.likeness]}"

    @property
    def confidence(self) -> float:
        """How likely it is to show the cited work."""
        return {Likeness.SAME: 0.97, Likeness.NEAR: 0.9, None: 0.7, Likeness.DIFFERENT: 0.4}[self.likeness]


def snapshots(dossier: Dossier) -> Iterator[tuple[Case, Snapshot]]:
    """The broken cases that an archive has a memento of, errors and walls aside."""
    for case in dossier.cases:
        memento, page = case.memento, case.memento_page
        if isinstance(memento, Capture) and page is not None and fault_of(memento, page) is None:
            yield case, _compared(case, memento, page)


def _compared(case: Case, memento: Capture, page: Page) -> Snapshot:
    """A memento beside the reference."""
    found = None if page.condition in _UNREAD else title_claim(case, page)
    shown = [c for c in of_field(page, "title") if found and c.value == found.observed]
    likeness = found.likeness if found else None
    evidence = words_of(memento, shown[:2]) or exchange(memento)
    return Snapshot(memento, page, likeness, evidence, _days(case, memento))


def _days(case: Case, memento: Capture) -> int | None:
    """How far a memento lies from the citation's date."""
    date = case.reference.accessed or case.reference.date
    when = memento.captured
    return days_apart(PartialDate(when.year, when.month, when.day), date) if date else None
