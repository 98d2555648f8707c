"""Whole references: the twelve notes of the first document, the common styles, and hostile text."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.model import Link, Span
from provaudit.references import addressed, parse_reference
from provaudit.references.confidence import shipped_calibration
from provaudit.references.parsing import read

AP, REUTERS = "The Associated Press", "Reuters"
MARSHALL = [
    (
        "Licon",
        "Adriana Gomez",
        "What they said: Trump, Zelenskyy and Vance’s heated argument in the Oval Office",
        AP,
        "2025-03-01",
    ),
    (
        "Madhani",
        "Aamer",
        "Trump pauses US military aid to Ukraine while pressuring Zelenskyy to move toward quick end to war",
        AP,
        "2025-03-04",
    ),
    (
        None,
        None,
        "How European leaders are responding to Trump’s approach to Ukraine and Europe",
        "Atlantic Council",
        "2025-03-06",
    ),
    ("Sieg", "Linda", "Japan on red alert as Trump rocks international alliances", "Nikkei Asia", "2025-03-13"),
    (None, None, "Trump complains security pact with Japan nonreciprocal", "The Mainichi", "2025-03-07"),
    ("Das", "Debak", "An Unreliable America Means More Countries Want the Bomb", "Foreign Policy", "2025-03-14"),
    (
        "Kim",
        "Ju Hyung",
        "A Challenging but Essential Task: Security Cooperation Between South Korea and Japan",
        "38 North, the Stimson Center",
        "2024-09-06",
    ),
    ("Kim", "Hyung-Jin", "Leaders of S. Korea, Japan agree to strive to improve ties", AP, "2022-09-22"),
    (
        "Hyo-jin",
        "Lee",
        "New Japanese PM's progressive historical views raise hope for Seoul-Tokyo relations",
        "The Korea Times",
        "2024-09-30",
    ),
    (None, None, "Japan's Ishiba sends offering to Yasukuni Shrine, angering S. S.Korea, China", REUTERS, "2024-10-17"),
    (
        None,
        None,
        "Explainer: Why Yasukuni shrine is a controversial symbol of Japan's war legacy",
        REUTERS,
        "2021-08-15",
    ),
    ("Lie", "John", "Zainichi: The Korean Diaspora in Japan", "The Association for Asian Studies", "2009"),
]


@pytest.mark.parametrize("number", range(1, 13))
def test_every_field_of_the_twelve_notes(marshall: Path, number: int) -> None:
    """Each note of the first document is read right in every field, its slips included."""
    document = marshall.read_text(encoding="utf-8")
    note = re.search(rf"^\[{number}\] (.*)$", document, re.MULTILINE)
    assert note is not None
    reference = parse_reference(note[1])
    family, given_name, title, container, date = MARSHALL[number - 1]
    first = reference.authors[0] if reference.authors else None
    assert (first and first.family, first and first.given) == (family, given_name)
    assert len(reference.authors) == {2: 3}.get(number, 0 if family is None else 1)
    assert (reference.title, reference.container, str(reference.date)) == (title, container, date)
    assert reference.url == note[1].rsplit(" ", 1)[1].removesuffix(".")


STYLES = {
    "mla": "Rivera, Ana. “Rain Falls on the Old Harbour Town.” *Coastal Herald*, 3 Mar. 2021, {url}.",
    "apa": "Rivera, A. (2021, March 3). Rain falls on the old harbour town. Coastal Herald. {url}",
    "chicago": "Ana Rivera, “Rain Falls on the Old Harbour Town,” Coastal Herald, March 3, 2021, {url}.",
    "harvard": "Rivera, A. (2021) ‘Rain Falls on the Old Harbour Town’, Coastal Herald, 3 March. "
    "Available at: {url} (Accessed: 5 May 2026).",
    "ieee": 'A. Rivera, "Rain Falls on the Old Harbour Town," Coastal Herald, Mar. 3, 2021. [Online]. Available: {url}',
    "linked": "Rivera, Ana (3 March 2021). "
    '["Rain Falls on the Old Harbour Town"]({url}). Coastal Herald. Retrieved 5 May 2026.',
    "vancouver": "Rivera A. Rain Falls on the Old Harbour Town. Coastal Herald [Internet]. 2021 Mar 3 "
    "[cited 2026 May 5]. Available from: {url}",
    "oscola": "Ana Rivera, ‘Rain Falls on the Old Harbour Town’ "
    "(Coastal Herald, 3 March 2021) <{url}> accessed 5 May 2026",
}


@pytest.mark.parametrize("style", STYLES)
def test_one_article_in_many_styles(style: str) -> None:
    """The same article is read alike whatever the style."""
    url = "https://www.coastalherald.com/2021/03/rain-falls-on-the-old-harbour-town"
    text = STYLES[style].format(url=url)
    reference = parse_reference(text)
    assert (reference.title or "").lower() == "rain falls on the old harbour town"
    assert [name.family for name in reference.authors] == ["Rivera"]
    assert str(reference.date) == "2021-03-03"
    assert reference.url == url
    assert str(reference.accessed) == ("2026-05-05" if "2026" in text else "None")


def test_spans_name_the_words_of_their_fields() -> None:
    """Each span covers the words that its field was read from."""
    text = "[4] Sieg, Linda. “Japan on red alert.” Nikkei Asia, 13 March 2025. "
    text += "https://asia.nikkei.com/Opinion/Japan-on-red-alert."
    reference = parse_reference(text)
    named = {field: span.of(text) for field, span in reference.spans.items()}
    assert named["title"] == "Japan on red alert"
    assert named["authors"] == "Sieg, Linda"
    assert named["container"] == "Nikkei Asia"
    assert named["date"] == "13 March 2025"
    assert named["url"] == "https://asia.nikkei.com/Opinion/Japan-on-red-alert"


def test_a_hidden_address_is_taken_from_its_link() -> None:
    """A hyperlink on the title gives the address that the words do not show."""
    text = "Sieg, Linda. “Japan on red alert.” Nikkei Asia, 13 March 2025."
    link = Link("Japan on red alert", "https://asia.nikkei.com/Opinion/x", Span(14, 32))
    assert parse_reference(text, [link]).url == "https://asia.nikkei.com/Opinion/x"


def test_the_link_of_a_title_goes_before_a_written_address() -> None:
    """What else is written out is another address of it, or another source."""
    text = "See “Japan on red alert”; also https://tribune.example/other"
    link = Link("Japan on red alert", "https://asia.nikkei.com/Opinion/x", Span(5, 23))
    assert parse_reference(text, [link]).url == "https://asia.nikkei.com/Opinion/x"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("See https://a.example/x: “The dam is safe and nobody has to leave.”", None),
        ("https://a.example/x (“The dam is safe and nobody has to leave.”)", None),
        ("<https://a.example/x>. Quote: “The dam is safe and nobody has to leave”", None),
        ("“Rain falls,” https://a.example/x (accessed 5 May 2020): “nobody has to leave the town”", "Rain falls"),
        ("https://a.example/x “Rain falls on the old harbour town”", "Rain falls on the old harbour town"),
        ("https://a.example/x “Rain falls on the old town.” The Herald, 2020.", "Rain falls on the old town"),
    ],
)
def test_what_is_quoted_from_a_source_is_no_title(text: str, title: str | None) -> None:
    """Words behind an address are its title only where they look like one and no other stands before."""
    assert parse_reference(text).title == title


def test_an_identifier_in_quoted_words_is_not_that_of_the_reference() -> None:
    """The source names it, and not whoever cites the source."""
    reference = parse_reference("https://a.example/x (“See the other paper, doi:10.1000/182, for all of it.”)")
    assert (reference.url, reference.doi) == ("https://a.example/x", None)


def test_an_archived_copy_is_told_from_its_original() -> None:
    """The archive's address, its time and the original address are three things."""
    text = (
        "“A title of some length.” Site, 2 May 2019. https://web.archive.org/web/20190601000000/https://example.org/a."
    )
    reference = parse_reference(text)
    assert reference.archive_url == "https://web.archive.org/web/20190601000000/https://example.org/a"
    assert (reference.url, str(reference.archived)) == ("https://example.org/a", "2019-06-01")


