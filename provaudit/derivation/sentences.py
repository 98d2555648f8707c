"""The sentences of a text as spans; line wraps are no ends, headings and blank lines are."""

from __future__ import annotations

import re

from provaudit.model import Span

_STOP = re.compile(r"[.!?…]{1,8}[\"'”’»)\]]{0,4}(?:\s?\[\d{1,3}\]){0,4}(?=\s|$)|[。！？]+[」』”’）]*|\n\s*\n|\n")
_ABBREVIATED = frozenset(
    word
    for line in (
        "dr mr mrs ms prof st sr jr gen col lt sgt capt maj rep sen gov adm rev hon vs etc cf ca ed eds inc ltd",
        "dept jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.g i.e ph.d a.m p.m al co corp",
    )
    for word in line.split()
)
_BEFORE_NUMBERS = frozenset(("no", "nos", "p", "pp", "fig", "figs", "vol", "ch", "sec", "art"))
_ALSO_LAST = frozenset(("u.s", "u.k", "u.n", "a.m", "p.m", "etc", "inc", "ltd", "co", "corp"))
"""Abbreviations that may also end a sentence."""
_WRAP_CHARS = range(50, 160)
"""A line of this length that ends in the middle of a sentence is wrapped."""


def sentences(text: str) -> list[Span]:
    """The sentences, headings and list items of `text` in order, without the blanks around them."""
    found, start = list[Span](), 0
    for match in _STOP.finditer(text):
        if _ends(text, match):
            _add(found, text, start, match.end())
            start = match.end()
    _add(found, text, start, len(text))
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Keep what has a letter or digit in it."""
    piece = text[start:end]
    words = piece.strip()
    if any(char.isalnum() for char in words):
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(words)))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence or heading ends here."""
    if match[0].startswith("\n"):
        return len(match[0]) > 1 or not _wrapped(text, match.start())
    rest = text[match.end() : match.end() + 80].lstrip()
    if rest[:1].islower():
        return False
    if text[match.start()] != ".":
        return True
    word = re.search(r"[\w.]*$", text[max(0, match.start() - 20) : match.start()])
    last = word[0].lower() if word else ""
    if last in _BEFORE_NUMBERS:
        return not rest[:1].isdigit()
    if last in _ABBREVIATED:
        return last in _ALSO_LAST and _begins(rest)
    return not (len(last) == 1 and last.isalpha())


def _begins(rest: str) -> bool:
    """Whether what follows `U.S.` surely begins a sentence: a little word with a capital letter."""
    return re.match(r"(?:The|This|That|These|But|And|In|On|At|It|He|She|They|We|For|If|As|A|An)\s", rest) is not None


def _wrapped(text: str, at: int) -> bool:
    """Whether the line that ends at `at` only goes on in the next one."""
    begin = text.rfind("\n", 0, at) + 1
    line = text[begin:at].rstrip()
    if text[at + 1 : at + 2].islower():
        return True
    return len(line) in _WRAP_CHARS and not line.endswith((".", "!", "?", ":", "”", '"'))
