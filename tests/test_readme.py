"""What the README shows is what happens."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from provaudit import verdict
from provaudit.cli import main
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_main_commands_output_is_true(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The output block is what the command before it prints; a line of dots stands for what was left out."""
    monkeypatch.chdir(ROOT)
    command = re.search(r"^pip install \. && provaudit (.+)$", README, re.MULTILINE)
    block = re.search(r"```text\n(.*?)```", README, re.DOTALL)
    assert command
    assert block
    main(command[1].split())
    out = capsys.readouterr().out
    parts = [part.strip("\n") for part in block[1].split("\n...\n")]
    assert len(parts) >= 2
    assert all(part in out for part in parts)


def test_the_verdict_table_is_the_codes_own() -> None:
    """The table of verdicts in the README is that of the function that decides them."""
    table = [line for line in inspect.cleandoc(verdict.__doc__ or "").splitlines() if line.startswith("|")]
    assert "\n".join(table) in README


def test_exit_codes_are_the_helps_own(capsys: pytest.CaptureFixture[str]) -> None:
    """The exit codes of the help are in the README."""
    with pytest.raises(SystemExit):
        main(["--help"])
    codes = re.findall(r"^  (\d+)  ", capsys.readouterr().out, re.MULTILINE)
    assert codes == ["0", "1", "2", "3", "130"]
    assert all(f"`{code}`" in README for code in codes)


def test_named_files_are_there() -> None:
    """Every file of the repository that the README names exists."""
    named = set(re.findall(r"(?<![\w.])((?:seeds|cassettes|provaudit|\.ci)/[\w./-]*\w)", README))
    assert named
    assert [name for name in named if not (ROOT / name).exists() and name != "provaudit/"] == []


def test_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library example runs as it stands."""
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    monkeypatch.chdir(tmp_path)
    Path("article.md").write_text("A claim without a source.\n", encoding="utf-8")
    Path("captures.yaml").write_text("version: 1\ninteractions: []\n", encoding="utf-8")
    names: dict[str, object] = {}
    exec(code[1].replace("captures.warc.gz", "captures.yaml"), names)
    assert str(names["reference"].authors[0]) == "Linda Sieg"  # type: ignore[attr-defined]
    assert names["page"].title == "Japan on red alert"  # type: ignore[attr-defined]
