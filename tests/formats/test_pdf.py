"""PDF: columns, hyphens, footnotes at page ends, lists over page breaks, links, furniture, and locked files."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from provaudit.errors import MissingExtra, UnreadableInput
from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.pdf_pages import Area, Words, column, pdf
from tests.formats.spans import check_spans

FIXTURES = Path(__file__).parent / "fixtures"


def read(pages: list[list[Words]], links: list[list[Area]] | None = None) -> Document:
    """A document of these pages, its spans checked."""
    document = parse(pdf(pages, links or []), "a.pdf")
    check_spans(document)
    return document


def texts(document: Document) -> list[str]:
    """The paragraphs."""
    return [passage.text for passage in document.passages]


def test_lines_of_which_no_two_end_alike() -> None:
    """Verse or code has no right margin; its words are read all the same."""
    lines = [f"Word {'x' * n} and more" for n in range(40)]
    assert "Word xxxxx and more" in " ".join(texts(read([column(50, 760, lines)])))


def test_two_columns_and_hyphens() -> None:
    """The second column follows the first, a sentence goes on across them, and broken words are whole."""
    left = [
        "The responsibilities of a town are many and",
        "include the care for the river banks. Its respon-",
        "sibilities begin where the",
    ]
    right = [
        "water ends. A well-known rule says that the",
        "banks belong to nobody, and a well-",
        "known judge agreed with that rule.",
    ]
    document = read([column(50, 700, left) + column(320, 700, right)])
    assert texts(document) == [
        "The responsibilities of a town are many and include the care for the river banks. Its responsibilities begin where the water ends. A well-known rule says that the banks belong to nobody, and a well-known judge agreed with that rule."
    ]


@pytest.mark.parametrize("scaled", [False, True])
def test_footnotes_at_page_ends(scaled: bool) -> None:
    """Small lines that begin with a sign are notes, also when they go on at the end of the next page."""
    first, second = "The river rose by two metres in a single night, and", "it fell again within a week of that."
    pages: list[list[Words]] = [
        [
            (50, 700, 10, first),
            (292, 704, 6, str(number)),
            (50, 688, 10, second),
            *column(50, 120, lines, 8),
        ]
        for number, lines in (
            (1, ["1 Smith, Ann. Rivers rise in the north. Example", "News, 1 March"]),
            (2, ["2025.", "2 Brown, Cem. Rivers fall."]),
        )
    ]
    document = parse(pdf(pages, scaled=scaled), "a.pdf")
    check_spans(document)
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("1", "Smith, Ann. Rivers rise in the north. Example News, 1 March 2025."),
        ("2", "Brown, Cem. Rivers fall."),
    ]
    assert [marker.label for marker in document.markers] == ["1", "2"]


def test_running_heads_and_page_numbers() -> None:
    """Lines that come again at the edge of every page, and page numbers, are no text."""
    page = ["Something that is said on page {} and on no other one,", "and some more words about it."]
    pages = [
        [
            (50, 770, 9, f"The Journal of Rivers {n}"),
            *column(50, 700, [line.format(n) for line in page]),
            (300, 30, 9, str(n)),
        ]
        for n in range(1, 6)
    ]
    joined = " ".join(texts(read(pages)))
    assert "Journal" not in joined
    assert joined.count("some more words") == 5
    assert " 3 and" not in joined.replace("page 3 and", "")


def test_reference_list_over_a_page_break() -> None:
    """Hanging entries are one note each, also the one that a page break cuts."""
    heading = [(50, 700, 14, "References")]
    first = [*heading, (50, 670, 10, "Brown, Cem 2019. Dams of the north and of the south, with"), (70, 658, 10, "a map. Example Press, third edition of the whole"),
             (50, 646, 10, "Jones, Bob 2020. Banks of the north and of the south,")]  # fmt: skip
    second = [(70, 700, 10, "with a map. Example Press."), (50, 688, 10, "Smith, Ann 2021. Rivers of the north and the south, with"),
              (70, 676, 10, "two maps. Example Press.")]  # fmt: skip
    document = read([[*column(50, 760, ["It rose, as Smith says in her book on it, by metres."]), *first], second])
    assert [note.passage.text[:30] + "…" + note.passage.text[-14:] for note in document.notes] == [
        "Brown, Cem 2019. Dams of the n…n of the whole", "Jones, Bob 2020. Banks of the …Example Press.", "Smith, Ann 2021. Rivers of the…Example Press.",
    ]  # fmt: skip


def test_links_carry_the_words_under_them() -> None:
    """A link annotation is a link with the words that it covers, over a line break, too."""
    words = ["See the official record", "of the flood for more."]
    areas = [(64, 696, 160, 712, "https://a.example/r"), (50, 684, 103, 700, "https://a.example/r")]
    (link,) = read([column(50, 700, words)], [areas]).links
    assert link.url == "https://a.example/r"
    assert "official record" in link.text


def test_locked_and_empty_files() -> None:
    """A password and a PDF without text are said in one line."""
    with pytest.raises(UnreadableInput, match="encrypted"):
        parse((FIXTURES / "encrypted.pdf").read_bytes(), "a.pdf")
    with pytest.raises(UnreadableInput, match="holds no text"):
        parse(pdf([[]]), "a.pdf")
    with pytest.raises(UnreadableInput, match="damaged"):
        parse(b"%PDF-1.7\nnothing", "a.pdf")


def test_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the message names the command that installs it."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"pip install 'provaudit\[pdf\]'"):
        parse(pdf([[(50, 700, 10, "Words.")]]), "a.pdf")


def test_entries_over_a_page_break() -> None:
    """An entry that ends in an address is not carried on by the one at the top of the next page."""
    first = [*column(50, 750, ["References"], 14), *column(50, 700, ["Brown, C. 2017. Dams. https://books.example/17"])]
    second = column(50, 750, ["Smith, A. 2019. Rivers of the north. https://books.example/19"])
    document = parse(pdf([first, second]), "a.pdf")
    assert [note.passage.text[:5] for note in document.notes] == ["Brown", "Smith"]


def test_citations_at_the_beginning_of_a_line() -> None:
    """A number in brackets that the sentence before it needs is a sign and no label; in the list below it is one."""
    body = [
        "The river rose by two metres in one night, and",
        "[1]. It fell again within a week, as was said in",
        "[2] and elsewhere.",
    ]
    entries = [
        "[1] Smith, Ann. Rivers rise in the north, 2021.",
        "[2] Brown, Cem. Rivers fall, 2022. https://x.example/the-",
        "falls-of-the-north",
    ]
    document = read([[*column(50, 750, body), (50, 680, 14, "References"), *column(50, 650, entries)]])
    assert [marker.label for marker in document.markers] == ["1", "2"]
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("1", "Smith, Ann. Rivers rise in the north, 2021."),
        ("2", "Brown, Cem. Rivers fall, 2022. https://x.example/the-falls-of-the-north"),
    ]
