"""PDFs as pages: what they say of themselves, and that broken ones are only unreadable."""

from __future__ import annotations

import datetime as dt
import io

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from provaudit.model import Capture, Condition, Page
from provaudit.pages import page_of
from provaudit.pages.pdf import read_pdf


def made(*lines: str, **info: str) -> bytes:
    """A PDF of one page with these lines, and this document information."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    text = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%btrailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    out += end % (table, len(out))
    if not info:
        return out
    writer, buffer = PdfWriter(clone_from=PdfReader(io.BytesIO(out))), io.BytesIO()
    writer.add_metadata({f"/{key}": value for key, value in info.items()})
    writer.write(buffer)
    return buffer.getvalue()


def captured(body: bytes, content_type: str) -> Page:
    """The page of a capture with this body."""
    when = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    return page_of(Capture("https://a.example/x", 200, (("Content-Type", content_type),), body, when, "sha256:0"))


def test_the_first_line_is_a_title() -> None:
    """Without document information the words at the top of the first page are what it is called."""
    page = captured(made("The rivers of the north", "A study", "By nobody"), "application/pdf")
    assert "The rivers of the north" in page.titles
    assert "The rivers of the north A study" in page.titles
    assert (page.condition, page.coverage) == (Condition.ARTICLE, "full")


def test_document_information_is_read() -> None:
    """Title and author are taken as stated; the date of the file is no date of publication."""
    page = read_pdf(
        made("Some words", Title="Stated title", Author="Ann Lee; Bo Kim", CreationDate="D:20210304090000Z")
    )
    assert page.title == "Stated title"
    assert [str(author) for author in page.authors] == ["Ann Lee", "Bo Kim"]
    assert [(str(c.value), c.label) for c in page.candidates if c.origin == "pdf CreationDate"] == [
        ("2021-03-04", "header")
    ]


def test_a_file_name_is_no_title() -> None:
    """What a word processor wrote into the title field is passed over."""
    assert read_pdf(made("Real title here", Title="Microsoft Word - final2.doc")).title == "Real title here"


def test_a_pdf_is_known_by_its_bytes() -> None:
    """A wrong content type does not hide a PDF, and a right one does not make one of an error page."""
    assert captured(made("Known by its bytes"), "text/html").title == "Known by its bytes"
    assert captured(b"<html><title>Sorry</title><p>No file.</p></html>", "application/pdf").title == "Sorry"


def test_what_is_no_page_says_so() -> None:
    """Images, archives and office files are unreadable with their type as the signal."""
    for body, kind in ((b"\x89PNG\r\n\x1a\n...", "text/html"), (b"....", "video/mp4"), (b"PK\x03\x04..", "")):
        page = captured(body, kind)
        assert (page.condition, page.coverage) == (Condition.UNREADABLE, "none")
        assert page.signals[0].startswith("content type ")


@given(st.binary(max_size=300), st.integers(0, 600))
def test_any_bytes_are_survived(noise: bytes, place: int) -> None:
    """A damaged PDF is read in part or said to be unreadable; nothing is raised."""
    whole = made("Title", "and words")
    read_pdf(whole[:place] + noise + whole[place:])
    read_pdf(b"%PDF-1.7\n" + noise)
