"""What the order of its parts tells of a reference without an author or a title."""

from provaudit.references.anchors import anchored
from provaudit.references.ordering import headed, titled


def test_a_body_before_date_and_title_is_the_author() -> None:
    """What the tagger took for a house is one where a date and a title follow; a site before an address is none."""
    row = anchored("Council of Advisers. 2015. Pay Gap.")
    assert headed(row, ["B-P", "I-P", "I-P", "D", "B-T", "I-T"])[:3] == ["B-A", "I-A", "I-A"]
    site = anchored("The Rome Herald. 2015. Rain Falls. https://example.org/rain")
    tags = ["B-J", "I-J", "I-J", "D", "B-T", "I-T", "O"]
    assert headed(site, tags) == tags
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
