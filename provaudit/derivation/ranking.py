"""Find the likeliest original of a text among very many, by the fingerprints that they share.

A fingerprint is the hash of two words in a row; winnowing keeps the least of every four. S. Schleimer and others,
"Winnowing: local algorithms for document fingerprinting" (2003). Short fingerprints survive the replacement of every
fifth word, where hashes of whole documents (MinHash, simhash) do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from itertools import pairwise
from math import log, sqrt
from zlib import crc32

from attrs import frozen

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_]+")
_STEM_CHARS = 5
_WINDOW = 4


@frozen(order=True)
class Ranked:
    """A text of the corpus and how likely it is the original; scores compare within one ranking only."""

    score: float
    name: str
    shared: int
    """How many fingerprints it shares with the copy."""


def fingerprints(text: str) -> frozenset[int]:
    """The winnowed fingerprints of a text."""
    words = [word[:_STEM_CHARS] for word in _WORD.findall(text.lower())]
    begun = {word: (crc32(word.encode()), f" {word}".encode()) for word in set(words)}
    hashes = [crc32(begun[two][1], begun[one][0]) for one, two in pairwise(words)]
    if len(hashes) <= _WINDOW:
        return frozenset(hashes)
    return frozenset(map(min, *(hashes[at:] for at in range(_WINDOW))))


def rank(corpus: Iterable[tuple[str, str]], copy: str, most: int = 10) -> list[Ranked]:
    """The texts of `corpus`, pairs of name and text, that are likeliest the original of `copy`, best first.

    The corpus is gone through once and never held: of each text only what it shares with the copy is kept.
    Rare fingerprints weigh more, and long texts less, as in a cosine of tf-idf vectors.
    """
    wanted = fingerprints(copy)
    shared: list[tuple[str, frozenset[int], int]] = []
    frequency = Counter[int]()
    count = 0
    for name, text in corpus:
        count += 1
        own = fingerprints(text)
        common = own & wanted
        if common:
            frequency.update(common)
            shared.append((name, common, len(own)))
    weight = {mark: log((count + 1) / times) for mark, times in frequency.items()}
    ranked = (
        Ranked(
            round(sum(weight[mark] ** 2 for mark in common) / sqrt(size * max(1, len(wanted))), 6), name, len(common)
        )
        for name, common, size in shared
    )
    return nlargest(most, ranked)
