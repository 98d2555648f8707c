"""Q705-Q712: whether a quotation is in its source at all, and whether it has one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Case, Dossier, Page, Quotation, Remark, Severity
from provaudit.quotations import Examined, examine

_LEAST_QUOTED_WORDS = 3
_NAME = re.compile(r"\b[A-ZÀ-ÞĀ-ŽḀ-Ỿ][\w’'-]{2,}")


def quotation_not_found(dossier: Dossier) -> Iterator[Remark]:
    """The quoted words are nowhere in the full text of what they are cited from, nor anything near them.

    Why it matters: the words were made up, or the reference is the wrong one. It is said only if every source that the
    quotation is cited from was read from beginning to end, in its own language, and no other source has the words.

    Flagged::

        The mayor said “we shall all have to leave by Sunday evening”. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now. The
        town hall will be open all night for everybody who wants to hear the news about the water, she added.</p>

    Clean::

        The mayor said “the dam is safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now. The
        town hall will be open all night for everybody who wants to hear the news about the water, she added.</p>

    Cannot see: words in pictures, films and comments that a script loads later.
    """
    for examined in examine(dossier):
        if examined.state == "not-found":
            best = max((c.located.score for c in examined.own), default=0.0)
            words = len(examined.quotation.text.split())
            sure = (0.9 if words > 2 * _LEAST_QUOTED_WORDS else 0.75) * _belongs(dossier, examined.quotation)
            message = f"quotation not found in the source (best match {best:.0%} of the words)"
            yield _remark(examined, message, confidence=round(sure, 2))


def quotation_unconfirmed(dossier: Dossier) -> Iterator[Remark]:
    """The quoted words were not found, but only a part of what they are cited from could be read.

    Why it matters: behind a paywall, on page two or in another reference of the note they may well be.

    Flagged::

        The mayor said “we shall all have to leave by Sunday evening”. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to the press
        and told them that nobody has to leave home.</p>

    Clean::

        The mayor said that all shall have to leave by Sunday evening. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to the press
        and told them that nobody has to leave home.</p>
    """
    for examined in examine(dossier):
        if _missed(examined) and examined.state == "unchecked" and not examined.foreign:
            yield _remark(examined, "quotation not found, but only part of its source could be read")


def quotation_misplaced(dossier: Dossier) -> Iterator[Remark]:
    """The quoted words are not in the source they are cited from, but in another source of the document.

    Why it matters: the marker points at the wrong note.

    Flagged::

        The mayor said “the dam is safe and sound” on Monday. [1] Others differ. [2]

        [1] Poe, Bob. "Bridges close in the south." Example News, 2 March 2025. https://news.example/b.

        [2] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/b
        <h1>Bridges close in the south</h1><p>Two bridges of the town are closed since Monday because of high water.</p>
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The mayor said “the dam is safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>
    """
    for examined in examine(dossier):
        if examined.elsewhere is not None and examined.best is not None:
            there = examined.elsewhere.case.reference.id
            message = f"quotation found in the source of {there}, not in the one it is cited from"
            yield _remark(examined, message, observed=there, confidence=0.9)


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
            yield _remark(examined, message, claimed=speaker, confidence=0.5)


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
        if _missed(examined) and examined.foreign:
            yield _remark(examined, "quotation cannot be compared: the source is in another language", confidence=0.8)


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


def _missed(examined: Examined) -> bool:
    """Whether no source of its own has the words and no other has them either."""
    best = examined.best
    return best is not None and best.located.state == "not-found" and examined.elsewhere is None


def _remark(
    examined: Examined,
    message: str,
    *,
    claimed: str | None = None,
    observed: str | None = None,
    confidence: float = 0.9,
) -> Remark:
    """A remark on a quotation and the reference it was looked for in."""
    best, quotation = examined.best, examined.quotation
    about = best.case.reference.id if best else None
    return Remark(
        message, quotation.span, about, claimed or quotation.text, observed, "page text", confidence=confidence
    )


def _belongs(dossier: Dossier, quotation: Quotation) -> float:
    """How surely the quotation belongs to its marker: less if the marker ends a later sentence."""
    after = [c.marker.span.start for c in dossier.document.citations if c.marker.span.start >= quotation.span.end]
    between = dossier.document.text[quotation.span.end : min(after)] if after else ""
    return 0.8 if re.search(r"[.!?][”’\"'»]?\s+[A-Z]", between) else 1.0


def _names_speaker(speaker: str, case: Case, page: Page) -> bool:
    """Whether any part of the speaker's name stands anywhere in the source or in the reference."""
    names = _NAME.findall(speaker)
    places = " ".join((page.text, page.title or "", *map(str, page.authors), page.site_name or "", case.reference.text))
    known = places.casefold()
    return not names or any(name.casefold() in known for name in names)


SOURCE_RULES: tuple[Rule, ...] = (
    Rule("Q705", "quotation-not-found", Severity.ERROR, quotation_not_found),
    Rule("Q706", "quotation-unconfirmed", Severity.UNDETERMINED, quotation_unconfirmed),
    Rule("Q708", "quotation-misplaced", Severity.WARNING, quotation_misplaced),
    Rule("Q709", "speaker-unnamed", Severity.WARNING, speaker_unnamed),
    Rule("Q710", "quotation-translated", Severity.UNDETERMINED, quotation_translated),
    Rule("Q712", "quotation-unsourced", Severity.NOTICE, quotation_unsourced),
)
