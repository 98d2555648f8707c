"""The published shape, `provaudit.report/1`: kept apart from the nouns, so that these can change and it cannot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from provaudit.model import (
    Absence,
    Audited,
    Capture,
    Case,
    Evidence,
    Finding,
    Fix,
    Judgement,
    Name,
    Page,
    QuotationCheck,
    Reference,
    Report,
)
from provaudit.reports.positions import Positions
from provaudit.reports.tally import tally

SCHEMA = "provaudit.report/1"


def shape(report: Report, series: Callable[[Iterable[Any]], Any] = list) -> dict[str, Any]:
    """The whole report; nothing in it depends on the moment of running (times are capture times).

    `series` makes the long arrays out of their items; with `iter` these come into being one by one, as they are asked.
    """
    counts = tally(report.documents)
    return {
        "schema": SCHEMA,
        "tool": {"name": "provaudit", "version": report.version},
        "documents": series(document(audited, series) for audited in report.documents),
        "unread": [{"path": item.path, "message": item.message, "hint": item.hint} for item in report.unread],
        "interrupted": report.interrupted,
        "summary": {
            "references": counts.references,
            "by_verdict": counts.by_verdict,
            "by_severity": counts.by_severity,
            "by_code": counts.by_code,
        },
    }


def document(audited: Audited, series: Callable[[Iterable[Any]], Any] = list) -> dict[str, Any]:
    """One audited document."""
    at = Positions(audited.document.text)
    return {
        "path": audited.document.path,
        "format": audited.document.format,
        "sha256": audited.document.sha256,
        "references": series(reference(judgement, at) for judgement in audited.judgements),
        "quotations": series(quotation(check, at) for check in audited.quotations),
        "findings": series(finding(item, at) for item in audited.findings),
    }


def reference(judgement: Judgement, at: Positions) -> dict[str, Any]:
    """One reference: what is claimed, what was got, and the verdict."""
    case, stated = judgement.case, judgement.case.reference
    return {
        "id": stated.id,
        "label": stated.label,
        "origin": stated.origin,
        "span": at.place(stated.span),
        "text": stated.text,
        "claimed": claimed(stated),
        "confidence": dict(stated.confidence),
        "source": source(case.capture, case.page) if case.capture else None,
        "absence": absence(case.absence) if case.absence else None,
        "memento": memento(case),
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "confirmed": list(judgement.confirmed),
        "findings": list(judgement.findings),
    }


def claimed(stated: Reference) -> dict[str, Any]:
    """What the document says of the source; null where it says nothing."""
    return {
        "authors": [name(author) for author in stated.authors],
        "title": stated.title,
        "container": stated.container,
        "publisher": stated.publisher,
        "date": str(stated.date) if stated.date else None,
        "url": stated.url,
        "doi": stated.doi,
        "accessed": str(stated.accessed) if stated.accessed else None,
        "archive_url": stated.archive_url,
    }


def name(who: Name) -> dict[str, str | None]:
    """A body as `literal`, a person as `family` and `given`."""
    if who.literal is not None:
        return {"literal": who.literal}
    parts = {"family": who.family, "given": who.given}
    return {**parts, "suffix": who.suffix} if who.suffix else parts


def source(capture: Capture, page: Page | None) -> dict[str, Any]:
    """What was got, and what it says of itself; `observed` is null if it was not read as a page."""
    return {
        **exchange(capture),
        "hops": [hop(step) for step in capture.hops],
        "attempts": [attempt(earlier) for earlier in capture.attempts],
        "condition": page.condition.value if page else None,
        "observed": observed(page) if page else None,
    }


def exchange(capture: Capture) -> dict[str, Any]:
    """One capture without its hops."""
    return {
        "uri": capture.requested,
        "final_uri": capture.uri,
        "status": capture.status,
        "captured": moment(capture.captured),
        "digest": capture.digest,
        "via": capture.via,
    }


def hop(step: Capture) -> dict[str, Any]:
    """One redirect on the way; `location` is where it pointed, if it said so."""
    location = step.header("location")
    return {"uri": step.uri, "status": step.status, **({"location": location} if location else {})}


def absence(missing: Absence) -> dict[str, Any]:
    """Why there is no capture."""
    return {
        "uri": missing.uri,
        "reason": missing.reason.value,
        "detail": missing.detail,
        "captured": moment(missing.captured) if missing.captured else None,
        "hops": [hop(step) for step in missing.hops],
        "attempts": [attempt(earlier) for earlier in missing.attempts],
    }


def attempt(earlier: Capture | Absence) -> dict[str, Any]:
    """An earlier try at the same address in the same run: its status, or why there was none."""
    when = moment(earlier.captured) if earlier.captured else None
    outcome = {"status": earlier.status} if isinstance(earlier, Capture) else {"reason": earlier.reason.value}
    return {"uri": earlier.uri, "captured": when, **outcome}


def memento(case: Case) -> dict[str, Any] | None:
    """What a public archive holds, or why nothing was got from it; null if nobody asked."""
    match case.memento:
        case Capture() as capture:
            return exchange(capture)
        case Absence() as missing:
            return absence(missing)
        case None:
            return None


def observed(page: Page) -> dict[str, Any]:
    """The best value of each field, as the page gives it."""
    return {
        "title": page.title,
        "date": str(page.date) if page.date else None,
        "authors": [name(author) for author in page.authors],
        "site_name": page.site_name,
    }


def quotation(check: QuotationCheck, at: Positions) -> dict[str, Any]:
    """One quotation and what became of it."""
    quoted = check.quotation
    return {
        "text": quoted.text,
        "span": at.place(quoted.span),
        "kind": quoted.kind,
        "speaker": quoted.speaker,
        "references": list(quoted.references),
        "state": check.state,
        "reason": check.reason,
    }


def finding(item: Finding, at: Positions) -> dict[str, Any]:
    """One finding, its remark flattened into it."""
    remark = item.remark
    return {
        "id": item.id,
        "code": item.code,
        "name": item.name,
        "severity": item.severity.value,
        "confidence": remark.confidence,
        "reference": remark.reference,
        "field": remark.field,
        "contradicts": remark.contradicts,
        "span": at.place(remark.span),
        "message": remark.message,
        "claimed": remark.claimed,
        "observed": remark.observed,
        "origin": remark.origin,
        "evidence": [witness(words) for words in remark.evidence],
        "fix": fix(remark.fix, at) if remark.fix else None,
    }


def witness(words: Evidence) -> dict[str, str]:
    """The words that show a finding (W3C TextQuoteSelector), and the digest of the capture that holds them."""
    return {"digest": words.digest, "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}


def fix(correction: Fix, at: Positions) -> dict[str, Any]:
    """A correction of the source."""
    return {
        "kind": correction.kind,
        "span": at.place(correction.span),
        "replacement": correction.replacement,
        "safe": correction.safe,
    }


def moment(when: dt.datetime) -> str:
    """A time in ISO 8601, UTC, ending in `Z`; a time without a zone is taken for UTC."""
    aware = when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when.astimezone(dt.UTC)
    return aware.isoformat().removesuffix("+00:00") + "Z"
