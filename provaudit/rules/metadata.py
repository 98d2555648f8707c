"""M500, M507, M511: what the page confirms, where it was published, and when it gives nothing to compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provaudit.comparison.dates import DateAgreement
from provaudit.comparison.folding import words
from provaudit.comparison.people import Agreement, same_person
from provaudit.comparison.titles import Likeness
from provaudit.contracts import Rule
from provaudit.model import Candidate, Case, Dossier, Name, Page, Remark, Severity
from provaudit.rules.about import about, by_front_page, exchange, of_field, read_cases, speaks, sure, words_of
from provaudit.rules.claims import site_claim, title_claim
from provaudit.rules.date_claims import date_claim
from provaudit.rules.oversized import borne_out_by_address
from provaudit.rules.people_claims import authors_shown, people_claim

_CONTAINER_SURE = 0.8


def field_confirmed(dossier: Dossier) -> Iterator[Remark]:
    """A field of the reference agrees with the page: the title, the date, the authors, or the publisher.

    Why it matters: `confirmed` is said only on evidence in favour, and this is the evidence.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Ten recipes for lunch</title><h1>Ten recipes for lunch</h1><p>Some words that are worth reading here.</p>
    """
    for case, page, capture in read_cases(dossier):
        for field, claimed, shown in _confirmed(case, page):
            yield about(
                case,
                f"{field} confirmed",
                field,
                claimed=claimed,
                observed="; ".join(dict.fromkeys(str(c.value) for c in shown)) or claimed,
                origin=", ".join(dict.fromkeys(c.origin for c in shown)) or "page text",
                evidence=words_of(capture, shown[:3]),
                confidence=0.99 if shown else 0.8,
            )
    for case, capture, shared in borne_out_by_address(dossier):
        yield about(
            case, "title confirmed by the address of a source that is too large to be read whole", "title",
            claimed=case.reference.title, observed=shared, origin="url", evidence=exchange(capture), confidence=0.6,
        )  # fmt: skip


def _confirmed(case: Case, page: Page) -> Iterator[tuple[str, str, list[Candidate]]]:
    """The fields that agree: the field, what is claimed, and the candidates that say so."""
    reference = case.reference
    title = title_claim(case, page)
    if title and title.likeness is Likeness.SAME:
        yield "title", reference.title or "", [c for c in of_field(page, "title") if c.value == title.observed]
    date = date_claim(case, page)
    if date.agreement is DateAgreement.SAME and date.candidate:
        yield "date", str(reference.date), [date.candidate]
    people = people_claim(case, page)
    if people.found and people.agreement in (Agreement.SAME, Agreement.PARTIAL):
        shown = [c for c in authors_shown(page) if _is_of(c, people.found)]
        yield "authors", ", ".join(map(str, people.found)), shown
    site = site_claim(case, page)
    if site and site.agrees:
        yield "container", reference.container or reference.publisher or "", of_field(page, "site_name")[:1]


def _is_of(candidate: Candidate, names: Sequence[Name]) -> bool:
    """Whether a candidate is one of the people named."""
    return isinstance(candidate.value, Name) and any(same_person(name, candidate.value) for name in names)


def publisher_differs(dossier: Dossier) -> Iterator[Remark]:
    """The site gives itself another name than the cited container or publisher, which its address and text do not know.

    Why it matters: the text may be a copy of what was first published elsewhere, or the reference names the wrong
    place. It is a warning and never decides a verdict: publications have many names. What begins with a small letter,
    or names the page's author, is rather a remark or a byline that we misread.

    Flagged::

        Smith, Ann. "Rivers rise in the north." The Daily Example, 1 March 2025. https://aggregator.test/a.
        HTTP 200 https://aggregator.test/a
        <title>Rivers rise in the north</title><meta property="og:site_name" content="Copies and More">

    Clean::

        Smith, Ann. "Rivers rise in the north." The Daily Example, 1 March 2025. https://dailyexample.test/a.
        HTTP 200 https://dailyexample.test/a
        <title>Rivers rise in the north</title><meta property="og:site_name" content="Example Media"><p>Some words.</p>
    """
    for case, page, capture in read_cases(dossier):
        site = site_claim(case, page)
        if site is None or site.agrees or _is_no_place(case.reference.container or "", page):
            continue
        stated = of_field(page, "site_name")
        if stated and sure(case.reference, "container") >= _CONTAINER_SURE:
            yield about(
                case,
                "the site gives itself another name",
                "container",
                claimed=case.reference.container,
                observed=str(stated[0].value),
                origin=stated[0].origin,
                evidence=words_of(capture, stated[:1]),
                confidence=0.6,
            )


def _is_no_place(name: str, page: Page) -> bool:
    """Whether what we took for a place of publication names the page's author, or begins small, as a remark does."""
    people = {word for candidate in of_field(page, "author") for word in words(str(candidate.value))}
    return name[:1].islower() or people.issuperset(words(name))


def nothing_to_compare(dossier: Dossier) -> Iterator[Remark]:
    """The page was read, but it states nothing that the reference claims, so nothing follows.

    Why it matters: it is no accusation; look at the page yourself.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <p>Some words that are worth reading here, but without a title, a date or a name.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Nor does the front page of a site, which is another one every day, say anything of an article that is cited by it.
    """
    for case in dossier.cases:
        if by_front_page(case) and speaks(case):
            yield about(case, "the address is the front page of the site; only the article's own could be compared")
    borne_out = {case.reference.id for case, _, _ in borne_out_by_address(dossier)}
    for case, page, _ in read_cases(dossier):
        if case.reference.id in borne_out:
            continue
        if _claims(case) and title_claim(case, page) is None and not any(_confirmed(case, page)):
            yield about(case, "the page states nothing that the reference claims")


def _claims(case: Case) -> bool:
    """Whether a reference claims more than that its link leads somewhere."""
    reference = case.reference
    return bool(reference.title or reference.date or reference.authors)


RULES = (
    Rule("M500", "field-confirmed", Severity.INFO, field_confirmed),
    Rule("M507", "publisher-differs", Severity.WARNING, publisher_differs),
    Rule("M511", "nothing-to-compare", Severity.UNDETERMINED, nothing_to_compare),
)
