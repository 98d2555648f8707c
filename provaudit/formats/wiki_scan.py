"""Wikitext cut at its brackets: which templates, links and tags stand where, in one pass."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from provaudit.formats.wiki_templates import Parameter

_BRACKETS = re.compile(
    r"\{\{\{[^{}]{0,500}\}\}\}|\{\{|\}\}|\[\[|\]\]|\{\||\|\}(?!\})|<!--"
    r"|<(nowiki|pre|math|syntaxhighlight|source|score|timeline|chem)\b[^<>]{0,300}(/?)>",
    re.IGNORECASE,
)
_PIPES = re.compile(r"[|=\[{<]")
_REF = re.compile(r"<(/?)ref\b[^<>]{0,500}>", re.IGNORECASE)
_CELL = re.compile(
    r"\n[ \t:]*(?:\|\}|\|-|\|\+|\||!|\{\|)|\|\||!!|\{\{|\[\[|<!--|<(?:nowiki|pre|math|ref)\b", re.IGNORECASE
)
_LOOKS = re.compile(r"[^\n|\[\]{}<]{0,500}\|(?!\|)")
"""How a cell looks, before its words: `style="..." |`."""
_DEPTH = 60
_REMEMBERED = 4096
"""How many names of parameters are remembered; an article uses a few dozen."""
_INDENT = 20
"""How many signs of lists may stand before a table."""


def extents(text: str) -> dict[int, int]:
    """Where each template, inner link, table, comment and unread element that begins at a place ends."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    unclosed: set[str] = set()
    match = _BRACKETS.search(text)
    while match is not None:
        sign, place, after = match[0], match.start(), match.end()
        if sign.startswith("{{{"):
            found[place] = after
        elif sign in ("{{", "[["):
            if len(stack) < _DEPTH:
                stack.append((sign, place))
        elif sign in ("}}", "]]"):
            wanted = "{{" if sign == "}}" else "[["
            if stack and stack[-1][0] != wanted and len(stack) > 1 and stack[-2][0] == wanted:
                stack.pop()
            if stack and stack[-1][0] == wanted:
                found[stack.pop()[1]] = after
        elif sign in ("{|", "|}"):
            if _begins_line(text, place):
                _table(sign, place, stack, found)
        elif not match[2] and (match[1] or "").lower() not in unclosed:
            close = text.find("-->", after) if sign == "<!--" else _close(text, match[1].lower(), after)
            if close >= 0:
                after = text.find(">", close) + 1 or len(text)
                found[place] = after
            elif match[1]:
                unclosed.add(match[1].lower())
            else:
                found[place] = after = len(text)
        match = _BRACKETS.search(text, after)
    return found


def _begins_line(text: str, place: int) -> bool:
    """Whether nothing but signs of lists stands before a place in its line."""
    start = text.rfind("\n", max(0, place - _INDENT), place) + 1
    return (start > 0 or place == 0) and not text[start:place].strip(" \t:*#")


def _table(sign: str, place: int, stack: list[tuple[str, int]], found: dict[int, int]) -> None:
    """A table begins, or ends; a template or link that is still open inside of it was never closed."""
    if sign == "{|":
        if len(stack) < _DEPTH:
            stack.append((sign, place))
        return
    begun = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == "{|"), -1)
    if begun >= 0:
        found[stack[begun][1]] = place + 2
        del stack[begun:]


@functools.cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b", re.IGNORECASE)


def _close(text: str, name: str, after: int) -> int:
    """Where the end tag of an element whose content is no markup stands; -1 if it is nowhere near."""
    match = _closing(name).search(text, after)
    return match.start() if match is not None else -1


def template(text: str, start: int, end: int, known: dict[int, int]) -> tuple[str, dict[str, Parameter]]:
    """The name of the template between two places, and its parameters by name (positional ones are `1`, `2`...)."""
    parts = list(_split(text, start + 2, end - 2, known))
    first, last = parts[0][0], parts[0][1]
    name = " ".join(text[first:last].split("<!--")[0].replace("_", " ").split()).lower()
    parameters: dict[str, Parameter] = {}
    position = 0
    for begin, stop, equals in parts[1:]:
        if equals >= 0:
            key, value = _key(text[begin:equals]), equals + 1
        else:
            position += 1
            key, value = str(position), begin
        raw = text[value:stop]
        lead = len(raw) - len(raw.lstrip())
        parameters.setdefault(key, Parameter(key, raw.strip(), value + lead))
    return name, parameters


@functools.lru_cache(_REMEMBERED)
def _key(said: str) -> str:
    """The name of a parameter as it is looked up."""
    return " ".join(said.lower().split())


def _split(text: str, start: int, end: int, known: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """The parts between the pipes of a template, and where the first `=` of each stands; those in refs part nothing."""
    begin, equals, after, noted = start, -1, start, False
    for match in _PIPES.finditer(text, start, end):
        place, sign = match.start(), match[0]
        if place < after:
            continue
        if sign in "[{<":
            after = known.get(place, place)
            ref = _REF.match(text, place, end) if sign == "<" and after == place else None
            if ref is not None:
                noted, after = not ref[1] and text[ref.end() - 2] != "/", ref.end()
        elif noted:
            continue
        elif sign == "|":
            yield begin, place, equals
            begin, equals = place + 1, -1
        elif equals < 0 and sign == "=":
            equals = place
    yield begin, end, equals


def cells(text: str, start: int, end: int, known: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The cells of the table whose source begins at `start` with `{|`: where the words of each begin and end.

    The line of the table's own attributes and those of its rows are left out; a table in a cell is part of the cell.
    """
    begin, level = -1, 0
    match = _CELL.search(text, start + 2, end)
    while match is not None:
        sign, after = match[0].strip(" \t:\n").lower(), match.end()
        if sign[0] in "<{[" and sign != "{|":
            after = known.get(match.start(), after)
        elif sign in ("{|", "|}"):
            level += 1 if sign == "{|" else -1
        elif level == 0 and (begin >= 0 or match[0][0] == "\n"):
            if begin >= 0:
                yield _words(text, begin, match.start())
            begin = -1 if sign == "|-" else after
        match = _CELL.search(text, min(after, end), end)
    if begin >= 0:
        yield _words(text, begin, end)


def _words(text: str, begin: int, end: int) -> tuple[int, int]:
    """A cell without the attributes at its beginning."""
    looks = _LOOKS.match(text, begin, end)
    return (looks.end() if looks is not None else begin), end
