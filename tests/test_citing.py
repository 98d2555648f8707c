"""From notes and links to references, citations and their sentences."""

from __future__ import annotations

import pytest

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


SAID = "Ann Smith said “the dam will hold for years”."
SMITH = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.test/a.'
POE = 'Poe, Bob. "Rivers fall in the north." Example News, 2 March 2025. https://news.test/b.'
WIKIPEDIA = (
    '<sup id="cite_ref-{0}" class="reference"><a href="#cite_note-{0}"><span>[</span>{0}<span>]</span></a></sup>'
)
PANDOC = '<a href="#fn{0}" class="footnote-ref" id="fnref{0}" role="doc-noteref"><sup>{0}</sup></a>'
MARKED = {
    "a.txt": f"{SAID}[1][2]\n\n[1] {SMITH}\n\n[2] {POE}\n",
    "a.md": f"{SAID}[^1] [^2]\n\n[^1]: {SMITH}\n[^2]: {POE}\n",
    "a.rst": f"{SAID} [1]_ [2]_\n\n.. [1] {SMITH}\n.. [2] {POE}\n",
    "a.wiki": f"{SAID}<ref>{SMITH}</ref>\n\n<ref>{POE}</ref>",
    "a.tex": rf"\begin{{document}}{SAID}\footnote{{{SMITH}}}\end{{document}}",
    "wikipedia.html": f"<p>{SAID}{WIKIPEDIA.format(1)}{WIKIPEDIA.format(2)}</p><ol class='references'>"
    f"<li id='cite_note-1'>{SMITH}</li><li id='cite_note-2'>{POE}</li></ol>",
    "pandoc.html": f"<p>{SAID}{PANDOC.format(1)}</p><p>{PANDOC.format(2)} is next.</p><section class='footnotes'><ol>"
    f"<li id='fn1'><p>{SMITH}</p></li><li id='fn2'><p>{POE}</p></li></ol></section>",
}
BOTH = ("a.txt", "a.md", "a.rst", "wikipedia.html")


@pytest.mark.parametrize("name", MARKED)
def test_a_marker_behind_the_full_stop_is_of_the_sentence_before(name: str) -> None:
    """In every format, whatever markup stands between, and side by side; a marker in the next block is not its own."""
    document = cite(parse(MARKED[name].encode(), name))
    assert document.quotations[0].references == (("r1", "r2") if name in BOTH else ("r1",))
    assert document.citations[0].sentence.of(document.text).startswith(SAID[:20])
