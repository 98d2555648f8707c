"""`markdown`: a table that shows the words of a page as words, within the length of a comment."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from provaudit.reports.markdown import escape, render

GFM = MarkdownIt("gfm-like", {"linkify": False})


class Words(HTMLParser):
    """The text of some HTML, and the tags in it."""

    def __init__(self, html):
        super().__init__()
        self.text, self.tags = "", []
        self.feed(html)

    def handle_data(self, data):
        """Keep the text."""
        self.text += data

    def handle_starttag(self, tag, attrs):
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))


def test_the_report_is_a_table_with_a_row_for_each_reference(sample):
    """Rendered by a Markdown parser, every reference is one row of five cells."""
    seen = Words(GFM.render(render(sample)))
    tags = [tag for tag, _ in seen.tags]
    assert tags.count("tr") == 6 + 2
    assert tags.count("td") == 6 * 5
    assert tags.count("table") == 2


def test_no_markup_of_a_page_survives(sample):
    """The only links are those of the references, the only elements those of the report itself."""
    seen = Words(GFM.render(render(sample)))
    assert {tag for tag, _ in seen.tags} <= set(
        "h3 h4 p ul li code strong table thead tbody tr th td a br details summary".split()
    )
    links = [attrs["href"] for tag, attrs in seen.tags if tag == "a"]
    assert links == [
        "https://courier.example/bridge-opens",
        "https://post.example/never",
        "https://keeper.example/what-i-saw",
        "https://late.example/x",
        "https://courier.example/bridge-closes",
    ]
    assert "<script>alert(1)</script>" in seen.text


def test_what_needs_a_look_comes_first(sample):
    """The confirmed references are folded away below the others."""
    text = render(sample)
    assert (
        text.index("≠ mismatched") < text.index("<details><summary>1 confirmed</summary>") < text.index("✓ confirmed")
    )


@settings(deadline=None)
@given(st.text(max_size=40))
def test_escaped_words_come_out_as_they_are(text):
    """A Markdown parser gives back the words, with white space folded, and no element but the paragraph."""
    seen = Words(GFM.renderInline(escape("x " + text)))
    assert seen.tags == []
    folded = " ".join(seen.text.replace("\u2060", "").split())
    assert re.sub(r"\\[xuU][0-9a-f]+", "", folded) == re.sub(r"\\[xuU][0-9a-f]+", "", plainly(text))


def plainly(text: str) -> str:
    """What of a text can be seen, on one line."""
    from provaudit.reports.clean import one_line

    return " ".join(one_line("x " + text).replace("\u2060", "").split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello @team and #12", "hello \\@\u2060team and \\#\u206012"),
        (":smile: 10:30 is fine: yes", "\\:smile: 10\\:30 is fine: yes"),
        ("see https://evil.example or www.evil.example", "see https\\://evil.example or www\\.evil.example"),
        ("a | b", "a \\| b"),
        ("<!-- x -->", "\\<!-- x --\\>"),
    ],
)
def test_what_github_would_act_on_is_escaped(text, expected):
    """Mentions, references to issues, emoji and bare addresses stay words."""
    assert escape(text) == expected


def test_a_long_report_fits_a_comment(many_references):
    """Five thousand references are cut to the length that a comment may have, and the rest is counted."""
    text = render(many_references(5000))
    assert len(text) < 65_536
    assert re.search(r"[\d,]+ more references left out for length", text)


def test_only_addresses_of_the_web_are_links(sample):
    """Another scheme is no link."""
    from provaudit.reports.markdown import _target

    assert _target("javascript:alert(1)") == ""
    assert _target("https://a.example/x>y z|<") == "https://a.example/x%3Ey%20z%7C%3C"