def test_numbers_of_a_journal_article() -> None:
    """Volume, issue and pages are told apart."""
    reference = parse_reference(
        "Rivera, A. (2019). A title about something. Journal of Things, 12(3), 45–67. https://doi.org/10.1234/abc.5"
    )
    assert (reference.volume, reference.issue, reference.pages, reference.doi) == ("12", "3", "45–67", "10.1234/abc.5")


def test_a_date_is_found_where_a_blank_was_lost_before_it() -> None:
    """A day that sticks to the container before it belongs to the date; a number that goes with a word stays there."""
    reference = parse_reference("Doe, Jane. “Rain falls on the old town.” Coastal Herald12 May 2020.")
    assert (reference.container, str(reference.date)) == ("Coastal Herald", "2020-05-12")
    assert parse_reference("Doe, Jane. “Area51 opens.” Coastal Herald, 12 May 2020.").title == "Area51 opens"


def test_what_is_quoted_is_the_title_whatever_stands_in_it() -> None:
    """A bullet or a domain inside the quotation marks does not cut the title short."""
    reference = parse_reference("“Search • Example.Net.” n.d. Example. https://www.example.net/search.php?q=rain.")
    assert str(reference.title).strip(".") == "Search • Example.Net"


def test_a_slashed_date_that_can_be_read_two_ways_is_not_sure() -> None:
    """No accusation may rest on a date whose day and month may be swapped."""
    reference = parse_reference("Rivera, Ana. “A title of some length.” Coastal Herald, 04/05/2019.")
    assert reference.confidence["date"] < 0.9


