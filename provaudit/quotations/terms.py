"""Tell a term, a scare quote or a title from quoted speech: only speech is somebody's words."""

from __future__ import annotations

import re

from provaudit.quotations.marks import Quoted
from provaudit.quotations.vocabulary import vocabulary

_TERM_WORDS = 6
_CALLED = re.compile(
    r"\b(?:so[- ]called|known\s+as|called|termed|dubbed|nicknamed|labell?ed|named|"
    r"the\s+(?:term|word|words|phrase|label|name|slogan|concept|idea|notion|expression|acronym)(?:\s+of)?(?:\s+(?:an?|the))?)\s*$",
    re.I,
)
_COMMANDED = re.compile(
    r"\b(?:click|press|select|choose|tap|open|type|enter|check|uncheck|tick|hit|push)(?:\s+(?:on|in|the|a|button|option|box|tab|menu))*\s*$",
    re.I,
)
"""What a reader is told to do with a label of a program: `Click on “Save changes”`."""
_KNOWN = re.compile(
    r"\b(?:known\s+as|nicknamed|dubbed|so[- ]called|the\s+(?:term|phrase|slogan|motto|label|name|nickname)(?:\s+of)?)"
    r"(?:\s+(?:an?|the))?\s*$",
    re.I,
)
_KNOWN_WORDS = 8
"""The words that something is known as, or labelled with, may be more than those of a term."""
_INTRODUCED = re.compile(
    r"(?:\b(?:an?|the|this|that|these|those|its|his|her|their|our|my|your|such|no|any|some|every|each|another|what|of|as|for|"
    r"[a-z]+(?:al|ic|ive|ous|ish|ern))|[’']s|s[’']|\d)\s*$",
    re.I,
)
_TITLED = re.compile(
    r"\b(?:titled|entitled|headlined|article|essay|book|novel|paper|report|op-ed|headline|story|song|film|movie|poem|column|"
    r"chapter|speech|episode|documentary|study|series|play|album|lecture|brief|commentary|editorial|exhibition|"
    r"painting|thesis|dissertation|blog\s+post|post)[,:]?\s*$",
    re.I,
)
_SAYING = re.compile(
    r"[\s,]*\b(?:as\s+(?:they|we|you|people|some|one)\s+(?:like\s+to\s+)?says?\b|(?:as\s+)?the\s+(?:old\s+)?(?:saying|proverb|adage|phrase|"
    r"maxim|song|poem|joke|rhyme|motto|line)\s+(?:goes|has\s+it)|goes\s+the\s+(?:old\s+)?(?:saying|proverb|adage|maxim|song|joke|rhyme)|so\s+to\s+speak|as\s+it\s+were|wie\s+man\s+(?:so\s+)?sagt|"
    r"comme\s+on\s+dit|como\s+se\s+dice|come\s+si\s+dice)\b[\s,:]*",
    re.I,
)
"""What marks words as everybody's: `as they say`."""
_SMALL = vocabulary("a an the and or but nor for of in on at to by from with as is vs over into its s")


def is_title(text: str, found: Quoted) -> bool:
    """Whether the words are the name of a work: said to be one, or written with capitals throughout and long."""
    words = re.findall(r"[\w’'-]+", text[found.start : found.end])
    if found.mark == "《":
        return True
    before = text[max(0, found.outer_start - 40) : found.outer_start]
    return bool(_TITLED.search(before)) and capitals(words) >= 0.7


def capitals(words: list[str]) -> float:
    """The share of the words that matter in a title and have a capital letter or digit first."""
    weighty = [word for word in words if word.lower() not in _SMALL]
    return sum(word[0].isupper() or word[0].isdigit() for word in weighty) / len(weighty) if weighty else 0.0


def is_term(text: str, found: Quoted, spoken: bool) -> bool:
    """Whether the words are a name, a label or a scare quote; `spoken` if a verb of speech governs them."""
    inner = text[found.start : found.end]
    words = re.findall(r"[\w’'-]+", inner)
    before = text[max(0, found.outer_start - 60) : found.outer_start]
    if _SAYING.match(text, found.outer_end) or re.search(_SAYING.pattern + r"$", before, re.I):
        return True
    if len(words) <= _KNOWN_WORDS and (_KNOWN.search(before) or _COMMANDED.search(before)) and inner[-1] not in ".!?":
        return True
    if len(words) > _TERM_WORDS or inner[-1] in "!?" or (inner[-1] == "," and spoken):
        return False
    if _CALLED.search(before) and len(words) <= 4:
        return True
    if not spoken:
        return len(words) <= 4 or capitals(words) == 1.0
    return len(words) <= 4 and (_INTRODUCED.search(before) is not None or (capitals(words) == 1.0 and len(words) > 1))
