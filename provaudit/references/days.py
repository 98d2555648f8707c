"""The day of a reference that the tagger passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored

_COUNTED = re.compile(r"(?<!\d)\d{3}/$")
_PARTED = re.compile(r"[])]?[:,]|\s[-–—|]\s|[])]\s")
_BEHIND = re.compile(r"[\s,.:;>]{0,3}[(\[]\s?")
_PUBLISHED = frozenset("modified updated published posted issued aktualisiert veröffentlicht publié publicado".split())


def without_serial(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` without a date that is a part of a number in a series: `WebDok 194/2014`."""
    tags, text = list(tags), row.text.text
    for place in (place for place, tag in enumerate(tags) if tag == "D"):
        if _COUNTED.search(text, max(0, row.tokens[place].start - 5), row.tokens[place].start):
            tags[place] = "V"
    return tags


def without_page(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a reference with two years, without the one that is a page: `2007, AJ, 134, 1952`.

    It follows the volume, and is the last number of all.
    """
    tags = list(tags)
    years = [place for place in _dates(row, "year") if tags[place] == "D"] if tags.count("D") > 1 else []
    if len(years) == 2 and years[0] and tags[years[1] - 1] == "V" and _bracketed(row, years[1]) == (False, False):
        between = row.gap(years[1])
        numbered = any(token.text[:1].isdigit() for token in row.tokens[years[1] + 1 :] if token.kind == "w")
        if between == ", " and not numbered:
            tags[years[1]] = "V"
    return tags


def without_look(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` without a day in brackets behind an address, the only date of all: it may be when somebody looked."""
    tags = list(tags)
    alone = row.urls and tags.count("D") == 1
    days = [place for place, token in enumerate(row.tokens) if token.kind == "date"] if alone else []
    if len(days) == 1 and tags[days[0]] == "D" and row.tokens[days[0]].text == "day" and days[0]:
        before, text = row.tokens[days[0] - 1], row.text.text
        if before.kind == "url" and _BEHIND.fullmatch(text, before.end, row.tokens[days[0]].start):
            tags[days[0]] = "O"
    return tags


def with_bracketed_day(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` where the only whole date, in brackets at the end of the title, is the date: `A title (5 May 2020)`.

    A year that stands with words in brackets of their own is none then: `A title [2019 edition] (5 May 2020)`.
    """
    tags = list(tags)
    days = _dates(row, "day")
    dated = [place for place, tag in enumerate(tags) if tag == "D" and place in row.dates]
    if len(days) != 1 or any(_bracketed(row, place) != (True, False) for place in dated):
        return tags
    place = days[0]
    in_title = tags[place] == "I-T" or (dated and tags[place] == "O")
    if _bracketed(row, place) == (True, True) and in_title and "I-T" not in tags[place + 1 : place + 2]:
        tags[place] = "D"
        for other in dated:
            tags[other] = "O"
    return tags


def with_only_date(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a reference without a date, with its only whole one: `2020-05-03: A title`, `modified 3 May 2020`.

    Where there is an address, the day may be that on which somebody looked: then a word must say that it is not, or
    another date must be the one of access. Where there is no day at all, the only month counts, and then the only year,
    of which the last counts if it is said twice.
    """
    tags = list(tags)
    if "D" in {tag[-1] for tag in tags}:
        return tags
    dates = _dates(row, "day") or _dates(row, "month") or _dates(row, "year")
    place = dates[-1] if len({row.dates[place].value for place in dates}) == 1 else None
    begun = place == 0 and _PARTED.match(row.text.text, row.tokens[0].end)
    if begun and (tags[0][-1] in "TAJ" or row.tokens[0].text == "day"):
        tags[:2] = ["D", *(tag.replace("I-", "B-") for tag in tags[1:2])]
    elif place is not None and tags[place][-1] in "OVP" and not row.text.text[: row.tokens[place].start].endswith("/"):
        said = place > 0 and row.tokens[place - 1].text.lower() in _PUBLISHED
        looked = bool(row.urls or row.hidden) and row.tokens[place].text != "month" and row.seen() is None
        if said or not looked:
            tags[place] = "D"
    return tags


def with_bracketed_year(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with the only year in brackets as that of a day that stands apart: `A title (2022) Site, 15 September`."""
    tags = list(tags)
    if any(date.year and tags[place] == "D" for place, date in row.dates.items()):
        return tags
    years = [place for place in _dates(row, "year") if tags[place] == "O" and _bracketed(row, place) == (True, True)]
    if len(years) == 1:
        tags[years[0]] = "D"
    return tags


def _dates(row: Anchored, precision: str) -> list[int]:
    """The places of the dates of a precision that are no dates of access."""
    return [place for place, token in enumerate(row.tokens) if (token.kind, token.text) == ("date", precision)]


def _bracketed(row: Anchored, place: int) -> tuple[bool, bool]:
    """Whether a bracket stands right before the token at `place`, and whether one stands right behind it."""
    token, text = row.tokens[place], row.text.text
    return text[: token.start].endswith(("(", "[")), text[token.end :].startswith((")", "]"))
