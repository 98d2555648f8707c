"""Words by which a text says where it, or a picture in it, comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.model import Span
from provaudit.model.compared import Notice

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(month[:3] for month in _MONTHS)})\.?)"
_LONG_DAY = rf"{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?"
_DAY = rf"(?:{_LONG_DAY}|\d{{4}}-\d\d-\d\d|{_MONTH}\s+\d{{4}})"
_WHEN = re.compile(rf"{_MONTH}|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?")
"""What stands where a venue would: `First published on Tue 29 Nov`, `first published in April`."""
_PROPER = r"[A-ZÀ-Þ](?:[\w’'&-]|\.(?=\w)){0,40}"
_VENUE = (
    r"(?:\*[^*\n]{2,80}\*|_[^_\n]{2,80}_|“[^”\n]{2,80}”|"
    rf"(?:[Tt]he\s+)?{_PROPER}(?:[^\S\n]+(?:(?:of|and|the|for|de|&)\s+)?{_PROPER}){{0,6}})"
)
_KEYWORD = re.compile(
    r"\b(?:published|appeared|printed|posted|(?P<again>[Rr]e(?:printed|published|produced|posted)|[Cc]ross-?posted|[Ss]yndicated"
    r"|[Aa]dapted|[Ee]xcerpted|[Tt]ranslated))\b"
)
_PLACE = re.compile(
    rf"\s+(?:(?:on|in)\s+(?P<day>{_DAY}),?\s+)?(?:in|on|by|at|with)\s+(?P<venue>{_VENUE})(?:,?\s+on\s+(?P<day2>{_DAY}))?"
)
_AGAIN = re.compile(
    rf"\s+(?:here\s+)?(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?(?:from|of|by)\s+(?P<venue>{_VENUE})"
)
_WORKS = "article op-ed essay post piece column story commentary text view views version interview"
_LEAD = re.compile(
    rf"(?:[Tt]his|[Tt]he)\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(_WORKS.split())})s?\s+(?:\w+\s+){{0,2}}?(?:was|were|is|has\s+been)"
    r"(?:\s+(?:first|originally|previously|also|earlier|initially))*\s+$|\b(?:[Ff]irst|[Oo]riginally|[Pp]reviously)\s+$"
)
_LEAD_CHARS = 80
_SOURCE = re.compile(
    rf"(?m)^\s*(?:[Ss]ource|[Vv]ia|[Oo]riginal(?:\s+(?:article|text|source))?|[Hh]/[Tt])\s*:\s*(?P<venue>{_VENUE}|https?://\S+)"
)
_PHOTO = re.compile(
    r"\b(?:Photo|Image|Picture|Photograph|Cover image)(?:\s+(?:credit|courtesy))?"
    r"(?:\s*:\s*|\s+(?:from|by|of|courtesy\sof)\s+)"
    rf"(?P<venue>(?:the\s+)?{_VENUE})"
)


def notices(text: str, side: str = "copy") -> tuple[Notice, ...]:
    """Every notice of origin in `text`, in order."""
    found = [*republications(text, side)]
    for kind, pattern in (("credit", _SOURCE), ("photo credit", _PHOTO)):
        found += [Notice(kind, m[0].strip(), _span(m), side, None, _venue(m)) for m in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda notice: notice.span))


def republications(text: str, side: str = "copy") -> Iterator[Notice]:
    """`This article was first published on 3 May in The Paper`, `Reprinted with permission from The Paper`."""
    for keyword in _KEYWORD.finditer(text):
        if keyword["again"]:
            start, place = keyword.start(), _AGAIN.match(text, keyword.end())
        else:
            window = max(0, keyword.start() - _LEAD_CHARS)
            lead = _LEAD.search(text[window : keyword.start()])
            start = window + lead.start() if lead else -1
            place = _PLACE.match(text, keyword.end())
        if start >= 0 and place and not _WHEN.fullmatch(place["venue"]):
            span = Span(start, place.end())
            yield Notice("republished-from", span.of(text), span, side, _date(place), _venue(place))


def _span(match: re.Match[str]) -> Span:
    return Span(match.end() - len(match[0].lstrip()), match.end())


def _venue(match: re.Match[str]) -> str:
    return match["venue"].strip(" *_“”.,")


def _date(match: re.Match[str]) -> str | None:
    """The date of a notice as far as it is stated: `2025-09-26`, `09-26`, `2025-09`."""
    groups = match.groupdict()
    stated = groups.get("day") or groups.get("day2")
    if not stated or stated[:4].isdigit():
        return stated
    month = next(n for n, name in enumerate(_MONTHS, 1) if name[:3] in stated)
    year, day = re.search(r"\d{4}", stated), re.search(r"\b\d{1,2}\b", stated)
    parts = (year and year[0], f"{month:02d}", day and f"{int(day[0]):02d}")
    return "-".join(part for part in parts if part)
