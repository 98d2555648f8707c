"""Corrections: nothing outside their spans is touched, and the corrected document audits clean."""

from __future__ import annotations

import codecs
import os
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from provaudit.cli import main
from provaudit.fixing import diff, encoding_of, plan
from provaudit.formats import parse
from provaudit.model import Audited, Finding, Fix, Remark, Severity, Span
from tests.audits import audited

OLD, NEW = "https://news.example/old", "https://news.example/new?a=1&b=2"
MOVED = f"HTTP 301 {OLD}\nLocation: {NEW}\nHTTP 200 {NEW}\n<title>Rivers rise</title><h1>Rivers rise</h1>\n"
NOTE = f'Smith, Ann. "Rivers rise." Example News, 1 March 2025. {OLD}.'


def with_fixes(text: str, *fixes: Fix, form: str = "plaintext", claimed: str | None = None) -> Audited:
    """A document with the given corrections."""
    document = evolve(parse(b"", "a.txt"), text=text, format=form)
    found = (
        Finding(
            f"f{n}", "L313", "moved-permanently", Severity.NOTICE, Remark("moved", fix.span, claimed=claimed, fix=fix)
        )
        for n, fix in enumerate(fixes, 1)
    )
    return Audited(document, (), (), tuple(found))


def put(start: int, end: int, words: str, safe: bool = True) -> Fix:
    """A correction that is no address."""
    return Fix("title", Span(start, end), words, safe)


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_bytes_outside_of_the_span_stay(codec: str, end: str) -> None:
    """Encoding, byte order mark and line ends are kept, and so is every byte outside of the span."""
    sign = "é" if codec in ("cp1252", "gb18030") else "é\u2028\x0b😀"
    text = f"A café. [1]{end}{end}[1] {NOTE} {sign}{end}no end"
    data = text.encode(codec)
    if codec == "utf-16":
        assert data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    done = plan(with_fixes(text, Fix("url", Span(text.index(OLD), text.index(OLD) + len(OLD)), NEW, True)), data)
    assert done.data == text.replace(OLD, NEW).encode(codec)


def test_unsafe_corrections_wait_for_their_option() -> None:
    """Only safe corrections are made, unless the others are asked for; what is left is said."""
    document = with_fixes("one two three", put(0, 3, "uno"), put(4, 7, "dos", safe=False))
    done = plan(document, b"one two three")
    assert (done.after, len(done.left)) == ("uno two three", 1)
    assert "--unsafe" in done.left[0][1]
    assert plan(document, b"one two three", unsafe=True).after == "uno dos three"


def test_where_corrections_overlap_the_first_one_wins() -> None:
    """Of two corrections of the same words one is made, and the other is named; equal ones are made once."""
    done = plan(with_fixes("one two", put(0, 5, "uno d"), put(4, 7, "dos")), b"one two")
    assert (done.after, [why for _, why in done.left]) == (
        "uno dwo",
        ["it overlaps another correction; run again after that one"],
    )
    assert plan(with_fixes("one two", put(0, 3, "uno"), put(0, 3, "uno")), b"one two").after == "uno two"


def test_insertions_go_between() -> None:
    """An empty span puts words in, also right behind another correction."""
    assert plan(with_fixes("one two", put(0, 3, "uno"), put(3, 3, "!")), b"one two").after == "uno! two"


def test_what_cannot_be_written_is_left() -> None:
    """A character that the document's encoding lacks, or a document that is not text, leaves all as it is."""
    done = plan(with_fixes("café", put(0, 1, "愛")), "café".encode("cp1252"))
    assert (done.after, done.made) == ("café", ())
    assert "cp1252" in done.left[0][1]
    zipped = plan(with_fixes("café", put(0, 1, "K"), form="docx"), b"PK\x03\x04")
    assert zipped.encoding is None
    assert "docx" in zipped.left[0][1]


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        ("plaintext", f"x {OLD} y", f"x {NEW} y"),
        ("markdown", f"[x]({OLD})", f"[x]({NEW})"),
        ("html", f'<a href="{OLD}">', f'<a href="{NEW.replace("&", "&amp;")}">'),
        ("csljson", f'"URL": "{OLD}"', f'"URL": "{NEW}"'),
        ("latex", rf"\url{{{OLD}}}", rf"\url{{{NEW}}}".replace("&", r"\&")),
    ],
)
def test_addresses_are_spelled_as_the_format_asks(form: str, before: str, after: str) -> None:
    """An ampersand is escaped where the format gives it a meaning."""
    place = Span(before.index(OLD), before.index(OLD) + len(OLD))
    document = with_fixes(before, Fix("url", place, NEW, True), form=form, claimed=OLD)
    assert plan(document, before.encode()).after == after


