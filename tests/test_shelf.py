"""What a large document's audit keeps on disk comes back as it was, and the report is the same."""

from __future__ import annotations

import datetime as dt

import pytest

from provaudit import auditor
from provaudit.model import Candidate, Name, Page, PartialDate
from provaudit.pages import read_page
from provaudit.reports import json, pieces_of
from provaudit.shelf import Rows, Shelf, ShelvedPage, short
from tests.audits import DEAD_LINK, WRONG_DATE, audited

CANDIDATES = (
    Candidate("title", "Rivers rise", "og:title", 0.9, raw="Rivers rise"),
    Candidate("date", PartialDate(2025, 3), "time", 0.5, "published", moment=dt.datetime(2025, 3, 1, tzinfo=dt.UTC)),
    Candidate("author", Name("Smith", "Ann"), "byline", 0.5),
)


def test_a_page_on_a_shelf_says_what_it_said() -> None:
    """Every field reads as before, and what is short of a page has neither text nor candidates."""
    page = Page("https://a.example/", "Rivers rise", text="Rivers rise. " * 999, candidates=CANDIDATES)
    shelved = ShelvedPage(page, Shelf())
    assert isinstance(shelved, Page)
    assert (shelved.text, shelved.candidates, shelved.titles) == (page.text, page.candidates, page.titles)
    assert short(shelved) == short(page) == Page("https://a.example/", "Rivers rise")


def test_rows_are_a_sequence() -> None:
    """Rows have a length, come in order, and are found by number and by slice, from both ends."""
    values = [Page(f"https://a.example/{n}", candidates=CANDIDATES) for n in range(70)]
    rows = Rows(Shelf(), iter(values))
    assert (len(rows), list(rows), rows[33], rows[-1], rows[68:]) == (
        70,
        values,
        values[33],
        values[69],
        (*values[68:],),
    )
    assert list(Rows(Shelf(), [])) == []
    with pytest.raises(IndexError):
        rows[70]


def test_far_more_than_is_at_hand_comes_back() -> None:
    """Values that were pushed out of memory are read from the file."""
    shelf = Shelf()
    places = [shelf.put(str(n) * 50) for n in range(500)]
    assert [shelf.get(place) for place in places] == [str(n) * 50 for n in range(500)]


def test_a_large_document_is_reported_on_as_a_small_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """With pages, findings and judgements on a shelf the report is the same, byte for byte."""
    text = f"One. [1] Two. [2]\n\n[1] {WRONG_DATE}\n[2] {DEAD_LINK}\n"
    small = audited(text)
    monkeypatch.setattr(auditor, "_MOST_REFERENCES", 0)
    large = audited(text)
    assert isinstance(large.documents[0].findings, Rows)
    assert json.render(large) == json.render(small)


def test_json_comes_in_pieces() -> None:
    """The pieces are the text, no piece holds more than one reference, and an empty report is one too."""
    report = audited(f"One. [1] Two. [2]\n\n[1] {WRONG_DATE}\n[2] {DEAD_LINK}\n")
    pieces = list(pieces_of(report, "json"))
    assert "".join(pieces) == json.pretty(json.shape(report)) + "\n"
    assert max(piece.count('"verdict"') for piece in pieces) == 1
    assert "".join(pieces_of(audited(""), "json")) == json.pretty(json.shape(audited(""))) + "\n"


def test_a_page_that_was_read_goes_on_a_shelf() -> None:
    """What reading a real page gives is put down and taken up without loss."""
    page = read_page(b"<title>Rivers rise</title><meta name=author content='Ann Smith'><p>Rivers rise in spring.")
    shelved = ShelvedPage(page, Shelf())
    assert (shelved.text, shelved.candidates) == (page.text, page.candidates)
