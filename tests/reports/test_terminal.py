"""`terminal`: readable, within the width, and not to be steered by what a page says."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from provaudit.model import Audited, Document, Finding, Remark, Report, Severity, Span
from provaudit.reports.presentation import Presentation
from provaudit.reports.terminal import render
from provaudit.reports.words import word_diff

CODES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width(sample, width):
    """No line is wider than the terminal, but for the places and the summary, which the terminal itself may wrap."""
    for color in (False, True):
        text = CODES.sub("", render(sample, Presentation(width=width, color=color)))
        wide = [line for line in text.splitlines() if cell_len(line) > width]
        assert [line for line in wide if not re.match(r"notes/|not read|6 references", line)] == []


def test_every_reference_has_a_sign_and_a_word(sample):
    """The verdict is told by a sign and a word, so that it can be read without colour."""
    text = render(sample)
    for words in ("✓ confirmed", "≠ mismatched", "✗ broken", "? undetermined", "○ unchecked"):
        assert words in text


def test_a_finding_shows_claimed_beside_observed(sample):
    """The place, the code, both values with the differing words marked, the evidence and the fix are there."""
    text = render(sample)
    assert "notes/bridges.txt:8:63  note 2\n  warning M505 date-differs, confidence 0.92\n" in text
    assert re.search(r"claimed +observed \(json-ld datePublished\)\n +2023-06-09 +2023-06-19\n", text)
    assert re.search(r"Bridge \[-open-\] again +Bridge \{\+closed\+\} again", text)
    assert 'seen: "datePublished": ">>2023-06-19T08:00:00+02:00<<", "author"' in text
    assert "fix: 19 June 2023" in text
    assert "fix (please check): <script>" in text


def test_confirmations_are_only_counted_unless_asked_for(sample):
    """An info finding is counted; `verbose` shows it."""
    assert "M500" not in render(sample)
    assert "1 confirming remark not shown" in render(sample)
    assert "info M500 field-confirmed" in render(sample, Presentation(verbose=True))
    assert "not shown" not in render(sample, Presentation(verbose=True))


def test_the_last_line_is_the_summary(sample):
    """One line says it all, after what could not be done."""
    lines = render(sample).splitlines()
    assert lines[-1].startswith("6 references: 1 confirmed, 1 mismatched, 1 broken, 1 undetermined, 2 unchecked; 2 err")
    assert lines[-2] == "Interrupted: references that were not reached are unchecked."
    assert "not read: notes/photo.png: not a text (give a document)" in lines


def test_an_empty_report_is_one_line(nothing):
    """A report of nothing says so."""
    assert render(nothing) == "0 references; no findings\n"


def test_plain_text_has_no_codes_and_no_lines_drawn(sample):
    """When piped, there is no colour, no box and no trailing blank."""
    text = render(sample)
    assert "\x1b" not in text
    assert not re.search("[\u2500-\u257f]", text)
    assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_text_fits_the_encoding(sample, encoding):
    """Signs that the terminal cannot show are replaced by plain ones."""
    text = render(sample, Presentation(encoding=encoding, color=True))
    assert text.encode(encoding)
    assert "! mismatched" in text
    assert "+ confirmed" in text


def test_a_coloured_report_holds_no_codes_but_colours(sample):
    """With colour on, every escape is one of our own styles."""
    assert "\x1b" not in CODES.sub("", render(sample, Presentation(color=True)))


def test_differing_words_are_struck_or_underlined_in_colour(sample):
    """In colour, the difference is also told by strike-through and underline."""
    text = render(sample, Presentation(color=True, width=100))
    assert "\x1b[9;31mopen\x1b[0m" in text
    assert "\x1b[4;32mclosed\x1b[0m" in text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60), st.booleans())
def test_nothing_a_page_says_steers_the_terminal(text, color):
    """Escapes, controls and direction marks in any value come out as visible escapes; markup stays text."""
    shown = CODES.sub("", render(report_saying(text), Presentation(color=color)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert shown.encode("utf-8")


def test_escapes_and_markup_are_shown_as_they_are():
    """A terminal escape becomes words; rich's markup and emoji codes are no markup here."""
    shown = render(report_saying("\x1b[2J [bold]loud[/bold] :smile: \u202eabc"))
    assert r"\x1b[2J [bold]loud[/bold] :smile: \u202eabc" in shown


def test_no_line_is_a_command_to_a_ci_runner(sample):
    """A page cannot make a line that a CI runner takes for a command."""
    for width in (60, 80, 120):
        text = render(sample, Presentation(width=width))
        assert not re.search(r"^\s*::|##\[", text, re.MULTILINE)
    assert "##[" not in render(report_saying("##[add-mask]x"))


def report_saying(text: str, path: str = "") -> Report:
    """A report in which every string that a page or a document can steer is `text`."""
    remark = Remark(text, Span(0, 1), None, text, text + " x", text)
    found = Finding("f1", "S101", "name", Severity.ERROR, remark)
    return Report("0", (Audited(Document(path or text, "plaintext", "ab"), (), (), (found,)),))


def test_a_value_of_a_megabyte_is_cut():
    """A title as long as a book does not fill the terminal."""
    assert len(render(report_saying("word " * 200_000, "short.txt"))) < 5_000


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_word_diff_loses_nothing(left, right):
    """The pieces of each side joined give that side; what is called the same is the same on both."""
    one, two = word_diff(left, right)
    assert "".join(piece.text for piece in one) == left
    assert "".join(piece.text for piece in two) == right
    assert [piece.text for piece in one if piece.same] == [piece.text for piece in two if piece.same]


def test_a_word_diff_of_long_texts_is_quick():
    """Texts too long to compare are one piece each."""
    one, two = word_diff("a b " * 5_000, "c " * 10_000)
    assert (len(one), len(two)) == (1, 1)
    assert not one[0].same


@pytest.mark.parametrize(
    ("environ", "terminal", "color", "width"),
    [
        ({}, False, False, 80),
        ({"COLUMNS": "100"}, True, True, 100),
        ({"COLUMNS": "100", "NO_COLOR": "1"}, True, False, 100),
        ({"COLUMNS": "100", "NO_COLOR": ""}, True, True, 100),
        ({"COLUMNS": "100", "TERM": "dumb"}, True, False, 100),
        ({"FORCE_COLOR": "1", "COLUMNS": "nonsense"}, False, True, 80),
        ({"COLUMNS": "3"}, False, False, 40),
    ],
)
def test_the_presentation_suits_the_stream(environ, terminal, color, width):
    """Colour only where it is wanted and understood; the width from COLUMNS or the terminal."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    stream.isatty = lambda: terminal
    how = Presentation.of(stream, environ, verbose=True)
    assert (how.color, how.width, how.encoding, how.verbose) == (color, width, "latin-1", True)