def test_a_bracket_in_an_address_does_not_end_a_markdown_link() -> None:
    """Brackets are percent-encoded where Markdown would take them for its own."""
    document = with_fixes(
        f"[x]({OLD})", Fix("url", Span(4, 4 + len(OLD)), OLD + "_(a)", True), form="markdown", claimed=OLD
    )
    assert plan(document, f"[x]({OLD})".encode()).after == f"[x]({OLD}_%28a%29)"


def test_a_span_that_says_something_else_is_left() -> None:
    """Where the span does not hold the address that is to be replaced, nothing is."""
    document = with_fixes("one two", Fix("url", Span(0, 3), NEW, True), claimed=OLD)
    assert plan(document, b"one two").after == "one two"


def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    """`patch` makes the corrections out of the diff, at the end of a file without a line feed too."""
    text = "one\r\ntwo\n\x0cthree"
    done = plan(with_fixes(text, put(0, 3, "uno"), put(text.index("three"), len(text), "tres")), text.encode())
    assert diff(evolve(done, after=done.before)) == ""
    (tmp_path / "a.txt").write_bytes(text.encode())
    command = ["git", "apply", "--unsafe-paths", "-p1", "-"]
    subprocess.run(command, cwd=tmp_path, input=diff(done).encode(), check=True, env={**os.environ, "GIT_DIR": "none"})
    assert (tmp_path / "a.txt").read_bytes() == done.data


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.text(max_size=5)), max_size=5)
)
def test_any_corrections_of_any_text(text: str, wanted: list[tuple[int, int, str]]) -> None:
    """What is outside of all spans is kept, in order."""
    fixes = [put(min(at, len(text)), min(at + size, len(text)), words) for at, size, words in wanted]
    data = text.encode("utf-8", "ignore")
    text = data.decode()
    fixes = [fix for fix in fixes if fix.span.end <= len(text)]
    done = plan(with_fixes(text, *fixes), data)
    kept = "".join(
        c for at, c in enumerate(text) if not any(f.remark.span.start <= at < f.remark.span.end for f in done.made)
    )
    rest = iter(done.after)
    assert all(char in rest for char in kept)
    assert len(done.after) - sum(len(f.remark.fix.replacement) for f in done.made if f.remark.fix) <= len(text)


@given(st.text(max_size=40), st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis"]))
def test_an_encoding_gives_back_the_bytes(text: str, codec: str) -> None:
    """Whatever the text, an encoding that is found writes exactly the bytes that were read."""
    data = text.encode(codec, "ignore")
    text = data.decode(codec, "replace")
    found = encoding_of(data, text)
    assert found is None or found.bytes_of(text) == data


def test_a_moved_address_audits_clean_afterwards() -> None:
    """The corrected document has the new address, and the finding is gone."""
    text = f"A claim. [1]\n\n[1] {NOTE}\n"
    (document,) = audited(text, web=MOVED).documents
    done = plan(document, text.encode())
    assert done.after == text.replace(OLD, NEW)
    (again,) = audited(done.after, web=MOVED).documents
    assert not any(finding.remark.fix for finding in again.findings)


def test_the_command_shows_then_writes_then_is_done(
    marshall: Path, cassette: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The diff is shown and nothing written; --write writes it; a second run changes nothing; permissions stay."""
    monkeypatch.chdir(tmp_path)
    document = tmp_path / "doc.txt"
    before = marshall.read_bytes()
    document.write_bytes(before)
    document.chmod(0o640)
    run = ["fix", "doc.txt", "--replay", str(cassette)]
    assert main(run) == 1
    shown = capsys.readouterr()
    assert "+[7] Kim, Ju Hyung" in shown.out
    assert "13 August 2021" in shown.out
    assert document.read_bytes() == before
    assert main([*run, "--write"]) == 0
    after = document.read_bytes()
    assert after == before.replace(b"38north.org/2024", b"38north.org/articles/2024").replace(
        b"15 August", b"13 August"
    )
    assert document.stat().st_mode & 0o777 == 0o640
    assert main([*run, "--write"]) == 0
    assert document.read_bytes() == after
    assert [path.name for path in tmp_path.iterdir()] == ["doc.txt"]
    capsys.readouterr()
    main(["audit", "doc.txt", "--replay", str(cassette)])
    assert not {"L313", "M505"} & set(capsys.readouterr().out.split())


def test_standard_input_cannot_be_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nowhere to write to."""
    assert main(["fix", "-"]) == 2
    assert "give a file" in capsys.readouterr().err
