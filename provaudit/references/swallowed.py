"""Titles that people, a periodical or their own publisher and date swallowed, in references that show no other sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.addresses import known_of, spelled
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of
from provaudit.references.endings import first_title
from provaudit.references.lexicon import described

_ARTICLES = ("The", "An")
_PARTS = (", ", ". ", "), ", ".), ", "). ")
_PREPOSITIONS = frozenset(
    "in of on since from to until till between and before after by im von vom bis seit de en".split()
)
_PUBLISHERS = re.compile(
    r"\s(?:Prentice[- ]Hall|Addison[- ]Wesley|McGraw[- ]Hill|Springer(?:[- ]Verlag)?|(?:John )?Wiley|North[- ]Holland"
    r"|(?:Cambridge|Oxford|Princeton|Yale|Harvard|Stanford) (?:University|Univ\.?) Press|(?:Academic|MIT|CRC) Press"
    r"|Morgan Kaufmann|Birkhäuser|Kluwer|O[’']Reilly|Routledge|(?:Pergamon|Plenum) Press)$"
)
"""Houses whose names no title ends with."""


def beheld(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a reference without a title, with the title that stands among its people or before its periodical."""
    tags = list(tags)
    if "B-T" in tags:
        return tags
    return _behind_editors(row, tags) or _with_article(row, tags) or _before_periodical(row, tags) or tags


def _behind_editors(row: Anchored, tags: list[str]) -> list[str] | None:
    """The words behind `eds.`: `Gorky, Maxim, et al., eds. The canal of Stalin. Moscow, 1934`."""
    for place in range(1, len(tags) - 2):
        inside = tags[place] == tags[place + 1] == tags[place + 2] == "I-E"
        if (
            inside
            and described("w", row.tokens[place].text).kind == "ed"
            and row.gap(place + 1) in (". ", ".) ", "), ")
        ):
            end = end_of(tags, place, "E")
            return [*tags[: place + 1], *_title(end - place - 1), *tags[end:]]
    return None


def _with_article(row: Anchored, tags: list[str]) -> list[str] | None:
    """What begins with an article among people and is not the site: `Roe, Ann, The Prelude, Stephen Gill (eds.)`."""
    for place in range(2, len(tags) - 1):
        people = tags[place] in ("I-A", "I-E") and tags[place + 1] == tags[place]
        if people and row.tokens[place].text in _ARTICLES and row.gap(place) in _PARTS:
            end = end_of(tags, place, tags[place][-1])
            stop = next((i for i in range(place + 1, end) if row.gap(i).strip()), end)
            if spelled(row.tokens[place + 1 : stop]) in known_of(row).letters:
                return None
            rest = [tags[i] if i > stop else "B" + tags[i][1:] for i in range(stop, end)]
            before = ["BI"[i > 0] + "-A" if tags[i][-1] in "AE" else tags[i] for i in range(place)]
            return [*before, *_title(stop - place), *rest, *tags[end:]]
    return None


def _before_periodical(row: Anchored, tags: list[str]) -> list[str] | None:
    """What stands before a comma and a periodical, behind authors and date: `(1997). Rain, Rome Magazine, 44`."""
    first = tags.index("B-J") if "B-J" in tags else 0
    if not first or tags[first - 1] != "D" or "B-A" not in tags[:first]:
        return None
    end = end_of(tags, first, "J")
    part = next((place for place in range(first + 1, end) if row.gap(place) == ", "), end)
    named = end - part > 1 and described("w", row.tokens[end - 1].text).kind == "jou"
    if not named or "." in row.text.text[row.tokens[first].start : row.tokens[part - 1].end]:
        return None
    return [*tags[:first], *_title(part - first), "B-J", *tags[part + 1 :]]


def disclosed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a title that ends before its house or before the only date: `System Design Prentice Hall 1987`."""
    tags = list(tags)
    first, last = first_title(tags)
    if last - first < 3:
        return tags
    if row.tokens[last - 1].kind == "date":
        return _before_date(row, tags, last)
    house = _PUBLISHERS.search(row.text.text, row.tokens[first + 1].start - 1, row.tokens[last - 1].end)
    if house and "B-P" not in tags and (last == len(tags) or tags[last] == "D"):
        begin = next(place for place in range(first, last) if row.tokens[place].start > house.start())
        tags[begin:last] = ["B-P"] + ["I-P"] * (last - begin - 1)
    return tags


def _before_date(row: Anchored, tags: list[str], last: int) -> list[str]:
    """A month or day at the end of a title that nothing parts from it is the date, if there is no other."""
    dates = [place for place, token in enumerate(row.tokens) if token.kind == "date"]
    whole = row.tokens[last - 1].text in ("month", "day") and dates == [last - 1]
    behind = row.text.text[row.tokens[last - 1].end :]
    parted = row.gap(last - 1) == " " and behind.startswith((",", "."))
    if whole and parted and row.tokens[last - 2].text.lower() not in _PREPOSITIONS:
        tags[last - 1] = "D"
    return tags


def _title(count: int) -> list[str]:
    return ["B-T"] + ["I-T"] * (count - 1)
