"""From a report to an exit code."""

from __future__ import annotations

from collections.abc import Callable

from provaudit.model import Judgement, Reason, Report, Severity

_BARRED = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}


def gate(report: Report, fail_on: str | Callable[[str], str]) -> int:
    """The exit code that a report calls for; `fail_on` is the gate, or says it of a document's path.

    Returns:
        0: nothing at or above the gate. 1: findings at or above it. 2: an input could not be read. 3: no finding, but
        over half of the references that have an address could not be checked.
    """
    if report.unread:
        return 2
    guarded = [
        (audited, _BARRED.get(fail_on if isinstance(fail_on, str) else fail_on(audited.document.path)))
        for audited in report.documents
    ]
    if any(finding.severity in barred for audited, barred in guarded if barred for finding in audited.findings):
        return 1
    asked = [j for audited, barred in guarded if barred for j in audited.judgements if not _without_address(j)]
    untold = sum(judgement.verdict in ("undetermined", "unchecked") for judgement in asked)
    return 3 if untold * 2 > len(asked) else 0


def _without_address(judgement: Judgement) -> bool:
    """Whether there was nothing to ask."""
    absence = judgement.case.absence
    return absence is not None and absence.reason is Reason.NO_URL
