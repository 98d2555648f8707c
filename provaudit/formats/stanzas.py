"""Stanzas of plain text that list sources: each in a few lines, of which the last one is its address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.formats.labels import heads_notes

Line = tuple[int, int, int]
"""Where a line's words start and end in the text, and how far they are indented."""

BULLET = re.compile(
    r"(?:[-*+•‣◦▪–—]|(?!\d{1,2}\.\s+(?:jan|feb|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[csz]))\d{1,3}[.)])\s+\S",
    re.IGNORECASE,
)
"""A sign or number before words, but no day before its month: `3. März`."""
_ALONE = re.compile(
    r"(?:(?:url|link|web(?:site)?|address|adresse)\s?:\s?)?[<(]?(?:https?://|www\.)\S+\Z", re.IGNORECASE
)
"""A line that is an address and nothing else, but for what calls it one."""
_MOST_FIELDS = 7


def sources_of(text: str, stanza: Sequence[Line]) -> list[list[Line]]:
    """The sources of a stanza, each in a few lines ended by its address; none if it is anything else."""
    heading = stanza[:1] if heads_notes(text[stanza[0][0] : stanza[0][1]]) else []
    entries: list[list[Line]] = [[]]
    for line in stanza[len(heading) :]:
        entries[-1].append(line)
        if _ALONE.match(text, line[0], line[1]):
            entries.append([])
    if entries.pop() or max(map(len, entries), default=0) < 2 or not all(_is_entry(text, lines) for lines in entries):
        return []
    return [list(heading), *entries] if heading else entries


def _is_entry(text: str, lines: Sequence[Line]) -> bool:
    """Whether lines above an address are the fields of one source: few, without another address or another item."""
    fields = lines[:-1]
    return (
        len(fields) < _MOST_FIELDS
        and not any("://" in text[start:end] for start, end, _ in fields)
        and not any(BULLET.match(text, start) for start, _, _ in fields[1:])
    )
