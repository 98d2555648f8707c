"""From the words that name a speaker to the speaker: titles off, short names whole, pronouns where they are certain."""

from __future__ import annotations

import re

from provaudit.quotations.attribution import PRONOUNS, Attribution
from provaudit.quotations.people import Mention, Roster, mentions
from provaudit.quotations.subjects import sentence_subjects
from provaudit.quotations.vocabulary import vocabulary

_SENTENCES_BACK = 4
"""How far back a pronoun may point; further than that its meaning is a guess."""
_PUBLICATIONS = vocabulary("paper newspaper daily magazine outlet weekly journal tabloid publication website")
_PUBLISHED = re.compile(
    r"\b(?:Times|Post|Journal|Herald|Tribune|Guardian|Gazette|Daily|Telegraph|Chronicle|Magazine|Review|News|Ilbo|Shimbun|"
    r"Mail|Mirror|Sun|Star|Independent|Observer|Economist|Monde|Zeitung|Spiegel|Today|Standard|Globe|Weekly|Monitor)\b"
)
_LISTED = re.compile(
    r"(?:\b[Tt]he\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}(?:,\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}){0,6},?\s+and\s+(?:the\s+)?"
    r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}"
)


class Speakers:
    """Resolves the subjects of attributions with the help of everybody that the document names."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def speaker(self, attribution: Attribution, blank: str) -> str | None:
        """The speaker's whole name, the words that stand for one, or None where it is uncertain."""
        subject = attribution.subject.strip(" ,;:")
        word = subject.lower()
        if word in {"he", "she"}:
            return self._person_before(blank, attribution.start)
        if word == "they":
            return _plural_before(blank, attribution.start)
        if word in {"it", "who", "which", "that", "i", "we", "you", "one", "this", "there", ""}:
            return self._relative(blank, attribution.start) if word == "who" else None
        noun = re.fullmatch(r"(?:the|this|that)\s+([a-z-]+)", word)
        if noun:
            return self._body_before(blank, attribution.start, noun[1]) or subject
        return self._named(subject, attribution.start, blank)

    def _named(self, subject: str, start: int, blank: str) -> str | None:
        """A person in the subject, if there is one; otherwise the subject as it stands."""
        if _LISTED.fullmatch(subject):
            return subject
        inside = [m for m in mentions(blank) if start <= m.start and m.end <= start + len(subject) + 1]
        people = [m for m in inside if self._roster.person(m) and not m.possessive]
        for person in people:
            if person.titled or not _modifies(blank, person):
                return self._roster.whole(person.name)
        if len(subject.split()) > 10 or not re.search(r"\w", subject):
            return None
        return self._roster.whole(subject) if " " not in subject else subject

    def _person_before(self, blank: str, until: int) -> str | None:
        """Who `he` is: the nearest sentence before that has a person for its subject."""
        for count, (subject, start) in enumerate(sentence_subjects(blank, until)):
            if count >= _SENTENCES_BACK:
                return None
            named = next((m for m in mentions(blank) if start <= m.start <= start + len(subject)), None)
            if subject.lower() not in PRONOUNS and named is not None and self._roster.person(named):
                return self._roster.whole(named.name)
        return None

    def _relative(self, blank: str, until: int) -> str | None:
        """`X, who said`."""
        near = [m for m in mentions(blank) if m.end <= until and until - m.end < 4 and self._roster.person(m)]
        return self._roster.whole(near[-1].name) if near else None

    def _body_before(self, blank: str, until: int, noun: str) -> str | None:
        """`the paper`, `the ministry`: the nearest body before whose name says so."""
        for mention in reversed([m for m in mentions(blank) if m.end <= until]):
            if noun in _PUBLICATIONS and _PUBLISHED.search(mention.name):
                return _with_article(blank, mention)
            if re.search(rf"\b{re.escape(noun)}\b", mention.name, re.I):
                return _with_article(blank, mention)
        return None


def _with_article(text: str, mention: Mention) -> str:
    return mention.name


def _modifies(text: str, mention: Mention) -> bool:
    """Whether a preposition makes the name part of another one: `a spokesman for Donald Trump`."""
    before = text[max(0, mention.start - 30) : mention.start]
    return re.search(r"\b(?:of|for|at|from|with|by|in|to)\s+(?:the\s+|then\s+)?(?:[\w.-]+\s){0,2}$", before) is not None


def _plural_before(blank: str, until: int) -> str | None:
    """Who `they` are, if the same sentence lists them by name."""
    sentence = max(blank.rfind(". ", 0, until), -2) + 2
    listed = [_without_place(blank[sentence : m.start()], m[0]) for m in _LISTED.finditer(blank, sentence, until)]
    return listed[0] if len(listed) == 1 else None


def _without_place(before: str, listed: str) -> str:
    """A list without the place or occasion that only seems to be its first item: `At the 2023 Summit, A, B and C`."""
    if (
        re.search(r"\b(?:at|in|on|during|after|before|of|for)\s+(?:the\s+|an?\s+)?(?:\S+\s+)?$", before, re.I)
        and listed.count(",") > 1
    ):
        return listed.split(",", 1)[1].strip()
    return listed
