"""Verdicts step by step: which rows of the verdict table were looked at, and why the first one that applied did."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from provaudit.model import Audited, Judgement, Report, Severity
from provaudit.reports.clean import encodable, one_line
from provaudit.reports.presentation import Presentation
from provaudit.verdict import steps


def explained(report: Report, how: Presentation) -> str:
    """Every verdict with its way through the table, for the terminal."""
    lines = ["", "How the verdicts came about: rows are read from the top, the first that applies decides."]
    for audited in report.documents:
        for judgement in audited.judgements:
            lines += ["", *_way(audited, judgement, how)]
    return "\n".join(lines) + "\n"


def _way(audited: Audited, judgement: Judgement, how: Presentation) -> Iterator[str]:
    """One verdict: a line per row, then what decided and what it rests on."""
    stated = judgement.case.reference
    note = f"note {stated.label}" if stated.label else stated.id
    yield encodable(one_line(f"{audited.document.path}  {note}: {judgement.verdict.value}"), how.encoding)
    rows = steps(judgement)
    for row in rows:
        yield from _wrapped("yes" if row is rows[-1] else "no", f"{row.name}: {row.when}", how)
    yield from _wrapped("", f"so {judgement.verdict.value}: {judgement.reason}", how)
    of_it = [finding for finding in audited.findings if finding.id in set(judgement.findings)]
    for title, silent in (("findings", False), ("confirming", True)):
        codes = dict.fromkeys(
            f"{finding.code}{f' {finding.remark.field}' if silent and finding.remark.field else ''}"
            for finding in of_it
            if (finding.severity is Severity.INFO) is silent
        )
        if codes:
            yield from _wrapped("", f"{title}: {', '.join(codes)}", how)


def _wrapped(mark: str, text: str, how: Presentation) -> list[str]:
    """A line in the width of the terminal, behind its mark; what wraps is indented."""
    words = encodable(one_line(text), how.encoding)
    return textwrap.wrap(words, how.width, initial_indent=f"  {mark:5}", subsequent_indent=" " * 9)
