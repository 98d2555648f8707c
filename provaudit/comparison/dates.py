"""When two dates are one: at the coarser of their precisions, within a day where a time zone may have moved it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from provaudit.model import Candidate, PartialDate

_ZONES = dt.timedelta(days=1)


class DateAgreement(StrEnum):
    """How a claimed date compares with the dates a page gives."""

    SAME = "same"
    OTHER_KIND = "other-kind"
    """It is the page's update or URL date, and not its publication date."""
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """The page asserts no publication date."""


@frozen
class DateComparison:
    """The candidate that decides, and what it decides."""

    agreement: DateAgreement
    candidate: Candidate | None = None


def compare_dates(claimed: PartialDate, candidates: Sequence[Candidate]) -> DateComparison:
    """Compare a claimed date with every dated candidate of a page; the likeliest publication date speaks for it."""
    dated = [c for c in candidates if c.field == "date" and isinstance(c.value, PartialDate)]
    published = sorted((c for c in dated if c.label == "published"), key=lambda c: -c.confidence)
    others = [c for c in dated if c.label in ("url", "modified") and (_to_the_day(c) or not published)]
    for candidate in published:
        if agree(claimed, candidate):
            return DateComparison(DateAgreement.SAME, candidate)
    for candidate in others:
        if agree(claimed, candidate):
            only = candidate.label == "url" and not published
            return DateComparison(DateAgreement.SAME if only else DateAgreement.OTHER_KIND, candidate)
    if published:
        return DateComparison(DateAgreement.DIFFERENT, published[0])
    return DateComparison(DateAgreement.UNKNOWN)


def _to_the_day(candidate: Candidate) -> bool:
    """Whether a candidate states a whole date."""
    return isinstance(candidate.value, PartialDate) and candidate.value.precision == "day"


def agree(claimed: PartialDate, candidate: Candidate) -> bool:
    """Whether a claimed date is the candidate's: the same or the next day, or the same month or year if that is all."""
    value = candidate.value
    return isinstance(value, PartialDate) and overlap(claimed, value)


def overlap(a: PartialDate, b: PartialDate) -> bool:
    """Whether two dates may be the same moment: their days meet, or are a day apart where a zone may part them."""
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    return first_a <= last_b + _ZONES and first_b <= last_a + _ZONES


def bounds(date: PartialDate) -> tuple[dt.date, dt.date]:
    """The first and the last day of a partial date."""
    if date.month is None:
        return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    last = calendar.monthrange(date.year, date.month)[1]
    return dt.date(date.year, date.month, date.day or 1), dt.date(date.year, date.month, date.day or last)


def days_apart(a: PartialDate, b: PartialDate) -> int:
    """How many days lie between two dates at the least; 0 if they meet."""
    (first_a, last_a), (first_b, last_b) = bounds(a), bounds(b)
    return max(0, (first_b - last_a).days, (first_a - last_b).days)
