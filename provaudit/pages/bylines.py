"""Bylines that readers see: in elements named after authors, and in the lines around the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from provaudit.model import Candidate, Name
from provaudit.pages.alternatives import alternatives
from provaudit.pages.byline_words import LABEL, LEAD, OTHER_ROLE, ROLE
from provaudit.pages.date_text import LIKE_DATE, mentions, western
from provaudit.pages.names import is_body, like_person, read_byline, read_name
from provaudit.pages.source import Source, words
from provaudit.pages.surroundings import around, is_aside, names_in
from provaudit.pages.walk import AUTHOR, Spot

MOST_ELEMENTS, MOST_LINES, MOST_LINKS = 8, 5, 12
BARE, BARE_UNDATED = 0.36, 0.2
"""How sure it is that a line of nothing but a name is the byline, with a date in the lines around it and without."""
_CJK_LEAD = re.compile(
    r"(?:[（(【\[]?(?:記者|文|作者|著者|執筆|筆者|取材・文|撰文|编辑|責任編輯|责任编辑|글|작성자)[)）】\]]?\s*[:：／/|＝=]\s*)([^\s:：,，、|（(]{2,12})"
)
_CJK_TAIL = re.compile(r"([가-힣]{2,4})\s?(?:기자|특파원|논설위원|선임기자)(?![가-힣])")

_WRITER = re.compile(r"author|byline|autor|auteur|verfasser|writer|byl")
_CREDIT = re.compile(r"credit|copyright|caption|photo|foto|image|bild|picture")
"""Names of elements that say whose a picture is."""
_AGENCY_CREDIT = re.compile(r"\w/\w")
"""An agency and a photographer, as below pictures: "AP/Jane Roe"."""


def seen_bylines(source: Source, heading: int | None, thorough: bool = True) -> Iterator[Candidate]:
    """The names in bylines; those near the headline are the surer.

    Unless `thorough`, the markup within a byline is not looked at.
    """
    yield from _of_elements(source, heading, thorough)
    yield from _of_lines(source, heading)


def _of_elements(source: Source, heading: int | None, thorough: bool) -> Iterator[Candidate]:
    texts: set[str] = set()
    for spot in source.spots:
        if len(texts) >= MOST_ELEMENTS or not (spot.kind & AUTHOR or (spot.kind == 0 and _special(spot))):
            continue
        text = words(spot.node, 201)
        if not 2 <= len(text) <= 200 or text in texts:
            continue
        texts.add(text)
        names = _names(spot, text, thorough)
        if names:
            yield from _candidates(names, f"byline {len(texts)}", _sure(spot, text, heading), text)


def _special(spot: Spot) -> bool:
    attributes = spot.attributes
    return any("author" in (attributes.get(key) or "").lower() for key in ("rel", "itemprop", "id", "property"))


def _sure(spot: Spot, text: str, heading: int | None) -> float:
    own = names_in(spot.attributes)
    away = spot.line - heading if heading is not None else 99
    sure = 0.66 if -4 <= away <= 8 else 0.58 if away <= 20 else 0.5
    sure -= 0.3 if is_aside(own, around(spot.node)) else 0
    if not _WRITER.search(own):
        sure -= 0.3 if _CREDIT.search(own) or _AGENCY_CREDIT.search(text) else 0.12
    sure += 0.04 if LEAD.match(text) else 0
    return sure - 0.5 if OTHER_ROLE.match(text) else sure


def _names(spot: Spot, text: str, thorough: bool) -> Sequence[Name]:
    """The names in an element: of its links if they read like people, else of its words."""
    node = spot.node
    if thorough and spot.tag != "a" and len(text) > 25:
        people = _linked(node, text)
        if people:
            return people
    return [
        name
        for name in read_byline(text)
        if _plausible(name, bool(LEAD.match(text)) or spot.tag == "a" or len(text) < 40)
    ]


def _linked(node: LexborNode, byline: str) -> Sequence[Name]:
    """The people in a byline's words whom its markup links to, in order, each once."""
    texts = [words(link) for link in node.css("a")[:MOST_LINKS]]
    names = [read_name(text) for text in texts if 3 < len(text) < 50 and text in byline and not ROLE.search(text)]
    return list(dict.fromkeys(name for name in names if name is not None and name.family))


def _plausible(name: Name, alone: bool) -> bool:
    text = str(name)
    if LABEL.match(text) or len(text) > 60 or len(text.split()) > 6:
        return False
    return bool(name.family) or alone


def _of_lines(source: Source, heading: int | None) -> Iterator[Candidate]:
    """Lines such as "By Jane Roe", "Jane Roe | 5 May 2020" and "Text: Jane Roe", near the headline first."""
    lines, count = source.lines, 0
    start = max(0, (heading or 0) - 4)
    for place in range(start, min(len(lines), start + 30)):
        line = lines[place]
        if len(line) > 140 or (heading is not None and place == heading):
            continue
        found, sure = _in_line(line, place - (heading or 0) if heading is not None else 9, source.day_first)
        if (
            found
            and sure == BARE
            and not any(LIKE_DATE.search(near[:140]) for near in lines[max(0, place - 2) : place + 3])
        ):
            sure = BARE_UNDATED
        if found and count < MOST_LINES:
            count += 1
            yield from _candidates(found, f"line {count}", sure - 0.03 * count, line)
    for line in lines[start + 30 : 1_500]:
        if count < MOST_LINES and len(line) < 100 and _LABELLED.match(line.lower()):
            names = [name for name in read_byline(line) if name.family]
            if names:
                count += 1
                yield from _candidates(names, f"line {count}", 0.38 - 0.03 * count, line)


_NAMING = (
    "autor(?:in|en)? author texte? auteur redakteur verfasser(?:in)? bericht yazar автор tekst testo texto".split()
)
_WRITTEN = ("written by", "verfasst von", "geschrieben von", "écrit par", "posted by", "published by")
_LABELLED = re.compile(
    alternatives([*(rf"{word}\s?[:：]" for word in _NAMING), *(rf"{words}\s" for words in _WRITTEN)])
)
"""The beginning of a line, in lower case, that names the authors."""


def _in_line(line: str, away: int, day_first: bool) -> tuple[Sequence[Name], float]:
    cjk = None if line.isascii() else _CJK_LEAD.search(line) or _CJK_TAIL.search(line)
    if cjk and (name := read_name(cjk[1])):
        return [name], 0.55
    if OTHER_ROLE.match(line):
        return (), 0.0
    text = western(line)
    dated = next(mentions(text, day_first), None) if LIKE_DATE.search(text) else None
    rest = (text[: dated.start] + " | " + text[dated.end :]) if dated else text
    match = LEAD.search(rest) if dated else LEAD.match(rest)
    if match:
        names = [
            name
            for name in read_byline(rest[match.end() :])
            if name.family or (len(rest) < 40 and not LABEL.match(str(name)))
        ]
        return names, 0.6 if match.start() == 0 else 0.5
    if dated and len(rest) < 70:
        names = [name for name in read_byline(rest) if like_person(name)]
        return names[:4], 0.45
    if 0 < away <= 4 and len(line) < 40:
        names = [name for name in read_byline(line) if like_person(name)]
        return names, BARE
    return (), 0.0


def _candidates(names: Sequence[Name], origin: str, sure: float, raw: str) -> Iterator[Candidate]:
    for name in names:
        yield Candidate("author", name, origin, max(0.02, sure - (0.2 if is_body(name) else 0)), raw=raw[:200])
