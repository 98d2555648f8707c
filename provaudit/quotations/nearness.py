"""Whether a link or a marker stands right beside quoted words, or is said to say them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from provaudit.model import Citation, Passage, Reference, Span
from provaudit.quotations.verbs import SPEECH
from provaudit.quotations.vocabulary import vocabulary

_TOUCHING, _SAYING_WORDS = 8, 6
"""So many signs may stand between a link and what it is for, and so many words with a verb of speech among them."""
SIGN = r"\s*\[\^?[^\[\]\s]{1,12}\]_?"
"""A typed marker and the blanks before it."""
WORD = re.compile(r"\w[\w’'-]*")
_BEFORE, _FAR = 40, 400
_ANOTHERS = re.compile(r"\b(?:of|at|for|with)\s+(?:the\s+)?$", re.I)
_ACCORDING = re.compile(r"\b(?:according to|as quoted (?:by|in)|via|source:?)\s+(?:the\s+)?$", re.I)
_CLAUSE = re.compile(r"\b(?:where|when|while|whereas|because|although|though|but|and|who|whom|which|if|as)\b", re.I)
_TO_READ = re.compile(r"\bto\s+read\b", re.I)
_ABOUT = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+\s+)?(?:explained|described|discussed|detailed|outlined|summari[sz]ed|highlighted"
    r"|elaborated)\b",
    re.I,
)
"""What is said of a thing, and not in its words: `“Rain” is explained in`."""
_IN_SENTENCE = re.compile(
    r"\b(?:in|at|by|on|to|with|the|an?|and|or|of|for|see|read|im|bei|auf|von|der|die|das|und|siehe|dans|le|la|les|de|en|el"
    r"|los|voir|ver|vedi)\s+$",
    re.I,
)
"""What a sentence leads to a link with that is part of it: `as explained in [the guide](...)`."""

_LEADING_TO_LINKS = vocabulary(
    """
    source sources via from see at on in by more read full the here article story original text link quelle fuente fonte
    """
)
"""Words that a sentence may have besides its links, and say nothing."""
_ONWARD = vocabulary("see read more full here siehe mehr voir lire ver leer vedi")
"""Those of them that lead on, and do not say where something is from."""


def between(passage: Passage, start: int, end: int) -> str:
    """The readable text between two places of the source, as far as anybody looks."""
    first = passage.offset(start)
    return passage.text[first : min(passage.offset(end), first + _FAR)]


def surrounds(link: Reference, span: Span) -> bool:
    """Whether a link is around a quotation."""
    return link.span.start <= span.start and span.end <= link.span.end


def touches(link: Reference, span: Span, passage: Passage) -> bool:
    """Whether a link is right beside a quotation; in brackets before it, it is for what stands before the brackets."""
    first, second = sorted((link.span, span))
    gap = between(passage, first.end, second.start)
    bracketed = first == link.span and ")" in gap
    return len(gap) <= _TOUCHING and not WORD.search(gap) and not bracketed


def says(link: Reference, span: Span, passage: Passage) -> bool:
    """Whether a link is said to say the words: `The paper [reported](...) that “`, `[Smith](...) argues that “`."""
    before = _before(passage, link.span.start)
    words = between(passage, link.span.start, link.span.end)
    if SPEECH.search(words) or _ACCORDING.search(before):
        return True
    first, second = sorted((link.span, span))
    return leads_to_words(between(passage, first.end, second.start)) and not _ANOTHERS.search(before)


def leads_on(link: Reference, passage: Passage) -> bool:
    """Whether a line with a link leads on to its words: `As Smith [put it](...):`, `From [the report](...):`."""
    words, behind = between(passage, link.span.start, link.span.end), passage.text[passage.offset(link.span.end) :]
    return SPEECH.search(words) is not None or not WORD.search(behind) or leads_to_words(behind)


def leads_to_words(gap: str) -> bool:
    """Whether a few words with a verb of speech, and no further clause, stand between a source and what it says."""
    gap = _TO_READ.sub(" ", gap)
    few = len(WORD.findall(gap)) <= _SAYING_WORDS
    return few and SPEECH.search(gap) is not None and not _CLAUSE.search(gap) and not _ABOUT.search(gap)


def ends_clause(citation: Citation, passage: Passage) -> bool:
    """Whether a marker stands at the end of a clause, which it is for, and not what follows: `rose in May;[1]`."""
    marker = citation.marker.span
    before = _before(passage, marker.start).rstrip()
    return before.endswith((",", ";")) or passage.text.startswith(";", passage.offset(marker.end))


def says_no_more(links: Iterable[Reference], span: Span, passage: Passage) -> bool:
    """Whether a stretch of a passage says hardly more than its links do: `(Example News)`, `Read more.`"""
    said = Counter(word for word in _words(span, passage) if not word[0].isdigit())
    for link in links:
        said -= Counter(WORD.findall(between(passage, link.span.start, link.span.end).lower()))
    return _LEADING_TO_LINKS.issuperset(said)


def leads_onward(span: Span, passage: Passage) -> bool:
    """Whether a stretch of a passage leads to more, and not back to a source: `See Example News`."""
    return not _ONWARD.isdisjoint(_words(span, passage))


def _words(span: Span, passage: Passage) -> list[str]:
    return WORD.findall(passage.text[passage.offset(span.start) : passage.offset(span.end)].lower())


def is_behind(span: Span, reference: Reference) -> bool:
    """Whether words stand behind the address of a reference, and are none of its fields."""
    address = reference.spans.get("url") or reference.spans.get("doi")
    fields = (field for field in reference.spans.values() if field.start < span.end and span.start < field.end)
    return address is not None and address.end <= span.start and not any(fields)


def in_sentence(passage: Passage, place: int) -> bool:
    """Whether the words before a place lead to what stands there, as part of a sentence."""
    return _IN_SENTENCE.search(passage.text[max(0, place - _BEFORE) : place]) is not None


def _before(passage: Passage, place: int) -> str:
    """The last words before a place of the source."""
    end = passage.offset(place)
    return passage.text[max(0, end - _BEFORE) : end]
