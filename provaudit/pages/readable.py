"""The readable text of a page: every sentence of it, one block a line; boilerplate may stay."""

from __future__ import annotations

import re

from provaudit.pages.source import Source

_UNREAD = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "object",
    "select",
    "textarea",
    "math",
    "canvas",
]
_INLINE = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr",
]  # fmt: skip
_BLANK = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


def readable(source: Source) -> str:
    """The text of the body. The tree is used up: read everything else from it before."""
    tree = source.tree
    body = tree.body
    if body is None:
        return ""
    body.strip_tags(_UNREAD)
    body.unwrap_tags(_INLINE)
    body.merge_text_nodes()
    text = body.text(separator="\n")
    return _LINES.sub("\n", _BLANK.sub(" ", text)).strip()
