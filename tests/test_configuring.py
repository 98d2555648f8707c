"""What is in force and where it comes from, and completion for shells."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from provaudit.cli import main
from provaudit.settings import Settings, settings_from


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in an empty folder."""
    monkeypatch.chdir(tmp_path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, str]:
    """Each line of `provaudit config` by its key."""
    assert main(["config", *arguments]) == 0
    return {line.split(" = ")[0]: line for line in capsys.readouterr().out.splitlines() if "  # " in line}


def test_every_setting_has_its_origin(capsys: pytest.CaptureFixture[str]) -> None:
    """Defaults, the file and options are told apart."""
    Path("provaudit.toml").write_text('max-age = "2h"\n', encoding="utf-8")
    lines = shown(capsys, "--jobs", "3")
    assert lines["max-age"].endswith("provaudit.toml")
    assert '"7200s"' in lines["max-age"]
    assert lines["jobs"] == "jobs = 3  # the option --jobs"
    assert lines["fail-on"] == 'fail-on = "error"  # default'


def test_choices_for_a_document_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """With a path, what is chosen otherwise for it is in force."""
    Path("provaudit.toml").write_text('[per-path."docs/*"]\nignore = ["M505"]\n', encoding="utf-8")
    assert shown(capsys, "docs/a.md")["ignore"].startswith('ignore = ["M505"]  # per-path')


def test_what_is_printed_is_a_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    """The output can be used as a configuration file, and chooses the same."""
    text = 'ignore = ["M5"]\n[per-path."docs/*"]\nselect = ["S"]\n[per-host."example.org"]\npause-seconds = 2\n'
    Path("provaudit.toml").write_text(text, encoding="utf-8")
    main(["config"])
    printed = tomllib.loads(capsys.readouterr().out)
    where = str(Path.cwd() / "provaudit.toml")
    assert settings_from(printed, where) == settings_from(tomllib.loads(text), where)
    assert settings_from({}, where) == Settings()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_read_by_their_shells(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The script names the commands, and its shell finds no fault with it."""
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "audit" in script
    assert "--baseline" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_without_its_library_completion_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing extra is named in one line."""
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert "provaudit[completion]" in capsys.readouterr().err
