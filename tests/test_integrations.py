"""The GitHub action and the pre-commit hooks: well formed, and their commands run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from provaudit.options import parser
from tests.conftest import ROOT


@pytest.fixture
def action() -> dict[str, Any]:
    """The action's file."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return loaded


def hooks() -> list[dict[str, Any]]:
    """The hooks' file."""
    loaded: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return loaded


def test_every_input_is_used_and_every_used_one_is_declared(action: dict[str, Any]) -> None:
    """No step names an input that is not there, and none is declared in vain."""
    used = set(re.findall(r"inputs\.([\w-]+)", yaml.safe_dump(action["runs"])))
    assert used == set(action["inputs"])
    steps = {step["id"] for step in action["runs"]["steps"] if "id" in step}
    assert set(re.findall(r"steps\.([\w-]+)\.", yaml.safe_dump(action))) == steps


def test_inputs_reach_the_shell_as_variables_only(action: dict[str, Any]) -> None:
    """No expression stands inside a script, where its value would be run."""
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)
    assert all(step["shell"] == "bash" for step in action["runs"]["steps"] if "run" in step)


def run(action: dict[str, Any], tmp_path: Path, args: str) -> tuple[int, dict[str, str], str, str]:
    """The audit step and the gate, run in a shell: exit code, outputs, standard output and job summary."""
    (tmp_path / "provaudit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m provaudit "$@"\n', encoding="utf-8")
    (tmp_path / "provaudit").chmod(0o755)
    output, summary = tmp_path / "output", tmp_path / "summary"
    output.touch()
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PATHS": str(ROOT / "seeds/marshall.txt"),
        "ARGS": args,
        "FAIL_ON": "error",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    steps = {step.get("name"): step for step in action["runs"]["steps"]}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]
    done = subprocess.run(
        [*command, steps["Audit"]["run"]], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    gate = subprocess.run(
        [*command, steps["Gate"]["run"]], env={**environment, "CODE": outputs["exit-code"]}, check=False
    )
    return gate.returncode, outputs, done.stdout, summary.read_text(encoding="utf-8") if summary.exists() else ""


def test_the_action_annotates_and_then_closes_the_gate(action: dict[str, Any], tmp_path: Path) -> None:
    """Annotations, the job summary and SARIF are written first, then the step fails with the audit's exit code."""
    code, outputs, out, summary = run(action, tmp_path, f"--replay {ROOT / 'cassettes/marshall.yaml'}")
    assert code == 1
    assert outputs["exit-code"] == "1"
    assert '"version": "2.1.0"' in Path(outputs["sarif-file"]).read_text(encoding="utf-8")
    assert "::error" in out
    assert summary.count("L301") >= 1


def test_a_wrong_argument_fails_the_action(action: dict[str, Any], tmp_path: Path) -> None:
    """Exit code 2 reaches the gate, and no SARIF file is promised."""
    code, outputs, _, _ = run(action, tmp_path, "--replay missing.yaml")
    assert code == 2
    assert "sarif-file" not in outputs


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_hooks_are_commands_of_ours(hook: dict[str, Any]) -> None:
    """Each hook's entry is a command line that provaudit reads, with the files behind it."""
    program, *arguments = hook["entry"].split()
    assert program == "provaudit"
    assert parser().parse_args([*arguments, "a.md", "b.md"]).paths == ["a.md", "b.md"]
    assert set(hook) == {"id", "name", "description", "entry", "language", "types_or", "require_serial"}
