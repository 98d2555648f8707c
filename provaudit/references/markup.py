"""Remnants of markup in a reference, blanked out so that every character keeps its place."""

from __future__ import annotations

import re

from attrs import frozen

_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|em|i|q|small|span|strong|sub|sup|u)"
    r"(?:\s(?:[^<>]{0,60}?\bhref\s?=\s?[\"']?(https?://[^\s<>\"']{1,1500}))?[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?![\w*])|(?<![\w_/])(_{1,2})(?=\S)([^_\n]{1,400}?)(?<=\S)\3(?![\w_])"
)
_TARGET = re.compile(r"\]\(\s*<?((?:https?:)?//[^\s<>]{1,2000}|www\.[^\s<>]{1,2000})")
_MARKUP = re.compile(r"[*_<]|\]\(")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@frozen
class Plain:
    """A text without markup, of the same length: what was markup is blank.

    `linked` and `slanted` are the stretches that carried a hyperlink or emphasis.
    """

    text: str
    linked: tuple[tuple[int, int], ...] = ()
    slanted: tuple[tuple[int, int], ...] = ()


def plain(text: str) -> Plain:
    """`text` with tags, emphasis marks, link brackets, invisible characters and line ends blanked."""
    if not _MARKUP.search(text):
        return Plain(_blanked(text))
    letters = list(text)
    linked, slanted = [], []
    if "](" in text:
        linked = _links(text, letters)
    if "*" in text or "_" in text:
        for match in _EMPHASIS.finditer(text):
            inner = 2 if match[1] else 4
            slanted.append(match.span(inner))
            _blank(letters, match.start(), match.start(inner))
            _blank(letters, match.end(inner), match.end())
    if "<" in text:
        for match in _TAG.finditer(text):
            _blank(letters, *match.span())
            if match[1]:
                letters[match.start(1) : match.end(1)] = match[1]
    return Plain(_blanked("".join(letters)), tuple(linked), tuple(slanted))


def _blanked(text: str) -> str:
    return _UNSEEN.sub(" ", text).replace("\n", " ").replace("\t", " ")


def _links(text: str, letters: list[str]) -> list[tuple[int, int]]:
    """Blank the brackets of Markdown links and give the stretches of their words; the addresses stay."""
    linked = []
    for match in _TARGET.finditer(text):
        start = _opening(text, match.start())
        if start is None:
            continue
        end = _closing(text, match.start(1))
        linked.append((start + 1, match.start()))
        _blank(letters, start, start + 1)
        _blank(letters, match.start(), match.start(1))
        _blank(letters, end, min(end + 1, len(text)))
    return linked


def _opening(text: str, close: int) -> int | None:
    """The `[` that belongs to the `]` at `close`, at most 1,000 characters before it."""
    depth = 0
    for place in range(close, max(-1, close - 1000), -1):
        depth += (text[place] == "]") - (text[place] == "[")
        if depth == 0:
            return place
    return None


def _closing(text: str, start: int) -> int:
    """Where the link target that begins at `start` ends: at a blank or at a `)` that it did not open."""
    depth = 0
    for place in range(start, min(len(text), start + 2000)):
        letter = text[place]
        if letter.isspace() or letter in "<>":
            return place
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return place
    return min(len(text), start + 2000)


def _blank(letters: list[str], start: int, end: int) -> None:
    letters[start:end] = " " * (end - start)
