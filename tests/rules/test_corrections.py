"""Corrections in the reference's own style: what is written, and what is safe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Fix, PartialDate
from provaudit.references.dates import parse_date
from provaudit.rules.corrections import rewritten
from tests.audits import audited, findings


@pytest.mark.parametrize(
    ("written", "old", "new", "result"),
    [
        ("15 August 2021", "2021-08-15", "2021-08-13", "13 August 2021"),
        ("15 August 2021", "2021-08-15", "2021-07-13", "13 July 2021"),
        ("August 15, 2021", "2021-08-15", "2020-09-01", "September 1, 2020"),
        ("Aug. 15, 2021", "2021-08-15", "2021-12-05", "Dec. 5, 2021"),
        ("AUGUST 15, 2021", "2021-08-15", "2021-12-05", "DECEMBER 5, 2021"),
        ("15th August 2021", "2021-08-15", "2021-08-22", "22nd August 2021"),
        ("2021-08-15", "2021-08-15", "2021-09-01", "2021-09-01"),
        ("15.08.2021", "2021-08-15", "2021-09-01", "01.09.2021"),
        ("8/15/2021", "2021-08-15", "2021-09-21", "9/21/2021"),
        ("15. August 2021", "2021-08-15", "2021-05-01", "1. Mai 2021"),
        ("15 août 2021", "2021-08-15", "2021-07-14", "14 juillet 2021"),
        ("15 de febrero de 2021", "2021-02-15", "2021-01-02", "2 de enero de 2021"),
        ("(2021, August 15)", "2021-08-15", "2021-08-13", "(2021, August 13)"),
        ("March 2021", "2021-03", "2021-05-17", "May 2021"),
        ("2021", "2021", "2020-05-17", "2020"),
    ],
)
def test_dates_keep_their_style(written: str, old: str, new: str, result: str) -> None:
    """A date is written in the order, language, length and precision of the one that it replaces."""
    assert rewritten(written, PartialDate.parse(old), PartialDate.parse(new)) == result


@pytest.mark.parametrize(
    ("written", "old", "new"),
    [
        ("5/5/2021", "2021-05-05", "2021-06-07"),
        ("15 august 2021", "2021-08-15", "2021-05-13"),
        ("15 de agosto de 2021", "2021-08-15", "2021-01-02"),
        ("last summer", "2021-08-15", "2021-08-13"),
        ("15 August 2021", "2021-08-15", "2021-08"),
        ("August 2021", "2021-08", "2021-08-13"),
        ("15-16 August 2021", "2021-08-15", "2021-08-13"),
        ("4/5/2021", "2021-04-05", "2021-06-07"),
    ],
)
def test_doubtful_dates_are_left_alone(written: str, old: str, new: str) -> None:
    """Where order, language or precision would be a guess, nothing is offered."""
    result = rewritten(written, PartialDate.parse(old), PartialDate.parse(new))
    assert result is None or parse_date(result) == PartialDate.parse(new)


@given(st.dates(), st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b %Y"]))
def test_what_is_written_is_read_as_the_new_date(old: object, new: object, style: str) -> None:
    """Whatever the date and the style, the result is read as the new date or there is none."""
    before, after = (PartialDate.parse(day.isoformat()) for day in (old, new))  # type: ignore[attr-defined]
    result = rewritten(old.strftime(style), before, after)  # type: ignore[attr-defined]
    assert result is None or parse_date(result) == after


def offered(title: str, page: str, date: str = "1 March 2025", html: str = "") -> tuple[str, Fix] | None:
    """The text and the fix that an audit offers for a note, if any."""
    text = f'A claim. [1]\n\n[1] Smith, Ann. "{title}." Example News, {date}. https://news.example/a.\n'
    web = f"HTTP 200 https://news.example/a\n<title>{page}</title><h1>{page}</h1>{html}<p>Some words to read.</p>\n"
    fixes = [f.remark.fix for f in findings(audited(text, web=web), "M502", "M505") if f.remark.fix]
    return (text, fixes[0]) if fixes else None


@pytest.mark.parametrize(
    ("title", "page", "source", "replacement", "safe"),
    [
        ("Rivers rise in in the distant north", "Rivers rise in the distant north", " in", "", True),
        (
            "Rivers rise in the disatnt north again",
            "Rivers rise in the distant north again",
            "disatnt",
            "distant",
            True,
        ),
        (
            "Rivers rise in the distannt north again",
            "Rivers rise in the distant north again",
            "distannt",
            "distant",
            True,
        ),
        ("Rivers rise in the quiet north again", "Rivers rise in the distant north again", "quiet", "distant", False),
        ("Rivers fall in the distant north again", "Rivers rise in the distant north again", "fall", "rise", False),
        ("Five rivers rise in 2019 in the north", "Five rivers rise in 2018 in the north", "2019", "2018", False),
    ],
)
def test_titles(title: str, page: str, source: str, replacement: str, safe: bool) -> None:
    """Only the differing word is replaced; a doubled or mistyped word is safe, another word is not."""
    found = offered(title, page)
    assert found is not None
    text, fix = found
    assert (fix.span.of(text), fix.replacement, fix.safe) == (source, replacement, safe)


def test_a_word_that_the_page_writes_too_is_no_typing_slip() -> None:
    """Where the page itself writes the cited word somewhere, replacing it wants a look."""
    text, page = "Rivers rise in the casual north again", "Rivers rise in the causal north again"
    assert offered(text, page)[1].safe  # type: ignore[index]
    assert not offered(text, page, html="<p>A casual remark that is worth reading.</p>")[1].safe  # type: ignore[index]


@pytest.mark.parametrize(
    ("stamp", "byline", "safe"),
    [
        ("2025-03-01", '<time datetime="2025-03-01">1 March 2025</time>', True),
        ("2025-03-01T03:00:00Z", '<time datetime="2025-03-01">1 March 2025</time>', True),
        ("2025-03-01", "", False),
        ("2025-03-01T03:00:00Z", "", False),
    ],
)
def test_a_date_is_safe_where_the_page_states_its_day_plainly(stamp: str, byline: str, safe: bool) -> None:
    """Two witnesses for a day are plain; one alone wants a look, and so does a clock time in UTC."""
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{stamp}"}}</script>'
    found = offered("Rivers rise in the north", "Rivers rise in the north", "15 March 2025", data + byline)
    assert found is not None
    text, fix = found
    assert (fix.span.of(text), fix.replacement) == ("15 March 2025", "1 March 2025")
    assert fix.safe is safe
