"""When two dates are one: at the coarser of their precisions, within a day where a time zone may have moved it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum

from attrs import evolve, frozen

from provaudit.model import Candidate, Page, PartialDate

_ZONES = dt.timedelta(days=1)
_MONTHS = 12
_NOTEWORTHY = 0.15
"""Below this a date belongs to something else on the page: a comment, a related article, a footer."""
_SETTLED = 0.6
"""How sure the page's own date must be for that; if it is less sure, any other may be the page's."""


class DateAgreement(StrEnum):
    """How a claimed date compares with the dates a page gives."""

    SAME = "same"
    OTHER_KIND = "other-kind"
    """It is the page's update or URL date, or another date in it, and not its publication date."""
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """The page states no date of its own."""


@frozen
class DateComparison:
    """The candidate that decides, and what it decides."""

    agreement: DateAgreement
    candidate: Candidate | None = None


def compare_dates(claimed: PartialDate, page: Page) -> DateComparison:
    """Compare a claimed date with every date of a page.

    It is right if the page asserts it as its publication date, or shows it beside its headline without saying what it
    is. Only the date that the page settled on as its publication's speaks against it, and only if the claimed one
    stands nowhere in the page where it could be meant.
    """
    sure = page.confidence.get("date", 0.0)
    dated = [c for c in page.candidates if c.field == "date" and isinstance(c.value, PartialDate)]
    least = _NOTEWORTHY if sure >= _SETTLED else 0.0
    noted = (c for c in dated if c.confidence >= least or c.value == page.date or _changed_on(claimed, c))
    agreeing = [c for c in noted if agree(claimed, c)]
    asserted = [c for c in agreeing if c.label == "published" or (c.label == "" and c.confidence >= sure / 2)]
    if asserted:
        return DateComparison(DateAgreement.SAME, max(asserted, key=lambda c: c.confidence))
    settled = next((c for c in dated if c.value == page.date), None)
    others = [c for c in agreeing if _as_precise(c, claimed)]
    if others:
        only = others[0].label == "url" and others[0] is settled
        return DateComparison(DateAgreement.SAME if only else DateAgreement.OTHER_KIND, others[0])
    if settled is None or _swapped(claimed, settled):
        return DateComparison(DateAgreement.UNKNOWN)
    return DateComparison(DateAgreement.DIFFERENT, evolve(settled, confidence=sure))


def _changed_on(claimed: PartialDate, candidate: Candidate) -> bool:
    """Whether a claimed day is the very one on which a page says that it was changed, wherever it does."""
    return candidate.label == "modified" and candidate.value == claimed and claimed.day is not None


def _as_precise(candidate: Candidate, claimed: PartialDate) -> bool:
    """Whether a candidate says at least as much as the claim: a month in an address confirms no day."""
    value = candidate.value
    return isinstance(value, PartialDate) and len(str(value)) >= len(str(claimed))


def _swapped(claimed: PartialDate, candidate: Candidate) -> bool:
    """Whether the two dates are one if the candidate's day and month, written as numbers alone, were read in turn."""
    value = candidate.value
    if not isinstance(value, PartialDate) or re.fullmatch(r"\s*\d\d?[./ -]\d\d?[./ -]\d{4}\b.*", candidate.raw) is None:
        return False
    turnable = value.day is not None and value.day <= _MONTHS
    return turnable and overlap(claimed, PartialDate(value.year, value.day, value.month))


def agree(claimed: PartialDate, candidate: Candidate) -> bool:
    """Whether a claimed date is the candidate's: the same or the next day, or the same month or year if that is all."""
    value = candidate.value
    return isinstance(value, PartialDate) and overlap(claimed, value)


def overlap(a: PartialDate, b: PartialDate) -> bool:
    """Whether two dates may be the same moment: their days meet, or are a day apart where a zone may part them.

    No zone parts a month from a year: January 2026 is not of 2025.
    """
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    apart = _ZONES if a.day or b.day else dt.timedelta()
    return first_a <= last_b + apart and first_b <= last_a + apart


def bounds(date: PartialDate) -> tuple[dt.date, dt.date]:
    """The first and the last day of a partial date."""
    if not date.month:
        return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    last = calendar.monthrange(date.year, date.month)[1]
    return dt.date(date.year, date.month, date.day or 1), dt.date(date.year, date.month, date.day or last)


def days_apart(a: PartialDate, b: PartialDate) -> int:
    """How many days lie between two dates at the least; 0 if they meet."""
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    return max(0, (first_b - last_a).days, (first_a - last_b).days)
