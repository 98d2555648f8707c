"""What references describe, gathered from labelled references and page metadata, to be rendered anew; training only."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen

from provaudit.model import PartialDate
from provaudit.references.names import parse_name, parse_names


@frozen
class Item:
    """One described work: its parts as plain words, people as (family, given) with an empty given for bodies."""

    key: str
    """What it is held out by: the same hash as that of a labelled reference to it."""
    title: str
    people: tuple[tuple[str, str], ...] = ()
    date: PartialDate | None = None
    url: str | None = None
    doi: str | None = None
    accessed: PartialDate | None = None
    parts: Mapping[str, str] = field(factory=dict)
    """By span name: `container-title`, `publisher`, `publisher-place`, `volume`, `issue`, `page`, `edition`..."""
    kind: str = ""
    """In CSL's words, if it is known."""


def item_key(title: str) -> str:
    """The hash that keeps all references to one work on one side of a split."""
    return hashlib.sha256(title.lower()[:60].encode()).hexdigest()[:12]


def items_from_cases(cases: Iterable[Mapping[str, Any]]) -> list[Item]:
    """One item per work out of labelled references that render it in several styles."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for case in cases:
        if case["gold"].get("title"):
            groups[item_key(case["gold"]["title"])].append(case)
    return [_merged(key, group) for key, group in groups.items()]


_NAMES = {
    "title": "title", "title-a": "title", "journal": "container-title", "title-j": "container-title",
    "container-title": "container-title", "publisher": "publisher", "location": "publisher-place",
    "pubPlace": "publisher-place", "volume": "volume", "pages": "page", "editor": "editor",
    "collection-title": "collection-title", "title-s": "collection-title",
}  # fmt: skip
"""The span names of hand-labelled lists -> those of rendered references."""
_EDGES = " .,;:()[]“”\"'‘’«»„<>*|"


def items_from_lists(cases: Iterable[Mapping[str, Any]]) -> list[Item]:
    """The works that hand-labelled references describe, as far as their parts are marked."""
    found = []
    for case in cases:
        parts: dict[str, str] = {}
        people: tuple[tuple[str, str], ...] = ()
        for start, end, name in case.get("spans") or ():
            words = " ".join(case["text"][start:end].split())
            if name == "author" and not people:
                people = tuple((n.family or n.literal or "", n.given or "") for n in parse_names(words)[0])
            elif name in _NAMES:
                parts.setdefault(
                    _NAMES[name], re.sub(r"^(?:in|vol|pp?)\b[.:]?\s*", "", words.strip(_EDGES), flags=re.I)
                )
        title = parts.pop("title", "")
        if len(title) >= 8 and (people or len(parts) > 1):
            gold = case["gold"]
            date = _date(gold.get("date"))
            found.append(
                Item(item_key(gold.get("title") or title), title, people, date, gold["url"], gold["doi"], None, parts)
            )
    return found


def items_from_pages(path: Path) -> list[Item]:
    """One item per page of a file of page metadata (`gold`: title, date, authors, site_name; `url`)."""
    found = []
    with path.open(encoding="utf-8") as lines:
        for case in map(json.loads, lines):
            gold = case["gold"]
            if len(gold.get("title") or "") >= 8:
                found.append(_page_item(case["url"], gold))
    return found


def _page_item(url: str, gold: Mapping[str, Any]) -> Item:
    people = tuple(_parted(name) for name in gold.get("authors") or () if name.strip())
    site = gold.get("site_name") or urlsplit(url).netloc.removeprefix("www.")
    return Item(
        item_key(gold["title"]), gold["title"], people, _date(gold.get("date")), url, parts={"container-title": site}
    )


def _parted(name: str) -> tuple[str, str]:
    parsed = parse_name(name)
    return parsed.family or parsed.literal or name.strip(), parsed.given or ""


def _merged(key: str, group: Sequence[Mapping[str, Any]]) -> Item:
    """The fullest account of one work: the longest list of people, the most precise date, the commonest wording."""
    gold = [case["gold"] for case in group]
    people = max((g.get("authors") or [] for g in gold), key=lambda a: (len(a), len(str(a))))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for case in group:
        for start, end, name in case.get("spans") or ():
            votes[name][case["text"][start:end].strip(" .,;:()")] += 1
    first = {name: next((g[name] for g in gold if g.get(name)), None) for name in ("url", "doi", "accessed")}
    dates = [date for g in gold if (date := _date(g.get("date")))]
    return Item(
        key,
        Counter(g["title"] for g in gold if g.get("title")).most_common(1)[0][0],
        tuple(_person(person) for person in people),
        max(dates, key=lambda d: len(str(d)), default=None),
        first["url"],
        first["doi"],
        _date(first["accessed"]),
        {name: _usual(name, counter) for name, counter in votes.items()},
        Counter(case.get("type") or "" for case in group).most_common(1)[0][0],
    )


def _person(person: Mapping[str, str]) -> tuple[str, str]:
    return (person.get("family") or person.get("literal") or "", person.get("given") or "")


def _usual(name: str, votes: Counter[str]) -> str:
    """The commonest wording; of numbers the barest."""
    if name in ("volume", "issue", "number", "page", "edition"):
        bare = Counter({value: n for value, n in votes.items() if re.match(r"[\d–-]", value)})
        return (bare or votes).most_common(1)[0][0]
    return votes.most_common(1)[0][0]


def _date(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except ValueError:
        return None
