"""A run once more: written again while nothing changed, and made anew when anything did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from provaudit import again, memory
from provaudit.cli import main
from tests.slow_server import serving


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A folder with a document whose source is on this machine, and the command that audits it."""
    monkeypatch.chdir(tmp_path)
    with serving() as address:
        Path("docs").mkdir()
        Path("docs/a.md").write_text(
            f'A claim. [1]\n\n[1] Smith, Ann. "Rivers rise." Example News, 1 March 2025. {address}/a.\n',
            encoding="utf-8",
        )
        yield ["audit", "docs", "--allow-private", "--format", "json", "-o", "report.json", "--format", "terminal"]


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str, str]:
    """Both texts of a run, and what it reused."""
    captured = capsys.readouterr()
    return captured.out, Path("report.json").read_text(encoding="utf-8"), captured.err


def test_the_second_run_writes_what_an_audit_of_the_folder_writes(
    run: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outputs are those of an audit of the kept captures, byte for byte, and it is said so."""
    code = main(run)
    said(capsys)
    assert main(run) == code
    out, report, err = said(capsys)
    assert "nothing changed: 1 documents" in err
    monkeypatch.setattr(again.Again, "recall", lambda self, now: None)
    monkeypatch.setattr(memory.Memory, "recall", lambda self, path: None)
    assert main(run) == code
    assert said(capsys) == (out, report, "")


@pytest.mark.parametrize("what", ["document", "new document", "option", "captures", "baseline", "code"])
def test_whatever_changes_is_audited(
    what: str, run: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of anything that the outputs rest on calls for another run."""
    Path("known.json").write_text('{"schema": "provaudit.baseline/1", "entries": []}', encoding="utf-8")
    run += ["--baseline", "known.json"]
    main(run)
    said(capsys)
    if what == "document":
        Path("docs/a.md").write_text(Path("docs/a.md").read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    elif what == "new document":
        Path("docs/b.md").write_text("Words.\n", encoding="utf-8")
    elif what == "option":
        run.append("--verbose")
    elif what == "captures":
        for path in Path(".provaudit/warc").iterdir():
            path.rename(path.with_name("other.warc.gz"))
    elif what == "baseline":
        Path("known.json").write_text('{"schema": "provaudit.baseline/1",  "entries": []}', encoding="utf-8")
    else:
        monkeypatch.setattr(again, "code_digest", lambda: "other")
    main(run)
    assert "nothing changed" not in said(capsys)[2]


def test_what_failed_is_not_written_again(run: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A run with an unreadable input is made again."""
    run.insert(2, "missing.md")
    assert main(run) == main(run) == 2
    assert "nothing changed" not in said(capsys)[2]


def test_a_damaged_memory_is_forgotten(run: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever stands in the file, the audit is made."""
    main(run)
    (path,) = Path(".provaudit/reports").glob("run-*")
    text = path.read_text(encoding="utf-8")
    for damage in ("", "[]", text[:-20], re.sub('"state":"..', '"state":"xx', text)):
        path.write_text(damage, encoding="utf-8")
        main(run)
        assert "nothing changed" not in said(capsys)[2]
