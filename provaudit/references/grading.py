"""Whether the fields of a parsed reference are right, by labelled truth; for training and benchmarks only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from provaudit.model import Name, Reference

_SIGNS = str.maketrans(
    {**dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‘’‚`´′", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_MEDIUM = re.compile(r"\s*[\[(](?:internet|online|on-line|preprint)\]?\)?\s*$", re.IGNORECASE)
WHOLE = ("title", "date", "url", "first")


def folded(text: str | None) -> str:
    """A text without case, kinds of quotes and dashes, and edge punctuation."""
    text = unicodedata.normalize("NFKC", _MEDIUM.sub("", text or "")).translate(_SIGNS).replace('"', "'").casefold()
    return re.sub(r"\s+", " ", text).strip(" .,;:!?'\"()[]<>{}-")


def graded(case: Mapping[str, Any], reference: Reference) -> dict[str, bool]:
    """Per field whether it is right, absent ones included; fields whose truth is unknown or optional are left out."""
    gold, skip = case["gold"], {*case.get("skip", ()), *case.get("optional", ())}
    alternatives = case.get("alt") or {}
    grades: dict[str, bool] = {}
    if "title" not in skip:
        grades["title"] = _same_words(folded(reference.title), folded(gold.get("title")))
    if "container" not in skip:
        allowed = {folded(gold.get("container")), *map(folded, alternatives.get("container", ()))}
        grades["container"] = folded(reference.container) in allowed
    for field in ("date", "accessed"):
        if field not in skip:
            stated, wanted = getattr(reference, field), gold.get(field)
            grades[field] = str(stated or "").startswith(wanted) if wanted else stated is None
    if "url" not in skip:
        grades["url"] = _address(reference.url) == _address(gold.get("url")) or (
            not gold.get("url") and "doi.org" in (reference.url or "")
        )
    if "authors" not in skip:
        grades |= _people(reference.authors, gold.get("authors") or (), alternatives.get("authors", ()))
    return grades


def _people(found: Sequence[Name], wanted: Sequence[Mapping[str, str]], allowed: Sequence[str]) -> dict[str, bool]:
    """Whether all family names are right in order, and whether the first one is."""
    names = [folded(name.family or name.literal) for name in found]
    families = [folded(person.get("family") or person.get("literal")) for person in wanted]
    if not families:
        names = [name for name in names if name not in {folded(text) for text in allowed}]
    return {"authors": names == families, "first": names[:1] == families[:1]}


def _same_words(a: str, b: str) -> bool:
    return a == b or (bool(a and b) and SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio() >= 0.9)


def _address(url: str | None) -> str:
    return re.sub(r"^https?://", "", re.sub(r"\s+", "", url or "").rstrip(".,;:)]>"), flags=re.IGNORECASE).rstrip("/")
