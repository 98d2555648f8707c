"""`json`: the report as `provaudit.report/1`, for programs and for keeping; its JSON Schema ships beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from json.encoder import encode_basestring
from typing import Any

from provaudit.model import Report
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.shape import shape

_RISKY = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_CONSTANTS = {None: "null", True: "true", False: "false"}


def render(report: Report, how: Presentation = PLAIN) -> str:
    """The report in JSON: keys sorted, two spaces of indent, letters as they are, a newline at the end."""
    return "".join(pieces(report))


def pieces(report: Report, how: Presentation = PLAIN) -> Iterator[str]:
    """The same text piece by piece: no more than one reference or finding of it is held at a time."""
    yield from map(_harmless, _pieces(shape(report, iter), ""))
    yield "\n"


def dumps(value: Any) -> str:
    """JSON on one line with sorted keys and no other escapes than needed."""
    return _harmless(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False))


def pretty(value: Any) -> str:
    """JSON with sorted keys and two spaces of indent, and no other escapes than needed."""
    return _harmless(_indented(value, ""))


def _pieces(value: Any, indent: str) -> Iterator[str]:
    """JSON in which iterators stand for arrays: each item is made, written and forgotten."""
    deeper = indent + "  "
    if isinstance(value, Iterator):
        before = "[\n"
        for one in value:
            yield before + deeper
            yield from _pieces(one, deeper)
            before = ",\n"
        yield f"\n{indent}]" if before == ",\n" else "[]"
    elif isinstance(value, dict) and any(isinstance(one, Iterator) for one in value.values()):
        before = "{\n"
        for key in sorted(value):
            yield f"{before}{deeper}{encode_basestring(key)}: "
            yield from _pieces(value[key], deeper)
            before = ",\n"
        yield f"\n{indent}}}"
    else:
        yield _indented(value, indent)


def _indented(value: Any, indent: str) -> str:
    """JSON over several lines, put together part by part: the library would hold a list of every token of a report."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, bool) or value is None:
        return _CONSTANTS[value]
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        lines = [f"{deeper}{encode_basestring(key)}: {_indented(value[key], deeper)}" for key in sorted(value)]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        lines = [deeper + _indented(one, deeper) for one in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return int.__repr__(value) if isinstance(value, int) else json.dumps(value, allow_nan=False)


def _harmless(text: str) -> str:
    """JSON whose controls of the terminal and of text direction, and half surrogate pairs (which no encoding carries),
    are written as `\\uXXXX`: the value is the same and the text is harmless wherever it is shown.
    """
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `provaudit.report/1`."""
    text = resources.files("provaudit.reports").joinpath("report-1.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
