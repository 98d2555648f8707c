"""Quotations that a Markdown document sets off in HTML: `<blockquote>`, with a footer or a caption for their source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from provaudit.formats.blocks import Block, Piece, joined
from provaudit.model import Link

_TAG = re.compile(r"<(/?)(blockquote|p|footer|figcaption)\b([^<>]*)>", re.IGNORECASE)
_CITE = re.compile(r"""\bcite\s*=\s*["']?(https?://[^\s"'<>]+)""", re.IGNORECASE)


def html_paragraphs(pieces: Sequence[Piece], quoted: bool) -> Iterator[Block]:
    """The paragraphs of a stretch of HTML, those in a block quotation with the address that it is `cite`d from.

    `quoted` if the stretch itself stands in a quotation.
    """
    part: list[Piece] = []
    cited: list[str] = []
    for words, place in pieces:
        begin = 0
        for tag in _TAG.finditer(words):
            part.append((words[begin : tag.start()], place + begin))
            begin = tag.end()
            yield from _block(part, quoted, cited)
            part = []
            if tag[2].lower() == "blockquote":
                address = _CITE.search(tag[3])
                cited = cited[:-1] if tag[1] else [*cited, html.unescape(address[1]) if address else ""]
        part.append((words[begin:], place + begin))
    yield from _block(part, quoted, cited)


def _block(part: Sequence[Piece], quoted: bool, cited: Sequence[str]) -> Iterator[Block]:
    """One paragraph, if it has words."""
    if any(words.strip() for words, _ in part):
        passage = joined(part, part[-1][1] + len(part[-1][0]))
        links = (Link(passage.text, cited[-1], passage.span),) if cited and cited[-1] else ()
        yield Block(passage, "quote" if quoted or cited else "paragraph", links=links)
