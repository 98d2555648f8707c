"""What all readers promise: the table, the same document in every format, spans, and one clear line for bad input."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.contracts import Reader
from provaudit.errors import UnreadableInput
from provaudit.formats import FORMATS, parse, reader_for
from provaudit.model import Document
from tests.formats.spans import check_spans

FIXTURES = Path(__file__).parent / "fixtures"
RENDERED = ["river.md", "river.docx", "river.odt", "river.epub", "river.html", "river.tex", "river.rst", "river.wiki",
            "river.pdf", "libreoffice.docx", "libreoffice.odt"]  # fmt: skip
TEXTUAL = [reader for reader in FORMATS if reader.name not in ("pdf", "docx", "odt", "epub", "jupyter", "csljson")]
BINARY = ["river.docx", "river.odt", "river.epub", "river.pdf"]


def fixture(name: str) -> Document:
    """A fixture, read."""
    return parse((FIXTURES / name).read_bytes(), name)


def test_names_and_suffixes_are_unique() -> None:
    """No two readers share a name or a suffix, and every suffix begins with a dot and is in lower case."""
    suffixes = [suffix for reader in FORMATS for suffix in reader.suffixes]
    assert len({reader.name for reader in FORMATS}) == len(FORMATS)
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("name", RENDERED)
def test_one_document_in_every_format(name: str) -> None:
    """The same article gives the same notes, signs, links and paragraphs whatever it is written in."""
    document = fixture(name)
    check_spans(document)
    notes = {note.label: note.passage.text for note in document.notes if note.kind == "note"}
    # pandoc gives each chapter of an e-book its own notes, numbered from 1.
    third = "1 (2)" if name.endswith("epub") else "3"
    assert [marker.label for marker in document.markers] == ["1", "2", third]
    assert (
        notes["1"] == "Smith, Ann. “Rivers rise in the north.” Example News, 1 March 2025. https://news.example/rivers."
    )
    assert notes["2"] == "Brown, Cem. “Rivers fall”. Example News, 8 March 2025. See also the map of the basin."
    assert notes[third] == "Jones, Bob. “Who is to blame?” Example Review, 9 March 2025."
    entries = [note.passage.text for note in document.notes if note.kind == "entry"]
    assert [text[:11] for text in entries] == ["Brown, Cem ", "Smith, Ann,"]
    second = next(note for note in document.notes if note.label == "2")
    assert [(link.text, link.url) for link in second.links] == [("“Rivers fall”", "https://news.example/fall")]
    assert ("the official record", "https://record.example/flood") in [(link.text, link.url) for link in document.links]
    assert len(document.links) == 1
    flood = next(passage.text for passage in document.passages if "two metres" in passage.text)
    assert flood.startswith(
        "The river rose by two metres. It fell again within a week, as the official record says, and “no"
    )


@pytest.mark.parametrize("name", RENDERED)
def test_reading_is_repeatable(name: str) -> None:
    """The same bytes give the same document."""
    assert fixture(name) == fixture(name)


@pytest.mark.parametrize("reader", TEXTUAL, ids=lambda reader: reader.name)
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from(list("ab 1[](){}*_`\\\n<>&;:.,@^#|=~'\"$%/-–“”²¹é\t")), max_size=300))
def test_any_text_can_be_read(reader: Reader, text: str) -> None:
    """No text makes a reader stumble, and all spans stay inside of it."""
    document = reader.parse(text.encode(), f"x{reader.suffixes[0]}")
    for passage in (*document.passages, *(note.passage for note in document.notes)):
        assert 0 <= passage.span.start <= passage.span.end <= len(document.text)
        assert all(0 <= passage.at(n) <= len(document.text) for n in range(len(passage.text)))
    for marker in document.markers:
        assert 0 <= marker.span.start <= marker.span.end <= len(document.text)


SNIPPETS = [
    "{{cite web|title=A|url=https://a.example}}",
    "<ref>",
    "</ref>",
    "<ref name=a />",
    "[^a]",
    "[^a]: note",
    "\n\n",
    "\n## Notes\n\n",
    "[1] Smith 2020.",
    "text [1] ",
    "[a](https://a.example)",
    "*em*",
    "<sup>1</sup>",
    "<a href='#b'>",
    "</a>",
    "<li id='b'>",
    "<p>",
    "\\footnote{",
    "}",
    "\\cite{k}",
    "@book{k, title={T}}",
    "`code`",
    "> quote",
    "- item",
    "{|\n",
    "|}\n",
    "== Head ==\n",
    ".. [1] note\n",
    "[1]_ ",
    "'''b'''",
    "&amp;",
    "&#x201c;",
    "“words”",
    "\r\n",
    "  ",
]


@pytest.mark.parametrize("reader", TEXTUAL, ids=lambda reader: reader.name)
@settings(max_examples=80, deadline=None)
@given(parts=st.lists(st.sampled_from(SNIPPETS), max_size=25))
def test_markup_out_of_order(reader: Reader, parts: list[str]) -> None:
    """Markup in any order, closed or not, is read, and every span points at the text that it names."""
    check_spans(reader.parse("".join(parts).encode(), f"x{reader.suffixes[0]}"))


@pytest.mark.parametrize("name", BINARY)
@settings(max_examples=25, deadline=None)
@given(cut=st.floats(0, 1), flips=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8))
def test_damaged_files(name: str, cut: float, flips: list[tuple[float, int]]) -> None:
    """A damaged office document is read as far as it goes, or refused with one clear line."""
    data = bytearray((FIXTURES / name).read_bytes())
    for place, value in flips:
        data[int(place * len(data))] = value
    message = name
    try:
        parse(bytes(data[: int(len(data) * max(cut, 0.3))]), name)
    except UnreadableInput as error:
        message = str(error)
    assert message.startswith(name)
    assert "\n" not in message


@pytest.mark.parametrize("reader", FORMATS, ids=lambda reader: reader.name)
def test_binary_data_is_refused(reader: Reader) -> None:
    """A picture is no document of any format, and the message names the file."""
    data = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
    with pytest.raises(UnreadableInput, match=r"picture\.x: "):
        reader.parse(data, "picture.x")


@pytest.mark.parametrize("reader", FORMATS, ids=lambda reader: reader.name)
def test_too_large(reader: Reader) -> None:
    """A document beyond the limit is refused before it is looked at."""
    with pytest.raises(UnreadableInput, match=r"too large|not a PDF"):
        reader.parse(b"a" * (64 * 1024 * 1024 + 1), "large.x")


@pytest.mark.parametrize("reader", TEXTUAL, ids=lambda reader: reader.name)
def test_an_empty_file_is_an_empty_document(reader: Reader) -> None:
    """Nothing in, nothing out."""
    document = reader.parse(b"", "empty.x")
    assert (document.text, document.passages, document.notes, document.markers) == ("", (), (), ())


def test_a_fault_in_a_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an input that cannot be read, so that the rest of a run goes on."""
    monkeypatch.setattr("provaudit.formats.plaintext.PlainText.parse", lambda *_: {}["missing"])
    with pytest.raises(UnreadableInput, match=r"a.txt: could not be read \(KeyError: 'missing'\)"):
        parse(b"Words.", "a.txt")


