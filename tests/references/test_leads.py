"""What leads to a reference in a note is no part of it."""

import pytest

from provaudit.model import Link, Span
from provaudit.references.leads import beginning

URL = ", The Herald, 2020, https://herald.example/rain-falls-on-rome-again"


@pytest.mark.parametrize(
    "lead",
    [
        "See also ",
        "See, e.g., ",
        "Vgl. dazu auch ",
        "zitiert nach ",
        "cité d’après ",
        "see further ",
        "(a) ",
        "ii. ",
        "The figure is from ",
        "It was later repeated in ",
        "The same is said in ",
        "A shorter version appeared in ",
        "First reported by ",
        "On this point see ",
        "For background: ",
        "pour le contexte, voir ",
        "The number is disputed, as several people have pointed out since: ",
    ],
)
def test_leads(lead: str) -> None:
    """In several languages, and in the prose of those who comment."""
    text = f"{lead}“Rain falls on Rome again”{URL}"
    assert text[beginning(text, 0, len(text), ()) :].startswith("“Rain")


def test_what_joins_a_source_to_the_one_before() -> None:
    """Only behind another source: at the beginning of a note it may be a title."""
    text = "x; and, less clearly, in Ann Roe"
    assert text[beginning(text, 3, len(text), ()) :] == "Ann Roe"
    text = "x; and also Ann Roe"
    assert text[beginning(text, 3, len(text), ()) :] == "Ann Roe"
    assert beginning("And then it rained", 0, 18, ()) == 0


@pytest.mark.parametrize(
    "title",
    [
        "The rain that never was in Rome: how it falls again",
        "The city is dry: rain falls on Rome again",
        "Why it is so: Rain falls on Rome",
    ],
)
def test_a_title_with_a_colon_stays_whole(title: str) -> None:
    """If its address spells it, or its address tells nothing, it is no comment."""
    text = title + ", The Herald, 2020, https://herald.example/the-city-is-dry-rain-never-again"
    assert beginning(text, 0, len(text), ()) == 0


def test_an_address_tells_a_comment_without_quotation_marks() -> None:
    """It spells the title and nothing of the sentence before."""
    text = f"The number is disputed, as people have shown: Ann Roe, Rain falls on Rome again{URL}"
    assert text[beginning(text, 0, len(text), ()) :].startswith("Ann Roe")


def test_a_lead_does_not_reach_into_a_hyperlink() -> None:
    """The words of a link are kept together."""
    link = Link("is said by the Herald", "https://a.example/x", Span(9, 30))
    assert beginning("The same is said by the Herald", 0, 30, (link,)) == 0
