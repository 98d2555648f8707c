"""The pytest plugin: each reference of a document is a test, replayed from recordings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path, marshall: Path) -> Path:
    """A project with a document, and a test of its own."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tmp_path / "test_own.py").write_text("def test_own():\n    assert True\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "marshall.txt").write_bytes(marshall.read_bytes())
    (tmp_path / "docs" / "words.md").write_text("Words without references.\n", encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> tuple[int, str]:
    """The exit code and the output of pytest, with no plugin but ours."""
    command = [sys.executable, "-m", "pytest", "-p", "provaudit.pytest_plugin", "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT), "COLUMNS": "80"}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def counts(said: str) -> dict[str, int]:
    """How many tests passed, failed and were skipped."""
    return {
        word: int(count) for count, word in re.findall(r"(\d+) (passed|failed|skipped|error)", said.splitlines()[-1])
    }


def test_each_reference_is_a_test(project: Path, cassette: Path) -> None:
    """A dead link fails with its evidence, what could not be checked is skipped with the reason, the rest passes."""
    code, said = run(project, "--provaudit", "docs/", f"--provaudit-replay={cassette}", "-rs")
    assert code == 1
    assert counts(said) == {"failed": 1, "passed": 10, "skipped": 2}
    assert "error L301 link-gone" in said
    assert "robots.txt disallows this address" in said
    assert "Traceback" not in said


def test_the_projects_own_configuration_counts(project: Path, cassette: Path) -> None:
    """Recordings, gate and exceptions are those of the project's provaudit.toml."""
    (project / "provaudit.toml").write_text(f'replay = ["{cassette}"]\nignore = ["L301"]\n', encoding="utf-8")
    code, said = run(project, "--provaudit", "docs/")
    assert (code, counts(said)["passed"]) == (0, 10)
    (project / "provaudit.toml").write_text(f'replay = ["{cassette}"]\nfail-on = "warning"\n', encoding="utf-8")
    assert counts(run(project, "--provaudit", "docs/")[1])["failed"] > 1


def test_one_reference_can_be_chosen(project: Path, cassette: Path) -> None:
    """Tests have names to choose them by."""
    code, said = run(project, "--provaudit", "docs/", f"--provaudit-replay={cassette}", "-k", "Zainichi")
    assert (code, counts(said)) == (1, {"failed": 1})


def test_without_its_option_the_plugin_is_silent(project: Path) -> None:
    """An ordinary run collects no documents."""
    code, said = run(project, ".")
    assert (code, counts(said)) == (0, {"passed": 1})


def test_without_recordings_nothing_is_asked(project: Path) -> None:
    """What neither a recording nor the archive holds is skipped, and the network left alone."""
    code, said = run(project, "--provaudit", "docs/")
    assert (code, counts(said)) == (0, {"passed": 1, "skipped": 12})


def test_an_unreadable_recording_is_named(project: Path) -> None:
    """A missing recording fails the tests in a line, without a traceback."""
    code, said = run(project, "--provaudit", "docs/", "--provaudit-replay=missing.yaml")
    assert code == 1
    assert "missing.yaml" in said
    assert "Traceback" not in said
