"""What every check needs to say something about a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from provaudit import urls
from provaudit.comparison.folding import compact
from provaudit.model import (
    Absence,
    Candidate,
    Capture,
    Case,
    Condition,
    Dossier,
    Evidence,
    Page,
    Reason,
    Reference,
    Remark,
)
from provaudit.rules.once import once_per_case

_CONTEXT = 32
"""How many characters are shown on either side of a page's words."""
_WALLED = (Condition.BOT_WALL, Condition.LOGIN, Condition.PAYWALL, Condition.CONSENT)
_SPEAKING = frozenset({Condition.ARTICLE, Condition.PAYWALL})
_SPEAKING_IF_ASKED_FOR = frozenset({Condition.HOME, Condition.LISTING})


def about(case: Case, message: str, field: str = "", **details: Any) -> Remark:
    """A remark on a case, placed at the field it is about, or at the whole reference."""
    return on_reference(case.reference, message, field, **details)


def on_reference(reference: Reference, message: str, field: str = "", **details: Any) -> Remark:
    """A remark on the words of a reference, whatever became of its source."""
    span = reference.spans.get(field, reference.span)
    return Remark(message=message, span=span, reference=reference.id, field=field, **details)


def sure(reference: Reference, field: str) -> float:
    """How sure the parser is of a field; 0 if the reference has none."""
    return reference.confidence.get(field, 0.0)


def speaks(case: Case) -> bool:
    """Whether what was captured is the page that was asked for, and speaks of the work that is cited.

    A home or listing page does so where it is what the reference points at, and not where a redirect led to it.
    """
    if case.page is None or case.capture is None or case.capture.status >= 400:
        return False
    if case.page.condition in _SPEAKING:
        return True
    return case.page.condition in _SPEAKING_IF_ASKED_FOR and not case.capture.hops


def absent(dossier: Dossier, *reasons: Reason) -> Iterator[tuple[Case, Absence]]:
    """The cases whose source is absent for one of `reasons`."""
    for case in dossier.cases:
        if case.absence and case.absence.reason in reasons:
            yield case, case.absence


def captured(dossier: Dossier) -> Iterator[tuple[Case, Capture]]:
    """The cases whose source was captured, whatever its status."""
    for case in dossier.cases:
        if case.capture:
            yield case, case.capture


def walled(case: Case) -> bool:
    """Whether what came back is a wall and no answer about the page."""
    return case.page is not None and case.page.condition in _WALLED


def read_cases(dossier: Dossier) -> Iterator[tuple[Case, Page, Capture]]:
    """The cases whose source was captured and speaks for itself and of the cited work, with their page."""
    for case in dossier.cases:
        if case.page and case.capture and speaks(case) and not by_front_page(case):
            yield case, case.page, case.capture


def by_front_page(case: Case) -> bool:
    """Whether an article of a day is cited by nothing but the front page of its site, which does not show its title.

    Styles have asked for that (APA's manual did until 2019, for newspapers). A front page says nothing of an article
    that is elsewhere on the site.
    """
    return case.page is not None and _by_front_page(case, case.page)


@once_per_case
def _by_front_page(case: Case, page: Page) -> bool:
    reference = case.reference
    if not (reference.title and reference.container and reference.url and urls.is_home(reference.url)):
        return False
    if reference.date is None or reference.date.precision != "day":
        return False
    title, shown = compact(reference.title), [compact(own) for own in page.titles]
    return title not in compact(page.text) and not any(title in own or own in title for own in shown if own)


def of_field(page: Page, field: str) -> list[Candidate]:
    """The page's candidates for one field, likeliest first."""
    return sorted((c for c in page.candidates if c.field == field), key=lambda c: -c.confidence)


def words_of(capture: Capture, candidates: Sequence[Candidate]) -> tuple[Evidence, ...]:
    """The words of the capture in which the candidates stand."""
    return tuple(Evidence(capture.digest, c.raw, c.prefix, c.suffix) for c in candidates if c.raw)


def exchange(capture: Capture) -> tuple[Evidence, ...]:
    """The status line of an exchange as evidence."""
    return (Evidence(capture.digest, f"{capture.status} {capture.reason}".strip()),)


def signal_of(signal: str, page: Page, capture: Capture) -> Evidence:
    """A signal as evidence: the page's own words with what stands around them, where it quotes some."""
    kind, _, quoted = signal.partition(": ")
    place = page.text.lower().find(quoted.lower()) if kind == "words" and quoted else -1
    if place < 0:
        return Evidence(capture.digest, signal)
    end = place + len(quoted)
    before, after = page.text[max(0, place - _CONTEXT) : place], page.text[end : end + _CONTEXT]
    return Evidence(capture.digest, page.text[place:end], before, after)
