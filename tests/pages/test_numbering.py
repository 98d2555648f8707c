"""Volume, issue and first page of scholarly pages."""

from __future__ import annotations

from provaudit.pages import read_page


def test_numbers_are_read_from_the_citation_fields() -> None:
    """Highwire and PRISM fields give volume, issue and first page, each with its origin."""
    page = read_page(
        b'<title>Rivers</title><meta name="citation_volume" content="12"><meta name="prism.number" content="3">'
        b'<meta name="citation_firstpage" content=" 101 ">'
    )
    found = {(c.field, c.value, c.origin) for c in page.candidates if c.field in ("volume", "issue", "first_page")}
    assert found == {
        ("volume", "12", "meta citation_volume"),
        ("issue", "3", "meta prism.number"),
        ("first_page", "101", "meta citation_firstpage"),
    }


def test_other_pages_have_none() -> None:
    """A page without such fields, or with empty ones, states no number."""
    page = read_page(b'<title>Rivers</title><meta name="citation_volume" content=" ">')
    assert not [c for c in page.candidates if c.field in ("volume", "issue", "first_page")]
