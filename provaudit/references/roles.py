"""Who edited and who translated, and what kind of work it is: told by the words around the fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from provaudit.references.addresses import known_of
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import Segment, end_of, fences, segments
from provaudit.references.lexicon import fold

_EDITORS = (
    "ed eds edited editor editors hrsg hg herausgegeben herausgeber éd éds editado edición red redigerad coord dir cur "
    "onder szerk ред"
)
_TRANSLATORS = (
    "tr trans transl translated translator translators translation übers übersetzt trad traduit traduction traducción "
    "traducido tradotto traduzione vertaald oversat översatt przeł пер"
)
ROLES = dict.fromkeys(_EDITORS.split(), "editors") | dict.fromkeys(_TRANSLATORS.split(), "translators")
_FILM_ROLES = frozenset("director directors producer producers".split())
_FILM_HINTS = ("irector", "roducer", "Dir", "Prod", "Perf")
_FILM_CREDITS = frozenset("dir perf prod".split())
_THANKED = re.compile(r"\((?:hat[- ]tips?(?: to)?|h/t|via|thanks to)\s[^()]{1,120}\)?", re.IGNORECASE)
"""Those from whom a writer has a source: `(hat tip to Jane Roe)`."""
_JOINTS = frozenset("and und et y e & by von par por".split())
_BY = frozenset("by von par por".split())
_LONGEST_CREDIT = 15
"""Words; what is longer is no list of editors."""
_THESIS = frozenset(
    "thesis dissertation diss diplomarbeit habilitation masterarbeit bachelorarbeit thèse tesis tesi".split()
)
_REPORT = frozenset("report bericht rapport informe rfc memorandum".split())
_MEETING = frozenset(
    "proceedings proc conference symposium workshop congress meeting tagung kongress actes atti".split()
)
_PAPER = frozenset(
    "times post guardian herald news daily tribune gazette telegraph newspaper zeitung tageblatt journal monde figaro "
    "independent observer chronicle star sun mirror globe mail press".split()
)


def credited(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with the credit that a title swallowed, `Title. Edited and translated by X`, given to editors."""
    tags, tokens = list(tags), row.tokens
    for place in range(1, len(tokens) - 2):
        named = tags[place] == "I-T" and tokens[place].text.lower() in ROLES and _credits(row, place)
        if named and not _quoted_or_spelled(row, place):
            end = end_of(tags, place - 1, "T")
            if end - place <= _LONGEST_CREDIT:
                tags[place:end] = ["B-E"] + ["I-E"] * (end - place - 1)
    return tags


def _quoted_or_spelled(row: Anchored, place: int) -> bool:
    """Whether a credit belongs to the title after all: it stands in quotation marks, or the address spells it, too."""
    text, slugs = row.text.text[: row.tokens[place].start], known_of(row).slugs
    words = [fold(token.text) for token in row.tokens[place : place + 4]]
    quoted = "„" not in text and text.count("“") > text.count("”")
    return quoted or (len(words) > 2 and all(word in slugs for word in words))


