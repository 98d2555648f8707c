"""Q709-Q712: who is said to speak, in which language, and on what authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Case, Dossier, Page, Remark, Severity
from provaudit.quotations import examine
from provaudit.rules.quoted import missed, remark_on

_NAME = re.compile(r"\b[A-ZÀ-ÞĀ-ŽḀ-Ỿ][\w’'-]{2,}")

_LEADING = frozenset(
    "The This That These Those One Some Many Most Both Two Three Other Another His Her Its Our My".split()
)
"""What a sentence may begin with before a name that is not part of it."""


def speaker_unnamed(dossier: Dossier) -> Iterator[Remark]:
    """The source has the quoted words and names nobody like the speaker they are given to.

    Why it matters: the words may be somebody else's.

    Flagged::

        According to Paul Miller, “the dam is safe and sound for many years to come”. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound for many years to come, and that nobody has to
        leave home. The town hall will be open all night for everybody who wants to hear the news, she added.</p>

    Clean::

        According to the mayor, “the dam is safe and sound for many years to come”. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound for many years to come, and that nobody has to
        leave home. The town hall will be open all night for everybody who wants to hear the news, she added.</p>

    Cannot see: a speaker whom the source names by office only, or whom it quotes after somebody else.
    """
    for examined in examine(dossier):
        best, speaker = examined.best, examined.quotation.speaker
        if examined.state != "found" or best is None or examined.elsewhere or not speaker or not examined.whole:
            continue
        if " " in speaker and not _names_speaker(speaker, best.case, best.page):
            message = f"quotation found, but the source does not name {speaker}"
            yield remark_on(examined, message, claimed=speaker, confidence=0.5)


def quotation_translated(dossier: Dossier) -> Iterator[Remark]:
    """The source is in another language than the quotation, so the words cannot be compared.

    Why it matters: a translated quotation should say so; whether it is a fair one, a person must judge.

    Flagged::

        The mayor said “the dam is safe and sound, and nobody has to leave”. [1]

        [1] Schmidt, Anna. "Im Norden steigen die Flüsse." Beispielzeitung, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Im Norden steigen die Flüsse</h1><p>Nach dem schweren Regen der letzten Woche sprach die Bürgermeisterin am
        Ufer mit Reportern. Der Damm ist sicher, sagte sie, und niemand muss zurzeit sein Haus verlassen. Das Rathaus
        bleibt die ganze Nacht offen für alle, die Nachrichten über das Wasser hören wollen, so die Bürgermeisterin.</p>

    Clean::

        The mayor said “the dam is safe and sound, and nobody has to leave”. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and nobody has to leave home for now.</p>
    """
    for examined in examine(dossier):
        if missed(examined) and examined.foreign:
            yield remark_on(examined, "quotation cannot be compared: the source is in another language", confidence=0.8)


def quotation_unsourced(dossier: Dossier) -> Iterator[Remark]:
    """Quoted speech has no reference: no marker, note or link belongs to it.

    Why it matters: nobody can look up what was said. Terms, titles and scare quotes are left out.

    Flagged::

        The mayor said “the dam is safe and sound” on Monday.

    Clean::

        The so-called “dam” is safe and sound since Monday.
    """
    for quotation in dossier.document.quotations:
        if quotation.kind in ("term", "title", "nested") or quotation.references:
            continue
        who = f", given to {quotation.speaker}," if quotation.speaker else ""
        yield Remark(f"quotation{who} has no reference", quotation.span, claimed=quotation.text, confidence=0.9)


def _names_speaker(speaker: str, case: Case, page: Page) -> bool:
    """Whether any part of the speaker's name stands anywhere in the source or in the reference."""
    names = _names(speaker)
    said = (page.text, page.title or "", *map(str, page.authors), page.site_name or "", case.reference.text, page.url)
    known = " ".join(said).casefold()
    return not names or any(name.casefold() in known for name in names)


def _names(speaker: str) -> list[str]:
    """The proper names in the words for a speaker: `The site` and `Researchers there` begin a sentence, that is all."""
    first, _, rest = speaker.partition(" ")
    return _NAME.findall(speaker if _NAME.match(rest) and first not in _LEADING else rest)


CLAIM_RULES: tuple[Rule, ...] = (
    Rule("Q709", "speaker-unnamed", Severity.WARNING, speaker_unnamed),
    Rule("Q710", "quotation-translated", Severity.UNDETERMINED, quotation_translated),
    Rule("Q712", "quotation-unsourced", Severity.NOTICE, quotation_unsourced),
)
