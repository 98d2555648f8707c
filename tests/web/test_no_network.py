"""A whole audit on a machine without a network."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from provaudit.cli import main

NOTES = "".join(f'[{n}] Smith, Ann. "Rivers rise." News, 2025. https://site{n}.example/a.\n\n' for n in range(1, 6))


def test_no_link_is_called_dead_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every reference is unchecked, nothing is an error, and exit code 3 says that too little could be checked."""

    def nobody(*args: Any, **more: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    monkeypatch.setattr("provaudit.web.pacing.FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(f"Claims. [1][2][3][4][5]\n\n{NOTES}", encoding="utf-8")
    assert main(["audit", "note.txt", "--format", "json", "-o", "report.json"]) == 3
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert report["summary"]["by_verdict"]["unchecked"] == 5
    assert {reference["absence"]["reason"] for reference in report["documents"][0]["references"]} == {"offline"}
    assert "L302" not in report["summary"]["by_code"]
