"""Editors and translators are told apart, and kinds of works are told by what stands around their fields."""

from typing import Any

import pytest

from provaudit.model import PartialDate
from provaudit.references import parse_reference
from provaudit.references.anchors import anchored
from provaudit.references.assembling import Segment
from provaudit.references.roles import by_role, credited, filmed, kind_of


def _roles(text: str, first: int, last: int) -> list[tuple[str, str]]:
    """The roles of the words `first` to `last`, each with the first and last word of its part."""
    row = anchored(text)
    return [
        (role, " ".join(token.text for token in row.tokens[part.first : part.last]))
        for role, part in by_role(row, Segment("E", first, last))
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "wanted"),
    [
        ("Odyssey. Translated by Emily Wilson. Norton", 3, 5, [("translators", "Emily Wilson")]),
        ("Trans. William Weaver", 0, 3, [("translators", "William Weaver")]),
        ("Ann Lee (ed.). Book", 0, 2, [("editors", "Ann Lee")]),
        ("In Ann Lee and Bo Chan. Book", 1, 6, [("editors", "Ann Lee and Bo Chan")]),
        (
            "Critique. Edited and translated by Paul Guyer",
            5,
            7,
            [("editors", "Paul Guyer"), ("translators", "Paul Guyer")],
        ),
        (
            "edited and translated by Paul Guyer",
            0,
            6,
            [("editors", "Paul Guyer"), ("translators", "Paul Guyer")],
        ),
        ("Ed. Ann Lee. Trans. Bo Chan", 0, 6, [("editors", "Ann Lee"), ("translators", "Bo Chan")]),
        ("Ann Lee, ed., Bo Chan, trans.", 0, 6, [("editors", "Ann Lee"), ("translators", "Bo Chan")]),
    ],
)
def test_a_role_is_told_by_the_word_before_or_after_its_names(
    text: str, first: int, last: int, wanted: list[tuple[str, str]]
) -> None:
    """`Translated by X` and `X, trans.` name a translator; names without a word are of editors."""
    assert _roles(text, first, last) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Reason. Edited and translated by Paul Guyer", "B-T B-E I-E I-E I-E I-E I-E"),
        ("War, translated by Ann Lee", "B-T B-E I-E I-E I-E"),
        ("Songs edited by Ann Lee", "B-T I-T I-T I-T I-T"),
        ("Songs, edited by hand alone", "B-T I-T I-T I-T I-T"),
        ("Rain over Rome. Trans. Ann Roe", "B-T I-T I-T B-E I-E I-E"),
        ("Rain over Rome, tr. A. Roe", "B-T I-T I-T B-E I-E I-E"),
        ("Rain over Rome, Trans. Amer. Math. Soc.", "B-T I-T I-T I-T I-T I-T I-T"),
        ("“Rain over Rome, translated by Ann Roe”", "B-T I-T I-T I-T I-T I-T I-T"),
    ],
)
def test_a_credit_is_no_part_of_the_title(text: str, wanted: str) -> None:
    """After a stop, "edited by" and a name end the title."""
    row = anchored(text)
    assert credited(row, ["B-T", *["I-T"] * (len(row.tokens) - 1)]) == wanted.split()


@pytest.mark.parametrize(
    ("text", "labels", "fields", "kind"),
    [
        ("Rain. PhD thesis, Oxford", "TOOP", {"publisher": "Oxford"}, "thesis"),
        ("Rain. Annals 3", "TJV", {"container": "Annals", "volume": "3"}, "article-journal"),
        ("Rain. Proceedings of Clouds", "TJJJ", {"container": "Proceedings of Clouds"}, "paper-conference"),
        ("Rain. In Clouds. Knopf", "TOJP", {"container": "Clouds", "publisher": "Knopf"}, "chapter"),
        (
            "Rain. The Guardian",
            "TJJ",
            {"container": "The Guardian", "date": PartialDate(2020, 3, 1)},
            "article-newspaper",
        ),
        ("Rain. Knopf", "TP", {"container": "Knopf", "publisher": "Knopf"}, "book"),
        ("Rain. Site", "TJ", {"container": "Site", "url": "https://example.org/rain"}, "webpage"),
        ("Rain", "T", {}, ""),
    ],
)
def test_the_kind_of_a_work(text: str, labels: str, fields: dict[str, Any], kind: str) -> None:
    """What stands beside the title says what kind of work it is; a title's own words do not."""
    found = [Segment(label, place, place + 1) for place, label in enumerate(labels) if label != "O"]
    assert kind_of(anchored(text), found, fields) == kind


def test_a_word_of_the_title_says_nothing_of_the_kind() -> None:
    """A book on a thesis is no thesis."""
    found = [Segment("T", 0, 3), Segment("P", 3, 4)]
    assert kind_of(anchored("The lost thesis. Knopf"), found, {"publisher": "Knopf"}) == "book"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Roe, M. (Writer/Director). (2003). Rain", 0),
        ("Roe, Ann, director. Rain", 0),
        ("Dir. Ann Roe. Rain", 0),
        ("Roe, M. (Author). (2003). Rain", 3),
    ],
)
def test_who_directed_a_film_is_none_of_its_authors(text: str, left: int) -> None:
    """Nor who produced it."""
    row = anchored(text)
    last = len(row.tokens) - 1
    people = sum(token.kind == "w" for token in row.tokens) - 1
    tags = ["B-A", *["I-A"] * (people - 1), *["D"] * (last - people), "B-T"]
    assert sum(tag[-1] == "A" for tag in filmed(row, tags)) == left


def test_producers_and_directors_may_be_listed_together() -> None:
    """Each list with its own role."""
    row = anchored("Roe, J. (Producer), & Doe, A. (Director). (1999). Rain")
    tags = ["B-A", "I-A", "I-A", "B-A", "I-A", "I-A", "D", "B-T"]
    assert filmed(row, tags)[:6] == ["O"] * 6


@pytest.mark.parametrize("thanks", ["hat tip to", "h/t", "via"])
def test_who_is_thanked_for_a_source_did_not_write_it(thanks: str) -> None:
    """A name in brackets behind the word for it is no author."""
    reference = parse_reference(f"“Rain falls on Rome,” The Herald, May 5, 2020 ({thanks} Jane Roe and Ann Lee).")
    assert reference.authors == ()
