"""Ignore comments: read in each format's syntax, in force where they stand, and reported when they are of no use."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.ignores import directives_in
from provaudit.model import Document, Severity, Verdict
from tests.audits import DATED, DEAD_LINK, WRONG_DATE, audited, codes, findings

NOTES = f"A claim. [1] Another. [2]\n\n[1] {WRONG_DATE}\n\n[2] {DEAD_LINK}\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", "<!-- provaudit: ignore M505 -->"),
        ("markdown", "% provaudit: ignore M505"),
        ("markdown", "<!--\nprovaudit:\n  ignore M505\n-->"),
        ("html", "<p>a</p><!--provaudit: ignore M505-->"),
        ("wikitext", "a<ref>b</ref><!-- Provaudit: ignore m505 -->"),
        ("rst", "   .. provaudit: ignore M505"),
        ("latex", r"\cite{a} % provaudit: ignore M505"),
        ("bibtex", "%% provaudit: ignore M505\n@book{a}"),
        ("plaintext", "provaudit: ignore M505"),
        ("plaintext", "# provaudit: ignore M505\r\nWords"),
        ("docx", "Words\nprovaudit: ignore M505\n"),
        ("ris", "TY  - NEWS\nN1  - provaudit: ignore M505\nER  - "),
        ("csljson", '[{"note": "provaudit: ignore M505"}]'),
    ],
)
def test_comments_are_read_in_each_formats_syntax(form: str, text: str) -> None:
    """A comment in the format's own syntax is an ignore directive with its codes."""
    (directive,) = directives_in(Document("x", form, text))
    assert (directive.codes, directive.fault) == (("M505",), "")


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", "provaudit: ignore M505"),
        ("latex", r"50\% provaudit: ignore M505"),
        ("html", "<p>provaudit: ignore M505</p>"),
        ("plaintext", "One writes provaudit: ignore M505 on a line."),
        ("rst", "provaudit: ignore M505"),
    ],
)
def test_words_in_the_text_are_no_comments(form: str, text: str) -> None:
    """What is not a comment of the format is text."""
    assert directives_in(Document("x", form, text)) == []


def test_everything_that_a_comment_says() -> None:
    """Several codes, the last day and the reason are read."""
    text = "<!-- provaudit: ignore-file M505, L3 A until 2027-01-31 because the printed edition says so -->"
    (directive,) = directives_in(Document("x", "markdown", text))
    assert directive.codes == ("M505", "L3", "A")
    assert directive.whole
    assert directive.until == dt.date(2027, 1, 31)
    assert directive.reason == "the printed edition says so"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ignore", "cannot be understood"),
        ("ignore everything", "cannot be understood"),
        ("ignroe M505", "cannot be understood"),
        ("ignore M555", "names no rule: M555"),
        ("ignore M505 until tomorrow", "names no day: tomorrow"),
        ("ignore M505 until 2027-02-30", "names no day"),
    ],
)
def test_what_cannot_be_obeyed_is_reported(said: str, words: str) -> None:
    """A comment that cannot be understood ignores nothing, and is reported where it stands."""
    report = audited(f"<!-- provaudit: {said} -->\n\n{NOTES}")
    (stale,) = findings(report, "R902")
    assert words in stale.remark.message
    assert stale.remark.span.start == 0
    assert "M505" in codes(report)


def test_a_comment_overrides_the_next_note_only() -> None:
    """The finding becomes R903 with its code and reason, the verdict is drawn without it, other notes are untouched."""
    text = NOTES.replace("[1] Smith", "<!-- provaudit: ignore M505 L301 because of the print -->\n\n[1] Smith")
    report = audited(text)
    (override,) = findings(report, "R903")
    assert override.severity is Severity.UNDETERMINED
    assert "M505 date-contradicted is overridden here: of the print" in override.remark.message
    assert "L301" in codes(report)
    assert "M505" not in codes(report)
    assert [j.verdict for j in report.documents[0].judgements] == [Verdict.CONFIRMED, Verdict.BROKEN]


def test_a_comment_at_the_end_of_a_line_is_for_that_line() -> None:
    """A comment behind a note is for the note that it stands behind."""
    report = audited(NOTES.replace("/gone.", "/gone. <!-- provaudit: ignore L301 -->"))
    assert "L301" not in codes(report)
    assert "R902" not in codes(report)


def test_a_comment_for_the_whole_file() -> None:
    """`ignore-file` is for every note, wherever it stands."""
    report = audited(f"{NOTES}\n<!-- provaudit: ignore-file M505, L301 -->\n")
    assert codes(report).count("R903") == 2
    assert not {"M505", "L301", "R902"} & set(codes(report))


def test_plain_text_has_lines_of_its_own() -> None:
    """In plain text a line is the comment, and it is not read as part of the note."""
    report = audited(NOTES.replace("[2] Jones", "provaudit: ignore L301\n\n[2] Jones"), "doc.txt")
    assert "R903" in codes(report)
    assert not {"L301", "R902"} & set(codes(report))


def test_expired_comments_hold_no_longer() -> None:
    """After its last day, counted by the captures, a comment ignores nothing and is reported."""
    report = audited(NOTES.replace("[1] Smith", "<!-- provaudit: ignore M505 until 2026-05-04 -->\n\n[1] Smith"))
    assert "M505" in codes(report)
    assert "expired on 2026-05-04" in findings(report, "R902")[0].remark.message
    report = audited(NOTES.replace("[1] Smith", "<!-- provaudit: ignore M505 until 2026-05-05 -->\n\n[1] Smith"))
    assert "M505" not in codes(report)


def test_unused_comments_are_reported() -> None:
    """A comment that nothing calls for any more is reported."""
    report = audited(NOTES.replace("15 March", "1 March").replace("[1] S", "<!-- provaudit: ignore M505 -->\n\n[1] S"))
    assert "matches nothing" in findings(report, "R902")[0].remark.message


@pytest.mark.parametrize("web", ["ABSENT timeout https://news.example/a\n", "HTTP 503 https://news.example/a\n"])
def test_what_could_not_be_checked_calls_no_comment_unused(web: str) -> None:
    """While a source does not answer, nothing is said of the comments for it."""
    text = f"A claim. [1]\n\n<!-- provaudit: ignore M505 -->\n\n[1] {WRONG_DATE}\n"
    assert "R902" not in codes(audited(text, web=web))


def test_rules_that_were_not_run_call_no_comment_unused() -> None:
    """A comment for a rule that this run leaves out is not unused."""
    text = f"A claim. [1]\n\n<!-- provaudit: ignore M505 -->\n\n[1] {WRONG_DATE}\n"
    assert "R902" not in codes(audited(text, web=DATED, ignored=lambda path: ("M5",)))


def test_confirmations_are_not_overridden() -> None:
    """A comment for a family overrides its complaints and leaves what was confirmed."""
    report = audited(f"A claim. [1]\n\n<!-- provaudit: ignore M -->\n\n[1] {WRONG_DATE}\n", web=DATED)
    assert "M500" in codes(report)


@given(st.text(alphabet="<!->%provaudit: ignore-fileM505,until because \n2027", max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands in a document, directives lie inside it and have codes or a fault."""
    for form in ("markdown", "plaintext", "latex", "rst"):
        for directive in directives_in(Document("x", form, text)):
            assert 0 <= directive.span.start < directive.span.end <= len(text)
            assert bool(directive.codes) or bool(directive.fault)