class TwoDays:
    """A tagger that takes every date of a reference for its date."""

    def tag(self, rows: Sequence[Sequence[bytes]]) -> tuple[list[str], list[float], float]:
        """All dates are the date."""
        return ["B-D" if row[0].startswith(b"w=date:") else "O" for row in rows], [1.0] * len(rows), 1.0


def test_two_whole_days_as_one_date_are_not_sure() -> None:
    """Which of them is the date is not known, so none may accuse."""
    reference = read("3 May 2020. Rain over Rome, 5 May 2020.", (), TwoDays(), shipped_calibration())
    assert reference.confidence["date"] < 0.9


def test_the_words_of_a_link_are_the_title_with_a_quotation_among_them() -> None:
    """Whoever links some words of a reference links the title; what is quoted in it is a part of it."""
    reference = parse_reference("The Herald: [„Rain“ falls over the hills of Rome](https://herald.example/rain), 2020")
    assert reference.title == "„Rain“ falls over the hills of Rome"


def test_a_day_as_of_which_a_page_was_read_is_one_of_access() -> None:
    """As at and as of lead to it."""
    for words in ("as of", "as at"):
        reference = parse_reference(
            f"“Rain falls over Rome.” The Herald. https://herald.example/rain ({words} 5 May 2020)"
        )
        assert (str(reference.accessed), reference.date) == ("2020-05-05", None)


def test_confidence_is_a_share_and_is_stated_for_what_is_absent() -> None:
    """Every confidence lies between 0 and 1, and the three main fields always have one."""
    for text in ("", "???", "https://example.org/", "Rivera, Ana. “A title of some length.” Coastal Herald, 2019."):
        confidence = parse_reference(text).confidence
        assert {"title", "authors", "date"} <= set(confidence)
        assert all(0 <= value <= 1 for value in confidence.values())


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300) | st.text(alphabet="A. ,“”‘’'\"()[]0123456789:/-w*_<>\n", max_size=300))
def test_no_text_raises(text: str) -> None:
    """Whatever the text, there is a reference whose spans lie inside it."""
    reference = parse_reference(text)
    assert reference.span == Span(0, len(text))
    assert all(0 <= span.start <= span.end <= len(text) for span in reference.spans.values())


