"""Tables of sources: which tables are, and what their rows say."""

from __future__ import annotations

import pytest

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats import test_docx, test_odt
from tests.formats.spans import check_spans

TITLE, URL = "Rivers rise in the north", "https://herald.example.org/rivers"


def table(*rows: tuple[str, ...], path: str = "a.md") -> Document:
    """A document with a table under a heading, its spans checked."""
    if path == "a.md":
        head, *body = (" | ".join(row) for row in rows)
        text = f"It rains. [1]\n\n## Sources\n\n| {head} |\n|{'---|' * len(rows[0])}\n" + "".join(
            f"| {r} |\n" for r in body
        )
    else:
        lines = ("<tr><td>" + "</td><td>".join(row) + "</td></tr>" for row in rows)
        text = f"<p>It rains. [1]</p><h2>Sources</h2><table>{''.join(lines)}</table>"
    document = parse(text.encode(), path)
    check_spans(document)
    return document


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_each_row_is_a_note_with_the_label_of_its_number(path: str) -> None:
    """Cells become lines of the note; what other columns say stays running text, and empty cells say nothing."""
    document = table(
        ("#", "Article title", "Author(s)", "Relevance", "Publication date", "URL"),
        ("1", TITLE, "Jane Roe", "Much water", "2020-05-05", URL),
        ("2", "Dam holds", "", "Less water", "May 6, 2020", "https://gazette.example.org/dam"),
        path=path,
    )
    assert [(note.label, note.kind, note.passage.text) for note in document.notes] == [
        ("1", "entry", f"{TITLE} Jane Roe 2020-05-05 {URL}"),
        ("2", "entry", "Dam holds May 6, 2020 https://gazette.example.org/dam"),
    ]
    assert [len(note.line_ends) for note in document.notes] == [3, 2]
    assert [marker.label for marker in document.markers] == ["1"]
    assert "Much water" in [passage.text for passage in document.passages]
    assert TITLE not in [passage.text for passage in document.passages]


@pytest.mark.parametrize(("path", "link"), [("a.md", f"[link]({URL})"), ("a.html", f"<a href='{URL}'>link</a>")])
def test_a_cell_that_links_to_the_address_stands_for_it(path: str, link: str) -> None:
    """The words of such a link name nothing: the title carries the link instead."""
    (note,) = table(("Title", "Link"), (TITLE, link), path=path).notes
    assert (note.passage.text, [(link.text, link.url) for link in note.links]) == (TITLE, [(TITLE, URL)])
    assert note.links[0].span == note.passage.span


@pytest.mark.parametrize(
    "rows",
    [
        [("Title", "Author"), (TITLE, "Jane Roe")],
        [("Claim", "URL"), ("It rained.", URL)],
        [("Title", "URL"), (TITLE, "not online")],
        [("Title", "URL", "Quotation"), (TITLE, URL, "“The dam held.”")],
        [("Title of the author", "Link"), (TITLE, URL)],
    ],
    ids=["no addresses", "no titles", "an address that is none", "quotations", "a head that names two things"],
)
def test_other_tables_stay_as_they_are(rows: list[tuple[str, ...]]) -> None:
    """Without a title and an address in every row a table is running text."""
    document = table(*rows)
    assert not [note for note in document.notes if note.passage.text.startswith(TITLE)]
    assert rows[1][0] in [passage.text for passage in document.passages]


ROWS = [("Title", "Author", "URL"), (TITLE, "Jane Roe", URL), ("Dam holds", "John Doe", f"{URL}/2")]
NOTES = [f"{TITLE} Jane Roe {URL}", f"Dam holds John Doe {URL}/2"]


def test_tables_of_word() -> None:
    """Rows of a DOCX's table, beside another table within a cell of the page's layout."""
    cell = "<w:tc>{}</w:tc>"
    words = [[cell.format(test_docx.paragraph(test_docx.run(said))) for said in row] for row in ROWS]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in words)
    layout = f"<w:tbl><w:tr>{cell.format(f'<w:tbl>{rows}</w:tbl>')}</w:tr></w:tbl>"
    for body in (f"<w:tbl>{rows}</w:tbl>", layout):
        document = test_docx.read(test_docx.paragraph(test_docx.run("It rains.")) + body)
        assert [note.passage.text for note in document.notes] == NOTES


def test_tables_of_open_document() -> None:
    """Rows of an ODT's table."""
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in ROWS)
    document = test_odt.read(f"<text:p>It rains.</text:p><table:table>{rows}</table:table>")
    assert [note.passage.text for note in document.notes] == NOTES


def test_a_row_wider_than_the_head_names_nothing() -> None:
    """Where a cell of the head spans columns, nobody knows which is which."""
    cells = "".join(f"<td>{words}</td>" for words in (TITLE, "Jane Roe", URL))
    text = f"<p>It rains.</p><table><tr><th>Title</th><th colspan=2>URL</th></tr><tr>{cells}</tr></table>"
    assert parse(text.encode(), "a.html").notes == ()
