"""Dates in running words: every precision, ten and more languages, and which words belong to each.

The scan goes over words, not over patterns, so that its time grows with the text's length alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.model import PartialDate
from provaudit.references.date_words import (
    Dated,
    dated_if_real,
    day_of,
    gap_before,
    joined,
    may_go_on,
    near,
    word_after,
    word_before,
    year_of,
)
from provaudit.references.months import MONTHS, SEASONS
from provaudit.references.numeric_dates import date_in_digits, settled
from provaudit.references.tokens import Token, words_of

_NAMED = SEASONS.union(MONTHS)
_ENDED = re.compile(r"\.(?:$|\s(?:[A-Z][a-z]{3,}|https?:|doi:|\[))")
_ALONE = re.compile(r"[.,;)]|$")
_GIVEN = ("Jan", "April", "May", "June", "August", "Mai", "Juli")
_ALSO_WORDS = ("out", "set", "ago")
"""Short names of months that English has other uses for."""


def dates_in(text: str, words: Sequence[Token]) -> list[Dated]:
    """Every date among `words` of `text`, in order, without overlaps; a lone year is a date too."""
    found: list[Dated] = []
    floor = 0
    for place, word in enumerate(words):
        if place >= floor and (word.text[0].isdigit() or word.text.lower() in _NAMED):
            dated = _at(text, words, place, floor)
            if dated is not None:
                found.append(dated)
                floor = dated.last
    return settled(text, words, found)


def parse_date(text: str) -> PartialDate | None:
    """The first date with a year in `text`, or None."""
    for dated in dates_in(text, words_of(text)):
        if dated.value:
            return dated.value
    return None


def _at(text: str, words: Sequence[Token], place: int, floor: int) -> Dated | None:
    """The date whose month, season or first number is the word at `place`; it may reach back to the word `floor`."""
    word = words[place].text
    if word[0].isdigit():
        return _numeric(text, words, place)
    return _worded(text, words, place, floor, MONTHS.get(word.lower()))


def _worded(text: str, words: Sequence[Token], place: int, floor: int, month: int | None) -> Dated | None:
    """A date around a month's name: day and year may stand on either side of it, those after it first."""
    first, last = place, place + 1
    if last + 1 < len(words) and joined(text, words, last) and words[last].text.lower() in MONTHS:
        last += 1  # "May/June 2018": the first month counts
    day, year, end = _after(text, words, last, None, None)
    if day is None or year is None:
        before = word_before(text, words, place, floor)
        close = before >= floor and "," not in text[words[before].end : words[place].start]
        ahead, start = _day_before(text, words, before, floor, first) if close else (None, first)
        if ahead:
            day, first = ahead, start
            _, year, end = _after(text, words, last, day, None)
            before = word_before(text, words, first, floor)
        if year is None and before >= floor and (year := year_of(words[before].text)):
            first = before
    if year is None and day is None:
        return _bracketed(text, words, place, month)
    if day is None and words[place].text in _ALSO_WORDS and _goes_on(text, words, place):
        return None
    if month is None:
        return Dated(first, end, year) if year and day is None else None
    return dated_if_real(first, end, year, month, day)


