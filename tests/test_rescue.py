"""Mementos are asked for what is broken, and for nothing else; the audit with them is recorded and replayed."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from importlib.resources import files
from pathlib import Path

import httpx
import jsonschema
import pytest
from attrs import evolve

from provaudit.archives.kept import Kept as KeptArchive
from provaudit.archives.live import Live
from provaudit.archives.store import Store
from provaudit.archives.wayback import Wayback
from provaudit.auditor import Auditor
from provaudit.cli import main
from provaudit.contracts import Source
from provaudit.engines.local import Local
from provaudit.formats import parse
from provaudit.model import Absence, Capture, Case, Judgement, PartialDate, Reason, Reference, Report, Span
from provaudit.reports import reporter
from provaudit.rescue import moments_of, wanted_for
from provaudit.rules import RULES
from provaudit.settings import Settings
from tests.archives.wayback_server import Kept, Machine
from tests.rules.examples import example

DEAD = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/rivers.'
ALIVE = 'Jones, Bob. "Ten lakes of the south." Example News, 1 March 2025. https://news.example/alive.'
TEXT = f"A claim. [1]\n\nAnother claim. [2]\n\n[1] {DEAD}\n[2] {ALIVE}\n"
CITE = "{{cite web |title=Rivers rise in the north |url=https://news.example/rivers |date=1 March 2025}}"
LAKES = "<title>Ten lakes of the south</title><h1>Ten lakes of the south</h1><p>Some words to read.</p>"
LOST = "<title>Page not found</title><h1>Page not found</h1><p>Sorry, the page could not be found.</p>"
HOME = "HTTP 200 https://news.example/\n<title>Example News</title><h1>Example News</h1>"
PARKED = "<title>news.example is for sale</title><h1>This domain is for sale</h1><p>Buy this domain. Make an offer.</p>"
NOON = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC)


class Asked:
    """A public archive that notes what it is asked, and answers from a table by the year of the moment."""

    name = "asked"

    def __init__(self, answers: dict[int | None, Capture | Absence] | None = None) -> None:
        self.answers = answers or {}
        self.questions: list[tuple[str, dt.datetime | None]] = []

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """Note and answer."""
        self.questions.append((uri, near))
        return self.answers.get(near.year if near else None, Absence(uri, Reason.NOT_ARCHIVED))

    async def close(self) -> None:
        """Nothing to let go of."""


def memento(time: str, body: str) -> Capture:
    """A memento of the dead page."""
    when = dt.datetime.strptime(time, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
    address = f"https://web.archive.org/web/{time}/https://news.example/rivers"
    return Capture(address, 200, (("Content-Type", "text/html"),), body.encode(), when, f"sha256:{time}", "wayback")


def audited(block: str, rescue: Asked | None) -> Report:
    """The audit of a note with the answers of the web below it."""
    found = example(block, is_note=True)
    auditor = Auditor(archive=found, rules=RULES, engine=Local(4, 4), version="test", rescue=rescue)
    source = Source("example.md", lambda: parse(found.text.encode(), "example.md"))
    return asyncio.run(auditor.audit([source]))


def judged(report: Report) -> Judgement:
    """The judgement on the only reference."""
    (document,) = report.documents
    (judgement,) = document.judgements
    return judgement


def codes(report: Report) -> set[str]:
    """The codes of all findings."""
    return {finding.code for document in report.documents for finding in document.findings}


@pytest.mark.parametrize(
    "answer",
    [
        "HTTP 404 https://news.example/rivers",
        "HTTP 410 https://news.example/rivers",
        "ABSENT dns https://news.example/rivers",
        f"HTTP 200 https://news.example/rivers\n{LOST}",
        f"HTTP 302 https://news.example/rivers\nLocation: https://news.example/\n{HOME}",
        f"HTTP 200 https://news.example/rivers\n{PARKED}",
    ],
)
def test_what_is_broken_is_asked_for(answer: str) -> None:
    """Gone, unknown, softly lost, sent home or parked: each is looked up near the cited date, and stays broken."""
    archive = Asked({2025: memento("20250305120000", "<title>Rivers rise in the north</title><p>Some words.</p>")})
    judgement = judged(audited(f"{DEAD}\n{answer}", archive))
    assert archive.questions == [("https://news.example/rivers", NOON)]
    assert judgement.verdict == "broken"
    assert isinstance(judgement.case.memento, Capture)
    assert judgement.case.memento.body == b""


@pytest.mark.parametrize(
    "answer",
    [
        "HTTP 200 https://news.example/rivers\n<title>Rivers rise in the north</title><p>Some words.</p>",
        "HTTP 503 https://news.example/rivers",
        "HTTP 429 https://news.example/rivers",
        "HTTP 403 https://news.example/rivers\ncf-mitigated: challenge\n<title>Just a moment...</title>",
        "ABSENT timeout https://news.example/rivers",
        "ABSENT robots https://news.example/rivers",
        "ABSENT not-recorded https://news.example/rivers",
    ],
)
def test_what_is_not_broken_is_not_asked_for(answer: str) -> None:
    """What is there, walled, failing now or unchecked asks no archive."""
    archive = Asked()
    report = audited(f"{DEAD}\n{answer}", archive)
    assert archive.questions == []
    assert judged(report).case.memento is None


def test_without_rescue_nothing_is_asked() -> None:
    """An audit that was not told to rescue says nothing of archives."""
    report = audited(f"{DEAD}\nHTTP 404 https://news.example/rivers", None)
    assert judged(report).case.memento is None
    assert not any(code.startswith("A") for code in codes(report))


def test_a_worthless_memento_gives_way_to_one_of_the_day_of_publication() -> None:
    """Where the copy nearest to the day of access is an error page, the one nearest to publication is asked for."""
    good = memento("20200305120000", "<title>Rivers rise in the north</title><p>Some words.</p>")
    archive = Asked({2025: memento("20250505120000", LOST), 2020: good})
    text = DEAD.replace("1 March 2025", "1 March 2020") + " Accessed 5 May 2025."
    judgement = judged(audited(f"{text}\nHTTP 404 https://news.example/rivers", archive))
    assert [near.year for _, near in archive.questions if near] == [2025, 2020]
    assert isinstance(judgement.case.memento, Capture)
    assert judgement.case.memento.uri == good.uri


def test_a_rule_that_is_not_run_breaks_nothing() -> None:
    """Where the rule that calls a source broken is not run, no archive is asked for it."""
    found = example(f"{DEAD}\nHTTP 404 https://news.example/rivers", is_note=True)
    archive = Asked()
    auditor = Auditor(
        archive=found, rules=RULES, engine=Local(4, 4), version="test", rescue=archive, ignored=lambda path: ("L301",)
    )
    asyncio.run(auditor.audit([Source("a.md", lambda: parse(found.text.encode(), "a.md"))]))
    assert archive.questions == []


def test_progress_counts_what_is_asked_of_archives() -> None:
    """Each look-up of a memento is announced and told to be done."""
    found = example(f"{DEAD}\nHTTP 404 https://news.example/rivers", is_note=True)
    told = Told()
    auditor = Auditor(archive=found, rules=RULES, engine=Local(4, 4), version="test", rescue=Asked(), progress=told)
    asyncio.run(auditor.audit([Source("a.md", lambda: parse(found.text.encode(), "a.md"))]))
    assert (told.total, told.count) == (2, 2)


class Told:
    """A progress that counts."""

    total = count = 0

    def found(self, more: int) -> None:
        """So many sources more."""
        self.total += more

    def asking(self, uri: str) -> None:
        """Not counted."""

    def done(self, uri: str, found: Capture | Absence) -> None:
        """One source less."""
        self.count += 1


def test_an_interrupted_run_says_so() -> None:
    """Mementos that an interruption kept from being asked are INTERRUPTED, and no rule speaks of them."""
    found = example(f"{DEAD}\nHTTP 404 https://news.example/rivers", is_note=True)
    auditor = Auditor(archive=found, rules=RULES, engine=Local(4, 4), version="test", rescue=Interrupting())
    auditor.rescue.auditor = auditor  # type: ignore[union-attr]
    report = asyncio.run(auditor.audit([Source("a.md", lambda: parse(found.text.encode(), "a.md"))]))
    case = judged(report).case
    assert isinstance(case.memento, Absence)
    assert case.memento.reason is Reason.INTERRUPTED
    assert not codes(report) & {"A402", "A410"}


class Interrupting(Asked):
    """An archive during whose answer somebody presses Ctrl-C."""

    auditor: Auditor

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """Interrupt, then take long."""
        self.auditor.interrupt()
        await asyncio.sleep(10)
        raise AssertionError("was not interrupted")


@pytest.mark.parametrize(
    ("uri", "asked"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("https://web.archive.org/web/20250305120000/https://news.example/a", "https://news.example/a"),
        ("http://wiki.corp/page", None),
        ("http://wiki/page", None),
        ("http://10.0.0.7/page", None),
        ("http://[::1]/page", None),
        ("mailto:ann@news.example", None),
    ],
)
def test_only_public_addresses_are_told_to_archives(uri: str, asked: str | None) -> None:
    """Addresses of inner networks stay inside; an archive's address stands for its original."""
    wanted = wanted_for(Case(Reference(uri, Span(0, 0), url=uri), Absence(uri, Reason.DNS)))
    assert (wanted.uri if wanted else None) == asked


