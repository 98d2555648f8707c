"""Dates in running words: every precision, ten and more languages, and which words belong to each.

The scan goes over words, not over patterns, so that its time grows with the text's length alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from attrs import evolve, frozen

from provaudit.model import PartialDate
from provaudit.references.months import MONTHS, SEASONS
from provaudit.references.tokens import Token, words_of

_YEAR = re.compile(r"(1[4-9]\d\d|20\d\d)[a-k]?")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|ère|re|de|e|a|º|ª)?", re.IGNORECASE)
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*)?(?:(\d{1,2})\s*[日일号號])?")
_NEAR = re.compile(r"[\s.,'’/º°ª–-]{0,4}")
_FILLERS = frozenset(("de", "of", "del", "d", "di", "den", "der", "the", "г", "р", "a"))


@frozen
class Dated:
    """A date as words `first` up to, not including, `last`; `value` has no meaningful year (0) if none stands there."""

    first: int
    last: int
    value: PartialDate


def dates_in(text: str, words: Sequence[Token]) -> list[Dated]:
    """Every date among `words` of `text`, in order, without overlaps; a lone year is a date too."""
    found: list[Dated] = []
    place = 0
    while place < len(words):
        dated = _at(text, words, place, found[-1].last if found else 0)
        if dated is None:
            place += 1
        else:
            found.append(dated)
            place = dated.last
    return _settled(text, words, found)


def parse_date(text: str) -> PartialDate | None:
    """The first date with a year in `text`, or None."""
    for dated in dates_in(text, words_of(text)):
        if dated.value.year:
            return dated.value
    return None


def _at(text: str, words: Sequence[Token], place: int, floor: int) -> Dated | None:
    """The date whose month, or first number, is the word at `place`; it may reach back to the word `floor`."""
    word = words[place].text
    if word[0].isdigit():
        return _numeric(text, words, place)
    lower = word.lower()
    month = MONTHS.get(lower)
    if month is None and lower not in SEASONS:
        return None
    return _worded(text, words, place, floor, month)


def _worded(text: str, words: Sequence[Token], place: int, floor: int, month: int | None) -> Dated | None:
    """A date around a month's name: day and year may stand on either side of it, those after it first."""
    first, last = place, place + 1
    if last + 1 < len(words) and _joined(text, words, last) and words[last].text.lower() in MONTHS:
        last += 1  # "May/June 2018": the first month counts
    day, year, end = _after(text, words, last, None, None)
    if day is None or year is None:
        before = _back(text, words, place, floor)
        near = before >= floor and "," not in text[words[before].end : words[place].start]
        ahead, start = _day_before(text, words, before, floor, first) if near else (None, first)
        if ahead:
            day, first = ahead, start
            _, year, end = _after(text, words, last, day, None)
            before = _back(text, words, first, floor)
        if year is None and before >= floor and (year := _year(words[before].text)):
            first = before
    if year is None and day is None:
        return _bracketed(text, words, place, month)
    if month is None:
        return Dated(first, end, PartialDate(year)) if year and day is None else None
    return _dated(first, end, year or 0, month, day)


def _bracketed(text: str, words: Sequence[Token], place: int, month: int | None) -> Dated | None:
    """A month alone in brackets, `2 (July): 36`; its year stands elsewhere."""
    word = words[place]
    alone = text[max(0, word.start - 1) : word.start] == "(" and text[word.end : word.end + 2].lstrip(".").startswith(")")
    return Dated(place, place + 1, PartialDate(0, month)) if alone and month else None


def _after(
    text: str, words: Sequence[Token], last: int, day: int | None, year: int | None
) -> tuple[int | None, int | None, int]:
    """Day, year and end of a date, read on from the word `last` after its month."""
    nxt = _forward(text, words, last)
    if nxt is None:
        return day, year, last
    if day is None and (number := _day(words[nxt].text)):
        day, last = number, nxt + 1
        nxt = _forward(text, words, last)
        if nxt is not None and _gap(text, words, nxt) in ("-", "–", "—") and _day(words[nxt].text):
            last, nxt = nxt + 1, _forward(text, words, nxt + 1)
    if year is None and nxt is not None and (number := _year(words[nxt].text)):
        year, last = number, nxt + 1
    return day, year, last


def _day_before(text: str, words: Sequence[Token], before: int, floor: int, first: int) -> tuple[int | None, int]:
    """The day that stands before a month, and where it begins; of a range of days the first counts."""
    day = _day(words[before].text)
    if day is None or not _gap_ok(text, words, before):
        return None, first
    start = before
    if start - 1 >= floor and _gap(text, words, start) in ("-", "–", "—", "/") and _day(words[start - 1].text):
        start -= 1
        day = _day(words[start].text)
    return day, start