def _goes_on(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a word goes on with a sentence in small letters: "the lawmakers walk out. 2024"."""
    return place > 0 and words[place - 1].text.islower() and gap_before(text, words, place) == " "


def _bracketed(text: str, words: Sequence[Token], place: int, month: int | None) -> Dated | None:
    """A month alone in brackets, `2 (July): 36`, or between comma and full stop, `The Herald, May.`

    Its year stands elsewhere; in the second case before it, so that it is none of the people.
    """
    word = words[place]
    closed = text[word.end : word.end + 2].lstrip(".").startswith(")")
    alone = closed and text[max(0, word.start - 1) : word.start] == "("
    if not alone and text[max(0, word.start - 2) : word.start] == ", " and _ENDED.match(text, word.end):
        alone = word.text[0].isupper() and any(year_of(before.text) for before in words[:place])
    return Dated(place, place + 1, None, month) if alone and month else None


def _after(
    text: str, words: Sequence[Token], last: int, day: int | None, year: int | None
) -> tuple[int | None, int | None, int]:
    """Day, year and end of a date, read on from the word `last` after its month."""
    nxt = word_after(text, words, last)
    if nxt is None:
        return day, year, last
    if day is None and (number := day_of(words[nxt].text)):
        day, last = number, nxt + 1
        nxt = word_after(text, words, last)
        if nxt is not None and gap_before(text, words, nxt) in ("-", "–", "—") and day_of(words[nxt].text):
            last, nxt = nxt + 1, word_after(text, words, nxt + 1)
    if year is None and nxt is not None and (number := year_of(words[nxt].text)):
        year, last = number, nxt + 1
    return day, year, last


def _day_before(text: str, words: Sequence[Token], before: int, floor: int, first: int) -> tuple[int | None, int]:
    """The day that stands before a month, and where it begins; of a range of days the first counts."""
    day = day_of(words[before].text)
    if day is None or not may_go_on(text, words, before):
        return None, first
    start = before
    if start - 1 >= floor and gap_before(text, words, start) in ("-", "–", "—", "/") and day_of(words[start - 1].text):
        start -= 1
        day = day_of(words[start].text)
    return day, start


def _numeric(text: str, words: Sequence[Token], place: int) -> Dated | None:
    """A date in digits: ISO, dotted, slashed, Chinese or Japanese; else a lone year."""
    if written := date_in_digits(text, words, place):
        return written
    word = words[place]
    if month_and_year := _month_and_year(text, words, place):
        return month_and_year
    year = year_of(word.text)
    if year is None or _numbered(text, word.end):
        return None
    if (
        place + 1 < len(words)
        and words[place + 1].text.lower() in MONTHS
        and not _is_given_name(text, words, place + 1)
        and near(text, word.end, words[place + 1].start)
    ):
        return _worded(text, words, place + 1, place, MONTHS[words[place + 1].text.lower()])
    if apart := _day_and_month_behind(text, words, place, year):
        return apart
    if place + 1 < len(words) and gap_before(text, words, place + 1) in ("-", "–", "—"):
        following = words[place + 1].text
        if re.fullmatch(r"0[1-9]|1[0-2]", following) and "-" in gap_before(text, words, place + 1):
            return Dated(place, place + 2, year, int(following))
        if (year_of(following) or 0) > year:
            return Dated(place, place + 2, year)
    return Dated(place, place + 1, year)


def _is_given_name(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether what may be a month after a year and a comma or stop begins a name: `2023, Jan Kupitz`."""
    if words[place].text not in _GIVEN or gap_before(text, words, place) not in (", ", ". ") or place + 1 >= len(words):
        return False
    after = words[place + 1].text
    return gap_before(text, words, place + 1) == " " and after[0].isupper() and len(after) > 2


def _month_and_year(text: str, words: Sequence[Token], place: int) -> Dated | None:
    """A month in two digits and its year between commas or stops, `The Herald, 12/1994.`; one digit is an issue's."""
    if place + 1 >= len(words) or gap_before(text, words, place + 1) != "/" or len(words[place].text) != 2:
        return None
    year, alone = year_of(words[place + 1].text), text[: words[place].start].endswith((", ", ". ", "("))
    if not year or not alone or _ALONE.match(text, words[place + 1].end) is None or not words[place].text.isdigit():
        return None
    return dated_if_real(place, place + 2, year, int(words[place].text), None)


def _day_and_month_behind(text: str, words: Sequence[Token], place: int, year: int) -> Dated | None:
    """A date whose year stands first and whose month last, as some styles turn it: `2026, 05 May`."""
    if place + 2 >= len(words) or gap_before(text, words, place + 1) != ", ":
        return None
    day, month = day_of(words[place + 1].text), MONTHS.get(words[place + 2].text.lower())
    _, other, _ = _after(text, words, place + 3, day, None)
    if not day or not month or other or gap_before(text, words, place + 2) != " ":
        return None
    return dated_if_real(place, place + 3, year, month, day)


def _numbered(text: str, end: int) -> bool:
    """Whether a number goes on behind a point, as that of a preprint does: `1606.05510`."""
    return text[end : end + 1] == "." and text[end + 1 : end + 5].isdigit()
