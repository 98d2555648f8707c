"""What the open elements around a place of an HTML page make of what stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from provaudit.formats.html_ids import Ids
from provaudit.formats.html_outline import HEADINGS
from provaudit.formats.html_parts import Element, Part
from provaudit.formats.labels import label_at

_SIGN = re.compile(r"\s*[\[(]?(\d{1,4}|[a-z]|[*†‡§¶]{1,3})[\])]?\s*")


def part_within(stack: Sequence[Element], done: int) -> Part:
    """A new paragraph, told by the elements that are open; `done` paragraphs came before it."""
    part = Part("paragraph", None, 0, "")
    shells: list[int] = []
    for element in stack:
        if element.declared:
            part.declared = element.declared
            shells.clear()
        elif element.shell is not None:
            shells.append(element.shell)
        if element.unit is not None:
            part.unit = element.unit
        if element.name in HEADINGS:
            part.kind = "heading"
        elif element.name in ("li", "dd"):
            fresh = element.first == done
            part.kind, part.label = ("item", element.label) if fresh else ("paragraph", None)
            part.indent += 0 if fresh else 4
        elif element.name == "blockquote":
            part.kind, part.quoted = "quote", element.cite
        elif element.name in ("td", "th"):
            part.kind, part.label, part.cell = "cell", None, element.cell
        elif element.aside is not None:
            part.kind, part.label = "paragraph", element.label
    part.shells = tuple(shells)
    part.anchors = [element.anchor for element in stack if element.anchor is not None and element.anchor.last < 0]
    for anchor in part.anchors:
        anchor.first = 0
    return part


def count_within(stack: Sequence[Element], element: Element, attributes: Mapping[str, str]) -> None:
    """Give an item of an ordered list its number, and a row or cell of a table its place."""
    if element.name != "li":
        _place_cell(stack, element)
        return
    holder = next((e for e in reversed(stack) if e.name in ("ol", "ul", "menu")), None)
    if holder is not None and holder.count is not None:
        holder.count = counted(attributes.get("value", ""), holder.count + 1)
        element.label = str(holder.count)


def _place_cell(stack: Sequence[Element], element: Element) -> None:
    """Tell a row or a cell of a table where it stands."""
    within = ("table",) if element.name == "tr" else ("tr", "table")
    holder = next((e for e in reversed(stack) if e.name in within), None)
    if holder is None:
        return
    if element.name == "tr":
        holder.count = (holder.count or 0) + 1
        element.cell = holder.count - 1, -1
    elif holder.cell is not None:
        element.cell = holder.cell = holder.cell[0], holder.cell[1] + 1


def is_within_entry(stack: Sequence[Element], parts: Sequence[Part]) -> bool:
    """Whether a list that opens among declared notes is part of one: it has its label, or is what defines a term."""
    for element in reversed(stack):
        if element.name == "dd":
            return True
        if element.unit is not None:
            if element.name in ("li", "tr") or len(parts) != element.first + 1:
                return False
            said = "".join(words for words, _, _ in parts[-1].pieces).strip()
            label = label_at(f"{said} x")
            return label is not None and label.length >= len(said)
        if element.declared:
            return False
    return False


def extend_term(element: Element, stack: Sequence[Element], ids: Ids, done: int) -> None:
    """What defines a term in a list of definitions belongs to its id or one within it; lists inside of it do, too."""
    if element.name not in ("dt", "dd"):
        term = next((outer for outer in reversed(stack) if outer.name in ("dt", "dd", "dl")), None)
        if term is not None and term.name == "dt":
            term.key = term.key or element.key
        return
    around = next((outer for outer in reversed(stack) if outer.name == "dl"), None)
    if around is not None and element.name == "dt":
        around.term = element.key or ""
    elif around is not None and around.term:
        ids.extents[around.term] = ids.extents[around.term][0], done


def counted(said: str, otherwise: int) -> int:
    """The number that an attribute gives."""
    return int(said) if said.isdigit() and len(said) < 7 else otherwise


def sign_at_end(part: Part) -> tuple[str, int] | None:
    """The label of the raised sign with which the words so far end, and its first piece; None if there is none."""
    anchor = next((anchor for anchor in reversed(part.anchors) if anchor.name == "sup"), None)
    if anchor is None or anchor.last < anchor.first or "".join(p[0] for p in part.pieces[anchor.last :]).strip():
        return None
    match = _SIGN.fullmatch("".join(said for said, _, _ in part.pieces[anchor.first : anchor.last]))
    return (match[1], anchor.first) if match is not None else None
