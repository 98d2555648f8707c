"""The day of a reference that the tagger passed over."""

import pytest

from provaudit.references import parse_reference
from provaudit.references.anchors import anchored
from provaudit.references.days import with_bracketed_day

URL = "https://www.herald.example/rain-falls-on-rome"


def test_a_whole_date_in_brackets_behind_a_title_is_the_date() -> None:
    """The tagger may draw it into the title; a date that the title goes on after stays in it."""
    row = anchored("The guide 2025 (13 December 2024) by Jane Roe")
    assert with_bracketed_day(row, ["B-T", "I-T", "I-T", "I-T", "O", "B-A", "I-A"])[2:4] == ["I-T", "D"]
    row = anchored("The coup (13 December 2024) of Rome")
    kept = ["B-T", "I-T", "I-T", "I-T", "I-T"]
    assert with_bracketed_day(row, kept) == kept


def test_a_year_beside_words_in_brackets_yields_to_a_whole_date() -> None:
    """It belongs to the title; a year that stands alone does not yield."""
    row = anchored("The guide [2025 UPDATED] (26 May 2026)")
    assert with_bracketed_day(row, ["B-T", "I-T", "D", "O", "O"]) == ["B-T", "I-T", "O", "O", "D"]
    row = anchored("The guide (2025) seen (26 May 2026)")
    alone = ["B-T", "I-T", "D", "O", "O"]
    assert with_bracketed_day(row, alone) == alone


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"2020-05-03: Rain falls on Rome (herald.example) {URL}", "2020-05-03"),
        (f"“Rain falls on Rome,” herald.example, last modified May 3, 2020, {URL}.", "2020-05-03"),
        ("Jane Roe, ‘Rain falls on Rome’, The Herald (zp 26 September 2011).", "2011-09-26"),
        (f"Roe, A. Rain falls on Rome. {URL} (2026-05-05).", "None"),
        (f"Roe, A.: Rain falls on Rome. In: herald.example: {URL} [Heruntergeladen am 05.05.2026].", "None"),
    ],
)
def test_the_only_day_is_the_date_unless_somebody_may_have_looked_then(text: str, date: str) -> None:
    """Where there is no address nobody looked, and what was modified then was not looked at."""
    assert str(parse_reference(text).date) == date
