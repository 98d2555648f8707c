"""Titles, authors and site names: what a page is called, who wrote it, and where it stands."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Name
from provaudit.pages import read_page
from provaudit.pages.names import read_byline, read_name
from provaudit.pages.titles import without_site

TEXT = "<p>" + "The river rose by two metres within a day, and the lower town had to be left before dawn. " * 5 + "</p>"


def html(head: str = "", body: str = "") -> str:
    """A page."""
    return f"<html lang=en><head>{head}</head><body>{body}{TEXT}</body></html>"


def ld(data: str) -> str:
    """A block of JSON-LD."""
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Roe", ["Jane Roe"]),
        ("By Jane Roe and John van der Berg, Reuters", ["Jane Roe", "John van der Berg", "Reuters"]),
        ("Von Anna Müller und Max Weber", ["Anna Müller", "Max Weber"]),
        ("Par Élodie Petit", ["Élodie Petit"]),
        ("Jane Roe, Staff Writer", ["Jane Roe"]),
        ("Written by Jane Roe | March 5, 2020", ["Jane Roe"]),
        ("Jane Roe (Berlin) @janeroe", ["Jane Roe"]),
        ("Roe, Jane", ["Jane Roe"]),
        ("著者：山田太郎", ["山田太郎"]),
        ("Posted on March 5, 2020", []),
        ("Jane Roe in Science", ["Jane Roe"]),
        ("Jane Roe, PhD on March 5, 2020", ["Jane Roe"]),
        ("Sophie in 't Veld", ["Sophie in 't Veld"]),
        ("Jane Roe » Tue", ["Jane Roe"]),
        ("Edited by Max Weber", []),
        ("No Author", []),
        ("admin", []),
        ("https://www.facebook.com/jane", []),
        ("ByJane Roe", ["Jane Roe"]),
        ("Byron Roe", ["Byron Roe"]),
    ],
)
def test_a_byline_gives_its_people(byline: str, names: list[str]) -> None:
    """Roles, dates, places and handles are left out."""
    assert [str(name) for name in read_byline(byline)] == names


def test_a_person_is_split_and_a_body_is_not() -> None:
    """Particles go with the family name; an organisation stays whole."""
    assert read_name("Ludwig van Beethoven") == Name(family="van Beethoven", given="Ludwig")
    assert read_name("Ministry of Health") == Name(literal="Ministry of Health")


@given(st.text(max_size=200))
def test_any_byline_can_be_read(text: str) -> None:
    """No words stop the reader, and no name is empty."""
    assert all(str(name).strip() for name in read_byline(text))


def test_the_site_itself_is_an_author_only_without_others() -> None:
    """A byline beats the site that calls itself the author."""
    head = "<meta property=og:site_name content='Daily River'>" + ld(
        '{"@type": "NewsArticle", "headline": "x y z", "author": "Daily River"}'
    )
    assert [str(n) for n in read_page(html(head, "<h1>x y z</h1><p>By Jane Roe</p>")).authors] == ["Jane Roe"]
    assert [str(n) for n in read_page(html(head, "<h1>x y z</h1>")).authors] == ["Daily River"]


def test_a_place_or_an_agency_beside_the_author_is_no_further_author() -> None:
    """A byline adds people to those whom the markup states, not where they write from."""
    head = ld('{"@type": "NewsArticle", "headline": "x y z", "author": {"name": "Jane Roe"}}')
    body = "<h1>x y z</h1><div class=byline>By {}</div>"
    names = [str(n) for n in read_page(html(head, body.format("Jane Roe, Berlin"))).authors]
    more = [str(n) for n in read_page(html(head, body.format("Jane Roe and John Doe"))).authors]
    assert (names, more) == (["Jane Roe"], ["Jane Roe", "John Doe"])


@pytest.mark.parametrize("account", ["janeroe", "jane.roe", "Jane"])
def test_an_account_is_spelt_out_by_the_byline(account: str) -> None:
    """What a person logs in with, or the first name alone, gives way to the person's name."""
    head = ld(f'{{"@type": "NewsArticle", "headline": "x y z", "author": {{"name": "{account}"}}}}')
    page = read_page(html(head, "<h1>x y z</h1><div class=byline>By Jane Roe</div>"))
    assert [str(n) for n in page.authors] == ["Jane Roe"]


def test_a_line_of_nothing_but_a_name_is_surer_beside_a_date() -> None:
    """What stands below the headline and looks like a name is often a button or a heading."""
    alone = read_page(html("", "<h1>The river rises</h1><p>Jane Roe</p>"))
    dated = read_page(html("", "<h1>The river rises</h1><p>Jane Roe</p><p>5 May 2020</p>"))
    asked = read_page(html("", "<h1>The river rises</h1><p>Why Now?</p><p>5 May 2020</p>"))
    assert [str(n) for n in dated.authors] == ["Jane Roe"]
    assert dated.confidence["authors"] > 0.3 > alone.confidence["authors"]
    assert not asked.authors


def test_whoever_took_the_picture_did_not_write_the_page() -> None:
    """The credit of a picture is no byline."""
    body = "<h1>x y z</h1><div class=photo-credit>AP/Max Weber</div><div class=author-name>Jane Roe</div>"
    assert [str(n) for n in read_page(html("", body)).authors] == ["Jane Roe"]


def test_every_person_of_an_origin_is_a_candidate() -> None:
    """A rule can gather the set of names that an origin gives."""
    data = ld('{"@type": "NewsArticle", "author": [{"name": "Jane Roe"}, {"@type": "Person", "name": "John Doe"}]}')
    page = read_page(html(data))
    assert {str(c.value) for c in page.candidates if c.origin == "json-ld author"} == {"Jane Roe", "John Doe"}


