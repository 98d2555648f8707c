"""A pytest plugin: `pytest --provaudit docs/` makes each reference of the documents a test.

Sources are replayed from recordings (`--provaudit-replay`, or `replay` in the configuration) or taken from the archive
folder; the network is never asked. A reference fails where `provaudit audit` would fail because of it, and is skipped
where its source could not be checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from provaudit.model import Audited, Finding, Judgement, Reference, Report
    from provaudit.settings import Settings

_REPORT = pytest.StashKey["Report"]()
_SETTINGS = pytest.StashKey["Settings"]()


class CitationFault(Exception):
    """What a reference fails with: the findings, as the terminal shows them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the plugin."""
    group = parser.getgroup("provaudit", "audit the citations of documents")
    group.addoption("--provaudit", action="store_true", help="make each reference of the documents a test")
    group.addoption(
        "--provaudit-replay",
        action="append",
        metavar="FILE",
        help="recordings that answer every request (repeatable); default: those of the configuration, else the archive",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Documents of a known format, if they are asked for."""
    if not parent.config.getoption("--provaudit"):
        return None
    from provaudit.formats import FORMATS

    if file_path.suffix.lower() not in {suffix for reader in FORMATS for suffix in reader.suffixes}:
        return None
    document: pytest.Collector = DocumentFile.from_parent(parent, path=file_path)
    return document


class DocumentFile(pytest.File):
    """One document; it is read when tests are collected, and audited with all others before the first one runs."""

    def collect(self) -> Iterator[pytest.Item]:
        """A test per reference, and one for what is said of the document as a whole."""
        from provaudit import wiring
        from provaudit.errors import UnreadableInput

        try:
            document = wiring.read(self.path)
        except UnreadableInput as error:
            raise self.CollectError(str(error)) from error
        for reference in document.references:
            line = document.position(reference.span.start)[0]
            yield CitationItem.from_parent(self, name=_name(reference), about=reference.id, line=line)
        if document.references or document.markers:
            yield CitationItem.from_parent(self, name="document", about=None, line=1)


class CitationItem(pytest.Item):
    """The findings about one reference, or about the document (`about` is None)."""

    def __init__(self, *, about: str | None, line: int, **more: Any) -> None:
        super().__init__(**more)
        self._about = about
        self._line = line

    def runtest(self) -> None:
        """Fail with the findings that bar, skip what could not be checked."""
        settings = settings_of(self.config)
        audited = self._audited()
        judgement = next((j for j in audited.judgements if j.case.reference.id == self._about), None)
        faults = [f for f in audited.findings if f.remark.reference == self._about and self._bars(f, settings)]
        if faults:
            raise CitationFault(_shown(audited, faults, judgement))
        if judgement and judgement.verdict in ("undetermined", "unchecked"):
            pytest.skip(f"{judgement.verdict.value}: {judgement.reason}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings, without a traceback of ours."""
        from provaudit.errors import ProvauditError

        if isinstance(excinfo.value, CitationFault | ProvauditError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the reference stands; pytest counts lines from 0."""
        return self.path, self._line - 1, f"{self.path.name}: {self.name}"

    def _audited(self) -> Audited:
        """The document of this test, audited."""
        report = report_of(self.session)
        return next(audited for audited in report.documents if Path(audited.document.path) == self.path)

    def _bars(self, finding: Finding, settings: Settings) -> bool:
        barred = {"error": ("error",), "warning": ("error", "warning")}.get(settings.at(str(self.path)).fail_on, ())
        return finding.severity in barred


def settings_of(config: pytest.Config) -> Settings:
    """The settings in force: those of the project, without the network."""
    if _SETTINGS not in config.stash:
        from provaudit.settings import load_settings, with_options

        replay = config.getoption("--provaudit-replay")
        chosen = with_options(load_settings(config.rootpath), {"replay": replay, "offline": True})
        config.stash[_SETTINGS] = with_options(chosen, {"write_baseline": False, "rescue": False})
    return config.stash[_SETTINGS]


def report_of(session: pytest.Session) -> Report:
    """The audit of all documents that a test is to be run of, made once."""
    if _REPORT not in session.stash:
        import asyncio

        from provaudit import inputs, wiring

        settings = settings_of(session.config)
        paths = dict.fromkeys(str(item.path) for item in session.items if isinstance(item, CitationItem))
        session.stash[_REPORT] = asyncio.run(wiring.run(settings, inputs.sources(list(paths), settings)))
    return session.stash[_REPORT]


def _name(reference: Reference) -> str:
    """A test's name: the label and the beginning of the title, or of the words."""
    words = " ".join((reference.title or reference.text).split())
    return f"{reference.label or reference.id} {words[:60]}".strip()


def _shown(audited: Audited, faults: list[Finding], judgement: Judgement | None) -> str:
    """The findings as the terminal report shows them."""
    from attrs import evolve

    from provaudit.model import Report
    from provaudit.reports import reporter

    judged = (judgement,) if judgement else ()
    return reporter("terminal")(Report("", (evolve(audited, judgements=judged, findings=tuple(faults)),)))
