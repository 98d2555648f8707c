"""Plain Markdown lists, read line by line: most lists are such, and markdown-it-py is slow for them.

An item belongs to the innermost open item whose words begin no further right than its own sign stands (CommonMark
0.31, section 5.2). Whatever is not plainly an item or a line that carries one on is left to markdown-it-py.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from attrs import define, field

from provaudit.formats.blocks import Block, joined
from provaudit.formats.labels import YEAR
from provaudit.formats.markdown_regions import Line, line_pieces

_SIGN = re.compile(r"([-*+]|(\d{1,9})([.)])) {1,4}(?=[^ \t\n])")
_STRUCTURE = re.compile(
    r"[>|<#=~:$+]|[-*](?:[ \t]|$)|([-*_])[ \t]*(?:\1[ \t]*){2,}$|\d{1,9}[.)](?:[ \t]|$)|`{3}|\[[^\]]*\]:|-+[ \t]*$"
)
"""What may begin something other than words."""


@define
class _Item:
    """An open item: where its words begin, how its sign is written, its number and its lines."""

    content: int
    sign: str
    number: str | None
    depth: int
    lines: list[Line] = field(factory=list)


def plain_list(text: str, lines: Sequence[Line]) -> list[Block] | None:
    """The items of a list that holds nothing but items and their words; None if it may hold anything else."""
    items: list[_Item] = []
    open_items: list[_Item] = []
    blank = False
    for line in lines:
        start, end, _ = line
        if end <= start:
            blank = True
            continue
        sign = _SIGN.match(text, start, end)
        if sign is not None:
            item = _opened(line, sign, open_items, blank=blank)
            if item is None or _STRUCTURE.match(text, sign.end(), end):
                return None
            items.append(item)
        elif blank or not items or _STRUCTURE.match(text, start, end):
            return None
        else:
            items[-1].lines.append(line)
        blank = False
    numbers = {item.number for item in items}
    return [_block(text, item, dated=is_year(item.number, numbers)) for item in items]


def is_year(number: str | None, numbers: Container[str | None]) -> bool:
    """Whether the number of an item is rather the year that its words begin with: none of the others is next to it."""
    if number is None or YEAR.fullmatch(number) is None:
        return False
    return str(int(number) - 1) not in numbers and str(int(number) + 1) not in numbers


def _opened(line: Line, sign: re.Match[str], open_items: list[_Item], *, blank: bool) -> _Item | None:
    """The item that begins in a line, put among those that are open; None where another reading is possible."""
    start, end, indent = line
    written = sign[3] or sign[1]
    siblings = ""
    while open_items and open_items[-1].content > indent:
        siblings = open_items.pop().sign
    inner = open_items[-1].content if open_items else 0
    interrupts = not blank and (siblings != written if siblings else sign[2] not in (None, "1"))
    if indent - inner >= 4 or (siblings and siblings != written) or (open_items and interrupts):
        return None
    item = _Item(indent + sign.end() - start, written, sign[2], len(open_items))
    item.lines.append((sign.end(), end, 0))
    open_items.append(item)
    return item


def _block(text: str, item: _Item, dated: bool) -> Block:
    """An item as a block; if its number is a year (`dated`), that belongs to its words."""
    lines = item.lines
    if dated and item.number:
        lines = [(text.rindex(item.number, 0, lines[0][0]), *lines[0][1:]), *lines[1:]]
    passage = joined(line_pieces(text, lines), lines[-1][1])
    return Block(passage, "item", None if dated else item.number, indent=4 * item.depth)
