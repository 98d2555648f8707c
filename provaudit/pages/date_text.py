"""Dates in running text, in attributes and in structured data, in the forms that pages write them.

A date that two readings fit (03/04/2020) is read by the page's habit, day first unless it is American.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from provaudit.model import PartialDate
from provaudit.pages.months import MONTHS, fold_word

FIRST_YEAR, LAST_YEAR = 1900, 2099
_BUDDHIST = 543

_TIME = (
    r"(?:[Tt\s,]{1,3}(?P<clock1>\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?"
    r"\s?(?P<zone1>(?i:Z\b|UTC|GMT)|[+-]\d\d:?\d\d|[+-]\d\d\b)?)?"
)
_WORD = r"[^\W\d_]{3,14}+"
# the groups of a form end in its number
_FORMS = re.compile(
    r"(?=[\d令平])(?:"
    rf"(?<![\d.])(?P<y1>(?:19|20)\d\d)-(?P<m1>\d\d?)-(?P<d1>\d\d?){_TIME}(?!\d)"
    r"|(?<![\d./])(?P<y2>(?:19|20|25)\d\d)\s?[./]\s?(?P<m2>\d\d?)\s?[./]\s?(?P<d2>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)\s?[年년]\s?(?P<m3>\d\d?)\s?[月월]\s?(?P<d3>\d\d?)\s?[日일]?"
    rf"|(?<![\d.])(?P<d5>\d\d?)(?i:st|nd|rd|th|er|ste|de|e|º|ª|°|\.)?[\s-]{{0,2}}(?i:de\s|of\s|d['’]|di\s)?(?P<w5>{_WORD})\.?,?"
    r"[\s-]{1,2}(?i:de\s|del\s)?['’]?(?P<y5>(?:19|20|25)\d\d)(?!\d)"
    r"|(?<![\d./:-])(?P<a7>\d\d?)\s?(?P<s7>[./-])\s?(?P<b7>\d\d?)\s?(?P=s7)\s?(?P<y7>(?:19|20|25)\d\d|\d\d)(?![\d/-]|\.\d)"
    rf"|(?<!\d)(?P<y8>(?:19|20)\d\d)(?:[.,]\s|[\s-])(?P<w8>{_WORD})\.?[\s-](?P<d8>\d\d?)(?!\d)"
    r"|(?P<d9>\d\d?)\s(?P<w9>[ก-ฮ][ก-๙.]{2,10})\s(?:พ\.ศ\.\s?)?(?P<y9>(?:19|20|25)\d\d)"
    r"|(?P<era4>令和|平成)\s?(?P<y4>\d\d?|元)年\s?(?P<m4>\d\d?)月\s?(?P<d4>\d\d?)日"
    r"|(?:(?<=[^\W\d_]{3}\s)|(?<=[^\W\d_]{3}\.\s))(?P<d6>\d\d?)(?i:st|nd|rd|th|\.)?,?\s{1,2}(?:\d\d?:\d\d\s?(?i:[ap]m,?\s)?)?"
    r"(?P<y6>(?:19|20)\d\d)(?!\d)"
    r")"
)
_WORD_BEFORE = re.compile(rf"\b({_WORD})\.?\s\Z")
"""The month of the sixth form: to look for it at every word takes longer than to look back from a day."""
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
_MONTH_ONLY = re.compile(r"((?:19|20)\d\d)(?:[-/](\d\d?))?$")
_EASTERN = {
    ord(char): str(digit) for zero in "٠۰०๐０" for digit, char in enumerate(map(chr, range(ord(zero), ord(zero) + 10)))
}
_MARKS = {ord(char): None for char in "\u200e\u200f\u200b\u2060\u00ad\u202a\u202c"}
_ODD = _EASTERN | _MARKS | {0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2010: "-", 0x2011: "-"}
_IS_ODD = re.compile(f"[{''.join(map(chr, _ODD))}]")


_D = r"[0-9٠-٩۰-۹०-९๐-๙０-９]"
LIKE_DATE = re.compile(rf"{_D}(?:{_D}{{3}}|{_D}?(?:[./-]{_D}{_D}?[./-]{_D}{_D}|月))")
"""What every date in words or digits has, before `western`: most lines have none, and are done with."""


@frozen
class Mention:
    """A date as a text writes it, from character `start` to `end`."""

    date: PartialDate
    start: int
    end: int
    moment: dt.datetime | None = None


def western(text: str) -> str:
    """`text` with western digits and plain spaces; unchanged in length unless it has invisible marks."""
    return text if text.isascii() or not _IS_ODD.search(text) else text.translate(_ODD)


def mentions(text: str, day_first: bool = True) -> Iterator[Mention]:
    """Every whole date in `text`, which must have gone through `western`."""
    for match in _FORMS.finditer(text):
        found = _read(match, day_first)
        if found is not None:
            yield found


def read_stamp(value: str, day_first: bool = True) -> Mention | None:
    """The date that an attribute, a meta tag or a JSON value states.

    Besides the forms of running text: epochs, compact forms, bare years and months.
    """
    value = western(value).strip()[:120]
    if not value:
        return None
    if value.isdigit() and len(value) in (10, 13):
        return _epoch(value)
    for pattern in (_COMPACT, _MONTH_ONLY):
        match = pattern.match(value)
        if match:
            return _of_parts(match)
    return next(mentions(value, day_first), None)


def _read(match: re.Match[str], day_first: bool) -> Mention | None:
    form = (match.lastgroup or "")[-1:]
    if form == "7":
        return _numeric(match, day_first)
    if form == "6":
        return _month_first(match)
    year, day = match[f"y{form}"], match[f"d{form}"]
    if form == "4":
        year = (2018 if match["era4"] == "令和" else 1988) + (1 if year == "元" else int(year))
    month = match[f"m{form}"] if form in "1234" else MONTHS.get(fold_word(match[f"w{form}"]), 0)
    date = _day(int(year), int(month), int(day))
    if date is None:
        return None
    return Mention(date, *match.span(), _moment(date, match["clock1"], match["zone1"]) if form == "1" else None)


def _month_first(match: re.Match[str]) -> Mention | None:
    word = _WORD_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
    date = word and _day(int(match["y6"]), MONTHS.get(fold_word(word[1]), 0), int(match["d6"]))
    return Mention(date, word.start(), match.end()) if word and date else None


def _numeric(match: re.Match[str], day_first: bool) -> Mention | None:
    first, second, year = int(match["a7"]), int(match["b7"]), int(match["y7"])
    if year < 100:
        year += 2000 if year < 60 else 1900
    written_in_dots = match["s7"] == "."
    orders = [(second, first), (first, second)] if day_first or written_in_dots else [(first, second), (second, first)]
    date = next((date for month, day in orders if (date := _day(year, month, day))), None)
    return Mention(date, *match.span()) if date else None


@lru_cache(maxsize=1_000)
def _day(year: int, month: int, day: int) -> PartialDate | None:
    if year > 2400:
        year -= _BUDDHIST
    try:
        return PartialDate(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _moment(date: PartialDate, clock: str | None, zone: str | None) -> dt.datetime | None:
    """The full time, if a clock and a zone are given."""
    if not clock or not zone:
        return None
    hour, minute, second = (int(part) for part in f"{clock}:00".split(":")[:3])
    try:
        return dt.datetime(date.year, date.month or 1, date.day or 1, hour, minute, second, tzinfo=_zone(zone))
    except ValueError:
        return None


def _zone(zone: str) -> dt.timezone:
    if zone[0] not in "+-":
        return dt.UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if zone[0] == "-" else offset)


def _epoch(value: str) -> Mention | None:
    seconds = int(value) / (1000 if len(value) == 13 else 1)
    if not 631_152_000 < seconds < 2_500_000_000:  # 1990 to 2049
        return None
    moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return Mention(PartialDate(moment.year, moment.month, moment.day), 0, len(value), moment)


def _of_parts(match: re.Match[str]) -> Mention | None:
    """A compact stamp, or a year or month alone."""
    year, month, day, *clock = (*match.groups(), None, None)[:8]
    if day is None:
        try:
            return Mention(PartialDate.parse(f"{year}-{int(month):02d}" if month else str(year)), *match.span())
        except ValueError:
            return None
    date = _day(int(year or 0), int(month or 0), int(day))
    if date is None:
        return None
    time = f"{clock[0]}:{clock[1]}:{clock[2] or '00'}" if clock and clock[0] and clock[1] else None
    zone = clock[3] if len(clock) > 3 else None
    return Mention(date, *match.span(), _moment(date, time, zone))
