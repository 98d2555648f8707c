"""Pair the quotation marks of a text: curly, straight, single, nested, guillemets, low-high and CJK brackets.

An apostrophe is not a quotation mark, and telling them apart is most of the work: `’` between letters never is one,
after a plural s (`the workers’ rights`) it is none if a better closing mark follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, frozen

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    "《": "》",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
    "＂": "＂",
    "”": "”",
    "``": "''",
}
"""What may close each opening mark. `”…”` is Swedish and Finnish, `»…«` Danish and German."""
_REVERSED = "”»›"
"""Marks that usually close; they open only where nothing else is open and a word follows a gap."""
_ASYMMETRIC = "“„‟«‹「『〝《‘‚"
_MOST_OPEN = 16
"""Of marks that nothing closes, only the last ones are waited for."""
_SINGLE = "‘’'"
_MARK = re.compile(r"``|''|[“”„‟«»‹›「」『』〝〞〟《》‘’‚\"'＂]")
_BEFORE_OPENING = " \t\n\r\u00a0\u202f\u2009([{<—–-/*_~|=:;,.>…。，、：“‘„«‹\"'「『（"
_ELIDED = re.compile(
    r"(?:\d0s?\b|tis\b|twas\b|twere\b|em\b|til\b|till\b|cause\b|n['’]|bout\b|cos\b|round\b|neath\b)", re.I
)


@frozen
class Quoted:
    """The words between a pair of marks: `start` and `end` count in the text and leave the marks out."""

    start: int
    end: int
    mark: str
    """The opening mark."""
    outer_start: int
    outer_end: int
    depth: int = 0
    """How many other pairs are around it."""
    runs_on: bool = False
    """Nothing closes it in this text: a quotation that goes on in the next paragraph."""


@define
class _Open:
    """A mark that waits for its partner."""

    mark: str
    at: int


def quoted(text: str) -> tuple[Quoted, ...]:
    """Every pair of quotation marks in one paragraph, in order of their openings.

    A mark that nothing closes gives a stretch to the end of the text with `runs_on`; the caller decides, by the next
    paragraph, whether it is a quotation.
    """
    found, stack = [], list[_Open]()
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if _is_apostrophe(text, at, mark, stack):
            continue
        opening = _closes(text, at, mark, stack)
        if opening is not None:
            del stack[stack.index(opening) :]
            found.append((opening.at, opening.mark, at, at + len(mark), False))
        elif _opens(text, at, mark, stack):
            stack[:-_MOST_OPEN] = []
            stack.append(_Open(mark, at))
    if stack and not any(opening <= stack[0].at < end for opening, _, _, end, _ in found):
        found.append((stack[0].at, stack[0].mark, len(text), len(text), True))
    return tuple(_nested(text, sorted(found)))


def _is_apostrophe(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    """Whether the mark is part of a word, or of a measure such as 6'2"."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    if mark == '"':
        return before.isdigit() and not any(o.mark == '"' for o in stack)
    if mark not in _SINGLE or len(mark) != 1:
        return False
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and after.isalnum():
        return _ELIDED.match(text, at + 1) is not None
    if mark == "‘" or not any(o.mark in "‘‚'" for o in stack):
        return mark != "‘" and before.isalnum()
    return before in "sSxz" and after == " " and _closes_later(text, at, mark, stack)


def _closes_later(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    """Whether the open single quotation has a better closing mark than the possessive at `at`."""
    if not text[at + 2 : at + 3].isalpha():
        return False
    for later in re.finditer(r"[‘’'”“\"]", text[at + 1 : at + 2001]):
        char, place = later[0], at + 1 + later.start()
        before, after = text[place - 1], text[place + 1 : place + 2]
        if char == "‘" or (char == "'" and before.isspace()) or (char in '”“"' and any(o.mark in '“"' for o in stack)):
            return False
        if char == mark and not after.isalnum() and not before.isspace():
            return True
    return False


def _closes(text: str, at: int, mark: str, stack: list[_Open]) -> _Open | None:
    """The open mark that this one closes, innermost first."""
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    for opening in reversed(stack):
        if mark in _CLOSERS[opening.mark] and (opening.at + len(opening.mark) < at or mark != opening.mark):
            straight = mark in "\"'"
            if straight and before.isspace() and after and not after.isspace() and after.isalnum():
                return None
            return opening
        if mark == "“" and opening.mark == "“" and not before.isspace() and (not after or not after.isalnum()):
            return opening
    return None


def _opens(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    """Whether the mark can begin a quotation here."""
    if mark not in _CLOSERS:
        return False
    before, after = text[at - 1 : at] if at else "", text[at + len(mark) : at + len(mark) + 1]
    if mark in _ASYMMETRIC or mark == "``":
        return bool(after)
    gap = not before or before in _BEFORE_OPENING
    word = bool(after) and (after.isalnum() or after in "“‘\"'[(…$€£¿¡.-—*_")
    if mark in "\"'":
        stack[:] = [o for o in stack if o.mark != mark]
    return gap and word and (mark not in _REVERSED or not stack)


def _nested(text: str, found: list[tuple[int, str, int, int, bool]]) -> Iterator[Quoted]:
    """The pairs with their depths and with blanks at their inner edges left out."""
    around = list[int]()
    for opening, mark, closing, end, runs_on in found:
        around = [outer for outer in around if outer > opening]
        start = opening + len(mark)
        inner = text[start:closing]
        words = inner.strip()
        if words and any(char.isalnum() for char in words):
            start += len(inner) - len(inner.lstrip())
            yield Quoted(start, start + len(words), mark, opening, end, len(around), runs_on)
            around.append(end)
