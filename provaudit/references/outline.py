"""The landmarks of a whole reference, and where its tokens stand to them: dates, the address, "In", editors."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from provaudit.references.gaps import Gap
from provaudit.references.lexicon import Word
from provaudit.references.tokens import Token

Outline = tuple[str, str, str, str]
"""Where a token stands to the dates, the address, and an "In" with its editors; what the reference holds at all."""

_TELLING = {"vol": 1, "pp": 2, "pub": 4, "work": 8, "jou": 16}
"""Kinds of words by which references differ as a whole; an address and an "In" count 32 and 64."""


def outlined(tokens: Sequence[Token], words: Sequence[Word], gaps: Sequence[Gap]) -> list[Outline]:
    """One outline per token; it changes only at a landmark, so that most tokens share theirs with the one before."""
    dates = [place for place, token in enumerate(tokens) if token.kind == "date"]
    address = next((place for place, token in enumerate(tokens) if token.kind in ("url", "doi")), None)
    fence = next((place for place, word in enumerate(words) if word.kind == "in" and _fences(gaps[place][0])), None)
    editors = next((place for place, word in enumerate(words) if word.kind == "ed"), None)
    signature = sum(_TELLING.get(kind, 0) for kind in {word.kind for word in words})
    signature += 32 * (address is not None) + 64 * (fence is not None)
    marks = sorted({0, *(place + 1 for place in dates), *_around(address), *_around(fence), *_around(editors)})
    columns: list[Outline] = []
    for start, end in zip(marks, [*marks[1:], len(tokens)], strict=True):
        passed = sum(place < start for place in dates)
        columns += [
            _outline(
                f"{min(passed, 2)}{min(len(dates), 3)}",
                _side(start, address),
                _side(start, fence) + _side(start, editors),
                f"{signature}",
            )
        ] * (end - start)
    return columns


def _fences(sign: str) -> bool:
    """Whether an "in" after these signs may begin what holds the work."""
    return sign.strip("”\"’' )")[-1:] in (".", ",", "?", "!", ";", ":", "") and sign not in ("", " ")


def _around(place: int | None) -> tuple[int, ...]:
    return () if place is None else (place, place + 1)


def _side(place: int, landmark: int | None) -> str:
    """Whether a place is before, at or after a landmark, or there is none."""
    return "n" if landmark is None else "<" if place < landmark else "=" if place == landmark else ">"


@functools.lru_cache(maxsize=20_000)
def _outline(dated: str, addressed: str, fenced: str, signature: str) -> Outline:
    return (f"d{dated}", f"u{addressed}{dated[0]}", f"F{fenced}", f"R{signature}")
