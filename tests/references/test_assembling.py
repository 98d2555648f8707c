"""From labelled tokens to fields."""

from provaudit.model import Span
from provaudit.references.anchors import anchored
from provaudit.references.assembling import agreed, with_bracketed_day, without_number


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


def test_a_number_printed_against_the_first_word_is_the_list_s() -> None:
    """It goes; the digits of a word of their own stay."""
    assert without_number("12Rain over Rome", Span(0, 16)) == Span(2, 16)
    assert without_number("3D printing", Span(0, 11)) == Span(0, 11)
    assert without_number("2020 Rain", Span(0, 9)) == Span(0, 9)


def test_behind_a_site_before_a_colon_stands_the_title() -> None:
    """A tagger that takes both for the container is set right."""
    assert agreed(["B-J", "I-J", "I-J", "I-J", "D"], None, site=2) == ["B-J", "I-J", "B-T", "I-T", "D"]
    assert agreed(["B-A", "I-A", "B-T", "I-T", "D"], None, site=2) == ["B-J", "I-J", "B-T", "I-T", "D"]
