"""Linked words are the title: where it ends, what is said of it, and who is linked but not cited so."""

import pytest

from provaudit.references import references_in
from tests.references.test_apart import linked

URL = "https://www.herald.example/rain"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"[Ten bridges to see in Rome 2025]({URL}), The Herald", "Ten bridges to see in Rome 2025"),
        (f"[Best bridges of Rome (2026 ranking and guide)]({URL})", "Best bridges of Rome (2026 ranking and guide)"),
        (
            f"[Rome rebuilds bridges announced in October 2025]({URL})",
            "Rome rebuilds bridges announced in October 2025",
        ),
        (f"[The 2020 race is getting interesting]({URL})", "The 2020 race is getting interesting"),
        (f"[Juicio continuará el 18 de mayo]({URL}), Herald, 2022", "Juicio continuará el 18 de mayo"),
        (f"[N. Korea slams S. Korea for joint drill]({URL})", "N. Korea slams S. Korea for joint drill"),
        (f"[Rain falls on the dry city]({URL}): the original announcement", "Rain falls on the dry city"),
        (
            f"[Rain falls on the dry city]({URL}) — the background, with figures for a year",
            "Rain falls on the dry city",
        ),
        (f"[Rain falls on the dry city]({URL}), Herald: a reader's tip that both work", "Rain falls on the dry city"),
        (f"[Rain falls on the dry city]({URL}). Explains why this was done at all.", "Rain falls on the dry city"),
        (f"[Rain falls]({URL}) - Herald", "Rain falls"),
        (f"Herald: [Rain falls on the dry city]({URL})", "Rain falls on the dry city"),
    ],
)
def test_the_title_ends_with_its_link(text: str, title: str) -> None:
    """Its years and initials belong to it, and what stands before or behind it does not."""
    (reference,) = references_in(linked(text))
    assert reference.title == title


@pytest.mark.parametrize(
    "text",
    [
        f"[Rain falls on the dry city]({URL}): the original announcement",
        f"[Rain falls on the dry city]({URL}) – Introduction to the subject.",
        f"[Rain falls on the dry city]({URL}) — the background, with figures for each year.",
    ],
)
def test_a_remark_names_no_publication(text: str) -> None:
    """What is said of a linked title in a sentence or behind a dash is neither its site nor its author."""
    (reference,) = references_in(linked(text))
    assert (reference.container, reference.publisher, reference.authors) == (None, None, ())


def test_a_site_behind_a_dash_is_the_publication() -> None:
    """The address bears it out, or it is followed by more."""
    (reference,) = references_in(linked(f"[Rain falls on the dry city]({URL}) - Herald"))
    assert reference.container == "Herald"
    (reference,) = references_in(linked(f"[Rain falls on the dry city]({URL}) — Morning Post, May 3, 2020"))
    assert (reference.container, str(reference.date)) == ("Morning Post", "2020-05-03")


def test_a_whole_reference_that_is_linked_keeps_its_people() -> None:
    """People whom a sign parts from the title are no part of it, and a month with a year is a date."""
    (reference,) = references_in(
        linked("[Jain, S., Wallace, B. Rain is not explanation](https://arxiv.org/abs/1902.10186)")
    )
    assert [name.family for name in reference.authors] == ["Jain", "Wallace"]
    (reference,) = references_in(linked(f"[Rain on the dry city, May 2020]({URL})"))
    assert (reference.title, str(reference.date)) == ("Rain on the dry city", "2020-05")
