"""Who governs a verb: the subject of a clause or of a sentence, an appositive passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.quotations.people import Mention, mentions
from provaudit.quotations.sentences import sentences

ADVERB = (
    r"(?:(?:also|do|does|did|don[’']t|doesn[’']t|didn[’']t|would|could|can|will|has|had|have|then|later|recently|once|often"
    r"|further|subsequently|simply|only|who|\w+ly)\s+)*"
)
"""What may stand between a subject and its verb."""
_ADVERBS = re.compile(rf"\s*{ADVERB}$")
_ADVERB_CHARS = 80
_CLAUSE_STARTS = re.compile(
    r"(?:^|[,;:—–(]\s+|\s)(?:(?:as|although|though|while|whereas|because|since|when|but|and|so|that|whether|which|"
    r"however|yet|after|before|if)\s+)(?=\S)|[;:—–(]\s*|\.\s+",
    re.I,
)


def governor(clause: str, at: int, leaning: bool) -> tuple[str, int] | None:
    """The subject of the verb at `at` and where it begins in the clause."""
    adverbs = _ADVERBS.search(clause, max(0, at - _ADVERB_CHARS), at)
    left = clause[: adverbs.start() if adverbs else at]
    if leaning or (re.search(r"(?:\b(?:and|or|but|to|by)|[,–—])$", left) and not _appositive(left)):
        return _sentence_subject(left)
    appositive = _appositive(left)
    if appositive is not None:
        return appositive
    return _clause_subject(left)


def _appositive(left: str) -> tuple[str, int] | None:
    """`X, an editor at Y,`: the name before a pair of commas."""
    match = re.search(
        r"(?P<name>[^,;:]{2,80}),\s+(?:(?:an?|the|who|whose|chief|head|director|former|then)\b|[a-z])[^,;:]{2,100},$",
        left,
    )
    if match is None:
        return None
    named = _clause_subject(match["name"])
    return (named[0], match.start("name") + named[1]) if named and mentions(named[0]) else None


def _clause_subject(left: str) -> tuple[str, int] | None:
    """Everything between the beginning of the clause and its verb."""
    begin = max((m.end() for m in _CLAUSE_STARTS.finditer(left)), default=0)
    begin = _last_comma(left, begin)
    subject = left[begin:].strip()
    if not subject or len(subject.split()) > 16:
        return None
    return subject, begin + len(left[begin:]) - len(left[begin:].lstrip())


def _last_comma(left: str, begin: int) -> int:
    """Past an introduction such as `On Monday,`; a list of names keeps its commas."""
    for comma in re.finditer(r",\s+", left[begin:]):
        rest = left[begin + comma.end() :]
        listed = re.match(r"(?:[A-Z][\w.]+\s*){1,4},?\s+and\s|and\s", rest) and re.search(
            r"[A-Z]\w+$", left[: begin + comma.start()]
        )
        if not listed:
            return _last_comma(left, begin + comma.end())
    return begin


def _sentence_subject(left: str) -> tuple[str, int] | None:
    """The first pronoun or person of the sentence that is its subject; failing that, the body it begins with."""
    named = [m for m in mentions(left) if not m.possessive]
    people = [m for m in named if m.person and not _governed(left, m)]
    pronoun = re.search(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b", left)
    if pronoun and (not people or pronoun.start() < people[0].start):
        return pronoun[0], pronoun.start()
    if people:
        return people[0].name, people[0].start
    bodies = [m for m in named if not _governed(left, m) and m.start < 40]
    return (bodies[0].name, bodies[0].start) if bodies else None


def _governed(text: str, mention: Mention) -> bool:
    """Whether a preposition stands before the mention: `with Ishiba` is no subject."""
    return (
        re.search(
            r"\b(?:of|in|on|at|by|for|with|from|to|against|between|toward|towards|about|under|over|into)\s+(?:the\s+|then\s+|an?\s+)?(?:[\w-]+\s){0,2}$",
            text[max(0, mention.start - 40) : mention.start],
        )
        is not None
        and not mention.titled
    )


def sentence_subjects(blank: str, until: int) -> Iterator[tuple[str, int]]:
    """Who each sentence before `until` is about and where it says so, the nearest sentence first."""
    for start, end in reversed([span for span in sentences(blank) if span[0] < until]):
        subject = _sentence_subject(blank[start : min(end, until)])
        if subject is not None:
            yield subject[0], start + subject[1]
