"""A text cut into units, sentences by and large, and these into words; every unit and word knows where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from attrs import frozen

_SIGNS = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_SIGN = re.compile(rf"[{_SIGNS}]")
"""Scripts without gaps: each sign counts as a word."""
_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)")
_WORD_OR_SIGN = re.compile(rf"({_SIGN.pattern}|[^\W_{_SIGNS}]+(?:['’][^\W_{_SIGNS}]+)?)")
_CUTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[.!?…]{1,8}[\"'”’)\]]{0,4}\s+",
        r"[。！？]+",
        r"\n\s*\n\s*",
        r"[ \t\xa0]{2,}",
        r"\n(?=[A-Z0-9\"“(•*-])",
    )
)
"""Where a unit may end; five plain patterns are faster than their alternation."""
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
    plain = text.lower()
    if len(plain) != len(text):
        plain = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    # Splitting with the words kept is twice as fast as asking each match where it stands.
    parts = (_WORD_OR_SIGN if _SIGN.search(text) else _WORD).split(plain)
    ends = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], ends[:-1:2], ends[1::2]
    first, last_char = [0], list[int]()
    cuts = {match.end() for pattern in _CUTS for match in pattern.finditer(text)}
    for cut in sorted(cuts | {len(text)}):
        word = bisect_left(starts, cut, first[-1])
        if word - first[-1] >= _LEAST_WORDS or (cut == len(text) and word > first[-1]):
            first.append(word)
            last_char.append(_trimmed(text, cut))
    return Units(text, words, starts, ends, first, last_char)


def _trimmed(text: str, end: int) -> int:
    """The end without the blanks before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
