"""What several rules ask of a case is worked out once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from provaudit.model import Case, Page

Result = TypeVar("Result")
_REMEMBERED = 512
"""Rules go through a document's cases in order: of a large one only the latest are remembered."""


def once_per_case(ask: Callable[[Case, Page], Result]) -> Callable[[Case, Page], Result]:
    """`ask`, which remembers what it said of the latest cases, each with the page of its own source."""
    known: OrderedDict[int, tuple[ref[Case], Result]] = OrderedDict()
    """By identity: cases that are alike are not looked up by all that they hold."""

    @wraps(ask)
    def asked(case: Case, page: Page) -> Result:
        if page is not case.page:
            return ask(case, page)
        found = known.get(id(case))
        if found is None or found[0]() is not case:
            found = known[id(case)] = ref(case), ask(case, page)
            if len(known) > _REMEMBERED:
                known.popitem(last=False)
        return found[1]

    return asked