@pytest.mark.parametrize(
    "unit", ["1 ", "(", "“", "[x](", "a.", "1/", "10.1/", "http://", "and ", ", ", "A. ", "*a", "<a ", "ISBN 9", "May "]
)
def test_hostile_repetition_takes_bounded_time(unit: str) -> None:
    """A hundred thousand characters of one unit take seconds at most, not minutes."""
    start = time.process_time()
    parse_reference(unit * (100_000 // len(unit)))
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    "text",
    [
        "Sieg, Linda. “Japan on red alert.” Nikkei Asia, 13 March 2025. https://asia.nikkei.com/Opinion/alert.",
        "Lee A. Rivers rise. J Things 2019;12:4. doi:10.1234/abc.5. PMID: 12345678",
        "Roe, J. Floods. https://web.archive.org/web/20250301000000/https://news.test/floods",
        "No address at all, 2019.",
    ],
)
def test_addresses_alone_are_read_as_in_a_whole_reference(text: str) -> None:
    """What is captured is what an audit asks for."""
    whole, light = parse_reference(text), addressed(text)
    for field in ("url", "doi", "archive_url", "archived", "identifiers"):
        assert getattr(light, field) == getattr(whole, field)


def test_what_sticks_to_an_address_is_read_beside_it() -> None:
    """The word and day of access behind an address and the site's name before it count, though no blank parts them."""
    found = parse_reference("Brooks M. Best Practices. GameSpothttps://example.org/t/1636Accessed May 5, 2026.")
    assert (found.url, str(found.accessed), found.date) == ("https://example.org/t/1636", "2026-05-05", None)
    assert found.container == "GameSpot"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1M. Loh, Rain over Rome, https://example.org/a", "M. Loh"),
        ("12T. B. Roe, “Rain over Rome”, https://example.org/a", "T. B. Roe"),
        ("1Mazza V. Rain over Rome. Example News. 2025. https://example.org/a", "V Mazza"),
        ("7M Corporation. “Rain over Rome.” 2025. https://example.org/a", "7M Corporation"),
    ],
)
def test_a_number_that_sticks_to_a_name_is_the_reference_s(text: str, name: str) -> None:
    """Before initials, or a name with initials behind it, it is the list's; before anything else it stays."""
    assert [str(author) for author in parse_reference(text).authors] == [name]


@pytest.mark.parametrize(
    ("head", "host", "by", "names"),
    [
        ("The Herald", "theherald.example", "Jane Roe", ["Jane Roe"]),
        ("Die Welt", "welt.de", "Kossivi Tiassou", ["Kossivi Tiassou"]),
        ("Euronews (FR)", "fr.euronews.com", "David Mouriquand", ["David Mouriquand"]),
        ("inquisitr.com", "inquisitr.com", "Le Monde", ["Le Monde"]),
        ("forum.nations.example", "forum.nations.example", "[田中宏昌, and ITmedia]", ["宏昌 田中", "ITmedia"]),
    ],
)
def test_the_site_before_a_colon_is_no_author_beside_a_byline(head: str, host: str, by: str, names: list[str]) -> None:
    """The address says what the head is, with or without its article, and the byline who wrote it."""
    found = parse_reference(f"{head}: Rain falls on Rome (3 May 2020) by {by} – https://www.{host}/rain-falls-on-rome")
    assert (found.title, found.container) == ("Rain falls on Rome", head)
    assert [str(author) for author in found.authors] == names


@pytest.mark.parametrize(
    "lead", ["Quelle:", "Source :", "Sources:", "Fuente:", "Fonte:", "出典：", "Quellen: ", "Link:"]
)
def test_what_announces_a_source_is_no_author(lead: str) -> None:
    """In any language, with or without a blank before its colon."""
    found = parse_reference(f"{lead} Rain falls on Rome, The Herald, https://herald.example/rain, Stand 03.05.2020")
    assert (found.title, found.authors, found.container) == ("Rain falls on Rome", (), "The Herald")
