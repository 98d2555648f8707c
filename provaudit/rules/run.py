"""R9xx: the run itself."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.contracts import Rule
from provaudit.model import Dossier, Reason, Remark, Severity
from provaudit.rules.about import about


def recording_missing(dossier: Dossier) -> Iterator[Remark]:
    """The recording that this audit is replayed from has no answer to a request.

    Why it matters: a replay never touches the network, so nothing can be said of such a source. Record it again, or
    audit without `--replay`.

    Flagged::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.

    Clean::

        Smith, Ann. "A title." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>A title</title>

    It cannot see whether the source exists.
    """
    for case in dossier.cases:
        if case.absence and case.absence.reason is Reason.NOT_RECORDED:
            detail = f"; {case.absence.detail}" if case.absence.detail else ""
            yield about(case, f"the recording holds no answer for {case.absence.uri}{detail}", "url")


def known_finding(dossier: Dossier) -> tuple[Remark, ...]:
    """The finding is known: it stands in the baseline, or on lines that were there before the change.

    Why it matters: what was known yesterday should not stop today's change. It is still shown, with its own code in the
    message, and it does not fail the run. `--baseline FILE --write-baseline` makes what is found now known and drops
    what is fixed; an entry may carry a reason and an expiry date. `--diff-base REV` takes all lines that were not
    changed since a revision for known.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        <title>Not found</title>
        BASELINE of this very document

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        <title>Not found</title>

    It cannot see whether somebody is working on it.
    """
    return ()  # Said after all rules have spoken: what is known is known of the whole report.


def exception_stale(dossier: Dossier) -> tuple[Remark, ...]:
    """An ignore comment or a baseline entry has expired, matches nothing any more, or cannot be understood.

    Why it matters: exceptions outlive their reasons, and an old one hides the next fault. An expired exception no
    longer holds; one that matches nothing can be taken out. Whatever could not be checked today calls no exception
    unused.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a. <!--
        provaudit: ignore M505 -->
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a. <!--
        provaudit: ignore M505 -->
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">

    It cannot see whether the reason that was given still holds.
    """
    return ()  # Said after all rules have spoken: only then is it known what an exception matches.


def human_override(dossier: Dossier) -> tuple[Remark, ...]:
    """A comment in the document overrides a finding here, by `provaudit: ignore CODES`.

    Why it matters: somebody who knows more than the audit has decided; the verdict is drawn without the finding, and
    who reads the report sees that it was. The comment is written in the format's own syntax, stands before or in the
    note, entry or paragraph that it is for, and may say how long and why it holds; `ignore-file` speaks for the whole
    document. Plain text has no comments: there it is a line of its own.

        <!-- provaudit: ignore M505 until 2027-01-01 because the printed edition bears this date -->

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a. <!--
        provaudit: ignore M505 -->
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a. <!--
        provaudit: ignore M505 until 2026-01-01 -->
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta property="article:published_time" content="2025-03-01T09:00:00Z">

    It cannot see whether the person was right.
    """
    return ()  # Said after all rules have spoken: it replaces what one of them said.


KNOWN = Rule("R901", "known-finding", Severity.NOTICE, known_finding)
STALE = Rule("R902", "exception-stale", Severity.WARNING, exception_stale)
OVERRIDDEN = Rule("R903", "human-override", Severity.UNDETERMINED, human_override)
RULES = (
    Rule("R900", "recording-missing", Severity.UNDETERMINED, recording_missing),
    KNOWN,
    STALE,
    OVERRIDDEN,
)
