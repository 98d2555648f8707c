"""Notes to references: several in one note, commentary, back-references, and their places in the document."""

import pytest

from provaudit.model import Link, Note, Passage, Span
from provaudit.references import references_in

ONE = "Sieg, Linda. “Japan on red alert.” Nikkei Asia, 13 March 2025. https://asia.nikkei.com/Opinion/alert."
TWO = (
    "Das, Debak. “An Unreliable America.” Foreign Policy, 14 March 2025. https://foreignpolicy.com/2025/03/14/america/."
)


def note(text: str, **more: object) -> Note:
    """A note that stands at offset 100 of its document, letter for letter."""
    return Note("7", Passage(text, Span(100, 100 + len(text))), **more)  # type: ignore[arg-type]


def test_one_reference_with_its_place_in_the_document() -> None:
    """A note with one reference gives it with its label, and spans that count in the document."""
    (reference,) = references_in(note(ONE))
    assert reference.label == "7"
    assert reference.span == Span(100, 100 + len(ONE))
    assert reference.spans["title"].start == 100 + ONE.index("Japan")


@pytest.mark.parametrize("joint", ["; ", "; see also ", " See also ", "; and "])
def test_two_references_in_one_note(joint: str) -> None:
    """References parted by a semicolon, or by "see also" after an address, are two."""
    text = "See " + ONE.removesuffix(".") + ("." if joint[0] == " " else "") + joint + TWO
    found = references_in(note(text))
    assert [reference.title for reference in found] == ["Japan on red alert", "An Unreliable America"]
    assert [reference.url for reference in found] == [
        "https://asia.nikkei.com/Opinion/alert",
        "https://foreignpolicy.com/2025/03/14/america/",
    ]


@pytest.mark.parametrize("back", ["Ibid.; ", "Ibid., p. 5; ", "Ebd., S. 12; "])
def test_what_follows_ibid_and_a_semicolon_is_a_reference_of_its_own(back: str) -> None:
    """And Ibid. is none of its authors."""
    (found,) = references_in(note(back + ONE))
    assert (found.title, found.authors) == ("Japan on red alert", references_in(note(ONE))[0].authors)


def test_an_address_before_its_title_is_not_parted_from_it() -> None:
    """Unless a stop stands between, or another address follows."""
    (found,) = references_in(note("<https://a.example/x> “How to use it” The Herald (August 2019)"))
    assert (found.url, found.title) == ("https://a.example/x", "How to use it")
    two = references_in(note("https://a.example/x. Jane Roe, “How to use it”, Journal of Rain 5 (2019), 7."))
    assert [reference.url for reference in two] == ["https://a.example/x", None]


@pytest.mark.parametrize(
    "text",
    [
        "Link: https://a.example/x; title: How to use it, and why; source: The Herald; date: 24 February 2015",
        "How to use it, or: Rain, 2023; herald.example; 5 November 2023; https://a.example/x",
    ],
)
def test_semicolons_between_fields_part_no_references(text: str) -> None:
    """Labels, or a site, a day and the address of what stands before; a label may lead to another reference, too."""
    assert [reference.url for reference in references_in(note(text))] == ["https://a.example/x"]
    more = text + "; Source: Ann Roe, “Rain falls on Rome”, The Herald, 2020, https://b.example/y"
    assert [reference.url for reference in references_in(note(more))] == ["https://a.example/x", "https://b.example/y"]


