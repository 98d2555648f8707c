"""Dates written in digits alone, and the order of day and month where only evidence can settle it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from provaudit.model import PartialDate
from provaudit.references.date_words import Dated, dated_if_real, gap_before, year_of
from provaudit.references.tokens import Token

_CJK = re.compile(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*)?(?:(\d{1,2})\s*[日일号號])?")


def ambiguous(words: str) -> bool:
    """Whether a date is written so that day and month may be swapped: `04/05/2019`."""
    match = re.fullmatch(r"(\d{1,2})([/-])(\d{1,2})\2\d{4}", words.strip())
    return match is not None and int(match[1]) <= 12 and int(match[3]) <= 12 and int(match[1]) != int(match[3])


def date_in_digits(text: str, words: Sequence[Token], place: int) -> Dated | None:
    """A date in digits that begins at a word: ISO, dotted, slashed, Chinese, Japanese or Korean; not a lone year."""
    word = words[place]
    cjk = _CJK.match(text, word.start) if len(word.text) > 4 or text[word.end : word.end + 1] in ("年", "년") else None
    if cjk:
        last = place + 1
        while last < len(words) and words[last].start < cjk.end():
            last += 1
        year, month, day = (int(part) if part else None for part in cjk.groups())
        return dated_if_real(place, last, year or 0, month, day)
    return _triple(text, words, place) if place + 2 < len(words) else None


def _triple(text: str, words: Sequence[Token], place: int) -> Dated | None:
    """Three numbers joined by the same sign: year first, or last; an ambiguous day and month have month 0."""
    gaps = gap_before(text, words, place + 1), gap_before(text, words, place + 2)
    if gaps[0] != gaps[1] or gaps[0].strip() not in ("-", ".", "/", "‐"):
        return None
    a, b, c = (words[place + step].text for step in range(3))
    if not (b.isdigit() and c[:2].isdigit() and len(b) <= 2):
        return None
    if year_of(a) and (len(c) >= 2 or gaps[0] == "-"):
        return dated_if_real(place, place + 3, int(a[:4]), int(b), int(c[:2]))
    if not (a.isdigit() and len(a) <= 2 and year_of(c)):
        return None
    one, two, year = int(a), int(b), int(c[:4])
    if gaps[0].strip() == "." or one > 12 or one == two:
        return dated_if_real(place, place + 3, year, two, one)
    if two > 12:
        return dated_if_real(place, place + 3, year, one, two)
    return Dated(place, place + 3, PartialDate(year, 0, one * 100 + two)) if one and two else None


def settled(text: str, words: Sequence[Token], found: list[Dated]) -> list[Dated]:
    """Ambiguous numeric dates read by the evidence of the clear ones; without evidence the month is taken to be first,

    as it was in 60 of 65 slashed dates whose order shows (`ambiguous` tells which those are).
    """
    if not any(dated.value.month == 0 for dated in found):
        return found
    votes = [vote for dated in found if (vote := _order(text, words, dated)) is not None]
    order = votes[0] if votes and all(vote == votes[0] for vote in votes) else None
    return [evolve(dated, value=_read(dated.value, order)) if dated.value.month == 0 else dated for dated in found]


def _order(text: str, words: Sequence[Token], dated: Dated) -> bool | None:
    """Whether a clear numeric date with its year last puts the day first; None if it is no such date."""
    if dated.last - dated.first != 3 or dated.value.month == 0 or "/" not in gap_before(text, words, dated.first + 1):
        return None
    first = words[dated.first].text
    second = words[dated.first + 1].text
    return None if len(first) > 2 or first == second else int(first) == dated.value.day


def _read(value: PartialDate, day_first: bool | None) -> PartialDate:
    one, two = divmod(value.day or 0, 100)
    month, day = (two, one) if day_first else (one, two)
    return PartialDate(value.year, month, day) if month <= 12 else PartialDate(value.year)
