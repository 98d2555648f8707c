"""When two titles are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.comparison.folding import words
from provaudit.comparison.standing import found_but_for_words, stands_in, stands_partly_in
from provaudit.comparison.title_parts import is_negated, without_byline
from provaudit.comparison.titles import Likeness, compare_titles, word_changes

SAME = [
    ("Rivers rise in the north", "RIVERS RISE IN THE NORTH"),
    ("Rivers rise in the north", "Rivers rise in the north | Example News"),
    ("Rivers rise in the north", "Opinion: Rivers rise in the north"),
    ("Rivers rise in the north", "Rivers rise in the north: what it means for farmers"),
    ("It’s a river’s world – again", "It's a river's world - again"),
    ("Café life in Orléans today", "Cafe life in Orleans today"),
    ("Law & order in the north", "Law and order in the north"),
    ("An e-mail from the north", "An email from the north"),
    ("River rises in the north", "Rivers rises in the north"),
    ("The U.S. and the north", "The US and the north"),
    ("Rivers rise in the north and nobody…", "Rivers rise in the north and nobody knows why they do"),
    ("Rivers rise in the north and nobody knows", "Rivers rise in the north and nobody knows why they do"),
    ("北の川が上昇している理由", "北の川が上昇している理由｜例新聞"),
    ("Rivers rise in the north - Example News", "Rivers rise in the north"),
    ("Smith2012 Rivers rise in the north", "Rivers rise in the north"),
    ("Example News: Rivers rise in the north and nobody…", "Rivers rise in the north and nobody knows why they do"),
    ("Rivers rise in the north and…", "Weather | Rivers rise in the north and nobody knows why they do"),
    ("RIVERS RISE IN THE NORTH AND NOBOD", "Rivers rise in the north and nobody knows"),
    ("Rivers rise in the northnews.example", "Rivers rise in the north"),
    ("Rivers rise in the north and nobody knows", "High water Rivers rise in the north and nobody knows"),
]
NEAR = [
    ("Many rivers rise in the north and nobody knows", "Not many rivers rise in the north and nobody knows"),
    ("Ten new bridges over the river by 2", "Ten new bridges over the river by 2030"),
    ("Rivers fall in the north", "Rivers rise in the north"),
    ("Rivers do not rise in the north", "Rivers do rise in the north"),
    ("Ten rivers rise in the north in 2024", "Ten rivers rise in the north in 2025"),
    ("Rivers rise in the the north", "Rivers rise in the north"),
    ("Rivers rise in the north of Norway: a report", "Rivers rise in the north of Sweden: a report"),
]
DIFFERENT = [
    ("Rivers rise in the north", "Ten recipes for a quick lunch"),
    ("How to paint a wooden fence", "Rivers rise in the north | Example News"),
    ("北の川が上昇している理由", "昼食の簡単なレシピ集です"),
]


@pytest.mark.parametrize(("claimed", "observed"), SAME)
def test_what_does_not_count_is_no_difference(claimed: str, observed: str) -> None:
    """Case, quotes, dashes, accents, hyphens, plurals, sites, sections, subtitles and cut tails do not count."""
    found = compare_titles(claimed, [observed])
    assert found is not None
    assert found.likeness is Likeness.SAME


@pytest.mark.parametrize(("claimed", "observed"), NEAR)
def test_one_changed_word_is_a_near_miss(claimed: str, observed: str) -> None:
    """A word, number or negation that was added, dropped or exchanged is found, with the words that differ."""
    found = compare_titles(claimed, [observed])
    assert found is not None
    assert found.likeness is Likeness.NEAR
    assert found.changes


@pytest.mark.parametrize(("claimed", "observed"), DIFFERENT)
def test_another_work_is_different(claimed: str, observed: str) -> None:
    """A title that shares few words is another work's."""
    found = compare_titles(claimed, [observed])
    assert found is not None
    assert found.likeness is Likeness.DIFFERENT


def test_any_candidate_may_agree() -> None:
    """A title is right if it is any of the titles that the page gives itself."""
    found = compare_titles("Rivers rise in the north", ["Why you should worry about water", "Rivers Rise in the North"])
    assert found is not None
    assert found.likeness is Likeness.SAME


def test_a_word_exchanged_in_the_subtitle_is_found_though_the_main_title_agrees() -> None:
    """A shorter candidate does not hide a changed word in the part that it lacks."""
    shown = ["Rivers rise in the north", "Rivers rise in the north: farmers hope for floods"]
    found = compare_titles("Rivers rise in the north: farmers fear for floods", shown)
    assert found is not None
    assert found.likeness is Likeness.NEAR


def test_a_word_added_within_is_found_though_a_part_of_the_title_agrees() -> None:
    """A headline that is a part of the cited title does not hide a negation before it."""
    shown = ["Rivers rise in the north", "High water: Rivers rise in the north"]
    found = compare_titles("High water: no rivers rise in the north", shown)
    assert found is not None
    assert found.likeness is Likeness.NEAR
    assert found.within


