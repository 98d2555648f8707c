"""The command line: what a user types, the exit code, and one clear line for whatever is wrong."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provaudit.cli import COMMANDS, main

NOTE = '[1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.test/a.\n'


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in an empty folder, so that no configuration is found and nothing is left behind."""
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What a command wrote to standard error: one line, and no traceback."""
    text = capsys.readouterr().err
    assert "Traceback" not in text
    return text


def test_the_readmes_command(marshall: Path, cassette: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The main command prints a report and exits with 1, for a link is gone."""
    assert main(["audit", str(marshall), "--replay", str(cassette)]) == 1
    assert "12 references: 8 confirmed, 1 mismatched, 1 broken" in capsys.readouterr().out


@pytest.mark.parametrize(("gate", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_the_gate_decides_the_exit_code(gate: str, code: int, marshall: Path, cassette: Path) -> None:
    """--fail-on says from which severity on findings fail the run."""
    assert main(["audit", str(marshall), "--replay", str(cassette), "--fail-on", gate]) == code


def test_formats_and_files_go_in_pairs(marshall: Path, cassette: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each -o takes the --format before it; what has no file goes to standard output."""
    arguments = ["--format", "json", "-o", "report.json", "--format", "terminal"]
    main(["audit", str(marshall), "--replay", str(cassette), *arguments])
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["schema"] == "provaudit.report/1"
    assert "12 references" in capsys.readouterr().out


def test_select_and_ignore(marshall: Path, cassette: Path) -> None:
    """--select reports some rules only and leaves the verdicts alone; --ignore does not run them at all."""
    common = ["audit", str(marshall), "--replay", str(cassette), "--format", "json", "-o", "report.json"]
    main([*common, "--select", "L3"])
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert {finding["code"][:2] for finding in report["documents"][0]["findings"]} == {"L3"}
    assert report["summary"]["by_verdict"]["mismatched"] == 1
    main([*common, "--ignore", "M505"])
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["summary"]["by_verdict"]["mismatched"] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["audit", "missing.md"], "no such file: missing.md"),
        (["audit", "empty-folder"], "no documents in empty-folder"),
        (["audit", "binary.md"], "binary.md"),
        (["audit", "note.txt", "--replay", "missing.yaml"], "missing.yaml"),
        (["audit", "note.txt", "--replay", "broken.yaml"], "broken.yaml"),
        (["audit", "note.txt", "--format", "jsn"], "did you mean 'json'"),
        (["audit", "note.txt", "--engine", "steam"], "unknown engine 'steam'"),
        (["audit", "note.txt", "--max-age", "soon"], "not a duration"),
        (["audit", "note.txt", "--offline", "-o", "no/such/folder/report.txt"], "cannot write"),
        (["rule", "M999"], "no such rule: M999"),
        (["archive", "note.txt", "-o", "captures.zip"], "captures.zip"),
        (["page", "missing.html"], "no such file: missing.html"),
        (["references", "missing.md"], "no such file: missing.md"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong input gives one clear line, exit code 2 and no traceback."""
    Path("empty-folder").mkdir()
    Path("binary.md").write_bytes(bytes(range(256)) * 64)
    Path("broken.yaml").write_text("interactions: [", encoding="utf-8")
    Path("note.txt").write_text(f"A claim. [1]\n\n{NOTE}", encoding="utf-8")
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert words in captured.err + captured.out


def test_an_empty_file_is_a_document_without_references(capsys: pytest.CaptureFixture[str]) -> None:
    """An empty file is read and found to cite nothing."""
    Path("empty.md").touch()
    assert main(["audit", "empty.md", "--offline"]) == 0
    assert "0 references" in capsys.readouterr().out


def test_invalid_utf8_is_read_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """A file in an old encoding is decoded and audited."""
    Path("old.txt").write_bytes("Ein Café. [1]\n\n".encode("cp1252") + NOTE.encode("ascii"))
    assert main(["audit", "old.txt", "--offline", "--fail-on", "never"]) == 0
    assert "1 reference" in capsys.readouterr().out


def test_a_large_text_is_read_in_reasonable_time() -> None:
    """A text of 50 MB is audited without a fuss."""
    words = "The rivers rise in the north, and nobody knows why they do so this year. " * 13
    with open("large.txt", "w", encoding="utf-8") as stream:
        for _ in range(50_000_000 // (len(words) + 2)):
            stream.write(words + "\n\n")
        stream.write("A claim. [1]\n\n" + NOTE)
    started = time.process_time()
    assert main(["audit", "large.txt", "--offline", "--fail-on", "never"]) == 0
    assert time.process_time() - started < 60


def test_a_missing_recording_is_r900(marshall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cassette that lacks a request gives R900, and exit code 3 where too much could not be checked."""
    Path("other.yaml").write_text("version: 1\ninteractions: []\n", encoding="utf-8")
    assert main(["audit", str(marshall), "--replay", "other.yaml"]) == 3
    assert "R900" in capsys.readouterr().out


def test_a_truncated_warc_gives_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    """What can be read of a cut WARC is used, and that it is cut is said."""
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Rivers rise in the north</title>"
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.test/a\r\n"
        "WARC-Date: 2026-05-05T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    record = gzip.compress(head.encode() + payload + b"\r\n\r\n")
    Path("cut.warc.gz").write_bytes(record + record[: len(record) // 2])
    Path("note.txt").write_text(f"A claim. [1]\n\n{NOTE}", encoding="utf-8")
    assert main(["audit", "note.txt", "--replay", "cut.warc.gz"]) == 0
    captured = capsys.readouterr()
    assert "1 confirmed" in captured.out
    assert "cut.warc.gz" in captured.err


def test_a_malformed_configuration_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped setting stops the run with a suggestion."""
    Path("note.txt").write_text(NOTE, encoding="utf-8")
    Path("provaudit.toml").write_text('max-ages = "1d"\n', encoding="utf-8")
    assert main(["audit", "note.txt"]) == 2
    assert "did you mean 'max-age'" in said(capsys)


def test_other_documents_are_audited_beside_a_bad_one(capsys: pytest.CaptureFixture[str]) -> None:
    """One unreadable input does not keep the others from being audited; the exit code says that one was."""
    Path("note.txt").write_text(f"A claim. [1]\n\n{NOTE}", encoding="utf-8")
    assert main(["audit", "missing.md", "note.txt", "--offline"]) == 2
    out = capsys.readouterr().out
    assert "1 reference" in out
    assert "missing.md" in out


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """`rule` lists every rule in a line, `rule CODE` shows its page."""
    assert main(["rule"]) == 0
    assert "M505" in capsys.readouterr().out
    assert main(["rule", "m505"]) == 0
    assert "Why it matters" in capsys.readouterr().out


def test_references_in_four_forms(marshall: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The references are shown, or exported as JSON, CSL-JSON and BibTeX."""
    shown = {}
    for form in ("terminal", "json", "csl-json", "bibtex"):
        assert main(["references", str(marshall), "--format", form]) == 0
        shown[form] = capsys.readouterr().out
    assert len(json.loads(shown["json"])) == len(json.loads(shown["csl-json"])) == 12
    assert shown["bibtex"].count("@") >= 12
    assert "Nikkei Asia" in shown["terminal"]


def test_page_says_where_it_found_what(capsys: pytest.CaptureFixture[str]) -> None:
    """`page` shows the best values and every candidate with its origin."""
    Path("page.html").write_text("<title>Rivers rise</title><h1>Rivers rise</h1>", encoding="utf-8")
    assert main(["page", "page.html"]) == 0
    out = capsys.readouterr().out
    assert "Rivers rise" in out
    assert "h1" in out


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
def test_ctrl_c_leaves_a_report_and_a_readable_archive(tmp_path: Path) -> None:
    """An interrupted audit reports what was done, keeps what was captured, and exits with 130."""
    from tests.slow_server import serving

    with serving() as base:
        notes = "".join(
            f'[{n}] Smith, Ann. "Rivers rise." News, 2025. {base}/{page}.\n\n'
            for n, page in [(1, "quick"), (2, "slow")]
        )
        (tmp_path / "note.txt").write_text(f"One claim. [1] Another. [2]\n\n{notes}", encoding="utf-8")
        command = [sys.executable, "-m", "provaudit", "audit", "note.txt", "--allow-private", "--ignore-robots"]
        run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 20
        while not list((tmp_path / ".provaudit").glob("**/*.warc.gz")) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    assert "Traceback" not in err
    assert "interrupted" in out + err
    assert main(["audit", "note.txt", "--offline", "--format", "json", "-o", "again.json", "--fail-on", "never"]) == 0
    references = json.loads(Path("again.json").read_text(encoding="utf-8"))["documents"][0]["references"]
    assert [reference["source"] is not None for reference in references] == [True, False]


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ("audti article.md", "did you mean 'audit'?"),
        ("audit --formt json", "did you mean '--format'?"),
        ("audit --format jsn -", "did you mean 'json'?"),
        ("audit --select M5055 -", "did you mean 'M505'?"),
        ("audit --select Z -", "provaudit rule lists them all"),
        ("audit --engine locla -", "did you mean 'local'?"),
        ("rule m5055", "did you mean 'M505'?"),
        ("rule M505 M506", "see provaudit rule --help"),
        ("audit", "see provaudit audit --help"),
    ],
)
def test_what_is_misspelt_is_one_line_with_the_nearest_name(
    command: str, hint: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong command, option, format, code or engine ends with 2 and names what was probably meant."""
    monkeypatch.setattr("sys.stdin", io.StringIO(NOTE))
    assert main(command.split()) == 2
    text = said(capsys)
    assert hint in text
    assert text.count("\n") == 1


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_help_has_examples_and_fits_a_terminal(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`provaudit COMMAND --help` shows examples of it, in 80 columns."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    text = capsys.readouterr().out
    assert f"examples:\n  provaudit {command}" in text
    assert max(map(len, text.splitlines())) <= 80
