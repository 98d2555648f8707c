"""References that a text describes in its own front matter: `references:` in YAML, as pandoc and Quarto read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from provaudit.formats.csljson import READABLE, item_note
from provaudit.formats.entries import Value
from provaudit.model import Note, Span

_LONGEST = 500_000
"""Characters of a front matter that is looked at."""
_MOST = 50_000
"""Nodes that are looked at: an alias can stand for many."""


def listed_in_front(front: str, offset: int) -> list[Note]:
    """The entries that a front matter lists under `references`; none if it is no sound YAML.

    Args:
        front: The front matter without its fences.

        offset: Where it begins in the document.
    """
    if "references:" not in front or len(front) > _LONGEST:
        return []
    import yaml

    try:
        root = yaml.compose(front, yaml.SafeLoader)
        found = list(_entries(root, front))
    except (yaml.YAMLError, RecursionError, ValueError):
        return []
    return [note for note in (_moved(note, offset) for note in found) if note.label]


def _entries(root: Any, front: str) -> Iterator[Note]:
    """The items of the list, with the places of their values in the front matter."""
    left = [_MOST]
    for key, node in _pairs(root):
        if key == "references" and node.id == "sequence":
            for item in node.value:
                span = Span(item.start_mark.index, item.end_mark.index)
                said = {name: _said(value, left) for name, value in _pairs(item)}
                yield item_note(front, said | _dates(said), span, list(_values(item)))


def _pairs(node: Any) -> Iterator[tuple[str, Any]]:
    """The keys of a mapping and their nodes; none of anything else."""
    if node is not None and node.id == "mapping":
        yield from ((str(key.value), value) for key, value in node.value if key.id == "scalar")


def _said(node: Any, left: list[int]) -> Any:
    """A node as plain values, scalars as written."""
    left[0] -= 1
    if left[0] < 0:
        raise ValueError("too many nodes")
    if node.id == "scalar":
        return str(node.value)
    if node.id == "sequence":
        return [_said(item, left) for item in node.value]
    return {name: _said(value, left) for name, value in _pairs(node)}


def _dates(said: dict[str, Any]) -> dict[str, Any]:
    """Dates as CSL-JSON has them: `{year: 2001, month: 3}`, alone or in a list, becomes date-parts."""
    found: dict[str, Any] = {}
    for name in ("issued", "accessed"):
        value = said.get(name)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict) and value.get("year"):
            found[name] = {"date-parts": [[value[part] for part in ("year", "month", "day") if value.get(part)]]}
        elif value is not None:
            found[name] = value
    return found


def _values(item: Any) -> Iterator[Value]:
    """The readable values and where they stand, without their quotation marks."""
    scalars = {name: node for name, node in _pairs(item) if node.id == "scalar"}
    for name in READABLE:
        node = scalars.get(name)
        if node is not None and str(node.value).strip():
            quoted = node.style in ("'", '"')
            yield " ".join(str(node.value).split()), node.start_mark.index + quoted, node.end_mark.index - quoted


def _moved(note: Note, offset: int) -> Note:
    """The note with its places counted in the document."""
    passage = note.passage
    runs = tuple((here, there + offset) for here, there in passage.runs)
    span = Span(passage.span.start + offset, passage.span.end + offset)
    links = tuple(evolve(k, span=Span(k.span.start + offset, k.span.end + offset)) for k in note.links)
    return evolve(note, passage=evolve(passage, span=span, runs=runs), links=links)
