"""The day of a reference that the tagger passed over."""

import pytest

from provaudit.references import parse_reference
from provaudit.references.anchors import anchored
from provaudit.references.days import (
    with_bracketed_day,
    with_bracketed_year,
    with_only_date,
    without_look,
    without_page,
    without_serial,
)

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
        (f"[2020-05-03] herald.example. Rain falls on Rome. {URL}", "2020-05-03"),
        (f"2020/05/03 - herald.example - Rain falls on Rome - {URL}", "2020-05-03"),
        (f"“Rain falls on Rome,” herald.example, last modified May 3, 2020, {URL}.", "2020-05-03"),
        ("Jane Roe, ‘Rain falls on Rome’, The Herald (zp 26 September 2011).", "2011-09-26"),
        (f"Roe, A. Rain falls on Rome. {URL} (2026-05-05).", "None"),
        (f"Roe, A.: Rain falls on Rome. In: herald.example: {URL} [Heruntergeladen am 05.05.2026].", "None"),
    ],
)
def test_the_only_day_is_the_date_unless_somebody_may_have_looked_then(text: str, date: str) -> None:
    """Where there is no address nobody looked, and what was modified then was not looked at."""
    assert str(parse_reference(text).date) == date


def test_the_only_month_is_the_date() -> None:
    """Nobody says of a month that they looked then, address or not."""
    row = anchored("Rain falls, Dec. 2020. https://example.org/rain")
    assert with_only_date(row, ["B-T", "I-T", "O", "O"])[2] == "D"


def test_a_year_said_twice_is_the_date_where_it_stands_last() -> None:
    """One may be a part of the volume."""
    row = anchored("On Process. Chicago Journal 2010(4), 2010.")
    assert with_only_date(row, ["B-T", "I-T", "B-J", "I-J", "V", "V", "V"])[4:] == ["V", "V", "D"]


def test_a_year_in_brackets_belongs_to_the_day_that_stands_apart() -> None:
    """`(2022) The Herald, 15 September`."""
    row = anchored("Rain falls (2022) Herald, 15 September")
    assert with_bracketed_year(row, ["B-T", "I-T", "O", "B-J", "D"])[2] == "D"
    row = anchored("Rain falls (2022) Herald, 15 September 2023")
    assert with_bracketed_year(row, ["B-T", "I-T", "O", "B-J", "D"])[2] == "O"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"O’Toole S. Rain [Internet]. 2013 Sep 14 [cited 2021 Jul 4]. Available from: {URL}", "D"),
        (f"Rain 2018. Accessed: May 02, 2019. {URL}", "D"),
        (f"Rain 2018. {URL}", "O"),
        ("Rain 39(77) 2006: 205", "D"),
        ("Rain 194/2014", "O"),
    ],
)
def test_beside_a_day_of_access_the_only_other_date_is_the_date(text: str, date: str) -> None:
    """A day for each; a year in a number is none."""
    row = anchored(text)
    place = next(place for place, token in enumerate(row.tokens) if token.kind == "date")
    tags = ["B-T", *["O"] * (len(row.tokens) - 1)]
    assert with_only_date(row, tags)[place] == date


def test_a_year_in_a_series_number_is_no_date() -> None:
    """`WebDok 194/2014` is a number; `1620/1994` are two years."""
    row = anchored("Rain, WebDok 194/2014")
    assert without_serial(row, ["B-T", "B-J", "V", "D"])[3] == "V"
    row = anchored("Bacon (1620/1994)")
    tags = ["B-A", "D", *["D"] * (len(row.tokens) - 2)]
    assert without_serial(row, tags) == tags


def test_of_two_years_the_one_behind_the_volume_is_a_page() -> None:
    """It is the last number and nothing but a comma parts it from the volume."""
    row = anchored("Petric, A. O. 2007, AJ, 134, 1952")
    assert without_page(row, ["B-A", "I-A", "I-A", "D", "B-J", "V", "D"])[3:] == ["D", "B-J", "V", "V"]
    bracketed = anchored("Petric, A. O. 2007, AJ, 134 (1952)")
    kept = ["B-A", "I-A", "I-A", "D", "B-J", "V", "D"]
    assert without_page(bracketed, kept) == kept


def test_the_day_before_an_address_in_angle_brackets_is_one_of_access_beside_another() -> None:
    """So the MLA's handbooks had it; a day without a year completes the year that stands before it."""
    found = parse_reference(f"Levy, Ann. “Great minds.” The Herald 27 May 2002. 10 June 2002 <{URL}>.")
    assert (str(found.date), str(found.accessed)) == ("2002-05-27", "2002-06-10")
    found = parse_reference(f"Levy, Ann. 2002. “Great minds think alike.” The Herald, May 27. <{URL}>.")
    assert (str(found.date), found.accessed) == ("2002-05-27", None)
    found = parse_reference(f"Levy, Ann. *The 2020 race is open*. The Herald, Jan 28 2020. <{URL}>")
    assert (str(found.date), found.accessed) == ("2020-01-28", None)


def test_a_day_in_brackets_behind_an_address_may_be_one_of_access() -> None:
    """Unless another date stands beside it, or no bracket."""
    for text, tags, kept in (
        (f"Rain over Rome, {URL} (5 May 2020)", ["B-T", "I-T", "I-T", "O", "D"], "O"),
        (f"Rain over Rome, {URL}, 5 May 2020", ["B-T", "I-T", "I-T", "O", "D"], "D"),
    ):
        assert without_look(anchored(text), tags)[-1] == kept
