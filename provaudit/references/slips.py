"""Human slips: signs between the fields of a rendered reference lost, swapped or doubled; training only."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int, str]
"""Where a field stands and its name."""

_STRAIGHT = str.maketrans("“”‘’«»„", '""\'\'""“')
_QUOTES = re.compile("[“”‘’\"'«»„]")


def slipped(text: str, spans: Sequence[Span], rng: random.Random) -> tuple[str, list[Span]]:
    """A text with small faults in what stands between its spans, and where the spans stand then."""
    edges = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    quotes = rng.random()
    moved, worn = {0: 0}, ""
    for start, end in pairwise(edges):
        signs = text[start:end]
        if not any(first <= start and end <= last for first, last, _ in spans):
            signs = _slip(signs, rng.random(), quotes)
        worn += signs
        moved[end] = len(worn)
    return worn, [(moved[start], moved[end], name) for start, end, name in spans if moved[end] > moved[start]]


def _slip(signs: str, roll: float, quotes: float) -> str:
    """What stands between two fields, as a hurried hand writes it."""
    if quotes < 0.15:
        signs = signs.translate(_STRAIGHT)
    elif quotes < 0.25:
        signs = _QUOTES.sub("", signs)
    changes = (
        (0.05, signs.replace(". ", ", ")),
        (0.08, signs.replace(", ", ". ")),
        (0.11, signs.replace(" ", "  ", 1)),
        (0.14, re.sub("[.,;:] ", " ", signs)),
        (0.16, signs.rstrip(" ") or signs),
    )
    return next((changed for limit, changed in changes if roll < limit), signs)
