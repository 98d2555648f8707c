"""`compare` on a terminal: the verdict first, then what a rewriting must not touch and did, then the rest in short."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from provaudit.model.compared import Change, Comparison, Reuse
from provaudit.reports.clean import encodable, one_line
from provaudit.reports.comparison_wording import CHANGES, CREDIT, DIRECTION, REUSE
from provaudit.reports.presentation import PLAIN, Presentation

_MOST_LINES = 40
"""Of one list, unless all is asked for."""


def render(comparison: Comparison, how: Presentation = PLAIN) -> str:
    """The comparison in at most `how.width` columns, without colour: every line says what it means."""
    lines = (encodable(line, how.encoding) for line in _lines(comparison, how))
    return "\n".join(folded for line in lines for folded in _folded(line, max(how.width, 40))) + "\n"


def _folded(line: str, width: int) -> list[str]:
    """A line in at most `width` columns; what goes on is indented further."""
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _lines(comparison: Comparison, how: Presentation) -> Iterator[str]:
    one, two = one_line(comparison.original_name), one_line(comparison.copy_name)
    yield f"{two} beside {one}"
    yield f"  {REUSE[comparison.reuse]}"
    if comparison.reuse not in (Reuse.UNRELATED, Reuse.TOPIC):
        yield f"  {comparison.copy_covered:.0%} of the copy, {comparison.original_covered:.0%} of the original"
        yield f"  {len(comparison.passages)} shared passages, {len(comparison.links)} linked sentences"
    if comparison.credit:
        yield f"  {CREDIT[comparison.credit]}"
    yield from _direction(comparison)
    yield from _changed(comparison, how)
    yield from _listed("Regular replacements", [_replaced(comparison, how)] if comparison.replacements else [], how)
    leftovers = [f"{a.span.start:>6}  {one_line(a.text)}  ({', '.join(a.signs)})" for a in comparison.anchors]
    yield from _listed("Left over in the copy, perhaps the text of links", leftovers, how)
    said = [f"{n.side}: {one_line(n.text)}" for n in comparison.notices]
    yield from _listed("Notices of origin", said, how)


def _direction(comparison: Comparison) -> Iterator[str]:
    """Which was made from which, with the evidence."""
    if not comparison.passages:
        return
    yield f"  {DIRECTION[comparison.direction.judgement]}"
    for reason in comparison.direction.evidence:
        yield f"    because {one_line(reason)}"


def _changed(comparison: Comparison, how: Presentation) -> Iterator[str]:
    """The changes that matter, by kind."""
    changes = [change for link in comparison.links for change in link.changes]
    counts = Counter(change.kind for change in changes)
    for kind, title in CHANGES.items():
        found = [_pair(change) for change in changes if change.kind == kind]
        if found:
            yield from _listed(f"{title} ({counts[kind]})", found, how)


def _pair(change: Change) -> str:
    detail = f"  ({change.detail})" if change.detail else ""
    return f"{one_line(change.original) or '(nothing)'}  ->  {one_line(change.copy) or '(nothing)'}{detail}"


def _replaced(comparison: Comparison, how: Presentation) -> str:
    most = None if how.verbose else 12
    return ", ".join(f"{r.original} -> {r.copy} ({r.count}x)" for r in comparison.replacements[:most])


def _listed(title: str, items: list[str], how: Presentation) -> Iterator[str]:
    """A titled list, cut with a count of what is not shown."""
    if not items:
        return
    yield ""
    yield title
    shown = items if how.verbose else items[:_MOST_LINES]
    yield from (f"  {item}" for item in shown)
    if len(items) > len(shown):
        yield f"  and {len(items) - len(shown)} more"
