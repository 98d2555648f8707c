"""BibTeX, RIS and CSL-JSON: every entry, with its fields in CSL's names and its accents undone."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.errors import UnreadableInput
from provaudit.formats import parse
from provaudit.formats.untex import untex
from provaudit.model import Note
from tests.formats.spans import check_spans


def notes(text: str, suffix: str = "bib") -> list[Note]:
    """The entries of a file, their spans checked."""
    document = parse(text.encode(), f"a.{suffix}")
    check_spans(document)
    return list(document.notes)


def test_bibtex_entry() -> None:
    """Braces, quotes, macros, months, names of all kinds, escapes and addresses."""
    (note,) = notes(
        '@string{jr = "Journal of {R}ivers"}\n@comment{not this}\n'
        "@Article{smith:2010, author = {Smith, Ann and {World Health Organization} and Jos{\\'e} van der Berg and others},\n"
        ' title = "The {R}ivers of {\\"U}berland: \\emph{a} study", journal = jr # " II", year = 2010, month = mar, day=5,\n'
        "pages = {1--20}, number = 3, doi = {10.1000/a\\_b}, url = {https://a.example/x_y%20z}, }\n"
    )
    assert note.label == "smith:2010"
    assert note.fields == {
        "type": "article-journal", "title": "The Rivers of Überland: a study", "container-title": "Journal of Rivers II",
        "author": "Smith, Ann; {World Health Organization}; van der Berg, José; others", "issued": "2010-03-05", "issue": "3",
        "page": "1-20", "DOI": "10.1000/a_b", "URL": "https://a.example/x_y%20z",
    }  # fmt: skip


def test_biblatex_fields() -> None:
    """BibLaTeX's dates, subtitles, eprints and access dates; an address in `howpublished`; a parent by `crossref`."""
    first, second, third, fourth = notes(
        "@online{a, title={T}, subtitle={S}, date={2020-05-06/2020-06-01}, urldate={2021-01-02}, eprint={2001.01234}, eprinttype={arXiv}}"
        "@misc(b, title={U}, howpublished={\\url{https://b.example/~x}})"
        "@proceedings{p, title={Proceedings of Rivers}, year={1999}}@inproceedings{c, title={V}, crossref={p}}"
    )
    assert {
        "title": "T: S",
        "issued": "2020-05-06",
        "accessed": "2021-01-02",
        "arxiv": "2001.01234",
    }.items() <= first.fields.items()
    assert second.fields["URL"] == "https://b.example/~x"
    assert (third.label, fourth.fields["container-title"], fourth.fields["issued"]) == (
        "p",
        "Proceedings of Rivers",
        "1999",
    )


def test_broken_bibtex() -> None:
    """A brace that is never closed costs its own entry, not the next one."""
    found = notes(
        "@book{a, title={Open, year=2001,\n@book{b, title={Fine}, year=2002}\n@book{b, title={Twice}}\nnonsense @ {"
    )
    assert [note.label for note in found] == ["a", "b", "b"]
    assert found[1].fields["title"] == "Fine"


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"Garc{\'i}a, \'{E}mile, na\"{\i}ve", "García, Émile, naïve"),
        (r"\c{C}elik, {\L}ukasz, S{\o}ren, Stra{\ss}e, \v{S}koda", "Çelik, Łukasz, Søren, Straße, Škoda"),
        (r"{\aa}, \AA, \oe uvre, \~n, \H{o}, \k{a}", "å, Å, œuvre, ñ, ő, ą"),
        (r"``quoted'' -- and --- so on\ldots{} 5\,\% \& more", "“quoted” – and — so on… 5 % & more"),
        (r"\emph{The {DNA} of} \textbf{x}~y", "The DNA of x y"),
        ("plain  text\nover lines", "plain text over lines"),
    ],
)
def test_untex(tex: str, text: str) -> None:
    """LaTeX's letters and signs become Unicode."""
    assert untex(tex) == text


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_untex_takes_anything(text: str) -> None:
    """No text makes it stumble, and no brace is left that was not escaped."""
    assert "{" not in untex(text.replace("\\", ""))


def test_ris() -> None:
    """Tags become fields; a record ends with ER, with the next TY or with the file."""
    first, second = notes(
        "TY  - NEWS\r\nTI  - Rivers rise\r\nAU  - Smith, Ann\r\nAU  - BBC\r\nAU  - Jones, Bob, Jr.\r\nPY  - 2020/03/01/\r\nT2  - The News\r\n"
        "UR  - https://a.example\r\nDO  - 10.1000/x\r\nSP  - 1\r\nEP  - 5\r\nSN  - 978-3-16-148410-0\r\nER  - \r\n\r\nTY  - BOOK\r\nT1  - Dams\r\n",
        "ris",
    )
    assert first.fields == {
        "type": "article-newspaper", "title": "Rivers rise", "author": "Smith, Ann; {BBC}; Jones, Bob Jr.", "issued": "2020-03-01",
        "container-title": "The News", "URL": "https://a.example", "DOI": "10.1000/x", "page": "1-5", "ISBN": "978-3-16-148410-0",
    }  # fmt: skip
    assert second.fields == {"type": "book", "title": "Dams"}


def test_csl_json() -> None:
    """Items become entries; names, dates and markup in all their forms."""
    first, second = notes(
        '[{"id": 1, "type": "webpage", "title": "Rivers <i>rise</i>", "author": [{"family": "Smith", "given": "Ann"}, {"literal": "BBC"}],'
        ' "issued": {"date-parts": [[2020, "3"]]}, "accessed": {"raw": "2021-01-02"}, "URL": "https://a.example"},\n'
        ' {"id": "b", "title": "Dams", "author": [{"family": "Berg", "non-dropping-particle": "van der"}], "volume": 7}]',
        "json",
    )
    assert first.fields == {
        "type": "webpage", "title": "Rivers rise", "author": "Smith, Ann; {BBC}", "issued": "2020-03", "accessed": "2021-01-02",
        "URL": "https://a.example",
    }  # fmt: skip
    assert second.fields == {"title": "Dams", "author": "van der Berg", "volume": "7"}
    assert [note.label for note in notes('{"items": [{"id": "x", "title": "T"}]}', "json")] == ["x"]


@pytest.mark.parametrize("text", ['{"a": 1}', '[{"id": 1}', '[{"id": 1} {"id": 2}]', "[" * 100_000, "words"])
def test_broken_json(text: str) -> None:
    """What is no list of items is refused in one line."""
    with pytest.raises(UnreadableInput, match=r"^a\.json: "):
        parse(text.encode(), "a.json")
