"""When two dates are one."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from provaudit.comparison.dates import DateAgreement, compare_dates, days_apart, overlap
from provaudit.model import Candidate, Page, PartialDate

dates = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))


def dated(text: str, label: str = "published", confidence: float = 0.95, raw: str = "") -> Candidate:
    """A date candidate."""
    return Candidate("date", PartialDate.parse(text), "test", confidence, label, raw)


def page(*candidates: Candidate) -> Page:
    """A page that settled on the first of its dates."""
    value = candidates[0].value if candidates else None
    date = value if isinstance(value, PartialDate) else None
    return Page("https://news.test/a", date=date, candidates=candidates, confidence={"date": 0.9})


@pytest.mark.parametrize(
    ("claimed", "candidates", "agreement"),
    [
        ("2025-03-01", [dated("2025-03-01")], DateAgreement.SAME),
        ("2025-03-01", [dated("2025-02-28")], DateAgreement.SAME),
        ("2025-03", [dated("2025-03-09")], DateAgreement.SAME),
        ("2009", [dated("2009-11-30")], DateAgreement.SAME),
        ("2025-03-01", [dated("2025-03-01", "", 0.6)], DateAgreement.SAME),
        ("2025-03-07", [dated("2025-03-07", "url", 0.8)], DateAgreement.SAME),
        ("2025-03-15", [dated("2025-03-01"), dated("2025-03-15", "modified")], DateAgreement.OTHER_KIND),
        ("2025-03-15", [dated("2025-03-01"), dated("2025-03-15", "comment", 0.05)], DateAgreement.DIFFERENT),
        ("2025-03-15", [dated("2025-03-01"), dated("2025-03-15", "modified", 0.05)], DateAgreement.OTHER_KIND),
        ("2025-03-16", [dated("2025-03-01"), dated("2025-03-15", "modified", 0.05)], DateAgreement.DIFFERENT),
        ("2025-03-15", [dated("2025-03-01"), dated("2025-03", "url")], DateAgreement.DIFFERENT),
        ("2021-08-15", [dated("2021-08-13")], DateAgreement.DIFFERENT),
        ("2024-03-01", [dated("2025-03-01")], DateAgreement.DIFFERENT),
        ("2025-10-02", [dated("2025-02-10", raw="02/10/2025")], DateAgreement.UNKNOWN),
        ("2025-03-01", [dated("2025-03-02", "modified"), dated("2025-03-01")], DateAgreement.SAME),
        ("2025-03-01", [], DateAgreement.UNKNOWN),
    ],
)
def test_claims_are_compared_with_every_labelled_date(
    claimed: str, candidates: list[Candidate], agreement: DateAgreement
) -> None:
    """A date is right if the page asserts it, within a day and at its own precision; its other dates are told apart."""
    assert compare_dates(PartialDate.parse(claimed), page(*candidates)).agreement is agreement


@pytest.mark.parametrize(("sure", "agreement"), [(0.9, DateAgreement.DIFFERENT), (0.45, DateAgreement.OTHER_KIND)])
def test_where_a_page_is_unsure_of_its_date_any_other_may_be_it(sure: float, agreement: DateAgreement) -> None:
    """A date that it shows at a place of little weight speaks for the claim then."""
    unsure = evolve(page(dated("2021-05-31", "", sure), dated("2022-01-14", "", 0.01)), confidence={"date": sure})
    assert compare_dates(PartialDate(2022), unsure).agreement is agreement


@given(dates, dates)
def test_overlap_is_symmetric_and_within_a_day(a: PartialDate, b: PartialDate) -> None:
    """Two days meet exactly if at most one day lies between them, whichever comes first."""
    assert overlap(a, b) == overlap(b, a) == (days_apart(a, b) <= (1 if a.day or b.day else 0))
