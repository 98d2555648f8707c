"""The units that a reference is read in: words, and the anchors that rules recognise whole."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 12_000
"""Characters of a reference that are read; what stands beyond is not looked at."""

_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’ʼ\u00ad]\u00ad*[^\W\d_]+)*\d*|\d+[^\W\d_]{0,12}")


class Token(NamedTuple):
    """A word (kind `w`) or an anchor: `date`, `url`, `doi`, `id`, `seen` (an access phrase), `mark` (a list marker)."""

    start: int
    end: int
    kind: str
    text: str


def words_of(text: str) -> list[Token]:
    """The words and numbers of `text`, in order; punctuation is left in the gaps between them.

    Soft hyphens stand for what parts a word without being part of it; the text of its token goes without them.
    """
    if "\u00ad" in text:
        return [Token(m.start(), m.end(), "w", m.group().replace("\u00ad", "")) for m in _WORD.finditer(text)]
    return [Token(match.start(), match.end(), "w", match.group()) for match in _WORD.finditer(text)]
