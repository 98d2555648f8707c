"""M501, M502: the cited title against the titles that the page gives itself."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from provaudit.comparison.folding import compact, is_latin
from provaudit.comparison.standing import stands_in, stands_partly_in
from provaudit.comparison.title_parts import is_negated
from provaudit.comparison.titles import Likeness, TitleComparison
from provaudit.contracts import Rule
from provaudit.model import Candidate, Capture, Case, Dossier, Page, Reference, Remark, Severity
from provaudit.rules.about import about, of_field, read_cases, sure, words_of
from provaudit.rules.claims import TITLE_SURE, has_no_word_of, site_names, title_claim, without_addresses
from provaudit.rules.corrections import title_fix
from provaudit.rules.labels import is_made_of, may_be_label

_SCRIPT_CHARACTERS = 10_000
_ENDS_SURE = 0.98
"""How sure the parser must be of a title before words at its ends count as the reference's."""


def _compared(dossier: Dossier, likeness: Likeness) -> Iterator[tuple[Case, Page, Capture, TitleComparison]]:
    """The read cases whose title compares as `likeness`, if it is surely parsed or no reading of it could agree.

    No other reading of its ends changes a word between words that agree, and who says a title twice, the first time in
    place of an author, shows where it ends. A title that stands in the page may be the page's own all the same, so
    nothing is said of it.
    """
    for case, page, capture in read_cases(dossier):
        found, reference = title_claim(case, page), case.reference
        if found is None or found.likeness is not likeness or _is_there(reference.title or "", page):
            continue
        near = likeness is Likeness.NEAR and (found.within or _is_said_twice(reference))
        if near or sure(reference, "title") >= TITLE_SURE or has_no_word_of(reference, page):
            yield case, page, capture, found


def _is_said_twice(reference: Reference) -> bool:
    """Whether a title stands twice in its reference."""
    return compact(without_addresses(reference)).count(compact(reference.title or "")) > 1


def _is_there(title: str, page: Page) -> bool:
    """Whether a title stands in the page: in its text, as a part of one of its titles, or as the name of its site."""
    called = (*page.titles, *site_names(page))
    return stands_in(title, page.text) or any(compact(title) in compact(other) for other in called)


def _shown(page: Page, title: str) -> list[Candidate]:
    """The candidates that carry a title, likeliest first."""
    return [c for c in of_field(page, "title") if c.value == title]


def _remark(case: Case, page: Page, capture: Capture, found: TitleComparison, message: str) -> Remark:
    """A title remark with the candidate that it rests on."""
    shown = _shown(page, found.observed)
    return about(
        case,
        message,
        "title",
        claimed=case.reference.title,
        observed=found.observed,
        origin=", ".join(dict.fromkeys(c.origin for c in shown)),
        evidence=words_of(capture, shown[:2]),
        confidence=round(min(max(sure(case.reference, "title"), TITLE_SURE), 0.99), 3),
        contradicts=True,
    )


def title_contradicted(dossier: Dossier) -> Iterator[Remark]:
    """No title that the page gives itself is the cited one: the link leads to another work.

    Why it matters: a wrong link is worse than a dead one, for nobody notices. Either the address or the title is
    another work's.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Ten recipes for a quick lunch</title><h1>Ten recipes for a quick lunch</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers Rise in the North | Example News</title><h1>Rivers rise in the north</h1><p>Some words.</p>

    It cannot see an earlier headline of a page whose title was changed; an archived copy from the day can. Where the
    cited title stands anywhere in the page's text, it may be the page's own, and nothing is said; nor where it is
    in the script of the document and not in that of the page, for it may be a translation. Nor is anything said of
    words of the writer's own for what a link leads to, `[Explanation of the outage](...)`.
    """
    for case, page, capture, found in _compared(dossier, Likeness.DIFFERENT):
        title = case.reference.title or ""
        translated = _may_be_translated(title, found.observed, dossier.document.text)
        if translated or may_be_label(case.reference, page):
            continue
        if not stands_partly_in(title, page.text):
            yield _remark(case, page, capture, found, "the page is another work")


def _may_be_translated(claimed: str, observed: str, document: str) -> bool:
    """Whether a document may give in its own language, as its script tells, what is titled in another one."""
    latin = is_latin(claimed)
    return latin != is_latin(observed) and latin == is_latin(document[:_SCRIPT_CHARACTERS])


def title_altered(dossier: Dossier) -> Iterator[Remark]:
    """The cited title is the page's but for a word added, dropped or exchanged.

    Why it matters: one word can turn a title round; a changed number or name sends readers astray. Case, quotation
    marks, hyphens, plurals, site names and cut tails do not count.

    Flagged::

        Smith, Ann. "Rivers fall in the north." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    Clean::

        Smith, Ann. "River’s rise in the North." Example News, 1 March 2025. https://news.example/a.
        HTTP 200 https://news.example/a
        <title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>

    It cannot see which of the two is the slip. Where words were only added or left out at an end, nothing is said
    unless we are certain where the title ends, as with quotation marks.
    """
    for case, page, capture, found in _compared(dossier, Likeness.NEAR):
        if found.at_ends and sure(case.reference, "title") < _ENDS_SURE:
            continue
        if is_made_of(case.reference, page, found):
            continue
        words = "; ".join(f"{a or 'nothing'!s} for {b or 'nothing'!s}" for a, b in found.changes[:3])
        negated = " (a negation differs)" if is_negated(found.changes) else ""
        remark = _remark(case, page, capture, found, f"the title differs by a word: {words}{negated}")
        yield evolve(remark, fix=title_fix(case, page, found.observed, dossier.document.text))


RULES = (
    Rule("M501", "title-contradicted", Severity.ERROR, title_contradicted),
    Rule("M502", "title-altered", Severity.WARNING, title_altered),
)
