"""The hand-made or rendered truth of a reference as labels of its tokens, for training only."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from provaudit.references.anchors import Anchored, anchored

LABELS = {
    "author": "A", "composer": "A", "orgName": "A", "container-author": "A", "host": "A", "authors": "A",
    "director": "A",
    "title": "T", "title-a": "T", "title-short": "T",
    "container-title": "J", "journal": "J", "title-j": "J", "container-title-short": "J", "booktitle": "J",
    "publisher": "P", "publishe": "P",
    "publisher-place": "L", "location": "L", "pubPlace": "L",
    "issued": "D", "date": "D",
    "editor": "E", "translator": "E", "editor+translator": "E", "narrator": "E", "translator+narrator": "E",
    "translator+editor+container-author": "E", "container-author+editor": "E", "editorial-director": "E",
    "collection-title": "S", "title-s": "S",
    "volume": "V", "issue": "V", "number": "V", "edition": "V", "biblScope": "V", "page": "V",
    "pages": "V", "page-first": "V",
}  # fmt: skip
"""The names that the marked texts use -> the labels of the tagger; all others are `O`."""

_IN = re.compile(r"[\s(]*(?:[Ii]n|[Dd]ans|[Ii]m|[Ee]n|[Ee]m)\b:?\s+(?=\W{0,2}[^\W\d_a-z])")
SINGLE = frozenset("OVDL")
"""The labels whose tokens each stand for themselves."""


@frozen
class Example:
    """One labelled reference: its tokens, their tags, and what it is held out by."""

    row: Anchored
    tags: tuple[str, ...]
    item: str
    """What the reference describes, as a hash of the title: references to one work stay on one side of a split."""
    style: str
    case: Mapping[str, Any] = field(factory=dict)


def examples(path: Path) -> Iterator[Example]:
    """The labelled references of a file with one JSON object a line (`text`, `spans`, `gold`, `style`)."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            yield labelled(case["text"], case.get("spans") or [], case)


def labelled(text: str, spans: Sequence[Sequence[Any]], case: Mapping[str, Any]) -> Example:
    """An example from a text and its spans (start, end, name)."""
    row = anchored(text)
    held_in = not str((case.get("gold") or {}).get("container") or "").startswith("In ")
    named = sorted(
        (_past_in(text, start, end, name) if held_in else start, end, str(name)) for start, end, name in spans
    )
    has_title = any(LABELS.get(name) == "T" for _, _, name in named)
    tags: list[str] = []
    last = None
    for token in row.tokens:
        span = _around(named, token.start, token.end)
        tag = _tag(span, token.kind, has_title)
        tags.append(tag if tag in SINGLE else ("I-" if span == last else "B-") + tag)
        last = span
    if "D" not in tags:
        _find_year(row, tags)
    title = str((case.get("gold") or {}).get("title") or text)
    item = hashlib.sha256(title.lower()[:60].encode()).hexdigest()[:12]
    return Example(row, tuple(tags), item, str(case.get("style") or ""), case)


def _find_year(row: Anchored, tags: list[str]) -> None:
    """Label the year that a list marks as part of a volume, `2003;4(2):11-19`, as the date that it is."""
    for place, date in row.dates.items():
        token = row.tokens[place]
        if date.year and tags[place] == "V" and token.kind == "date" and row.text.text.startswith(";", token.end):
            tags[place] = "D"
            return


def _past_in(text: str, start: int, end: int, name: Any) -> int:
    """Where a container or its editors begin: some lists mark the "In" before them as a part of them."""
    lead = _IN.match(text, start, end) if LABELS.get(str(name)) in ("J", "E") else None
    return lead.end() if lead else start


def _tag(span: tuple[int, int, str] | None, kind: str, has_title: bool) -> str:
    """The label of a token in `span`; a monograph's title is the container of a chapter that has its own title."""
    if span is None or kind in ("url", "doi", "id", "seen", "kept"):
        return "O"
    if span[2] == "title-m":
        return "J" if has_title else "T"
    return LABELS.get(span[2], "O")


def _around(named: Sequence[tuple[int, int, str]], start: int, end: int) -> tuple[int, int, str] | None:
    """The span that covers most of a token."""
    best, most = None, 0
    for span in named:
        covered = min(span[1], end) - max(span[0], start)
        if covered > most:
            best, most = span, covered
    return best
