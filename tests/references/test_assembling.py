"""From labelled tokens to fields."""

from provaudit.model import Span
from provaudit.references.assembling import agreed, without_number


def test_a_number_printed_against_the_first_word_is_the_list_s() -> None:
    """It goes; the digits of a word of their own stay."""
    assert without_number("12Rain over Rome", Span(0, 16)) == Span(2, 16)
    assert without_number("3D printing", Span(0, 11)) == Span(0, 11)
    assert without_number("2020 Rain", Span(0, 9)) == Span(0, 9)


def test_behind_a_site_before_a_colon_stands_the_title() -> None:
    """A tagger that takes both for the container is set right."""
    assert agreed(["B-J", "I-J", "I-J", "I-J", "D"], None, site=2) == ["B-J", "I-J", "B-T", "I-T", "D"]
    assert agreed(["B-A", "I-A", "B-T", "I-T", "D"], None, site=2) == ["B-J", "I-J", "B-T", "I-T", "D"]


def test_what_is_quoted_among_people_is_the_title_that_is_missing() -> None:
    """Where there is another, a name may be quoted."""
    assert agreed(["B-A", "I-A", "I-A", "B-J", "D"], (2, 3)) == ["B-A", "I-A", "B-T", "B-J", "D"]
    assert agreed(["B-A", "I-A", "I-A", "B-T", "D"], (2, 3)) == ["B-A", "I-A", "I-A", "B-T", "D"]
