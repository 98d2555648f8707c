"""References written in lines, a field or two a line: the end of a line reads as the stop that it stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from provaudit.model import Note, Passage

_PARTED = re.compile(r"(?:[.?!:;,…/|·•。、，；：–—-]|(?:://|www\.)\S*)\Z")
"""How a line ends that needs no stop: with a sign that parts, or with an address."""
_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S+")


def punctuated(note: Note) -> Note:
    """`note` with a full stop wherever a line was ended without a sign and the next one does not go on with it.

    Where each source begins with a line that is its address, a semicolon parts it from the source before.
    """
    passage = note.passage
    signs = dict(_missing(note)) if note.line_ends else {}
    if not signs:
        return note
    text, places = passage.text, list(signs)
    pieces = [signs.get(start, "") + text[start:end] for start, end in pairwise([0, *places, len(text)])]
    runs = {here + bisect_right(places, here): there for here, there in passage.runs or ((0, passage.span.start),)}
    runs |= {place + count: passage.at(place) for count, place in enumerate(places, 1)}
    return evolve(note, passage=Passage("".join(pieces), passage.span, tuple(sorted(runs.items()))), line_ends=())


def _missing(note: Note) -> Iterator[tuple[int, str]]:
    """Which signs are missing right behind the words of lines, and where."""
    text = note.passage.text
    starts = [0, *(end + 1 for end in note.line_ends), len(text) + 1]
    lines = [
        (start, text[start : end - 1].rstrip()) for start, end in pairwise(starts) if text[start : end - 1].strip()
    ]
    alone = [_ADDRESS.fullmatch(line.strip()) is not None for _, line in lines]
    headed = sum(alone) > 1 and alone[0] and not alone[-1]
    for number, ((start, line), (_, following)) in enumerate(pairwise(lines), 1):
        goes_on = following[:1].islower() and not _ADDRESS.match(following)
        if headed and alone[number] and not alone[number - 1]:
            yield start + len(line), ";"
        elif not goes_on and not _PARTED.search(line):
            yield start + len(line), "."
