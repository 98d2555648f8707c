"""Known findings: matched by what they say, kept while nobody can tell, dropped when they are fixed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

from provaudit.baseline import Baseline, applied, load, rewritten, save
from provaudit.cli import main
from provaudit.errors import UsageError
from provaudit.gate import gate
from provaudit.model import Report, Verdict
from tests.audits import DATED, DEAD_LINK, GONE, WRONG_DATE, audited, codes, findings

NOTES = f"A claim. [1] Another. [2]\n\n[1] {WRONG_DATE}\n\n[2] {DEAD_LINK}\n"


def every(path: str, code: str) -> bool:
    """All codes are looked for everywhere."""
    return True


def known(report: Report) -> Baseline:
    """A new baseline of a report."""
    return rewritten(Baseline(Path()), report, every)


def test_known_findings_do_not_fail_a_run() -> None:
    """What is in the baseline is R901 with its own words, and the run passes; verdicts stay as they are."""
    report = audited(NOTES)
    assert gate(report, "warning") == 1
    marked = applied(report, known(report), every)
    assert gate(marked, "warning") == 0
    assert "M505 date-contradicted" in findings(marked, "R901")[0].remark.message
    assert [j.verdict for j in marked.documents[0].judgements] == [Verdict.MISMATCHED, Verdict.BROKEN]


def test_findings_survive_moved_lines_and_renumbered_notes() -> None:
    """A finding is known by its claim and not by its place, its number or the line breaks in its text."""
    moved = f"# A heading\n\nOther words. Another. [1] A claim. [2]\n\n[1] {DEAD_LINK}\n\n[2] {WRONG_DATE}\n"
    moved = moved.replace("15 March", "15\nMarch").replace("https://news.example/gone", "https://news.example/gone")
    assert gate(applied(audited(moved), known(audited(NOTES)), every), "warning") == 0


def test_a_page_that_changes_again_is_the_same_finding() -> None:
    """What the page says now does not tell a finding, what the document claims does."""
    later = DATED.replace("2025-03-01", "2025-02-11")
    assert "M505" not in codes(applied(audited(NOTES, web=later + GONE), known(audited(NOTES)), every))
    other = NOTES.replace("15 March", "20 March")
    assert "M505" in codes(applied(audited(other), known(audited(NOTES)), every))


def test_a_finding_in_another_document_is_new() -> None:
    """The same dead link in another document is another finding."""
    report = applied(audited(NOTES, "other.md"), known(audited(NOTES)), every)
    assert "L301" in codes(report)


def test_fixed_findings_are_reported_and_pruned() -> None:
    """An entry that matches nothing any more is R902, and a rewrite drops it."""
    before = known(audited(NOTES))
    fixed = audited(NOTES.replace("15 March", "1 March"))
    marked = applied(fixed, before, every)
    assert [
        "M505 the page was published # days apart from the cited date" in f.remark.message
        for f in findings(marked, "R902")
    ] == [True]
    after = rewritten(before, fixed, every)
    assert {entry.code for entry in before.entries} - {entry.code for entry in after.entries} == {"M505"}


@pytest.mark.parametrize("web", ["ABSENT timeout https://news.example/a\n", "HTTP 503 https://news.example/a\n"])
def test_entries_wait_while_a_source_does_not_answer(web: str) -> None:
    """A finding that could not be looked for is neither unused nor pruned."""
    before = known(audited(NOTES))
    failing = audited(NOTES, web=web + GONE)
    assert findings(applied(failing, before, every), "R902") == []
    assert rewritten(before, failing, every).entries == before.entries


def test_entries_of_other_documents_and_rules_are_kept() -> None:
    """What this run did not look at stays in the file."""
    before = known(audited(NOTES))
    assert rewritten(before, audited("Words.\n", "other.md"), every).entries == before.entries
    fixed = audited(NOTES.replace("15 March", "1 March"))
    assert rewritten(before, fixed, lambda path, code: code != "M505").entries == before.entries


def test_reasons_and_expiry_dates_are_kept() -> None:
    """A rewrite leaves what people added; an expired entry holds no longer, and is not renewed by a rewrite."""
    report = audited(NOTES)
    before = known(report)
    dated = evolve(before, entries=tuple(evolve(e, reason="asked", expires="2026-05-04") for e in before.entries))
    marked = applied(report, dated, every)
    assert {"M505", "L301", "R902"} <= set(codes(marked))
    assert "expired on 2026-05-04" in findings(marked, "R902")[0].remark.message
    assert rewritten(dated, report, every) == dated
    longer = evolve(dated, entries=tuple(evolve(e, expires="2026-05-05") for e in dated.entries))
    assert "known since 2026-05-05 (asked)" in findings(applied(report, longer, every), "R901")[0].remark.message


def test_the_file_is_sorted_and_read_back(tmp_path: Path) -> None:
    """Writing is stable, and what is written is read."""
    baseline = evolve(known(audited(NOTES)), root=tmp_path)
    path = tmp_path / "known.json"
    save(baseline, path)
    text = path.read_text(encoding="utf-8")
    assert load(path) == baseline
    save(evolve(baseline, entries=baseline.entries[::-1]), path)
    assert path.read_text(encoding="utf-8") == text
    said = json.loads(text)["entries"]
    assert said == sorted(said, key=lambda entry: (entry["document"], entry["code"], entry["source"]))


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", '{"schema": "provaudit.baseline/2", "entries": []}',
        '{"schema": "provaudit.baseline/1", "entries": [{}]}',
        '{"schema": "provaudit.baseline/1", "entries": [{"code": 1}]}',
        '{"schema": "provaudit.baseline/1", "entries": ["M505"]}',
        '{"schema": "provaudit.baseline/1", "entries": [{"code": "M505", "colour": "red"}]}',
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    """A damaged file is an error that names it."""
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"known\.json"):
        load(path)


def test_an_expiry_date_that_is_none_is_refused(tmp_path: Path) -> None:
    """An expiry date that is no day is an error that shows how to write one."""
    path = tmp_path / "known.json"
    save(evolve(known(audited(NOTES)), root=tmp_path), path)
    path.write_text(path.read_text(encoding="utf-8").replace('"since"', '"expires"'), encoding="utf-8")
    assert load(path)
    path.write_text(path.read_text(encoding="utf-8").replace("2026-05-05", "soon"), encoding="utf-8")
    with pytest.raises(UsageError, match="2027-01-31"):
        load(path)


def test_the_command_line(
    marshall: Path, cassette: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--write-baseline makes a failing run pass, and the next run with --baseline passes too."""
    monkeypatch.chdir(tmp_path)
    run = ["audit", str(marshall), "--replay", str(cassette), "--fail-on", "warning"]
    assert main(run) == 1
    assert main([*run, "--baseline", "known.json"]) == 2
    assert "--write-baseline" in capsys.readouterr().err
    assert main([*run, "--baseline", "known.json", "--write-baseline"]) == 0
    assert main([*run, "--baseline", "known.json"]) == 0
    assert main([*run, "--write-baseline"]) == 2
