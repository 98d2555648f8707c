"""What a change touches: only findings on those lines fail a run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from provaudit.changes import marked
from provaudit.cli import main
from provaudit.errors import UsageError
from provaudit.gate import gate
from tests.audits import DEAD_LINK, WRONG_DATE, audited, codes

NOTES = f"A claim. [1] Another. [2]\n\n[1] {WRONG_DATE}\n\n[2] {DEAD_LINK}\n"


def git(*arguments: str) -> None:
    """Run git in the current folder."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout with one committed document."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    Path("doc.md").write_text(NOTES, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "doc.md")
    git("commit", "-q", "-m", "first")


def touched(text: str, path: str = "doc.md", revision: str = "HEAD") -> list[str]:
    """The codes that are left once the document holds `text`."""
    Path(path).write_text(text, encoding="utf-8")
    return codes(marked(audited(text, path), revision))


def test_nothing_changed_nothing_fails() -> None:
    """Findings of a document that is as it was are known."""
    report = marked(audited(NOTES), "HEAD")
    assert gate(report, "warning") == 0
    assert codes(report).count("R901") >= 2


def test_a_changed_line_counts() -> None:
    """A finding on a changed line fails, one on another line does not."""
    found = touched(NOTES.replace("[2] Jones, Bob", "[2] Jones, Rob"))
    assert "L301" in found
    assert "M505" not in found


def test_any_line_of_a_reference_counts() -> None:
    """A change in one line of a reference touches findings on its other lines."""
    wrapped = NOTES.replace('Jones, Bob. "Lakes', 'Jones, Bob.\n"Lakes')
    Path("doc.md").write_text(wrapped, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "wrapped")
    assert "L301" in touched(wrapped.replace("Jones, Bob", "Jones, Rob"))


def test_lines_beside_a_deletion_count() -> None:
    """Where lines were only taken out, their neighbours count as touched."""
    Path("doc.md").write_text(NOTES.replace("[2] Jones", "Words.\n\n[2] Jones"), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "words")
    found = touched(NOTES)
    assert "L301" in found
    assert "M505" not in found


def test_new_and_binary_files_count_throughout() -> None:
    """All lines of a file that git does not know, or cannot compare, count."""
    assert {"M505", "L301"} <= set(touched(NOTES, "new.md"))
    Path("doc.md").write_bytes(NOTES.encode() + b"\0")
    assert {"M505", "L301"} <= set(codes(marked(audited(NOTES), "HEAD")))


def test_changes_count_from_where_the_branches_parted() -> None:
    """What the other branch did since then is not this change."""
    git("checkout", "-q", "-b", "topic")
    git("checkout", "-q", "main")
    Path("doc.md").write_text(NOTES.replace("Bob", "Rob"), encoding="utf-8")
    git("commit", "-q", "-a", "-m", "second")
    git("checkout", "-q", "topic")
    assert "L301" not in touched(NOTES, revision="main")


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~5", ""])
def test_an_unknown_revision_is_an_error(revision: str) -> None:
    """A revision that is not there is named, whatever it looks like."""
    with pytest.raises(UsageError, match="no such revision"):
        marked(audited(NOTES), revision)
    assert not Path("x").exists()


def test_outside_of_a_checkout(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document in no checkout is an error."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))
    with pytest.raises(UsageError, match="git checkout"):
        marked(audited(NOTES), "HEAD")


def test_strange_names_are_found() -> None:
    """A file name with blanks, quotes and signs of a pattern is an ordinary name."""
    name = 'a "strange" *[name] é.md'
    Path(name).write_text(NOTES, encoding="utf-8")
    git("add", "--all")
    git("commit", "-q", "-m", "strange")
    assert "L301" not in touched(NOTES, name)
    assert "L301" in touched(NOTES.replace("Bob", "Rob"), name)


def test_the_command_line(marshall: Path, cassette: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--diff-base lets an old dead link pass and a touched one fail."""
    Path("doc.txt").write_bytes(marshall.read_bytes())
    git("add", "doc.txt")
    git("commit", "-q", "-m", "marshall")
    run = ["audit", "doc.txt", "--replay", str(cassette), "--diff-base", "HEAD"]
    assert main(run) == 0
    Path("doc.txt").write_bytes(marshall.read_bytes().replace(b"Lie, John", b"Lie, J."))
    assert main(run) == 1
    assert main([*run[:-1], "nowhere"]) == 2
    assert "no such revision" in capsys.readouterr().err
