"""`sarif`: SARIF 2.1.0 (OASIS), for code scanning and editors.

The rules' pages are not part of a report: the roof hands them over in `how.pages`. What was confirmed is left out
unless `how.verbose`, since viewers raise an alert for each result.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from provaudit.model import Audited, Finding, Fix, Report, Severity, Span
from provaudit.reports.clean import one_line
from provaudit.reports.json import pretty
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.wording import as_uri, sentence, tidy

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_CONTEXT = 2_000
_LEVELS = {
    Severity.ERROR: ("fail", "error"),
    Severity.WARNING: ("fail", "warning"),
    Severity.NOTICE: ("fail", "note"),
    Severity.UNDETERMINED: ("open", "none"),
    Severity.INFO: ("pass", "none"),
}
"""Kind and level of a result (SARIF 3.27.9, 3.27.10): a level other than none is for failures only."""


def render(report: Report, how: Presentation = PLAIN) -> str:
    """One run with its rules, artifacts and results."""
    shown = [(audited, _shown(audited, how)) for audited in report.documents]
    rules = sorted({(item.code, item.name, item.severity) for _, found in shown for item in found})
    index = {code: number for number, (code, _, _) in enumerate(rules)}
    driver = {
        "name": "provaudit",
        "version": report.version,
        "rules": [_rule(code, name, severity, how) for code, name, severity in rules],
    }
    results = [
        result for number, (audited, found) in enumerate(shown) for result in _results(audited, found, number, index)
    ]
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(audited) for audited in report.documents],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    return pretty({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _shown(audited: Audited, how: Presentation) -> list[Finding]:
    return [item for item in audited.findings if how.verbose or item.severity is not Severity.INFO]


def _rule(code: str, name: str, severity: Severity, how: Presentation) -> dict[str, Any]:
    """A rule's descriptor; its page is its help."""
    words = name.replace("-", " ")
    page = how.page(code)
    first = page.split("\n\n")[0].replace("\n", " ") if page else words.capitalize() + "."
    return {
        "id": code,
        "name": words.title().replace(" ", ""),
        "shortDescription": {"text": words.capitalize() + "."},
        "fullDescription": {"text": first},
        "help": {"text": page or first, "markdown": page or first},
        "defaultConfiguration": {"level": _LEVELS[severity][1]},
        "properties": {"tags": ["citations", f"family-{code[0]}"]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    """Whether the run came to its end, and what it could not read."""
    notes = [
        {"level": "error", "message": {"text": _text(f"{item.path}: {item.message} {item.hint}".strip())}}
        for item in report.unread
    ]
    if report.interrupted:
        text = "The run was interrupted; references that were not reached are unchecked."
        notes.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _artifact(audited: Audited) -> dict[str, Any]:
    """One document."""
    document = audited.document
    hashes = {"hashes": {"sha-256": document.sha256}} if document.sha256 else {}
    return {"location": {"uri": as_uri(document.path)}, "roles": ["analysisTarget"], **hashes}


def _results(audited: Audited, found: list[Finding], number: int, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    """The results of one document, the `number`th artifact."""
    at = Positions(audited.document.text)
    texts = {judgement.case.reference.id: judgement.case.reference.text for judgement in audited.judgements}
    location = {"uri": as_uri(audited.document.path), "index": number}
    seen: Counter[str] = Counter()
    for item in found:
        mark = _fingerprint(item, texts.get(item.remark.reference or ""), audited)
        seen[mark] += 1
        kind, level = _LEVELS[item.severity]
        yield {
            "ruleId": item.code,
            "ruleIndex": index[item.code],
            "kind": kind,
            "level": level,
            "message": {"text": _text(sentence(item.remark))},
            "locations": [{"physicalLocation": {"artifactLocation": location, **_regions(item, audited, at)}}],
            "partialFingerprints": {"provaudit/v1": f"{mark}:{seen[mark]}"},
            "properties": _properties(item),
            **({"fixes": [_fix(item.remark.fix, location, at)]} if item.remark.fix else {}),
        }


def _regions(item: Finding, audited: Audited, at: Positions) -> dict[str, Any]:
    """The span and, unless they are too long to show, the lines that it stands on."""
    span, lines = item.remark.span, at.lines(item.remark.span)
    near = lines.end - lines.start <= _MOST_CONTEXT and lines != span
    return {
        "region": _region(span, audited, at),
        **({"contextRegion": _region(lines, audited, at)} if near else {}),
    }


def _region(span: Span, audited: Audited, at: Positions) -> dict[str, Any]:
    """A span as a region; lines and columns count from 1, the end column is exclusive."""
    words = span.of(audited.document.text)
    return {**_edges(span, at), **({"snippet": {"text": words}} if words else {})}


def _edges(span: Span, at: Positions) -> dict[str, int]:
    """Where a span begins and ends."""
    (line, column), (end_line, end_column) = at.at(span.start), at.at(max(span.start, span.end))
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": max(0, span.end - span.start),
    }


def _fix(correction: Fix, location: dict[str, Any], at: Positions) -> dict[str, Any]:
    """A correction; an unsafe one says that it wants a look."""
    note = "" if correction.safe else " (please check)"
    replacement = {
        "deletedRegion": _edges(correction.span, at),
        "insertedContent": {"text": correction.replacement},
    }
    return {
        "description": {"text": _text(f"Replace the {correction.kind} by: {tidy(correction.replacement)}{note}")},
        "artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}],
    }


def _fingerprint(item: Finding, text: str | None, audited: Audited) -> str:
    """What stays when lines move or the page changes again: the rule, the field and the words complained of."""
    words = text if text is not None else item.remark.span.of(audited.document.text)
    parts = (item.code, item.remark.field, " ".join(words.split()), item.remark.claimed or "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _properties(item: Finding) -> dict[str, Any]:
    """What SARIF has no place for, in the words of `provaudit.report/1`."""
    remark = item.remark
    evidence = [{"digest": w.digest, "exact": w.exact, "prefix": w.prefix, "suffix": w.suffix} for w in remark.evidence]
    return {
        "confidence": remark.confidence,
        "severity": item.severity.value,
        "reference": remark.reference,
        "claimed": remark.claimed,
        "observed": remark.observed,
        "origin": remark.origin,
        "evidence": evidence,
    }


def _text(text: str) -> str:
    """A message: plain text in which `[words](target)` would be a link (SARIF 3.11.6)."""
    return one_line(text).replace("](", "] (")
