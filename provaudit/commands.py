"""The commands besides `audit`: each takes plain values, prints, and returns an exit code."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import sys
from collections.abc import Sequence
from textwrap import indent
from typing import Any

from provaudit import inputs, wiring
from provaudit.citing import cite
from provaudit.errors import UnreadableInput, UsageError, suggestion
from provaudit.model import Document, Page
from provaudit.reports import Presentation
from provaudit.reports.clean import one_line
from provaudit.rules import RULES
from provaudit.settings import Settings


def show_references(paths: Sequence[str], form: str) -> int:
    """Print the references of documents; 2 if one of them could not be read."""
    code, documents = 0, []
    for source in inputs.sources(paths, Settings()):
        try:
            documents.append(cite(source.read()))
        except UnreadableInput as error:
            print(f"provaudit: {error}", file=sys.stderr)
            code = 2
    sys.stdout.write(_written(documents, form))
    return code


def _written(documents: Sequence[Document], form: str) -> str:
    """The references of documents in one of the four forms."""
    from provaudit.reports import bibliography, references

    found = [reference for document in documents for reference in document.references]
    if form == "terminal":
        return references.as_text(documents, Presentation.of(sys.stdout, os.environ))
    if form == "json":
        return references.as_json(documents)
    return bibliography.csl_json(found) if form == "csl-json" else bibliography.bibtex(found)


def show_page(settings: Settings, target: str, form: str) -> int:
    """Print what a page says of itself."""
    page = asyncio.run(wiring.page(settings, target))
    print(json.dumps(_page_fields(page), ensure_ascii=False, indent=2) if form == "json" else _page_lines(page))
    return 0


def _page_fields(page: Page) -> dict[str, Any]:
    """A page as JSON values."""
    return {
        "title": page.title,
        "date": str(page.date) if page.date else None,
        "authors": [str(name) for name in page.authors],
        "site_name": page.site_name,
        "condition": str(page.condition),
        "signals": list(page.signals),
        "language": page.language,
        "confidence": dict(page.confidence),
        "candidates": [
            {"field": c.field, "value": str(c.value), "origin": c.origin, "label": c.label, "confidence": c.confidence}
            for c in page.candidates
        ],
    }


def _page_lines(page: Page) -> str:
    """A page as lines: the best values, then every candidate with its origin."""
    fields = _page_fields(page)
    names = ("title", "authors", "date", "site_name", "language", "condition", "signals")
    shown = {name: "; ".join(fields[name]) if isinstance(fields[name], list) else fields[name] for name in names}
    best = [f"{name:10} {one_line(value)}" for name, value in shown.items() if value]
    return "\n".join([*best, "candidates:", *map(_candidate_line, fields["candidates"])])


def _candidate_line(candidate: dict[str, Any]) -> str:
    """One candidate: its field, how sure it is, where it stands, and what it says."""
    origin = one_line(f"{candidate['origin']} {candidate['label']}").rstrip()
    return f"  {candidate['field']:10} {candidate['confidence']:.2f}  {origin}: {one_line(candidate['value'])}"


def explain(code: str | None) -> int:
    """Print a rule's page, or the list of all rules."""
    if code is None:
        for rule in RULES:
            summary = inspect.cleandoc(rule.page).splitlines()[0]
            print(f"{rule.code}  {rule.severity:12}  {rule.name:26}  {summary}")
        return 0
    found = next((rule for rule in RULES if rule.code == code.upper()), None)
    if found is None:
        near = suggestion(code.upper(), [rule.code for rule in RULES])
        raise UsageError(f"no such rule: {code}", near or "provaudit rule lists them all")
    print(f"{found.code} {found.name} ({found.severity})\n\n{indent(inspect.cleandoc(found.page), '  ')}")
    return 0
