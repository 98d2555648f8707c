"""ROOM 4: Report -> text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from provaudit.contracts import Reporter
from provaudit.errors import UsageError, suggestion
from provaudit.model import Report
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
"""Name -> module; each has `render(report, how)`, and `pieces(report, how)` where the text may be long.

Named, not imported: a run loads the one that it writes.
"""

__all__ = ["PLAIN", "REPORTS", "Presentation", "pieces_of", "reporter"]


def reporter(name: str, how: Presentation = PLAIN) -> Reporter:
    """The reporter called `name`; the same report and the same `how` give the same text, byte for byte.

    Raises:
        UsageError: no reporter has that name.
    """
    return partial(_module(name).render, how=how)


def pieces_of(report: Report, name: str, how: Presentation = PLAIN) -> Iterable[str]:
    """The text of the reporter called `name`, in pieces where it may be long."""
    module = _module(name)
    return module.pieces(report, how) if hasattr(module, "pieces") else (module.render(report, how),)


def _module(name: str) -> Any:
    if name not in REPORTS:
        raise UsageError(f"unknown report format {name!r}", suggestion(name, REPORTS))
    return import_module(REPORTS[name])
