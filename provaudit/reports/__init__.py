"""ROOM 4: Report -> text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module

from provaudit.contracts import Reporter
from provaudit.errors import UsageError, suggestion
from provaudit.reports.presentation import PLAIN, Presentation

REPORTS: Mapping[str, str] = {
    "csv": "provaudit.reports.csv",
    "github": "provaudit.reports.github",
    "html": "provaudit.reports.html",
    "json": "provaudit.reports.json",
    "jsonl": "provaudit.reports.jsonl",
    "junit": "provaudit.reports.junit",
    "markdown": "provaudit.reports.markdown",
    "sarif": "provaudit.reports.sarif",
    "terminal": "provaudit.reports.terminal",
}
"""Name -> module; each has `render(report, how)`. Named, not imported: a run loads the one that it writes."""

__all__ = ["PLAIN", "REPORTS", "Presentation", "reporter"]


def reporter(name: str, how: Presentation = PLAIN) -> Reporter:
    """The reporter called `name`; the same report and the same `how` give the same text, byte for byte.

    Raises:
        UsageError: no reporter has that name.
    """
    if name not in REPORTS:
        raise UsageError(f"unknown report format {name!r}", suggestion(name, REPORTS))
    return partial(import_module(REPORTS[name]).render, how=how)
