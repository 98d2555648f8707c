"""Dates in every precision and in the languages that references are written in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import PartialDate
from provaudit.references import parse_reference
from provaudit.references.dates import dates_in, parse_date
from provaudit.references.tokens import words_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 March 2025", "2025-03-01"),
        ("March 1, 2025", "2025-03-01"),
        ("2025 Mar 1", "2025-03-01"),
        ("2022Feb1", "2022-02-01"),
        ("5May2026", "2026-05-05"),
        ("2020Dec;5(3)", "2020-12"),
        ("Dylan2024 “Rain”", "2024"),
        ("(2017, November 15)", "2017-11-15"),
        ("2026, 05 May", "2026-05-05"),
        ("2023, Jan Kupitz", "2023"),
        ("2023. Jan Kupitz", "2023"),
        ("2023 Jan Kupitz", "2023-01"),
        ("2023, Jan.", "2023-01"),
        ("2023, May 5", "2023-05-05"),
        ("The Herald, 12/1994.", "1994-12"),
        ("The Herald, 2/1994.", "1994"),
        ("The Herald, 13/1994.", "1994"),
        ("2018, 12 May 2019", "2018"),
        ("2025-03-01T12:00:00Z", "2025-03-01"),
        ("1er mars 2020", "2020-03-01"),
        ("5 de marzo de 2020", "2020-03-05"),
        ("11. September 2020", "2020-09-11"),
        ("11.9.2020", "2020-09-11"),
        ("3 maggio 2011", "2011-05-03"),
        ("4 de março de 2019", "2019-03-04"),
        ("2 mei 2018", "2018-05-02"),
        ("7 maj 2018", "2018-05-07"),
        ("12 września 2016", "2016-09-12"),
        ("3 января 2021", "2021-01-03"),
        ("10 Ekim 2019", "2019-10-10"),
        ("2025年3月1日", "2025-03-01"),
        ("2025년 3월 1일", "2025-03-01"),
        ("May–June 2018", "2018-05"),
        ("Spring 2019", "2019"),
        ("12–15 May 2010", "2010-05-12"),
        ("no. 19, Dec. 08, 2011", "2011-12-08"),
        ("6-November-2021", "2021-11-06"),
        ("3/25/2019", "2019-03-25"),
        ("25/3/2019", "2019-03-25"),
        ("2009a", "2009"),
        ("1999–2001", "1999"),
        ("Revista, out. 2019", "2019-10"),
        ("the lawmakers walk out. 2024", "2024"),
    ],
)
def test_a_date_is_read_in_its_own_precision(text: str, wanted: str) -> None:
    """The first date of a text is read as precisely as it is written."""
    assert str(parse_date(text)) == wanted


@pytest.mark.parametrize("text", ["", "n.d.", "may be", "31 February 2020x", "12", "Chapter 3"])
def test_no_date_is_none(text: str) -> None:
    """Words that only look like a date give none."""
    assert parse_date(text) is None


def test_the_order_of_a_slashed_date_follows_the_clear_one_beside_it() -> None:
    """`04/05/2019` is the fourth of May beside `25/05/2019`, and the month stands first without such evidence."""
    text = "25/05/2019 and 04/05/2019"
    assert [str(dated.value) for dated in dates_in(text, words_of(text))] == ["2019-05-25", "2019-05-04"]
    assert str(parse_date("04/05/2019")) == "2019-04-05"


@pytest.mark.parametrize(
    ("text", "swappable"),
    [("04/05/2019", True), ("25/05/2019", False), ("05/05/2019", False), ("04/05/2019 and 25/05/2019", False)],
)
def test_an_order_that_nothing_settles_is_swappable(text: str, swappable: bool) -> None:
    """Only a date whose day and month can be swapped, and that no clear date stands beside, is swappable."""
    assert dates_in(text, words_of(text))[0].swappable is swappable


@pytest.mark.parametrize("text", ["0000-01-01", "2019-13-01", "31 June 2019", "30/02/2019"])
def test_an_impossible_day_is_no_date(text: str) -> None:
    """A day that no calendar has gives a year at most, never a wrong day."""
    date = parse_date(text)
    assert date is None or date.day is None


@pytest.mark.parametrize(
    "parts", [(0,), (10000,), (2019, 0), (2019, 13), (2019, 2, 29), (2019, None, 5), (2019, 6, 31)]
)
def test_a_partial_date_is_one_that_a_calendar_has(parts: tuple[int | None, ...]) -> None:
    """A year outside 1 to 9999, a month or day that is none, and a day without a month are refused."""
    with pytest.raises(ValueError, match=r"year|month|day"):
        PartialDate(*parts)


@given(st.text(alphabet="0123456789 /-.,FebruaryMay29", max_size=60))
def test_no_reference_raises_for_its_dates(text: str) -> None:
    """Whatever numbers stand beside month names, a reference is read."""
    date = parse_reference(f"Doe, J. Title. Herald, 29 February. {text}").date
    assert date is None or 1400 <= date.year < 2100


@given(st.dates(), st.sampled_from(["{d.day} {m} {d.year}", "{m} {d.day}, {d.year}", "{d.year} {m} {d.day}"]))
def test_every_day_since_1900_is_read_back(day, form) -> None:
    """A day written out in English is read back as that day."""
    day = day.replace(year=1900 + day.year % 150, day=min(day.day, 28))
    text = form.format(d=day, m=day.strftime("%B"))
    assert str(parse_date(text)) == day.isoformat()


@given(st.text(alphabet="0123456789/-. Mayjun年月", max_size=200))
def test_dates_never_overlap(text: str) -> None:
    """Whatever the text, its dates stand in order and apart."""
    words = words_of(text)
    found = dates_in(text, words)
    assert all(one.last <= two.first for one, two in pairwise(found))
    assert all(0 <= dated.first < dated.last <= len(words) for dated in found)


@pytest.mark.parametrize(
    ("text", "date", "accessed"),
    [
        ("“Rain falls”. herald.example. https://herald.example/rain, (参照 2026-05-05).", None, "2026-05-05"),
        ("Roe, A. Rain falls. 2022. Diambil 5 Mei 2026, dari https://herald.example/rain", "2022", "2026-05-05"),
        ("Roe: „Rain“ (7. April 2020). https://herald.example/rain (Stand: 05.05.2026).", "2020-04-07", "2026-05-05"),
        ("Herald; Stand: 11. Dezember 2025; „Rain falls“; https://herald.example/rain", "2025-12-11", None),
        ("Ley: consulta nacional; herald.example; May 4, 2022; https://herald.example/rain", "2022-05-04", None),
    ],
)
def test_words_that_tell_when_a_page_was_looked_at(text: str, date: str | None, accessed: str | None) -> None:
    """In more languages; behind an address a "Stand" is one, before it another; none reaches over a semicolon."""
    reference = parse_reference(text)
    assert [value and str(value) for value in (reference.date, reference.accessed)] == [date, accessed]
