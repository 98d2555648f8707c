"""Markdown (CommonMark, with pandoc's, MyST's and Quarto's notes and citation keys), positions kept.

Plain paragraphs, headings, notes and definitions are read line by line; lists, quotations, tables and the like are
handed to markdown-it-py, which knows their rules, and its blocks are placed by line and content.
"""

from __future__ import annotations

from provaudit.formats.assembly import assemble
from provaudit.formats.bibliography import beside, cited_entries, named_in_directives, named_in_front
from provaudit.formats.decoding import decode
from provaudit.formats.markdown_lines import markdown_blocks
from provaudit.formats.markdown_paragraph import cited_block, without_cross_references
from provaudit.formats.markdown_regions import FRONT, back_matter
from provaudit.formats.yaml_references import listed_in_front
from provaudit.model import Document


class Markdown:
    """Markdown, MyST and Quarto."""

    name = "markdown"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        blocks, notes = markdown_blocks(text)
        front = FRONT.match(text) or back_matter(text)
        names = named_in_front(front[2]) if front else []
        listed = listed_in_front(front[2], front.start(2)) if front else []
        blocks = [cited_block(block, named=bool(names or listed)) for block in blocks]
        keys = [marker for block in blocks for marker in block.markers if marker.scheme == "citekey"]
        notes += listed
        if keys:
            names = names or named_in_directives(text) or beside(path)
            notes = [*notes, *cited_entries(path, names, keys, {n.label for n in notes})]
            labels = {note.label for note in notes}
            blocks = [without_cross_references(block, labels) for block in blocks]
        return assemble(path, self.name, text, data, blocks, notes)
