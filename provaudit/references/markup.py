"""Remnants of markup in a reference, blanked out so that every character keeps its place.

What parts a word without being part of it (a hyphen at a line's end, a tag, an invisible sign) becomes soft hyphens,
which the words of a field leave out again: `joined`.
"""

from __future__ import annotations

import re
from html import unescape

from attrs import frozen

_TAG = re.compile(
    r"<\u00ad*/?(?:a|abbr|b|big|br|cite|code|em|font|h[1-6]|i|li|mark|nobr|p|q|s|small|span|strong|sub|sup|tt|u|ul|var|wbr"
    r"|[a-z]{2,12}:[a-z][a-z-]{0,20})"
    r"(?:\s(?:[^<>]{0,60}?\bhref\s?=\s?[\"']?(https?://[^\s<>\"']{1,1500}))?[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
"""A tag of HTML, or of JATS or MathML with its prefix; other words in angle brackets may be meant."""
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|#\d{2,5}|#x[\da-f]{2,4});", re.IGNORECASE)
_WRAP = re.compile(r"(?<=[^\W\d_])-[ \t]*\n[ \t]*(?=[^\W\d_])")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?![\w*])|(?<![\w_/])(_{1,2})(?=\S)([^_\n]{1,400}?)(?<=\S)\3(?![\w_])"
)
_TARGET = re.compile(r"\]\(\s*<?((?:https?:)?//[^\s<>]{1,2000}|www\.[^\s<>]{1,2000})")
_MARKUP = re.compile(r"[*_<&]|\]\(|-[ \t]*\n")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_END_OF_LINK = re.compile(r"</a\s?>", re.IGNORECASE)
_SOFT = "\u00ad"


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
    if "&" in text:
        text = _ENTITY.sub(_sign, text)
    text = _WRAP.sub(_rejoined, text)
    letters = list(text)
    linked: list[tuple[int, int]] = []
    slanted = []
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
            inside = text[match.start() - 1 : match.start()].isalnum() and text[match.end() : match.end() + 1].isalnum()
            _blank(letters, *match.span(), _SOFT if inside else " ")
            if match[1]:
                letters[match.start(1) : match.end(1)] = match[1]
                closing = _END_OF_LINK.search(text, match.end(), match.end() + 1000)
                linked += [(match.end(), closing.start())] if closing else []
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


def _blank(letters: list[str], start: int, end: int, sign: str = " ") -> None:
    letters[start:end] = sign * (end - start)


def _sign(entity: re.Match[str]) -> str:
    """The sign that an entity stands for, as long as the entity."""
    sign = unescape(entity[0])[:1].replace("\xa0", " ")
    return sign + _SOFT * (len(entity[0]) - 1)


def _rejoined(wrap: re.Match[str]) -> str:
    """What takes the place of a hyphen at a line's end: it is kept in a compound, before a capital, in an address."""
    word, after = wrap.string[max(0, wrap.start() - 200) : wrap.start()].split()[-1], wrap.string[wrap.end()]
    if "/" in word:
        return wrap[0]
    compound = "-" in word or not after.islower()
    return ("-" if compound else _SOFT) + _SOFT * (len(wrap[0]) - 1)


def joined(words: str) -> str:
    """Words on one line, without the soft hyphens that stand for what parted them."""
    return " ".join(words.replace(_SOFT, "").split())
