"""`json`: the report as `provaudit.report/1`, for programs and for keeping; its JSON Schema ships beside it."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

from provaudit.model import Report
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.shape import shape

_RISKY = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(report: Report, how: Presentation = PLAIN) -> str:
    """The report in JSON: keys sorted, two spaces of indent, letters as they are, a newline at the end."""
    return dumps(shape(report), indent=2) + "\n"


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON with sorted keys and no other escapes than needed.

    Controls of the terminal and of text direction, and half surrogate pairs (which no encoding carries), are
    written as `\\uXXXX`: the value is the same and the text is harmless wherever it is shown.
    """
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent, separators=separators, allow_nan=False)
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `provaudit.report/1`."""
    text = resources.files("provaudit.reports").joinpath("report-1.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
