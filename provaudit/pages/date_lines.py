"""Dates in the visible lines of a page: near the headline, in a dateline, or after words such as "Published"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.model import Candidate
from provaudit.pages.date_stated import date_candidate
from provaudit.pages.date_text import LIKE_DATE, Mention, mentions, western
from provaudit.pages.date_words import EVENT, MODIFIED, PUBLISHED
from provaudit.pages.source import Source

BEFORE, AFTER = 8, 40
LONG, OPENING = 170, 90
APART = 0.2


def lines_near(source: Source, heading: int | None, apart: frozenset[int] = frozenset()) -> Iterator[Candidate]:
    """The candidates of the lines around the headline, which stands on line `heading`; lines `apart` are less sure."""
    lines = source.lines
    start = max(0, (heading or 0) - BEFORE)
    for place in range(start, min(len(lines), (heading or 0) + AFTER)):
        away = place - (heading or 0)
        sure = _near(away) if heading is not None else 0.4 - 0.005 * place
        sure -= APART if place in apart else 0
        yield from _of_line(source, place, sure, "text near headline" if heading is not None else "text")


def lines_labelled(source: Source, heading: int | None) -> Iterator[Candidate]:
    """The candidates of all other short lines; for pages that say their date nowhere better."""
    near = range(max(0, (heading or 0) - BEFORE), (heading or 0) + AFTER)
    for place, line in enumerate(source.lines[:1_500]):
        if place not in near and len(line) <= LONG:
            for candidate in _of_line(source, place, 0.2, "text"):
                if candidate.label in ("published", "modified") or len(line) < 40:
                    yield candidate


def _near(away: int) -> float:
    """How far a date so many lines after the headline is the page's own."""
    if away < 0:
        return 0.5 + 0.03 * max(away, -8)
    return 0.68 if away <= 3 else 0.6 if away <= 8 else 0.45 if away <= 16 else 0.3


def _of_line(source: Source, place: int, sure: float, origin: str) -> Iterator[Candidate]:
    line = source.lines[place]
    long = len(line) > LONG
    if not LIKE_DATE.search(line, 0, OPENING if long else LONG):
        return
    text = western(line)
    for found in mentions(text[:OPENING] if long else text, source.day_first):
        label = label_of(text, found, source.lines[place - 1] if place else "")
        change = {"published": 0.17, "modified": -0.35, "event": -0.3, "comment": -0.3, "copyright": -0.5}.get(
            label, 0.0
        )
        if long:
            change -= 0.02 if found.start < 45 and _dateline(text, found) else 0.28
        elif place in source.captions:
            change -= 0.4
        elif not label and len(text) - (found.end - found.start) > 60:
            change -= 0.15
        yield date_candidate(found, origin, sure + change, label, text)


def _dateline(text: str, found: Mention) -> bool:
    """Whether a paragraph opens with place and date: "BERLIN, 3 May 2021 (Reuters) -"."""
    return (
        bool(re.match(r"\s?(?:[\d:apmhUhrCETGMS.]{0,12}\s)?[)(–—:|-]", text[found.end : found.end + 16]))
        or found.start == 0
    )


def label_of(text: str, found: Mention, above: str = "") -> str:
    """What the words before a date say that it is."""
    before = text[max(0, found.start - 40) : found.start].lower()
    after = text[found.end : found.end + 24].lower()
    if "©" in before or "copyright" in before:
        return "copyright"
    said = [(match.end(), label) for pattern, label in _LABELS for match in pattern.finditer(before)]
    if said:
        return max(said)[1]
    if len(before.strip()) < 4 and len(above) < 40:
        for pattern, label in _LABELS:
            if pattern.search(above.lower()):
                return label
    return next((label for pattern, label in _LABELS[:2] if pattern.match(after.strip(" :,()"))), "")


_LABELS = ((PUBLISHED, "published"), (MODIFIED, "modified"), (EVENT, "event"))
