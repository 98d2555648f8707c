"""Every row of the verdict table."""

from __future__ import annotations

import datetime as dt

import pytest

from provaudit.model import (
    Absence,
    Capture,
    Case,
    Finding,
    Name,
    PartialDate,
    Reason,
    Reference,
    Remark,
    Severity,
    Span,
    Verdict,
)
from provaudit.verdict import TABLE, confirmed, judge

WHOLE = Span(0, 1)
CLAIM = Reference("x", WHOLE, "r1", title="A title", date=PartialDate(2025), authors=(Name("Smith", "Ann"),), url="u")
UNTITLED = Reference("x", WHOLE, "r1", date=PartialDate(2025), url="u")
LINK = Reference("x", WHOLE, "r1", origin="link", url="u")
CAPTURE = Capture("u", 200, (), b"", dt.datetime(2026, 5, 5, tzinfo=dt.UTC), "sha256:0")


def finding(code: str, field: str = "", contradicts: bool = False) -> Finding:
    """A finding with one code."""
    return Finding("f1", code, "a-name", Severity.INFO, Remark(code, WHOLE, "r1", field=field, contradicts=contradicts))


def absent(reason: Reason) -> Absence:
    """No capture."""
    return Absence("u", reason)


@pytest.mark.parametrize(
    ("row", "reference", "found", "findings", "verdict"),
    [
        ("not asked", CLAIM, absent(Reason.NO_URL), [], Verdict.UNCHECKED),
        ("not asked", CLAIM, absent(Reason.ROBOTS), [finding("L311")], Verdict.UNCHECKED),
        ("not asked", CLAIM, absent(Reason.NOT_RECORDED), [finding("R900")], Verdict.UNCHECKED),
        ("not there", CLAIM, CAPTURE, [finding("L301")], Verdict.BROKEN),
        ("not there", CLAIM, absent(Reason.DNS), [finding("L302")], Verdict.BROKEN),
        ("not there", CLAIM, CAPTURE, [finding("L305"), finding("M500", "title")], Verdict.BROKEN),
        (
            "says otherwise",
            CLAIM,
            CAPTURE,
            [finding("M500", "title"), finding("M505", "date", True)],
            Verdict.MISMATCHED,
        ),
        ("says otherwise", CLAIM, CAPTURE, [finding("M501", "title", True)], Verdict.MISMATCHED),
        ("not seen", CLAIM, CAPTURE, [finding("L307")], Verdict.UNDETERMINED),
        ("not seen", CLAIM, absent(Reason.TIMEOUT), [finding("L303")], Verdict.UNDETERMINED),
        ("agrees", CLAIM, CAPTURE, [finding("M500", "title"), finding("L309")], Verdict.CONFIRMED),
        ("agrees", CLAIM, CAPTURE, [finding("M500", "title"), finding("L317")], Verdict.CONFIRMED),
        ("agrees", CLAIM, CAPTURE, [finding("M500", "title"), finding("M504", "authors")], Verdict.CONFIRMED),
        ("agrees", UNTITLED, CAPTURE, [finding("M500", "date")], Verdict.CONFIRMED),
        ("claims nothing", LINK, CAPTURE, [finding("L300")], Verdict.CONFIRMED),
        ("nothing to go by", CLAIM, CAPTURE, [finding("M500", "date"), finding("L300")], Verdict.UNDETERMINED),
        ("nothing to go by", CLAIM, CAPTURE, [finding("M511")], Verdict.UNDETERMINED),
    ],
)
def test_the_first_row_that_applies_decides(
    row: str, reference: Reference, found: Capture | Absence, findings: list[Finding], verdict: Verdict
) -> None:
    """Each row of the table gives its verdict, and gives a reason."""
    case = Case(reference, found)
    assert next(r.name for r in TABLE if r.applies(case, findings)) == row
    judgement = judge(case, findings)
    assert judgement.verdict is verdict
    assert judgement.reason


def test_every_row_is_tested() -> None:
    """The table has no row that the cases above leave out."""
    tested = {"not asked", "not there", "says otherwise", "not seen", "agrees", "claims nothing", "nothing to go by"}
    assert {row.name for row in TABLE} == tested


def test_confirmed_fields_are_named_title_first() -> None:
    """What was confirmed is said in one order, whatever the order of the findings."""
    assert confirmed([finding("M500", "date"), finding("M500", "title"), finding("L300")]) == ("title", "date")
