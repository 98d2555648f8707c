"""Where a source format sets off block quotations: passages there are quoted without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.model import Document, Span

_ANGLE = re.compile(r"^[ ]{0,3}>.*(?:\n[ ]{0,3}>.*)*", re.M)
_PAIRED = {
    "html": (re.compile(r"<blockquote\b", re.I), re.compile(r"</blockquote\s*>", re.I)),
    "latex": (
        re.compile(r"\\begin\{(?:quote|quotation|displayquote)\}"),
        re.compile(r"\\end\{(?:quote|quotation|displayquote)\}"),
    ),
    "wikitext": (
        re.compile(r"<blockquote\b|\{\{\s*(?:block|c|r)?quote\b", re.I),
        re.compile(r"</blockquote\s*>|\}\}", re.I),
    ),
    "rst": (re.compile(r"^\.\. (?:epigraph|pull-quote|highlights)::", re.M), re.compile(r"^\S", re.M)),
}


def block_spans(document: Document) -> tuple[Span, ...]:
    """The stretches of the source that are marked as block quotations, in order."""
    text = document.text
    if document.format in ("markdown", "plaintext"):
        return (*(Span(*m.span()) for m in _ANGLE.finditer(text)), *_between(text, "html"))
    return tuple(_between(text, document.format))


def _between(text: str, kind: str) -> Iterator[Span]:
    """Stretches from each opening to the next closing mark of a format; an unclosed one is none."""
    if kind not in _PAIRED:
        return
    opening, closing = _PAIRED[kind]
    at = 0
    while (begin := opening.search(text, at)) is not None and (end := closing.search(text, begin.end())) is not None:
        yield Span(begin.start(), end.end())
        at = end.end()
