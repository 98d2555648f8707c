"""Q705-Q708: whether a quotation is in its source at all, or in another one."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Dossier, Remark, Severity
from provaudit.quotations import examine
from provaudit.rules.quoted import missed, remark_on

_LEAST_QUOTED_WORDS = 3


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
            sure = 0.9 if words > 2 * _LEAST_QUOTED_WORDS else 0.75
            message = f"quotation not found in the source (best match {best:.0%} of the words)"
            yield remark_on(examined, message, confidence=sure)


def quotation_unconfirmed(dossier: Dossier) -> Iterator[Remark]:
    """The quoted words were not found, but only a part of what they are cited from could be read, or it is cited near.

    Why it matters: behind a paywall, on page two or in another reference of the note they may well be; and a link in
    the same sentence, or the marker of the next one, need not be where they come from.

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
        if missed(examined) and examined.state == "unchecked" and not examined.foreign:
            partly = "quotation not found, but only part of its source could be read"
            near = "quotation not found in what is cited near it, which may not be its source"
            phrase = "quoted phrase not found in the source, but nobody is said to say it"
            said = near if examined.quotation.near else phrase if examined.phrase else partly
            yield remark_on(examined, said)


def quotation_moved(dossier: Dossier) -> Iterator[Remark]:
    """An archived copy of the source has the quoted words; the page as it is now does not, or is gone.

    Why it matters: what should be cited is the archived copy. It is asked for only where the source is broken.

    Flagged::

        The mayor said “the dam is safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        <title>Not found</title>
        HTTP 200 https://web.archive.org/web/20250305120000/https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The mayor said “the dam is safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        <title>Not found</title>
    """
    for examined in examine(dossier):
        if examined.archived is not None:
            there = examined.archived.case.reference.id
            message = "quotation found in the archived copy of its source, not in the page as it is now"
            yield remark_on(examined, message, reference=there, confidence=0.95)


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
        if examined.elsewhere is not None and examined.best is not None and not examined.quotation.near:
            there = examined.elsewhere.case.reference.id
            message = f"quotation found in the source of {there}, not in the one it is cited from"
            yield remark_on(examined, message, observed=there, confidence=0.9)


SOURCE_RULES: tuple[Rule, ...] = (
    Rule("Q705", "quotation-not-found", Severity.ERROR, quotation_not_found),
    Rule("Q706", "quotation-unconfirmed", Severity.UNDETERMINED, quotation_unconfirmed),
    Rule("Q707", "quotation-moved", Severity.WARNING, quotation_moved),
    Rule("Q708", "quotation-misplaced", Severity.WARNING, quotation_misplaced),
)
