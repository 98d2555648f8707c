"""Dates in the elements of a page: `<time>`, microdata, hAtom, and whatever is called a date by its class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen
from selectolax.lexbor import LexborNode

from provaudit.model import Candidate
from provaudit.pages.date_lines import label_of
from provaudit.pages.date_stated import date_candidate
from provaudit.pages.date_text import Mention, mentions, read_stamp, western
from provaudit.pages.source import Source, squeezed
from provaudit.pages.surroundings import around, is_aside, names_of
from provaudit.pages.walk import DATE, Spot

_ATTRIBUTES = (
    "datetime",
    "content",
    "title",
    "data-timestamp",
    "data-date",
    "data-datetime",
    "data-published",
    "data-publish-date",
    "data-utime",
    "data-time",
)
_MAIN = re.compile(r"article|post|entry|content|main|story|hentry|byline|head|title|meta|single", re.I)
_MODIFIED = re.compile(r"modif|updat|edited|revis|changed|aktualis|actualiz")
_PUBLISHED = re.compile(r"publi|posted|pubdate|created|issued|erstellt|entry-date|post-date|article-date|post_date|date-published")
MAX_NODES, MAX_TEXT = 600, 260


@frozen
class Place:
    """A date in an element, and what its surroundings say."""

    found: Mention
    text: str
    origin: str
    label: str
    aside: bool
    main: bool
    after_heading: int
    """How many date-like elements after the heading (1 the first); negative before it; 0 without heading."""
    same: int
    """How many elements of the same shape carry dates: a list of teasers has many."""
    linked: bool


def placed_dates(source: Source, heading: int | None) -> Iterator[Candidate]:
    """The candidates of the page's elements, in document order."""
    places = list(_places(source, heading))
    for place in places:
        yield date_candidate(place.found, place.origin, _sure(place), place.label, place.text)


def _places(source: Source, heading: int | None) -> Iterator[Place]:
    special = [spot for spot in source.spots if spot.kind & DATE or not spot.kind][:MAX_NODES]
    read = [(spot, found) for spot in special if (found := _read(spot, source))]
    shapes: dict[str, int] = {}
    for spot, _ in read:
        shapes[_shape(spot)] = shapes.get(_shape(spot), 0) + 1
    order = 0
    for spot, (mention, text, origin) in read:
        order = order + 1 if heading is not None and spot.line >= heading else order
        after = 0 if heading is None else order if spot.line >= heading else spot.line - heading
        yield _place(spot, mention, text, origin, after, shapes[_shape(spot)])


def _place(spot: Spot, found: Mention, text: str, origin: str, after: int, same: int) -> Place:
    node = spot.node
    own = names_of(node)
    above = around(node)
    modified = _MODIFIED.search(own)
    published = _PUBLISHED.search(own)
    if not modified and not published and above:
        modified, published = _MODIFIED.search(above[0][1]), _PUBLISHED.search(above[0][1])
    label = label_of(text, found) if origin == "class" or origin == "time" else ""
    label = label or ("modified" if modified and not published else "published" if published else "")
    aside = is_aside(own, above)
    main = any(tag in ("article", "main", "header") or _MAIN.search(name) for tag, name in above)
    return Place(found, text, origin, label, aside, main, after, same, any(tag == "a" for tag, _ in above[:3]))


def _shape(spot: Spot) -> str:
    return f"{spot.tag} {spot.name}"


def _read(spot: Spot, source: Source) -> tuple[Mention, str, str] | None:
    node, tag = spot.node, spot.tag
    attributes = node.attributes
    kind = "time" if tag == "time" else f"microdata {attributes['itemprop']}" if "itemprop" in attributes else "class"
    if tag == "meta":
        kind = f"microdata {attributes.get('itemprop') or attributes.get('property')}"
        if not attributes.get("itemprop"):
            return None
    for key in _ATTRIBUTES:
        value = attributes.get(key)
        if (
            value
            and any(char.isdigit() for char in value[:40])
            and len(value) < 60
            and (found := read_stamp(value, source.day_first))
        ):
            return found, value, f"time[{key}]" if kind == "time" else kind if kind != "class" else f"[{key}]"
    if tag in ("body", "html", "main", "article", "form", "input", "script", "style", "link"):
        return None
    text = node.text(separator=" ")
    if len(text) > 3 * MAX_TEXT:
        return None
    text = western(squeezed(text))
    if len(text) > MAX_TEXT or len(text) < 6:
        return None
    found = next(mentions(text, source.day_first), None)
    return (found, text, kind) if found else None


def _sure(place: Place) -> float:
    sure = 0.62 if place.origin.startswith(("time", "microdata")) else 0.5
    sure += 0.15 if place.label == "published" else -0.35 if place.label == "modified" else 0
    sure += 0.05 if place.main else -0.1
    sure -= 0.35 if place.aside else 0
    sure -= 0.1 if place.linked else 0
    sure += 0.1 if 0 < place.after_heading <= 2 else -0.1 if place.after_heading > 8 else 0
    sure -= 0.25 if place.same > 3 and not 0 < place.after_heading <= 2 else 0.05 if place.same > 1 else 0
    return sure
