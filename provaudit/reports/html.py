"""`html`: one self-contained page for an editor: the verdicts at a glance, the document, and a card per reference.

No network, no build step. Everything that a document or a page says reaches the template as words and is escaped there;
a Content-Security-Policy in the page lets no other script run than our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from provaudit.model import Audited, Report, Severity
from provaudit.reports.clean import cleaned
from provaudit.reports.html_cards import FAMILIES, Card, cards, loose_findings, quotations
from provaudit.reports.html_figures import families, timeline, verdict_bar
from provaudit.reports.html_text import Block, blocks
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.tally import in_words, many, tally
from provaudit.reports.templating import allowed, asset, environment
from provaudit.reports.wording import SIGNS

if TYPE_CHECKING:
    from jinja2 import Environment


def render(report: Report, how: Presentation = PLAIN) -> str:
    """The page."""
    return str(_environment().get_template("report.html.j2").render(_page(report, how))) + "\n"


@cache
def _environment() -> Environment:
    """The templates, compiled once."""
    templates = environment()
    templates.tests["web"] = _is_web
    templates.globals.update(sign={verdict.value: sign for verdict, sign in SIGNS.items()}, many=many)
    return templates


def _page(report: Report, how: Presentation) -> dict[str, Any]:
    """What the template shows."""
    documents = [_document(number, audited, how) for number, audited in enumerate(report.documents, 1)]
    script, style = asset("report.js"), asset("report.css")
    counts = tally(report.documents)
    return {
        "version": report.version,
        "title": _title(report),
        "summary": in_words(report),
        "counts": counts,
        "bar": verdict_bar(counts.by_verdict),
        "timeline": timeline([judgement for audited in report.documents for judgement in audited.judgements]),
        "families": families(report),
        "family_names": FAMILIES,
        "documents": documents,
        "rules": _rules(report, how),
        "unread": [cleaned({"path": item.path, "text": f"{item.message} {item.hint}"}) for item in report.unread],
        "interrupted": report.interrupted,
        "script": script,
        "style": style,
        "policy": "; ".join(
            (
                "default-src 'none'",
                f"script-src '{allowed(script)}'",
                f"style-src '{allowed(style)}'",
                "base-uri 'none'",
                "form-action 'none'",
            )
        ),
    }


def _document(number: int, audited: Audited, how: Presentation) -> dict[str, Any]:
    """One document: its readable text with marks, its cards, its loose findings and its quotations."""
    found: Sequence[Card] = cards(number, audited, how)
    text: Sequence[Block] = blocks(audited, found)
    counts = tally((audited,))
    return {
        "anchor": f"d{number}",
        "path": cleaned(audited.document.path),
        "format": audited.document.format,
        "sha256": audited.document.sha256,
        "blocks": text,
        "cards": found,
        "loose": loose_findings(audited, how),
        "quotations": quotations(audited, found),
        "counts": counts,
    }


def _rules(report: Report, how: Presentation) -> dict[str, dict[str, str]]:
    """The names and pages of the rules that found something to show, by code."""
    shown = {
        item.code: item.name
        for audited in report.documents
        for item in audited.findings
        if how.verbose or item.severity is not Severity.INFO
    }
    return {code: {"name": shown[code], "page": how.page(code)} for code in sorted(shown) if how.page(code)}


def _is_web(uri: str) -> bool:
    """Whether an address may become a link: one of the web, nothing that runs."""
    return uri.lower().startswith(("http://", "https://"))


def _title(report: Report) -> str:
    """What the browser's tab says."""
    if len(report.documents) == 1:
        return f"Citations of {cleaned(report.documents[0].document.path)}"
    return f"Citations of {many(len(report.documents), 'document')}"
