"""What the rules on quotations say, and what they are careful not to say."""

from __future__ import annotations

import asyncio

import pytest

from provaudit.auditor import Auditor
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.model import Finding, Severity
from provaudit.rules.quotations import RULES
from tests.rules.examples import example

NOTE = '[1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'
PAGE = (
    "<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><article><p>After the heavy rain of last "
    "week the mayor of the town spoke to reporters at the river.</p><p>“The old dam is safe and sound,” Mayor Ann "
    "Miller told them, “and 40 people work on it.”</p><p>Nobody has to leave home for now. The town hall will be open "
    "all night for everybody who wants to hear the news about the water, and the school stays closed until the end of "
    "the week.</p></article>"
)


def findings(text: str, page: str = PAGE, status: int = 200) -> list[Finding]:
    """The findings on a document whose one note is answered by `page`."""
    told = example(f"{text}\n\n{NOTE}\nHTTP {status} https://news.example/a\n{page}", False)
    auditor = Auditor(archive=told, rules=RULES, engine=Local(4, 4), version="test")
    report = asyncio.run(auditor.audit([Source("x.md", lambda: parse(told.text.encode(), "x.md"))]))
    return [finding for audited in report.documents for finding in audited.findings]


def codes(text: str, page: str = PAGE, status: int = 200) -> list[str]:
    """The codes of these findings."""
    return [finding.code for finding in findings(text, page, status)]


SAID = [
    ("Mayor Ann Miller said “the old dam is safe and sound”. [1]", ["Q700"]),
    ("Mayor Ann Miller said “the old dam is safe and dry”. [1]", ["Q701"]),
    ("Mayor Ann Miller said “60 people work on it”. [1]", ["Q702"]),
    ("Mayor Ann Miller said “the old dam is not safe and sound”. [1]", ["Q702"]),
    ("Mayor Ann Miller said “60 people work on it ... the old dam is safe”. [1]", ["Q703"]),
    ("Mayor Ann Miller said “we shall rebuild the bridge before the next winter”. [1]", ["Q705"]),
    ("Bob Poe said “the old dam is safe and sound”. [1]", ["Q700", "Q709"]),
    ("The site said “the old dam is safe and sound”. [1]", ["Q700"]),
    ("Engineers there said “the old dam is safe and sound”. [1]", ["Q700"]),
    ("They built a so-called “water wall” there. [1]", []),
]


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[" ".join(w) or "nothing" for _, w in SAID])
def test_each_fault_has_its_code(text: str, wanted: list[str]) -> None:
    """What is wrong with a quotation decides its code, and a term has none."""
    assert codes(text) == wanted


@pytest.mark.parametrize("page", ["<p>Log in to read on.</p>", "", "<title>Just a moment...</title><p>Checking.</p>"])
def test_an_unreadable_page_accuses_nobody(page: str) -> None:
    """Where the source could not be read, nothing is called wrong."""
    found = findings("Mayor Ann Miller said “we shall rebuild the bridge before the next winter”. [1]", page)
    assert not [f for f in found if f.severity in (Severity.ERROR, Severity.WARNING)]


def test_an_error_page_accuses_nobody() -> None:
    """A page that is gone is no evidence against a quotation."""
    assert codes("Mayor Ann Miller said “we shall rebuild the bridge before the next winter”. [1]", status=404) == []


def test_too_few_words_are_no_accusation() -> None:
    """Two words that are not there may be anything."""
    found = findings("Mayor Ann Miller “firmly opposes” it. [1]")
    assert not [f for f in found if f.severity is Severity.ERROR]


def test_evidence_shows_the_words_of_the_source() -> None:
    """A finding carries the source's own words, with what stands around them."""
    (found,) = findings("Mayor Ann Miller said “60 people work on it”. [1]")
    (shown,) = found.remark.evidence
    assert shown.exact.endswith("40 people work on it")
    assert found.remark.observed == shown.exact
    assert found.remark.claimed == "60 people work on it"


def test_the_marker_of_the_next_sentence_accuses_nobody() -> None:
    """Words that are not in what the next sentence is cited from may come from elsewhere; altered ones are shown."""
    said = "Mayor Ann Miller said “{}”. It rained again on Monday. [1]"
    (lost,) = findings(said.format("we shall rebuild the bridge before the winter"))
    (altered,) = findings(said.format("60 people work on it"))
    assert (lost.code, altered.code) == ("Q706", "Q702")


def test_a_link_that_only_stands_near_accuses_nobody() -> None:
    """Words that are not in what is linked in their sentence may come from elsewhere."""
    words = "“we shall rebuild the bridge before the next winter”"
    near = f"The head of [the works](https://news.example/a) said {words}."
    beside = f"The head of the works said {words} ([Example News](https://news.example/a))."
    assert codes(near) == ["Q706"]
    assert codes(beside) == ["Q705"]
