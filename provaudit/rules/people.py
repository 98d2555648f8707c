"""M503, M504: the cited authors against those that the page names."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.comparison.people import Agreement, PeopleComparison, is_body
from provaudit.contracts import Rule
from provaudit.model import Capture, Case, Dossier, Name, Page, Remark, Severity
from provaudit.rules.about import about, read_cases, sure, words_of
from provaudit.rules.claims import AUTHORS_SURE, authors_shown, is_the_work, people_claim


def _compared(dossier: Dossier) -> Iterator[tuple[Case, Page, Capture, PeopleComparison]]:
    """The read cases that name authors whom the parser is sure of."""
    for case, page, capture in read_cases(dossier):
        if case.reference.authors and sure(case.reference, "authors") >= AUTHORS_SURE and is_the_work(case, page):
            yield case, page, capture, people_claim(case, page)


def _listed(names: tuple[Name, ...]) -> str:
    """Names as a reader writes them."""
    return ", ".join(map(str, names))


def _remark(case: Case, page: Page, capture: Capture, message: str, contradicts: bool) -> Remark:
    """A remark that shows both lists."""
    shown = [c for c in authors_shown(page) if isinstance(c.value, Name)]
    return about(
        case,
        message,
        "authors",
        claimed=_listed(case.reference.authors),
        observed=", ".join(str(c.value) for c in shown) or _listed(page.authors),
        origin=", ".join(dict.fromkeys(c.origin for c in shown)),
        evidence=words_of(capture, shown),
        confidence=round(min(sure(case.reference, "authors"), 0.95), 3),
        contradicts=contradicts,
    )


def authors_contradicted(dossier: Dossier) -> Iterator[Remark]:
    """The page names its authors, and most of the cited names are not among them.

    Why it matters: somebody is credited with another's work.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta name="author" content="Bruno Keller"><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><meta name="author" content="A. Smith"><p>Some words to read.</p>

    It cannot see authors whom the page does not show, and it takes an agency or a newsroom for no contradiction.
    """
    for case, page, capture, found in _compared(dossier):
        if found.agreement is Agreement.NONE or (
            found.agreement is Agreement.SOME and len(found.absent) > len(found.found)
        ):
            yield _remark(case, page, capture, f"the page names other authors than {_listed(found.absent)}", True)


def author_list_differs(dossier: Dossier) -> Iterator[Remark]:
    """An author is missing from the reference, or one of several cited names is not on the page.

    Why it matters: credit is part of a reference. A list cut short says so with "et al.".

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><script type="application/ld+json">{"@type": "NewsArticle",
        "headline": "Rivers rise in the north", "author": [{"@type": "Person", "name": "Ann Smith"},
        {"@type": "Person", "name": "Bruno Keller"}]}</script><p>Some words to read.</p>

    Clean::

        Smith, Ann, et al. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><script type="application/ld+json">{"@type": "NewsArticle",
        "headline": "Rivers rise in the north", "author": [{"@type": "Person", "name": "Ann Smith"},
        {"@type": "Person", "name": "Bruno Keller"}]}</script><p>Some words to read.</p>

    An omission is no contradiction: the reference stays confirmed. The order of names is not judged.
    """
    for case, page, capture, found in _compared(dossier):
        if found.agreement is Agreement.SOME and len(found.absent) <= len(found.found):
            yield _remark(case, page, capture, f"the page does not name {_listed(found.absent)}", True)
        elif found.agreement is Agreement.PARTIAL and not case.reference.et_al:
            missing = tuple(name for name in _best_list(page) if name in found.unnamed)
            if missing:
                yield _remark(case, page, capture, f"missing in the reference: {_listed(missing)}", False)


def _best_list(page: Page) -> tuple[Name, ...]:
    """The people whom the page's best origin names; other origins may name editors or related articles' authors."""
    return tuple(name for name in page.authors if not is_body(name))


RULES = (
    Rule("M503", "authors-contradicted", Severity.ERROR, authors_contradicted),
    Rule("M504", "author-list-differs", Severity.WARNING, author_list_differs),
)
