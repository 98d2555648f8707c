"""The words that dates are made of, and which of them stand near enough to belong together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from attrs import frozen

from provaudit.model import PartialDate
from provaudit.references.tokens import Token

_YEAR = re.compile(r"(1[4-9]\d\d|20\d\d)(?:[a-k]|doi|DOI)?")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|ère|re|de|e|a|º|ª)?", re.IGNORECASE)
_NEAR = re.compile(r"[\s.,'’/º°ª–-]{0,4}")
_FILLERS = frozenset(("de", "of", "del", "d", "di", "den", "der", "the", "г", "р", "a"))


@frozen
class Dated:
    """A date as words `first` up to, not including, `last`: what of year, month and day stands there."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    swappable: bool = False
    """Whether month and day are numbers whose order is not settled; they stand here as they are written."""

    @property
    def value(self) -> PartialDate | None:
        """The date; None if its year stands elsewhere."""
        return PartialDate(self.year, self.month, self.day) if self.year else None


def dated_if_real(first: int, last: int, year: int | None, month: int | None, day: int | None) -> Dated | None:
    """The date if there is such a day; an impossible day leaves its words as they are."""
    try:
        dt.date(year or 2000, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return Dated(first, last, year, month, day)


def year_of(word: str) -> int | None:
    """The year that a word is, with or without a letter after it."""
    match = _YEAR.fullmatch(word)
    return int(match[1]) if match else None


def day_of(word: str) -> int | None:
    """The day of a month that a word is, with or without an ordinal ending."""
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def gap_before(text: str, words: Sequence[Token], place: int) -> str:
    """What stands between the word at `place` and the one before it."""
    return text[words[place - 1].end : words[place].start] if place else text[: words[0].start]


def may_go_on(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether only signs that may stand inside a date follow the word at `place`."""
    return place + 1 < len(words) and near(text, words[place].end, words[place + 1].start)


def near(text: str, start: int, end: int) -> bool:
    """Whether two places are so near, and what is between so slight, that both may belong to one date."""
    return end - start <= 4 and _NEAR.fullmatch(text, start, end) is not None


def joined(text: str, words: Sequence[Token], place: int) -> bool:
    """Whether a hyphen or slash joins the word at `place` to the one before it."""
    return gap_before(text, words, place).strip() in ("-", "–", "/", "—")


def word_before(text: str, words: Sequence[Token], place: int, floor: int) -> int:
    """The word before `place`, fillers such as `de` skipped; -1 if it does not belong to a date."""
    floor, before = max(floor, 0), place - 1
    if before >= floor and words[before].text.lower() in _FILLERS and near(text, words[before].end, words[place].start):
        place, before = before, before - 1
    return before if before >= floor and near(text, words[before].end, words[place].start) else -1


def word_after(text: str, words: Sequence[Token], place: int) -> int | None:
    """The word at `place` or after a filler there, if it may go on a date."""
    if place >= len(words) or not near(text, words[place - 1].end, words[place].start):
        return None
    if words[place].text.lower() in _FILLERS:
        place += 1
        if place >= len(words) or not near(text, words[place - 1].end, words[place].start):
            return None
    return place
