"""Where the sentences of a paragraph begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

from provaudit.quotations.vocabulary import vocabulary

_ABBREVIATED = vocabulary(
    """
    dr mr mrs ms prof st sr jr gen col lt sgt capt maj rep sen gov adm rev hon vs etc no nos fig figs vol al cf ca p
    pp ed eds inc ltd co corp dept jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.g i.e ph.d a.m p.m
    """
)
_BLANKED_CHARS = 4
"""A longer gap is where a quotation was blanked out, which begins a sentence whatever follows it."""
_STOP = re.compile(r"[.!?…]{1,8}[\"'”’»)\]]{0,4}(?:\s?\[\d{1,3}\]){0,4}(\s+|$)|[。！？]{1,8}[」』”’）]{0,4}()")


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every sentence of a paragraph, in order; together they cover it all."""
    spans, start = list[tuple[int, int]](), 0
    for match in _STOP.finditer(text):
        if _ends(text, match):
            spans.append((start, match.end()))
            start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(spans)


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop is one: not an abbreviation's, not an initial's, and no lower-case letter follows."""
    after = text[match.end() : match.end() + 1]
    gap = match.end() - match.start(1) if match[1] else 0
    if after.islower() and gap < _BLANKED_CHARS:
        return False
    if text[match.start()] != "." or not after or text[match.start() + 1 : match.start() + 2] in "\"'”’»":
        return True
    return not _abbreviated(text, match.start())


def begins_sentence(text: str, at: int) -> bool:
    """Whether the word at `at` stands first in its sentence, where a capital letter says nothing."""
    before = text[:at].rstrip(" \t\r\n\"'“‘«(")
    return not before or before[-1] in "!?:…" or (before[-1] == "." and not _abbreviated(before, len(before) - 1))


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    word = re.search(r"[\w.]*$", text[max(0, stop - 20) : stop])
    last = word[0] if word else ""
    return (len(last) == 1 and last.isupper()) or last.lower() in _ABBREVIATED
