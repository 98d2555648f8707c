"""DOCX: notes, fields, tracked changes, numbered lists, and packages that are damaged or made to harm."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile

import pytest

from provaudit.errors import UnreadableInput
from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def package(body: str, **parts: str) -> bytes:
    """A DOCX with this body; other parts by name, `/` written as `__`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NS}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            archive.writestr(f"word/{name.replace('__', '/')}.xml".replace(".rels.xml", ".xml.rels"), text)
    return out.getvalue()


def run(text: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{style}</w:pPr>{''.join(runs)}</w:p>"


def read(body: str, **parts: str) -> Document:
    """A document with this body, its spans checked."""
    document = parse(package(body, **parts), "a.docx")
    check_spans(document)
    return document


def test_footnotes_and_endnotes() -> None:
    """Both kinds are notes; endnotes beside footnotes count in Roman numerals; separators are no notes."""
    notes = (
        f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="7">{paragraph(run("Smith."))}</w:footnote></w:footnotes>'
    )
    ends = f'<w:endnotes {NS}><w:endnote w:id="2">{paragraph(run("Brown."))}{paragraph(run("More."))}</w:endnote></w:endnotes>'
    signs = '<w:r><w:footnoteReference w:id="7"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>'
    document = read(paragraph(run("It rose."), signs[0], run(" It fell."), signs[1]), footnotes=notes, endnotes=ends)
    assert [(note.label, note.passage.text) for note in document.notes] == [("1", "Smith."), ("i", "Brown. More.")]
    assert [marker.label for marker in document.markers] == ["1", "i"]
    assert document.passages[0].text == "It rose. It fell."


def test_tracked_changes() -> None:
    """What was inserted is text, what was deleted or moved away is none."""
    deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('gone ')}</w:moveFrom>"
    assert (
        read(paragraph(run("It did "), deleted, moved, f"<w:ins>{run('rise.')}</w:ins>")).passages[0].text
        == "It did rise."
    )


def test_links() -> None:
    """Links by relation, by field and by simple field; inner ones are none."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://x/hyperlink" Target="https://a.example/" TargetMode="External"/></Relationships>'
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("two")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph(
        f'<w:hyperlink r:id="r1">{run("o")}{run("ne")}</w:hyperlink>', run(" "), field, run(" "),
        f'<w:hyperlink w:anchor="x">{run("inner")}</w:hyperlink>',
    )  # fmt: skip
    document = read(body, **{"_rels__document.rels": relations})
    assert [(link.text, link.url) for link in document.links] == [
        ("one", "https://a.example/"),
        ("two", "https://b.example/"),
    ]


def test_numbered_reference_list() -> None:
    """A list that Word numbers gives notes with its numbers; raised numbers in the text are their markers."""
    numbering = (
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    document = read(
        paragraph(
            run("It rose."), raised.format(1), run(" It fell"), raised.format("1,2"), run(" by 5 km"), raised.format(2)
        )
        + paragraph(run("References"), style='<w:pStyle w:val="Heading1"/>')
        + paragraph(run("Smith, 2020."), style=item)
        + paragraph(run("Brown, 2021."), style=item),
        numbering=numbering,
    )
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("1", "Smith, 2020."),
        ("2", "Brown, 2021."),
    ]
    assert [marker.label for marker in document.markers] == ["1", "1", "2"]
    assert document.passages[0].text == "It rose. It fell by 5 km2"


def test_typed_notes() -> None:
    """Typed markers and notes are found in office documents, too."""
    document = read(paragraph(run("It rose. [1]")) + paragraph(run("Notes")) + paragraph(run("[1] Smith, 2020.")))
    assert [note.label for note in document.notes] == [marker.label for marker in document.markers] == ["1"]


def test_entities_are_refused() -> None:
    """A document type is the beginning of an entity bomb, and no office document has one."""
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(UnreadableInput, match="declares a document type"):
        parse(out.getvalue(), "a.docx")


def test_zip_bombs_are_refused() -> None:
    """A part that unpacks to more than the limit is not unpacked."""
    with pytest.raises(UnreadableInput, match="unpacks to more than"):
        parse(package(" " * (65 * 1024 * 1024)), "a.docx")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or an old binary office document"),
        (b"PK\x03\x04 and then nothing", "not a DOCX document"),
        (package("<w:p>" * 400 + "</w:p>" * 400), "nested too deeply"),
        (package("<w:p>"), "not well-formed XML"),
        (b"", "not a DOCX document"),
    ],
)
def test_broken_packages(data: bytes, message: str) -> None:
    """Each kind of damage is one clear line."""
    with pytest.raises(UnreadableInput, match=message):
        parse(data, "a.docx")


def test_cells_head_no_notes() -> None:
    """The word "Source" over a column of a table is no heading of references, and a year below it no entry."""
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("Source", "1871, in the archive"))
    document = read(f"{paragraph(run('Text.'))}<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert document.notes == ()
    assert [passage.text for passage in document.passages] == ["Text.", "Source", "1871, in the archive"]


def test_the_package_says_where_the_text_is() -> None:
    """The part with the text may have another name, which the package's relations tell."""
    out = io.BytesIO()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="r1" Type="{office}" Target="/word/document2.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document2.xml", f"<w:document {NS}><w:body>{paragraph(run('It rose.'))}</w:body></w:document>"
        )
    assert [passage.text for passage in parse(out.getvalue(), "a.docx").passages] == ["It rose."]


def test_references_in_the_cells_of_a_table() -> None:
    """A numbered table of references under a heading gives an entry for each row; a table of figures gives none."""
    rows = [
        ("1", "Smith, Ann. Rivers rise. Example News, 2021. https://news.example/a"),
        ("2", "Brown, Cem. Rivers fall. Example News, 2022."),
    ]

    def table(cells: list[tuple[str, str]]) -> str:
        made = "".join(
            "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in cells
        )
        return f"<w:tbl>{made}</w:tbl>"

    body = paragraph(run("It rose [1]. It fell [2].")) + paragraph(run("References"), style="Heading1") + table(rows)
    document = parse(package(body), "a.docx")
    assert [(note.label, note.passage.text[:11]) for note in document.notes] == [
        ("1", "Smith, Ann."),
        ("2", "Brown, Cem."),
    ]
    assert [marker.label for marker in document.markers] == ["1", "2"]
    single = [("[1] Smith, Ann. Rivers rise. 2021.",), ("[2] Brown, Cem. Rivers fall. 2022.",)]
    document = parse(
        package(
            paragraph(run("It rose [1]. It fell [2].")) + paragraph(run("References"), style="Heading1") + table(single)
        ),
        "a.docx",
    )
    assert [note.label for note in document.notes] == ["1", "2"]
    figures = [("1", "2019", "4.5 m"), ("2", "2020", "4.7 m")]
    assert not parse(
        package(paragraph(run("It rose.")) + paragraph(run("Sources"), style="Heading1") + table(figures)), "a.docx"
    ).notes


@pytest.mark.parametrize("style", ["Quote", "IntenseQuote", "BlockText", "Zitat", "Citationintense"])
def test_paragraphs_in_a_style_of_quotations_are_quoted(style: str) -> None:
    """Whatever the language of Word calls it; `Text` is a body's style."""
    quoted = paragraph(run("The dam will hold."), style=f'<w:pStyle w:val="{style}"/>')
    plain = paragraph(run("It rose."), style='<w:pStyle w:val="Text"/>')
    assert [p.quoted for p in read(plain + quoted).passages] == [False, True]
