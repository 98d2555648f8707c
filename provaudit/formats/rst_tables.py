"""Tables of reStructuredText, drawn with signs: grids (`+---+`) and simple ones (`===  ===`), cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Line = tuple[int, int, int]
"""Where a line's words start and end, and how far they are indented."""

_GRID = re.compile(r"\+(?:[-=]+\+)+$")
_SIMPLE = re.compile(r"=+(?:[ ]+=+)+$")
_RUN = re.compile("=+")
_UNDERLINE = re.compile(r"-+(?:[ ]+-+)*$")
_DRAWN = re.compile(r"[-=+|]*$")
"""What is no words of a cell but a line of the drawing."""
_MOST_LINES = 5_000


def table(text: str, lines: Sequence[Line], place: int) -> tuple[list[list[Line]], int] | None:
    """The paragraphs of the cells of the table that begins at a line, and the line after it; None if none does."""
    start, end, _ = lines[place]
    if _GRID.match(text, start, end):
        return _grid(text, lines, place)
    return _simple(text, lines, place) if _SIMPLE.match(text, start, end) else None


def _grid(text: str, lines: Sequence[Line], place: int) -> tuple[list[list[Line]], int]:
    """A table of which every cell has a frame."""
    last = place
    while last < min(len(lines), place + _MOST_LINES) and text[lines[last][0] : lines[last][1]][:1] in ("+", "|"):
        last += 1
    start, end, _ = lines[place]
    columns = [at for at in range(end - start) if text[start + at] == "+"]
    found: list[list[Line]] = []
    row: list[Line] = []
    for line in lines[place:last]:
        if _GRID.match(text, line[0], line[1]):
            found += _framed(text, row, columns)
            row = []
        else:
            row.append(line)
    return found + list(_framed(text, row, columns)), last


def _framed(text: str, row: Sequence[Line], columns: Sequence[int]) -> Iterator[list[Line]]:
    """The paragraphs of one row; a frame that not all of its lines have parts no cells."""
    edges = [at for at in columns if all(start + at < end and text[start + at] in "|+" for start, end, _ in row)]
    for left, right in pairwise(edges) if row else ():
        yield from _paragraphs(text, ((start + left + 1, start + right) for start, _, _ in row))


def _simple(text: str, lines: Sequence[Line], place: int) -> tuple[list[list[Line]], int] | None:
    """A table with columns under rules; a line without a first cell goes on with the row before."""
    last = _closing_rule(text, lines, place)
    if last is None:
        return None
    begin, end, indent = lines[place]
    columns = [
        (match.start() - begin + indent, match.end() - begin + indent) for match in _RUN.finditer(text, begin, end)
    ]
    columns[-1] = (columns[-1][0], 1 << 30)
    found: list[list[Line]] = []
    row: list[list[tuple[int, int]]] = [[] for _ in columns]
    for start, end, inner in lines[place + 1 : last]:
        drawn = _SIMPLE.match(text, start, end) or _UNDERLINE.match(text, start, end)
        if drawn or inner < columns[0][1]:
            found += [lines for cell in row for lines in _paragraphs(text, cell)]
            row = [[] for _ in columns]
        if not drawn:
            margin = start - inner
            for cell, (left, right) in zip(row, columns, strict=True):
                cell.append((max(start, margin + left), min(end, margin + right)))
    return found + [lines for cell in row for lines in _paragraphs(text, cell)], last + 1


def _closing_rule(text: str, lines: Sequence[Line], place: int) -> int | None:
    """The line of the rule that ends a simple table: a blank line follows."""
    for number in range(place + 1, min(len(lines), place + _MOST_LINES)):
        start, end, _ = lines[number]
        after = lines[number + 1] if number + 1 < len(lines) else (0, 0, 0)
        if _SIMPLE.match(text, start, end) and after[1] <= after[0] and number > place + 1:
            return number
    return None


def _paragraphs(text: str, slices: Iterable[tuple[int, int]]) -> Iterator[list[Line]]:
    """The lines of a cell without the blanks around them, parted where one is empty or drawn."""
    found: list[Line] = []
    for start, end in slices:
        said = text[start:end] if end > start else ""
        begin = start + len(said) - len(said.lstrip())
        if _DRAWN.match(said.strip()):
            if found:
                yield found
            found = []
        else:
            found.append((begin, begin + len(said.strip()), 0))
    if found:
        yield found
