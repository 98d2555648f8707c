"""The figures of the HTML report as numbers: where each bar and each day stands; the template draws them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from provaudit.model import Judgement, PartialDate, Report, Severity
from provaudit.reports.html_cards import FAMILIES

WIDTH = 520
"""Of every figure, in its own units; the page scales them."""
_LEFT, _RIGHT = 76, 14
_LANES = ("cited", "published", "captured")
_LANE_HEIGHT = 26
_MOST_TICKS = 7


@frozen
class Bar:
    """A stretch of a figure: what it stands for, how many, where."""

    name: str
    count: int
    x: float
    width: float


@frozen
class Tick:
    """A line of the time axis."""

    label: str
    x: float


@frozen
class Day:
    """One date or several that fall together: a year is as wide as a year."""

    lane: int
    x: float
    width: float
    label: str


@frozen
class Timeline:
    """Cited, published and captured dates on one axis."""

    lanes: tuple[str, ...]
    ticks: tuple[Tick, ...]
    days: tuple[Day, ...]
    words: str
    """What it shows, for those who cannot see it."""

    @property
    def height(self) -> int:
        """Of the whole figure."""
        return _LANE_HEIGHT * len(self.lanes) + 24


def verdict_bar(by_verdict: Mapping[str, int]) -> tuple[Bar, ...]:
    """The verdicts side by side over the whole width."""
    total, x, bars = sum(by_verdict.values()), 0.0, []
    for name, count in by_verdict.items():
        width = WIDTH * count / total if total else 0.0
        bars += [Bar(name, count, round(x, 2), round(width, 2))] if count else []
        x += width
    return tuple(bars)


def families(report: Report) -> tuple[Bar, ...]:
    """The findings by family, without what was only confirmed; the longest bar fills the width."""
    counts = Counter(
        item.code[:1] for audited in report.documents for item in audited.findings if item.severity is not Severity.INFO
    )
    most = max(counts.values(), default=1)
    return tuple(
        Bar(letter, counts[letter], 0.0, round((WIDTH - 230) * counts[letter] / most, 2))
        for letter in FAMILIES
        if counts[letter]
    )


def timeline(judgements: Sequence[Judgement]) -> Timeline | None:
    """Where the dates stand; None if there are none."""
    dates: list[tuple[int, dt.date, dt.date, str]] = []
    for judgement in judgements:
        page, capture = judgement.case.page, judgement.case.capture
        for lane, date in enumerate((judgement.case.reference.date, page.date if page else None)):
            days = _days(date)
            dates += [(lane, *days, str(date))] if days else []
        if capture:
            day = capture.captured.date()
            dates.append((2, day, day, day.isoformat()))
    if not dates:
        return None
    first, last = min(date[1] for date in dates), max(date[2] for date in dates)
    scale = _scale(first, last)
    days_ = Counter((lane, *_place(start, end, scale), label) for lane, start, end, label in dates)
    return Timeline(
        lanes=_LANES,
        ticks=_ticks(first, last, scale),
        days=tuple(
            Day(lane, x, width, label if count == 1 else f"{label} ({count} times)")
            for (lane, x, width, label), count in sorted(days_.items())
        ),
        words=_words(dates),
    )


def _days(date: PartialDate | None) -> tuple[dt.date, dt.date] | None:
    """The first and last day that a date may mean."""
    if date is None:
        return None
    if date.month is None:
        return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    last = date.day or calendar.monthrange(date.year, date.month)[1]
    return dt.date(date.year, date.month, date.day or 1), dt.date(date.year, date.month, last)


def _scale(first: dt.date, last: dt.date) -> tuple[int, float]:
    """The day at the left edge, and units per day; a single day gets a month around it."""
    spread = max(30, (last - first).days + 1)
    margin = max(2, spread // 40)
    return first.toordinal() - margin, (WIDTH - _LEFT - _RIGHT) / (spread + 2 * margin)


def _x(day: int, scale: tuple[int, float]) -> float:
    return round(_LEFT + (day - scale[0]) * scale[1], 1)


def _place(start: dt.date, end: dt.date, scale: tuple[int, float]) -> tuple[float, float]:
    """Where a stretch of days begins and how wide it is drawn, never too thin to see."""
    x = _x(start.toordinal(), scale)
    return x, max(5.0, round(_x(end.toordinal() + 1, scale) - x, 1))


def _ticks(first: dt.date, last: dt.date, scale: tuple[int, float]) -> tuple[Tick, ...]:
    """Whole years, or whole months where there are few years, at most seven of them."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(
        step
        for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
        if months / step <= _MOST_TICKS
    )
    start = first.year * 12 + first.month - 1
    ticks = []
    for month in range(-(-start // step) * step, start + months + 1, step):
        year, number = divmod(month, 12)
        if 1 <= year <= 9999:
            x = _x(dt.date(year, number + 1, 1).toordinal(), scale)
            if _LEFT <= x <= WIDTH - _RIGHT:
                ticks.append(Tick(f"{year}" if step % 12 == 0 else f"{year}-{number + 1:02d}", x))
    return tuple(ticks)


def _words(dates: Sequence[tuple[int, dt.date, dt.date, str]]) -> str:
    """The first and last date of each lane."""
    parts = []
    for lane, name in enumerate(_LANES):
        own = sorted((start, label) for at, start, _, label in dates if at == lane)
        if own:
            first, last = own[0][1], own[-1][1]
            parts.append(f"{name} {first}" if first == last else f"{name} from {first} to {last}")
    return "; ".join(parts)
