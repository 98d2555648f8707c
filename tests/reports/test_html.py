"""`html`: one self-contained page in which words stay words; what it does in a browser is in test_html_browser."""

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.model import (
    Absence,
    Audited,
    Capture,
    Case,
    Citation,
    Document,
    Finding,
    Judgement,
    Marker,
    Note,
    Page,
    PartialDate,
    Passage,
    Reason,
    Reference,
    Remark,
    Report,
    Severity,
    Span,
    Unread,
    Verdict,
)
from provaudit.reports import html_figures
from provaudit.reports.html import render
from provaudit.reports.html_cards import cards
from provaudit.reports.html_figures import timeline, verdict_bar
from provaudit.reports.html_text import blocks
from provaudit.reports.presentation import PLAIN, Presentation

from .conftest import SCRIPT


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text inside scripts and styles."""

    def __init__(self, html):
        super().__init__()
        self.found, self.inside, self.inline = [], "", {"script": "", "style": ""}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Keep the element."""
        self.found.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag):
        """Leave it."""
        self.inside = ""

    def handle_data(self, data):
        """Keep what our own script and style say."""
        if self.inside in self.inline:
            self.inline[self.inside] += data


def test_a_script_in_a_title_stays_text(sample):
    """The page holds one script, our own; what a title says is there as words."""
    page = render(sample)
    assert [tag for tag, _ in Elements(page).found].count("script") == 1
    assert SCRIPT not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_no_attribute_acts(sample):
    """No element has an event handler or a style of its own, and every link goes to the web or into the page."""
    for _, attributes in Elements(render(sample)).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert re.match(r"#|https?://", attributes.get("href", "#"))


