"""Titles of web references that the tagger took for nothing, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from provaudit.references.anchors import Anchored
from provaudit.references.endings import first_title
from provaudit.references.lexicon import described

_LEADING = frozenset("in im en of for für since seit bis until".split())
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
    """`tags` with a first title that ends with a year that a small word leads to: `Trends to know in 2025`."""
    tags = list(tags)
    first, last = first_title(tags)
    if last - first < 2 or last + 1 >= len(tags) or row.tokens[last + 1].text != "year":
        return tags
    led = tags[last] == "O" and row.tokens[last].text in _LEADING and tags[last + 1] in ("D", "O")
    ends = [row.text.text[row.tokens[place].end : row.tokens[place + 1].start] for place in (last - 1, last)]
    if led and ends == [" ", " "]:
        tags[last : last + 2] = ["I-T", "I-T"]
    return tags


def counted(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with the number that a title begins with, if the address spells it: `7 days in Rome` at `/7-days-in-rome`.

    A number that the address does not know is rather that of a list.
    """
    tags = list(tags)
    if tags[:2] != ["O", "B-T"] or not _COUNT.fullmatch(row.tokens[0].text):
        return tags
    bare = row.text.text[row.tokens[0].end : row.tokens[1].start] == " "
    spelled = re.compile(rf"[/-]{row.tokens[0].text}-{re.escape(row.tokens[1].text)}\b", re.IGNORECASE)
    if bare and any(spelled.search(found.value) for found in row.urls):
        tags[:2] = ["B-T", "I-T"]
    return tags
