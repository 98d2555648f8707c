"""The published shape of a comparison, `provaudit.comparison/1`, apart from the inner nouns."""

from __future__ import annotations

import hashlib
from typing import Any

from provaudit.model import Span
from provaudit.model.compared import Change, Comparison, SentenceLink

SCHEMA = "provaudit.comparison/1"
_CONTEXT_CHARS = 32


def shape(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain data, lists in the order of the copy; offsets count characters from 0."""
    one, two = comparison.original_text, comparison.copy_text
    return {
        "schema": SCHEMA,
        "original": text_of(comparison.original_name, one, comparison.original_covered),
        "copy": text_of(comparison.copy_name, two, comparison.copy_covered),
        "reuse": comparison.reuse.value,
        "credit": comparison.credit or None,
        "direction": {
            "judgement": comparison.direction.judgement,
            "confidence": round(comparison.direction.confidence, 4),
            "evidence": list(comparison.direction.evidence),
        },
        "passages": [
            {"original": place(one, p.original), "copy": place(two, p.copy), "kind": p.kind, "likeness": p.likeness}
            for p in comparison.passages
        ],
        "links": [_link(comparison, link) for link in comparison.links],
        "replacements": [{"original": r.original, "copy": r.copy, "count": r.count} for r in comparison.replacements],
        "leftover_anchors": [
            {"text": a.text, "span": _span(a.span), "signs": list(a.signs)} for a in comparison.anchors
        ],
        "notices": [
            {"kind": n.kind, "text": n.text, "span": _span(n.span), "side": n.side, "date": n.date, "venue": n.venue}
            for n in comparison.notices
        ],
    }


def text_of(name: str, text: str, share: float) -> dict[str, Any]:
    """What is said of one of the two texts; the digest is that of its UTF-8 form."""
    return {"name": name, "characters": len(text), "covered": share, "sha256": digest(text)}


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 form, hexadecimal; half characters are replaced."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def place(text: str, span: Span) -> dict[str, Any]:
    """A span with its words and a little around them: TextPositionSelector and TextQuoteSelector in one."""
    return {
        "start": span.start,
        "end": span.end,
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _CONTEXT_CHARS) : span.start],
        "suffix": text[span.end : span.end + _CONTEXT_CHARS],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _link(comparison: Comparison, link: SentenceLink) -> dict[str, Any]:
    return {
        "original": place(comparison.original_text, link.original),
        "copy": place(comparison.copy_text, link.copy),
        "likeness": link.likeness,
        "edits": [{"kind": e.kind, "original": _span(e.original), "copy": _span(e.copy)} for e in link.edits],
        "changes": [_change(change) for change in link.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "detail": change.detail or None,
        "original": change.original,
        "copy": change.copy,
        "original_span": _span(change.original_span),
        "copy_span": _span(change.copy_span),
    }
