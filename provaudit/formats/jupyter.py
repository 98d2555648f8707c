"""Jupyter notebooks: their Markdown cells, one after the other."""

from __future__ import annotations

import json

from provaudit.errors import UnreadableInput
from provaudit.formats.assembly import assemble
from provaudit.formats.decoding import decode
from provaudit.formats.markdown_lines import markdown_blocks
from provaudit.formats.markdown_paragraph import cited_block
from provaudit.model import Document


class Jupyter:
    """Jupyter notebooks, format 4; the text is that of the Markdown cells, parted by blank lines."""

    name = "jupyter"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is no notebook."""
        try:
            notebook = json.loads(decode(data, path) or "{}")
        except json.JSONDecodeError as error:
            raise UnreadableInput(
                f"{path}: not a notebook: {error.msg} in line {error.lineno}", "is the file complete?"
            ) from error
        cells = notebook.get("cells") if isinstance(notebook, dict) else None
        if not isinstance(cells, list):
            raise UnreadableInput(
                f"{path}: not a notebook of format 4: it has no cells", "save it with a recent Jupyter"
            )
        texts = [
            _source(cell.get("source"))
            for cell in cells
            if isinstance(cell, dict) and cell.get("cell_type") == "markdown"
        ]
        text = "\n\n".join(texts)
        blocks, notes = markdown_blocks(text)
        blocks = [cited_block(block, named=False) for block in blocks]
        return assemble(path, self.name, text, data, blocks, notes)


def _source(source: object) -> str:
    """The text of a cell, which is a string or a list of lines."""
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""
