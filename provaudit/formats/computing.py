"""Bracketed numbers that only look like markers: intervals, indices of arrays, macros of a markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_BEFORE_MATH = re.compile(r"(?:[=+×∈≤≥<>/^|]|\\in|\b(?:interval|range|vector|matrix|array|index|between))\s?$")
_AFTER_MATH = re.compile(r"\s?(?:[=×∈≤≥<>^]|\[\d|\([^)]*\)\s?=)|\.\d")
_MACRO = re.compile(r"\w:(?!/)[\w./-]{1,40}$|\w_\w{0,40}$")
"""What brackets in code belong to: `linkgit:git-fetch[1]`, `io_ports[8]`."""
_FIRST_OF_ARRAY = re.compile(r"\w\[0\]|\[0\s?,\s?\d+\]")


def has_arrays(texts: Iterable[str]) -> bool:
    """Whether a document has an `x[0]` or a `[0, 59]`: then an `x[1]` is rather an index, and `[1, 31]` an interval."""
    return any("[0" in text and _FIRST_OF_ARRAY.search(text) for text in texts)


def may_compute(text: str, start: int, names: Sequence[str]) -> bool:
    """Whether a bracket follows a name directly, or holds two numbers."""
    return text[start - 1 : start].isalnum() or len(names) > 1


def is_vector(said: str) -> bool:
    """Whether what stands in brackets names a number twice, as lists of notes do not."""
    numbers = re.split(r"\s?,\s?", said)
    return len(set(numbers)) < len(numbers)


def is_computed(text: str, start: int, names: Sequence[str]) -> bool:
    """Whether brackets are an interval (`[0, 1]`) or the index of a variable (`x[1]`)."""
    return "0" in names or (text[start - 1 : start].islower() and not text[max(0, start - 2) : start - 1].isalnum())


def looks_cited(text: str, start: int, end: int, names: Sequence[str]) -> bool:
    """Whether a bracketed number without a known note can be a citation: no year, no index, no interval."""
    if any(int(name.rstrip("abcdefghijklmnopqrstuvwxyz")) > 999 or name.startswith("0") for name in names):
        return False
    before, after = text[max(0, start - 42) : start], text[end : end + 12]
    if not before.strip() or _BEFORE_MATH.search(before) or _AFTER_MATH.match(after) or _MACRO.search(before):
        return False
    within = before[-1].isalnum() and after[:1].isalnum()
    return not within and not re.search(r"(?:^|[^\w])\w$", before) and before[-1] not in "([{\\_"
