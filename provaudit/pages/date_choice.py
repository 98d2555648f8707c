"""Which of a page's dates is the day it was published, as its readers saw it.

Three kinds of witnesses count apart: what the structured data state, what readers see, and what the address says.
Within a kind the best witness counts; across kinds they confirm one another. A time stated in UTC may belong to the day
before or after for readers: what they see, or the address, decides.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from provaudit.model import Candidate, PartialDate

_COUNTED = ("published", "", "url")
_WEAK = 0.42
_LAST = {"modified": 0.3, "related": 0.1, "comment": 0.05, "event": 0.1}


def choose_date(candidates: Sequence[Candidate]) -> tuple[PartialDate | None, float]:
    """The best date and how sure it is."""
    witnesses = _witnesses(candidates)
    if not witnesses:
        return _last_resort(candidates)
    _lend_utc(candidates, witnesses)
    _discount_stamped(candidates, witnesses)
    scores = {date: _joined(kinds.values()) for date, kinds in witnesses.items()}
    best = max(scores, key=lambda date: round(scores[date], 4))  # of equals, the one that stands first
    if scores[best] < _WEAK and any(candidate.label == "modified" for candidate in candidates):
        return _last_resort(candidates)
    return best, _doubted(best, scores)


def _kind(candidate: Candidate) -> str:
    origin = candidate.origin
    if origin.startswith(("json-ld", "meta", "payload")):
        return "stated"
    return "url" if origin == "url" else "seen"


def _witnesses(candidates: Sequence[Candidate]) -> dict[PartialDate, dict[str, float]]:
    found: dict[PartialDate, dict[str, float]] = defaultdict(dict)
    for candidate in candidates:
        date = candidate.value
        if isinstance(date, PartialDate) and date.precision == "day" and candidate.label in _COUNTED:
            kinds, kind = found[date], _kind(candidate)
            kinds[kind] = max(kinds.get(kind, 0.0), candidate.confidence)
    return found


def _lend_utc(candidates: Sequence[Candidate], witnesses: dict[PartialDate, dict[str, float]]) -> None:
    """Let a time in UTC speak for the neighbouring day too, where readers or the address name that one only."""
    for candidate in candidates:
        moment, date = candidate.moment, candidate.value
        if moment is None or moment.utcoffset() or candidate.label not in _COUNTED or not isinstance(date, PartialDate):
            continue
        if moment.time() == dt.time() or _visible(witnesses.get(date, {})) >= 0.5:
            continue
        for hours in (-12, 14):
            day = (moment + dt.timedelta(hours=hours)).date()
            near = PartialDate(day.year, day.month, day.day)
            kinds = witnesses.get(near, {})
            if near != date and _visible(kinds) >= 0.55:
                kinds["stated"] = max(kinds.get("stated", 0.0), candidate.confidence)


def _visible(kinds: Mapping[str, float]) -> float:
    """How well readers, or the address, name a day."""
    return max(kinds.get("seen", 0.0), kinds.get("url", 0.0))


def _discount_stamped(candidates: Sequence[Candidate], witnesses: dict[PartialDate, dict[str, float]]) -> None:
    """Trust a stated time less where it is no earlier than the last change and readers see an earlier day.

    Then it is the time of an import or a relaunch, not of the publication.
    """
    changes = [candidate for candidate in candidates if candidate.label == "modified"]
    seen = [date for date, kinds in witnesses.items() if kinds.get("seen", 0.0) >= 0.6]
    if not changes or not seen:
        return
    first = min(seen)
    for candidate in candidates:
        date = candidate.value
        if candidate.label != "published" or not isinstance(date, PartialDate) or date not in witnesses:
            continue
        if first < date and date not in seen and any(_no_earlier(candidate, change) for change in changes):
            witnesses[date]["stated"] = min(witnesses[date].get("stated", 0.0), 0.55)


def _no_earlier(published: Candidate, change: Candidate) -> bool:
    """Whether a time of publication is a change's or later; days without a time, only if they are stated alike."""
    moment, changed = published.moment, change.moment
    if moment is None or changed is None:
        return moment is changed and published.raw == change.raw and _kind(published) == _kind(change) == "stated"
    return bool(moment.tzinfo and changed.tzinfo and moment >= changed)


def _joined(parts: Iterable[float]) -> float:
    missing = 1.0
    for part in parts:
        missing *= 1 - part
    return 1 - missing


def _doubted(best: PartialDate, scores: dict[PartialDate, float]) -> float:
    """The best score, lowered by a strong rival."""
    rival = max((score for date, score in scores.items() if date != best), default=0.0)
    return round(min(0.99, scores[best]) * (1 - 0.5 * max(0.0, rival - 0.5)), 3)


def _last_resort(candidates: Sequence[Candidate]) -> tuple[PartialDate | None, float]:
    """Without any witness of publication: a date of another kind, for what it is worth."""
    found = [
        (_LAST[candidate.label], candidate.confidence, candidate.value)
        for candidate in candidates
        if candidate.label in _LAST and isinstance(candidate.value, PartialDate) and candidate.value.precision == "day"
    ]
    if not found:
        return None, 0.0
    sure, _, date = max(found, key=lambda item: item[:2])
    return date, sure
