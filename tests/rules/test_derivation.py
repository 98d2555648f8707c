"""What the rules on derivation say, and what they are careful not to say."""

from __future__ import annotations

import asyncio

from provaudit.auditor import Auditor
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.model import Finding
from provaudit.rules.derivation import RULES
from tests.derivation.texts import ORIGINAL, OTHER
from tests.rules.examples import example

NOTES = (
    '[1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.\n\n'
    '[2] Poe, Bob. "Bread for all." Sample Post, 2 March 2025. https://post.example/b.'
)


def findings(text: str, one: str, two: str) -> list[Finding]:
    """The findings on a document whose two notes are answered by pages of these words."""
    pages = [
        f"HTTP 200 {uri}\n<title>A page</title><article><p>{'</p><p>'.join(words.split(chr(10) * 2))}</p></article>"
        for uri, words in (("https://news.example/a", one), ("https://post.example/b", two))
    ]
    told = example("\n".join((f"{text}\n\n{NOTES}", *pages)), False)
    auditor = Auditor(archive=told, rules=RULES, engine=Local(4, 4), version="test")
    report = asyncio.run(auditor.audit([Source("x.md", lambda: parse(told.text.encode(), "x.md"))]))
    return [finding for audited in report.documents for finding in audited.findings]


def test_a_text_of_its_own_has_no_findings() -> None:
    """A document that shares only its topic with its sources is left alone."""
    text = "The valley has had a dam for long. [1] Bread is made of flour. [2]"
    assert findings(text, ORIGINAL, OTHER) == []


def test_the_same_text_under_two_addresses_is_told_once() -> None:
    """The second of two sources with one text is told, and names the first."""
    (found,) = findings("The valley has had a dam for long. [1][2]", ORIGINAL, ORIGINAL)
    assert (found.code, found.remark.reference, found.remark.observed) == ("D804", "r2", "r1")


def test_reused_wording_is_placed_in_the_document() -> None:
    """The finding points at the words of the document, and shows those of the source."""
    taken = ORIGINAL.split("\n\n")[2]
    text = f"Here is what is known. [2]\n\n{taken} [1]\n\nThat is what I found on my own long walk through the valley."
    found = [f for f in findings(text, ORIGINAL, OTHER) if f.code == "D806"]
    assert len(found) == 1
    assert found[0].remark.span.of(text).startswith(taken[:60])
    assert found[0].remark.reference == "r1"


def test_a_marked_quotation_is_not_reuse() -> None:
    """Words between quotation marks are no reuse of wording, however long."""
    taken = ORIGINAL.split("\n\n")[2]
    text = f"Here is what is known. [2]\n\nAnn Smith wrote: “{taken}” [1]\n\nThat is what I found on my long walk."
    assert "D806" not in [f.code for f in findings(text, ORIGINAL, OTHER)]


def test_a_notice_of_earlier_publication_is_told() -> None:
    """A note that says where the text appeared before is told with the place and the day."""
    text = "The valley has a dam. [1]\n\nThis essay was first published on 26 September 2025 in The Example Post. [2]"
    (found,) = [f for f in findings(text, ORIGINAL, OTHER) if f.code == "D805"]
    assert "The Example Post (2025-09-26)" in found.remark.message


def test_a_source_is_compared_with_the_paragraphs_it_shares_and_not_with_all() -> None:
    """Reuse is found in the middle of a document that is much longer than the source, and placed there."""
    taken = ORIGINAL.split("\n\n")[2]
    own = [
        f"Paragraph {number} tells of bread {number}, of flour {number} and of salt {number}. [2]"
        for number in range(60)
    ]
    text = "\n\n".join((*own[:30], f"{taken} [1]", *own[30:]))
    (found,) = [f for f in findings(text, ORIGINAL, OTHER) if f.code == "D806"]
    assert found.remark.span.of(text).startswith(taken[:60])


def test_a_turn_of_phrase_of_the_document_is_no_passage() -> None:
    """Words that every paragraph of a document begins with are no sign that it shares a passage with its source."""
    phrase = "As the old report of the town said in its day, the water rose"
    text = "\n\n".join(f"{phrase} to mark {number}. [1]" for number in range(40))
    source = f"{ORIGINAL}\n\n{phrase} to a mark that nobody had seen."
    assert [f.code for f in findings(text, source, OTHER)] == []
