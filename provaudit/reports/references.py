"""References without an audit: their fields in colour over the raw text, or as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from provaudit.model import Document, Name, Reference
from provaudit.reports.clean import encodable, one_line
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.shape import claimed

_STYLES = {
    "authors": "cyan",
    "title": "bold green",
    "container": "magenta",
    "publisher": "magenta",
    "date": "yellow",
    "accessed": "dim yellow",
    "url": "blue underline",
    "doi": "blue",
    "archive_url": "dim blue",
    "archived": "dim yellow",
}
"""The fields that are shown, in this order, and how they are coloured in the raw text."""


def as_json(documents: Sequence[Document]) -> str:
    """The references of all documents, each with its fields and the parser's confidence."""
    rows = [
        {
            "path": document.path,
            "id": r.id,
            "label": r.label,
            "text": r.text,
            "claimed": claimed(r),
            "confidence": dict(r.confidence),
        }
        for document in documents
        for r in document.references
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_text(documents: Sequence[Document], how: Presentation = PLAIN) -> str:
    """Each reference as it stands in its document, its fields coloured, and below it the fields with confidences."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=how.width, force_terminal=how.color, no_color=not how.color, highlight=False,
        markup=False, emoji=False, legacy_windows=False, color_system="standard" if how.color else None, _environ={},
    )  # fmt: skip
    for document in documents:
        console.print(Text(encodable(one_line(document.path), how.encoding), "bold"), soft_wrap=True)
        for reference in document.references:
            _show(console, document, reference, how)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _show(console: Console, document: Document, reference: Reference, how: Presentation) -> None:
    """One reference."""
    line = Text(f"\n[{reference.label}] " if reference.label else "\n- ", "bold")
    console.print(line + _coloured(document, reference, how))
    for name in _STYLES:
        value = getattr(reference, name)
        if value and not (name == "publisher" and value == reference.container):
            said = "; ".join(map(_inverted, value)) if name == "authors" else str(value)
            sure = reference.confidence.get(name)
            said = encodable(one_line(said), how.encoding)
            line = Text(f"    {name:12}{'' if sure is None else f'{sure:.2f}':6}") + Text(said, _STYLES[name])
            console.print(line, soft_wrap=True)


def _inverted(name: Name) -> str:
    """A name with the family first, so that one sees what was taken for it."""
    return f"{name.family}, {name.given}" if name.family and name.given else str(name)


def _coloured(document: Document, reference: Reference, how: Presentation) -> Text:
    """The raw text of a reference with its fields in colour."""
    raw = Text(encodable(one_line(reference.span.of(document.text)), how.encoding))
    if len(raw.plain) == reference.span.end - reference.span.start:
        for name, span in reference.spans.items():
            raw.stylize(_STYLES.get(name, ""), span.start - reference.span.start, span.end - reference.span.start)
    return raw
