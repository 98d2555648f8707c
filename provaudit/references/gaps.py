"""What stands between the tokens of a reference, in plain signs."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from provaudit.references.tokens import Token

_SIGNS = str.maketrans(
    {
        "„": "“",
        "«": "“",
        "»": "”",
        "‚": "‘",
        "‹": "‘",
        "›": "’",
        "–": "-",
        "—": "-",
        "‐": "-",
        "″": '"',
        "\u00ad": "",
        "（": "(",
        "）": ")",
    }
)
_BREAK = re.compile(r"[.?!;:“”\"()\[\]/|。]|‘| ’|’ |' | '| - ")


class Gap(tuple[str, bool, bool]):
    """What stands between two tokens: its plain signs, whether a sentence may end there, whether it has punctuation."""

    __slots__ = ()


@functools.lru_cache(maxsize=20_000)
def _gap(text: str) -> Gap:
    sign = re.sub(r"\s+", " ", text.translate(_SIGNS).replace("``", "“").replace("''", "”"))
    sign = sign if len(sign) <= 5 else sign[:3] + "~" + sign[-2:]
    return Gap((sign, _BREAK.search(sign) is not None, sign not in ("", " ", "-", "'", "’")))


def gaps_of(tokens: Sequence[Token], text: str) -> list[Gap]:
    """The gaps before, between and after the tokens."""
    gaps = [_gap(text[max(0, tokens[0].start - 6) : tokens[0].start])]
    gaps += [_gap(text[a.end : b.start]) for a, b in pairwise(tokens)]
    gaps.append(_gap(text[tokens[-1].end : tokens[-1].end + 6]))
    return gaps
