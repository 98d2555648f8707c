"""Titles of web references that the tagger took for nothing, whole or in part."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.untold import begun, counted, entitled, spelled_out, through_year, untold
from tests.references.test_reaching import labels, spelled

URL = "https://herald.example/2020/7-days-in-rome"


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        (f"Rain falls! | Herald | Ann Roe | {URL}", "OOJAAO", "TTJAAO"),
        (f"Herald | Retrieved from {URL}", "JOOO", "JOOO"),
        ("Rain falls! | Herald | Ann Roe", "OOJAA", "OOJAA"),
        (f"Rain falls! | Rome | Herald | {URL}", "OOTJO", "OOTJO"),
    ],
)
def test_words_that_are_no_field_are_the_title_of_a_page(text: str, tags: str, kept: str) -> None:
    """If there is no other title and there is an address; words that lead to an address are none."""
    assert labels(untold(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        (f"7 days in Rome, Herald, {URL}", "OTTTJO", "TTTTJO"),
        (f"8 days in Rome, Herald, {URL}", "OTTTJO", "OTTTJO"),
        (f"7. days in Rome, Herald, {URL}", "TTTJO", "TTTJO"),
    ],
)
def test_a_number_that_the_address_spells_begins_the_title(text: str, tags: str, kept: str) -> None:
    """Any other number may be that of a list."""
    assert labels(counted(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Rain in Rome in 2025: Herald", "TTTODJ", "TTTTTJ"),
        ("Rain in Rome, in 2025: Herald", "TTTODJ", "TTTODJ"),
        ("Rain in Rome, 2025: Herald", "TTTDJ", "TTTDJ"),
    ],
)
def test_a_year_behind_a_small_word_belongs_to_the_title(text: str, tags: str, kept: str) -> None:
    """Unless a sign parts it from the title."""
    assert labels(through_year(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("The best hosts [2025 updated], https://herald.example/the-best-hosts-2025-updated", "TTTDOO", "TTTTTO"),
        ("Goals for 2025 Rome, Herald, https://herald.example/goals_for_2025_rome", "TTDJJO", "TTTTJO"),
        ("The best hosts [2025 updated], https://herald.example/the-best-hosts", "TTTDOO", "TTTDOO"),
        ("Woman of the year award, https://herald.example/woman-of-the-year-award", "TTTOTO", "TTTOTO"),
        ("The best hosts, 2025 updated, https://herald.example/the-best-hosts-2025-updated", "TTTDOO", "TTTDOO"),
    ],
)
def test_a_year_that_the_address_spells_belongs_to_the_title(text: str, tags: str, kept: str) -> None:
    """With what the address goes on with, and unless a sign parts it from the title."""
    assert labels(through_year(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Rome, Ostia flooded, by Ann Roe, https://herald.example/rome-ostia-flooded", "ATTOAAO", "TTTOAAO"),
        ("Rome, Ostia flooded, Herald, https://herald.example/rome-ostia-flooded", "ATTJO", "ATTJO"),
        ("Roe, Ostia flooded, by Ann Roe, https://herald.example/rome-ostia-flooded", "ATTOAAO", "ATTOAAO"),
    ],
)
def test_who_stands_before_a_title_with_a_byline_may_begin_it(text: str, tags: str, kept: str) -> None:
    """If the address spells both in a row."""
    assert labels(begun(anchored(text), spelled(tags))) == kept


def test_people_whom_the_address_spells_are_the_title_that_is_missing() -> None:
    """They must be the whole last part of its path."""
    text = "Ben Wilson Surf (Online). Herald. https://herald.example/{}"
    assert labels(spelled_out(anchored(text.format("ben-wilson-surf.html")), spelled("AAAOJO"))) == "TTTOJO"
    assert labels(spelled_out(anchored(text.format("ben-wilson-surf-again")), spelled("AAAOJO"))) == "AAAOJO"


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("RAIN IN ROME (2020) by Ann Roe", "AAADOAA", "TTTDOAA"),
        ("Ann Roe (2020) with Jane Poe", "AADOAA", "AADOAA"),
        ("RAIN IN ROME (2020) by Ann Roe, The Herald", "TTTDOAAJJ", "TTTDOAAJJ"),
    ],
)
def test_people_before_a_byline_are_the_title_that_is_missing(text: str, tags: str, kept: str) -> None:
    """Nobody is named twice."""
    assert labels(entitled(anchored(text), spelled(tags))) == kept
