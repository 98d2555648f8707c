"""Titles of web references that the tagger took for nothing, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of, segments
from provaudit.references.endings import first_title
from provaudit.references.lexicon import described, fold

LEADING_WORDS = frozenset("in im en of for für since seit bis until".split())
"""Small words that lead to a date in a sentence."""
_FEW = 2
"""So many words at the most begin a title that goes on, and so many at the least are one."""
_COUNT = re.compile(r"\d{1,3}")


def untold(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a web reference without a title, with the first words that are no field as the title."""
    tags = list(tags)
    if "B-T" in tags or not row.urls:
        return tags
    words = [
        tag == "O" and token.kind == "w" and token.text[0].isalpha() and not described("w", token.text).kind
        for token, tag in zip(row.tokens, tags, strict=True)
    ]
    runs = [list(run) for word, run in groupby(range(len(tags)), key=words.__getitem__) if word]
    title = next((run for run in runs if len(run) > 1), [])
    for place in title:
        tags[place] = "I-T" if place > title[0] else "B-T"
    return tags


def through_year(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that has a year in it, of which a small word or the address tells.

    `Trends to know in 2025` ends with a year, and so does what the address spells `goals-for-2025`; what the address
    goes on with belongs to the title, too: `Hosts [2025 updated]` at `/hosts-2025-updated`.
    """
    tags = list(tags)
    first, last = first_title(tags)
    if last - first < 2 or last + 1 >= len(tags):
        return tags
    led = tags[last] == "O" and row.tokens[last].text in LEADING_WORDS
    year = last + led
    if (row.tokens[year].kind, row.tokens[year].text) != ("date", "year") or tags[year] not in ("D", "O"):
        return tags
    ends = [row.gap(place) for place in range(last, year + 1)]
    end = _spelled_through(row, year)
    while end > year and tags[end : end + 1] in (["B-T"], ["I-T"]):
        end += 1
    if (led and ends == [" ", " "]) or (end > year and set(ends) <= {" ", " [", " ("}):
        tags[last : max(end, year + 1)] = ["I-T"] * (max(end, year + 1) - last)
        if end < len(tags) and tags[end].startswith("I-"):
            tags[end] = "B" + tags[end][1:]
    return tags


def _spelled_through(row: Anchored, year: int) -> int:
    """Where a title ends that the address spells with the year in it; at the year if the address does not know it."""
    digits = str(row.dates[year].value)
    spelled = [re.split(r"\W+|_", found.value.lower()) for found in row.urls]
    before = fold(row.tokens[year - 1].text)
    for words in spelled:
        for place in range(1, len(words)):
            if (words[place - 1], words[place]) == (before, digits):
                end = year + 1
                while end < len(row.tokens) and words[place + end - year :][:1] == [fold(row.tokens[end].text)]:
                    end += 1
                return end
    return year


def begun(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a title that begins with what was taken for a person, beside a byline: `Rome, Ostia flooded, by Jo`.

    The address spells its last word before the title's first.
    """
    tags = list(tags)
    first, _ = first_title(tags)
    people = tags[:first]
    if people != ["B-A", *["I-A"] * (first - 1)] or first > _FEW or "B-A" not in tags[first:]:
        return tags
    spelled = "-".join(fold(token.text) for token in row.tokens[first - 1 : first + 1])
    if any(f"{spelled}-" in found.value.lower() for found in row.urls):
        tags[: first + 1] = ["B-T", *["I-T"] * first]
    return tags


def entitled(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a reference without a title, with "people" before a byline as it: `RAIN IN ROME (2020) by Jo Roe`."""
    tags = list(tags)
    people = [segment for segment in segments(tags) if segment.label == "A"] if "B-T" not in tags else []
    if len(people) != 2 or people[0].last - people[0].first < _FEW:
        return tags
    first, byline = people
    if row.tokens[byline.first - 1].text.lower() == "by" and tags[byline.first - 1] == "O":
        tags[first.first : first.last] = ["B-T", *["I-T"] * (first.last - first.first - 1)]
    return tags


def spelled_out(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a web reference without a title, with "people" whom the end of its address spells as the title."""
    tags = list(tags)
    if "B-T" in tags or tags[:2] != ["B-A", "I-A"]:
        return tags
    last = end_of(tags, 0, "A")
    spelled = "-".join(fold(token.text) for token in row.tokens[:last])
    if any(re.search(rf"/{re.escape(spelled)}(?:[./?]|$)", found.value.lower()) for found in row.urls):
        tags[:last] = ["B-T", *["I-T"] * (last - 1)]
    return tags


def counted(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with the number that a title begins with, if the address spells it: `7 days in Rome` at `/7-days-in-rome`.

    A number that the address does not know is rather that of a list.
    """
    tags = list(tags)
    if tags[:2] != ["O", "B-T"] or not _COUNT.fullmatch(row.tokens[0].text):
        return tags
    bare = row.gap(1) == " "
    spelled = re.compile(rf"[/-]{row.tokens[0].text}-{re.escape(row.tokens[1].text)}\b", re.IGNORECASE)
    if bare and any(spelled.search(found.value) for found in row.urls):
        tags[:2] = ["B-T", "I-T"]
    return tags
