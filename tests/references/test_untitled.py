"""Works whose title was taken for people or for a publisher."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.untitled import numbered, twice_published
from tests.references.test_reaching import labels, spelled


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("Bookstore: The Life (New York: Harcourt Brace, 1999)", "LPPLLJJD", "LPPLLJJD"),
        ("Bookstore: The Life (Rome: Pier Press, 1999)", "LPPLPPD", "TTTLPPD"),
        ("Pier: Sea Press. Rome: Pier Press, 1999", "LPPLPPD", "LPPLPPD"),
    ],
)
def test_the_first_of_two_publishers_is_the_title_that_is_missing(text: str, tags: str, kept: str) -> None:
    """If it stands before a bracket; the place before it is a part of it."""
    assert labels(twice_published(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("S. Ladika, Hate Crimes, CQ Researcher, vol. 31", "AAAAAAVV", "AATTJJVV"),
        ("S. Ladika, Jane Roe, A. Poe, vol. 31", "AAAAAAVV", "AAAAAAVV"),
        ("Ann Ladika, Hate Crimes, CQ Researcher, vol. 31", "AAAAAAVV", "AAAAAAVV"),
        ("S. Ladika, Hate Crimes, CQ Researcher, Rome 2020", "AAAAAALD", "AAAAAALD"),
    ],
)
def test_behind_a_name_by_initials_come_title_and_container(text: str, tags: str, kept: str) -> None:
    """If a volume follows, and none of them has initials."""
    assert labels(numbered(anchored(text), spelled(tags))) == kept
