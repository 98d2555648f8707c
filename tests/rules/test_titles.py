"""M501 where the parser is unsure of the title, and where nothing may be said."""

from __future__ import annotations

from tests.rules.examples import example
from tests.rules.test_rule_pages import codes


def audited(note: str, headline: str, text: str = "Some words that are worth reading here.") -> list[str]:
    """The codes for a note that cites a page with a headline."""
    page = f"<title>{headline}</title><article><h1>{headline}</h1><p>{text}</p></article>"
    return codes(example(f"{note}\nHTTP 200 https://news.example/a\n{page}", True))


VAGUE = "Example News: 10 Books That Will Teach You How to Draw (2 May 2022) – https://news.example/a"


def test_a_page_of_whose_title_there_is_no_word_is_another_work() -> None:
    """However the reference is read, the page's title is not in it."""
    assert "M501" in audited(VAGUE, "Rivers rise in the north after a long winter")


def test_the_words_of_the_title_are_enough_where_its_borders_are_unsure() -> None:
    """A title that stands in the reference somewhere contradicts nothing."""
    assert "M501" not in audited(VAGUE, "10 books that will teach you how to draw")


def test_a_title_in_another_script_may_be_a_translation() -> None:
    """An English title of a Japanese page is no other work."""
    note = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'
    assert "M501" not in audited(note, "北部で川が増水、住民に避難指示", "北部で川が増水した。" * 20)


def test_a_title_in_the_text_may_be_the_pages_own() -> None:
    """Where headings are muddled, the title is looked for in all of the text."""
    note = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'
    long = "A paragraph about other things that fills the page. " * 80
    assert "M501" not in audited(
        note, "Our partners and sponsors today", f"{long}</p><p>Rivers rise in the north</p><p>"
    )
    assert "M501" in audited(note, "Our partners and sponsors today", long)


def test_a_title_in_another_script_than_the_document_is_no_translation() -> None:
    """An English document does not translate an English page's title into Japanese."""
    note = 'Smith, Ann. "北部で川が増水、住民に避難指示が出される." Example News, 1 March 2025. https://news.example/a.'
    assert "M501" in audited(note, "Ten recipes for a quick lunch")


UNSURE = "Example News: 31% of those who buy boats want rivers. Here’s why (2 May 2022) – https://news.example/a"


def test_a_word_exchanged_within_is_told_however_unsure_the_borders_are() -> None:
    """Its neighbours show that it is the reference's own word, and not a slip of our reading."""
    assert "M502" in audited(UNSURE, "31% of those who buy boats hate rivers. Here’s why")
    assert "M502" not in audited(UNSURE, "31% of those who buy boats want rivers. Here’s why")


def test_a_title_that_we_cut_in_the_middle_is_found_but_for_a_word() -> None:
    """The page's title stands in the reference around another word, on both sides of what we took for its end."""
    note = "Service in the old chapel 11. November 2021, 6 pm. (2021). Example News. https://news.example/a"
    assert "M502" in audited(note, "Service in the old church, 11. November 2021, 6 pm")
    assert "M502" not in audited(note, "Service in the old chapel, 11. November 2021, 6 pm")


def test_a_number_glued_to_the_first_word_is_no_other_title() -> None:
    """What is added at an end may be the number of the note."""
    assert "M502" not in audited("1Rivers rise, https://news.example/a, (accessed 5 May 2026).", "Rivers rise")


def test_a_part_of_a_title_is_no_other_work() -> None:
    """Where we took a part of it for all of it, it stands in the page's title."""
    note = "2024.4 -> 2024.5 issue: stuck on, Example Forum, 2024-05-03, https://news.example/a"
    assert not {"M501", "M502"} & set(audited(note, '2024.4 -> 2024.5 issue: stuck on "Rivers are starting"'))


def test_a_page_that_gives_its_title_for_the_sites_name_is_compared() -> None:
    """The title is no name of a place then."""
    title = "Rivers rise in the north and nobody knows"
    note = f'Smith, Ann. "{title}." Example News, 1 March 2025. https://news.example/a.'
    page = f'{title}</title><meta property="og:site_name" content="{title}"><title>'
    assert "M500" in audited(note, page)
    assert "M502" in audited(note.replace("nobody", "everybody"), page)


def test_people_of_the_page_read_into_the_title_are_no_other_title() -> None:
    """The page names them, so what is left of the title is its own."""
    note = "Rivers rise in the north, by Lowercase staff writer, Example News, 1 March 2025, https://news.example/a"
    page = (
        "<title>Rivers rise in the north | Spain | Example News</title><h1>Rivers rise in the north</h1>"
        '<meta name="author" content="Lowercase staff writer"><p>Some words that are worth reading here.</p>'
    )
    found = codes(example(f"{note}\nHTTP 200 https://news.example/a\n{page}", True))
    assert {"M501", "M502"}.isdisjoint(found)


def test_the_name_of_the_site_is_no_other_work() -> None:
    """A reference that begins with it may have been read wrongly; another name is one."""
    note = 'FILE a.json\n[{"type": "webpage", "title": "NEWS.EXAMPLE", "URL": "https://news.example/a"}]'
    assert "M501" not in audited(note, "A visit to Ann in the north")
    assert "M501" in audited(note.replace("NEWS.EXAMPLE", "MORGEN.EXAMPLE"), "A visit to Ann in the north")


def test_a_title_in_quotation_marks_is_the_cited_one_whatever_stands_before_it() -> None:
    """A sentence about a source was read into its title."""
    note = 'As karl-voit.example put it in "How to Choose a Tool" on January 18, 2021 (https://news.example/a).'
    assert "M501" not in audited(note, "How to Choose a Tool")
    assert "M501" in audited(note, "Rivers rise in the north after a long winter")


def test_a_front_page_says_nothing_of_an_article_cited_by_it() -> None:
    """Styles have asked for the site's address in place of the article's; a page cited as itself still contradicts."""
    page = "<title>Example News</title><h1>Example News</h1><p>Ten recipes for a quick lunch. Fire in the harbour.</p>"
    answer = f"\nHTTP 200 https://news.example/\n{page}"
    article = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/.'
    undated = 'Smith, Ann. "Rivers rise in the north." https://news.example/.'
    shown = 'Smith, Ann. "Fire in the harbour." Example News, 1 March 2025. https://news.example/.'
    assert {"M511"} == {code for code in codes(example(article + answer, True)) if code.startswith("M")}
    assert "M501" in codes(example(undated + answer, True))
    assert not {"M501", "M511"} & set(codes(example(shown + answer, True)))
