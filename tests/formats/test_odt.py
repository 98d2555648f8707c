"""ODT: notes, lists, links and bibliography marks."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans

PREFIX = "urn:oasis:names:tc:opendocument:xmlns:"
NS = " ".join(f'xmlns:{name}="{PREFIX}{name}:1.0"' for name in ("office", "text", "style", "fo", "table"))


def read(body: str, styles: str = "") -> Document:
    """A document with this body, its spans checked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {NS} xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    document = parse(out.getvalue(), "a.odt")
    check_spans(document)
    return document


def test_notes_and_links() -> None:
    """Footnotes and endnotes keep the sign that the document shows; comments and spaces are handled."""
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p>'
        "</text:note-body></text:note>"
    )
    document = read(
        f"<text:p>It<text:s/>rose.{note.format('footnote', '1', 'Smith.')} <office:annotation><text:p>no</text:p>"
        f'</office:annotation><text:a xlink:href="https://a.example/">See<text:tab/>this</text:a>.'
        f"{note.format('endnote', 'i', 'Brown.')}</text:p>"
    )
    assert [(note.label, note.passage.text) for note in document.notes] == [("1", "Smith."), ("i", "Brown.")]
    assert [marker.label for marker in document.markers] == ["1", "i"]
    assert document.passages[0].text == "It rose. See this."
    assert [(link.text, link.url) for link in document.links] == [("See this", "https://a.example/")]


def test_numbered_lists_and_raised_signs() -> None:
    """A numbered list under a heading of notes gives notes; a raised number is the sign of one."""
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
        '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    )
    document = read(
        '<text:p>It rose.<text:span text:style-name="T1">1</text:span></text:p><text:h>Notes</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>Smith.</text:p></text:list-item></text:list>',
        styles,
    )
    assert [(note.label, note.passage.text) for note in document.notes] == [("1", "Smith.")]
    assert [(marker.label, marker.scheme) for marker in document.markers] == [("1", "superscript")]


def test_bibliography_marks() -> None:
    """A bibliography mark is a marker, and what it states an entry with fields."""
    document = read(
        '<text:p>It rose <text:bibliography-mark text:identifier="S20" text:author="Smith, Ann" text:title="Rivers" '
        'text:year="2020">[S20]</text:bibliography-mark>.</text:p>'
    )
    (note,) = document.notes
    assert note.fields == {"author": "Smith, Ann", "title": "Rivers", "issued": "2020"}
    assert [marker.label for marker in document.markers] == [note.label] == ["S20"]


def test_cells_head_no_notes() -> None:
    """The word "Source" over a column of a table is no heading of references, and a year below it no entry."""
    cells = "".join(
        f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in ("Source", "1871, kept")
    )
    document = read(f"<text:p>Text.</text:p><table:table><table:table-row>{cells}</table:table-row></table:table>")
    assert document.notes == ()
    assert [passage.text for passage in document.passages] == ["Text.", "Source", "1871, kept"]


def test_paragraphs_in_the_style_of_quotations_are_quoted() -> None:
    """The style itself, or one made of it on the way."""
    document = read(
        '<text:p>It rose.</text:p><text:p text:style-name="P1">The dam will hold.</text:p>'
        '<text:p text:style-name="Quotations">And so will we.</text:p>',
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>',
    )
    assert [p.quoted for p in document.passages] == [False, True, True]
