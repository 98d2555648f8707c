"""What is said of archived copies: each fault by its own code, an offer that can be written, and silence in doubt."""

from __future__ import annotations

import asyncio

import pytest
from attrs import evolve

import provaudit.formats
from provaudit.auditor import Auditor
from provaudit.citing import cite
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.model import Finding, Reference
from provaudit.rules import RULES
from tests.rules.examples import Example, example

WORDS = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2020. https://news.example/rivers.'
GONE = "HTTP 404 https://news.example/rivers"
PLACE = "https://web.archive.org/web/20200305120000/https://news.example/rivers"
PAGE = "<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>"
LOST = "<title>Page not found</title><h1>Page not found</h1><p>Sorry, the page could not be found.</p>"
CITE = "Rivers.<ref>{{cite web |title=Rivers rise in the north |url=https://news.example/rivers |%s}}</ref>"
COPY = f"HTTP 200 {PLACE}\n{PAGE}"


def found(block: str | Example) -> dict[str, Finding]:
    """The findings of the A family by their codes."""
    case = example(block, is_note=True) if isinstance(block, str) else block
    auditor = Auditor(archive=case, rules=RULES, engine=Local(4, 4), version="test", rescue=case.mementos)
    read = Source(case.path, lambda: provaudit.formats.parse(case.text.encode(), case.path))
    report = asyncio.run(auditor.audit([read]))
    return {f.code: f for document in report.documents for f in document.findings if f.code.startswith("A")}


def rewritten(case: Example, finding: Finding) -> tuple[Example, Reference]:
    """The example with a finding's fix written into it, and its reference as it is then read."""
    fix = finding.remark.fix
    assert fix is not None
    text = case.text[: fix.span.start] + fix.replacement + case.text[fix.span.end :]
    document = cite(provaudit.formats.parse(text.encode(), case.path))
    (reference,) = document.references
    return evolve(case, text=text), reference


def test_an_offer_shows_when_where_and_why() -> None:
    """The snapshot's address, day, distance and digest stand in A400, and A401 offers it."""
    findings = found(f"{WORDS}\n{GONE}\n{COPY}")
    assert set(findings) == {"A400", "A401"}
    remark = findings["A400"].remark
    assert remark.observed == PLACE
    assert "archived 2020-03-05, 4 days" in remark.message
    assert "carries the cited title" in remark.message
    assert remark.evidence[0].digest.startswith("sha256:")
    assert remark.evidence[0].exact.startswith("Rivers rise")


@pytest.mark.parametrize("end", [".", "", ". Accessed 3 April 2020."])
def test_the_offered_link_can_be_written_and_read_again(end: str) -> None:
    """The safe fix gives a reference whose archive link is read as such and needs no further word."""
    case = example(f"{WORDS.removesuffix('.')}{end}\n{GONE}\n{COPY}", is_note=True)
    finding = found(case)["A401"]
    assert finding.remark.fix is not None
    assert finding.remark.fix.safe
    mended, reference = rewritten(case, finding)
    assert reference.url == "https://news.example/rivers"
    assert reference.archive_url == PLACE
    assert str(reference.archived) == "2020-03-05"
    assert not set(found(mended)) & {"A401", "A403", "A404", "A405", "A407"}


def test_a_template_is_given_fields() -> None:
    """In a citation template the offer is written as its fields, and read as such."""
    case = example(f"FILE example.wiki\n{CITE % 'date=1 March 2020'}\n{GONE}\n{COPY}", is_note=False)
    finding = found(case)["A401"]
    mended, reference = rewritten(case, finding)
    assert finding.remark.fix is not None
    assert finding.remark.fix.safe
    assert (reference.archive_url, str(reference.archived)) == (PLACE, "2020-03-05")
    assert "A401" not in found(mended)


def test_an_address_cannot_break_out_of_a_template() -> None:
    """A bar in the copy's address does not become a field of its own."""
    place = PLACE + "?a=b|title=Forged"
    case = example(f"FILE a.wiki\n{CITE % 'date=1 March 2020'}\n{GONE}\nHTTP 200 {place}\n{PAGE}", is_note=False)
    case = evolve(case, answers={PLACE: next(a for u, a in case.answers.items() if u == place), **case.answers})
    _, reference = rewritten(case, found(case)["A401"])
    assert reference.title == "Rivers rise in the north"


