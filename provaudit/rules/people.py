"""M503, M504: the cited authors against those that the page names."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.comparison.folding import compact, is_latin, may_hold, words
from provaudit.comparison.people import Agreement, PeopleComparison, is_body, same_person, telling_words
from provaudit.contracts import Rule
from provaudit.model import Capture, Case, Condition, Dossier, Name, Page, Remark, Severity
from provaudit.rules.about import about, of_field, read_cases, sure, words_of
from provaudit.rules.claims import AUTHORS_SURE, is_the_work, site_names
from provaudit.rules.people_claims import PAGE_AUTHORS_SURE, authors_shown, people_claim, stand_before_title

_SURE_OF_PEOPLE, _SURE_OF_LISTS = 0.9, 0.5
"""How sure the parser must be where no name is compared with its like, and where some of several names are there."""
_TEXT_ENOUGH, _TEXT_LOOKED_AT, _SHORT_WORD = 500, 3000, 4
_NAMELESS = frozenset("admin administrator author contributor guest root staff user webmaster wordpress".split())
"""Accounts that say nothing of who wrote."""


def _compared(dossier: Dossier) -> Iterator[tuple[Case, Page, Capture, PeopleComparison]]:
    """The read cases that name authors whom the parser is sure of."""
    for case, page, capture in read_cases(dossier):
        if case.reference.authors and sure(case.reference, "authors") >= AUTHORS_SURE and is_the_work(case, page):
            found = people_claim(case, page)
            if found.agreement is not Agreement.SOME or sure(case.reference, "authors") >= _SURE_OF_LISTS:
                yield case, page, capture, found


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

    Where a person and a body cannot be compared, a page that credits somebody and has no word of the cited name speaks
    against it, if it is there to be read in full: a newsroom's page against a person, a person's against an account.

    An omission is no contradiction: the reference stays confirmed. The order of names is not judged.
    """
    for case, page, capture, found in _compared(dossier):
        if found.agreement is Agreement.SOME and len(found.absent) <= len(found.found):
            yield _remark(case, page, capture, f"the page does not name {_listed(found.absent)}", True)
        elif found.agreement is Agreement.PARTIAL and not case.reference.et_al:
            missing = tuple(
                name for name in _best_list(page) if name in found.unnamed and _beside_cited(name, case, page)
            )
            if missing:
                yield _remark(case, page, capture, f"missing in the reference: {_listed(missing)}", False)
        elif found.agreement is Agreement.UNKNOWN and _credits_others(case, page, capture, found.absent):
            message = f"the page credits {_listed(page.authors)}, and names {_listed(found.absent)} nowhere"
            yield _remark(case, page, capture, message, True)


def _credits_others(case: Case, page: Page, capture: Capture, absent: tuple[Name, ...]) -> bool:
    """Whether the page names authors, is there to be read in full, and has no word of the cited ones.

    It tells nothing where the names may stand in another script, where who is named is a nameless account, or where a
    reference names a body alone: that may be the publication.
    """
    published = case.reference.container is None and all(map(is_body, absent))
    return (
        bool(absent)
        and not published
        and page.confidence.get("authors", 0.0) >= PAGE_AUTHORS_SURE
        and not any(set(words(str(author))) <= _NAMELESS for author in page.authors)
        and _in_full(page, capture)
        and all(_is_nowhere(name, page) for name in absent)
        and (sure(case.reference, "authors") >= _SURE_OF_PEOPLE or stand_before_title(absent, case, page))
    )


def _in_full(page: Page, capture: Capture) -> bool:
    """Whether a page's text is there to be read, as far as can be told."""
    whole = page.condition is Condition.ARTICLE and page.coverage == "full" and not capture.truncated
    return whole and len(page.text) >= _TEXT_ENOUGH


def _is_nowhere(name: Name, page: Page) -> bool:
    """Whether no word of a name that tells whose it is stands in a page, which is in the same script."""
    telling = telling_words(name)
    called = [compact(text) for text in (*map(str, page.authors), *site_names(page), *page.titles)]
    return (
        bool(telling)
        and is_latin(str(name)) == is_latin(page.text[:_TEXT_LOOKED_AT])
        and not any(word in text for word in telling for text in called)
        and not any(_stands(word, page.text) for word in telling)
    )


def _stands(word: str, text: str) -> bool:
    """Whether a folded word stands in a text; a longer one may be a part of another word, as in a genitive."""
    return may_hold(text, word) and (len(word) > _SHORT_WORD or word in words(text))


def _beside_cited(name: Name, case: Case, page: Page) -> bool:
    """Whether the page names somebody together with a cited author: in one byline, or in one list of its markup.

    What stands apart from them may be an editor, a photographer, or no name at all.
    """
    stated = [(c.origin, c.value) for c in of_field(page, "author") if isinstance(c.value, Name)]
    origins = {origin for origin, other in stated if same_person(name, other)}
    together = [other for origin, other in stated if origin in origins]
    return any(same_person(author, other) for author in case.reference.authors for other in together)


def _best_list(page: Page) -> tuple[Name, ...]:
    """The people whom the page's best origin names; other origins may name editors or related articles' authors."""
    return tuple(name for name in page.authors if not is_body(name))


RULES = (
    Rule("M503", "authors-contradicted", Severity.ERROR, authors_contradicted),
    Rule("M504", "author-list-differs", Severity.WARNING, author_list_differs),
)
