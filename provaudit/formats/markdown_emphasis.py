"""Brackets and emphasis in Markdown: which runs of `*`, `_` and `~~` pair up (CommonMark 0.31, section 6.2)."""

from __future__ import annotations

import string

from attrs import define

_DEPTH = 64
"""How many open delimiters are looked back at; deeper nesting is an attack."""
_PUNCTUATION = frozenset(string.punctuation + "“”‘’«»„…—–·¡¿§¶†‡•‹›")


@define
class Node:
    """A piece of readable text: where it stands and how long it is there."""

    text: str
    start: int
    length: int


@define
class Delimiter:
    """A run of `*`, `_` or `~~` that may open or close emphasis."""

    node: int
    sign: str
    count: int
    opens: bool
    closes: bool


@define
class Bracket:
    """A `[` or `![` that may open a link."""

    node: int
    delimiters: int
    start: int
    image: bool
    active: bool = True


def pair_up(nodes: list[Node], delimiters: list[Delimiter], bottom: int) -> None:
    """Take away the delimiters above `bottom` that pair up (CommonMark's "process emphasis")."""
    stack: list[Delimiter] = []
    for closer in delimiters[bottom:]:
        while closer.closes and closer.count:
            back = next((n for n in range(1, min(_DEPTH, len(stack)) + 1) if _pair(stack[-n], closer)), 0)
            if not back:
                break
            opener = stack[-back]
            used = 2 if min(opener.count, closer.count) >= 2 else 1
            del stack[len(stack) - back + 1 :]
            _take(nodes, opener, used, from_end=True)
            _take(nodes, closer, used, from_end=False)
            if not opener.count:
                stack.pop()
        if closer.opens and closer.count:
            stack.append(closer)
    del delimiters[bottom:]


def _take(nodes: list[Node], delimiter: Delimiter, used: int, *, from_end: bool) -> None:
    """Remove `used` characters of a delimiter run from the readable text."""
    node = nodes[delimiter.node]
    delimiter.count -= used
    node.text = node.text[: delimiter.count]
    node.length = delimiter.count
    node.start += 0 if from_end else used


def _pair(opener: Delimiter, closer: Delimiter) -> bool:
    """Whether two runs match: of one sign, and by CommonMark's "multiple of 3" rule."""
    if opener.sign != closer.sign:
        return False
    if opener.closes or closer.opens:
        total = opener.count + closer.count
        return total % 3 != 0 or (opener.count % 3 == 0 and closer.count % 3 == 0)
    return True


def punctuates(char: str) -> bool:
    """Whether a character counts as punctuation."""
    return char in _PUNCTUATION


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a run between these characters is left-flanking, and right-flanking."""
    left = not after.isspace() and (not punctuates(after) or before.isspace() or punctuates(before))
    right = not before.isspace() and (not punctuates(before) or after.isspace() or punctuates(after))
    return left, right
