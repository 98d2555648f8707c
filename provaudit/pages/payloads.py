"""Dates in the data that scripts carry: framework payloads (`__NEXT_DATA__`, Nuxt, Apollo), analytics layers.

Read only for pages that state their date nowhere else: the whole source is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.model import Candidate
from provaudit.pages.date_stated import date_candidate
from provaudit.pages.date_text import read_stamp
from provaudit.pages.source import Source

_PAIR = re.compile(
    rb"""(?P<key>(?:first_?)?publi(?:sh(?:ed)?|cation|c)(?:_?(?:date|time|on|at|timestamp|datetime|utc|gmt))+|(?:date|time)_?publi(?:shed|cation|c)"""
    rb"""|pub_?date|post(?:ed)?_?(?:date|time|on|at)|date_?(?:created|posted)|creat(?:ed|ion)_?(?:at|on|date|time)|release_?date|issue_?date|publishedISO)"""
    rb"""\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?(?P<value>(?:19|20)\d\d[-/]\d\d?[-/]\d\d?[^"'\\<>,;]{0,24}|1[0-9]{9}(?:\d{3})?\b|[A-Z][a-z]{2,8}\.? \d{1,2}, 20\d\d)""",
    re.I,
)
_COMMENT = re.compile(rb"<!--[^>]{0,80}?((?:publish|pubdate|created|generated)[^>]{0,20}?)((?:19|20)\d\d-\d\d-\d\d[^>]{0,12}?)\s*-->", re.I)
MOST = 12


def payload_dates(source: Source) -> Iterator[Candidate]:
    """The first dates that scripts call the publication's; the earlier in the page, the surer."""
    for place, match in enumerate(_PAIR.finditer(source.html)):
        if place >= MOST:
            break
        key, value = match["key"].decode("ascii", "replace"), match["value"].decode("utf-8", "replace")
        found = read_stamp(value, source.day_first)
        if found:
            created = "creat" in key.lower()
            yield date_candidate(found, f"payload {key}", (0.35 if created else 0.55) - 0.04 * place, "published", value)
    for match in list(_COMMENT.finditer(source.html))[:2]:
        value = match[2].decode("utf-8", "replace")
        if b"generated" not in match[1].lower() and (found := read_stamp(value)):
            yield date_candidate(found, "payload comment", 0.35, "published", value)
