"""Titles and authors that a tagger ends at a stop that ends no part."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.reaching import abbreviated, ordinal, quoting_on, subtitled, unparted, vancouver


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Bericht vom 3. Regentag in Rom. Blatt", "TTTJJJJ", "TTTTTTJ"),
        ("Bericht vom 3. Regentag, Blatt", "TTTJJ", "TTTTJ"),
        ("Report on rule 3. Rain Law Journal", "TTTTJJJ", "TTTTJJJ"),
        ("Bericht vom 3, Regenblatt", "TTTJ", "TTTJ"),
        ("Advice from 32,000 children, Rain Journal", "TTTJJJJ", "TTTTTJJ"),
    ],
)
def test_a_title_goes_on_behind_an_ordinal_and_inside_a_number(text: str, tags: str, kept: str) -> None:
    """Up to the next stop; an article must stand before the number."""
    assert labels(ordinal(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Rain falls in Rome: Effects of the Sea, 30 Rain Journal", "TTTTJJJJJJJ", "TTTTTTTTJJJ"),
        ("Rain falls in Rome: Daily Rain", "TTTTPP", "TTTTTT"),
        ("Rain falls in Rome : Daily Rain", "TTTTPP", "TTTTTT"),
        ("Oslo, Rome: Rain Press", "TTPP", "TTPP"),
        ("Rain falls in Rome. Daily Rain", "TTTTJJ", "TTTTJJ"),
    ],
)
def test_a_title_goes_on_behind_its_colon(text: str, tags: str, kept: str) -> None:
    """Up to the next stop; a word or two before a colon may be a place."""
    assert labels(subtitled(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Kovacs, Eduard, Rain M&A Roundup. Herald", "AAAATTJ", "AATTTTJ"),
        ("Pang and Gabriel, NE/SQP: A Method, Herald", "AAAATTTJ", "AAATTTTJ"),
        ("Kovacs, Eduard & Adam Roe", "AAATT", "AAATT"),
    ],
)
def test_no_title_begins_inside_an_abbreviation(text: str, tags: str, kept: str) -> None:
    """`M&A` belongs together; an ampersand between blanks parts."""
    assert labels(unparted(anchored(text), spelled(tags))) == kept


def test_a_body_that_begins_with_a_country_is_the_author() -> None:
    """Its stops end nothing, if the title stands behind; a single title keeps its words."""
    row = anchored("U.S. Department of Rain. The rain model. Rome")
    assert labels(abbreviated(row, spelled("AATTTUTTL"))) == "AAAAATTTL"
    row = anchored("U.S. Department of Rain")
    assert labels(abbreviated(row, spelled("AATTT"))) == "AATTT"


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Siberian “Beast from the East” keeps us in. Rain Radio", "TJJJJJJJJJ", "TTTTTTTTJJ"),
        ("On the “Rain”-Action of Rome. Rain Radio", "TTTJJJJJ", "TTTTTTJJ"),
        ("Rain on “Rome”: A report. Rain Radio", "TTJJJJJ", "TTTTTJJ"),
        ("“Rain on Rome” in the news", "TTTOJJ", "TTTOJJ"),
        ("Rain on Rome «rain.example»", "TTTJJ", "TTTJJ"),
    ],
)
def test_a_title_goes_on_with_a_quotation_and_behind_it(text: str, tags: str, kept: str) -> None:
    """Unless the title is what is quoted, or nothing follows the quotation."""
    assert labels(quoting_on(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Orange R. Siberian “Beast” stays", "AAATT", "AATTT"),
        ("Sanburn J. How the U.S. Office fell", "AAAAAATT", "AATTTTTT"),
        ("Roe J, Doe A. Molecular Rain", "AAAAAT", "AAAATT"),
        ("Roe J, Doe A. Tatler. 2021. The rain", "AAAAADTT", "AAAAJDTT"),
        ("Robert A. Banks, God the Worker", "AAATTT", "AAATTT"),
        ("Roe J. Doe A. Rain falls", "AAAATT", "AAAATT"),
        ("Roe, J. Doe, A. Rain falls", "AAAATT", "AAAATT"),
    ],
)
def test_authors_with_bare_initials_end_at_the_first_full_stop(text: str, tags: str, kept: str) -> None:
    """What may be a second given name and its stop ends nobody."""
    assert labels(vancouver(anchored(text), spelled(tags))) == kept


def spelled(labels: str) -> list[str]:
    """A tag for each letter; `U` begins a second title."""
    tags, before = [], ""
    for label in labels:
        inside = label == before or (label == "T" and before == "U")
        tags.append(label if label in "DVLO" else f"I-{label}" if inside else f"B-{label.replace('U', 'T')}")
        before = label
    return tags


def labels(tags: list[str]) -> str:
    """The letters of tags."""
    return "".join(tag[-1] for tag in tags)
