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


RULES = (Rule("R900", "recording-missing", Severity.UNDETERMINED, recording_missing),)
