"""Tables of sources: a row for each, with its title, its address and what else the head of the table names."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field

from provaudit.formats.blocks import Block, stretched
from provaudit.formats.entry_paragraphs import NUMBER_CELL
from provaudit.model import Link

_HEADS = {
    "title": "title article headline titel überschrift titre título titulo titolo tytuł",
    "author": "author authors by autor autoren autorin auteur auteurs autores autore autori",
    "container": "publisher publication site website outlet journal newspaper magazine source container herausgeber "
    "verlag medium zeitung éditeur revue medio fonte",
    "issued": "date published year datum erschienen jahr fecha año data anno année",
    "address": "url link address web adresse lien enlace indirizzo doi",
    "label": "# no nr number ref id",
}
_FIELDS = {head: named for named, heads in _HEADS.items() for head in heads.split()}
_FILLER = frozenset("of the and publication full s".split())
"""Words of a head beside the one that names the field: `Publication date`, `Author(s)`."""
_WORD = re.compile(r"#|[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/|10\.\d{4,9}/)\S+", re.IGNORECASE)
_QUOTED = re.compile(r"[“„«]|\"\w")
_MOST_PARAGRAPHS = 20
"""So many may a cell have."""

Table = Mapping[int, Mapping[int, Block]]
"""Row -> column -> cell."""


@define
class Tables:
    """The tables that are open, and the row and column that the walk has come to in each of them."""

    open: list[tuple[int, int]] = field(factory=list)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column in the innermost table, from 0; None outside of tables."""
        return self.open[-1] if self.open else None

    def begin(self, part: str) -> None:
        """A `table` begins, or a `row` or `cell` of the innermost one."""
        if part == "table":
            self.open.append((-1, -1))
        elif self.open:
            row, column = self.open[-1]
            self.open[-1] = (row + 1, -1) if part == "row" else (row, column + 1)

    def end(self) -> None:
        """The innermost table ends."""
        if self.open:
            self.open.pop()


def rows_of_sources(blocks: Sequence[Block]) -> tuple[dict[int, Block], set[int]]:
    """The rows of tables of sources as entries, by the place of their last cell, and the places of all such cells.

    What stands in other columns stays running text; where it is quoted, the row is rather a quotation with its source.
    """
    found: dict[int, Block] = {}
    taken: set[int] = set()
    for places in _tables(blocks):
        if Counter(blocks[place].cell for place in places).most_common(1)[0][1] > _MOST_PARAGRAPHS:
            continue
        table = _table(blocks, places)
        fields = {column: named for column, cell in table.get(0, {}).items() if (named := _field(cell.passage.text))}
        used = {place for place in places if (cell := blocks[place].cell) and (cell[1] in fields or not cell[0])}
        others = (blocks[place].passage.text for place in places if place not in used)
        wider = max(map(max, table.values())) > max(table.get(0, {}), default=0)
        if wider or not {"title", "address"} <= set(fields.values()) or any(map(_QUOTED.search, others)):
            continue
        last = {cell[0]: place for place in sorted(used) if (cell := blocks[place].cell)}
        entries = {row: _entry(cells, fields) for row, cells in table.items() if row}
        if entries and all(entries.values()):
            found |= {last[row]: entry for row, entry in entries.items() if entry is not None}
            taken.update(used)
    return found, taken


def _tables(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The places of the cells of each table."""
    places: list[int] = []
    for place, block in enumerate(blocks):
        before = blocks[places[-1]].cell if places else None
        if places and (block.cell is None or (before is not None and block.cell < before)):
            yield places
            places = []
        if block.cell is not None:
            places.append(place)
    if places:
        yield places


def _table(blocks: Sequence[Block], places: Sequence[int]) -> Table:
    cells: dict[int, dict[int, Block]] = defaultdict(dict)
    for place in places:
        row, column = blocks[place].cell or (0, 0)
        known = cells[row].get(column)
        cells[row][column] = stretched(known, blocks[place]) if known is not None else blocks[place]
    return cells


def _field(head: str) -> str:
    """What a column holds by its head, if all its words name the same; a `Date accessed` is no date of a work."""
    words = _WORD.findall(head.lower())
    named = {_FIELDS.get(word, "") for word in words if word not in _FILLER} or {_FIELDS.get("".join(words[-1:]), "")}
    return named.pop() if len(named) == 1 else ""


def _entry(cells: Mapping[int, Block], fields: Mapping[int, str]) -> Block | None:
    """A row as an entry, its cells as lines; None without a title or an address.

    A cell whose words only lead to the address (`link`) makes a hyperlink of the title.
    """
    named = {fields[column]: cell for column, cell in sorted(cells.items()) if fields.get(column)}
    title, address = named.get("title"), named.get("address")
    if title is None or address is None:
        return None
    if not _ADDRESS.fullmatch(address.passage.text.strip("<>")):
        if not address.links:
            return None
        link = Link(title.passage.text, address.links[0].url, title.passage.span)
        named["title"] = evolve(title, links=(link,))
        del named["address"]
    label = NUMBER_CELL.fullmatch(named.pop("label").passage.text) if "label" in named else None
    whole = functools.reduce(stretched, named.values())
    return evolve(whole, kind="entry", label=label[1] if label else None, shape="[1]" if label else "", cell=None)
