"""Texts as words that compare alike whatever the typography, each word knowing where it stands.

Folded away: case, curly and straight marks, every kind of hyphen (U+2011 too), soft hyphens and other invisible
characters, ligatures and full-width forms (NFKC), hyphenation at line ends, and footnote numbers in brackets or
superscript. Kept: digits with their decimal points, currency and per cent signs, and apostrophes inside words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from attrs import field, frozen

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(
    r"[$€£¥₩%‰°±&]"
    r"|\d+(?:[.,:]\d+)*"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
    rf"|(?:[^\W\d_]|[\u0300-\u036f{_INVISIBLE}])+(?:['’ʼ′‘](?:[^\W\d_]|[\u0300-\u036f{_INVISIBLE}])+)*"
)
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_FOOTNOTE = re.compile(
    r"\[\s*(?:\d{1,3}(?:\s*[-–,]\s*\d{1,3}){0,9}|[a-z](?=\s*\](?!\w))|note\s\d{1,3}|(?:citation|clarification)\sneeded)\s*\]"
)
_STRIP = str.maketrans("", "", _INVISIBLE)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "′": "'", "‘": "'"})
_SIGNS = {"&": "and", "%": "percent", "％": "percent"}
_GLUED_NUMBER_DIGITS = 3


@frozen
class Folded:
    """A text's words: `keys` compare, `starts` and `ends` point into the text."""

    text: str = field(repr=False)
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joined: str = field(repr=False)
    """All keys without gaps, so that `co-operate`, `co operate` and `cooperate` are found alike."""
    offsets: tuple[int, ...] = field(repr=False)
    """Where each key begins in `joined`; one more for the end."""

    def word_at(self, offset: int) -> int | None:
        """The number of the word that begins at `offset` of `joined`; None inside a word."""
        at = bisect_left(self.offsets, offset)
        return at if at < len(self.offsets) and self.offsets[at] == offset else None

    def word_from(self, position: int) -> int:
        """The number of the first word that ends after `position` of the text."""
        return bisect_right(self.ends, position)

    def raw(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def fold(text: str, keep: tuple[bool, ...] = ()) -> Folded:
    """The folded words of a text; of `keep`, one flag a word, the false ones are left out."""
    words = [match.span() for match in _WORD.finditer(_without_footnotes(text))]
    keyed = [(_key(text[start:end]), start, end) for start, end in words]
    if keep:
        keyed = [word for word, kept in zip(keyed, keep, strict=True) if kept]
    return _folded(text, [word for word in keyed if word[0]])


@lru_cache(maxsize=8)
def fold_source(text: str) -> Folded:
    """The same for a long text that is asked for again and again."""
    return fold(text)


@lru_cache(maxsize=8)
def without_glued_numbers(source: Folded) -> Folded | None:
    """The source without numbers that hang on a word, as footnote signs do once their markup is gone; None if none."""
    hangs = [
        key.isdigit() and len(key) <= _GLUED_NUMBER_DIGITS and i > 0 and source.ends[i - 1] == source.starts[i]
        for i, key in enumerate(source.keys)
    ]
    if not any(hangs):
        return None
    words = zip(source.keys, source.starts, source.ends, strict=True)
    return _folded(source.text, [word for word, hanging in zip(words, hangs, strict=True) if not hanging])


def _folded(text: str, words: list[tuple[str, int, int]]) -> Folded:
    keys = tuple(word[0] for word in words)
    offsets = tuple(accumulate((len(key) for key in keys), initial=0))
    return Folded(
        text, keys, tuple(word[1] for word in words), tuple(word[2] for word in words), "".join(keys), offsets
    )


def _without_footnotes(text: str) -> str:
    """The text with footnote signs blanked out; offsets stay."""
    if "[" in text:
        text = _FOOTNOTE.sub(lambda match: " " * len(match[0]), text)
    return _SUPERSCRIPT.sub(lambda match: " " * len(match[0]), text)


def _key(word: str) -> str:
    """The form in which a word compares."""
    if word.isascii():
        return _SIGNS.get(word) or word.lower()
    plain = unicodedata.normalize("NFKC", word.translate(_STRIP)).translate(_APOSTROPHES)
    return _SIGNS.get(plain) or plain.casefold()
