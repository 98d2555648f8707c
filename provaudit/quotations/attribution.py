"""Who is said to have said the quoted words, and with which verb.

Three places are read, nearest first: the words after the quotation (`,” she said`), the words before it in its sentence
(`X told reporters that “`, `According to X, “`), and an attribution that an earlier quotation of the paragraph already
has (`,” he said, “`). Nothing is guessed: where no rule is sure, there is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from provaudit.quotations.marks import Quoted
from provaudit.quotations.people import Mention, mentions
from provaudit.quotations.sentences import sentences
from provaudit.quotations.verbs import FORMS, SPEECH, participle
from provaudit.quotations.vocabulary import vocabulary

PRONOUNS = vocabulary("he she they it who")
_ADVERB = r"(?:(?:also|has|had|have|then|later|recently|once|often|further|subsequently|simply|only|who|\w+ly)\s+)*"
_VERB_FIRST = re.compile(rf"[\s,]*(?P<verb>{'|'.join(sorted(FORMS, key=len, reverse=True))})\s+(?P<subject>.+)", re.S)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s quoted by|[Pp]er)\s+(?P<subject>.+)", re.S)
_CARRIER = re.compile(
    r"(?P<subject>[^,;“”]{3,80}?)\s+(?:carried|carrying|held|holding|waved|waving|raised|displayed|wore|wearing|unfurled|chanted|chanting|hung)\s+"
    r"(?:\w+\s+){0,4}(?:signs?|banners?|placards?|posters?|slogans?|shirts?|flags?)\b"
)
_CLAUSE_STARTS = re.compile(
    r"(?:^|[,;:—–(]\s+|\s)(?:(?:as|although|though|while|whereas|because|since|when|but|and|so|that|whether|which|"
    r"however|yet|after|before|if)\s+)(?=\S)|[;:—–(]\s*|\.\s+",
    re.I,
)
_NO_ABBREVIATION = r"(?<!\b[A-Z]\.\s)(?<!Dr\.\s)(?<!Mr\.\s)(?<!Ms\.\s)(?<!Mrs\.\s)"
_CLAUSE_END = re.compile(rf"[.!?;](?:\s|$){_NO_ABBREVIATION}|\s\s\s")
_NEXT_CLAUSE = re.compile(
    rf"[,;:.](?:\s|$){_NO_ABBREVIATION}|\s\s\s"
    r"|\s(?:in|on|at|during|after|when|while|as|to|who|before|about)\s(?![A-Z]\w+ (?:for|of))"
)
_COLON = re.compile(r"(?P<subject>[^.,;:!?]{2,60}):\s*$")


@frozen
class Attribution:
    """The words that name the speaker, as they stand, where they stand, and the verb."""

    subject: str
    start: int
    verb: str | None
    after: bool
    """The attribution follows the quotation."""


def attributed(text: str, found: Quoted, blank: str) -> Attribution | None:
    """The attribution of a quotation in its own sentence; `blank` is `text` with all quoted words blanked out."""
    spans = sentences(blank)
    start = next((s for s, e in spans if s <= found.outer_start < e), 0)
    return _after(text, found, blank) or _before(blank, start, found)


def _after(text: str, found: Quoted, blank: str) -> Attribution | None:
    """`,” X said` and `,” said X`: only after a quotation that its own punctuation or a comma leaves open."""
    rest = blank[found.outer_end : found.outer_end + 240]
    lead = re.match(r"(?:\s*\[\d+\])*\s*([,–—-]?)\s*", rest)
    opened = text[found.end - 1] in ",?!…—–-，" or (lead is not None and lead[1] == ",")
    if not opened or lead is None:
        return None
    base = found.outer_end + lead.end()
    clause = _CLAUSE_END.split(rest[lead.end() :])[0]
    according = _ACCORDING.match(clause)
    if according:
        return Attribution(_np(according["subject"]), base + according.start("subject"), "according to", True)
    inverted = _VERB_FIRST.match(clause)
    if inverted:
        return Attribution(_np(inverted["subject"]), base + inverted.start("subject"), inverted["verb"], True)
    for verb in SPEECH.finditer(clause):
        subject = re.sub(rf"[\s,]*{_ADVERB}$", "", clause[: verb.start()])
        if subject and len(subject.split()) <= 25 and (subject.count(",") in (0, 1, 2)):
            return Attribution(_head(subject), base, verb[0], True)
    return None


def _np(subject: str) -> str:
    """A subject that follows its verb, cut where the next clause begins."""
    return _NEXT_CLAUSE.split(subject)[0].strip()


def _head(subject: str) -> str:
    """A subject without its appositive: `Kwon Hyuk-chul, an editor at the progressive newspaper,`."""
    return subject.split(",")[0].strip()


def _before(blank: str, start: int, found: Quoted) -> Attribution | None:
    """The last verb of speech before the quotation in its sentence, and whoever governs it."""
    clause = blank[start : found.outer_start]
    carrier = _CARRIER.search(clause)
    if carrier:
        subject = carrier["subject"].strip()
        return Attribution(subject, start + carrier.start("subject"), _last_verb(clause) or "read", False)
    verbs = [v for v in SPEECH.finditer(clause) if not _noun(clause, v)]
    for verb in reversed(verbs):
        subject = _governor(clause, verb.start(), participle(verb[0]))
        if subject is not None:
            return Attribution(subject[0], start + subject[1], verb[0], False)
    according = _ACCORDING.search(clause)
    if according:
        subject_text = re.split(r",|\s\s\s", according["subject"])[0].strip()
        return Attribution(subject_text, start + according.start("subject"), "according to", False)
    colon = _COLON.search(clause)
    if colon and any(m.person for m in mentions(colon["subject"])):
        return Attribution(colon["subject"].strip(), start + colon.start("subject"), None, False)
    return None


def _last_verb(clause: str) -> str | None:
    return next((v[0] for v in reversed(list(SPEECH.finditer(clause)))), None)


def _noun(clause: str, verb: re.Match[str]) -> bool:
    """Whether the form is a noun or adjective here: `the report`, `a claim`, `expressed support`."""
    before = re.search(r"([\w’']+)\s+$", clause[: verb.start()])
    word = before[1].lower() if before else ""
    return word in _DETERMINERS or word.endswith(("’s", "'s")) or (word in {"to"} and False)


_DETERMINERS = vocabulary(
    """
    a an the this its his her their our my your these those some any no of in on by for with from
    """
)


def _governor(clause: str, at: int, leaning: bool) -> tuple[str, int] | None:
    """The subject of the verb at `at` and where it begins in the clause."""
    left = re.sub(rf"\s*{_ADVERB}$", "", clause[:at])
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


def blanked(text: str, found: tuple[Quoted, ...]) -> str:
    """The paragraph with every quoted stretch turned into blanks of the same length.

    A full stop, question or exclamation mark that ends the quoted words stays: it ends the writer's sentence too.
    """
    chars = list(text)
    for quoted in found:
        if quoted.depth == 0:
            chars[quoted.outer_start : quoted.outer_end] = " " * (quoted.outer_end - quoted.outer_start)
            if text[quoted.end - 1] in ".!?。！？":
                chars[quoted.end - 1] = text[quoted.end - 1]
    return "".join(chars)


def sentence_subjects(blank: str, until: int) -> Iterator[tuple[str, int]]:
    """Who each sentence before `until` is about and where it says so, the nearest sentence first."""
    for start, end in reversed([span for span in sentences(blank) if span[0] < until]):
        subject = _sentence_subject(blank[start : min(end, until)])
        if subject is not None:
            yield subject[0], start + subject[1]
