"""Tables of phrases in many languages, made into patterns over folded text (lower case, straight quotes).

A line holds alternatives parted by bars, and may go on after a backslash. `A ~ B` means: A and B in one sentence, at
most sixty characters apart, in either order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from provaudit.pages import condition_words
from provaudit.pages.gone_words import GONE
from provaudit.pages.look import Look

_GAP = r"[^.!?\n。]{0,60}?"
_PARTS = re.compile(r"\s+[|\-–—•·»«:]+\s+|\s*[|｜]\s*")
_FILLER = re.compile(
    r"\b(?:oops|whoops|sorry|error|fehler|erreur|404|403|410|500|503|http|status|code|page|the|this|that|we|you|is|a|of|to|your"
    r"|our|not|found|please|here|for|are|-|site|website|home)\b|\W"
)
SIGNAL = 90
"""The most characters of a signal's words."""


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of a table, compiled when first needed."""
    return compiled(GONE if name == "GONE" else getattr(condition_words, name))


def compiled(table: str) -> re.Pattern[str]:
    """One pattern out of a table."""
    return re.compile("|".join(f"(?:{part})" for part in _alternatives(table)), re.M)


def _alternatives(table: str) -> Iterator[str]:
    for line in table.replace("\\\n", "").strip().split("\n"):
        for part in _split(line):
            left, near, right = part.partition(" ~ ")
            yield f"{left}{_GAP}{right}|{right}{_GAP}{left}" if near else part


def _split(line: str) -> Iterator[str]:
    """A line cut at its top-level bars."""
    depth = start = 0
    for place, char in enumerate(line):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            yield line[start:place]
            start = place + 1
    yield line[start:]


def title_says(look: Look, name: str, loose: bool = False) -> list[str]:
    """The first title a part of which says little but what the table says; `loose`: a title that says it at all."""
    for title in look.titles:
        if len(title) <= 120 and any(_says(part, name, loose) for part in {title, *_PARTS.split(title)}):
            return [f"title: {title[:SIGNAL]}"]
    return []


def _says(part: str, name: str, loose: bool) -> bool:
    match = pattern(name).search(part)
    if match is None or loose:
        return match is not None
    rest = _FILLER.sub("", part.replace(match[0], ""))
    return 2 * len(match[0]) >= len(part.strip()) or (len(rest) <= 8 and len(part.split()) <= 8)


def text_says(look: Look, name: str) -> list[str]:
    """The first few different things of a table that are said in the beginning of the text."""
    found = dict.fromkeys(match[0].strip() for match in pattern(name).finditer(look.lead))
    return [f"words: {words[:SIGNAL]}" for words in list(found)[:3] if words]
