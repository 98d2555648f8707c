"""A small audit for tests: a document, and pages out of worked examples."""

from __future__ import annotations

import asyncio

from provaudit.auditor import Auditor
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.ignores import reviewed
from provaudit.model import Finding, Report
from provaudit.rules import RULES
from tests.rules.examples import example

DATED = (
    "HTTP 200 https://news.example/a\n<title>Rivers rise in the north</title>"
    '<meta property="article:published_time" content="2025-03-01T09:00:00Z"><h1>Rivers rise in the north</h1>\n'
)
GONE = "HTTP 404 https://news.example/gone\n<title>Not found</title>\n"
WRONG_DATE = 'Smith, Ann. "Rivers rise in the north." Example News, 15 March 2025. https://news.example/a.'
DEAD_LINK = 'Jones, Bob. "Lakes are full again." Example News, 2 May 2024. https://news.example/gone.'


def audited(text: str, path: str = "doc.md", web: str = DATED + GONE, **choices: object) -> Report:
    """The report on one document; `web` is written as in a rule's example."""
    archive = example(f"-\n{web}", is_note=False)
    auditor = Auditor(archive=archive, rules=RULES, engine=Local(4, 4), version="test", review=reviewed, **choices)  # type: ignore[arg-type]
    return asyncio.run(auditor.audit([Source(path, lambda: parse(text.encode(), path))]))


def findings(report: Report, *codes: str) -> list[Finding]:
    """The findings with one of `codes`, in order."""
    return [finding for one in report.documents for finding in one.findings if finding.code in codes]


def codes(report: Report) -> list[str]:
    """The codes of all that is found."""
    return [finding.code for one in report.documents for finding in one.findings]
