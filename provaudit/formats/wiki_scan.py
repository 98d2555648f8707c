"""Wikitext cut at its brackets: which templates, links and tags stand where, in one pass."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from provaudit.formats.wiki_templates import Parameter

_BRACKETS = re.compile(
    r"\{\{\{[^{}]{0,500}\}\}\}|\{\{|\}\}|\[\[|\]\]|<!--|<(nowiki|pre|math|syntaxhighlight|source|score|timeline|chem)\b[^<>]{0,300}(/?)>",
    re.I,
)
_PIPES = re.compile(r"\{\{|\}\}|\[\[|\]\]|\||=")
_DEPTH = 60


def extents(text: str) -> dict[int, int]:
    """Where each template, inner link, comment and unread element that begins at a place ends."""
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
            key, value = " ".join(text[begin:equals].lower().split()), equals + 1
        else:
            position += 1
            key, value = str(position), begin
        raw = text[value:stop]
        lead = len(raw) - len(raw.lstrip())
        parameters.setdefault(key, Parameter(key, raw.strip(), value + lead))
    return name, parameters


def _split(text: str, start: int, end: int, known: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    """The parts between the pipes of a template, and where the first `=` of each stands."""
    begin, equals, place = start, -1, start
    while place < end:
        match = _PIPES.search(text, place, end)
        if match is None:
            break
        place = match.end()
        if match[0] in ("{{", "[["):
            place = min(known.get(match.start(), place), end)
        elif match[0] == "|":
            yield begin, match.start(), equals
            begin, equals = match.end(), -1
        elif match[0] == "=" and equals < 0:
            equals = match.start()
    yield begin, end, equals
