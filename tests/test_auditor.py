"""The pipeline: order, unreadable inputs, interruption, the gate, and sources asked once."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from provaudit.auditor import Auditor
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.errors import UnreadableInput
from provaudit.formats import parse
from provaudit.gate import gate
from provaudit.model import Absence, Capture, Document, Reason, Report
from provaudit.rules import RULES

PAGE = b"<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read here.</p>"
WHEN = dt.datetime(2026, 5, 5, tzinfo=dt.UTC)


class Web:
    """Answers every address, the later ones first, and remembers who asked."""

    name = "web"

    def __init__(self, absent: Reason | None = None) -> None:
        self.asked: list[str] = []
        self.absent = absent

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """A page that agrees, after a while; or the absence that was chosen."""
        self.asked.append(uri)
        await asyncio.sleep(0.02 / len(self.asked))
        if self.absent:
            return Absence(uri, self.absent)
        return Capture(uri, 200, (("Content-Type", "text/html"),), PAGE, WHEN, "sha256:0")

    async def close(self) -> None:
        """Nothing to let go of."""


def note(number: int, uri: str) -> str:
    """A note that cites `uri`."""
    return f'[{number}] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. {uri}.\n\n'


def source(path: str, *uris: str) -> Source:
    """A document that cites `uris`, one a note."""
    claims = " ".join(f"A claim. [{n}]" for n, _ in enumerate(uris, 1))
    text = f"{claims}\n\n" + "".join(note(n, uri) for n, uri in enumerate(uris, 1))
    return Source(path, lambda: parse(text.encode(), path))


def unreadable() -> Document:
    """A reader that fails."""
    raise UnreadableInput("bad.md is no document", "try another")


def auditor(web: Web, **choices: tuple[str, ...]) -> Auditor:
    """An auditor that asks `web`."""
    return Auditor(archive=web, rules=RULES, engine=Local(8, 2), version="test", **choices)


def run(web: Web, *sources: Source) -> Report:
    """The report on some sources."""
    return asyncio.run(auditor(web).audit(list(sources)))


def test_results_stand_in_document_order() -> None:
    """Documents and references come in their order, however late their sources answer."""
    report = run(Web(), *(source(f"{n}.md", f"https://a.test/{n}", f"https://b.test/{n}") for n in range(40)))
    assert [audited.document.path for audited in report.documents] == [f"{n}.md" for n in range(40)]
    labels = [j.case.reference.label for audited in report.documents for j in audited.judgements]
    assert labels == ["1", "2"] * 40


def test_a_source_is_asked_once_per_document() -> None:
    """However often a document cites an address, it is asked for once."""
    web = Web()
    report = run(web, source("a.md", "https://a.test/1", "https://a.test/1", "https://a.test/1"))
    assert web.asked == ["https://a.test/1"]
    assert [str(j.verdict) for j in report.documents[0].judgements] == ["confirmed"] * 3


def test_an_unreadable_input_is_listed_and_the_others_audited() -> None:
    """One bad input costs the run nothing but its own result, and exit code 2."""
    report = run(Web(), Source("bad.md", unreadable), source("good.md", "https://a.test/1"))
    assert [item.path for item in report.unread] == ["bad.md"]
    assert len(report.documents) == 1
    assert gate(report, "error") == 2


def test_finding_ids_are_unique_and_belong_to_their_references() -> None:
    """Every finding has an id of its own, and each judgement names the findings about its reference."""
    (audited,) = run(Web(), source("a.md", "https://a.test/1", "https://a.test/2")).documents
    ids = [finding.id for finding in audited.findings]
    assert len(ids) == len(set(ids))
    for judgement in audited.judgements:
        about = [f.id for f in audited.findings if f.remark.reference == judgement.case.reference.id]
        assert list(judgement.findings) == about


def test_an_interrupted_run_judges_what_it_has() -> None:
    """What was captured before the interruption is judged; the rest is unchecked, and said to be."""

    async def stopped() -> Report:
        web = Web()
        one = auditor(web)

        async def lookup(uri: str, near: dt.datetime | None = None) -> Capture | Absence:
            if uri.endswith("slow"):
                one.interrupt()
                await asyncio.sleep(30)
            return await Web.lookup(web, uri, near)

        web.lookup = lookup  # type: ignore[method-assign]
        return await one.audit([source("a.md", "https://a.test/1", "https://b.test/slow")])

    report = asyncio.run(asyncio.wait_for(stopped(), 10))
    assert report.interrupted
    assert "unchecked" in [str(j.verdict) for j in report.documents[0].judgements]


@pytest.mark.parametrize(
    ("absent", "fail_on", "code"),
    [(None, "error", 0), (Reason.TIMEOUT, "error", 3), (Reason.TIMEOUT, "never", 0), (Reason.DNS, "error", 1)],
)
def test_the_gate(absent: Reason | None, fail_on: str, code: int) -> None:
    """0 for a clean run, 1 for findings at the gate, 3 where most could not be checked, 0 if nothing may fail."""
    assert gate(run(Web(absent), source("a.md", "https://a.test/1")), fail_on) == code


def test_a_document_without_references_is_clean() -> None:
    """Nothing cited, nothing to check, nothing wrong."""
    assert gate(run(Web(), Source("a.md", lambda: parse(b"Just words.\n", "a.md"))), "error") == 0


def test_reports_carry_no_page_texts() -> None:
    """What only the rules needed is let go, so that memory does not grow with the number of documents."""
    (audited,) = run(Web(), source("a.md", "https://a.test/1#part")).documents
    case = audited.judgements[0].case
    assert case.capture
    assert case.page
    assert (case.capture.body, case.page.text, case.page.candidates) == (b"", "", ())


def test_a_large_report_has_a_short_repr() -> None:
    """A report's `repr` does not grow with its documents, for asyncio asks for it at the end of a run."""
    report = run(Web(), *(source(f"{n}.md", "https://news.test/a") for n in range(3)))
    assert len(report.documents) == 3
    assert len(repr(report)) < 200


def test_few_references_are_under_way_at_a_time() -> None:
    """Documents wait to be read until those before them are judged, so that the pages held do not add up."""
    read: list[int] = []
    web = Web()

    def opened(number: int, large: Source) -> Source:
        def read_now() -> Document:
            read.append(len(web.asked))
            return large.read()

        return Source(f"{number}.md", read_now)

    large = [f"https://news{n}.test/a" for n in range(300)]
    report = run(web, *(opened(number, source(f"{number}.md", *large)) for number in range(4)))
    assert [len(audited.judgements) for audited in report.documents] == [300] * 4
    assert read[:2] == [0, 0]
    assert read[2] >= 300
