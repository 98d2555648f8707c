"""Reports that are used again: only while all that they rest on is as it was, and then the same byte for byte."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from provaudit import memory as module
from provaudit.archives.store import Store
from provaudit.auditor import Auditor
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.freezing import frozen_form, thawed
from provaudit.memory import Memory, audited_with
from provaudit.model import Report
from provaudit.reports import reporter
from provaudit.rules import RULES
from provaudit.settings import Settings
from tests.audits import DATED, DEAD_LINK, GONE, WRONG_DATE
from tests.rules.examples import WHEN, Example, example

NOTES = f"A claim. [1] Another. [2]\n\n[1] {WRONG_DATE}\n\n[2] {DEAD_LINK}\n"


class Web:
    """Pages out of a worked example, kept in a folder; counts what is asked."""

    name = "web"

    def __init__(self, folder: Path, web: str) -> None:
        self.store = Store(folder, dt.timedelta(days=1), clock)
        self.pages: Example = example(f"-\n{web}", is_note=False)
        self.asked = 0

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> object:
        """The kept capture, or the example's page."""
        kept = await self.store.lookup(uri)
        if not getattr(kept, "detail", ""):
            return kept
        self.asked += 1
        found = await self.pages.lookup(uri)
        self.store.keep(found)
        return found

    def standing(self, uri: str, passing: bool) -> object:
        """What the folder says."""
        return self.store.standing(uri, passing)

    async def close(self) -> None:
        """Finish the folder."""
        await self.store.close()


_now = [WHEN]


def clock() -> dt.datetime:
    """The time of the test."""
    return _now[0]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins in a folder with one document, at the hour of the captures."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(f"{__name__}._now", [WHEN])
    Path("doc.md").write_text(NOTES, encoding="utf-8")


def run(web: str = DATED + GONE, use: bool = True, **choices: object) -> tuple[Report, int, int]:
    """An audit of the folder's document: the report, how many were remembered, how many pages were asked for."""

    async def audit() -> tuple[Report, int, int]:
        archive = Web(Path(".provaudit"), web)
        settings = Settings(archive=".provaudit", **choices)  # type: ignore[arg-type]
        auditor = Auditor(archive=archive, rules=RULES, engine=Local(4, 4), version="test")  # type: ignore[arg-type]
        inputs: Sequence[Source] = [Source("doc.md", lambda: parse(Path("doc.md").read_bytes(), "doc.md"))]
        try:
            if not use:
                return await auditor.audit(inputs), 0, archive.asked
            report, reuse = await audited_with(Memory(settings, archive, clock), inputs, auditor.audit)  # type: ignore[arg-type]
            return report, reuse.count, archive.asked
        finally:
            await archive.close()

    return asyncio.run(audit())


def test_the_second_run_is_the_same_and_reads_nothing() -> None:
    """What is remembered equals what an audit of the kept captures finds, in every field and in every format."""
    run()
    again, count, asked = run()
    afresh, _, _ = run(use=False)
    assert (count, asked) == (1, 0)
    assert again == afresh
    assert all(reporter(name)(again) == reporter(name)(afresh) for name in ("json", "terminal", "sarif"))


@pytest.mark.parametrize("what", ["document", "settings", "capture age", "code", "captures"])
def test_whatever_changes_is_audited_again(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change of the document, the settings, the code or the captures, or an old capture, calls for an audit."""
    run()
    choices = {}
    if what == "document":
        Path("doc.md").write_text(NOTES + "More.\n", encoding="utf-8")
    elif what == "settings":
        choices["ignore"] = "M505"
    elif what == "capture age":
        _now[0] = WHEN + dt.timedelta(days=1, seconds=1)
    elif what == "code":
        monkeypatch.setattr(module, "code_digest", lambda: "other")
    else:
        for path in Path(".provaudit").rglob("*.cdxj"):
            path.unlink()
        for path in Path(".provaudit").rglob("*.warc.gz"):
            path.unlink()
    assert run(**choices)[1] == 0


def test_failures_of_the_moment_are_asked_again_sooner() -> None:
    """A server error is used again for an hour, not for a day."""
    failing = "HTTP 503 https://news.example/a\n" + GONE
    run(failing)
    assert run(failing)[1] == 1
    _now[0] = WHEN + dt.timedelta(minutes=61)
    assert run(failing)[1] == 0


def test_what_was_not_answered_is_not_remembered() -> None:
    """A report with a source that nobody answered is not kept."""
    run("")
    assert not list(Path(".provaudit").glob("reports/*"))


def test_documents_that_draw_on_others_are_read_again() -> None:
    """A document that names a bibliography is not remembered, for that file may change."""
    Path("doc.md").write_text(f"---\nbibliography: refs.bib\n---\n\n{NOTES}", encoding="utf-8")
    run()
    assert run()[1] == 0


@pytest.mark.parametrize("damage", ["", "{}", "[]", "null", '{"schema": "provaudit.memory/1"}', "[" * 100_000])
def test_a_damaged_memory_is_forgotten(damage: str) -> None:
    """Whatever stands in the file, the document is audited."""
    expected, _, _ = run()
    (path,) = Path(".provaudit/reports").iterdir()
    path.write_text(damage, encoding="utf-8")
    report, count, _ = run()
    assert count == 0
    assert len(report.documents[0].findings) == len(expected.documents[0].findings)


def test_only_nouns_come_out() -> None:
    """A file that asks for anything else than a noun is refused."""
    report, _, _ = run()
    assert thawed(json.loads(json.dumps(frozen_form(report)))) == report
    for hostile in (
        {"!": "Path"},
        {"!": "eval", "value": "1"},
        {"!": "Span", "start": 1},
        {"!": "Verdict", "value": "x"},
    ):
        with pytest.raises((KeyError, TypeError, ValueError)):
            thawed(hostile)
