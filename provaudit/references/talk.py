"""Whether a stretch of a note names a source, or only talks: commentary, Ibid. and its like, prose with hyperlinks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.model import Span
from provaudit.references.identifiers import identifiers_in
from provaudit.references.months import MONTHS
from provaudit.references.name_words import PARTICLES

BACK = re.compile(
    r"\s*(?:ibid|ibidem|id|idem|op\.?\s?cit|loc\.?\s?cit|a\.\s?a\.\s?o|ebd|ebenda|supra|infra)\b[.,]?", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-k]?\b|\bn\.\s?d\.", re.IGNORECASE)
QUOTED = re.compile(r"[“\"„«‘][^“”\"„»]{8,300}[”\"“»’]")
_BACK_INSIDE = re.compile(r"\b(?:op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?o)\b|\bsupra\s+(?:note|n\.)", re.IGNORECASE)
_TALK = re.compile(
    r"\s*(?:this|these|those|the (?:author|authors|term|text|figure|data|translation|emphasis)|i(?!\.)"
    r"|we|it|he|she|they|my|our|there|all|for|in|on"
    r"|translat\w+|emphasis|author[’']s|thanks|note|according|as|although|while|however)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{2,}")
_EMPTY = frozenset(
    "an and as at by for from in of on or the to with via der die das des dem den und von vom im am zu aus de la "
    "le les du et en par dans el los las del por con il lo gli di da che van het een och av accessed retrieved "
    "archived last abgerufen zugriff consulté consultado janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre vol no nr pp".split()
)
"""Words that stand as well in references as in sentences."""
HOST = re.compile(r"\b[\w-]+(?:\.[\w-]+)+")
_OPENING, _CLOSING = re.compile(r"(?:^|[,.:;(|–—-])[\s“\"„«‘(\[]*$"), re.compile(r"[\s”\"“»’]*(?:$|[,.:;()|–—-])")
_PLACE_AND_DATE = re.compile(r"\w,\s.{0,20}\b(?:1[5-9]|20)\d\d$")
TITLE_WORDS, LINKED_WORDS, _PROSE_WORDS, _PROSE_SHARE, _NAME_WORDS = 4, 3, 3, 0.6, 4
"""How many words a title has at least; fewer are enough of one that is linked."""


def names_source(text: str, kind: str, links: Sequence[Span]) -> bool:
    """Whether a stretch of a note or entry (`kind`) names a source; `links` are the words in it that are hyperlinks.

    Ibid. and its like, and talk without an address or a title, do not; nor does a sentence in which some words happen
    to be a link: it says nothing of what the page is called.
    """
    if links and (kind == "entry" or identifiers_in(text) or _is_headed(text, links[0])):
        return True
    if links:
        field = YEAR.search(text) is not None and any(_is_field(text, link) for link in links)
        titled = any(not _first_letter(link.of(text)).islower() for link in links)
        spoken = _TALK.match(text) and links[0].start > 0 and not YEAR.search(text)
        return field or (not (spoken or is_prose(text, links)) and (titled or _described(text, kind)))
    return _described(text, kind)


def _described(text: str, kind: str) -> bool:
    """Whether the words of a stretch are a source's: an address, or a title and what goes with it."""
    addressed = bool(identifiers_in(text))
    if not addressed and (BACK.match(text) or _BACK_INSIDE.search(text)):
        return False
    if addressed:
        return True
    if not re.search(r"\w{2}", text):
        return False
    quoted, year = QUOTED.search(text), YEAR.search(text)
    if kind == "entry":
        return bool(quoted or year or text.count(".") + text.count(",") >= 2)
    if _TALK.match(text) and not (quoted and year):
        return False
    if quoted:
        return bool(year or re.search(r"\bpp?\.|\d", text[quoted.end() :]) or text.find(",") >= 0)
    return bool(year) and sum(map(text.count, ",.(")) >= 3


def _is_headed(text: str, link: Span) -> bool:
    """Whether a stretch begins with a hyperlink of words enough for a title, which a sign sets off from the rest."""
    begins = not text[: link.start].strip(' “"„«‘([')
    return begins and len(WORD.findall(link.of(text))) >= LINKED_WORDS and _CLOSING.match(text, link.end) is not None


def is_prose(text: str, links: Sequence[Span]) -> bool:
    """Whether what stands around the hyperlinks is a sentence: mostly small words that references do not have."""
    outside, end = [], 0
    for link in links:
        outside.append(text[end : link.start])
        end = max(end, link.end)
    around = QUOTED.sub(" ", " ".join([*outside, text[end:]]))
    words = content_words(around)
    small = sum(word[0].islower() for word in words)
    return small >= _PROSE_WORDS and small >= _PROSE_SHARE * len(words)


def is_titled(text: str) -> bool:
    """Whether a stretch has words enough for a title of its own, besides addresses and dates."""
    if QUOTED.search(text):
        return True
    for item in reversed(identifiers_in(text)):
        text = text[: item.start] + " " + text[item.end :]
    return sum(word.lower() not in MONTHS for word in WORD.findall(HOST.sub(" ", text))) >= TITLE_WORDS


def may_be_name(text: str) -> bool:
    """Whether the words of a hyperlink may be somebody's name: few, and all with a capital letter."""
    words = WORD.findall(text)
    return len(words) <= _NAME_WORDS and all(word[0].isupper() or word in PARTICLES for word in words)


def content_words(text: str) -> list[str]:
    """The words of a text without those that tell nothing of what it is, and without names of hosts."""
    return [word for word in WORD.findall(HOST.sub(" ", text)) if word.lower() not in _EMPTY]


def _is_field(text: str, link: Span) -> bool:
    """Whether punctuation sets off a hyperlink on both sides, as it does fields, or it holds some: `[Herald, 2020]`."""
    if _PLACE_AND_DATE.search(link.of(text)):
        return True
    return bool(_OPENING.search(text[max(0, link.start - 12) : link.start]) and _CLOSING.match(text, link.end))


def _first_letter(words: str) -> str:
    return next((letter for letter in words if letter.isalnum()), "")
