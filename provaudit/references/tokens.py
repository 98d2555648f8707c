"""The units that a reference is read in: words, and the anchors that rules recognise whole."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 12_000
"""Characters of a reference that are read; what stands beyond is not looked at."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_WORD = re.compile(
    rf"(?:19|20)\d\d(?={_MONTH}(?:\d\d?)?\b)|\d\d?(?={_MONTH}(?:19|20)\d\d\b)|(?<=\d){_MONTH}(?=\d{{1,4}}\b)|"
    r"[^\W\d_]+(?:[-‐'’ʼ\u00ad]\u00ad*[^\W\d_]+)*"
    r"(?:(?=(?:19|20)\d\d\s[“\"])|(?=\d{1,2}\.? (?:Jan|Feb|M[aä]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[ck]t|Nov|De[cz]))|\d*)"
    r"|\d+[^\W\d_]{0,12}"
)
"""A number goes with the word before it (`Nr4`), unless it begins a date before which a blank was lost: `Roe2024 “A
title”`. A date without blanks, `2022Feb1`, is three words."""


class Token(NamedTuple):
    """A word (kind `w`) or an anchor: `date`, `url`, `doi`, `id`, `seen` (an access phrase), `mark` (a list marker)."""

    start: int
    end: int
    kind: str
    text: str


Attributes = tuple[bytes, ...]
"""What a tagger is told, encoded once: its library would do so again for every reference."""


def coded(*attributes: str) -> Attributes:
    """Attributes as the tagger takes them; none has a line break, so that all are encoded in one go."""
    return tuple("\n".join(attributes).encode().split(b"\n")) if attributes else ()


def words_of(text: str) -> list[Token]:
    """The words and numbers of `text`, in order; punctuation is left in the gaps between them.

    Soft hyphens stand for what parts a word without being part of it; the text of its token goes without them.
    """
    if "\u00ad" in text:
        return [Token(m.start(), m.end(), "w", m.group().replace("\u00ad", "")) for m in _WORD.finditer(text)]
    return [Token(match.start(), match.end(), "w", match.group()) for match in _WORD.finditer(text)]
