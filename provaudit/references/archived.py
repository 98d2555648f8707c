"""Public archives by the shape of their addresses: which page was kept, and when.

One row per service: a pattern over the address without its scheme; the groups `time` (digits, from the year down)
and `url` (the original address) are given by those services that put them into their addresses.
"""

from __future__ import annotations

import functools
import re
from urllib.parse import unquote

from provaudit.model import PartialDate

_TIME = r"(?P<time>\d{4,14})(?:[a-z]{2}_)?"
_URL = r"(?P<url>\S+)"

_ROWS: tuple[tuple[str, str], ...] = (
    ("Wayback Machine", rf"(?:web|wayback|www)?\.?archive\.org/(?:web/|wayback/)?(?:{_TIME}|\*)/{_URL}"),
    ("Wayback Machine, latest", r"web\.archive\.org/(?:web|save)/(?P<url>(?:https?:|www\.)\S+)"),
    ("archive.today", rf"archive\.(?:today|is|ph|li|fo|md|vn|ec)/(?P<time>\d{{4}}[\d.-]{{4,18}}|\d{{4,14}})/{_URL}"),
    ("archive.today, newest", r"archive\.(?:today|is|ph|li|fo|md|vn|ec)/(?:newest|latest|o/\w+)/(?P<url>\S+)"),
    ("archive.today, short", r"archive\.(?:today|is|ph|li|fo|md|vn|ec)/\w{4,8}/?(?:$|[#?])"),
    (
        "WebCite",
        r"(?:www\.)?webcitation\.org/(?:query\?|\w+\?|)(?:\S*?\burl=(?P<url>[^&\s]+))(?:&date=(?P<time>[\d-]{4,10}))?",
    ),
    ("WebCite, short", r"(?:www\.)?webcitation\.org/\w{6,12}/?$"),
    ("Perma.cc", r"perma\.cc/[A-Z0-9]{4}-[A-Z0-9]{4}"),
    ("Ghostarchive", r"(?:www\.)?ghostarchive\.org/v?archive/(?:(?P<time>\d{8,14})/(?P<url>\S+)|[\w-]+)"),
    ("Megalodon", r"megalodon\.jp/(?:ref/)?(?P<time>\d{4}-\d{4}-\d{4}-\d{2})/(?P<url>\S+)"),
    ("Archive-It", rf"(?:wayback\.)?archive-it\.org/(?:\w+/){_TIME}/{_URL}"),
    ("UK Government Web Archive", rf"webarchive\.nationalarchives\.gov\.uk/(?:ukgwa/)?{_TIME}/{_URL}"),
    ("UK Parliament Web Archive", rf"webarchive\.parliament\.uk/(?:\w+/)?{_TIME}/{_URL}"),
    ("UK Web Archive", rf"(?:www\.)?webarchive\.org\.uk/(?:act/)?wayback/(?:\w+/)?{_TIME}/{_URL}"),
    ("National Records of Scotland", rf"webarchive\.nrscotland\.gov\.uk/{_TIME}/{_URL}"),
    ("PRONI", rf"(?:wayback\.archive-it\.org|webarchive\.proni\.gov\.uk)/(?:\w+/)?{_TIME}/{_URL}"),
    ("Library of Congress", rf"webarchive\.loc\.gov/(?:\w+/){_TIME}/{_URL}"),
    ("Federal web harvests", rf"(?:www\.)?webharvest\.gov/(?:\w+/)?{_TIME}/{_URL}"),
    ("Arquivo.pt", rf"(?:www\.)?arquivo\.pt/(?:noFrame/replay|wayback|textsearch)/(?:wayback/)?{_TIME}/{_URL}"),
    ("Icelandic Web Archive", rf"(?:wayback\.)?vefsafn\.is/(?:is/|wayback/)?{_TIME}/{_URL}"),
    ("Australian Web Archive", rf"webarchive\.nla\.gov\.au/(?:awa|gov|tep/\d+|wayback)/{_TIME}/{_URL}"),
    ("Pandora", rf"pandora\.nla\.gov\.au/pan/\d+/(?P<time>\d{{8}})-\d{{4}}/{_URL}"),
    ("Library and Archives Canada", rf"webarchive\.bac-lac\.gc\.ca(?::8080)?/(?:wayback/)?{_TIME}/{_URL}"),
    ("Bibliothèque nationale du Québec", rf"waext\.banq\.qc\.ca/wayback/{_TIME}/{_URL}"),
    ("Stanford", rf"swap\.stanford\.edu/(?:was/)?{_TIME}/{_URL}"),
    ("Bibliotheca Alexandrina", rf"web\.(?:petabox\.)?(?:archive\.)?bibalex\.org/web/{_TIME}/{_URL}"),
    ("Croatian Web Archive", rf"haw\.nsk\.hr/(?:wayback|arhiva/\w+)/{_TIME}/{_URL}"),
    ("Czech Webarchiv", rf"wayback\.webarchiv\.cz/(?:wayback|secure)/{_TIME}/{_URL}"),
    ("Estonian Web Archive", rf"veebiarhiiv\.digar\.ee/a/{_TIME}/{_URL}"),
    ("Bavarian State Library", rf"langzeitarchivierung\.bib-bvb\.de/wayback/{_TIME}/{_URL}"),
    ("Web Archive Singapore", rf"eresources\.nlb\.gov\.sg/webarchives/wayback/{_TIME}/{_URL}"),
    ("New Zealand Web Archive", rf"ndhadeliver\.natlib\.govt\.nz/webarchive/(?:wayback/)?{_TIME}/{_URL}"),
    (
        "European Union Web Archive",
        rf"(?:op\.europa\.eu/webarchive|collections\.internetmemory\.org/\w+)/{_TIME}/{_URL}",
    ),
    (
        "Conifer",
        rf"(?:conifer\.rhizome\.org|webrecorder\.io)/[^/\s]+/[^/\s]+/(?:list/[^/\s]+/)?(?:\w+/)?{_TIME}/{_URL}",
    ),
    ("Time Travel", rf"(?:timetravel\.)?mementoweb\.org/(?:memento|api/json)/{_TIME}/{_URL}"),
    (
        "Wikiwix",
        r"(?:archive\.wikiwix\.com|wikiwix\.com)/cache/(?:index2?\.php|display2?\.php)?/?\?(?:\S*&)?url=(?P<url>[^&\s]+)",
    ),
    ("Wikiwix, dated", rf"archive\.wikiwix\.com/cache/{_TIME}/{_URL}"),
    ("Google cache", r"webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]{6,20}:)?(?P<url>[^+&\s]+)"),
    ("FreezePage", r"(?:www\.)?freezepage\.com/\w+"),
)
_HINTS = (
    "arch arquivo webcit perma.cc megalodon vefsafn bac-lac wayback swap.stan bibalex webharvest wikiwix memento cache "
    "freezepage conifer webrecorder internetmemory haw.nsk arhiiv eresources pandora"
).split()
_SCHEME = re.compile(r"\s*https?:/+", re.IGNORECASE)


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows compiled, when the first address of an archive is met and not when the package is imported."""
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _ROWS)


def archive_service(url: str) -> str | None:
    """The name of the public archive that serves `url`, or None."""
    found = _match(url)
    return found[0] if found else None


def archived_original(url: str) -> tuple[str | None, PartialDate | None]:
    """The original address and the day of capture that an archive's address states; None for what it does not."""
    found = _match(url)
    if found is None:
        return None, None
    groups = found[1].groupdict()
    return _original(groups.get("url")), _day(groups.get("time"))


