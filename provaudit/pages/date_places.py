"""Dates in the elements of a page: `<time>`, microdata, hAtom, and whatever is called a date by its class."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from attrs import frozen

from provaudit.model import Candidate
from provaudit.pages.date_lines import label_of
from provaudit.pages.date_stated import date_candidate
from provaudit.pages.date_text import LIKE_DATE, Mention, mentions, read_stamp, western
from provaudit.pages.source import Source, squeezed
from provaudit.pages.surroundings import around, is_aside, names_in
from provaudit.pages.walk import DATE, Spot

_ATTRIBUTES = (
    "datetime", "content", "title", "data-timestamp", "data-date", "data-datetime", "data-published",
    "data-publish-date", "data-utime", "data-time",
)  # fmt: skip
_MAIN = re.compile(r"article|post|entry|content|main|story|hentry|byline|head|title|meta|single")
_MODIFIED = re.compile(r"modif|updat|edited|revis|changed|aktualis|actualiz")
_PUBLISHED = re.compile(r"publi|posted|pubdate|created|issued|erstellt|(?:entry|post|article)[-_]+date")
_HOLDERS = frozenset(
    "body html main article form input script style link section ul ol table tbody aside nav footer".split()
)
MAX_NODES, MAX_TEXT = 300, 260
NEAR, FAR, NO_HEADING = 6, 30, 999


@frozen
class Place:
    """A date in an element, and what its surroundings say."""

    found: Mention
    text: str
    origin: str
    label: str
    aside: bool
    main: bool
    away: int
    """Lines after the headline; negative before it; `NO_HEADING` where there is none."""
    same: int
    """How many elements of the same shape carry dates: a list of teasers has many."""
    linked: bool

    @property
    def near(self) -> bool:
        """Just below the headline."""
        return 0 <= self.away <= NEAR


def placed_dates(source: Source, heading: int | None) -> tuple[list[Candidate], frozenset[int]]:
    """The candidates of the page's elements, in document order, and the lines of those beside the article."""
    special = [spot for spot in source.spots if spot.kind & DATE or not spot.kind][:MAX_NODES]
    read = [(spot, found) for spot in special if (found := _read(spot, source))]
    shapes = Counter(f"{spot.tag} {spot.name}" for spot, _ in read)
    candidates, apart = [], set()
    known: dict[int, tuple[str, str]] = {}
    for spot, (mention, text, origin) in read:
        away = NO_HEADING if heading is None else spot.line - heading
        above = around(spot.node, known=known)
        place = _place(spot, above, mention, text, origin, away, shapes[f"{spot.tag} {spot.name}"])
        candidates.append(date_candidate(place.found, place.origin, _sure(place), place.label, place.text))
        if place.aside:
            apart.add(spot.line)
    return candidates, frozenset(apart)


def _place(
    spot: Spot, above: list[tuple[str, str]], found: Mention, text: str, origin: str, away: int, same: int
) -> Place:
    own = names_in(spot.attributes)
    label = label_of(text, found) if origin in ("class", "time") else ""
    label = label or _label_named(own) or _label_named(above[0][1] if above else "")
    main = any(tag in ("article", "main", "header") or _is_main(names) for tag, names in above)
    linked = any(tag == "a" for tag, _ in above[:3])
    return Place(found, text, origin, label, is_aside(own, above), main, away, same, linked)


@lru_cache(maxsize=1_000)
def _label_named(names: str) -> str:
    """What an element's names say that its date is."""
    return "published" if _PUBLISHED.search(names) else "modified" if _MODIFIED.search(names) else ""


@lru_cache(maxsize=1_000)
def _is_main(names: str) -> bool:
    """Whether names speak of an article, or of a part of one."""
    return _MAIN.search(names) is not None


def _read(spot: Spot, source: Source) -> tuple[Mention, str, str] | None:
    """The date of an element, the words it stands in, and its origin."""
    attributes = spot.attributes
    micro = attributes.get("itemprop")
    if spot.tag == "meta" and not micro:
        return None
    origin = "time" if spot.tag == "time" else f"microdata {micro}" if micro else "class"
    for key in filter(attributes.__contains__, _ATTRIBUTES):
        value = attributes.get(key)
        if value and len(value) < 60 and LIKE_DATE.search(value) and (found := read_stamp(value, source.day_first)):
            return found, value, f"time[{key}]" if origin == "time" else origin if micro else f"[{key}]"
    if spot.tag in _HOLDERS:
        return None
    text = spot.node.text(separator=" ")
    if not 6 <= len(text) <= 3 * MAX_TEXT:
        return None
    if not LIKE_DATE.search(text):
        return None
    text = western(squeezed(text))[:MAX_TEXT]
    mention = next(mentions(text, source.day_first), None)
    return (mention, text, origin) if mention else None


def _sure(place: Place) -> float:
    sure = 0.62 if place.origin.startswith(("time", "microdata")) else 0.5
    sure += {"published": 0.15, "modified": -0.35, "event": -0.3, "comment": -0.4, "copyright": -0.5}.get(
        place.label, 0.0
    )
    sure += 0.05 if place.main else -0.1
    sure -= 0.35 if place.aside and not place.near else 0.15 if place.aside else 0
    sure -= 0.1 if place.linked else 0
    sure += 0.1 if place.near else -0.1 if place.away > FAR else 0
    sure -= 0 if place.near else 0.25 if place.same > 3 else 0.05 if place.same > 1 else 0
    return sure
