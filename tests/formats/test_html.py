"""HTML: notes however they are linked, links with their words, and none of the furniture around them."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans


def read(text: str) -> Document:
    """A page, read, its spans checked."""
    document = parse(text.encode(), "a.html")
    check_spans(document)
    return document


def marked(document: Document) -> list[tuple[str, str]]:
    """Each marker's label and scheme."""
    return [(marker.label, marker.scheme) for marker in document.markers]


def noted(document: Document) -> list[tuple[str | None, str]]:
    """Each note's label and text."""
    return [(note.label, note.passage.text) for note in document.notes]


@pytest.mark.parametrize(
    "page",
    [
        '<p>It rose.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">Smith. <a href="#r1">↩</a></li></ol>',
        '<p>It rose.<a role="doc-noteref" href="#n"><sup>1</sup></a></p><aside role="doc-footnote" id="n"><p>Smith.</p></aside>',
        '<p>It rose.<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Smith.</p></div>',
        '<p>It rose.<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup></p><h2>References</h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <cite>Smith.</cite></li></ol>',
        '<p>It rose. [<a href="#note1">1</a>]</p><p><a name="note1"></a>[1] Smith.</p>',
        "<p>It rose.<sup>1</sup></p><h3>Notes</h3><ol><li>Smith.</li></ol>",
        "<p>It rose. [1]</p><h3>Notes</h3><p>[1] Smith.</p>",
        '<p>It rose.<a epub:type="noteref" href="#x">1</a></p><section epub:type="footnotes"><p id="x">1. Smith.</p></section>',
    ],
)
def test_ways_of_linking_notes(page: str) -> None:
    """One sign, one note, whatever linked them; signs and ways back are no part of the text."""
    document = read(page)
    assert [label for label, _ in marked(document)] == ["1"]
    assert noted(document) == [("1", "Smith.")]
    assert not document.links
    assert document.passages[0].text.startswith("It rose.")


def test_named_references_share_a_note() -> None:
    """A note that is cited twice has two markers."""
    sup = '<sup><a href="#cite_note-a">[1]</a></sup>'
    document = read(f'<p>One.{sup} Two.{sup}</p><ol class="references"><li id="cite_note-a">Smith.</li></ol>')
    assert [label for label, _ in marked(document)] == ["1", "1"]
    assert noted(document) == [("1", "Smith.")]


def test_author_date_links_stay_in_the_sentence() -> None:
    """A sign with a name and a year is text and marker at once."""
    document = read(
        '<p>It rose (<a href="#ref-smith" role="doc-biblioref">Smith 2019</a>).</p>'
        '<div class="references csl-bib-body"><div id="ref-smith" class="csl-entry">Smith. 2019. <i>Rivers</i>.</div>'
        '<div id="ref-b" class="csl-entry">Brown. 2018.</div></div>'
    )
    assert marked(document) == [("Smith 2019", "author-date")]
    assert noted(document) == [("Smith 2019", "Smith. 2019. Rivers."), (None, "Brown. 2018.")]
    assert document.passages[0].text == "It rose (Smith 2019)."


def test_furniture_is_left_out() -> None:
    """Navigation, headers, footers, share buttons, scripts and lists of links give no text and no links."""
    document = read(
        "<html><head><title>T</title><style>p{}</style></head><body><nav><a href='https://n.example'>N</a></nav>"
        "<header><a href='https://h.example'>H</a></header><article><h1>River</h1><p>It rose.</p>"
        "<div class='share-buttons'><a href='https://s.example'>S</a></div><script>var a = '<p>no</p>';</script></article>"
        "<ul><li><a href='https://1.example'>First other story</a></li><li><a href='https://2.example'>Second other story</a></li>"
        "<li><a href='https://3.example'>Third other story</a></li></ul>"
        "<aside><a href='https://a.example'>A</a></aside><footer><a href='https://f.example'>F</a></footer></body></html>"
    )
    assert [passage.text for passage in document.passages] == ["River", "It rose."]
    assert not document.links


def test_quotations_and_robust_links() -> None:
    """`<q>` has its marks, `cite` is a link, and a Robust Link leads to the original."""
    document = read(
        "<p>She said <q>never</q>, see <a href='https://web.archive.org/web/2020/https://o.example/' "
        "data-originalurl='https://o.example/' data-versiondate='2020-01-01'>this page</a>.</p>"
        "<blockquote cite='https://b.example/'><p>Never again.</p></blockquote>"
    )
    assert document.passages[0].text == "She said “never”, see this page."
    assert [(link.text, link.url) for link in document.links] == [
        ("this page", "https://o.example/"),
        ("Never again.", "https://b.example/"),
    ]


def test_exponents_are_no_markers() -> None:
    """Raised numbers after units, letters and digits cite nothing, and stay in the text."""
    document = read(
        "<p>5 km<sup>2</sup>, x<sup>3</sup>, 10<sup>6</sup>; it rose.<sup>1</sup></p><h2>Notes</h2><p>1. Smith, 2020.</p>"
    )
    assert marked(document) == [("1", "superscript")]
    assert document.passages[0].text == "5 km2, x3, 106; it rose."


def test_unclosed_tags() -> None:
    """Paragraphs and items without end tags are told apart all the same."""
    document = read("<p>One <b>bold<p>Two <a href=https://a.example/x>link</a><li>Three<li>Four<td>Five")
    assert [passage.text for passage in document.passages] == ["One bold", "Two link", "Three", "Four", "Five"]
    assert [(link.text, link.url) for link in document.links] == [("link", "https://a.example/x")]


def test_entities_and_white_space() -> None:
    """Entities are undone and white space is collapsed, with every character in its place."""
    document = read("<p>\n  A &amp;\n\tB&nbsp;&#8211;&#x201C;C&quot;  &nonsense; <i>d</i>\n e </p>")
    assert document.passages[0].text == 'A & B\xa0–“C" &nonsense; d e'


