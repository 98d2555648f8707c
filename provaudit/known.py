"""What is known already, from a baseline or from a revision, does not count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from provaudit import baseline, changes
from provaudit.errors import UsageError
from provaudit.model import Report
from provaudit.settings import Settings


def settling(settings: Settings) -> Callable[[Report], Report]:
    """What makes of a report one in which only new findings count; it writes the baseline first if it is to be.

    Raises:
        UsageError: the baseline cannot be read or, later, written; or git cannot tell, later, what was changed.
    """
    if settings.write_baseline and not settings.baseline:
        raise UsageError("--write-baseline needs --baseline FILE")
    path = Path(settings.baseline)
    before = baseline.load(path, new=settings.write_baseline) if settings.baseline else None

    def reported(place: str, code: str) -> bool:
        chosen = settings.at(place)
        return code.startswith(chosen.select or ("",)) and not code.startswith(chosen.ignore or ("-",))

    def settled(report: Report) -> Report:
        known = before
        if known and settings.write_baseline:
            known = baseline.rewritten(known, report, reported)
            baseline.save(known, path)
        if known:
            report = baseline.applied(report, known, reported)
        return changes.marked(report, settings.diff_base) if settings.diff_base else report

    return settled
