"""Remnants of markup are blanked in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.references.markup import joined, plain


def test_a_link_keeps_its_words_and_its_address() -> None:
    """Only the brackets of a Markdown link go; its words are remembered as linked."""
    text = '["A title"](https://example.org/a_(b)). *Site*.'
    found = plain(text)
    assert found.text.split() == ['"A', 'title"', "https://example.org/a_(b)", ".", "Site", "."]
    assert [text[a:b] for a, b in found.linked] == ['"A title"']
    assert [text[a:b] for a, b in found.slanted] == ["Site"]
    text = 'See <a href="https://herald.example/a">„A“ title</a>, Herald.'
    assert [text[a:b] for a, b in plain(text).linked] == ["„A“ title"]


def test_an_html_link_keeps_its_address() -> None:
    """The address of an HTML link stays where it stands."""
    assert plain('<a href="https://example.org/x" target="_blank">[Link]</a>').text.split() == [
        "https://example.org/x",
        "[Link]",
    ]


def test_words_with_stars_and_underscores_stay() -> None:
    """A snake_case word and a lone star are no emphasis."""
    assert plain("some_snake_case * and 2*3").text == "some_snake_case * and 2*3"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On compu-\nter science", "On computer science"),
        ("A state-of-\nthe-art report", "A state-of-the-art report"),
        ("North-\nAmerica", "North-America"),
        ("Soft\u00adhyphens and zero\u00adwidth", "Softhyphens and zerowidth"),
        ("<jats:p>The <jats:italic>E. coli</jats:italic> genome</jats:p>", "The E. coli genome"),
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
        ("Black &amp; white &#8211; a story", "Black & white – a story"),
        ("&lt;i&gt;Homo sapiens&lt;/i&gt;", "Homo sapiens"),
        ("a < b and p<0.05", "a < b and p<0.05"),
        ("The <placeholder> pattern", "The <placeholder> pattern"),
    ],
)
def test_what_only_parts_words_is_left_out(text: str, wanted: str) -> None:
    """Hyphens at line ends, tags, entities and soft hyphens are no part of the words."""
    assert joined(plain(text).text) == wanted


def test_an_address_keeps_its_hyphen_at_a_line_end() -> None:
    """A hyphen in an address is never taken for one that parts a word."""
    assert "-\u0020" in plain("https://example.org/some-\nthing.html").text


@given(st.text(alphabet="*_[]()<>aib/ht:p.&;#-\n\u00ad ", max_size=200))
def test_the_length_never_changes(text: str) -> None:
    """Whatever the markup, every character keeps its place."""
    assert len(plain(text).text) == len(text)
