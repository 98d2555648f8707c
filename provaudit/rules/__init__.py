"""ROOM 3: Dossier -> remarks. One visible table; each rule's docstring is its page."""

from provaudit.contracts import Rule
from provaudit.rules import (
    addresses,
    archives,
    conditions,
    copies,
    dates,
    derivation,
    doubts,
    editions,
    failing,
    form,
    links,
    markers,
    mementos,
    metadata,
    people,
    quotations,
    run,
    titles,
    values,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *markers.RULES,
            *form.RULES,
            *values.RULES,
            *doubts.RULES,
            *links.RULES,
            *failing.RULES,
            *conditions.RULES,
            *addresses.RULES,
            *archives.RULES,
            *copies.RULES,
            *mementos.RULES,
            *metadata.RULES,
            *titles.RULES,
            *people.RULES,
            *dates.RULES,
            *editions.RULES,
            *quotations.RULES,
            *derivation.RULES,
            *run.RULES,
        ),
        key=lambda rule: "SPLAMIQDR".index(rule.code[0]) * 1000 + int(rule.code[1:]),
    )
)
"""Every rule, by family in the order in which an audit goes on."""

__all__ = ["RULES"]