def test_declared_charset() -> None:
    """A page in another charset that says so is read in it."""
    page = "<html><head><meta charset='koi8-r'></head><body><p>Привет</p></body></html>"
    assert parse(page.encode("koi8-r"), "a.html").passages[0].text == "Привет"


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000,
        "<a href='#x'>1</a>" * 5_000,
        "<p" * 50_000,
        '<a href="' * 20_000,
        "<!--" * 20_000,
        "<sup>" * 9_000,
        "&#;" * 20_000,
    ],
)
def test_hostile_pages(text: str) -> None:
    """Deep nesting and tags without end are read."""
    read(text)


def test_a_wrapper_is_no_furniture() -> None:
    """An element named after its sidebar that holds the page is read; the sidebar and the comments in it are not."""
    prose = "The river rose by two metres in one night, and it took a week to fall again. " * 6
    page = (
        f'<div class="layout with-sidebar"><p>{prose}</p><div class="sidebar"><p>Elsewhere the weather stayed dry '
        f'and everybody said so at length.</p></div><div class="comments"><p>{prose * 3}</p></div></div>'
    )
    assert [passage.text for passage in read(page).passages] == [prose.strip()]
    hidden = f'<div id="shell"><p>Loading</p></div><div hidden id="S:1"><p>{prose}</p></div>'
    assert prose.strip() in [passage.text for passage in read(hidden).passages]


def test_links_that_only_lead_around_the_site() -> None:
    """Bylines, tags, cards, share buttons and names of networks cite nothing; links amid words do."""
    page = (
        '<html><head><link rel="canonical" href="https://news.example/rivers"></head><body>'
        '<h1><a href="https://news.example/rivers">Rivers rise</a></h1><p>By <a href="https://news.example/author/ann">Ann Smith</a></p>'
        '<p>As <a href="https://news.example/floods">we reported</a>, the river rose by two metres, which nobody had expected at all.</p>'
        '<p>The <a href="https://record.example/x">record</a> says so. <a rel="tag" href="https://news.example/tag/river">river</a></p>'
        '<p><a href="https://twitter.com/intent/tweet?url=x">Tweet this story to all of your friends</a> and more words here</p>'
        '<p><a href="https://www.facebook.com/news">Facebook</a></p><h3><a href="https://other.example/card">A card</a></h3>'
    )
    assert [link.url for link in read(page).links] == ["https://news.example/floods", "https://record.example/x"]


def test_robust_links_name_the_copy() -> None:
    """The archived copy and its day are taken from a robust link of either form."""
    page = (
        '<p>See <a href="https://a.example/x" data-versionurl="https://web.archive.org/web/20150121/https://a.example/x" '
        'data-versiondate="2015-01-21">one</a> and <a href="https://web.archive.org/web/2016/https://b.example/" '
        'data-originalurl="https://b.example/" data-versiondate="2016-02-03T10:00:00Z">two</a> for what was written then.</p>'
    )
    found = [(link.url, link.copy_url, str(link.copy_date)) for link in read(page).links]
    assert found == [
        ("https://a.example/x", "https://web.archive.org/web/20150121/https://a.example/x", "2015-01-21"),
        ("https://b.example/", "https://web.archive.org/web/2016/https://b.example/", "2016-02-03"),
    ]


def test_slips_in_tags() -> None:
    """A stray quotation mark, a head that never ends and an entity without its semicolon cost no text."""
    document = read(
        '<html><head><title>T</title><p class="x"">Ger&aumlten und <a href="https://a.example">mehr</a></p><p>Two "marks" here.</p>'
    )
    assert [passage.text for passage in document.passages] == ["Geräten und mehr", 'Two "marks" here.']
    long = "x" * 100_000
    assert [p.text for p in read(f'<p data-state="{long}&quot;https://b.example">Text.</p>').passages] == ["Text."]


def test_notes_in_the_margin() -> None:
    """A note that stands in an aside is found by the sign that leads to it."""
    document = read(
        '<p>It rose.<sup><a href="#sn1">1</a></sup></p><aside><p id="sn1">Smith, a note in the margin.</p></aside>'
    )
    assert noted(document) == [("1", "Smith, a note in the margin.")]


def test_signs_in_furniture() -> None:
    """A box beside the text is no text, but what it cites is cited; links in navigation cite nothing."""
    document = read(
        '<p>It rose.</p><aside class="infobox"><p>Depth: 2 m<sup class="reference"><a href="#cite_note-1">[1]</a></sup></p></aside>'
        '<nav><a href="#cite_note-1">1 Notes</a></nav><ol class="references"><li id="cite_note-1">Smith.</li></ol>'
    )
    assert marked(document) == [("1", "footnote")]
    assert [passage.text for passage in document.passages] == ["It rose."]


def test_signs_in_notes() -> None:
    """A note that cites another note holds a sign, too; a formula holds none."""
    document = read(
        '<p>In <span class="math inline"><em>x</em><sub>[1]</sub></span> A.<sup><a href="#fn1">1</a></sup></p><ol class="footnotes"><li id="fn1">See<a href="#fn2"><sup>2</sup></a></li><li id="fn2">Two</li></ol>'
    )
    assert [label for label, _ in marked(document)] == ["1", "2"]


def test_prompts_of_a_notebook_are_no_labels() -> None:
    """Code that is numbered, even where the text has a number in brackets."""
    prompt = '<div class="prompt"><pre>[{}]: </pre></div><pre>Text(0.5)</pre><p>It rains again [2] and rises.</p>'
    assert not read("<p>It rose.</p>" + "".join(prompt.format(n) for n in (1, 2, 3, 3, 4))).notes
