"""Which parts of an HTML page are furniture: what stands in an element that says so, unless the page stands in it.

Names such as `sidebar` or `share` are put on navigation, and on the one element around everything else as well
(`with-sidebar`). So an element that only seems to be furniture is taken for what it is by how much prose it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from provaudit.formats.html_outline import Furniture
from provaudit.formats.html_parts import Part

_PROSE = 60
"""Characters that a paragraph of prose has at least."""
_LINKED = 0.5
"""The share of a paragraph of prose that may be links."""
_LEAST = 300
"""Characters of prose that an element holds at least if the page stands in it."""


def settle(parts: Sequence[Part], shells: Sequence[Furniture]) -> None:
    """Tell each part whether it is furniture.

    Args:
        parts: The parts of the page; `shells` of each names the elements around it that seem to be furniture.

        shells: What each of those elements is, by its tag.
    """
    if not shells:
        return
    prose: dict[tuple[int, ...], int] = Counter()
    for part in parts:
        prose[part.shells] += _prose(part)
    opened: set[int] = set()
    while True:
        kept = 0
        held, surely = Counter[int](), Counter[int]()
        for chain, amount in prose.items():
            closed = [shell for shell in chain if shell not in opened]
            if not closed:
                kept += amount
            elif all(shells[shell] is Furniture.LIKELY for shell in closed):
                held[closed[-1]] += amount
            else:
                surely[closed[-1]] += amount
        # Even what is surely furniture is the page if there is nothing else.
        held = held if kept or max(held.values(), default=0) >= _LEAST else held + surely
        found = max(held, key=lambda shell: (held[shell], -shell), default=None)
        if found is None or held[found] < max(_LEAST, kept + 1):
            break
        opened.add(found)
    for part in parts:
        part.furniture = any(shell not in opened for shell in part.shells)


def _prose(part: Part) -> int:
    """How many characters of prose a part holds."""
    length = sum(len(said) for said, _, _ in part.pieces)
    if length < _PROSE or part.kind == "heading":
        return 0
    linked = sum(
        len(said)
        for anchor in part.anchors
        if anchor.name == "a"
        for said, _, _ in part.pieces[anchor.first : anchor.last]
    )
    return length if linked <= _LINKED * length else 0
