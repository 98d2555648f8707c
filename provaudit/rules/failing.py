"""L303, L304: a source that does not answer, today or for long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from provaudit.contracts import Rule
from provaudit.model import Absence, Capture, Case, Dossier, Evidence, Reason, Remark, Severity
from provaudit.rules.about import about, absent, captured, exchange, walled

_FAILING = (Reason.TIMEOUT, Reason.RESET, Reason.REFUSED, Reason.PROTOCOL)
_DEAD_RUNS = 3
_DEAD_AFTER = dt.timedelta(days=7)


@frozen
class _Failure:
    """A source that does not answer: what happened, where that was seen, and the runs that met the same."""

    case: Case
    happened: str
    detail: str | None
    origin: str
    evidence: tuple[Evidence, ...]
    tries: tuple[Capture | Absence, ...]
    """This one last."""

    @property
    def lasted(self) -> dt.timedelta:
        """From the first failure to this one."""
        times = [one.captured for one in self.tries if one.captured]
        return max(times) - min(times) if times else dt.timedelta()

    @property
    def is_dead(self) -> bool:
        """Whether it failed so often, and for so long, that it will hardly come back."""
        return len(self.tries) >= _DEAD_RUNS and self.lasted >= _DEAD_AFTER


def _failures(dossier: Dossier) -> Iterator[_Failure]:
    """The sources that were asked and failed."""
    for case, absence in absent(dossier, *_FAILING):
        tries = (*filter(_failed, absence.earlier), absence)
        yield _Failure(case, str(absence.reason), absence.detail or None, "connection", (), tries)
    for case, capture in captured(dossier):
        if capture.status >= 500 and not walled(case):
            tries = (*filter(_failed, capture.earlier), capture)
            said = f"the server answers {capture.status}"
            yield _Failure(case, said, str(capture.status), "HTTP status", exchange(capture), tries)


def _failed(found: Capture | Absence) -> bool:
    """Whether an earlier try failed in such a way; a rate limit or a server's own delay is no failure of the page."""
    return found.reason in _FAILING if isinstance(found, Absence) else found.status >= 500


def link_failing(dossier: Dossier) -> Iterator[Remark]:
    """The source does not answer now: time-out, reset, refusal, or a server error.

    Why it matters: nothing can be said today. It is no accusation: servers come back. Check again later.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 503 https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
    """
    for failure in _failures(dossier):
        if not failure.is_dead:
            yield about(
                failure.case,
                f"failing now: {failure.happened}",
                "url",
                observed=failure.detail,
                origin=failure.origin,
                evidence=failure.evidence,
            )


def link_dead(dossier: Dossier) -> Iterator[Remark]:
    """The source has failed in three runs or more, over a week or more, and has not answered in between.

    Why it matters: readers cannot follow the citation, and waiting has not helped. Look for an archived copy.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        EARLIER timeout 2026-04-20 https://news.example/a
        EARLIER refused 2026-04-28 https://news.example/a
        ABSENT timeout https://news.example/a

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        EARLIER timeout 2026-05-04 https://news.example/a
        EARLIER timeout 2026-05-05 https://news.example/a
        ABSENT timeout https://news.example/a

    It knows the runs that were kept in the same archive folder (`--archive`), and no others.
    """
    for failure in _failures(dossier):
        if failure.is_dead:
            yield about(
                failure.case,
                f"dead: it failed in {len(failure.tries)} runs over {failure.lasted.days} days",
                "url",
                claimed=failure.case.reference.url,
                observed=", ".join(map(_dated, failure.tries)),
                origin="run history",
                evidence=failure.evidence,
                confidence=0.9,
            )


def _dated(found: Capture | Absence) -> str:
    """What happened in one run, and when: `timeout on 2026-04-20`."""
    happened = str(found.reason) if isinstance(found, Absence) else str(found.status)
    return f"{happened} on {found.captured:%Y-%m-%d}" if found.captured else happened


RULES = (
    Rule("L303", "link-failing", Severity.UNDETERMINED, link_failing),
    Rule("L304", "link-dead", Severity.ERROR, link_dead),
)
