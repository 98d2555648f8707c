"""The formats in which a comparison can be shown."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from provaudit.errors import UsageError
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
        near = difflib.get_close_matches(name, COMPARISONS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"one of {', '.join(sorted(COMPARISONS))}"
        raise UsageError(f"unknown comparison format {name!r}", hint)
    return partial(import_module(COMPARISONS[name]).render, how=how)
