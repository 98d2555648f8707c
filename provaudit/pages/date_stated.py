"""Dates that a page states in its structured parts: JSON-LD, meta tags, the address, the HTTP header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from provaudit.model import Candidate, PartialDate
from provaudit.pages.date_text import Mention, read_stamp
from provaudit.pages.jsonld import Node, first_text
from provaudit.pages.months import MONTHS, fold_word
from provaudit.pages.source import Source

_JSON_KEYS = (
    ("datePublished", "published", 0.0),
    ("dateCreated", "published", -0.1),
    ("uploadDate", "published", -0.02),
    ("datePosted", "published", -0.02),
    ("dateModified", "modified", -0.4),
    ("startDate", "event", -0.6),
)
_META_FIRST = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "citation_online_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dcterms.issued",
    "dc.date.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "prism.publicationdate",
    "citation_publication_date", "citation_date",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "cse:articlepublishtime", "date",
    "dcterms.available",
)  # fmt: skip
_META_DATE = re.compile(
    r"publi[sc]|issued|created|pub-?_?date|releas|posted|creat|date|datum|fecha|erschein|time$|zeit", re.I
)
_META_OTHER = re.compile(
    r"modif|updat|revis|expir|lastmod|last-mod|valid|build|birth|event|start|end_?time|copyright|crawl|access|version|timezone|runtime|refresh|duration|retriev|review",
    re.I,
)
_META_MODIFIED = re.compile(r"modif|updat|revis|lastmod|last-mod", re.I)
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2]|[a-z]{3,9})\2(0?[1-9]|[12]\d|3[01])(?![\d])", re.I
)
_IN_URL_BACKWARDS = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])([/_.-])(0?[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_SHORT_URL = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(?:[^/]{0,40}[/_-])?(\d{4})(\d\d)(?!\d)")
_MONTH_URL = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2]|[1-9])/")


def stated_dates(source: Source) -> Iterator[Candidate]:
    """The candidates of the structured parts, in the order in which they stand."""
    yield from _of_json(source)
    yield from _of_metas(source)
    yield from dates_in_url(source.url)
    if (asked := source.requested) != source.url:
        yield from dates_in_url(asked)
    stamp = source.header("last-modified")
    if stamp and (found := read_stamp(stamp)):
        yield date_candidate(found, "header Last-Modified", 0.05, "header", stamp)


def date_candidate(found: Mention, origin: str, confidence: float, label: str, text: str) -> Candidate:
    """A candidate for the date `found` in `text`, with the words around it."""
    start, end = found.start, found.end
    return Candidate(
        "date", found.date, origin, max(0.01, min(0.99, confidence)), label, text[start:end],
        text[max(0, start - 32) : start],
        text[end : end + 32], found.moment,
    )  # fmt: skip


def _of_json(source: Source) -> Iterator[Candidate]:
    for node in source.nodes:
        base = _json_base(node)
        for key, label, change in _JSON_KEYS:
            stated = node.data.get(key)
            value = first_text(stated) or str(stated) if stated else ""
            if value and (found := read_stamp(value, source.day_first)):
                if node.aside and label == "published":
                    label = "comment" if any("omment" in kind for kind in node.types) else "related"
                yield date_candidate(found, f"json-ld {key}", base + change, label, value)


def _json_base(node: Node) -> float:
    """How far a node's date is the page's own."""
    if node.aside:
        return 0.15
    return {3: 0.93, 2: 0.8, 1: 0.75}.get(node.rank, 0.4)


def _of_metas(source: Source) -> Iterator[Candidate]:
    for key in _META_FIRST:
        for value in source.metas.get(key, ())[:3]:
            if found := read_stamp(value, source.day_first):
                yield date_candidate(found, f"meta {key}", _meta_base(key), "published", value)
    for key, values in source.metas.items():
        label = "" if key in _META_FIRST else _meta_label(key)
        if label and (found := read_stamp(values[0], source.day_first)):
            yield date_candidate(found, f"meta {key}", 0.6 if label == "published" else 0.3, label, values[0])


@lru_cache(maxsize=2_000)
def _meta_label(key: str) -> str:
    """What a meta tag is the date of, by its name; empty for one that holds no date."""
    if not _META_DATE.search(key):
        return ""
    if _META_MODIFIED.search(key):
        return "modified"
    return "event" if _META_OTHER.search(key) else "published"


def _meta_base(key: str) -> float:
    if "published" in key or key.startswith(("parsely", "sailthru", "bt:", "cx", "cse")):
        return 0.92
    return 0.75 if key.startswith("citation") else 0.7


def dates_in_url(url: str) -> Iterator[Candidate]:
    """The day, or the month, that an address names in its path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for match in list(_IN_URL.finditer(path[:500]))[:3]:
        month = match[3] if match[3].isdigit() else str(MONTHS.get(fold_word(match[3]), 0))
        if match[2] or len(match[0]) == 8:
            yield from _url_day(match[1], month, match[4], match, path, 0.85 if match[2] == "/" else 0.7)
    for match in list(_IN_URL_BACKWARDS.finditer(path[:500]))[:3]:
        yield from _url_day(match[4], match[3], match[1], match, path, 0.7)
    for short in _SHORT_URL.finditer(path[:500]):
        if short[1][2:] + short[2] == short[3]:
            yield from _url_day(short[1], short[2], short[4], short, path, 0.75)
    if month_only := _MONTH_URL.search(path[:500]):
        date = PartialDate(int(month_only[1]), int(month_only[2]))
        yield date_candidate(Mention(date, *month_only.span()), "url", 0.2, "url", path)


def _url_day(year: str, month: str, day: str, match: re.Match[str], path: str, sure: float) -> Iterator[Candidate]:
    try:
        date = PartialDate.parse(f"{year}-{int(month):02d}-{int(day):02d}")
    except ValueError:
        return
    yield date_candidate(Mention(date, *match.span()), "url", sure, "url", path)
