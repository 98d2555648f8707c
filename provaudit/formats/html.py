"""HTML: paragraphs, links, notes and their signs, as authors, Wikipedia, Word and pandoc write them."""

from __future__ import annotations

import re

from provaudit.formats.assembly import assemble
from provaudit.formats.decoding import decode
from provaudit.formats.html_notes import html_blocks
from provaudit.formats.html_walk import Walk
from provaudit.model import Document

_CHARSET = re.compile(
    rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})"
)


class Html:
    """HTML and XHTML."""

    name = "html"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is binary or too large."""
        found = _CHARSET.search(data[:2048])
        declared = (found[1] or found[2]).decode("ascii", "ignore") if found else None
        text = decode(data, path, declared)
        blocks, notes = html_blocks(Walk(text).run())
        return assemble(path, self.name, text, data, blocks, notes, alike=True)
