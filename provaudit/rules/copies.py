"""A403, A406, A407: archived copies that do not show what was cited, or not as of the day."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.comparison.dates import days_apart
from provaudit.comparison.titles import Likeness
from provaudit.contracts import Rule
from provaudit.model import Capture, Case, Condition, Dossier, Evidence, Fix, Page, Remark, Severity
from provaudit.references.archived import archived_original
from provaudit.rescue import fault_of
from provaudit.rules.about import about, exchange
from provaudit.rules.snapshots import Snapshot, snapshots

FAR_DAYS = 180
"""How far from the citation date a cited snapshot must lie before a nearer one is worth a word."""


def archive_link_gone(dossier: Dossier) -> Iterator[Remark]:
    """The reference's link is dead, and its archive link leads nowhere either: the archive answers 404 or 410.

    Why it matters: the archive link was to be the way out. Correct it, or take the copy that is offered.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        Archived 5 March 2025 at https://web.archive.org/web/20250305120000/https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 404 https://web.archive.org/web/20250305120000/https://news.example/a

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        Archived 5 March 2025 at https://web.archive.org/web/20250305120000/https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 503 https://web.archive.org/web/20250305120000/https://news.example/a
    """
    for case in dossier.cases:
        copy = case.copy
        if isinstance(copy, Capture) and copy.status in (404, 410) and not copy.header("Memento-Datetime"):
            if case.copy_page and case.copy_page.condition is Condition.BOT_WALL:
                continue
            yield about(
                case, f"the archive link answers {copy.status}", "archive_url", claimed=case.reference.archive_url,
                observed=f"{copy.status} {copy.reason}".strip(), origin="HTTP status", evidence=exchange(copy),
                confidence=0.95 if copy.attempts else 0.9,
            )  # fmt: skip


def snapshot_worthless(dossier: Dossier) -> Iterator[Remark]:
    """The archived copy of a dead link is itself an error, a wall, a parked page or the home page.

    Why it matters: such a copy looks like a rescue and shows nothing of what was cited.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20250305120000/https://news.example/a
        <title>Page not found</title><h1>Page not found</h1><p>Sorry, the page could not be found.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20250305120000/https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>
    """
    for case in dossier.cases:
        for memento, page, whose in (
            (case.copy, case.copy_page, "cited copy"), (case.memento, case.memento_page, "archive's copy"),
        ):  # fmt: skip
            fault = _fault(memento, page) if isinstance(memento, Capture) else None
            if fault and isinstance(memento, Capture):
                signals = page.signals if page else ()
                yield about(
                    case, f"the {whose} is {fault}", "archive_url", observed=memento.uri, origin="archive",
                    evidence=tuple(Evidence(memento.digest, signal) for signal in signals) or exchange(memento),
                    confidence=0.9,
                )  # fmt: skip
                break


def _fault(memento: Capture, page: Page | None) -> str | None:
    """What a copy is instead of the page; None too where the archive itself, and not the copy, may have answered."""
    is_own = memento.status >= 400 and memento.via != "wayback" and not memento.header("Memento-Datetime")
    return None if is_own else fault_of(memento, page)


def nearer_snapshot(dossier: Dossier) -> Iterator[Remark]:
    """The archived copy in the reference was made long before or after the day it speaks of, and a nearer one exists.

    Why it matters: pages change; a copy from the day shows what was read.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2020. https://news.example/a.
        Archived 5 March 2025 at https://web.archive.org/web/20250305120000/https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20200305120000/https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2020. https://news.example/a.
        Archived 15 March 2020 at https://web.archive.org/web/20200315120000/https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20200301120000/https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>
    """
    for case, found in snapshots(dossier):
        date = case.reference.accessed or case.reference.date
        made = archived_original(case.reference.archive_url or "")[1] or case.reference.archived
        if not case.reference.archive_url or date is None or made is None or found.days is None:
            continue
        apart = days_apart(made, date)
        if apart >= FAR_DAYS and found.days * 2 <= apart and found.likeness is Likeness.SAME:
            yield about(
                case, f"the cited copy lies {apart} days from the citation's date; {found.memento.uri}: {found.words}",
                "archive_url", claimed=str(made), observed=str(found.day), origin="Wayback Machine",
                evidence=found.evidence, confidence=0.9, fix=_nearer(case, found),
            )  # fmt: skip


def _nearer(case: Case, found: Snapshot) -> Fix | None:
    """The nearer copy's address in place of the cited one's; a date beside it stays for a person to change."""
    span = case.reference.spans.get("archive_url")
    return Fix("archive-link", span, found.memento.uri) if span else None


RULES = (
    Rule("A403", "archive-link-gone", Severity.ERROR, archive_link_gone),
    Rule("A406", "snapshot-worthless", Severity.WARNING, snapshot_worthless),
    Rule("A407", "nearer-snapshot", Severity.NOTICE, nearer_snapshot),
)