@functools.lru_cache(maxsize=64)
def _match(url: str) -> tuple[str, re.Match[str]] | None:
    """The row that fits, with its match; most addresses are dismissed for want of any hint."""
    scheme = _SCHEME.match(url)
    address = url[scheme.end() if scheme else 0 : 4000]
    beginning = address[:120].lower()
    if not any(hint in beginning for hint in _HINTS):
        return None
    for name, pattern in _patterns():
        match = pattern.match(address)
        if match:
            return name, match
    return None


def _original(url: str | None) -> str | None:
    """An absolute address; archives also write `http:/x`, no scheme, or percent-encoding."""
    if not url:
        return None
    if re.match(r"https?%3a", url, re.IGNORECASE):
        url = unquote(url)
    url = re.sub(r"^(https?):/+", r"\1://", url, flags=re.IGNORECASE)
    return url if re.match(r"[a-z]+://", url, re.IGNORECASE) else "http://" + url


def _day(time: str | None) -> PartialDate | None:
    """The day that a time stamp such as `20250301120000`, `2025.03.01-120000` or `2025-0301-1200-00` begins with."""
    digits = re.sub(r"\D", "", time or "")
    iso = "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)
    try:
        return PartialDate.parse(iso)
    except ValueError:
        return PartialDate(int(digits[:4])) if len(digits) >= 4 and 1990 <= int(digits[:4]) <= 2100 else None
