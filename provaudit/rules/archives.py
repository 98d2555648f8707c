"""A404, A405, A409: what a reference itself says of its archived copy and of its link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from provaudit import urls
from provaudit.comparison.dates import days_apart
from provaudit.comparison.titles import Likeness
from provaudit.contracts import Rule
from provaudit.model import Case, Document, Dossier, Remark, Severity, Span
from provaudit.references.archived import archived_original
from provaudit.rescue import broken
from provaudit.rules.about import about, exchange, on_reference, speaks
from provaudit.rules.claims import title_claim
from provaudit.rules.conditions import RULES as CONDITION_RULES
from provaudit.rules.links import RULES as LINK_RULES

_LIVE, _DEAD = frozenset({"live", "no"}), frozenset({"dead", "yes"})
"""What `url-status` says; `yes` and `no` are the words of its forerunner `dead-url`."""


def stated_fields(document: Document) -> Mapping[Span, Mapping[str, str]]:
    """What a structured format states outright of its references, by their places; nothing for words on paper."""
    stated = (each for note in document.notes for each in (note, *note.entries))
    return {note.passage.span: note.fields for note in stated if note.fields}


def archive_date_disagrees(dossier: Dossier) -> Iterator[Remark]:
    """The archive date is another than the time stamp in the archive's own address.

    Why it matters: the time stamp says when the copy was made; the date beside it is a slip.

    Flagged::

        Smith, Ann. "Rivers rise." Example News, 1 March 2020. https://news.example/a. Archived 5 May 2021 at https://web.archive.org/web/20200405120000/https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise." Example News, 1 March 2020. https://news.example/a. Archived 5 April 2020 at https://web.archive.org/web/20200405120000/https://news.example/a.
    """
    for reference in dossier.document.references:
        if not reference.archive_url or not reference.archived:
            continue
        _, stamp = archived_original(reference.archive_url)
        if stamp and days_apart(stamp, reference.archived) > 1:
            yield on_reference(
                reference, "the archive's time stamp says otherwise", "archived",
                claimed=str(reference.archived), observed=str(stamp), origin="archive URL",
            )  # fmt: skip


def archive_of_another_page(dossier: Dossier) -> Iterator[Remark]:
    """The archive link is a copy of another page than the cited one.

    Why it matters: when the live link dies, the copy will not show what was cited.

    Flagged::

        Smith, Ann. "Rivers rise." Example News, 1 March 2020. https://news.example/a. Archived at https://web.archive.org/web/20200405120000/https://other.example/b.

    Clean::

        Smith, Ann. "Rivers rise." Example News, 1 March 2020. https://news.example/a. Archived at https://web.archive.org/web/20200405120000/http://www.news.example/a.
    """
    for reference in dossier.document.references:
        original = archived_original(reference.archive_url)[0] if reference.archive_url else None
        if original and reference.url and not urls.same_source(original, reference.url):
            yield on_reference(
                reference, "the archive link is of another page", "archive_url",
                claimed=reference.url, observed=original, origin="archive URL",
            )  # fmt: skip


def url_status_wrong(dossier: Dossier) -> Iterator[Remark]:
    """A citation template says that its link is live, and it is broken; or that it is dead, and it shows the work.

    Why it matters: readers are sent to the link or to the archived copy by this field alone.

    Flagged::

        FILE example.wiki
        Rivers rise.<ref>{{cite web |title=Rivers rise in the north |url=https://news.example/rivers
        |url-status=live}}</ref>
        HTTP 404 https://news.example/rivers

    Clean::

        FILE example.wiki
        Rivers rise.<ref>{{cite web |title=Rivers rise in the north |url=https://news.example/rivers
        |url-status=dead}}</ref>
        HTTP 404 https://news.example/rivers
    """
    fields = stated_fields(dossier.document)
    stated = {span: said for span, named in fields.items() if (said := named.get("url-status"))}
    gone = {case.reference.id for case in broken(dossier, (*LINK_RULES, *CONDITION_RULES))} if stated else set()
    for case in dossier.cases:
        said = stated.get(case.reference.span, "").strip().lower()
        if said in _LIVE and case.reference.id in gone:
            yield _status(case, said, "the link is said to be live, and it is broken", 0.95)
        elif said in _DEAD and _shows_the_work(case):
            yield _status(case, said, "the link is said to be dead, and it shows the cited page", 0.8)


def _status(case: Case, said: str, message: str, confidence: float) -> Remark:
    """A remark on what the field says, beside what was seen."""
    seen = f"{case.capture.status} {case.capture.reason}".strip() if case.capture else str(case.found.uri)
    evidence = exchange(case.capture) if case.capture else ()
    return about(
        case, message, "url", claimed=f"url-status={said}", observed=seen, evidence=evidence, confidence=confidence
    )


def _shows_the_work(case: Case) -> bool:
    """Whether the page is there and carries the cited title."""
    found = title_claim(case, case.page) if case.page and speaks(case) else None
    return found is not None and found.likeness is Likeness.SAME


RULES = (
    Rule("A404", "archive-date-disagrees", Severity.ERROR, archive_date_disagrees),
    Rule("A405", "archive-of-another-page", Severity.ERROR, archive_of_another_page),
    Rule("A409", "url-status-wrong", Severity.WARNING, url_status_wrong),
)
