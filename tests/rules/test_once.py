"""What several rules ask of a case is worked out once."""

from __future__ import annotations

import gc
import weakref

from attrs import evolve

from provaudit.model import Absence, Case, Page, Reason, Reference, Span
from provaudit.rules.once import once_per_case

REFERENCE = Reference("Smith, Ann. Rivers rise.", Span(0, 24))
CASE = Case(REFERENCE, Absence("https://news.example/a", Reason.TIMEOUT), Page("https://news.example/a"))


def test_a_case_is_asked_about_once() -> None:
    """Each case is, though another is like it; a page that is not the case's own is looked at anew."""
    asked: list[tuple[Case, Page]] = []

    @once_per_case
    def ask(case: Case, page: Page) -> int:
        asked.append((case, page))
        return len(asked)

    other = evolve(CASE)
    assert CASE.page is not None
    assert other.page is not None
    assert [ask(CASE, CASE.page), ask(CASE, CASE.page), ask(other, other.page), ask(CASE, CASE.page)] == [1, 1, 2, 1]
    memento = Page("https://news.example/a", text="as it was")
    assert [ask(CASE, memento), ask(CASE, memento)] == [3, 4]


def test_only_the_latest_cases_are_remembered() -> None:
    """Of a document with thousands of cases, the answers about the first are forgotten."""
    asked: list[Case] = []
    ask = once_per_case(lambda case, page: asked.append(case))
    cases = [evolve(CASE) for _ in range(1000)]
    for case in [*cases, cases[-1], cases[0]]:
        assert case.page is not None
        ask(case, case.page)
    assert [id(case) for case in asked] == [id(case) for case in [*cases, cases[0]]]


def test_an_answer_goes_with_its_case() -> None:
    """A case is not kept because something was worked out about it."""
    known: list[Case] = []
    ask = once_per_case(lambda case, page: known.append(case))
    case = evolve(CASE)
    assert case.page is not None
    ask(case, case.page)
    known.clear()
    gone = weakref.ref(case)
    del case
    gc.collect()
    assert gone() is None
