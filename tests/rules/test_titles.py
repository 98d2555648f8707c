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