def test_the_format_may_stand_before_txt() -> None:
    """Sphinx keeps its sources as `index.rst.txt`; a full stop in a name is no format, and what was a PDF is text."""
    paths = ("a.rst.txt", "a.md.txt", "notes.v2.txt", "a.tar.md", "paper.pdf.txt", "A.RST.TXT")
    names = [reader_for(path, b"").name for path in paths]
    assert names == ["rst", "markdown", "plaintext", "markdown", "plaintext", "rst"]


def test_a_wrong_suffix_gets_a_hint() -> None:
    """A PDF or an office document under another name is refused with its own suffix."""
    with pytest.raises(UnreadableInput, match=r"a PDF document \(give it its own suffix: \.pdf\)"):
        parse((FIXTURES / "river.pdf").read_bytes(), "article.txt")
    with pytest.raises(UnreadableInput, match=r"\.docx, \.odt or \.epub"):
        parse((FIXTURES / "river.docx").read_bytes(), "article.md")
    with pytest.raises(UnreadableInput, match="not a PDF document"):
        parse(b"Only words.", "article.pdf")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("river.pdf", "pdf"),
        ("river.docx", "docx"),
        ("river.odt", "odt"),
        ("river.epub", "epub"),
        ("river.html", "html"),
        ("river.md", "markdown"),
        ("river.tex", "latex"),
        ("river.wiki", "wikitext"),
        ("river.rst", "rst"),
    ],
)
def test_a_file_without_suffix_is_known_by_its_content(name: str, found: str) -> None:
    """Standard input and files without a telling suffix are looked into."""
    assert reader_for("-", (FIXTURES / name).read_bytes()).name == found


def test_text_readers_import_no_heavy_library() -> None:
    """Plain text is read without HTML, PDF, XML or Markdown libraries."""
    code = (
        "import sys; from provaudit.formats import parse; parse(b'One. [1]\\n\\n[1] Smith 2020.', 'a.txt');"
        "heavy = {'bs4', 'pypdfium2', 'docutils', 'markdown_it', 'docx', 'charset_normalizer', 'lxml', 'httpx'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
