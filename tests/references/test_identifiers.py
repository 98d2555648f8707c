"""Addresses and identifiers, without the punctuation of the sentence around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.references.identifiers import doi_of, identifiers_in, identifiers_of, valid_isbn, valid_issn


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("See https://example.org/a/b.", "url", "https://example.org/a/b"),
        ("(https://en.example.org/wiki/Foo_(bar))", "url", "https://en.example.org/wiki/Foo_(bar)"),
        ("<https://example.org/x>", "url", "https://example.org/x"),
        ("www.example.org/x, and", "url", "http://www.example.org/x"),
        ("at example.co.uk/news/1.html;", "url", "http://example.co.uk/news/1.html"),
        ("http:/example.org/x", "url", "http://example.org/x"),
        ("https://example.org/a?b=1&amp;c=2", "url", "https://example.org/a?b=1&c=2"),
        ("https://example.org/news/ 5 May 2020", "url", "https://example.org/news/"),
        ("https://www.abc7.example/news/ abc7.example, 2020", "url", "https://www.abc7.example/news/"),
        ("https://example.org/t/1636Accessed May 5, 2026.", "url", "https://example.org/t/1636"),
        ("https://example.org/a.htmlConsulté le 5 mai 2026", "url", "https://example.org/a.html"),
        ("https://example.org/a/b(05/05/2026)", "url", "https://example.org/a/b"),
        ("https://example.org/a_(2026-05-05), and", "url", "https://example.org/a_"),
        ("https://example.org/a/b（2026年5月5日閲覧）", "url", "https://example.org/a/b"),
        ("《https://example.org/a》", "url", "https://example.org/a"),
        ("https://example.org/a_(2026)", "url", "https://example.org/a_(2026)"),
        ("<https://example.org/a.html. >", "url", "https://example.org/a.html"),
        ("https://example.org/AreYouAccessed again", "url", "https://example.org/AreYouAccessed"),
        ("https://example.org/story.php?id= 12345", "url", "https://example.org/story.php?id=12345"),
        ("http://example.org/2019/\n05/story.html", "url", "http://example.org/2019/05/story.html"),
        ("https://example.org/jour nal/2019/paper-5.pdf", "url", "https://example.org/journal/2019/paper-5.pdf"),
        ("doi: 10.1016/S2095-3119(16)61428-4.", "doi", "10.1016/S2095-3119(16)61428-4"),
        ("arXiv:2101.00001v2", "arxiv", "2101.00001v2"),
        ("arXiv preprint arXiv:hep-lat/0303003", "arxiv", "hep-lat/0303003"),
        ("PMID: 12345678", "pmid", "12345678"),
        ("ISBN 978-0-306-40615-7", "isbn", "978-0-306-40615-7"),
        ("ISSN 0317-8471", "issn", "0317-8471"),
        ("hdl:2027/xyz.123", "handle", "2027/xyz.123"),
    ],
)
def test_the_identifier_in_a_text(text: str, kind: str, value: str) -> None:
    """The one identifier of the text is found with its kind and its usable value."""
    found = identifiers_in(text)
    assert [(item.kind, item.value) for item in found] == [(kind, value)]
    assert 0 <= found[0].start < found[0].end <= len(text)


def test_checksums_tell_real_numbers_from_wrong_ones() -> None:
    """ISBN and ISSN hold only with their check digit."""
    assert valid_isbn("978-0-306-40615-7")
    assert valid_isbn("0-306-40615-2")
    assert not valid_isbn("978-0-306-40615-8")
    assert valid_issn("0317-8471")
    assert not valid_issn("0317-8472")


def test_addresses_carry_identifiers() -> None:
    """A DOI, a PubMed number and an arXiv number are read off the addresses that carry them."""
    assert doi_of("https://www.example.com/doi/full/10.1257/jel.20201641?x=1") == "10.1257/jel.20201641"
    assert doi_of("https://example.com/10.html") is None
    assert identifiers_of("https://pubmed.ncbi.nlm.nih.gov/12345678/") == {"pmid": "12345678"}
    assert identifiers_of("https://arxiv.org/abs/2101.00001") == {"arxiv": "2101.00001"}


@given(st.text(alphabet="htps:/w.10-()[]<>&;ISBN 0123456789X\n", max_size=300))
def test_any_text_gives_ordered_stretches(text: str) -> None:
    """Whatever the text, what is found stands inside it, in order."""
    found = identifiers_in(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert [item.start for item in found] == sorted(item.start for item in found)


def test_an_address_that_names_the_site_of_another_is_none() -> None:
    """A site named by its address beside the address of a page there is not cited; one with a path or alone is."""
    page = "https://www.herald.example/news/dam"
    assert [f.value for f in identifiers_in(f"Dam gives way, Herald (www.herald.example), {page}")] == [page]
    assert len(identifiers_in(f"www.herald.example/news and {page}")) == 2
    assert len(identifiers_in(f"www.post.example and {page}")) == 2
    assert len(identifiers_in("www.herald.example")) == 1
