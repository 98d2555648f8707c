"""Dates in the data that scripts carry: framework payloads (`__NEXT_DATA__`, Nuxt, Apollo), analytics layers.

Read only for pages that state their date nowhere else: the whole source is searched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from provaudit.model import Candidate
from provaudit.pages.date_stated import date_candidate
from provaudit.pages.date_text import read_stamp
from provaudit.pages.source import Source

_KEYS = (b"publi", b"pub_date", b"pubdate", b"creat", b"posted", b"postdate", b"release")
"""What keys begin with, in lower case."""
_BEGINNINGS = BytesAhoCorasick(_KEYS, matchkind=MatchKind.LeftmostFirst)
_STRIDE, _LONGEST = 100_000, max(map(len, _KEYS))
_PAIR = re.compile(
    rb"""(?P<key>(?:date|time)?_?(?:publi(?:sh(?:ed)?|cation|c)|pub|post(?:ed)?|creat(?:ed|ion)|release)[_-]?(?:date|time|on|at|timestamp|datetime|utc|gmt|iso)*)"""
    rb"""\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?(?P<value>(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[^"'\\<>,;]{0,24}"""
    rb"""|1[0-9]{9}(?:\d{3})?\b|[A-Z][a-z]{2,8}\.? \d{1,2}, 20\d\d)""",
    re.I,
)
_COMMENT = re.compile(
    rb"<!--[^>]{0,40}?((?:publish|pubdate|created|generated)[^>]{0,20}?)((?:19|20)\d\d-\d\d-\d\d[^>]{0,12}?)\s*-->",
    re.I,
)
MOST, MOST_LOOKS, MOST_BYTES = 12, 120, 300_000


def payload_dates(source: Source) -> Iterator[Candidate]:
    """The first dates that scripts call the publication's; the earlier in the page, the surer."""
    for place, match in enumerate(_pairs(source.html)):
        key, value = match["key"].decode("ascii", "replace"), match["value"].decode("utf-8", "replace")
        found = read_stamp(value, source.day_first)
        if found:
            created = "creat" in key.lower()
            yield date_candidate(
                found, f"payload {key}", (0.35 if created else 0.55) - 0.04 * place, "published", value
            )
    for match in islice(_COMMENT.finditer(source.html, 0, MOST_BYTES), 2):
        value = match[2].decode("utf-8", "replace")
        if b"generated" not in match[1].lower() and (found := read_stamp(value)):
            yield date_candidate(found, "payload comment", 0.35, "published", value)


def _pairs(markup: bytes) -> list[re.Match[bytes]]:
    """The first pairs of a key such as `publishedAt` and a date, in the order of the page."""
    found: dict[int, re.Match[bytes]] = {}
    looks: Counter[int] = Counter()
    for key, place in _places(markup.lower()):
        looks[key] += 1
        if looks[key] <= MOST_LOOKS:
            match = _PAIR.search(markup, max(0, place - 8), place + 90)
            if match and match.start("key") <= place:
                found.setdefault(match.start("value"), match)
    return [found[place] for place in sorted(found)][:MOST]


def _places(lowered: bytes) -> Iterator[tuple[int, int]]:
    """Which key may begin where; a page can be full of them, so it is searched by strides."""
    for start in range(0, len(lowered), _STRIDE):
        for key, place, _ in _BEGINNINGS.find_matches_as_indexes(lowered[start : start + _STRIDE + _LONGEST]):
            if place < _STRIDE:
                yield key, start + place