def test_the_moments_are_access_then_publication() -> None:
    """The day of access comes first, then the middle of the published day, month or year; else latest, then first."""
    day, year = PartialDate(2025, 3, 1), PartialDate(2020)
    both = Reference("", Span(0, 0), accessed=day, date=year)
    assert moments_of(both) == (NOON, dt.datetime(2020, 7, 1, 12, tzinfo=dt.UTC))
    assert moments_of(Reference("", Span(0, 0))) == (None, dt.datetime(1996, 1, 1, tzinfo=dt.UTC))


class Rerouted(httpx.AsyncBaseTransport):
    """The web as two servers: one page of news.example is there, the other gone; the archive is the stand-in."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer at once."""
        path = request.url.raw_path.decode()
        if request.url.host.endswith("archive.org"):
            self._machine.asked.append(path)
            status, headers, body = self._machine.answer(path)
        else:
            status, headers, body = (200, {}, LAKES) if path == "/alive" else (404, {}, "<title>Gone</title>")
        return httpx.Response(status, headers={"Content-Type": "text/html", **headers}, text=body)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive folder that an audit with --rescue filled over the stand-in, and the audited file beside it."""
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(TEXT, encoding="utf-8")
    machine = Machine([Kept("20250305120000", "https://news.example/rivers")], silent=True)
    machine.address = "https://web.archive.org"
    settings = Settings(per_host_pause_seconds=0)
    archive = KeptArchive(Store("kept"), lambda keep: Live(settings, Rerouted(machine), keep))
    auditor = Auditor(
        archive=archive, rules=RULES, engine=Local(4, 4), version="test",
        rescue=Wayback(settings, through=archive, pause_seconds={}),
    )  # fmt: skip

    async def run() -> Report:
        try:
            return await auditor.audit([Source("note.txt", lambda: parse(TEXT.encode(), "note.txt"))])
        finally:
            await archive.close()

    report = asyncio.run(run())
    assert {"A400", "A401"} <= codes(report)
    assert any(path.startswith("/cdx") for path in machine.asked)
    return tmp_path


@pytest.mark.parametrize("source", [["--replay", "kept"], ["--archive", "kept", "--offline"]])
def test_what_was_kept_is_replayed(kept: Path, source: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An audit of what was kept finds the same memento, without the network, twice the same, and fits the schema."""
    outputs = []
    for _ in range(2):
        main(["audit", "note.txt", *source, "--rescue", "--format", "json"])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    report = json.loads(outputs[0])
    schema = json.loads((files("provaudit.reports") / "report-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    dead, alive = report["documents"][0]["references"]
    assert (dead["verdict"], alive["verdict"]) == ("broken", "confirmed")
    assert dead["memento"]["final_uri"] == "https://web.archive.org/web/20250305120000/https://news.example/rivers"
    assert (dead["memento"]["via"], dead["memento"]["captured"]) == ("wayback", "2025-03-05T12:00:00Z")
    assert alive["memento"] is None
    said = {finding["code"] for finding in report["documents"][0]["findings"]}
    assert {"A400", "A401"} <= said


@pytest.mark.parametrize("output", ["again.yaml", "again.warc.gz", "again.wacz"])
def test_a_recording_made_with_rescue_is_enough(kept: Path, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`archive --rescue` writes the archive's answers, too, and an audit with --rescue replays from it alone."""
    assert main(["archive", "note.txt", "--replay", "kept", "--rescue", "-o", output]) == 0
    capsys.readouterr()
    main(["audit", "note.txt", "--replay", output, "--rescue", "--format", "json"])
    dead, _ = json.loads(capsys.readouterr().out)["documents"][0]["references"]
    assert dead["memento"]["final_uri"].startswith("https://web.archive.org/web/20250305120000/")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("mended.txt", f"A claim. [1]\n\n[1] {DEAD}\n", " Archived 5 March 2025 at {}."),
        ("mended.md", f"A claim.[^1]\n\n[^1]: {DEAD}\n", " Archived 5 March 2025 at {}."),
        ("mended.wiki", f"Rivers.<ref>{CITE}</ref>\n", " |archive-url={} |archive-date=2025-03-05 |url-status=dead"),
    ],
)
def test_the_offer_can_be_written(
    kept: Path, name: str, text: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`fix --rescue --write` adds the archive link to the file and nothing else, and then finds none missing."""
    Path(name).write_text(text, encoding="utf-8")
    main(["fix", name, "--replay", "kept", "--rescue", "--write"])
    added = words.format("https://web.archive.org/web/20250305120000/https://news.example/rivers")
    written = Path(name).read_text(encoding="utf-8")
    assert written != text
    assert written.replace(added, "") == text
    main(["audit", name, "--replay", "kept", "--rescue"])
    assert "A401" not in capsys.readouterr().out


def test_without_the_option_nothing_of_it_is_said(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same recordings without --rescue give a report without mementos."""
    main(["audit", "note.txt", "--replay", "kept", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert [reference["memento"] for reference in report["documents"][0]["references"]] == [None, None]


def test_a_recording_without_the_archive_says_not_asked(marshall: Path, cassette: Path) -> None:
    """Where no answer of the archive is recorded, A410 says so, and nothing is said of a missing copy."""
    import provaudit

    report = provaudit.audit(marshall, replay=[str(cassette)], rescue=True)
    assert "A410" in codes(report)
    assert "A402" not in codes(report)
    assert reporter("terminal")(report)


def test_a_memento_is_read_at_its_original_address() -> None:
    """The archive's time stamp is no date of the page, and a memento that redirected home is told as such."""
    body = "<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>"
    home = evolve(
        memento("20250305120000", body), uri="https://web.archive.org/web/20250305120000/https://news.example/"
    )
    report = audited(f"{DEAD}\nHTTP 404 https://news.example/rivers", Asked({2025: home}))
    (finding,) = [f for document in report.documents for f in document.findings if f.code.startswith("A")]
    assert finding.code == "A406"
    assert "home page" in finding.remark.message
