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


def punctuated(note: Note) -> Note:
    """`note` with a full stop wherever a line was ended without a sign and the next one does not go on with it."""
    passage = note.passage
    places = list(_unparted(note))
    if not places:
        return note
    text = ".".join(passage.text[start:end] for start, end in pairwise([0, *places, len(passage.text)]))
    runs = {here + bisect_right(places, here): there for here, there in passage.runs or ((0, passage.span.start),)}
    runs |= {place + count: passage.at(place) for count, place in enumerate(places, 1)}
    return evolve(note, passage=Passage(text, passage.span, tuple(sorted(runs.items()))), line_ends=())


def _unparted(note: Note) -> Iterator[int]:
    """Where the stops are missing: right behind the words of lines."""
    text = note.passage.text
    for start, end in pairwise([0, *note.line_ends]):
        words = text[start:end].rstrip()
        behind = text[end:].lstrip()[:8]
        if words.strip() and not _PARTED.search(words) and not (behind[:1].islower() and not behind.startswith("http")):
            yield start + len(words)
