"""From notes and links to references, citations and their sentences."""

from __future__ import annotations

from provaudit.citing import cite
from provaudit.formats import parse
from provaudit.model import Document

TEXT = """\
Rivers rise in the north. [1] Nobody knows why, says one report. [2] See also [the atlas](https://maps.test/rivers).

[1] Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.test/a.

[2] Keller, Bruno. "Why nobody knows." Example News, 2 March 2025. https://news.test/b.
"""


def cited(text: str = TEXT) -> Document:
    """The document in `text`, with its references."""
    return cite(parse(text.encode(), "a.md"))


def test_references_are_numbered_in_document_order() -> None:
    """Notes and links in running text become references, by their place in the document."""
    references = cited().references
    assert [reference.id for reference in references] == ["r1", "r2", "r3"]
    assert [reference.origin for reference in references] == ["link", "note", "note"]
    assert [reference.url for reference in references] == [
        "https://maps.test/rivers", "https://news.test/a", "https://news.test/b"
    ]  # fmt: skip


def test_a_citation_has_its_sentence_and_its_references() -> None:
    """Each marker belongs to the sentence before it, and calls the references of its note."""
    document = cited()
    sentences = [citation.sentence.of(document.text) for citation in document.citations]
    assert sentences[0].startswith("Rivers rise in the north.")
    assert sentences[1].startswith("Nobody knows why")
    assert [citation.references for citation in document.citations] == [("r2",), ("r3",)]


def test_a_link_claims_no_title() -> None:
    """The words of a link are no claim about the page's title."""
    assert cited().references[0].title is None
    assert cited().references[0].text == "the atlas"
