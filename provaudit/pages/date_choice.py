"""Which of a page's dates is the day it was published."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.model import Candidate, PartialDate


def choose_date(candidates: Sequence[Candidate]) -> tuple[PartialDate | None, float]:
    """The best date and how sure it is."""
    scores: dict[PartialDate, float] = {}
    for candidate in candidates:
        date = candidate.value
        if isinstance(date, PartialDate) and date.precision == "day":
            best = scores.get(date, 0.0)
            scores[date] = max(best, candidate.confidence) + (0.03 if best else 0)
    if not scores:
        return None, 0.0
    date = max(scores, key=lambda key: scores[key])
    return date, min(0.99, scores[date])
