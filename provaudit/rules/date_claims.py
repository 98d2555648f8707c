"""How the cited date compares with those of a page, where the page helps to read the reference.

A slip of our reading must not become an accusation: a reference has other numbers than its date, may write day and
month in either order, and says when the page was looked at.
"""

from __future__ import annotations

import re

from provaudit.comparison.dates import DateAgreement, DateComparison, compare_dates
from provaudit.model import Candidate, Case, Page, PartialDate, Reference
from provaudit.rules.about import sure
from provaudit.rules.claims import besides_titles
from provaudit.rules.once import once_per_case

_UNKNOWN = DateComparison(DateAgreement.UNKNOWN)
_STATED = 1.0
"""How sure we are of a date that a structured format states outright, so that nothing was read wrongly."""
_FIRST_PAGES = 1990
"""An earlier date is that of what a page reproduces, or one that its title names."""


@once_per_case
def date_claim(case: Case, page: Page) -> DateComparison:
    """How the cited date compares with those of the page.

    A date in numbers is right in either order of day and month. Nothing follows where the page's year stands in the
    reference beside another one, where only the title names the day or the year, or where a later date than the page's
    follows the address: that may be the day on which the page was looked at.
    """
    reference = case.reference
    if reference.date is None or reference.date.year < _FIRST_PAGES:
        return _UNKNOWN
    found = compare_dates(reference.date, page)
    if found.agreement is not DateAgreement.DIFFERENT or found.candidate is None:
        return found
    turned = _turned(reference, reference.date)
    if turned and (again := compare_dates(turned, page)).agreement is not DateAgreement.DIFFERENT:
        return again
    if sure(reference, "date") >= _STATED:
        return found
    said = " ".join(besides_titles(reference, page))
    if _has_year_of(reference, found.candidate, said) or _may_be_access(reference, found.candidate):
        return _UNKNOWN
    return found if _is_said(reference, reference.date, said) else _UNKNOWN


def _is_said(reference: Reference, date: PartialDate, said: str) -> bool:
    """Whether the numbers of a date stand in what a reference says besides its title and the day of access.

    Two figures are a year only in a whole date: alone they are rather a day.
    """
    short = rf"|{date.year % 100:02d}" if date.day else ""
    year = rf"(?<!\d)(?:{date.year}{short})(?!\d)"
    if len(re.findall(year, said)) <= _times_of_access(reference, date.year):
        return False
    return not date.day or re.search(rf"(?<!\d)0?{date.day}(?!\d)", said) is not None


def _times_of_access(reference: Reference, year: int) -> int:
    """How often a reference has a year because the page was looked at then."""
    return int(reference.accessed is not None and reference.accessed.year == year)


def _turned(reference: Reference, date: PartialDate) -> PartialDate | None:
    """The date with day and month exchanged, if the reference writes it in numbers and both are possible."""
    if not date.month or not date.day or date.day > 12 or date.day == date.month:
        return None
    one, other = rf"0?{date.month}", rf"0?{date.day}"
    in_numbers = rf"(?<!\d)(?:{one}[./-]{other}|{other}[./-]{one})[./-](?:{date.year}|{date.year % 100:02d})(?!\d)"
    return PartialDate(date.year, date.day, date.month) if re.search(in_numbers, reference.text) else None


def _has_year_of(reference: Reference, candidate: Candidate, said: str) -> bool:
    """Whether a year other than the cited one, that of a page's date, is in what a reference says besides its title.

    The day on which the page was looked at does not count.
    """
    year = candidate.value.year if isinstance(candidate.value, PartialDate) else 0
    if reference.date is None or year == reference.date.year:
        return False
    return len(re.findall(rf"(?<!\d){year}(?!\d)", said)) > _times_of_access(reference, year)


def _may_be_access(reference: Reference, candidate: Candidate) -> bool:
    """Whether the cited date follows the address, is later than the page's, and is the only one of the reference."""
    date, address = reference.spans.get("date"), reference.spans.get("url")
    if not date or not address or reference.accessed or not isinstance(candidate.value, PartialDate):
        return False
    return date.start > address.start and str(reference.date) > str(candidate.value)