def _numeric(text: str, words: Sequence[Token], place: int) -> Dated | None:
    """A date in digits: ISO, dotted, slashed, Chinese or Japanese; else a lone year."""
    word = words[place]
    if len(word.text) > 4 or (word.end < len(text) and text[word.end] in "年년"):
        cjk = _CJK.match(text, word.start)
        if cjk:
            last = place + 1
            while last < len(words) and words[last].start < cjk.end():
                last += 1
            year, month, day = (int(part) if part else None for part in cjk.groups())
            return _dated(place, last, year or 0, month, day)
    if place + 2 < len(words):
        triple = _triple(text, words, place)
        if triple:
            return triple
    year = _year(word.text)
    if year is None:
        return None
    if place + 1 < len(words) and words[place + 1].text.lower() in MONTHS and _near(text, word.end, words[place + 1].start):
        return _worded(text, words, place + 1, place, MONTHS[words[place + 1].text.lower()])
    if place + 1 < len(words) and _gap(text, words, place + 1) in ("-", "–", "—"):
        following = words[place + 1].text
        if re.fullmatch(r"0[1-9]|1[0-2]", following) and "-" in _gap(text, words, place + 1):
            return Dated(place, place + 2, PartialDate(year, int(following)))
        if (_year(following) or 0) > year:
            return Dated(place, place + 2, PartialDate(year))
    return Dated(place, place + 1, PartialDate(year))


def _triple(text: str, words: Sequence[Token], place: int) -> Dated | None:
    """Three numbers joined by the same sign: year first, or last; an ambiguous day and month have month 0."""
    gaps = _gap(text, words, place + 1), _gap(text, words, place + 2)
    if gaps[0] != gaps[1] or gaps[0].strip() not in ("-", ".", "/", "‐"):
        return None
    a, b, c = (words[place + step].text for step in range(3))
    if not (b.isdigit() and c[:2].isdigit() and len(b) <= 2):
        return None
    if _year(a) and len(c) >= 2:
        return _dated(place, place + 3, int(a[:4]), int(b), int(c[:2]))
    if not (a.isdigit() and len(a) <= 2 and _year(c)):
        return None
    one, two, year = int(a), int(b), int(c[:4])
    if gaps[0].strip() == "." or one > 12 or one == two:
        return _dated(place, place + 3, year, two, one)
    if two > 12:
        return _dated(place, place + 3, year, one, two)
    return Dated(place, place + 3, PartialDate(year, 0, one * 100 + two)) if one and two else None


def _settled(text: str, words: Sequence[Token], found: list[Dated]) -> list[Dated]:
    """Ambiguous numeric dates read by the evidence of the clear ones; without evidence only the year is certain."""
    if not any(dated.value.month == 0 for dated in found):
        return found
    votes = [vote for dated in found if (vote := _order(text, words, dated)) is not None]
    order = votes[0] if votes and all(vote == votes[0] for vote in votes) else None
    return [evolve(dated, value=_read(dated.value, order)) if dated.value.month == 0 else dated for dated in found]


def _order(text: str, words: Sequence[Token], dated: Dated) -> bool | None:
    """Whether a clear numeric date with its year last puts the day first; None if it is no such date."""
    if dated.last - dated.first != 3 or dated.value.month == 0 or "/" not in _gap(text, words, dated.first + 1):
        return None
    first = words[dated.first].text
    second = words[dated.first + 1].text
    return None if len(first) > 2 or first == second else int(first) == dated.value.day


def _read(value: PartialDate, day_first: bool | None) -> PartialDate:
    one, two = divmod(value.day or 0, 100)
    if day_first is None:
        return PartialDate(value.year)
    return PartialDate(value.year, two, one) if day_first else PartialDate(value.year, one, two)


def _dated(first: int, last: int, year: int, month: int | None, day: int | None) -> Dated | None:
    """The date if there is such a day; an impossible day leaves its words as they are."""
    try:
        dt.date(year or 2000, month or 1, day or 1)
    except ValueError:
        return None
    return Dated(first, last, PartialDate(year, month, day))


def _year(word: str) -> int | None:
    match = _YEAR.fullmatch(word)
    return int(match[1]) if match else None


def _day(word: str) -> int | None:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _gap(text: str, words: Sequence[Token], place: int) -> str:
    """What stands between the word at `place` and the one before it."""
    return text[words[place - 1].end : words[place].start] if place else text[: words[0].start]


def _gap_ok(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether only signs that may stand inside a date follow the word at `place`."""
    return place + 1 < len(words) and _near(text, words[place].end, words[place + 1].start)


def _near(text: str, start: int, end: int) -> bool:
    return end - start <= 4 and _NEAR.fullmatch(text, start, end) is not None


def _joined(text: str, words: Sequence[Token], place: int) -> bool:
    return _gap(text, words, place).strip() in ("-", "–", "/", "—")


def _back(text: str, words: Sequence[Token], place: int, floor: int) -> int:
    """The word before `place`, fillers such as `de` skipped; -1 if it does not belong to a date."""
    floor, before = max(floor, 0), place - 1
    if before >= floor and words[before].text.lower() in _FILLERS and _near(text, words[before].end, words[place].start):
        place, before = before, before - 1
    return before if before >= floor and _near(text, words[before].end, words[place].start) else -1


def _forward(text: str, words: Sequence[Token], place: int) -> int | None:
    """The word at `place` or after a filler there, if it may go on a date."""
    if place >= len(words) or not _near(text, words[place - 1].end, words[place].start):
        return None
    if words[place].text.lower() in _FILLERS:
        place += 1
        if place >= len(words) or not _near(text, words[place - 1].end, words[place].start):
            return None
    return place
