"""What leads to a reference in a note: "see also", "as quoted in", "and", "(2)", and the prose of those who comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.model import Link
from provaudit.references.apart import JOINT, LEADING
from provaudit.references.identifiers import identifiers_in
from provaudit.references.lexicon import fold

_LEAD = re.compile(
    r"\s*(?:(?:and|but|or)\s+)?(?:(?:for\s+"
    r"(?:more|further|a|an|example|instance|details?|background|discussion)\b[^.;:“\"]{0,80}?,?\s*)?"
    rf"(?:{LEADING})(?:\s+(?:dazu|hierzu))?"
    r"(?:\s+(?:also|generally|auch|aussi|también|anche|further|ferner|esp\.|especially|inter alia|etwa|z\.\s?B\."
    r"|par exemple|por ejemplo|per esempio|e\.g\.|for example|for instance|among others))?[,:]?\s+(?:e\.g\.,?\s+)?)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:\(?(?:[a-j1-9]|[ivx]{1,4})\)|[ivx]{1,4}\.)\s+(?=\S)")
"""The number or letter of a part of a note."""
_SAID = re.compile(
    r"(?:(?:The|This|These|That|Some|Most|Much|All|Both)\s)?(?:\w+\s){0,2}"
    r"(?:figures?|numbers?|data|quot\w+|translations?|information|examples?|claims?|estimates?|accounts?|passages?|text"
    r"|descriptions?|details?|ideas?|concepts?|terms?|methods?|techniques?|inspiration|phrases?|stor(?:y|ies)|statistics|percentages?"
    r"|shares?)\s(?:\w+\s){0,2}"
    r"(?:is|are|was|were|comes?|came)\s(?:(?:taken|drawn|adapted|quoted|cited)\s)?from:?\s"
    r"|(?:It|This|That|They|These|The\s\w+)\s(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:(?:also|later|then|first)\s)?"
    r"(?:repeated|reported|quoted|cited|discussed|described|reprinted|summari[sz]ed|mentioned|noted|confirmed|said|told"
    r"|shown|stated|argued|made|found)\s(?:in|by):?\s"
    r"|(?:An?|The)\s(?:\w+\s){1,2}version\s(?:is|was|appeared|has\sappeared)\s(?:\w+\s)?(?:as|in|at)\s"
    r"|(?:(?:first|later|also|originally|previously)\s){1,2}(?:reported|confirmed|published|printed)\s(?:by|in|as)\s"
    r"|on\s(?:this|that|the)\s(?:other|one|point|question|topic|issue|matter|latter|former)\b[^.;:“\"]{0,40}?(?:,|,?\ssee)\s",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"both\s(?=[“\"„«‘<\[])|for\s(?:the\s|a\s|more\s)?(?:background|context|details?|numbers|figures|discussion|overview|comparison|example"
    r"|instance|criticism|history|data):\s"
    r"|(?:pour|für|zum?|zur|para|per)\s[^.;:“\"«„]{2,40}?,?\s(?:voir|siehe|vgl\.|véase|ver|vedi|cf\.)\s(?:aussi\s|auch\s)?",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:also|likewise|again|auch|aussi|también|anche),?\s|(?:[a-z]{2,10}\s){0,2}[a-z]{3,12}ly,?\s(?:(?:in|by)\s)?"
)
"""How a second source is said to say it: `and also`, `and, less clearly, in`."""
_CLAUSE = re.compile(r"[A-Z][^“”\"„«»;:.?!()\[\]]{20,200}:\s")
_FINITE = re.compile(r"\s(?:is|are|was|were|has|have|had|can|will)\s")
_OPENING = '“"„«‘'
_WORD = re.compile(r"[^\W\d_]{5,}")
_MOST_SPELLED, _TITLED, _SMALL = 1, 2, 0.7


def beginning(text: str, start: int, end: int, links: Sequence[Link]) -> int:
    """Where the reference in a stretch of a note begins; `links` are the note's hyperlinks, placed in `text`."""
    joined = start > 0
    joint = (JOINT if joined else _MARK).match(text, start, end)
    start = joint.end() if joint else start
    for _ in range(3):
        matches = (sign.match(text, start, end) for sign in (_LEAD, _SAID, _AIMED, *([_ADVERB] if joined else [])))
        lead = next(filter(None, matches), None)
        if lead is None or any(link.span.start < lead.end() < link.span.end for link in links):
            break
        start = lead.end()
    clause = _CLAUSE.match(text, start, end)
    return clause.end() if clause and _comments(text, clause, end, links) else start


def _comments(text: str, clause: re.Match[str], end: int, links: Sequence[Link]) -> bool:
    """Whether what ends with a colon is a sentence about the source: in small letters, and no address spells it.

    Behind it the title stands in quotation marks, or is a hyperlink, or is what the address spells.
    """
    linked = {link.span.start for link in links}
    behind = text[clause.end() : end]
    words = clause[0].split()
    small = sum(word[0].islower() for word in words) >= _SMALL * len(words)
    if not behind or not small or not _FINITE.search(clause[0]):
        return False
    addresses = " ".join([*(item.value for item in identifiers_in(behind)), *(link.url for link in links)])
    spelled, titled = _spelled(clause[0], addresses), _spelled(behind, addresses)
    marked = behind[0] in _OPENING or clause.end() in linked
    return spelled <= _MOST_SPELLED if marked else not spelled and titled >= _TITLED


def _spelled(text: str, addresses: str) -> int:
    """How many of the long words of a text, its own addresses apart, addresses spell."""
    for item in identifiers_in(text):
        text = text.replace(text[item.start : item.end], " " * (item.end - item.start))
    return sum(fold(word) in fold(addresses) for word in _WORD.findall(text))
