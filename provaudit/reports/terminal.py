"""`terminal`: the report for a person: a table of references, then each finding, then one line of summary.

Plain when piped; meaning is never carried by colour alone; nothing that a page says can steer the terminal.
"""

from __future__ import annotations

import io
import re

from rich import box
from rich.console import Console, Group, OverflowMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provaudit.model import Audited, Finding, Judgement, Report, Severity, Verdict
from provaudit.reports.clean import clip, encodable, one_line
from provaudit.reports.finding_view import view
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.tally import in_words, many, tally
from provaudit.reports.wording import SIGNS, short_title, why

_LOOKS = {
    Verdict.CONFIRMED: ("+", "green"),
    Verdict.MISMATCHED: ("!", "bold red"),
    Verdict.BROKEN: ("x", "bold red"),
    Verdict.UNDETERMINED: ("?", "yellow"),
    Verdict.UNCHECKED: ("-", "dim"),
}
"""Per verdict: its sign where only ASCII can be shown, its style."""
_NARROW_COLUMNS = 72
_COMMAND = re.compile(r"^(\s*)::|##\[", re.MULTILINE)
"""What a CI runner that reads this output would take for a command to itself."""


def render(report: Report, how: Presentation = PLAIN) -> str:
    """The report in at most `how.width` columns (places `path:line:column` are never broken)."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=how.width,
        force_terminal=how.color,
        color_system="standard" if how.color else None,
        no_color=not how.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for audited in report.documents:
        _show_document(console, audited, how)
    _show_end(console, report, how)
    lines = stream.getvalue().split("\n")
    text = "\n".join(line if how.color else line.rstrip() for line in lines)
    return _COMMAND.sub(lambda match: "# [" if match[1] is None else f"{match[1]}: ", text)


def _show_document(console: Console, audited: Audited, how: Presentation) -> None:
    """One document: its heading, its table, its findings."""
    shown = [finding for finding in audited.findings if how.verbose or finding.severity is not Severity.INFO]
    heading = Text.assemble(
        (_say(audited.document.path, how), "bold"),
        f"  {many(len(audited.judgements), 'reference')}, {many(len(shown), 'finding')}",
    )
    console.print(heading, soft_wrap=True)
    console.print()
    if audited.judgements:
        console.print(_table(audited, how))
        console.print()
    at = Positions(audited.document.text)
    labels = {judgement.case.reference.id: judgement.case.reference.label for judgement in audited.judgements}
    for finding in shown:
        _show_finding(console, audited, finding, at, labels.get(finding.remark.reference or ""), how)


def _table(audited: Audited, how: Presentation) -> Table:
    """The references: label, verdict, title, and why; on a narrow terminal the reason stands below the title."""
    narrow = how.width < _NARROW_COLUMNS
    table = Table(
        box=box.SIMPLE_HEAD if how.color and encodable("─", how.encoding) == "─" else None,
        expand=True,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="bold" if how.color else "",
    )
    table.add_column("note", no_wrap=True, max_width=10, overflow="ellipsis")
    table.add_column("verdict", no_wrap=True)
    if narrow:
        table.add_column("source", ratio=1, overflow="fold")
    else:
        cut: OverflowMethod = "ellipsis" if encodable("…", how.encoding) == "…" else "crop"
        table.add_column("source", ratio=4, no_wrap=True, overflow=cut)
        table.add_column("why", ratio=5, overflow="fold")
    for judgement in audited.judgements:
        table.add_row(*_row(judgement, narrow, how))
    return table


def _row(judgement: Judgement, narrow: bool, how: Presentation) -> list[RenderableType]:
    """One reference; the verdict is a sign and a word."""
    stated = judgement.case.reference
    sign, (plain, style) = SIGNS[judgement.verdict], _LOOKS[judgement.verdict]
    verdict = f"{sign if encodable(sign, how.encoding) == sign else plain} {judgement.verdict.value}"
    title = Text(_say(short_title(stated), how))
    reason = Text(_say(clip(why(judgement), 400), how))
    cells: list[RenderableType] = [
        Text(_say(stated.label or stated.id, how)),
        Text(verdict, style=style if how.color else ""),
    ]
    if narrow:
        return [*cells, Group(title, Padding(reason, (0, 0, 0, 2)))]
    return [*cells, title, reason]


def _show_finding(
    console: Console, audited: Audited, finding: Finding, at: Positions, label: str | None, how: Presentation
) -> None:
    """One finding: where, what, and the words that show it."""
    line, column = at.at(finding.remark.span.start)
    place = f"{_say(audited.document.path, how)}:{line}:{column}"
    note = f"  note {_say(label, how)}" if label else ""
    console.print(Text.assemble((place, "bold"), note), soft_wrap=True)
    console.print(view(finding, how))
    console.print()


def _show_end(console: Console, report: Report, how: Presentation) -> None:
    """What could not be read, whether the run was stopped, and the summary."""
    for item in report.unread:
        hint = f" ({item.hint})" if item.hint else ""
        message = item.message if item.path in item.message else f"{item.path}: {item.message}"
        console.print(Text(_say(f"not read: {message}{hint}", how)), soft_wrap=True)
    if report.interrupted:
        console.print(Text("Interrupted: references that were not reached are unchecked."))
    counts = tally(report.documents)
    silent = "" if how.verbose else _silent(counts.by_severity["info"])
    console.print(Text(in_words(report) + silent, style="bold"), soft_wrap=True)


def _silent(count: int) -> str:
    return f"; {many(count, 'confirming remark')} not shown" if count else ""


def _say(text: str, how: Presentation) -> str:
    """`text` as this terminal can show it."""
    return encodable(one_line(text), how.encoding)
