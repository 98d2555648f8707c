"""Long lists of phrases as one pattern."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern that matches any of some patterns, the longest first among those with the same first letter.

    The first letters are drawn out: what fits none of them is done with after a few looks, not one for every phrase.
    """
    ordered = sorted(phrases, key=lambda phrase: (phrase[0].isalpha(), phrase[0], -len(phrase)))
    return "|".join(
        f"{first}(?:{'|'.join(phrase[1:] for phrase in group)})" if first.isalpha() else "|".join(group)
        for first, group in groupby(ordered, key=lambda phrase: phrase[0])
    )
