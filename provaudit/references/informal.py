"""Items cited as people write who follow no style, with the places of their fields; training only.

Official styles hold no `Jane Roe for The Herald: "A title" (3 May)` and no `A title | Herald - 3.5.2024`. Here each
reference draws its own order of the fields, its signs between them, its words that lead to them, and its language.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from attrs import evolve

from provaudit.model import PartialDate
from provaudit.references.items import Item
from provaudit.references.slips import Span, slipped
from provaudit.references.speech import SPEECH, Speech

SLIPPED = 0.2
"""The share of references that get the slips of human hands."""


_LANGUAGES = {"en": 12, "de": 4, "fr": 3, "es": 2, "it": 2, "pt": 1, "nl": 1}
_JOINS = {
    ", ": 12, ". ": 6, " - ": 4, " – ": 4, " — ": 3, " | ": 3, "; ": 2, ": ": 2, " / ": 2, " ": 2, " // ": 1, "\n": 1,
    " · ": 1, "—": 1, " -- ": 1, " • ": 1,
}  # fmt: skip
_QUOTES = (
    [*["“”"] * 4, *['""'] * 5, "''", "‘’", "‘’", "«»", ("« ", " »"), "„“", "„”", "**", "__", "「」", "[]", "()"]
)  # fmt: skip
_ORDERS = {"ATS": 8, "TAS": 4, "TSA": 4, "STA": 3, "SAT": 2, "AST": 4}
_FORMS = {"{g} {f}": 12, "{f}, {g}": 5, "{i} {f}": 2, "{f} {i}": 1, "{g} {F}": 1, "{F}, {g}": 1, "{f} {g}": 1}
"""How often each form of a name is drawn: family and given name, the family name in capitals, initials."""
_BETWEEN = {
    "AS": (" for ", ", writing in ", " wrote in ", ", in ", " @ ", " at ", " in ", "/", ", "),
    "AT": ("’s ", "'s ", ", in ", " in ", ": ", " ", ", author of ", " on "),
    "ST": (": ", " article ", "’s ", "'s ", " article: ", " reported in ", " – ", " story: ", ", in ", " piece "),
    "TA": (" by ", ", by ", ". By ", " / ", " – ", ", "),
}
"""What may stand between two fields instead of the signs that stand between the others."""
Piece = tuple[str, str]
"""Words and the name of their field, empty for words of none."""


def told(item: Item, rng: random.Random) -> Item:
    """An item with what somebody tells of it: a part is sometimes left out, a date is less precise, a site a host."""
    site = item.parts.get("container-title") or item.parts.get("publisher") or ""
    host = urlsplit(item.url or "").netloc
    if host and rng.random() < (0.15 if site else 0.5):
        site = rng.choice((host, host.removeprefix("www.")))
    numbers = {name: item.parts[name] for name in ("volume", "page") if name in item.parts and rng.random() < 0.6}
    return evolve(
        item,
        people=item.people[: rng.choice((1, 2, 3, 6))] if rng.random() < 0.9 else (),
        date=_rounded(item.date, rng) if item.date and rng.random() < 0.93 else None,
        url=item.url if rng.random() < 0.9 else None,
        doi=None,
        accessed=_some_day(rng) if item.url and rng.random() < 0.4 else None,
        parts={"container-title": site, **numbers} if site and rng.random() < 0.9 else {},
    )


def _rounded(date: PartialDate, rng: random.Random) -> PartialDate:
    """A date as precisely as somebody tells it."""
    roll = rng.random()
    return PartialDate(date.year) if roll < 0.15 else PartialDate(date.year, date.month) if roll < 0.25 else date


def _some_day(rng: random.Random) -> PartialDate:
    return PartialDate(rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28))


def written(item: Item, rng: random.Random) -> tuple[str, list[Span]]:
    """All of an item as somebody may cite it who follows no style, and its spans (start, end, name)."""
    language = rng.choices([*_LANGUAGES], [*_LANGUAGES.values()])[0]
    speech = SPEECH[language]
    fields = _fields(item, speech, language, rng)
    pieces: list[Piece] = [(_opening(speech, rng), "")]
    join = rng.choices([*_JOINS], [*_JOINS.values()])[0]
    order = _order(fields, rng)
    bracketed = _bracketed(order, rng)
    for place, name in enumerate(order):
        before = order[place - 1] if place else ""
        sign = " (" if place == bracketed.start else _between(before, name, join, speech, rng)
        inside = place in bracketed and place > bracketed.start
        pieces += [(", " if inside else sign, ""), *fields[name], (")" if place + 1 == bracketed.stop else "", "")]
    pieces.append((rng.choice((".", "", "", ";")), ""))
    text, spans = _joined(pieces)
    return slipped(text, spans, rng) if rng.random() < SLIPPED else (text, spans)


def _fields(item: Item, speech: Speech, language: str, rng: random.Random) -> dict[str, list[Piece]]:
    """The pieces of each field, by letter: author, title, site, day, URL."""
    style = rng.choice(speech.days.split("|"))
    fields = {"T": _title(item.title, rng)}
    if item.people:
        fields["A"] = [(_people(item.people, rng), "author")]
    if item.parts:
        fields["S"] = [(item.parts["container-title"], "container-title"), *_numbers(item, rng)]
    if item.date:
        fields["D"] = [(_day(item.date, style, language), "issued")]
    if item.url:
        fields["U"] = [*_address(item.url, speech, rng), *_seen(item.accessed, style, language, speech, rng)]
    return fields


def _title(title: str, rng: random.Random) -> list[Piece]:
    """A title, in quotation marks or bare."""
    if rng.random() < 0.42:
        return [(title, "title")]
    pair = rng.choice(_QUOTES)
    opening, closing = pair[0], pair[-1]
    if rng.random() < 0.15 and closing in "”\"'’":
        return [(opening, ""), (title, "title"), ("," + closing, "")]
    return [(opening, ""), (title, "title"), (closing, "")]


def _people(people: Sequence[tuple[str, str]], rng: random.Random) -> str:
    """A list of people, all in one form."""
    form = rng.choices([*_FORMS], [*_FORMS.values()])[0]
    names = []
    for family, given in people:
        initials = " ".join(f"{part[0]}." for part in given.split() if part[0].isalpha())
        full = form.format(f=family, F=family.upper(), g=given, i=initials or given)
        names.append(full if given else family)
    last = rng.choice((" and ", " and ", " & ", ", ", "; ", "/", " und " if rng.random() < 0.5 else " et "))
    comma = "; " if ", " in form and rng.random() < 0.6 else ", "
    words = last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return words + " et al." if rng.random() < 0.1 else words


def _numbers(item: Item, rng: random.Random) -> list[Piece]:
    """The volume and the pages of an article."""
    volume, page = item.parts.get("volume"), item.parts.get("page")
    pieces: list[Piece] = []
    if volume:
        pieces += [(rng.choice((" ", ", vol. ", ", ", " Vol. ")), ""), (volume, "volume")]
    if page:
        pieces += [(rng.choice((", pp. ", ": ", ", ", ", p. ")), ""), (page, "page")]
    return pieces


def _day(date: PartialDate, style: str, language: str) -> str:
    """A date as `style` writes it (in Unicode's date patterns), as precisely as it is known."""
    from babel.dates import format_date

    if not date.day:
        style = "MMMM y" if date.month else "y"
    return format_date(dt.date(date.year, date.month or 1, date.day or 1), style, language)


def _address(url: str, speech: Speech, rng: random.Random) -> list[Piece]:
    """An address, with a word before it or in brackets, sometimes without its scheme."""
    shown = url.split("://")[-1] if rng.random() < 0.08 else url
    roll = rng.random()
    if roll < 0.3:
        return [(rng.choice(speech.link.split("|")) + " ", ""), (shown, "URL")]
    if roll < 0.4:
        return [("<", ""), (shown, "URL"), (">", "")]
    return [("(", ""), (shown, "URL"), (")", "")] if roll < 0.5 else [(shown, "URL")]


def _seen(date: PartialDate | None, style: str, language: str, speech: Speech, rng: random.Random) -> list[Piece]:
    """The day of access behind an address, if it is told."""
    if date is None:
        return []
    before, after = rng.choice(((" (", ")"), (", ", ""), (" [", "]"), (". ", ""), (" ", "")))
    words = rng.choice(speech.seen.split("|")).format(_day(date, style, language))
    return [(before, ""), (words, "accessed"), (after, "")]


def _opening(speech: Speech, rng: random.Random) -> str:
    """What stands before all fields: mostly nothing."""
    roll = rng.random()
    if roll < 0.16:
        return rng.choice(speech.see.split("|")) + " "
    return f"{rng.randint(1, 99)}. " if roll < 0.2 else "- " if roll < 0.22 else ""


def _order(fields: Mapping[str, list[Piece]], rng: random.Random) -> list[str]:
    """The letters of the fields in the order in which they are told."""
    order = [letter for letter in rng.choices([*_ORDERS], [*_ORDERS.values()])[0] if letter in fields]
    if "D" in fields:
        order.insert(rng.choice((len(order), len(order), rng.randint(0, len(order)), 1)), "D")
    if "U" in fields:
        order.insert(len(order) if rng.random() < 0.85 else rng.choice((0, len(order) - 1)), "U")
    return order


def _bracketed(order: Sequence[str], rng: random.Random) -> range:
    """The places of one or two fields that stand in brackets together, if any do."""
    start = rng.randrange(1, len(order)) if len(order) > 1 else 0
    if rng.random() < 0.55 or order[start] == "T" or not start:
        return range(-1, -1)
    paired = order[start + 1 : start + 2] not in ([], ["T"]) and rng.random() < 0.5
    return range(start, start + 1 + paired)


def _between(before: str, name: str, join: str, speech: Speech, rng: random.Random) -> str:
    """What stands between two fields, or before the first one."""
    roll = rng.random()
    if not before:
        words = {"A": speech.by, "S": speech.at, "D": ""}.get(name, "")
        return rng.choice(words.split("|")) + " " if words and roll < 0.08 else ""
    if before + name in _BETWEEN and roll < 0.3:
        return rng.choice(_BETWEEN[before + name])
    words = {"A": speech.by, "S": speech.at, "D": speech.on}.get(name, "")
    if words and roll < 0.5:
        return rng.choice((join, " ")) + rng.choice(words.split("|")) + " "
    return ": " if before == "D" and roll < 0.1 else rng.choice((join, join, join, join, join, join, ", ", " "))


def _joined(pieces: Sequence[Piece]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for words, name in pieces:
        if name and words:
            spans.append((len(text), len(text) + len(words), name))
        text += words
    return text, spans
