"""-v: the way of each verdict through the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from provaudit.cli import main
from provaudit.explaining import explained
from provaudit.reports import Presentation
from provaudit.verdict import TABLE, steps
from tests.audits import DEAD_LINK, WRONG_DATE, audited

NOTES = f"A claim. [1] Another. [2]\n\n[1] {WRONG_DATE}\n\n[2] {DEAD_LINK}\n"


def test_the_last_row_decided_and_no_row_before_it() -> None:
    """The rows that were looked at end with the one whose verdict it is."""
    for judgement in audited(NOTES).documents[0].judgements:
        looked_at = steps(judgement)
        assert looked_at == TABLE[: len(looked_at)]
        assert looked_at[-1].verdict is judgement.verdict


def test_every_step_is_a_line_and_the_reason_is_given() -> None:
    """A mismatch shows two rows that did not apply, the one that did, why, and the findings it rests on."""
    text = explained(audited(NOTES), Presentation())
    first = text.split("\n\n")[1].splitlines()
    assert first[0] == "doc.md note 1: mismatched"
    assert [line.split()[0] for line in first[1:] if line[2] != " "] == ["no", "no", "yes"]
    assert "so mismatched: the page was published 14 days apart" in " ".join(text.split())
    assert any(line.strip().startswith("findings:") and "M505" in line for line in first)


def test_it_fits_the_terminal_and_cannot_steer_it() -> None:
    """No line is wider than the terminal, and control characters are made visible."""
    text = explained(audited(NOTES, "a\x1b[31m.md"), Presentation(width=60))
    assert max(map(len, text.splitlines()[2:])) <= 80
    assert "\x1b" not in text


def test_the_option(marshall: Path, cassette: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """-v adds it to the terminal report, and to no other."""
    main(["audit", str(marshall), "--replay", str(cassette), "-v"])
    assert "yes  says otherwise" in capsys.readouterr().out
    main(["audit", str(marshall), "--replay", str(cassette), "-v", "--format", "json"])
    assert "yes  says otherwise" not in capsys.readouterr().out
