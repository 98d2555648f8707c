"""Two wordings side by side: which words differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from attrs import frozen

_WORDS = re.compile(r"\s+|\w+(?:[-'’.]\w+)*|[^\w\s]")
"""Blanks, words (a date such as 2023-06-09 is one) and single signs."""
_MOST_WORDS = 400
"""Comparing takes time by the product of the lengths; beyond this nobody reads a word diff anyway."""


@frozen
class Piece:
    """A stretch of a text, and whether the other text has it too."""

    text: str
    same: bool


def word_diff(claimed: str, observed: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; the pieces of each joined give that text again.

    Two texts that share nothing, or too long to compare, are one differing piece each.
    """
    left, right = _WORDS.findall(claimed), _WORDS.findall(observed)
    if max(len(left), len(right)) > _MOST_WORDS:
        return whole(claimed, claimed == observed), whole(observed, claimed == observed)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if _says_something(left[block.a : block.a + block.size])]
    return (
        _pieces(left, [(block.a, block.size) for block in blocks]),
        _pieces(right, [(block.b, block.size) for block in blocks]),
    )


def shared_diff(claimed: str, observed: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; texts that share no word have nothing marked: they already stand beside each other."""
    left, right = word_diff(claimed, observed)
    if any(piece.same for piece in left):
        return left, right
    return whole(claimed, True), whole(observed, True)


def _says_something(words: list[str]) -> bool:
    """A shared blank between differing words is no agreement."""
    return any(not word.isspace() for word in words)


def whole(text: str, same: bool) -> tuple[Piece, ...]:
    """A text in one piece."""
    return (Piece(text, same),) if text else ()


def _pieces(words: list[str], shared: list[tuple[int, int]]) -> tuple[Piece, ...]:
    """`words` cut into what is shared and what lies between."""
    pieces, done = [], 0
    for start, size in shared:
        pieces += [Piece("".join(words[done:start]), False), Piece("".join(words[start : start + size]), True)]
        done = start + size
    pieces.append(Piece("".join(words[done:]), False))
    return tuple(piece for piece in pieces if piece.text)