def test_the_page_is_self_contained(sample):
    """Nothing is loaded: no src, no stylesheet link, no import, no url()."""
    page = Elements(render(sample))
    assert not [tag for tag, attributes in page.found if "src" in attributes or tag in ("link", "img", "iframe")]
    assert not re.search(r"@import|url\(", page.inline["style"])
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(", page.inline["script"])


def test_only_our_own_script_and_style_may_run(sample):
    """The Content-Security-Policy names the digests of exactly the inline script and style."""
    page = Elements(render(sample))
    policy = next(a["content"] for t, a in page.found if a.get("http-equiv") == "Content-Security-Policy")
    for kind in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.inline[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_whatever_a_page_says_makes_no_element(text):
    """Any text in any place gives the same elements as a harmless word."""
    assert elements_of(report_saying("x" + text)) == elements_of(report_saying("harmless"))
    assert render(report_saying(text)).encode("utf-8")


def elements_of(report: Report) -> list[str]:
    """The elements of its page, but for those that mark differing words."""
    return [tag for tag, _ in Elements(render(report)).found if tag not in ("ins", "del")]


def report_saying(text: str) -> Report:
    """A report in which every string that somebody else can steer is `text`."""
    when = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    stated = Reference(text, Span(0, 1), "r1", text, title=text, container=text, doi=text, url="x" + text)
    hop = Capture("x" + text, 301, (("location", text),), b"", when, text)
    page = Page(text, text, None, (), text)
    remark = Remark(text, Span(0, 1), "r1", text, text + " y", text)
    found = Finding("f1", "M501", "title-contradicted", Severity.ERROR, remark)
    case = Case(stated, Capture("x" + text, 200, (), b"", when, text, hops=(hop,)), page)
    lost = Case(evolve(stated, id="r2"), Absence("x" + text, Reason.DNS, "x" + text))
    judgements = (Judgement(case, Verdict.MISMATCHED, text, ("f1",)), Judgement(lost, Verdict.BROKEN, text))
    # A paragraph of one letter, so that no text of the document's own can part into more or fewer stretches.
    document = Document("x" + text, "plaintext", "ab", passages=(Passage("a", Span(0, 1)),))
    return Report("0", (Audited(document, judgements, (), (found,)),), (Unread(text, text, text),))


def test_the_card_shows_what_was_claimed_and_observed(sample):
    """A card has both values, the differing words, the evidence, the redirects, the time, the digest and the fix."""
    page = render(sample)
    card = page[page.index('id="d1-2"') :]
    card = card[: card.index("</details>")]
    assert "<del>2023-06-09</del>" in card
    assert "<ins>2023-06-19</ins>" in card
    assert "<mark>2023-06-19T08:00:00+02:00</mark>" in card
    assert 'data-copy="19 June 2023"' in card
    assert 'href="https://archive.example/20230610/https://courier.example/bridge-opens"' in card
    assert '<time datetime="2025-03-17T09:30:00Z">' in card
    first = page[page.index('id="d1-1"') : page.index('id="d1-2"')]
    assert "<li>301 " in first
    assert "sha256:6365" in first


def test_words_are_marked_only_where_a_finding_complains(sample):
    """A difference that no finding complains of is shown without marks; a confirmed field says so."""
    card = cards(1, sample.documents[0], PLAIN)[0]
    assert [(row.field, row.agrees) for row in card.rows] == [
        *(("title", True), ("authors", True), ("date", True), ("published by", False))
    ]
    assert all(piece.same for row in card.rows for piece in (*row.claimed, *row.observed))
    marked = cards(1, sample.documents[0], PLAIN)[1].rows
    assert [any(not piece.same for piece in row.claimed) for row in marked] == [True, False, True, False]


def test_a_rule_is_explained_once_where_its_page_is_known(sample):
    """Findings link to their rule's page, if the roof gave it; pages of other rules are left out."""
    page = render(sample, Presentation(pages={"M505": "Why <dates> matter.", "Q700": "unused"}))
    assert page.count('href="#rule-M505"') == 1
    assert "Why &lt;dates&gt; matter." in page
    assert "unused" not in page
    assert 'href="#rule' not in render(sample)


def test_every_citation_is_marked_in_the_text(sample):
    """Each marker in the text opens its card; each note has a sign of its own; the words are all there."""
    document = sample.documents[0]
    shown = blocks(document, cards(1, document, PLAIN))
    marked = [(s.text, s.mark.cards[0].anchor) for block in shown for s in block.stretches if s.mark]
    assert marked[:6] == [(f"[{n}]", f"d1-{n}") for n in range(1, 7)]
    assert marked[6:] == [("", f"d1-{n}") for n in range(1, 7)]
    assert "".join(s.text for s in shown[1].stretches) == document.document.passages[1].text


def test_a_passage_with_joined_lines_is_marked_at_the_right_words():
    """Where a line wrap was joined, the mark still covers its own letters."""
    text = "One bro-\nken word [1] and on."
    passage = Passage("One broken word [1] and on.", Span(0, len(text)), ((0, 0), (7, 9)))
    stated = Reference("note", Span(0, 0), "r1", "1")
    case = Case(stated, Absence("", Reason.NO_URL))
    start = text.index("[1]")
    citation = Citation(Marker("1", Span(start, start + 3), "bracket"), Span(0, 5), ("r1",))
    document = Document("p", "plaintext", text, passages=(passage,), citations=(citation,))
    audited = Audited(document, (Judgement(case, Verdict.UNCHECKED, ""),), (), ())
    shown = blocks(audited, cards(1, audited, PLAIN))[0].stretches
    assert [(s.text, bool(s.mark)) for s in shown] == [
        *(("", True), ("One broken word ", False), ("[1]", True), (" and on.", False))
    ]


def test_a_marker_that_the_readable_text_leaves_out_is_still_shown():
    """A footnote sign that is markup and no word of the text stands there by its label."""
    text = "One word[^a] and on."
    passage = Passage("One word and on.", Span(0, len(text)), ((0, 0), (8, 12)))
    stated = Reference("note", Span(19, 19), "r1", "a")
    judged = Judgement(Case(stated, Absence("", Reason.NO_URL)), Verdict.UNCHECKED, "")
    citation = Citation(Marker("a", Span(8, 12), "footnote"), Span(0, 20), ("r1",))
    document = Document("p", "markdown", text, passages=(passage,), citations=(citation,))
    audited = Audited(document, (judged,), (), ())
    shown = blocks(audited, cards(1, audited, PLAIN))[0].stretches
    assert [(s.text, bool(s.mark)) for s in shown][:3] == [("One word", False), ("[a]", True), (" and on", False)]


def test_one_marker_for_several_references_shows_the_worst():
    """A range of notes is one mark that opens all of their cards, coloured by the worst verdict."""
    stated = [Reference("n", Span(9, 9), f"r{n}", str(n)) for n in (1, 2)]
    judged = tuple(
        Judgement(Case(one, Absence("", Reason.NO_URL)), verdict, "")
        for one, verdict in zip(stated, (Verdict.CONFIRMED, Verdict.BROKEN), strict=True)
    )
    cited = tuple(Citation(Marker(n, Span(2, 7), "bracket"), Span(0, 9), (f"r{n}",)) for n in "12")
    document = Document("p", "plaintext", "a [1-2] b", passages=(Passage("a [1-2] b", Span(0, 9)),), citations=cited)
    audited = Audited(document, judged, (), ())
    mark = next(s.mark for s in blocks(audited, cards(1, audited, PLAIN))[0].stretches if s.mark)
    assert [card.anchor for card in mark.cards] == ["d1-1", "d1-2"]
    assert mark.verdict == "broken"


def test_a_link_in_running_text_is_marked_as_a_whole():
    """A reference read from a link marks the words of the link."""
    stated = Reference("the report", Span(4, 14), "r1", origin="link", url="https://a.example")
    document = Document("p", "markdown", "see the report now", passages=(Passage("see the report now", Span(0, 18)),))
    judged = Judgement(Case(stated, Absence("", Reason.OFFLINE)), Verdict.UNCHECKED, "")
    audited = Audited(document, (judged,), (), ())
    shown = blocks(audited, cards(1, audited, PLAIN))[0].stretches
    assert [s.text for s in shown if s.mark] == ["the report"]


def test_a_text_without_paragraphs_is_shown_whole():
    """A format that gives neither paragraphs nor notes still shows its text."""
    audited = Audited(Document("p", "x", "only text\n"), (), (), ())
    assert [s.text for s in blocks(audited, ())[0].stretches] == ["only text\n"]
    noted = evolve(audited, document=Document("p", "x", "n\n", notes=(Note("1", Passage("n", Span(0, 1))),)))
    assert [(b.kind, b.label) for b in blocks(noted, ())] == [("note", "1")]


def test_the_bar_fills_the_width():
    """The parts of the bar stand side by side in proportion; what is not there has no part."""
    bars = verdict_bar({"confirmed": 3, "broken": 1, "unchecked": 0})
    assert [(bar.name, bar.x, bar.width) for bar in bars] == [("confirmed", 0, 390), ("broken", 390, 130)]
    assert verdict_bar({"confirmed": 0}) == ()


def palette(css: str) -> dict[str, str]:
    """The colours that a piece of the style sheet names."""
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    lights = []
    for color in (one, other):
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(scheme):
    """Also where axe cannot tell (figures, single signs), words stand out from their ground by 4.5 to 1 and more."""
    css = (Path(html_figures.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
    light, dark = css.split("prefers-color-scheme: dark")
    colors = palette(light) | (palette(dark) if scheme == "dark" else {})
    pairs = [(name, ground) for name in ("text", "quiet", "link") for ground in ("ground", "panel")]
    pairs += [(verdict.value, f"{verdict.value}-ground") for verdict in Verdict]
    pairs += [(verdict.value, "ground") for verdict in Verdict]
    pairs += [("text", "gone"), ("text", "come"), ("mark-text", "mark")]
    assert [pair for pair in pairs if contrast(colors[pair[0]], colors[pair[1]]) < 4.5] == []


@pytest.mark.parametrize(
    ("dates", "ticks", "words"),
    [
        (["2009", "2025-03-01"], ["2010", "2015", "2020", "2025"], "cited from 2009 to 2025-03-01"),
        (["2025-03-01"], ["2025-03", "2025-04"], "cited 2025-03-01"),
        (["0001", "9999-12-31"], ["2000", "4000", "6000", "8000"], "cited from 0001 to 9999-12-31"),
        (
            ["2024-11", "2025-02-28"],
            ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03"],
            "cited from 2024-11 to 2025-02-28",
        ),
    ],
)
def test_the_time_axis_suits_the_dates(dates, ticks, words):
    """Months for a short time, years for a long one, never more than seven."""
    judged = [
        Judgement(Case(Reference("", Span(0, 0), date=PartialDate.parse(date)), Absence("", Reason.NO_URL)), v, "")
        for date, v in zip(dates, Verdict, strict=False)
    ]
    shown = timeline(judged)
    assert shown is not None
    assert [tick.label for tick in shown.ticks] == ticks
    assert shown.words == words
    assert all(day.x > 0 and day.x + day.width <= 520 for day in shown.days)
