"""M503 and M504 where a page credits others, and where our reading of the reference may be at fault."""

from __future__ import annotations

import pytest

from provaudit.model import Page
from provaudit.rules.claims import is_abbreviated
from tests.rules.examples import example
from tests.rules.test_rule_pages import report_on

WORDS = "The river rose by two metres in one night, and the old bridge was closed to all traffic until Monday. " * 8
NOTE = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'


def audited(author: str, text: str = WORDS, note: str = NOTE, headline: str = "Rivers rise in the north") -> set[str]:
    """Which of M503 and M504 are said as a contradiction of a page that credits `author`."""
    page = f'<title>{headline}</title><meta name="author" content="{author}"><article><h1>{headline}</h1><p>{text}</p>'
    report = report_on(example(f"{note}\nHTTP 200 https://news.example/a\n{page}</article>", True))
    found = {finding.code for finding in report.documents[0].findings if finding.remark.contradicts}
    return found & {"M503", "M504"}


@pytest.mark.parametrize("author", ["Newsroom", "Example News Desk", "example.com", "Guardian staff reporter"])
def test_a_body_speaks_against_a_person_of_whom_there_is_no_word(author: str) -> None:
    """The page credits a desk or a site, is there in full, and never says the cited name."""
    assert "M504" in audited(author)


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Newsroom", WORDS + "Our reporter Smith was there."),
        ("Newsroom", "The river rose by two metres."),
        ("admin", WORDS),
        ("annsmith", WORDS),
        ("Newsroom", "Река поднялась за ночь на два метра, и старый мост закрыли до понедельника. " * 8),
    ],
)
def test_it_says_nothing_where_the_person_may_be_meant(author: str, text: str) -> None:
    """The name is there, or could be: too little text, a nameless account or her own, another script."""
    assert not audited(author, text)


@pytest.mark.parametrize("claimed", ["waterfan77", "Northern Hydrology Board"])
def test_an_account_or_body_of_which_there_is_no_word_is_contradicted(claimed: str) -> None:
    """It stands where authors stand, and the page credits a person and never says it."""
    note = f"{claimed} (2025, March 1). Rivers rise in the north. Example News. https://news.example/a"
    assert audited("Bruno Keller", note=note)
    assert not audited("Bruno Keller", WORDS + f"Figures: {claimed}.", note)


def test_a_short_name_within_another_word_is_no_word_of_it() -> None:
    """An abbreviation is looked for as a word of its own."""
    note = 'BRID Staff. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'
    assert audited("Bruno Keller", note=note)
    assert not audited("Bruno Keller", WORDS + "By BRID.", note)


@pytest.mark.parametrize(
    "claimed",
    ["Newsroom", "E. News", "News, Example", "The Daily Gazette", "D. Gazette"],
)
def test_the_publication_is_not_contradicted(claimed: str) -> None:
    """Desks, the site and the publication are cited as authors where somebody else wrote, also with initials."""
    note = f'{claimed}. "Rivers rise in the north." The Daily Gazette, 1 March 2025. https://news.example/a.'
    page = 'Bruno Keller"><meta property="og:site_name" content="Example News'
    assert not audited(page, note=note)


@pytest.mark.parametrize(
    ("note", "headline"),
    [
        ("Keller B. Deutschland, Frankreich und der Rhein. Example News. 2025. https://news.example/a", ""),
        (
            "High Water, New Rivers, Example News, 2025-03-01, https://news.example/a",
            "High Water, New Rivers: a report",
        ),
        ("Ann Smith's River Gives the North a Boost, Example News, 2025-03-01, https://news.example/a", ""),
    ],
)
def test_words_of_the_title_are_no_names(note: str, headline: str) -> None:
    """What stands in the reference only as a part of the page's title was not meant as an author."""
    known = ("Deutschland, Frankreich und der Rhein", "Ann Smith’s River Gives the North a Boost")
    assert not audited("Bruno Keller", note=note, headline=headline or next(t for t in known if t[:3] in note))


def test_a_body_alone_may_be_the_publication() -> None:
    """A reference that names no container begins with it: nobody said that it wrote the page."""
    note = 'Morgenbote. "Rivers rise in the north." 1 March 2025. Web. https://news.example/a.'
    assert not audited("news.example/Bo Keller", note=note)
    assert "M504" in audited("Newsroom", note=NOTE)


@pytest.mark.parametrize("lead", ["As example.org put it in", "The Herald article"])
def test_the_words_of_a_sentence_are_nobody(lead: str) -> None:
    """Whatever our reading makes of a note in prose."""
    note = f'{lead} "Rivers rise in the north" on March 1, 2025 (https://news.example/a).'
    assert not audited("Bo Keller", note=note)


def test_a_piece_of_a_sentence_contradicts_nobody_and_may_be_a_byline() -> None:
    """Small words are in few people's names, and in the names of some desks."""
    note = 'Critics disagree. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'
    assert not audited("Bo Keller", note=note)
    assert "M503" in audited("Bo Keller", note=note.replace("Critics disagree", "Carol Dunn"))


@pytest.mark.parametrize(
    ("name", "host", "short"),
    [
        ("Westdeutscher Rundfunk", "www1.wdr.de", True),
        ("Norsk rikskringkasting", "www.nrk.no", True),
        ("British Broadcasting Corporation", "www.bbc.co.uk", True),
        ("Nancy Kirk", "www.nrk.no", False),
        ("Rundfunk", "rdf.example", False),
        ("Example News", "example-news.example", False),
    ],
)
def test_a_host_may_be_a_name_cut_short(name: str, host: str, short: bool) -> None:
    """Every word gives its first letter, and may give more in their order."""
    assert is_abbreviated(name, Page(f"https://{host}/a")) == short


@pytest.mark.parametrize(("author", "missing"), [("Bruno Keller", False), ("Ann Smith and Bruno Keller", True)])
def test_only_who_stands_beside_a_cited_author_is_missing(author: str, missing: bool) -> None:
    """Whom a tag names beside the byline of somebody else may be a webmaster; the second name of one list is not."""
    page = f'<meta name="author" content="{author}"><h1>Rivers rise in the north</h1><p>By Ann Smith</p><p>{WORDS}</p>'
    report = report_on(
        example(f"{NOTE}\nHTTP 200 https://news.example/a\n<title>Rivers rise in the north</title>{page}", True)
    )
    assert ("M504" in {finding.code for finding in report.documents[0].findings}) == missing
