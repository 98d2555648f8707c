"""`github`: annotations on the right lines, the worst first, and no command that a page wrote."""

import re
from pathlib import Path

from provaudit.model import Audited, Document, Finding, Remark, Report, Severity, Span
from provaudit.reports import markdown
from provaudit.reports.github import render, summary

COMMAND = re.compile(r"^::(error|warning|notice)( [a-zA-Z]+=[^,:]*(,[a-zA-Z]+=[^,:]*)*)?::[^\n]*$")


def test_every_finding_is_one_command(sample):
    """Each line but the last is a well-formed command; information is left out."""
    lines = render(sample).splitlines()
    assert all(COMMAND.match(line) for line in lines[:-1])
    assert len(lines) == 5 + 2 + 1 + 1
    assert "M500" not in render(sample)


def test_an_annotation_stands_on_its_words(sample):
    """The file, the lines and the columns are those of the span."""
    line = next(line for line in render(sample).splitlines() if "M505" in line)
    assert line.startswith(
        "::warning file=notes/bridges.txt,line=8,endLine=8,col=63,endColumn=74,title=M505 date-differs::"
    )
    assert "Claimed: 2023-06-09. Observed (json-ld datePublished): 2023-06-19." in line


def test_the_worst_comes_first(sample):
    """Errors come before warnings, warnings before notices: GitHub shows only the first ten of a kind."""
    kinds = re.findall(r"^::(\w+) file=notes/bridges", render(sample), re.MULTILINE)
    assert kinds == ["error", "error", "warning", "notice", "notice"]


def report_saying(text: str) -> Report:
    """A report in which a page and a file name say `text`."""
    found = Finding("f1", "S101", "name", Severity.ERROR, Remark(text, Span(0, 4), claimed=text, observed=text))
    return Report("0", (Audited(Document(text, "plaintext", "a\nbc"), (), (), (found,)),))


def test_no_line_is_a_command_of_the_page():
    """A line break, a comma, a colon or an older command in a value cannot end or begin a command."""
    text = render(report_saying("100%,a:b\n::stop-commands::x\r##[add-mask]y"))
    assert len(text.splitlines()) == 2
    assert "file=100%25%2Ca%3Ab %3A%3Astop-commands%3A%3Ax ## [add-mask]y,line=1,endLine=2,title=" in text
    assert "##[" not in text


def test_the_job_summary_is_the_markdown_report(sample):
    """The summary is the same Markdown that a comment gets."""
    assert summary(sample) == markdown.render(sample)


def test_a_finding_over_two_lines_has_no_columns():
    """GitHub ignores columns when an annotation spans lines."""
    assert "col=" not in render(report_saying("x"))


def test_positions_are_found_once_per_document(many_references, monkeypatch):
    """The line starts of a document are counted once, not once per finding."""
    calls = []
    from provaudit.reports import github

    real = github.Positions
    monkeypatch.setattr(github, "Positions", lambda text: calls.append(1) or real(text))
    render(many_references(50))
    assert len(calls) == 1
    assert Path(github.__file__).name == "github.py"
