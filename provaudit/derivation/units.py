"""A text cut into units, sentences by and large, and these into words; every unit and word knows where it stands."""

from __future__ import annotations

import re

from attrs import frozen

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+(?:['’][^\W_]+)?")
_CUT = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|[。！？]+|\n\s*\n\s*|[ \t\xa0]{2,}|\n(?=[A-Z0-9\"“(•*-])")
_STEM_CHARS = 5
"""Words compare by so many first letters: inflection and light rewording then count as agreement."""
_LEAST_WORDS = 3
"""Shorter units are joined to the next one."""
MOST_CHARS = 4_000_000
"""Only so much of a text is read."""


@frozen(eq=False)
class Units:
    """The units of one text: word `w` stands at `starts[w]` to `ends[w]`, unit `u` begins at word `first[u]`."""

    text: str
    words: list[str]
    """In lower case."""
    stems: list[str]
    starts: list[int]
    ends: list[int]
    first: list[int]
    """The first word of each unit, and the number of words at the end."""
    last_char: list[int]
    """Where each unit ends in the text, its punctuation counted in."""

    def __len__(self) -> int:
        return len(self.last_char)

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Characters of the units `begin` to `end`, both counted in."""
        return self.starts[self.first[begin]], self.last_char[end]

    def chars(self, begin: int, end: int) -> int:
        """How many characters the units `begin` to `end` take."""
        start, stop = self.span(begin, end)
        return stop - start


def units(text: str) -> Units:
    """The units of `text`, in order; text without any word has none."""
    text = text[:MOST_CHARS]
    matches = list(_WORD.finditer(text))
    starts = [match.start() for match in matches]
    words = [match[0] for match in matches]
    if not text.isascii() or not text.islower():
        words = [word.lower() for word in words]
    first, ends, word = [0], list[int](), 0
    cuts = [match.end() for match in _CUT.finditer(text)]
    count = len(words)
    for cut in [*cuts, len(text)]:
        while word < count and starts[word] < cut:
            word += 1
        if word - first[-1] >= _LEAST_WORDS or (cut == len(text) and word > first[-1]):
            first.append(word)
            ends.append(cut)
    stems = [word[:_STEM_CHARS] for word in words]
    return Units(text, words, stems, starts, [m.end() for m in matches], first, [_trimmed(text, e) for e in ends])


def _trimmed(text: str, end: int) -> int:
    """The end without the blanks before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
