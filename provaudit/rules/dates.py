"""M505, M506: the cited date against the dates that the page asserts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from provaudit.comparison.dates import DateAgreement, DateComparison, days_apart
from provaudit.contracts import Rule
from provaudit.model import Candidate, Capture, Case, Dossier, Page, PartialDate, Remark, Severity
from provaudit.rules.about import about, read_cases, sure, words_of
from provaudit.rules.claims import DATE_SURE, PAGE_DATE_SURE, is_the_work
from provaudit.rules.corrections import date_fix
from provaudit.rules.date_claims import date_claim


def _compared(dossier: Dossier, agreement: DateAgreement) -> Iterator[tuple[Case, Capture, DateComparison, Candidate]]:
    """The read cases whose date compares as `agreement`, with the candidate that decided."""
    for case, page, capture in read_cases(dossier):
        found = date_claim(case, page)
        compared = found.agreement is agreement and sure(case.reference, "date") >= DATE_SURE
        if compared and found.candidate and is_the_work(case, page):
            yield case, capture, found, _speaker(page, found.candidate)


def _speaker(page: Page, candidate: Candidate) -> Candidate:
    """The candidate, with the page's own confidence where it is the date that the page settled on."""
    if candidate.value == page.date:
        return evolve(candidate, confidence=max(candidate.confidence, page.confidence.get("date", 0.0)))
    return candidate


def _remark(case: Case, capture: Capture, candidate: Candidate, message: str, contradicts: bool) -> Remark:
    """A date remark with the candidate that it rests on."""
    stated = candidate.moment.isoformat() if candidate.moment else str(candidate.value)
    return about(
        case,
        message,
        "date",
        claimed=str(case.reference.date),
        observed=stated,
        origin=candidate.origin,
        evidence=words_of(capture, [candidate]),
        confidence=round(min(sure(case.reference, "date"), candidate.confidence, 0.99), 3),
        contradicts=contradicts,
    )


def date_contradicted(dossier: Dossier) -> Iterator[Remark]:
    """The page asserts a publication date, and the cited one is neither it nor another date of the page.

    Why it matters: dates place a source before or after an event, and help to find it again. A day's difference is
    allowed, since a time zone can move a date by one; a year or a month alone is compared as such.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 2 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time"
        content="2025-03-01T22:00:00-05:00">

    It cannot see the date in a printed edition, or of a text that was republished under its old address.
    """
    for case, capture, _, candidate in _compared(dossier, DateAgreement.DIFFERENT):
        if candidate.confidence >= PAGE_DATE_SURE and case.reference.date and isinstance(candidate.value, PartialDate):
            apart = days_apart(case.reference.date, candidate.value)
            remark = _remark(
                case, capture, candidate, f"the page was published {apart} days apart from the cited date", True
            )
            page = case.page
            yield evolve(remark, fix=date_fix(case, page, candidate, dossier.document.text) if page else None)


def date_of_another_kind(dossier: Dossier) -> Iterator[Remark]:
    """The cited date is the page's update or URL date, and not the day of its publication.

    Why it matters: it is a small slip, and often a sign that the text was changed after it was published.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">
        <meta property="article:modified_time" content="2025-03-15T09:00:00Z">

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">
        <meta property="article:modified_time" content="2025-03-15T09:00:00Z">
    """
    for case, capture, _, candidate in _compared(dossier, DateAgreement.OTHER_KIND):
        kind = "update" if candidate.label == "modified" else "URL"
        yield _remark(case, capture, candidate, f"the cited date is the page's {kind} date", False)


RULES = (
    Rule("M505", "date-contradicted", Severity.WARNING, date_contradicted),
    Rule("M506", "date-of-another-kind", Severity.NOTICE, date_of_another_kind),
)