def test_authors_parted_by_semicolons_are_one_reference() -> None:
    """A semicolon between authors begins no new reference."""
    text = (
        "Rivera, A.; Stone, B. A title of some length. Journal of Things 2019, 12, 45–67. https://doi.org/10.1234/abc.5"
    )
    assert len(references_in(note(text, kind="entry"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        (
            "Desk BN. Bridges close. news.test. October 2016. http://news.test/a-1. Published October 13, 2016. "
            "Accessed May 5, 2026."
        ),
        (
            "Lee A. Rivers rise in the north [Internet]. news.test; 2021 [cited 2026 May 5]. Available from: "
            "https://news.test/rivers"
        ),
        "LEE A. Rivers rise in the north[EB/OL]. News.test; 2021. https://news.test/rivers.",
        "Lee, A.: Rivers rise in the north. https://news.test/rivers. Zugriff am 05.05.2026.",
        "Lee A. Rivers rise. Journal of Things 2019, 12(3); https://doi.org/10.1234/abc.5",
        "“Rivers rise,” article published in News.test on November 5, 2021; see https://news.test/rivers",
        "Rivers rise in the north https://news.test/rivers, The Herald, by Ann Lee, November 2021",
        "Lee &amp; Roe. Rivers rise in the north. Big &amp; Wide, 2019. https://news.test/rivers",
    ],
)
def test_what_goes_on_with_a_reference_is_no_other_one(text: str) -> None:
    """When a page was published or looked at, and where it is to be had, begin no new reference."""
    (reference,) = references_in(note(text))
    assert reference.url or reference.doi


def test_bare_addresses_are_a_reference_each() -> None:
    """A note may be a list of links."""
    found = references_in(note("See https://a.test/one; https://b.test/two; and https://c.test/three."))
    assert [reference.url for reference in found] == [
        "https://a.test/one",
        "https://b.test/two",
        "https://c.test/three",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ibid.",
        "Ibid., 45.",
        "Rivera, op. cit., p. 4.",
        "The author thanks two readers for their comments.",
        "Translated by the author.",
        "Emphasis added.",
        "This was still true in 2019.",
        "",
        " ; . ",
    ],
)
def test_commentary_and_back_references_give_none(text: str) -> None:
    """What names no source gives no reference."""
    assert references_in(note(text)) == ()


def test_commentary_before_a_reference_does_not_hide_it() -> None:
    """An address in talk is a source all the same."""
    (reference,) = references_in(note("For more on this, see https://example.org/report."))
    assert reference.url == "https://example.org/report"


def test_a_hyperlink_gives_the_hidden_address() -> None:
    """The address of a link on the note's words is used; a link back into the document is not."""
    text = "Sieg, Linda. “Japan on red alert.” Nikkei Asia, 13 March 2025. ↩"
    links = (
        Link("Japan on red alert", "https://asia.nikkei.com/x", Span(114, 132)),
        Link("↩", "#fnref7", Span(100 + len(text) - 1, 100 + len(text))),
    )
    (reference,) = references_in(note(text, links=links))
    assert reference.url == "https://asia.nikkei.com/x"
    assert reference.spans["url"] == Span(114, 132)


def test_runs_of_a_passage_are_followed() -> None:
    """Where the source has more characters than the passage, spans count in the source."""
    text = "Sieg, Linda. “Japan on red alert.” Nikkei Asia, 13 March 2025."
    passage = Passage(text, Span(0, len(text) + 4), runs=((0, 0), (13, 17)))
    (reference,) = references_in(Note("1", passage))
    assert reference.spans["title"].start == text.index("Japan") + 4


def test_stated_fields_are_taken_as_they_are() -> None:
    """Fields of a structured format need no guessing and are certain."""
    fields = {
        "title": "A {Title}: with colon",
        "author": "Licon, Adriana Gomez; {World Health Organization}; others",
        "container-title": "Site",
        "issued": "2025-03-01",
        "accessed": "5 May 2026",
        "URL": "https://example.org/a",
        "DOI": "https://doi.org/10.1234/abc",
        "archive-url": "https://web.archive.org/web/20250301/https://example.org/a",
        "volume": "3",
        "page": "4-5",
        "type": "article-newspaper",
        "ISBN": "0-306-40615-2",
    }
    (reference,) = references_in(note("@misc{x}", fields=fields))
    assert reference.title == "A {Title}: with colon"
    assert [str(name) for name in reference.authors] == ["Adriana Gomez Licon", "World Health Organization"]
    assert (str(reference.date), str(reference.accessed), str(reference.archived)) == (
        "2025-03-01",
        "2026-05-05",
        "2025-03-01",
    )
    assert (reference.doi, reference.pages, reference.kind) == ("10.1234/abc", "4-5", "article-newspaper")
    assert reference.identifiers == {"isbn": "0-306-40615-2"}
    assert set(reference.confidence.values()) == {1.0}
    assert reference.span == Span(100, 108)
