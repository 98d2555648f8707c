"""What the order of its parts tells of a reference without an author or a title."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.ordering import contained, headed, occasional, quoted_apart, titled, unsigned
from tests.references.test_reaching import labels, spelled


def test_a_body_before_date_and_title_is_the_author() -> None:
    """What the tagger took for a house is one where a date and a title follow; a site before an address is none."""
    row = anchored("Council of Advisers. 2015. Pay Gap.")
    assert headed(row, ["B-P", "I-P", "I-P", "D", "B-T", "I-T"])[:3] == ["B-A", "I-A", "I-A"]
    site = anchored("The Rome Herald. 2015. Rain Falls. https://example.org/rain")
    tags = ["B-J", "I-J", "I-J", "D", "B-T", "I-T", "O"]
    assert headed(site, tags) == tags
    alliance = anchored("Alliance for Good Rain. (2007). The high cost")
    assert headed(alliance, ["B-T", "I-T", "I-T", "I-T", "D", "B-T", "I-T", "I-T"])[:4] == ["B-A", "I-A", "I-A", "I-A"]
    named = ["B-P", "I-P", "I-P", "D", "B-T", "B-A"]
    assert headed(row, named) == named


def test_what_stands_between_author_and_publisher_is_the_title() -> None:
    """A comma parts it from the publisher; with a volume it is an article cited without its title."""
    row = anchored("Horn, B. (1986). Rain Physics, Rome Press.")
    assert titled(row, ["B-A", "I-A", "D", "B-J", "I-J", "I-J", "I-J"])[3:] == ["B-T", "I-T", "B-J", "I-J"]
    row = anchored("Horn, B. (1986). Rain Physics, 12.")
    tags = ["B-A", "I-A", "D", "B-J", "I-J", "V"]
    assert titled(row, tags) == tags
    row = anchored("Rain in Rome. 2016. Rome Herald, Rain Press. https://example.org/rain")
    tags = ["B-A", "I-A", "I-A", "D", "B-J", "I-J", "B-P", "I-P", "O"]
    assert titled(row, tags) == tags


def test_an_occasion_and_its_year_are_the_beginning_of_a_title() -> None:
    """The year must stand again, or the address spell the occasion; a comma or stop before the year shows an author."""
    tags = ["B-A", "I-A", "D", "B-T", "I-T", "I-T"]
    row = anchored("Rain Games 2016: Roe beats Doe (13 August 2016)")
    assert occasional(row, [*tags, "O"]) == ["B-T", *["I-T"] * 5, "D"]
    row = anchored("Rain Games 2016: Roe beats Doe https://example.org/rain-games-2016")
    assert occasional(row, [*tags, "O"]) == ["B-T", *["I-T"] * 5, "O"]
    for text in ("Rain Games 2016: Roe beats Doe", "Rain, Games. 2016: Roe beats Doe (13 August 2016)"):
        row = anchored(text)
        kept = tags + ["O"] * (len(row.tokens) - len(tags))
        assert occasional(row, kept) == kept


def test_what_stands_before_a_quoted_title_and_a_comma_is_the_author() -> None:
    """It joins the author that the tagger found before it, and is left out beside another."""
    row = anchored("Google, “Rain on the roofs of Rome,” Herald")
    tags = ["B-T", *["I-T"] * 6, "B-J"]
    assert quoted_apart(row, tags, (1, 7)) == ["B-A", "B-T", *["I-T"] * 5, "B-J"]
    row = anchored("Rome. Rain Agency, “Rain on the roofs of Rome,” Herald")
    tags = ["B-A", "B-T", *["I-T"] * 7, "B-J"]
    assert quoted_apart(row, tags, (3, 9)) == ["B-A", "I-A", "I-A", "B-T", *["I-T"] * 5, "B-J"]
    row = anchored("Rome: “Rain on the roofs of Rome,” Herald")
    kept = ["B-T", *["I-T"] * 6, "B-J"]
    assert quoted_apart(row, kept, (1, 7)) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("CIA Factbook. Washington, DC: CIA, 2009", "AALLPD", "TTLLPD"),
        ("Good chemistry. (1996). Rain Magazine, 44", "AADJJV", "TTDJJV"),
        ("Roe, A. London: Knopf, 1990", "AALPD", "AALPD"),
        ("Ann Roe. (1996). Rain Magazine, 44", "AADJJV", "AADJJV"),
        ("Rain Factbook. Rome: CIA. https://example.org/a", "AALPO", "AALPO"),
    ],
)
def test_a_work_that_names_nobody_has_a_title(text: str, tags: str, kept: str) -> None:
    """What has a comma, an initial or nothing behind it that a book has stays the author."""
    assert labels(unsigned(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Rain falls on Rome. Acta Pluvia 14", "TTTTTTV", "TTTTJJV"),
        ("Rain falls on Rome: Journal of Rain, v. 36", "TTTTTTTVV", "TTTTJJJVV"),
        ("Rain falls on Rome: A report on us, v. 36", "TTTTTTTTVV", "TTTTTTTTVV"),
        ("Rain falls on Rome. Acta Pluvia", "TTTTTT", "TTTTTT"),
    ],
)
def test_a_volume_behind_a_title_shows_its_container(text: str, tags: str, kept: str) -> None:
    """It is the title's last sentence, or a journal's name behind its last colon."""
    assert labels(contained(anchored(text), spelled(tags))) == kept
