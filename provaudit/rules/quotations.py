"""Q700-Q706: whether quoted words are those of the source that they are cited from."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Dossier, Remark, Severity
from provaudit.quotations import Compared, Examined, examine, summary
from provaudit.rules.quotation_claims import CLAIM_RULES
from provaudit.rules.quotation_sources import SOURCE_RULES
from provaudit.rules.quoted import shown

_CLOSE = 0.75


def quotation_found(dossier: Dossier) -> Iterator[Remark]:
    """The quoted words stand in the source as quoted, typography aside.

    Why it matters: this is evidence in favour. Curly or straight marks, hyphens, ligatures, footnote signs, case, words
    in brackets and a fair ellipsis make no difference.

    Flagged::

        The mayor said “the dam is safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The mayor spoke about the dam on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>

    Cannot see: whether the words were lifted out of a context that gives them another meaning.
    """
    for examined, best in _with_state(dossier, "found"):
        if best.located.state == "found":
            yield _remark(examined, best, "found in the source", confidence=0.99)


def quotation_differs(dossier: Dossier) -> Iterator[Remark]:
    """The source has the quoted passage in other words: some were changed, put in or left out without a sign.

    Why it matters: between quotation marks the words are somebody else's.

    Flagged::

        The mayor said “the old dam is secure and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the old dam is safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The mayor said “the old dam is [still] safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the old dam is safe and sound, and that nobody has to leave home for now.</p>

    Cannot see: that the source itself was reworded after it was quoted (see D802).
    """
    for examined, best in _with_state(dossier, "altered"):
        if not best.located.matters and not best.located.ellipsis:
            sure = 0.9 if best.located.score >= _CLOSE else 0.75
            yield _remark(examined, best, f"differs from the source: {summary(best.located)}", confidence=sure)


def quotation_falsified(dossier: Dossier) -> Iterator[Remark]:
    """A number, a unit, a name or a negation between the quotation marks is not that of the source.

    Why it matters: one such word says something else, and a likeness of 95 per cent hides it.

    Flagged::

        The mayor said “the old dam is not safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the old dam is safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The mayor said “the old dam is safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the old dam is safe and sound, and that nobody has to leave home for now.</p>

    Cannot see: a change of meaning by other words; those are Q701.
    """
    for examined, best in _with_state(dossier, "altered"):
        matters = best.located.matters
        if matters and not best.located.ellipsis:
            what = " and ".join(matters)
            sure = 0.95 if best.located.score >= _CLOSE else 0.8
            yield _remark(examined, best, f"{what} differs from the source: {summary(best.located)}", confidence=sure)


def ellipsis_misused(dossier: Dossier) -> Iterator[Remark]:
    """The parts beside an ellipsis are out of order or far apart in the source, or it leaves out what turns the sense.

    Why it matters: an ellipsis promises one passage, shortened.

    Flagged::

        The mayor said “the dam is ... safe and sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is not safe and sound, and that all have to leave home for now.</p>

    Clean::

        The mayor said “the dam is ... sound” on Monday. [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>

    Cannot see: an omission that turns the sense without a negation at its edge.
    """
    for examined, best in _with_state(dossier, "altered"):
        if best.located.ellipsis:
            sure = 0.7 if best.located.ellipsis == "distance" else 0.85
            yield _remark(examined, best, summary(best.located), confidence=sure)


def editing_unmarked(dossier: Dossier) -> Iterator[Remark]:
    """The quotation begins with a capital letter where the source goes on with a small one, and no brackets say so.

    Why it matters: what looks like the beginning of a sentence is the middle of one. Careful editions write `[T]he`.

    Flagged::

        The mayor said: “The dam is safe and sound.” [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>

    Clean::

        The mayor said: “[T]he dam is safe and sound.” [1]

        [1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <h1>Rivers rise in the north</h1><p>After the heavy rain of last week the mayor of the town spoke to reporters
        at the river. She told them that the dam is safe and sound, and that nobody has to leave home for now.</p>
    """
    for examined, best in _with_state(dossier, "found"):
        if best.located.case_changed:
            yield _remark(examined, best, "the first letter's case was changed without brackets", confidence=0.9)


def _with_state(dossier: Dossier, state: str) -> Iterator[tuple[Examined, Compared]]:
    """The quotations that came out in one way, with the comparison that says so."""
    for examined in examine(dossier):
        if examined.state == state and examined.best is not None and examined.best.located.state == state:
            yield examined, examined.best


def _remark(examined: Examined, best: Compared, message: str, confidence: float) -> Remark:
    """A remark on a quotation with the words of the source beside it."""
    quotation = examined.quotation
    evidence = shown(best)
    return Remark(
        f"quotation {message}" if message.startswith(("found", "differs")) else f"quotation: {message}",
        quotation.span,
        best.case.reference.id,
        quotation.text,
        evidence[0].exact if evidence else None,
        "page text",
        evidence,
        confidence,
    )


RULES: tuple[Rule, ...] = (
    Rule("Q700", "quotation-found", Severity.INFO, quotation_found),
    Rule("Q701", "quotation-differs", Severity.WARNING, quotation_differs),
    Rule("Q702", "quotation-falsified", Severity.ERROR, quotation_falsified),
    Rule("Q703", "ellipsis-misused", Severity.ERROR, ellipsis_misused),
    Rule("Q704", "editing-unmarked", Severity.NOTICE, editing_unmarked),
    *SOURCE_RULES,
    *CLAIM_RULES,
)
