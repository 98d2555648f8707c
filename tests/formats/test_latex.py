"""LaTeX: footnotes, citations with their files, links, and the words without the commands."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans


def read(body: str) -> Document:
    """A document with this body, its spans checked."""
    document = parse(f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n".encode(), "a.tex")
    check_spans(document)
    return document


def test_words_without_commands() -> None:
    """Emphasis, accents, dashes, quotes, comments and spacing are read as they print."""
    document = read(
        "\\section{One}\nThe \\emph{river} of Garc\\'ia rose by 5\\,\\% --- % no\n``much''~more. \\label{x}\n\nNew \\textbf{one}."
    )
    assert [passage.text for passage in document.passages] == [
        "One",
        "The river of García rose by 5 % — “much” more.",
        "New one.",
    ]


def test_footnotes_and_links() -> None:
    """Footnotes are numbered; links keep their words, and an address is readable."""
    document = read(
        "It rose.\\footnote{Smith, \\emph{Rivers}, \\url{https://a.example/x\\_y}.} See \\href{https://b.example/\\%20}{the record}."
    )
    (note,) = document.notes
    assert (note.label, note.passage.text, note.links[0].url) == (
        "1",
        "Smith, Rivers, https://a.example/x_y.",
        "https://a.example/x_y",
    )
    assert [(link.text, link.url) for link in document.links] == [("the record", "https://b.example/%20")]
    assert document.passages[0].text == "It rose. See the record."


def test_typed_bibliography() -> None:
    """`\\bibitem` entries are notes by key; every key of a citation is a marker."""
    document = read(
        "It rose \\cite[p.~5]{smith, brown}.\n\\begin{thebibliography}{9}\n\\bibitem[S20]{smith} Smith, A. 2020.\n\\end{thebibliography}"
    )
    assert [(marker.label, marker.scheme) for marker in document.markers] == [
        ("smith", "citekey"),
        ("brown", "citekey"),
    ]
    assert [(note.label, note.kind, note.passage.text) for note in document.notes] == [
        ("smith", "entry", "Smith, A. 2020.")
    ]


def test_bib_and_bbl_beside_the_source(tmp_path: Path) -> None:
    """Entries come from the .bib that is named, or else from the .bbl that was made."""
    (tmp_path / "refs.bib").write_text("@book{smith, title={Rivers}}")
    source = "\\begin{document}It rose \\autocite{smith} and fell \\parencite{brown}.%s\\end{document}"
    named = parse((source % "\\bibliography{refs}").encode(), str(tmp_path / "a.tex"))
    assert [(note.label, note.fields.get("title")) for note in named.notes] == [("smith", "Rivers")]
    (tmp_path / "b.bbl").write_text(
        "\\begin{thebibliography}{1}\\bibitem{brown} Brown, C. \\emph{Dams}.\\end{thebibliography}"
    )
    made = parse((source % "").encode(), str(tmp_path / "b.tex"))
    assert [(note.label, note.passage.text) for note in made.notes] == [("brown", "Brown, C. Dams.")]


def test_formulas_tables_and_code_hold_no_markers() -> None:
    """Brackets in formulas and listings cite nothing."""
    document = read(
        "Let $a[1] = 5$ and \\begin{equation} b[2] \\end{equation} with\n\\begin{verbatim}\nx[3]\n\\end{verbatim}\n"
        "\\begin{tabular}{cc} 1 & 2 \\end{tabular} rest."
    )
    assert not document.markers
    assert not document.notes


@pytest.mark.parametrize(
    "text", ["\\footnote{" * 5_000, "{" * 50_000, "$" * 9_999, "\\begin{equation}" * 3_000, "\\cite{" * 9_000]
)
def test_unclosed(text: str) -> None:
    """What is never closed is read all the same."""
    read(text)


def test_raised_numbers_typed_by_hand() -> None:
    """A raised number after a word is a sign of its note; one after a unit or a letter is an exponent."""
    document = read(
        r"It rose.\textsuperscript{1} It fell.$^{2}$ An area of 5 km\textsuperscript{2} and $x^2$."
        "\n\n\\section*{Notes}\n1. Smith, Ann. Rivers. 2020.\n\n2. Brown, Cem. Falls. 2021.\n"
    )
    assert [(marker.label, marker.scheme) for marker in document.markers] == [
        ("1", "superscript"),
        ("2", "superscript"),
    ]
    assert document.passages[0].text == "It rose. It fell. An area of 5 km2 and x^2."


def test_cells_of_a_table_are_text_and_formulas_cite_nothing() -> None:
    """Cells are passages with their notes and links; a formula in brackets holds no sign."""
    document = read(
        r"\begin{longtable}[]{@{}ll@{}}\toprule Year & Source \\ \midrule 1911 & \href{https://a.example}{Guild}\footnote{A note.} \\"
        r"\bottomrule\end{longtable} Then \(x_{[1]} = y\) and {[}0, 1{]} end."
    )
    assert [passage.text for passage in document.passages] == [
        "Year",
        "Source",
        "1911",
        "Guild",
        "Then x_{[1]} = y and [0, 1] end.",
    ]
    assert [marker.label for marker in document.markers] == ["1"]
    assert [link.url for link in document.links] == ["https://a.example"]


def test_commands_for_signs_are_their_signs() -> None:
    """Whether they begin like a font's or not; German and French quotation marks among them."""
    text = r"X.\footnote{Roe \textbar{} \textquotedblleft Rain\textquotedblright{} \textbar\ \glqq Regen\grqq{} \textless{}2020\textgreater{}}"
    (note,) = parse(text.encode(), "a.tex").notes
    assert note.passage.text == "Roe | “Rain” | „Regen“ <2020>"


def test_a_footnote_within_an_entry_is_a_note() -> None:
    """The entry goes on behind it."""
    text = (
        r"X \cite{a}.\begin{thebibliography}{9}\bibitem{a}Roe, Rain\footnote{Out of print.}, 2020.\end{thebibliography}"
    )
    document = parse(text.encode(), "a.tex")
    assert sorted((note.label or "", note.passage.text) for note in document.notes) == [
        ("1", "Out of print."),
        ("a", "Roe, Rain, 2020."),
    ]
    assert sorted(marker.label for marker in document.markers) == ["1", "a"]


def test_a_link_in_code_is_a_link() -> None:
    """Typewriter letters are often no more than the look of an address."""
    document = parse(
        rb"See \texttt{\href{https://a.example/x}{the page}} and \texttt{\url{https://b.example/y}}.", "a.tex"
    )
    assert [link.url for link in document.links] == ["https://a.example/x", "https://b.example/y"]
