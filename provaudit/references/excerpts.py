"""The words of a source that a note quotes behind its address, which are no title: `https://... (“The dam held.”)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.identifiers import Found
from provaudit.references.markup import Plain
from provaudit.references.talk import QUOTED, TITLE_WORDS, WORD

_QUOTED_LAST = re.compile(r"[“\"„«]([^“”\"„«»]{12,2000})[”\"“»][\s.)\]]*$")
_CLOSING = ("”", '"', "“", "»")
_ANNOUNCED = re.compile(r"(?:(?:[A-ZÀ-Þ])?[a-zß-ÿ’']+\s){0,8}(?:[A-ZÀ-Þ])?[a-zß-ÿ’']{3,}\s?:\s*$")
"""Words that lead to it: `Quote:`, `where it says:`, `The passage in full:`."""
_LEADING = re.compile(r"(?:\s*[>)\]]?\s?[(\[][^()\[\]]{0,60}\d[)\]])?[\s:;,.()\[>–—-]*")
"""What may stand between an address and what is quoted from it: when it was looked at, a page, signs."""
_STOPS = (".", "!", "?", "…")


def excerpt(clean: Plain, found: Sequence[Found]) -> int | None:
    """Where the words begin that a reference quotes from its source, with what announces them; None if it has none.

    They end it and stand right behind an address of those `found`, or a hyperlink; and they are announced, or end like
    a sentence, or a title stands before.
    """
    text = clean.text
    quoted = _QUOTED_LAST.search(text) if text.rstrip(" .)]").endswith(_CLOSING) else None
    if quoted is None or len(WORD.findall(quoted[1])) <= TITLE_WORDS:
        return None
    announced = _ANNOUNCED.search(text, 0, quoted.start())
    start = announced.start() if announced else quoted.start()
    stretches = [*((item.start, item.end) for item in found), *clean.linked]
    address = max((stretch for stretch in stretches if stretch[1] <= start), key=lambda one: one[1], default=None)
    if address is None or not _LEADING.fullmatch(text, address[1], start):
        return None
    linked = (text[first:last] for first, last in clean.linked if last <= start)
    titled = QUOTED.search(text, 0, address[0]) or any(len(WORD.findall(words)) >= TITLE_WORDS for words in linked)
    return start if announced or titled or quoted[1].rstrip().endswith(_STOPS) else None
