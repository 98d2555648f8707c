"""References made of others: the layout of one with the titles, containers, houses and people of others; training only.

Hand-labelled lists hold layouts that no official style has, each in a few references. With other words in the same
layout a tagger learns the layout and not the words.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from provaudit.references.gold import LABELS, Example, labelled

_EDGE = " \t\n.,;:()[]{}“”\"'‘’«»„<>/*|_-–—"
_LEAD = re.compile(rf"[{re.escape(_EDGE)}]*(?:(?:[Ii]n|[Dd]ans|[Ii]m)\b:?\s+)?[{re.escape(_EDGE)}]*")
_WORD = re.compile(r"[^\W\d_]+")
SWAPPED = "TJPLA"
"""The labels whose words are taken from other references."""

Span = tuple[int, int, str]


def spliced(examples: Sequence[Example], seed: int = 1) -> list[Example]:
    """One new reference for each of `examples`; words only come from among them."""
    rng = random.Random(seed)
    donors: dict[str, list[str]] = defaultdict(list)
    for example in examples:
        for start, end, name in _spans(example):
            key = _key(example.case["text"][start:end], name)
            if key:
                donors[key].append(_core(example.case["text"][start:end]))
    return [_spliced(example, donors, rng) for example in examples]


def _spans(example: Example) -> list[Span]:
    return sorted((start, end, str(name)) for start, end, name in example.case.get("spans") or ())


def _key(text: str, name: str) -> str:
    """What a stretch may be swapped with: its label, and of people the form in which the list begins and ends."""
    label = LABELS.get(name, "O")
    if label not in SWAPPED or not _core(text):
        return ""
    if label != "A":
        return label if len(_core(text)) > 1 else ""
    form = _WORD.sub(lambda word: "w" if len(word[0]) > 2 else "A", " ".join(_core(text).split()))
    return f"A{form[:7]}|{form[-3:]}"


def _core(text: str) -> str:
    """A stretch without the signs around it and without a leading "In"."""
    lead = _LEAD.match(text)
    return text[lead.end() if lead else 0 :].rstrip(_EDGE)


def _spliced(example: Example, donors: dict[str, list[str]], rng: random.Random) -> Example:
    """The layout of `example` with other words; a stretch that overlaps another stays as it is."""
    text, pieces, spans, place = example.case["text"], "", [], 0
    for start, end, name in _spans(example):
        if start < place:
            continue
        pieces += text[place:start]
        words = _swapped(text[start:end], donors.get(_key(text[start:end], name), ()), rng)
        spans.append((len(pieces), len(pieces) + len(words), name))
        pieces, place = pieces + words, end
    pieces += text[place:]
    title = next((pieces[a:b] for a, b, name in spans if LABELS.get(name) == "T"), "")
    case: dict[str, Any] = {"gold": {"title": title}, "style": "spliced", "text": pieces}
    return labelled(pieces, spans, case)


def _swapped(text: str, donors: Sequence[str], rng: random.Random) -> str:
    """`text` with another core between its own signs; a third of the stretches keep their words."""
    core = _core(text)
    if not core or len(donors) < 5 or rng.random() < 0.33:
        return text
    return text.replace(core, rng.choice(donors), 1)
