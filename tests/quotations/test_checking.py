"""Quoted words beside their source: found, altered or not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.quotations import check

SOURCE = (
    """The government said on Monday that it would not raise taxes in 2024.[12] “We believe that the full strength of
our deterrence13 capabilities, including naval capabili-
ties, must be seen,” Mr. Smith told reporters in Bonn. The dam [GERD] is almost finished, and it’s worth $5.2 billion.
We will not support the treaty in its present form. We are likely to remain a self\u2011reliant nation with 25 percent
growth.
Ann Miller, who was there, sold three houses. """
    + "Nothing else of note was said that day by anybody in the hall. " * 30
)

FOUND = [
    "the full strength of our deterrence capabilities",
    "including naval capabilities, must be seen,",
    "INCLUDING NAVAL CAPABILITIES",
    "The dam is almost finished",
    "The dam [GERD] is almost finished",
    "[the government] would not raise taxes",
    "[T]he full strength of [their] deterrence",
    "it's worth $5.2 billion",
    "a self-reliant nation with 25% growth",
    "self-reliant nation with 25 per cent growth",
    "We believe [sic] that the full strength",
    "would not raise taxes ... must be seen",
    "it would not raise taxes in 2024. “We believe that the full",
]


@pytest.mark.parametrize("words", FOUND)
def test_honest_quotations_are_found(words: str) -> None:
    """Typography, brackets, footnote signs, line ends and a fair ellipsis make no difference."""
    assert check(words, SOURCE).state == "found"


TWICE = (
    "What are the old houses? The old houses are named after three men, and the town owns them. "
    "She met the mayor. The mayor of the town reads the latest report of the town, and he writes one. "
    + "Nothing else was said. "
    * 20
)
AGAIN = [
    "[t]he old houses are named after three men, and [it] owns them",
    "[T]he mayor of the town reads the latest report of the town, and [she] writes one",
    "[she] writes one",
    "The old houses [there] are named after three men",
]


@pytest.mark.parametrize("words", AGAIN)
def test_words_that_stand_twice_are_taken_from_one_place(words: str) -> None:
    """Nothing is left out or put in because the first words stand in the sentence before, too."""
    assert check(words, TWICE).state == "found"


ALTERED = [
    ("it would raise taxes in 2024", ("negation",)),
    ("it would not raise taxes in 2025", ("number",)),
    ("it’s worth $52 billion", ("number",)),
    ("it’s worth $5.2 million", ("unit",)),
    ("We are unlikely to remain a self-reliant nation", ("negation",)),
    ("Mr. Jones told reporters in Bonn", ("name",)),
    ("Ann Miller, who was there, bought three houses", ()),
    ("We are likely to remain a nation", ()),
]


@pytest.mark.parametrize(("words", "matters"), ALTERED)
def test_alterations_are_told_with_what_they_touch(words: str, matters: tuple[str, ...]) -> None:
    """A changed number, unit, name or negation is told from a change of wording."""
    found = check(words, SOURCE)
    assert (found.state, found.matters) == ("altered", matters)


ELLIPSES = [
    ("We will ... support the treaty", "sense"),
    ("must be seen ... the full strength", "order"),
    ("would not raise taxes in 2024 [...] by anybody in the hall", ""),
]


@pytest.mark.parametrize(("words", "fault"), ELLIPSES)
def test_ellipses_are_held_to_order_and_sense(words: str, fault: str) -> None:
    """The parts must follow one another, and what is left out must not turn the sense."""
    assert check(words, SOURCE).ellipsis == fault


def test_an_ellipsis_may_not_span_pages() -> None:
    """Parts that stand very far apart are not one passage."""
    source = "It began with rain. " + "Day after day the river rose a little more. " * 40 + "It ended with sun."
    assert check("It began with rain ... It ended with sun.", source).ellipsis == "distance"


def test_a_number_may_be_written_out() -> None:
    """`3` for `three` is no alteration."""
    assert check("who was there, sold 3 houses", SOURCE).state == "found"


def test_foreign_words_are_not_found() -> None:
    """Words that are not there are not there, and the best match is weak."""
    found = check("we shall all have left these shores by Easter", SOURCE)
    assert found.state == "not-found"
    assert found.score < 0.6


def test_the_place_is_where_the_words_stand() -> None:
    """The offsets give the words in the source."""
    found = check("told reporters in Bonn", SOURCE)
    assert SOURCE[found.start : found.end] == "told reporters in Bonn"


def test_parts_of_words_do_not_count() -> None:
    """A quotation is not found inside longer words."""
    assert check("art of the", "The start of the party of thebes. " * 5).state != "found"


def test_a_change_of_case_is_noticed() -> None:
    """A capital first letter that the source has not is noticed, unless brackets mark it."""
    assert check("The full strength", SOURCE).case_changed
    assert not check("[T]he full strength", SOURCE).case_changed


WORDS = st.lists(
    st.sampled_from("river dam rain north mayor stone seven never bright under".split()), min_size=4, max_size=12
)


@given(WORDS, st.integers(min_value=0, max_value=100))
def test_any_stretch_of_a_text_is_found_in_it(words: list[str], cut: int) -> None:
    """Whatever the text, its own words are found, and with a strange word among them they are not."""
    source = " ".join(words) + "."
    start = cut % (len(words) - 3)
    stretch = words[start:]
    assert check(" ".join(stretch), source).state == "found"
    assert check(" ".join([*stretch[:2], "zebra", *stretch[2:]]), source).state != "found"


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_texts_can_be_compared(words: str, source: str) -> None:
    """No pair of texts is an error."""
    assert check(words, source).state in ("found", "altered", "not-found")
