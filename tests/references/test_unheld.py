"""Every address of a note is looked at: those that are in no reference are links that claim nothing more."""

from provaudit.cited import addresses_in, references_of
from provaudit.formats import parse
from provaudit.references import references_in, unheld_links
from tests.references.test_apart import ONE, linked


def unheld(text: str) -> list[str]:
    """The addresses of a note that none of its references holds."""
    note = linked(text)
    return [link.url for link in unheld_links(note, references_in(note))]


def test_links_in_prose_are_links() -> None:
    """With the words that carry them."""
    note = linked("This was shown [by the Herald](https://a.example/x), and [again later](https://b.example/y).")
    assert [(link.text, link.url) for link in unheld_links(note, references_in(note))] == [
        ("by the Herald", "https://a.example/x"),
        ("again later", "https://b.example/y"),
    ]


def test_what_a_reference_holds_is_no_other_link() -> None:
    """Its address in another spelling, its archived copy and its DOI."""
    assert unheld(f"{ONE}, archived at https://perma.cc/AB12-CD34. https://www.herald.example/rain/") == []
    assert unheld("Roe, A. Rain in Rome. J. Rain 5, 2019. https://doi.org/10.1234/abc.5 doi:10.1234/abc.5") == []


def test_addresses_beside_the_source_are_links_once() -> None:
    """A thread, and the site's front page."""
    assert unheld(f"{ONE}; the thread is at https://social.example/1, again https://social.example/1") == [
        "https://social.example/1"
    ]


def test_a_document_refers_to_all_addresses_of_its_notes() -> None:
    """As references that claim nothing but their address; capturing takes the same addresses."""
    text = "A claim.[^1]\n\n[^1]: See [here](https://a.example/x) and [there](https://b.example/y).\n"
    document = parse(text.encode(), "a.md")
    found = list(references_of(document))
    assert [(reference.origin, reference.title, reference.url) for reference in found] == [
        ("link", None, "https://a.example/x"),
        ("link", None, "https://b.example/y"),
    ]
    assert sorted(addresses_in(document)) == ["https://a.example/x", "https://b.example/y"]
