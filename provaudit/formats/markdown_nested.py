"""The nested structures of Markdown (lists, quotations, tables, HTML) by markdown-it-py, placed in the source."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from provaudit.formats.blocks import LINE_END, Block, Piece, joined
from provaudit.formats.markdown_html import html_paragraphs
from provaudit.formats.markdown_lists import is_year, plain_list
from provaudit.formats.source_tables import Tables

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Line = tuple[int, int, int]
_QUOTED = "<blockquote"
_REACH = 10
"""How far from its item's words a year may begin that is taken for a number."""
_OF_TABLES = {"table_open": "table", "tr_open": "row", "th_open": "cell", "td_open": "cell"}


@functools.cache
def _parser() -> MarkdownIt:
    """markdown-it-py for blocks only: what stands inside a paragraph is read with positions elsewhere."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").use(footnote_plugin)
    parser.disable(["inline", "text_join", "footnote_tail"], ignoreInvalid=True)
    return parser


def nested_blocks(text: str, lines: Sequence[Line], dedent: int = 0) -> list[Block]:
    """The blocks of a stretch of lines that begins with a nested structure; arguments as in `by_markdown_it`."""
    found = plain_list(text, lines) if not dedent else None
    return by_markdown_it(text, lines, dedent) if found is None else found


def by_markdown_it(text: str, lines: Sequence[Line], dedent: int = 0) -> list[Block]:
    """The blocks of a stretch of lines as markdown-it-py tells them; code is left out.

    Args:
        text: The document.

        lines: The lines of the stretch.

        dedent: How many columns they are indented because they belong to a note.
    """
    begin = text.rfind("\n", 0, lines[0][0]) + 1
    raws = text[begin : lines[-1][1]].split("\n")
    starts = [begin]
    for raw in raws:
        starts.append(starts[-1] + len(raw) + 1)
    source = (
        "\n".join(raw[min(dedent, len(raw) - len(raw.lstrip(" "))) :] for raw in raws) if dedent else "\n".join(raws)
    )
    return list(_blocks(text, source, starts))


def _blocks(text: str, source: str, starts: Sequence[int]) -> Iterator[Block]:
    """Walk over the tokens; `starts` are the places of the lines in the document."""
    numbers: list[str | None] = []
    fresh: list[bool] = []
    quotes = heading = 0
    note = ""
    cursor = 0
    tokens = _parser().parse(source)
    given = {token.info for token in tokens if token.type == "list_item_open"}
    cells = _cells(tokens)
    for order, token in enumerate(tokens):
        kind = token.type
        if kind == "list_item_open":
            numbers.append(token.info or None)
            fresh.append(True)
        elif kind == "list_item_close":
            numbers.pop()
            fresh.pop()
        elif kind in ("blockquote_open", "blockquote_close"):
            quotes += 1 if kind.endswith("open") else -1
        elif kind in ("footnote_reference_open", "footnote_reference_close"):
            note = str(token.meta["label"]) if kind.endswith("open") else ""
        elif kind in ("heading_open", "heading_close"):
            heading += 1 if kind.endswith("open") else -1
        elif kind in ("inline", "html_block") and token.map and token.content.strip():
            if kind == "html_block" and token.content.lstrip().startswith(("<!--", "<script", "<style", "<?", "<!")):
                continue
            cursor, pieces = _placed(text, token, starts, cursor)
            if not pieces:
                continue
            if kind == "html_block" and _QUOTED in token.content.lower() and not (note or numbers):
                yield from html_paragraphs(pieces, quotes > 0)
                continue
            first = bool(fresh) and fresh[-1]
            level = _worded(fresh) if first else len(numbers)
            if first:
                if is_year(numbers[-1], given if level == len(numbers) - 1 else ()):
                    pieces = _with_number(text, numbers[-1], pieces)
                    numbers[-1] = None
                fresh[level:] = [False] * (len(fresh) - level)
            states = (("heading", heading), ("cell", order in cells), ("item", first), ("quote", quotes))
            place = next((state for state, holds in states if holds), "paragraph")
            depth = 4 * level
            end = pieces[-1][1] + len(pieces[-1][0])
            if note:
                yield Block(joined(pieces, end), "note", note)
            else:
                label = numbers[level] if first else None
                yield Block(joined(pieces, end), place, label, indent=depth, cell=cells.get(order))


def _cells(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    """The row and column of the tokens that are the words of a table's cells."""
    found: dict[int, tuple[int, int]] = {}
    tables = Tables()
    for order, token in enumerate(tokens):
        if token.type == "table_close":
            tables.end()
        elif part := _OF_TABLES.get(token.type):
            tables.begin(part)
            if part == "cell" and tables.cell:
                found[order + 1] = tables.cell
    return found


def _worded(fresh: Sequence[bool]) -> int:
    """The outermost of the open items that have had no words yet: in `1. - words` they are those of the outer one."""
    level = len(fresh) - 1
    while level and fresh[level - 1]:
        level -= 1
    return level


def _with_number(text: str, number: str | None, pieces: list[Piece]) -> list[Piece]:
    """The words of an item with its number: `1. 2024. A title` begins with a year and no list in the list."""
    words, place = pieces[0]
    sign = text.rfind(number, max(0, place - _REACH), place) if number else -1
    return pieces if sign < 0 else [(text[sign:place] + words, sign), *pieces[1:]]


def _placed(text: str, token: Token, starts: Sequence[int], cursor: int) -> tuple[int, list[Piece]]:
    """The lines of a token's content with their places; cells of one row follow one another."""
    assert token.map is not None
    pieces: list[Piece] = []
    line = token.map[0]
    for content in token.content.split("\n"):
        wanted = content.strip()
        if not wanted:
            line += 1
            continue
        place = -1
        while line < token.map[1] and place < 0:
            begin = max(starts[line], cursor if cursor < starts[line + 1] else 0)
            place = text.find(wanted, begin, starts[line + 1])
            line += 1
        if place < 0:
            break
        if pieces:
            end = pieces[-1][1] + len(pieces[-1][0])
            pieces.append((LINE_END if text.startswith("  ", end) else "\n", end))
        pieces.append((wanted, place))
        cursor = place + len(wanted)
    return cursor, pieces
