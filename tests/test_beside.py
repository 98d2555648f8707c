"""`provaudit compare`, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provaudit.cli import main


@pytest.fixture
def pair(seeds: Path) -> tuple[str, str]:
    """An op-ed and its machine-spun copy."""
    return str(seeds / "alliance-op-ed.txt"), str(seeds / "alliance-op-ed-spun.txt")


def test_a_copy_is_shown_beside_its_original(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The spun op-ed is called a rewrite, its regular replacements are named, and nobody is called a plagiarist."""
    assert main(["compare", *pair]) == 0
    out = capsys.readouterr().out
    assert "security -> safety" in out.replace("→", "->")
    assert "plagiari" not in out.lower()


@pytest.mark.parametrize("form", ["json", "prov", "html", "terminal"])
def test_reports_go_to_a_file(form: str, pair: tuple[str, str], tmp_path: Path) -> None:
    """Each format is written to the file that is named."""
    target = tmp_path / "comparison"
    assert main(["compare", *pair, "--format", form, "-o", str(target)]) == 0
    text = target.read_text(encoding="utf-8")
    if form in ("json", "prov"):
        json.loads(text)
    assert len(text) > 1000


def test_the_original_is_found_in_a_folder(
    seeds: Path, pair: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Of all seeds, the original of the spun copy comes first."""
    assert main(["compare", "--corpus", str(seeds), pair[1], "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert captured.err.splitlines()[1].endswith("alliance-op-ed.txt")
    json.loads(captured.out)


def test_one_text_is_not_enough(pair: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without an original or a folder, the user is told what to type."""
    assert main(["compare", pair[1]]) == 2
    assert "--corpus" in capsys.readouterr().err
