"""A400-A402, A410: what public archives hold of a source that is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.comparison.titles import Likeness
from provaudit.contracts import Rule
from provaudit.model import Absence, Case, Document, Dossier, Fix, Reason, Remark, Severity, Span
from provaudit.references.archived import archived_original
from provaudit.rules.about import about
from provaudit.rules.archives import stated_fields
from provaudit.rules.snapshots import Snapshot, snapshots

_SILENT = frozenset({Reason.NOT_ARCHIVED, Reason.INTERRUPTED, Reason.MALFORMED_URL, Reason.NO_URL})
_WHY = {
    Reason.ROBOTS: "its robots.txt disallows the request (--ignore-robots asks all the same)",
    Reason.BUDGET: "it was left alone for the rest of the run",
}
_MARKUP = re.compile(r"[{}\\]|</")
_NEXT = re.compile(r"\s{0,10}(?:\||\}\})")
"""What follows a value in a template: the next parameter, or its end."""
_MONTHS = "January February March April May June July August September October November December".split()


def snapshot_usable(dossier: Dossier) -> Iterator[Remark]:
    """A public archive holds a copy of the broken source, made near the day the reference speaks of.

    Why it matters: readers can still see what was cited. It is asked for with `--rescue`.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20250305120000/https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        ABSENT not-archived https://web.archive.org/web/20250301120000/https://news.example/a

    It cannot see whether the page was changed between the citation and the copy.
    """
    for case, found in snapshots(dossier):
        yield about(
            case, found.words, "url", claimed=case.reference.url, observed=found.memento.uri, origin="Wayback Machine",
            evidence=found.evidence, confidence=found.confidence,
        )  # fmt: skip


def archive_link_missing(dossier: Dossier) -> Iterator[Remark]:
    """The link is dead, the reference gives no archived copy, and a public archive has one.

    Why it matters: adding the archive link makes the reference whole again. The offer is safe to write where the copy
    carries the cited title.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20250305120000/https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        Archived 5 March 2025 at https://web.archive.org/web/20250305120000/https://news.example/a.
        HTTP 404 https://news.example/a
        HTTP 200 https://web.archive.org/web/20250305120000/https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>
    """
    for case, found in snapshots(dossier):
        if case.reference.archive_url is None and archived_original(case.reference.url or "")[0] is None:
            yield about(
                case, f"the link is broken and no archived copy is given; {found.memento.uri} is one: {found.words}",
                "url", claimed=case.reference.url, observed=found.memento.uri, origin="Wayback Machine",
                evidence=found.evidence, confidence=found.confidence, fix=_added(case, found, dossier.document),
            )  # fmt: skip


def _added(case: Case, found: Snapshot, document: Document) -> Fix | None:
    """The archive link behind the reference, in words or as a template's fields; none where neither would be read."""
    span = case.reference.span
    raw, behind = span.of(document.text), document.text[span.end : span.end + 20]
    fields = stated_fields(document).get(span, {})
    if fields and document.format == "wikitext" and _NEXT.match(behind) and "url-status" not in fields:
        address = found.memento.uri.replace("|", "%7C")
        words = f" |archive-url={address} |archive-date={found.day} |url-status=dead"
    elif not fields and case.reference.origin == "note" and raw and not _MARKUP.search(raw):
        day = f"{found.day.day} {_MONTHS[(found.day.month or 1) - 1]} {found.day.year}"
        words = f"{' ' if raw.endswith(('.', '。')) else '. '}Archived {day} at {found.memento.uri}."
    else:
        return None
    return Fix("archive-link", Span(span.end, span.end), words, found.likeness is Likeness.SAME)


def not_archived(dossier: Dossier) -> Iterator[Remark]:
    """The link is dead, and the archives that were asked hold no usable copy of it.

    Why it matters: what was cited can no longer be seen by anybody. Look for the page's new address, or for another
    source of the same words.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        ABSENT not-archived https://web.archive.org/web/20250301120000/https://news.example/a

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        ABSENT timeout https://web.archive.org/web/20250301120000/https://news.example/a

    It cannot see what archives hold that were not asked.
    """
    for case in dossier.cases:
        missing = case.memento
        if isinstance(missing, Absence) and missing.reason is Reason.NOT_ARCHIVED and not case.reference.archive_url:
            yield about(
                case, "the link is broken, and the Wayback Machine holds no usable copy", "url",
                claimed=case.reference.url, observed=missing.detail, origin="Wayback Machine", confidence=0.9,
            )  # fmt: skip


def archive_unavailable(dossier: Dossier) -> Iterator[Remark]:
    """The public archive did not answer, or was not asked, so nothing is known of a copy.

    Why it matters: it is no statement about the source. Run again later; under `--replay` and `--offline` only what
    was recorded is asked.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        ABSENT timeout https://web.archive.org/web/20250301120000/https://news.example/a

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 404 https://news.example/a
        ABSENT not-archived https://web.archive.org/web/20250301120000/https://news.example/a
    """
    for case in dossier.cases:
        missing = case.memento
        if isinstance(missing, Absence) and missing.reason is Reason.NOT_RECORDED:
            yield about(case, "the Wayback Machine was not asked: its answers are not recorded", "url")
        elif isinstance(missing, Absence) and missing.reason not in _SILENT:
            why = _WHY.get(missing.reason, str(missing.reason).replace("-", " "))
            said = f"the Wayback Machine gave no answer: {why}"
            yield about(case, said, "url", observed=missing.detail, origin="Wayback Machine")


RULES = (
    Rule("A400", "snapshot-usable", Severity.INFO, snapshot_usable),
    Rule("A401", "archive-link-missing", Severity.WARNING, archive_link_missing),
    Rule("A402", "not-archived", Severity.WARNING, not_archived),
    Rule("A410", "archive-unavailable", Severity.UNDETERMINED, archive_unavailable),
)