@pytest.mark.parametrize("name", ["example.md", "example.txt"])
def test_a_link_in_running_text_is_not_rewritten(name: str) -> None:
    """A hyperlink's words get no archive link pushed between them, and markup that is not understood is left alone."""
    text = "Read [the report](https://news.example/rivers) on rivers.\n"
    case = evolve(example(f"{text}\n{GONE}\n{COPY}", is_note=False), path=name)
    finding = found(case).get("A401")
    assert finding is None or finding.remark.fix is None


def test_a_copy_of_something_else_is_offered_unsafely() -> None:
    """Where the snapshot does not carry the cited title, the offer says so and is not safe."""
    other = "<title>Ten recipes for a quick lunch</title><h1>Ten recipes for a quick lunch</h1><p>Some words.</p>"
    finding = found(f"{WORDS}\n{GONE}\nHTTP 200 {PLACE}\n{other}")["A401"]
    assert "the cited title is not in it" in finding.remark.message
    assert finding.remark.confidence < 0.5
    assert finding.remark.fix is not None
    assert not finding.remark.fix.safe


def test_a_worthless_snapshot_is_not_offered() -> None:
    """An archived error page is A406, and neither usable nor offered."""
    assert set(found(f"{WORDS}\n{GONE}\nHTTP 200 {PLACE}\n{LOST}")) == {"A406"}
    archived = f"HTTP 404 {PLACE}\nMemento-Datetime: Thu, 05 Mar 2020 12:00:00 GMT\n{LOST}"
    assert set(found(f"{WORDS}\n{GONE}\n{archived}")) == {"A406"}


@pytest.mark.parametrize("reason", ["timeout", "refused", "protocol", "budget", "robots", "not-recorded"])
def test_an_archive_that_gives_no_answer_accuses_nobody(reason: str) -> None:
    """Silence of the archive is A410, never "not archived"."""
    assert set(found(f"{WORDS}\n{GONE}\nABSENT {reason} {PLACE}")) == {"A410"}


def test_no_copy_is_said_only_without_an_archive_link() -> None:
    """A402 is said of a reference without archive link; with one, another archive may well hold the page."""
    assert set(found(f"{WORDS}\n{GONE}\nABSENT not-archived {PLACE}")) == {"A402"}
    cited = f"{WORDS} Archived 5 March 2020 at https://archive.ph/20200305/https://news.example/rivers."
    assert "A402" not in found(f"{cited}\n{GONE}\nABSENT not-archived {PLACE}")


def test_a_dead_archive_link_needs_a_plain_no() -> None:
    """A404 of the archive is A403; its refusals, walls and failures are not."""
    cited = f"{WORDS} Archived 5 March 2020 at {PLACE}."
    assert "A403" in found(f"{cited}\n{GONE}\nHTTP 404 {PLACE}")
    wall = "cf-mitigated: challenge\n<title>Just a moment...</title>"
    for answer in (f"HTTP 429 {PLACE}", f"HTTP 503 {PLACE}", f"HTTP 404 {PLACE}\n{wall}", f"ABSENT timeout {PLACE}"):
        assert not set(found(f"{cited}\n{GONE}\n{answer}")) & {"A402", "A403", "A406"}


def test_a_cited_copy_that_is_an_archived_error_shows_nothing() -> None:
    """A cited copy whose archived answer was an error is A406 and no dead archive link."""
    cited = f"{WORDS} Archived 5 March 2020 at {PLACE}."
    codes = set(found(f"{cited}\n{GONE}\nHTTP 404 {PLACE}\nMemento-Datetime: Thu, 05 Mar 2020 12:00:00 GMT\n{LOST}"))
    assert "A406" in codes
    assert "A403" not in codes


def test_a_live_link_asks_nothing_of_archives() -> None:
    """Where the link works, nothing is said of snapshots."""
    assert found(f"{WORDS}\nHTTP 200 https://news.example/rivers\n{PAGE}\n{COPY}") == {}


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        ("live", GONE, True),
        ("dead", GONE, False),
        ("dead", f"HTTP 200 https://news.example/rivers\n{PAGE}", True),
        ("live", f"HTTP 200 https://news.example/rivers\n{PAGE}", False),
        ("live", "HTTP 503 https://news.example/rivers", False),
        ("dead", f"HTTP 200 https://news.example/rivers\n{LOST}", False),
        ("usurped", f"HTTP 200 https://news.example/rivers\n{PAGE}", False),
    ],
)
def test_url_status_is_held_against_what_was_seen(status: str, answer: str, said: bool) -> None:
    """Only a plain contradiction between `url-status` and the page is A409."""
    assert ("A409" in found(example(f"FILE a.wiki\n{CITE % f'url-status={status}'}\n{answer}", is_note=False))) is said
