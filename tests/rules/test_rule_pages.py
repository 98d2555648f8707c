"""Every rule's page is complete, and its worked examples say what they show."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from provaudit import baseline
from provaudit.auditor import Auditor
from provaudit.contracts import Rule, Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.ignores import reviewed
from provaudit.model import Report
from provaudit.rules import RULES
from tests.rules.examples import Example, examples


def codes(example: Example) -> list[str]:
    """The codes that an audit of an example reports."""
    return [finding.code for audited in report_on(example).documents for finding in audited.findings]


def report_on(example: Example) -> Report:
    """The report of an audit of an example."""
    auditor = Auditor(
        archive=example, rules=RULES, engine=Local(4, 4), version="test", rescue=example.mementos, review=reviewed
    )
    source = Source(example.path, lambda: parse(example.text.encode(), example.path))
    report = asyncio.run(auditor.audit([source]))
    if example.known:
        before = baseline.rewritten(baseline.Baseline(Path()), report, lambda path, code: True)
        report = baseline.applied(report, before, lambda path, code: True)
    return report


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_flagged_examples_are_flagged(rule: Rule) -> None:
    """Each example under `Flagged::` makes its rule speak, and there is one."""
    found = examples(rule, "Flagged")
    assert found
    assert all(rule.code in codes(example) for example in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_clean_examples_are_clean(rule: Rule) -> None:
    """Each example under `Clean::` leaves its rule silent, and there is one."""
    found = examples(rule, "Clean")
    assert found
    assert all(rule.code not in codes(example) for example in found)


def test_codes_and_names_are_unique_and_well_formed() -> None:
    """A code is a family letter and three digits, a name is kebab case, and neither is given twice."""
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[SPLAMIQDR]\d{3}", rule.code) for rule in RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in RULES)


def test_pages_say_why_it_matters() -> None:
    """Every page opens with a sentence of its own and says why the finding matters."""
    openings = [rule.page.strip().splitlines()[0] for rule in RULES]
    assert len(set(openings)) == len(RULES)
    assert [rule.code for rule in RULES if "Why it matters:" not in rule.page] == []