def test_the_sites_name_is_left_out_of_the_cited_title() -> None:
    """What is left is compared: with a longer headline, too, and also where it holds the site's name as words."""
    for site in ("News Example", "news.example"):
        found = compare_titles(f"Rivers rise in the north | {site}", ["Rivers rise in the north - floods"], [site])
        assert found is not None
        assert found.likeness is Likeness.SAME


def test_what_is_added_to_a_part_of_a_title_is_added_at_its_end() -> None:
    """A name behind the headline is no other word for the section behind it; an exchanged word is."""
    observed = ["Fifteen ways to learn a language - Personally Tested"]
    for claimed, at_ends in (
        ("Fifteen ways to learn a language; Krystyna", True),
        ("Fifteen ways to learn a sonata", False),
    ):
        found = compare_titles(claimed, observed)
        assert found is not None
        assert (found.likeness, found.at_ends) == (Likeness.NEAR, at_ends)


@pytest.mark.parametrize(
    ("claimed", "within", "at_ends"),
    [
        ("Rivers fall in the north", True, False),
        ("Rivers rise in the south", False, False),
        ("1 Rivers rise in the north", False, True),
        ("No rivers rise in the north", False, False),
    ],
)
def test_where_titles_differ_is_told(claimed: str, within: bool, at_ends: bool) -> None:
    """Between words that agree, at an end, and added at an end alone: the last may be a slip of our reading."""
    found = compare_titles(claimed, ["Rivers rise in the north"])
    assert found is not None
    assert (found.within, found.at_ends) == (within, at_ends)


@pytest.mark.parametrize(
    "said",
    [
        "Smith A. Rivers fall in the north. 2025",
        "Rivers of great force rise in the north",
        "Rivers rise in the north",
        "Smith A. Rivers rise in the south. 2025",
        "Rivers of the north",
        "",
    ],
)
def test_a_title_is_found_but_for_words_within(said: str) -> None:
    """Its beginning and its end stand around another word; all of it, or a part of it, is no near miss."""
    found = found_but_for_words("Rivers rise in the north", words(said))
    assert (found is not None) == ("fall" in said)
    assert found is None or found.changes == (("fall", "rise"),)


def test_the_sites_name_may_be_glued_on() -> None:
    """The name of the site may stand in one of the titles without a separator."""
    found = compare_titles("Rivers rise in the north", ["Rivers rise in the north Example News"], ["Example News"])
    assert found is not None
    assert found.likeness is Likeness.SAME


def test_the_sites_name_alone_is_no_title() -> None:
    """A page that only gives its site's name gives nothing to compare."""
    assert compare_titles("Rivers rise in the north", ["Example News"], ["Example News"]) is None


def test_negations_are_told() -> None:
    """A dropped "not" is told from other words."""
    assert is_negated(word_changes("Rivers do not rise", "Rivers do rise"))
    assert not is_negated(word_changes("Rivers rise", "Rivers fall"))


def test_a_title_is_found_word_for_word_in_a_text() -> None:
    """Words that stand in a text are found whatever their case and punctuation; very short ones prove nothing."""
    assert stands_in("Rivers rise in the north", "Smith, rivers rise, in the NORTH. 2025")
    assert not stands_in("Rivers", "Rivers rise")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(claimed: str, observed: str) -> None:
    """No text makes the comparison fail, and a title is always the same as itself."""
    compare_titles(claimed, [observed])
    found = compare_titles(claimed, [claimed])
    assert found is None or found.likeness is Likeness.SAME


def test_a_run_of_words_of_a_long_title_is_found() -> None:
    """Where our reading added to the ends of a title, what is between stands in the text all the same."""
    long = "Rivers rise in the north and nobody knows why they do"
    assert stands_partly_in(f"Smith, {long}, 2021", f"Words before. {long}! Words behind.")
    assert not stands_partly_in(long, "Rivers rise in the north, says Ann Smith, and nobody else knows of it.")
    assert stands_partly_in("Rivers rise in the north", "Rivers rise in the north, says Ann Smith.")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Rivers rise in the north, by Ann Smith", "Rivers rise in the north"),
        ("Rivers rise in the north — Example Staff", "Rivers rise in the north"),
        ("Rivers rise in the north? By Bob Roe and Ann Smith", "Rivers rise in the north"),
        ("Ann Smith: Rivers rise in the north", "Rivers rise in the north"),
        ("Rivers rise in the north, by Carl Roe", "Rivers rise in the north, by Carl Roe"),
        ("Opinion: Rivers rise in the north", "Opinion: Rivers rise in the north"),
    ],
)
def test_a_byline_is_taken_off_a_title_if_the_page_knows_its_people(title: str, bare: str) -> None:
    """Only the page can tell."""
    assert without_byline(title, frozenset({"annsmith", "examplestaff"})) == bare
