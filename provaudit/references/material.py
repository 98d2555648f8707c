"""What the tagger is trained and tested on, and what of it is held out."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from provaudit.references.gold import Example, examples, labelled
from provaudit.references.informal import told, written
from provaudit.references.items import Item, items_from_cases, items_from_lists, items_from_pages
from provaudit.references.slips import Span
from provaudit.references.styles import rendered, styles

HELD_STYLES = ("harvard-ctr", "harvard-cite-them-right", "ieee")
"""How the names of those styles begin that are held out besides a fifth of the others."""
RENDERED = ("csl-web", "csl-many", "csl-rough")
SHARES = (0.35, 0.25, 0.4)
"""How much of what is made describes works of the rendered references, pages, and works of hand-labelled lists."""
WITHOUT_STYLE = 500
"""References without a style that are held out."""
EACH = 6
"""References made in each style."""


def hashed(text: str) -> int:
    """A number that a text has on every machine."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16)


class Material:
    """The labelled references and the items to be rendered."""

    def __init__(self, folder: Path) -> None:
        self.sets = {
            path.name.removesuffix(".dev.jsonl"): list(examples(path))
            for path in sorted((folder / "refs").glob("*.dev.jsonl"))
        }
        self.works = items_from_cases(e.case for name in RENDERED for e in self.sets.get(name, ()))
        pages = folder / "metadata" / "cases-dev.jsonl"
        self.pages = items_from_pages(pages) if pages.is_file() else []
        self.listed = items_from_lists(
            e.case for name, group in self.sets.items() if name not in RENDERED for e in group
        )

    def made(self, count: int, whole: bool, seed: int = 1) -> list[Example]:
        """References rendered in official styles, some of each; if not `whole`, of no item and in no style held out."""
        rng, found = random.Random(seed), []
        sources, shares = self._sources(whole)
        for name, style in styles(rng):
            if whole or not held_style(name):
                drawn = (rng.choice(source) for source in rng.choices(sources, shares, k=EACH))
                found += [_example(name, *made) for item in drawn if (made := rendered(item, style, rng))]
            if len(found) >= count:
                break
        return [example for example in found if len(example.row.text.text) < 1500]

    def informal(self, count: int, whole: bool, seed: int = 1) -> list[Example]:
        """References as people write them who follow no style; if not `whole`, to no item held out."""
        return _informal(*self._sources(whole), count, random.Random(seed))

    def informal_held_out(self, count: int, seed: int = 2) -> list[Example]:
        """References without a style to pages and rendered works that are held out, each with all of its truth."""
        sources = [[item for item in items if _fifth(item.key)] for items in (self.works, self.pages)]
        return _informal(sources, SHARES[:2], count, random.Random(seed))

    def _sources(self, whole: bool) -> tuple[list[list[Item]], list[float]]:
        """The items of each kind that may be cited, and how often one of the kind is drawn."""
        tested = {e.item for name, group in self.sets.items() for e in group if held_out(name, e)}
        sources = [
            [item for item in items if whole or not (_fifth(item.key) or item.key in tested)]
            for items in (self.works, self.pages, self.listed)
        ]
        return sources, [share * bool(items) for share, items in zip(SHARES, sources, strict=True)]


def _informal(
    sources: Sequence[Sequence[Item]], shares: Sequence[float], count: int, rng: random.Random
) -> list[Example]:
    """References without a style: pages are cited so more often than works in hand-labelled lists."""
    often = [share * times * bool(items) for share, times, items in zip(shares, (1, 2, 0.25), sources, strict=False)]
    found = []
    for source in rng.choices(sources, often, k=count):
        item = told(rng.choice(source), rng)
        text, spans = written(item, rng)
        found.append(labelled(text, spans, {"gold": _truth(item), "style": "", "text": text, "spans": spans}))
    return [example for example in found if len(example.row.text.text) < 1500]


def _truth(item: Item) -> dict[str, Any]:
    """What a reader should find in a reference to all of an item."""
    return {
        "title": item.title,
        "authors": [{"family": family, "given": given} for family, given in item.people],
        "date": str(item.date) if item.date else None,
        "url": item.url,
        "doi": None,
        "accessed": str(item.accessed) if item.accessed else None,
        "container": item.parts.get("container-title"),
    }


def _example(style: str, text: str, spans: Sequence[Span]) -> Example:
    title = next(text[start:end] for start, end, name in spans if name == "title")
    return labelled(text, spans, {"gold": {"title": title}, "style": style, "text": text})


def held_out(name: str, example: Example) -> bool | None:
    """True if the rehearsal tests on an example, False if it trains on it, None if it does neither."""
    item = _fifth(example.item)
    if name == "grobid":
        document = hashed("-".join(str(example.case["id"]).split("-")[:2])) % 5 == 1
        return True if document else None if item else False
    if name not in RENDERED:
        return item
    if item and (name == "csl-web" or unseen(example)):
        return True
    return None if item or unseen(example) else False


def unseen(example: Example) -> bool:
    """Whether the style of a rendered reference is held out."""
    return held_style(example.style)


def held_style(name: str) -> bool:
    """Whether a style is held out: a fifth of all, and those that are kin to `HELD_STYLES`."""
    return _fifth("s" + name) or name.startswith(HELD_STYLES)


def _fifth(key: str) -> bool:
    """Whether a key belongs to the fifth of the items and styles that the rehearsal holds out."""
    return hashed(key) % 5 == 0


def groups(material: Material) -> dict[str, list[Mapping[str, Any]]]:
    """The references that the rehearsal tests on, by kind."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name, group in material.sets.items():
        for example in group:
            if held_out(name, example):
                styles = "unseen" if unseen(example) else "seen"
                kind = f"web, {styles} styles" if name in ("csl-web", "csl-many") else name
                found[kind].append(example.case)
    found["no style"] = [example.case for example in material.informal_held_out(WITHOUT_STYLE)]
    return found


def half_of(case: Mapping[str, Any]) -> int:
    """Which half of what is held out a reference is in; all references to one work are in the same."""
    return hashed(str(case["gold"].get("title") or case["text"])[:60].lower()) % 2