def test_commenters_are_no_authors() -> None:
    """Names in comments do not win."""
    comments = "<div id=comments><div class=comment-author>Max Power</div></div>"
    body = f"<h1>The river rises</h1><div class=byline>By Jane Roe</div>{comments}"
    assert [str(n) for n in read_page(html("", body)).authors] == ["Jane Roe"]


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("The river rises | Daily River", "The river rises"),
        ("The river rises - Daily River", "The river rises"),
        ("Daily River: The river rises", "The river rises"),
        ("The river rises – a report – Daily River", "The river rises – a report"),
        ("The river: a story of two towns", "The river: a story of two towns"),
        ("River - rising and falling", "River - rising and falling"),
    ],
)
def test_the_site_is_told_from_a_subtitle(title: str, bare: str) -> None:
    """Only what names the site is cut."""
    assert without_site(title, {"dailyriver"}) == bare


def test_the_main_heading_is_the_title_and_the_rest_are_candidates() -> None:
    """The visible headline is believed first; social and window titles stay among the titles."""
    social = "River rises: all you need to know"
    head = f"<title>{social} | Daily River</title><meta property=og:title content='{social}'>"
    page = read_page(html(head, "<h1>The river rises again</h1>"), "https://dailyriver.example/news/1")
    assert page.title == "The river rises again"
    assert "River rises: all you need to know" in page.titles


def test_a_heading_that_is_the_sites_name_is_not_the_title() -> None:
    """A logo in a heading is passed over."""
    head = "<title>Small things - River Book</title>"
    assert (
        read_page(html(head, "<h1>River Book</h1><h2>Small things</h2>"), "https://x.example/small-things").title
        == "Small things"
    )


def test_a_kicker_that_every_title_has_is_part_of_the_title() -> None:
    """A piece of the heading is the title only where the page elsewhere leaves the rest out."""
    whole, rest = "Floods in the valley: The river rises again", "The river rises again"
    heading = "<h1><span>Floods in the valley:</span> <span>The river rises again</span></h1>"
    page = "<title>{0}</title><meta property=og:title content='{0}'>"
    assert read_page(html(page.format(whole), heading), "https://x.example/1").title == whole
    assert read_page(html(page.format(rest), heading), "https://x.example/1").title == rest


def test_a_heading_that_leads_home_is_not_the_title() -> None:
    """What links to the front page is the site's sign, whatever it is called."""
    head = "<title>Small things: a diary</title><meta property=og:title content='Small things'>"
    page = read_page(html(head, "<h1 class=logo><a href='/'>Thoughts of a river</a></h1>"), "https://x.example/a")
    assert page.title == "Small things"


def test_a_heading_unlike_all_other_titles_is_of_a_part_of_the_page() -> None:
    """A heading that shares no word with the social and the window title is not the headline."""
    head = "<title>The river rises again</title><meta property=og:title content='The river rises again'>"
    page = read_page(html(head, "<h1>What to watch next</h1>"), "https://x.example/river-rises")
    assert page.title == "The river rises again"


def test_titles_that_contradict_each_other_make_it_less_sure() -> None:
    """The stated confidence is the share of the wordings that agree."""
    head = "<title>The river rises again</title><meta property=og:title content='{}'>"
    agreed = read_page(html(head.format("The river rises again"), "<h1>The river rises again</h1>"))
    torn = read_page(html(head.format("All about this flood in five charts"), "<h1>Waters reach the town</h1>"))
    assert agreed.confidence["title"] > 0.9 > 0.8 > torn.confidence["title"]


@pytest.mark.parametrize(
    "block",
    [
        '<!-- {"@type": "NewsArticle", "headline": "A river rises"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "A river rises"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "A river rises",}',
        '{"@type": "NewsArticle", "headline": "A river\nrises", "x": "\t"}',
        '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "A river rises"}]}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;A river rises&quot;}",
        '{"@type": "NewsArticle", "headline": "A river rises", "broken": ',
    ],
)
def test_broken_json_ld_is_read(block: str) -> None:
    """Comments, CDATA, trailing commas, control characters, graphs, entities and torn blocks are read."""
    page = read_page(html(ld(block)))
    assert "A river rises" in [str(c.value) for c in page.candidates if c.origin == "json-ld headline"]


def test_the_site_is_named_in_words_rather_than_by_address() -> None:
    """A publisher's name beats a site name that is but an address."""
    head = "<meta property=og:site_name content=river.example>" + ld(
        '{"@type": "NewsArticle", "headline": "x", "publisher": {"name": "Daily River"}}'
    )
    assert read_page(html(head), "https://river.example/a").site_name == "Daily River"


def test_the_text_keeps_sentences_whole() -> None:
    """Inline markup does not split words, blocks are lines, scripts are no text."""
    body = (
        "<div><p>A <b>b</b>old, <a href=x>linked</a>, sentence<sup>2</sup>.</p>Loose text<script>var x=1</script></div>"
    )
    lines = read_page(html("", body)).text.split("\n")
    assert lines[:2] == ["A bold, linked, sentence2.", "Loose text"]


def test_a_page_can_be_pickled() -> None:
    """Pages travel between processes."""
    page = read_page(html("<title>x</title>", "<h1>The river</h1>"), "https://x.example/")
    assert pickle.loads(pickle.dumps(page)) == page
