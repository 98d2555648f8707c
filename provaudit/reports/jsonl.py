"""`jsonl`: one JSON object per line, for pipelines: a row per reference, then what belongs to no reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from provaudit.model import Audited, Report
from provaudit.reports.json import dumps
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.shape import finding, quotation, reference
from provaudit.reports.tally import Sorted, tally


def render(report: Report, how: Presentation = PLAIN) -> str:
    """All rows."""
    return "".join(rows(report))


def pieces(report: Report, how: Presentation = PLAIN) -> Iterator[str]:
    """The same, row by row."""
    return rows(report)


def rows(report: Report) -> Iterator[str]:
    """The rows one by one, each with its newline; `kind` tells them apart, the rest is as in `provaudit.report/1`.

    `reference` has its findings in full; `finding` is one on the document; `unread` is an input that could not be
    read; the last row is the `summary`, so that a stream cut short can be told from a whole one.
    """
    for audited in report.documents:
        for row in _document(audited):
            yield dumps({**row, "document": audited.document.path}) + "\n"
    for item in report.unread:
        row = {"kind": "unread", "document": item.path, "message": item.message, "hint": item.hint}
        yield dumps(row) + "\n"
    counts = tally(report.documents)
    end = {"references": counts.references, "by_verdict": counts.by_verdict, "interrupted": report.interrupted}
    yield dumps({"kind": "summary", "version": report.version, **end}) + "\n"


def _document(audited: Audited) -> Iterator[dict[str, Any]]:
    """The rows of one document."""
    at = Positions(audited.document.text)
    found = Sorted.of(audited)
    for judgement in audited.judgements:
        own = [finding(item, at) for item in found.under(judgement)]
        yield {**reference(judgement, at), "kind": "reference", "findings": own}
    for item in found.loose:
        yield {**finding(item, at), "kind": "finding"}
    for check in audited.quotations:
        # A quotation has a kind of its own (direct, block...): it stays whole under its own key.
        yield {"kind": "quotation", "quotation": quotation(check, at)}
