"""Where the references of one note are parted: between addresses that have a title each, whatever stands there."""

import pytest

from provaudit.model import Link, Note, Passage, Span
from provaudit.references import references_in
from provaudit.references.apart import belongs, is_open

ONE = "Ann Roe, “Rain falls on Rome again,” The Herald, May 5, 2020, https://herald.example/rain"
TWO = "Bob Lee, “Why rivers rise in spring,” The Tribune, March 3, 2021, https://tribune.example/rivers"
ADDRESSES = ["https://herald.example/rain", "https://tribune.example/rivers"]


def linked(text: str, **kinds: str) -> Note:
    """A note at offset 0 in which `[words](address)` are hyperlinks."""
    links = []
    while "](" in text:
        start = text.index("[")
        words, _, rest = text[start + 1 :].partition("](")
        address, _, after = rest.partition(")")
        links.append(Link(words, address, Span(start, start + len(words))))
        text = text[:start] + words + after
    return Note("1", Passage(text, Span(0, len(text))), links=tuple(links), **kinds)


def addresses(text: str) -> list[str | None]:
    """The addresses of the references in a note."""
    return [reference.url for reference in references_in(linked(text))]


@pytest.mark.parametrize(
    "text",
    [
        "{}; {}.",
        "{}. {}.",
        "{}, and {}.",
        "{} and {}",
        "{} – {}",
        "{} | {}",
        "{} // {}",
        "(1) {}; (2) {}.",
        "a) {} b) {}",
        "1. {} 2. {}",
        "{}, cited in {}.",
        "{}. Quoted in {}.",
        "{} (accessed May 5, 2026), as well as {}.",
        "{} (last accessed May 5, 2026). {}.",
        "Vgl. {} sowie {}.",
        "Voir {} ; voir aussi {}.",
        "For more, see {}. For a different view, see {}.",
        "Compare {} with {}.",
        "{}; but see {}.",
        "The figure is from {}. It was repeated in {}.",
    ],
)
def test_two_sources_in_one_note(text: str) -> None:
    """Each has its own title, authors, date and address."""
    found = references_in(linked(text.format(ONE, TWO)))
    assert [reference.url for reference in found] == ADDRESSES
    assert [reference.title for reference in found] == ["Rain falls on Rome again", "Why rivers rise in spring"]
    assert [str(reference.authors[0]) for reference in found] == ["Ann Roe", "Bob Lee"]
    assert [str(reference.date) for reference in found] == ["2020-05-05", "2021-03-03"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "[Rain falls on Rome again](https://a.example/x) (The Herald, May 5, 2020), and "
            "[Why rivers rise in spring](https://b.example/y) (The Tribune, March 3, 2021)."
        ),
        (
            "Ann Roe, “[Rain falls on Rome again](https://a.example/x),” The Herald, May 5, 2020 "
            "Bob Lee, “[Why rivers rise in spring](https://b.example/y),” The Tribune, March 3, 2021"
        ),
        (
            "„Rain falls on Rome again“, The Herald vom 5. Mai 2020, https://a.example/x; "
            "„Why rivers rise in spring“, The Tribune vom 3. März 2021, https://b.example/y"
        ),
        (
            "Rain falls on Rome again, The Herald, May 5, 2020 (https://a.example/x). "
            "10 ways in which rivers rise, The Tribune, March 3, 2021 (https://b.example/y)."
        ),
        (
            "https://a.example/x (“Rain falls on Rome again”, The Herald, 5 May 2020) and "
            "https://b.example/y (“Why rivers rise in spring”, The Tribune, 3 March 2021)"
        ),
        (
            "(2020, May 5). Rain falls on Rome again. The Herald. https://a.example/x | "
            "(2021, March 3). Why rivers rise in spring. The Tribune. https://b.example/y"
        ),
    ],
)
def test_layouts_in_which_sources_follow_one_another(text: str) -> None:
    """Hyperlinked titles, lines of a list, German quotation marks, titles that begin with numbers, addresses first."""
    found = references_in(linked(text))
    assert [reference.url for reference in found] == ["https://a.example/x", "https://b.example/y"]
    assert [str(reference.date) for reference in found] == ["2020-05-05", "2021-03-03"]


