"""Who is said to have said the quoted words, and with which verb.

Three places are read, nearest first: the words after the quotation (`,” she said`), the words before it in its sentence
(`X told reporters that “`, `According to X, “`), and an attribution that an earlier quotation of the paragraph already
has (`,” he said, “`). Nothing is guessed: where no rule is sure, there is no speaker.
"""

from __future__ import annotations

import re

from attrs import frozen

from provaudit.quotations.marks import Quoted
from provaudit.quotations.people import mentions
from provaudit.quotations.sentences import sentences
from provaudit.quotations.subjects import ADVERB, governor
from provaudit.quotations.verbs import FORMS, PAST, SPEECH, participle
from provaudit.quotations.vocabulary import vocabulary

PRONOUNS = vocabulary("he she they it who")
_VERB_FIRST = re.compile(rf"[\s,]*(?P<verb>{'|'.join(sorted(FORMS, key=len, reverse=True))})\s+(?P<subject>.+)", re.S)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s quoted by|[Pp]er)\s+(?P<subject>.+)", re.S)
_CARRIED = r"\b(?:signs?|banners?|placards?|posters?|slogans?|shirts?|flags?)\b"
_CARRIER = re.compile(
    r"(?P<subject>[^,;“”]{3,80}?)\s+(?:carried|carrying|held|holding|waved|waving|raised|displayed|wore|wearing|unfurled|chanted|chanting|hung)\s+"
    rf"(?:\w+\s+){{0,4}}{_CARRIED}"
)
_CARRIER_CHARS = 300
"""What carries words stands no further before them."""
_NO_ABBREVIATION = r"(?<!\b[A-Z]\.\s)(?<!Dr\.\s)(?<!Mr\.\s)(?<!Ms\.\s)(?<!Mrs\.\s)"
_CLAUSE_END = re.compile(rf"[.!?;](?:\s|$){_NO_ABBREVIATION}|\s\s\s")
_NEXT_CLAUSE = re.compile(
    rf"[,;:.](?:\s|$){_NO_ABBREVIATION}|\s\s\s"
    r"|\s(?:in|on|at|during|after|when|while|as|to|who|before|about)\s(?![A-Z]\w+ (?:for|of))"
)
_BLANK = re.compile(r"\s{3,}(?=\S)")
"""Where quoted words stood: `In “Rain,” Smith writes` is of Smith alone."""
_SIGNATURE = re.compile(r"\s*[–—-]{1,2}\s*(?P<subject>[^,;:!?\n]{3,40})(?:,[^\n]{0,60})?\s*")
_CLAUSE_CHARS = 1500
"""Of a sentence that is longer still, only so much before a quotation is read."""
_NOUN_CHARS = 60
"""Before a verb, that is enough to tell the word that stands there."""
_SUBORDINATE = re.compile(r"\b(?:when|if|that|which|because|while|although|unless|until|where|how|what)\b", re.I)
_ANOTHER_CLAUSE = re.compile(r"(?:but|and|or|yet|so|while|whereas|though|although)\b")
"""`“It rose,” but Smith says`: that is said of what follows."""
_PLURAL = vocabulary("they we i you who people men women children police officials both many some others")
_COLON = re.compile(r"(?P<subject>[^.,;:!?]{2,60}):\s*$")
_NO_VERB = re.compile(
    r"\s*(?:$|[,(–—-]|(?:in|on|at|to|from|of|for|during|after|before|via|by|about|with|and|as|again|here|there)\b)"
)
"""What may follow a name that a colon makes the speaker; `Ann Miller sent me this:` are not her words."""


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
    start = max(start, found.outer_start - _CLAUSE_CHARS)
    return _after(text, found, blank) or _signed(blank, found) or _before(blank, start, found)


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
    for verb in SPEECH.finditer(clause) if not _ANOTHER_CLAUSE.match(clause) else ():
        subject = re.sub(rf"[\s,]*{ADVERB}$", "", clause[: verb.start()])
        if _can_speak(subject) and _agrees(subject, verb[0]):
            return Attribution(_head(subject), base, verb[0], True)
    return None


def _signed(text: str, found: Quoted) -> Attribution | None:
    """`” – Milton Glaser` at the end of a paragraph."""
    signature = _SIGNATURE.fullmatch(text, found.outer_end)
    if signature is None or not any(m.person and m.start == signature.start("subject") for m in mentions(text)):
        return None
    return Attribution(signature["subject"], signature.start("subject"), None, True)


def _can_speak(subject: str) -> bool:
    """Whether words before a verb can be its whole subject: a short phrase, or a name with an appositive."""
    words = subject.split()
    if not words or len(words) > (25 if "," in subject else 9) or subject.count(",") > 2:
        return False
    return not _SUBORDINATE.search(subject.split(",")[0])


def _agrees(subject: str, verb: str) -> bool:
    """Whether a bare form such as `call` or `question` can be the verb of a subject, and not a noun after it."""
    if verb.endswith(("s", "ed", "ing")) or verb in PAST:
        return True
    last = subject.split()[-1].lower() if subject.split() else ""
    return last in _PLURAL or last.endswith("s") or bool(re.search(r"\band\b", subject))


def _np(subject: str) -> str:
    """A subject that follows its verb, cut where the next clause begins."""
    return _NEXT_CLAUSE.split(subject)[0].strip()


def _head(subject: str) -> str:
    """A subject without its appositive: `Kwon Hyuk-chul, an editor at the progressive newspaper,`."""
    return subject.split(",")[0].strip()


def _before(blank: str, start: int, found: Quoted) -> Attribution | None:
    """The last verb of speech before the quotation in its sentence, and whoever governs it."""
    clause = blank[start : found.outer_start]
    carrier = _CARRIER.search(clause, max(0, len(clause) - _CARRIER_CHARS)) if re.search(_CARRIED, clause) else None
    if carrier:
        subject = carrier["subject"].strip()
        return Attribution(subject, start + carrier.start("subject"), _last_verb(clause) or "read", False)
    verbs = [v for v in SPEECH.finditer(clause) if not _noun(clause, v)]
    for verb in reversed(verbs):
        subject = governor(clause, verb.start(), participle(verb[0]))
        if subject is not None and _agrees(subject[0], verb[0]) and not SPEECH.search(subject[0]):
            said = _BLANK.split(subject[0])[-1]
            return Attribution(said, start + subject[1] + len(subject[0]) - len(said), verb[0], False)
    according = _ACCORDING.search(clause)
    if according:
        subject_text = re.split(r",|\s\s\s", according["subject"])[0].strip()
        return Attribution(subject_text, start + according.start("subject"), "according to", False)
    colon = _COLON.search(clause)
    if colon and any(m.person and _NO_VERB.match(colon["subject"], m.end) for m in mentions(colon["subject"])):
        return Attribution(colon["subject"].strip(), start + colon.start("subject"), None, False)
    return None


def _last_verb(clause: str) -> str | None:
    return next((v[0] for v in reversed(list(SPEECH.finditer(clause)))), None)


def _noun(clause: str, verb: re.Match[str]) -> bool:
    """Whether the form is a noun or adjective here: `the report`, `a claim`, `expressed support`."""
    before = re.search(r"([\w’']+)\s+$", clause[max(0, verb.start() - _NOUN_CHARS) : verb.start()])
    word = before[1].lower() if before else ""
    return word in _DETERMINERS or word.endswith(("’s", "'s"))


_DETERMINERS = vocabulary(
    """
    a an the this its his her their our my your these those some any no of in on by for with from
    """
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
