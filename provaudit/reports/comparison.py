"""The formats in which a comparison can be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from provaudit.errors import UsageError, suggestion
from provaudit.model.compared import Comparison
from provaudit.reports.presentation import PLAIN, Presentation

COMPARISONS: Mapping[str, str] = {
    "html": "provaudit.reports.comparison_html",
    "json": "provaudit.reports.comparison_json",
    "prov": "provaudit.reports.comparison_prov",
    "terminal": "provaudit.reports.comparison_terminal",
}
"""Name -> module; each has `render(comparison, how)`."""


def comparison_reporter(name: str, how: Presentation = PLAIN) -> Callable[[Comparison], str]:
    """The reporter called `name`; the same comparison gives the same text, byte for byte.

    Raises:
        UsageError: no reporter of comparisons has that name.
    """
    if name not in COMPARISONS:
        raise UsageError(f"unknown comparison format {name!r}", suggestion(name, COMPARISONS))
    return partial(import_module(COMPARISONS[name]).render, how=how)
