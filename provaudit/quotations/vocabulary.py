"""Lists of words, written as running text."""

from __future__ import annotations


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text that is parted by blanks and line ends."""
    return frozenset(text.split())
