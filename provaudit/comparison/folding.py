"""What does not count when two strings are compared: case, quote marks, dashes, ligatures, diacritics, white space."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n"}
)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_ABBREVIATION = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}\s?/?>")
_AMPERSAND = re.compile(r"\s&\s|＆")
_SYMBOLS = re.compile(r"[%$€£¥#+]")
_WORD = re.compile(
    r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|\d+(?:[.,:]\d+)*|[^\W\d_]+|[%$€£¥#+]"
)
_CJK = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


_COMBINING = re.compile(f"[{''.join(chr(c) for c in range(0x300, 0x3100) if unicodedata.combining(chr(c)))}]+")
_CACHED_CHARACTERS = 400
"""Titles and names are compared again and again; a whole page is not, and would fill the memory."""


def fold(text: str) -> str:
    """`text` without what does not count: NFKC, lower case, no diacritics, no invisible characters, single spaces."""
    return _folded_once(text) if len(text) <= _CACHED_CHARACTERS else _folded(text)


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded; numbers keep their inner points, each CJK or Thai character is a word of its own.

    An apostrophe inside a word is dropped ("it's" is "its"), and so are the full stops of an abbreviation ("U.S.").
    """
    return _words_once(text) if len(text) <= _CACHED_CHARACTERS else _words(text)


def _folded(text: str) -> str:
    if "<" in text:
        text = _TAG.sub(" ", text)
    if text.isascii():
        return " ".join(html.unescape(text).casefold().split())
    settled = unicodedata.normalize("NFKC", html.unescape(text)).translate(_INVISIBLE).casefold().translate(_LETTERS)
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", settled))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _words(text: str) -> tuple[str, ...]:
    settled = _APOSTROPHES.sub("", fold(text))
    settled = _ABBREVIATION.sub(lambda match: match[0].replace(".", "") + " ", settled)
    return tuple(_WORD.findall(_AMPERSAND.sub(" and ", settled)))


_folded_once = lru_cache(maxsize=2048)(_folded)
_words_once = lru_cache(maxsize=2048)(_words)


def may_hold(text: str, word: str) -> bool:
    """Whether a long text may hold a word: a quick look that saves folding all of it, blind to lost accents."""
    lowered = text.casefold()
    return word.casefold() in lowered or fold(word) in lowered


def is_cjk(text: str) -> bool:
    """Whether `text` is written mostly in characters that are words of their own."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and len(_CJK.findall(text)) * 2 > len(letters)


def is_latin(text: str) -> bool:
    """Whether most letters of `text` are Latin ones."""
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) * 2 > len(letters)


def compact(text: str) -> str:
    """The words of `text` without anything between them: "e-mail" and "email" are one."""
    return "".join(words(text))
