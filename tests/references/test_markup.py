"""Remnants of markup are blanked in place."""

from hypothesis import given
from hypothesis import strategies as st

from provaudit.references.markup import plain


def test_a_link_keeps_its_words_and_its_address() -> None:
    """Only the brackets of a Markdown link go; its words are remembered as linked."""
    text = '["A title"](https://example.org/a_(b)). *Site*.'
    found = plain(text)
    assert found.text.split() == ['"A', 'title"', "https://example.org/a_(b)", ".", "Site", "."]
    assert [text[a:b] for a, b in found.linked] == ['"A title"']
    assert [text[a:b] for a, b in found.slanted] == ["Site"]


def test_an_html_link_keeps_its_address() -> None:
    """The address of an HTML link stays where it stands."""
    assert plain('<a href="https://example.org/x" target="_blank">[Link]</a>').text.split() == [
        "https://example.org/x",
        "[Link]",
    ]


def test_words_with_stars_and_underscores_stay() -> None:
    """A snake_case word and a lone star are no emphasis."""
    assert plain("some_snake_case * and 2*3").text == "some_snake_case * and 2*3"


@given(st.text(alphabet="*_[]()<>aib/ht:p.\n ", max_size=200))
def test_the_length_never_changes(text: str) -> None:
    """Whatever the markup, every character keeps its place."""
    assert len(plain(text).text) == len(text)
