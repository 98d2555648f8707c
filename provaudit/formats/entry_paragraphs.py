"""Paragraphs and rows of tables that look like entries of a list of references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from provaudit.formats.blocks import Block

ENTRY = re.compile(
    r"(?<![\d/])(?:1[5-9]|20)\d\d[a-z]?(?![\d/])|https?://|www\.|\bdoi\b|\bn\.\s?d\.|\bs\.\s?a\.|\bforthcoming\b"
    r"|\bin press\b|\bibid\b|\bop\. cit\b",
    re.IGNORECASE,
)
_LONGEST = 1_500
NUMBER_CELL = re.compile(r"[\[(]?(\d{1,3})[\])]?\.?")
_WORDS = re.compile(r"[^\W\d_]{3,}\W+(?:\w+\W+){0,3}?[^\W\d_]{3,}")


def rows_of_notes(blocks: Sequence[Block], start: int, end: int, kind: str) -> dict[int, Block]:
    """The notes of a table: a cell that only counts, from 1, and beside it one with the words."""
    found: dict[int, Block] = {}
    for place in range(start, end - 1):
        number_cell, words = blocks[place], blocks[place + 1]
        match = NUMBER_CELL.fullmatch(number_cell.passage.text) if number_cell.kind == "cell" else None
        counts = match is not None and int(match[1]) == len(found) + 1
        if match is not None and counts and words.kind == "cell" and _describes(words.passage.text):
            found[place + 1] = evolve(words, kind=kind, label=match[1], shape="[1]")
    return found


def _describes(text: str) -> bool:
    """Whether the words of a cell describe a source: words in a row, and a year or an address."""
    return ENTRY.search(text) is not None and _WORDS.search(text) is not None


def _is_entry(block: Block) -> bool:
    """Whether a paragraph looks like an entry: by a year or an address in it, or as an item that is a hyperlink."""
    linked = block.kind == "item" and any(link.url.startswith(("http://", "https://")) for link in block.links)
    return len(block.passage.text) < _LONGEST and (linked or ENTRY.search(block.passage.text) is not None)


def unlabelled(blocks: Sequence[Block], start: int, end: int) -> dict[int, Block]:
    """Unlabelled paragraphs from `start` that look like entries; one that does not may stand between two that do."""
    found: dict[int, Block] = {}
    stray = 0
    for place in range(start, end):
        block = blocks[place]
        if block.kind not in ("heading", "cell") and _is_entry(block):
            found[place] = evolve(block, kind="entry", label=None)
            stray = 0
        else:
            stray += 1
            if stray > 1 or block.kind == "heading":
                break
    return found
