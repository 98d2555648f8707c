"""What closes a title without being part of it."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.endings import bracketed, housed, once, told, unclosed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rain over Rome, 3rd edn", 3),
        ("Rain over Rome. Second revised edition", 3),
        ("Rain over Rome. Revised Edition", 3),
        ("Rain over Rome, Masters Thesis", 3),
        ("Rain over Rome. Technical Report TR-96", 3),
        ("Rain over Rome, page 346", 3),
        ("Rain over Rome. No. AB551422", 3),
        ("Rain over Rome (RFC 1737)", 3),
        ("Rain over Rome. Technical Report of the Water Board", 3),
        ("Rain over Rome. DVD", 3),
        ("Rain over Rome (Policy Brief 2012-01)", 3),
        ("Rain over Rome! [homepage on the Internet]", 3),
        ("Rain over Rome, zuletzt aktualisiert am", 3),
        ("Rain on the Internet", 4),
        ("Rain over Rome! [WWW Document]", 3),
        ("Rain over Rome. draft-ietf-rain-test-09", 3),
        ("Rain over Rome [Internet]. Rome: Rain Press", 3),
        ("Rain over Rome. [Rome]: Rain Press", 3),
        ("Rain over Rome. ser. Rain Studies", 3),
        ("Rain over Rome. Retrieved from Rain Program", 3),
        ("The last document", 3),
        ("Rain over Rome (A special report)", 6),
        ("Rain over Rome (2a ed)", 3),
        ("Rain over Rome (ED)", 4),
        ("Rain over Rome: Third Edition", 5),
        ("Rain over Rome in 1966", 5),
        ("The third edition", 3),
        ("Report of the second thesis", 5),
    ],
)
def test_an_edition_or_number_behind_a_stop_is_no_part_of_a_title(text: str, kept: int) -> None:
    """What follows a colon or stands in the sentence stays."""
    row = anchored(text)
    tags = ["B-T"] + ["I-T"] * (len(row.tokens) - 1)
    assert sum(tag.endswith("T") for tag in unclosed(row, tags)) == kept


def test_a_title_that_is_nothing_but_a_number_stays() -> None:
    """Its first word is never cut off."""
    row = anchored("RFC 1737")
    assert unclosed(row, ["B-T", "I-T"]) == ["B-T", "I-T"]


def test_a_title_that_breaks_off_in_brackets_ends_before_or_behind_them() -> None:
    """Place, publisher and year stand in brackets of their own; other brackets belong to the title."""
    row = anchored("Rain Physics (Rome; Rain Press, 1976)")
    tags = ["B-T", "I-T", "I-T", "B-P", "I-P", "D"]
    assert bracketed(row, tags) == ["B-T", "I-T", "B-P", "B-P", "I-P", "D"]
    row = anchored("Rain Physics (Rome region, Italy). Journal of Rain")
    tags = ["B-T", "I-T", "I-T", "I-T", "B-J", "I-J", "I-J", "I-J"]
    assert bracketed(row, tags) == ["B-T", "I-T", "I-T", "I-T", "I-T", "B-J", "I-J", "I-J"]


def test_a_day_behind_what_closes_a_title_is_the_date() -> None:
    """`zuletzt aktualisiert am` and its like say when a page was published."""
    row = anchored("Rain over Rome, zuletzt aktualisiert am 24.10.2018")
    assert unclosed(row, ["B-T"] + ["I-T"] * (len(row.tokens) - 1))[-1] == "B-D"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Rain over Rome!. rainexampleorg. https://www.rain.example.org/a", "B-J"),
        ("Rain over rainexampleorg. https://www.rain.example.org/a", "I-T"),
        ("Rain over Rome. otherexampleorg. https://www.rain.example.org/a", "I-T"),
    ],
)
def test_a_title_ends_before_the_address_of_its_site_without_stops(text: str, last: str) -> None:
    """Styles that strip full stops write `rainexampleorg` for the site."""
    row = anchored(text)
    tags = ["B-T"] + ["I-T"] * (len(row.tokens) - 2) + ["O"]
    assert housed(row, tags)[-2] == last


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rain over Rome. Rain over Rome.", 3),
        ("“Rain over Rome”. “Rain Over Rome”", 3),
        ("‘Rain over Rome’ 2022, ‘Rain over Rome’", 3),
        ("Location, location", 2),
        ("New York, New York", 4),
        ("Rain over Rome. Rain over Paris", 6),
    ],
)
def test_a_title_is_not_said_twice(text: str, kept: int) -> None:
    """One or two words may be."""
    row = anchored(text)
    tags = ["B-T"] + ["I-T"] * (len(row.tokens) - 1)
    assert sum(tag.endswith("T") for tag in once(row, tags)) == kept


def test_what_was_only_told_has_no_title() -> None:
    """A letter or a call is cited as such."""
    row = anchored("Roe, A. Personal communication, 2005")
    assert told(row, ["B-A", "I-A", "B-T", "I-T", "D"]) == ["B-A", "I-A", "O", "O", "D"]
    row = anchored("Roe, A. Personal communication today, 2005")
    assert told(row, ["B-A", "I-A", "B-T", "I-T", "I-T", "D"])[2:5] == ["B-T", "I-T", "I-T"]


def test_a_container_begins_with_all_of_the_address_that_it_is() -> None:
    """A title takes none of it."""
    row = anchored("Rain over Rome news.herald.example https://news.herald.example/rain")
    assert housed(row, ["B-T", "I-T", "I-T", "I-T", "B-J", "I-J", "O"])[3:] == ["B-J", "I-J", "I-J", "O"]
    row = anchored("Rain over Rome news.herald.example https://post.example/rain")
    assert housed(row, ["B-T", "I-T", "I-T", "I-T", "B-J", "I-J", "O"])[3:] == ["I-T", "B-J", "I-J", "O"]


def test_a_bracket_inside_a_day_of_access_parts_no_title() -> None:
    """What leads to the day and the day are one token; nothing of the title stands behind the bracket."""
    row = anchored("Rain falls, consulta nacional (Rome, May 4, 2022; https://a.example/x)")
    tags = ["B-T", "I-T", "I-T", "D"]
    assert bracketed(row, tags) == tags
