"""Dates: their forms, what they are the date of, and which one is the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Page, PartialDate
from provaudit.pages import read_page
from provaudit.pages.date_stated import dates_in_url
from provaudit.pages.date_text import mentions, read_stamp, western

TEXT = "The river rose by two metres within a day, and the lower town had to be left before dawn. " * 5


def article(above: str = "", below: str = "", head: str = "", language: str = "en") -> bytes:
    """An article with something just above and just below its headline."""
    return (
        f"<html lang={language}><head><title>The river rises again</title>{head}</head><body>{above}"
        f"<h1>The river rises again</h1>{below}<p>{TEXT}</p></body></html>"
    ).encode()


def labels(page: Page) -> dict[str, str]:
    """Date -> label of the surest candidate."""
    return {str(c.value): c.label for c in reversed(page.candidates) if c.field == "date"}


@pytest.mark.parametrize(
    "text",
    [
        "2020-03-05", "2020/3/5", "2020.03.05.", "5 March 2020", "March 5, 2020", "Mar. 5th, 2020",
        "5th of March 2020", "Thursday, 5 Mar 2020",
        "5. März 2020", "5.3.2020", "05.03.20", "5 mars 2020", "5 de marzo de 2020", "5 de março de 2020",
        "5 marzo 2020", "5 maart 2020",
        "5 марта 2020", "5 березня 2020", "5 marca 2020", "5. března 2020", "5 Mart 2020", "2020年3月5日",
        "2020년 3월 5일", "令和2年3月5日",
        "5 مارس 2020", "٥ مارس ٢٠٢٠", "5 מרץ 2020", "5 มีนาคม 2563", "5 Μαρτίου 2020", "2020. március 5",
        "5. maaliskuuta 2020",
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_forms_of_many_languages(text: str) -> None:
    """One day, written as the world writes it, is one day."""
    assert [m.date for m in mentions(western(text))] == [PartialDate(2020, 3, 5)]


@pytest.mark.parametrize(("day_first", "month"), [(True, 4), (False, 3)])
def test_an_ambiguous_date_follows_the_habit(day_first: bool, month: int) -> None:
    """03/04/2020 is read by the page's habit."""
    assert next(mentions("03/04/2020", day_first)).date.month == month


@pytest.mark.parametrize("text", ["", "1234567", "version 1.2.2020.4", "31.02.2020", "2020-13-01", "call 555-2020"])
def test_what_is_no_date_is_not_read(text: str) -> None:
    """Numbers that are no day give nothing."""
    assert list(mentions(text)) == []


def test_a_stamp_keeps_its_zone() -> None:
    """The moment of a stamp has the offset that the page states."""
    found = read_stamp("2020-03-05T23:30:00-05:00")
    assert found is not None
    assert found.moment is not None
    assert found.moment.utcoffset() == dt.timedelta(hours=-5)


@given(st.dates(dt.date(1991, 1, 1), dt.date(2045, 1, 1)))
def test_iso_and_compact_stamps_are_read_back(day: dt.date) -> None:
    """Whatever the day, its ISO and compact stamps give it back."""
    for stamp in (day.isoformat(), day.strftime("%Y%m%d"), f"{day.isoformat()}T12:00:00Z"):
        found = read_stamp(stamp)
        assert found is not None
        assert str(found.date) == day.isoformat()


@given(st.text(max_size=300))
def test_any_text_can_be_searched_for_dates(text: str) -> None:
    """No text stops the search, and every mention stands where it says."""
    for found in mentions(western(text)):
        assert 0 <= found.start < found.end


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.org/2020/03/05/river", "2020-03-05"),
        ("https://x.org/news/2020-03-05-river", "2020-03-05"),
        ("https://x.org/river-20200305.html", "2020-03-05"),
        ("https://x.org/2020/mar/05/river", "2020-03-05"),
        ("https://x.org/2020/03/200305-river", "2020-03-05"),
    ],
)
def test_an_address_may_name_the_day(url: str, day: str) -> None:
    """The day in a path is a candidate labelled as such."""
    assert day in [str(c.value) for c in dates_in_url(url) if c.label == "url"]