def filmed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` without those who directed or produced a film among the authors: `Moore, M. (Writer/Director). (2003).`"""
    tags = list(tags)
    if not any(hint in row.text.text for hint in _FILM_HINTS):
        return tags
    words = [token.text.lower() for token in row.tokens]
    for people in [segment for segment in segments(tags) if segment.label == "A"]:
        first, last = people.first, people.last
        named_so = not _FILM_ROLES.isdisjoint(words[last - 1 : last + 1])
        credited_so = not _FILM_CREDITS.isdisjoint(words[max(0, first - 1) : first + 1])
        if last - first > 1 and (named_so or credited_so):
            tags[first:last] = ["O"] * (last - first)
    return tags


def thanked(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` without those among the people from whom the writer has the source: `(via Jane Roe)`."""
    tags = list(tags)
    for found in _THANKED.finditer(row.text.text) if "(" in row.text.text else ():
        for place, token in enumerate(row.tokens):
            if tags[place].endswith("-A") and found.start() < token.start < found.end():
                tags[place] = "O"
    return tags


def _credits(row: Anchored, place: int) -> bool:
    """Whether a role's word stands after a stop and before a name, with a "by" and other roles between or abbreviated:
    `Translated and edited by Ann Roe`, `Trans. Ann Roe`, but not `Trans. Amer. Math. Soc.`"""
    tokens, text = row.tokens, row.text.text
    if text[tokens[place - 1].end : tokens[place].start].strip()[-1:] not in (".", ",", ";"):
        return False
    words = [token.text for token in tokens[place : place + 6]]
    if text.startswith(". ", tokens[place].end) and words[1][0].isupper():
        named = len(words[1]) == 1 or text[tokens[place + 1].end : tokens[place + 2].start] == " "
        return named and words[2][0].isupper()
    by = next((i for i, word in enumerate(words) if word.lower() in _BY), 0)
    between = all(word.lower() in ROLES or word.lower() in _JOINTS for word in words[:by])
    return 0 < by < len(words) - 1 and between and words[by + 1][0].isupper()


def by_role(row: Anchored, segment: Segment) -> list[tuple[str, Segment]]:
    """The parts of a stretch of editors and translators, each with `editors` or `translators`.

    A role's word stands before its names (`Translated by X`) or after them (`X, trans.`); both roles may share names.
    """
    words = [token.text.lower() for token in row.tokens]
    roles = _before(words[: segment.first])
    found: list[tuple[str, Segment]] = []
    start = segment.first
    for place in range(segment.first, segment.last):
        role = ROLES.get(words[place])
        if role and start < place:
            found += _parts(roles or {role}, start, place)
            roles = {role} if roles else set()
        elif role:
            roles.add(role)
        if role or (start == place and words[place] in _JOINTS):
            start = place + 1
    if start < segment.last:
        after = {ROLES[word] for word in words[segment.last : segment.last + 2] if word in ROLES}
        found += _parts(roles or after or {"editors"}, start, segment.last)
    return found


def _before(words: Sequence[str]) -> set[str]:
    """The roles that the last of these words name: `edited and translated by`."""
    roles: set[str] = set()
    for word in reversed(words):
        if word in ROLES:
            roles.add(ROLES[word])
        elif word not in _JOINTS:
            break
    return roles


def _parts(roles: set[str], start: int, end: int) -> list[tuple[str, Segment]]:
    return [(role, Segment("E", start, end)) for role in sorted(roles)]


def kind_of(row: Anchored, found: Sequence[Segment], fields: Mapping[str, Any]) -> str:
    """The kind of work in CSL's words, as far as the reference tells; empty if it does not."""
    titled = {place for segment in found if segment.label == "T" for place in range(segment.first, segment.last)}
    words = {token.text.lower() for place, token in enumerate(row.tokens) if token.kind == "w" and place not in titled}
    if words & _THESIS:
        return "thesis"
    if "patent" in words:
        return "patent"
    container = {word.lower() for word in str(fields.get("container") or "").split()}
    held = any(segment.label == "J" for segment in found)
    if held and container & _MEETING:
        return "paper-conference"
    if held and (fields.get("editors") or (fields.get("publisher") and fences(row.text.text, row.tokens))):
        return "chapter"
    return _by_container(words, container, held, fields)


def _by_container(words: set[str], container: set[str], held: bool, fields: Mapping[str, Any]) -> str:
    """The kind that container, numbers, publisher and address tell."""
    date = fields.get("date")
    if held and fields.get("volume"):
        return "article-journal"
    if held and container & _PAPER and date is not None and date.day:
        return "article-newspaper"
    if words & _REPORT:
        return "report"
    if fields.get("url"):
        return "webpage"
    if fields.get("publisher") and not held:
        return "book"
    return "article-journal" if held and (fields.get("doi") or fields.get("pages")) else ""
