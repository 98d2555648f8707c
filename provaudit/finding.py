"""What rules find in a dossier: remarks stamped with their rule, in document order, and numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from provaudit.contracts import Rule
from provaudit.model import Dossier, Finding

_CASES_TOGETHER = 50
"""So many cases, whose pages are then at hand, are shown to the rules that look at each apart."""


def found_by(rules: Sequence[Rule], dossier: Dossier) -> Iterator[Finding]:
    """What rules find, of each reference in the order of the rules; their numbers are given later."""
    for apart, group in groupby(rules, key=lambda rule: rule.apart):
        together = tuple(group)
        for part in _parts(dossier) if apart else (dossier,):
            for rule in together:
                for remark in rule.check(part):
                    yield Finding("", rule.code, rule.name, rule.severity, remark)


def _parts(dossier: Dossier) -> Iterator[Dossier]:
    """The same dossier with some of its cases at a time."""
    for start in range(0, len(dossier.cases), _CASES_TOGETHER):
        yield evolve(dossier, cases=dossier.cases[start : start + _CASES_TOGETHER])


def numbered(findings: Sequence[Finding], dossier: Dossier) -> Iterator[Finding]:
    """Findings in document order: `f1`, `f2`..."""
    order = {reference.id: place for place, reference in enumerate(dossier.document.references)}
    places = [order.get(finding.remark.reference or "", -1) for finding in findings]
    for number, at in enumerate(sorted(range(len(places)), key=places.__getitem__), 1):
        yield evolve(findings[at], id=f"f{number}")


def matches(code: str, beginnings: Sequence[str]) -> bool:
    """Whether `code` is one of, or begins with one of, `beginnings`."""
    return code.startswith(tuple(beginnings)) if beginnings else False
