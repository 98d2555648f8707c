"""A404, A405: the archive link that a reference gives, against the reference itself."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit import urls
from provaudit.comparison.dates import days_apart
from provaudit.contracts import Rule
from provaudit.model import Dossier, Remark, Severity
from provaudit.references.archived import archived_original
from provaudit.rules.about import on_reference


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


RULES = (
    Rule("A404", "archive-date-disagrees", Severity.ERROR, archive_date_disagrees),
    Rule("A405", "archive-of-another-page", Severity.ERROR, archive_of_another_page),
)
