"""The commands besides `audit`: each takes plain values, prints, and returns an exit code."""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import indent
from typing import Any

from provaudit import inputs, wiring
from provaudit.auditor import address_of
from provaudit.citing import cite, references_of
from provaudit.errors import UnreadableInput, UsageError, suggestion
from provaudit.model import Document, Page, Reference, Span
from provaudit.progress import progress_on
from provaudit.references import addressed, parse_reference
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


def capture(settings: Settings, targets: Sequence[str], output: Path) -> int:
    """Fetch what documents cite, and addresses, into a recording; 3 if over half of it could not be had."""
    references = (reference for target in targets for reference in _cited(target, settings))
    kept = list(references) if settings.rescue else []
    addresses = list(dict.fromkeys(filter(None, map(address_of, kept or references))))
    if not addresses:
        raise UsageError("nothing to capture", "give documents with links, or addresses")
    with progress_on(sys.stderr) as progress:
        absent = asyncio.run(wiring.capture(settings, addresses, output, progress, kept))
    for one in absent:
        print(f"provaudit: not captured: {one.uri}: {one.reason} {one.detail}".rstrip(), file=sys.stderr)
    print(f"{len(addresses) - len(absent)} of {len(addresses)} sources captured in {output}")
    return 3 if len(absent) * 2 > len(addresses) else 0


def _cited(target: str, settings: Settings) -> Iterator[Reference]:
    """An address as the reference that it would be, or all references of a document."""
    if target.startswith(("http://", "https://")):
        yield Reference(target, Span(0, len(target)), url=target)
        return
    for source in inputs.sources([target], settings):
        yield from references_of(source.read(), parse_reference if settings.rescue else addressed)


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
