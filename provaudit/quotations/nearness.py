"""Whether a link or a marker stands right beside quoted words, or is said to say them."""

from __future__ import annotations

import re

from provaudit.model import Citation, Passage, Reference, Span
from provaudit.quotations.verbs import SPEECH

_TOUCHING, _SAYING_WORDS = 8, 6
"""So many signs may stand between a link and what it is for, and so many words with a verb of speech among them."""
SIGN = r"\s*\[\^?[^\[\]\s]{1,12}\]_?"
"""A typed marker and the blanks before it."""
WORD = re.compile(r"\w[\w’'-]*")
_BEFORE, _FAR = 40, 400
_ANOTHERS = re.compile(r"\b(?:of|at|for|with)\s+(?:the\s+)?$", re.I)
_ACCORDING = re.compile(r"\b(?:according to|as quoted (?:by|in)|via|source:?)\s+(?:the\s+)?$", re.I)
_CLAUSE = re.compile(r"\b(?:where|when|while|whereas|because|although|though|but|and|who|whom|which|if|as)\b", re.I)


def between(passage: Passage, start: int, end: int) -> str:
    """The readable text between two places of the source, as far as anybody looks."""
    first = passage.offset(start)
    return passage.text[first : min(passage.offset(end), first + _FAR)]


def touches(link: Reference, span: Span, passage: Passage) -> bool:
    """Whether a link is around a quotation, or right beside it."""
    if link.span.start <= span.start and span.end <= link.span.end:
        return True
    first, second = sorted((link.span, span))
    gap = between(passage, first.end, second.start)
    return len(gap) <= _TOUCHING and not WORD.search(gap)


def says(link: Reference, span: Span, passage: Passage) -> bool:
    """Whether a link is said to say the words: `The paper [reported](...) that “`, `[Smith](...) argues that “`."""
    before = _before(passage, link.span.start)
    words = between(passage, link.span.start, link.span.end)
    if SPEECH.search(words) or _ACCORDING.search(before):
        return True
    first, second = sorted((link.span, span))
    return leads_to_words(between(passage, first.end, second.start)) and not _ANOTHERS.search(before)


def leads_to_words(gap: str) -> bool:
    """Whether a few words with a verb of speech, and no further clause, stand between a source and what it says."""
    few = len(WORD.findall(gap)) <= _SAYING_WORDS
    return few and SPEECH.search(gap) is not None and not _CLAUSE.search(gap)


def ends_clause(citation: Citation, passage: Passage) -> bool:
    """Whether a marker stands at the end of a clause, which it is for, and not what follows: `rose in May;[1]`."""
    marker = citation.marker.span
    before = _before(passage, marker.start).rstrip()
    return before.endswith((",", ";")) or passage.text.startswith(";", passage.offset(marker.end))


def _before(passage: Passage, place: int) -> str:
    """The last words before a place of the source."""
    end = passage.offset(place)
    return passage.text[max(0, end - _BEFORE) : end]
