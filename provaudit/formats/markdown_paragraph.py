"""A Markdown paragraph with its inside read: readable text, links, markers, and the notes written in place."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from attrs import evolve

from provaudit.formats.blocks import LINE_END, Block, cut, seen_through
from provaudit.formats.linewraps import is_wrapped
from provaudit.formats.markdown_inline import Inline
from provaudit.formats.markdown_tokens import SPECIAL
from provaudit.model import Link, Marker, Note, Passage

_CROSS = re.compile(
    r"(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec)[-:]", re.IGNORECASE
)
"""How the keys of Quarto's and pandoc-crossref's cross-references begin."""
_SOFT = re.compile(r"(?<!\\)\n")
"""A break in a paragraph, which Markdown takes for a space."""


def in_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text; where it is not wrapped, each of their lines is one that its writer ended."""
    if is_wrapped([line for block in blocks for line in _SOFT.split(block.passage.text)[1:]]):
        return list(blocks)
    return [evolve(b, passage=evolve(b.passage, text=_SOFT.sub(LINE_END, b.passage.text))) for b in blocks]


def inline_block(block: Block, definitions: dict[str, str]) -> tuple[Block, list[Note]]:
    """A block with its inside read: readable text, links, markers, and the notes written in place."""
    outer = block.passage
    if not SPECIAL.search(outer.text) and "@" not in outer.text:
        text = outer.text.replace("\n", " ")
        return (evolve(block, passage=Passage(text, outer.span, outer.runs)) if text != outer.text else block), []
    scan = Inline(outer.text, definitions).scan()
    ends = []
    length = 0
    for node in scan.nodes:
        ends.append((length, length + len(node.text)))
        length += len(node.text)
    whole = seen_through(outer, [(n.text, n.start, n.length) for n in scan.nodes if n.text], len(outer.text))
    lead = len(whole.text) - len(whole.text.lstrip())
    passage = cut(whole, 0) if whole.text != whole.text.strip() else whole
    notes: list[Note] = []
    markers = _markers(scan, outer)
    for start, end in scan.notes:
        span = outer.source_span(start, end)
        inner, _ = inline_block(Block(cut(outer, start, end)), definitions)
        label = f"^{span.start}"
        markers.append(Marker(label, outer.source_span(start - 2, start), "footnote"))
        notes.append(Note(label, inner.passage, "note", inner.links))
    opaque = tuple((ends[node][0] - lead, ends[node][1] - lead) for node in scan.opaque)
    links = (*block.links, *(_link(scan, outer, ends, link) for link in scan.links))
    return evolve(block, passage=passage, links=links, markers=tuple(markers), opaque=opaque), notes


def _link(scan: Inline, outer: Passage, ends: Sequence[tuple[int, int]], link: tuple[int, int, str, int, int]) -> Link:
    """A link: its words, and the source span of the words."""
    first, last, url, start, end = link
    text = "".join(node.text for node in scan.nodes[first:last])
    return Link(" ".join(text.split()), url, outer.source_span(start, max(start, end)))


def _markers(scan: Inline, outer: Passage) -> list[Marker]:
    """The markers that Markdown itself declares."""
    found = (
        (scan.footnotes, "footnote"),
        (scan.typed, "bracket"),
        (scan.raised, "superscript"),
        (scan.keys, "citekey"),
        (scan.mentions, "mention"),
    )
    return [Marker(name, outer.source_span(a, b), scheme) for signs, scheme in found for name, a, b in signs]


def cited_block(block: Block, *, named: bool) -> Block:
    """A block whose bare `@key` is a citation if a bibliography is named, and somebody's name on the web if not."""
    if all(marker.scheme != "mention" for marker in block.markers):
        return block
    kept = (
        evolve(m, scheme="citekey") if m.scheme == "mention" else m
        for m in block.markers
        if named or m.scheme != "mention"
    )
    return evolve(block, markers=tuple(kept))


def without_cross_references(block: Block, known: Set[str | None]) -> Block:
    """A block whose keys cite sources, and not the figures and sections of the text itself, `@fig-rise`."""
    if not any(_CROSS.match(marker.label) for marker in block.markers if marker.scheme == "citekey"):
        return block
    kept = (m for m in block.markers if m.scheme != "citekey" or m.label in known or not _CROSS.match(m.label))
    return evolve(block, markers=tuple(kept))