@pytest.mark.parametrize(
    "text",
    [
        ONE + ", archived at https://perma.cc/AB12-CD34.",
        ONE + " (archived 5 May 2026 at https://web.archive.org/web/20260505000000/https://herald.example/rain).",
        ONE
        + ". Archived from the original on 5 May 2026: https://web.archive.org/web/2026/https://herald.example/rain",
        ONE + "; PDF: https://herald.example/rain.pdf",
        ONE + "; the thread is at https://social.example/1",
        ONE + " (also at https://mirror.example/x).",
        "“Rain falls on Rome again,” The Herald (https://herald.example), May 5, 2020, https://herald.example/rain",
        (
            "[Ann Roe](https://social.example/roe), “[Rain falls on Rome again](https://herald.example/rain),” "
            "[The New York Herald](https://herald.example/), May 5, 2020."
        ),
        (
            "[Rain falls on Rome again](https://herald.example/rain), The Herald, May 5, 2020 (hat tip to "
            "[Bob Lee](https://social.example/lee))."
        ),
    ],
)
def test_a_source_with_other_addresses_beside_it(text: str) -> None:
    """Copies, front pages, the author's page and thanks make no other source."""
    assert addresses(text) == ["https://herald.example/rain"]


def test_a_link_behind_see_also_is_not_the_address_of_what_stands_before() -> None:
    """An interview has none."""
    found = references_in(linked("Ann Roe, interview, Rome, 5 May 2020; see also [Rain in Rome](https://a.example/x)."))
    assert [reference.url for reference in found] == [None, "https://a.example/x"]


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("(accessed 5 May 2026)", True),
        ("5 May 2026", True),
        ("12, no. 3", True),
        ("published 5 May 2026", True),
        ("publishedreporter.example: “Rain”", False),
        ("(2) Ann Roe", False),
        ("(2020, May 5). Rain falls", False),
        ("10 ways to see rain", False),
        ("cited in Ann Roe", False),
    ],
)
def test_what_goes_on_with_a_reference(text: str, goes_on: bool) -> None:
    """Days of access and numbers do; the number of a part, of things in a title, or a year in front do not."""
    assert belongs(text, 0) == goes_on


@pytest.mark.parametrize(
    ("text", "opened"), [("„Rain“ in", False), ("„Rain in", True), ("“Rain", True), ("(a) b", False), ("[a", True)]
)
def test_open_quotations_and_brackets(text: str, opened: bool) -> None:
    """The mark that closes in German opens in English."""
    assert is_open(text) == opened


RAIN, RIVERS = "[Rain falls on Rome again](https://a.example/x)", "[Why rivers rise in spring](https://b.example/y)"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"{RAIN} & {RIVERS}", ["Rain falls on Rome again", "Why rivers rise in spring"]),
        (f"{RAIN} by Ann Roe, {RIVERS} by Bob Lee", ["Rain falls on Rome again", "Why rivers rise in spring"]),
        (f"{RAIN} {RIVERS}", ["Rain falls on Rome again", "Why rivers rise in spring"]),
        (f"*Herald*: {RAIN}, *Tribune*: {RIVERS}", ["Rain falls on Rome again", "Why rivers rise in spring"]),
        (
            f"{RAIN} / “Why rivers rose in 2021,” The Tribune, March 3, 2021, https://b.example/y",
            ["Rain falls on Rome again", "Why rivers rose in 2021"],
        ),
        (f"{RAIN}; see also Tribune: https://b.example/y", ["Rain falls on Rome again"]),
        ("https://a.example/x / Why rivers rise in spring (https://b.example/y)", [None, "Why rivers rise in spring"]),
        ("https://a.example/x · [Rivers of spring](https://b.example/y)", [None, "Rivers of spring"]),
    ],
)
def test_linked_titles_are_parted_by_any_sign(text: str, titles: list[str | None]) -> None:
    """Two linked titles are two works, and each keeps its own address."""
    found = references_in(linked(text))
    assert [reference.title for reference in found] == titles
    assert [reference.url for reference in found] == ["https://a.example/x", "https://b.example/y"][: len(titles)]


def test_a_linked_author_does_not_part_his_reference() -> None:
    """A name with capital letters only is no title."""
    (found,) = references_in(linked("[Ann Mary Roe](https://a.example/ann), [Rain falls on Rome](https://a.example/x)"))
    assert (found.title, found.url, len(found.authors)) == ("Rain falls on Rome", "https://a.example/x", 1)
