"""Templates of wikitext: their parameters, which of them describe a source, and values without markup."""

from __future__ import annotations

import functools
import html
import re

from attrs import frozen

_CITES = re.compile(
    r"(?:cite|citation|cytuj|literatur|internetquelle|article|ouvrage|chapitre|книга|статья|стаття|публикация"
    r"|webbref|bokref|tidningsref|tidskriftsref|kirjaviite|verkkoviite|lehtiviite|bronvermelding|erreferentzia)"
    r"|(?:cite|vcite|citation|cita|citar|citat|citaat|citeer|citace|citácia|citiranje|cytuj|kilde|lien|ref|цитат|цитування"
    r"|chú thích|استشهاد|یادکرد|צ|קישור)[\s_/-].{1,40}|cit(?:web|lib|per|news)|cite\w{1,12}|.{1,20} (?:인용|kaynağı)"
)
_NO_SOURCE = re.compile(
    r"(?:citation|cite|ref) ?(?:needed|style|check|bloc|improve|section|label|list|begin|end|span)\b"
    r"|cite (?:quote needed|doi needed)|lien (?:brisé|ancre)|kilde mangler"
)
_MARKED = re.compile(r"[<\[{&]")
_MARKUP = re.compile(
    r"''{1,4}|<!--.*?-->|<ref\b[^<>]*/>|<ref\b[^<>]*>[^<>]*</ref>|<[^<>]{1,200}>"
    r"|\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,400})\]\]|\[https?://\S+\s([^\[\]]{1,400})\]",
    re.IGNORECASE | re.DOTALL,
)
_DRESSED = re.compile(r"\{\{[^{}]*?\|?([^{}|]*)\}\}")


@frozen
class Parameter:
    """A parameter of a template, with the place of its value."""

    name: str
    value: str
    start: int


@functools.lru_cache(4096)
def is_citation(name: str) -> bool:
    """Whether a template's name is one of those that describe a source."""
    return _CITES.fullmatch(name) is not None and _NO_SOURCE.match(name) is None


def plain(value: str) -> str:
    """A value without markup."""
    if "''" not in value and _MARKED.search(value) is None:
        return " ".join(value.split())
    for _ in range(3):
        value, count = _MARKUP.subn(lambda match: match[1] or match[2] or "", value)
        if not count:
            break
    return " ".join(html.unescape(_DRESSED.sub(r"\1", value)).split())
