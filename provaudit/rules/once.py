"""What several rules ask of a case is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

from provaudit.model import Case, Page

Result = TypeVar("Result")


def once_per_case(ask: Callable[[Case, Page], Result]) -> Callable[[Case, Page], Result]:
    """`ask`, which keeps what it said of a case and the page of its source for as long as somebody knows the case."""
    known: dict[int, Result] = {}
    """By identity: cases that are alike are not looked up by all that they hold."""

    @wraps(ask)
    def asked(case: Case, page: Page) -> Result:
        if page is not case.page:
            return ask(case, page)
        if id(case) not in known:
            finalize(case, known.pop, id(case), None)
            known[id(case)] = ask(case, page)
        return known[id(case)]

    return asked
