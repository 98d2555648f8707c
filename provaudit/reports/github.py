"""`github`: workflow commands that annotate the lines of a pull request, and a job summary in Markdown.

GitHub shows ten errors and ten warnings per step: the worst and surest come first.
"""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.model import Finding, Report, Severity
from provaudit.reports.clean import one_line
from provaudit.reports.markdown import render as as_markdown
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.tally import in_words
from provaudit.reports.wording import sentence

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "notice",
    Severity.UNDETERMINED: "notice",
    Severity.INFO: "notice",
}
_ORDER = list(Severity)


def render(report: Report, how: Presentation = PLAIN) -> str:
    """One command per finding, then one per input that could not be read, then the summary as plain words."""
    placed = [(audited, Positions(audited.document.text)) for audited in report.documents]
    shown = [
        (audited.document.path, at, item)
        for audited, at in placed
        for item in audited.findings
        if how.verbose or item.severity is not Severity.INFO
    ]
    shown.sort(key=lambda item: (_ORDER.index(item[2].severity), -item[2].remark.confidence))
    lines = [_annotation(path, item, at) for path, at, item in shown]
    return "\n".join([*lines, *_run(report), in_words(report)]) + "\n"


def summary(report: Report, how: Presentation = PLAIN) -> str:
    """The job summary, to be appended to the file that GITHUB_STEP_SUMMARY names."""
    return as_markdown(report, how)


def _annotation(path: str, item: Finding, at: Positions) -> str:
    """The command for one finding."""
    span = item.remark.span
    (line, column), (end_line, end_column) = at.at(span.start), at.at(max(span.start, span.end))
    place: dict[str, str | int] = {"file": path, "line": line, "endLine": end_line}
    if line == end_line:
        place |= {"col": column, "endColumn": end_column}
    confidence = f" Confidence {item.remark.confidence:.2f}."
    return _command(
        _COMMANDS[item.severity], sentence(item.remark) + confidence, **place, title=f"{item.code} {item.name}"
    )


def _run(report: Report) -> Iterator[str]:
    """What could not be done."""
    for item in report.unread:
        yield _command("error", f"{item.message} {item.hint}".strip(), title="not read", file=item.path)
    if report.interrupted:
        yield _command("warning", "The run was interrupted; references that were not reached are unchecked.")


def _command(name: str, message: str, **properties: str | int) -> str:
    """A workflow command; what would end it or begin another is escaped."""
    fields = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if fields else ''}{fields}::{_data(message)}"


def _data(text: str) -> str:
    """A message: one line, and no `##[` (the older form of command, which is found anywhere in a line)."""
    return one_line(text).replace("%", "%25").replace("##[", "## [")


def _property(text: str) -> str:
    """A property's value, which ends at a comma or a colon."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
