"""Titles that a tagger draws on beyond their quotation, begins with their author, or breaks off at a semicolon."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.overrun import edited, embodied, requoted, semicoloned
from tests.references.test_reaching import labels, spelled


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("‘The chemists’ dream’, Rain Journal", "TTTTT", "TTTJJ"),
        ("‘The chemists’ dream’ Rain Journal", "TTTTT", "TTTTT"),
        ("‘On ‘rain’, sleet and snow’, Rain Journal", "TTTTTTT", "TTTTTTT"),
        ("The chemists’, and the dream", "TTTTT", "TTTTT"),
        ('"Rain falls" (herald.example, 5 May 2020)', "TTTTT", "TTJJD"),
        ('"Rain falls" (Herald, 5 May 2020), 2021', "TTTTD", "TTJOD"),
        ('"Rain falls", Herald', "TTT", "TTT"),
        ("„Rain falls“ Von Ann Roe 5. Mai 2020", "TTTTTT", "TTOAAD"),
        ("Poe: „Rain falls“ Von Ann Roe 2020", "ATTTTTD", "ATTOOOD"),
    ],
)
def test_a_title_ends_with_its_quotation_marks(text: str, tags: str, kept: str) -> None:
    """An apostrophe closes nothing, a sign must follow, and what is quoted inside may have signs of its own.

    Behind double marks a bracket must open or a byline begin.
    """
    assert labels(requoted(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Rain falls; Remain Defiant. Herald", "TTAAJ", "TTTTJ"),
        ("Rain falls; Ann Roe; Herald", "TTAAJ", "TTAAJ"),
        ("Rain falls; Thomas Roe, Herald", "TTAAJ", "TTAAJ"),
        ("Rain falls; Roe A, Herald", "TTAAJ", "TTAAJ"),
        ("Rain falls, Remain Defiant. Herald", "TTAAJ", "TTAAJ"),
    ],
)
def test_a_title_goes_on_behind_the_only_semicolon(text: str, tags: str, kept: str) -> None:
    """Unless what follows looks like a person, or semicolons part the fields."""
    assert labels(semicoloned(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("World Rain Organization. On rain in Rome. World Rain Organization, 2003", "TTTTTTTPPPD", "AAATTTTPPPD"),
        ("World Rain Organization. On rain in Rome. Rain Press, 2003", "TTTTTTTPPD", "TTTTTTTPPD"),
        ("Rain again. Rain in Rome. Rain again, 2003", "TTTTTPPD", "TTTTTPPD"),
    ],
)
def test_a_body_that_publishes_the_work_is_its_author(text: str, tags: str, kept: str) -> None:
    """Where it stands before the title, too; other words that come again are no body."""
    assert labels(embodied(anchored(text), spelled(tags))) == kept


def test_the_role_of_editors_is_no_part_of_the_title() -> None:
    """In brackets at its end."""
    assert labels(edited(anchored("The Mystery of Rain (ed). Press"), spelled("TTTTTP"))) == "TTTTOP"
    assert labels(edited(anchored("The Mystery of the ed. Press"), spelled("TTTTTP"))) == "TTTTTP"