def test_structured_data_decide_over_teasers_and_comments() -> None:
    """Dates of related stories, comments and the copyright do not win."""
    data = '{"@type": "NewsArticle", "headline": "x", "datePublished": "2020-03-05T10:00:00+01:00"}'
    below = "<aside class=related><time datetime=2021-01-01>1 January 2021</time></aside>"
    page = read_page(
        article(below=below, head=f"<script type='application/ld+json'>{data}</script>") + b"<p>(c) 2022</p>"
    )
    assert str(page.date) == "2020-03-05"
    assert page.confidence["date"] >= 0.9


@pytest.mark.parametrize(("language", "day"), [("en", "2020-03-04"), ("en-US", "2020-03-04"), ("en-GB", "2020-04-03")])
def test_english_pages_follow_their_country(language: str, day: str) -> None:
    """Day and month stand in the order of the country that the page states; American where it states none."""
    page = read_page(article(below="<p class=date>03/04/2020</p>", language=language), "https://river.com/a")
    assert str(page.date) == day


@pytest.mark.parametrize(("stamp", "day"), [("Jun 24, 2025", "2024-08-25"), ("Jun 26, 2025", "2025-06-24")])
def test_a_day_stated_as_both_publication_and_change_yields_to_an_earlier_visible_one(stamp: str, day: str) -> None:
    """What is no earlier than the last change is the time of an import; a change on another day proves nothing."""
    data = f'{{"@type": "Article", "datePublished": "Jun 24, 2025", "dateModified": "{stamp}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert str(read_page(article(below="<p class=date>August 25, 2024</p>", head=head)).date) == day


def test_the_readers_day_beats_utc() -> None:
    """A time in UTC past the readers' midnight is the day that they see."""
    head = "<meta property=article:published_time content=2020-03-06T02:30:00Z>"
    page = read_page(article(below="<p class=byline>March 5, 2020</p>", head=head))
    assert str(page.date) == "2020-03-05"


def test_a_visible_date_without_markup_is_found() -> None:
    """A line below the headline is enough."""
    assert str(read_page(article(below="<div>Berlin, 5. März 2020</div>", language="de")).date) == "2020-03-05"


def test_a_modification_is_labelled_and_does_not_win() -> None:
    """ "Updated" is told from "Published"."""
    page = read_page(article(below="<p>Updated March 9, 2020</p><p>Published March 5, 2020</p>"))
    assert str(page.date) == "2020-03-05"
    assert labels(page)["2020-03-09"] == "modified"


def test_a_script_payload_is_a_last_resort() -> None:
    """A date that only a framework's data state is found there."""
    script = '<script>window.__DATA__={"publishedAt":"2020-03-05T10:00:00Z"}</script>'
    assert str(read_page(article(above=script)).date) == "2020-03-05"


@pytest.mark.parametrize("filler", range(99_985, 100_015))
def test_a_payload_is_found_wherever_it_stands(filler: int) -> None:
    """A key that stands across the border of two strides of the search is found as any other."""
    script = b'<script>"publishedAt":"2020-03-05"</script>'
    assert str(read_page(b" " * (filler - 10) + script).date) == "2020-03-05"


def test_a_page_without_a_date_has_none() -> None:
    """No date is invented."""
    page = read_page(article())
    assert page.date is None
    assert page.confidence["date"] == 0


def test_evidence_is_in_the_words_of_the_page() -> None:
    """A candidate carries the words and what stands around them."""
    page = read_page(article(below="<p>Published on March 5, 2020 in Rome</p>"))
    found = next(c for c in page.candidates if c.field == "date" and c.origin.startswith("text"))
    assert found.raw == "March 5, 2020"
    assert found.prefix.endswith("Published on ")
    assert len(found.prefix) <= 32
