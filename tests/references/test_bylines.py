"""Authors where a tagger found none, by what people write around their names."""

import pytest

from provaudit.references import parse_reference
from provaudit.references.anchors import anchored
from provaudit.references.bylines import attributed, bylined

URL = "https://www.herald.example/rain-falls-on-rome"


def people(text: str, tags: str) -> list[str]:
    """The words that are authors' in the end; `tags` has a letter per token, a capital where a stretch begins."""
    row = anchored(text)
    given = ["O" if tag == "o" else f"B-{tag}" if tag.isupper() else f"I-{tag.upper()}" for tag in tags]
    assert len(given) == len(row.tokens)
    return [token.text for token, tag in zip(row.tokens, attributed(row, given), strict=True) if tag[-1] == "A"]


@pytest.mark.parametrize(
    ("text", "tags", "names"),
    [
        (f"Rain falls on Rome. By Jane Roe. The Herald. {URL}", "TttttttJjo", ["Jane", "Roe"]),
        (f"Rain falls on Rome, by rainfan, The Herald, {URL}", "TtttttJjo", ["rainfan"]),
        (f"Rain falls on Rome. By Jane Roe. The Herald. {URL}", "AaaaTttJjo", ["Jane", "Roe"]),
        (f"Rain falls on Rome — Jane Roe, The Herald, {URL}", "TtttttJjo", ["Jane", "Roe"]),
        (f"Rain falls on Rome, The Herald, Jane Roe, 3 May 2020. {URL}", "TtttJjooDo", ["Jane", "Roe"]),
        (f"{URL} (Zoltan Roe, “Rain falls on Rome”, The Herald)", "oooTtttJj", ["Zoltan", "Roe"]),
        (f"Jane Roe for The Herald: “Rain falls on Rome” {URL}", "AaaaaTttto", ["Jane", "Roe"]),
        (f"herald.example. “Rain falls on Rome” {URL}", "AaTttto", []),
        (f"Rain falls, by chance, on Rome, The Herald, {URL}", "TtttttJjo", []),
        (f"Rain falls on Rome — the long winter, The Herald, {URL}", "TttttttJjo", []),
        (f"Rain falls — Write About Your Topics, The Herald, {URL}", "TtttttJjo", []),
        (f"“Rain falls — Jane Roe”, The Herald, {URL}", "TtttJjo", []),
        (f"Rain falls on Rome, trad. par, The Herald, {URL}", "TtttooJjo", []),
        (f"ORF.at, “Rain falls on Rome”, The Herald, {URL}", "AaTtttJjo", ["ORF", "at"]),
        (f"Rain falls on Rome, The Herald, New York, 3 May 2020. {URL}", "TtttJjLlDo", []),
    ],
)
def test_who_wrote_it(text: str, tags: str, names: list[str]) -> None:
    """Names are told from the words around them; what is no name stays what it was."""
    assert people(text, tags) == names


def test_the_host_in_the_place_of_an_author_is_the_container() -> None:
    """Who has no author to name begins with the site."""
    found = parse_reference(f"herald.example. “Rain falls on Rome.” 12 Dec. 2022. Web. {URL}")
    assert (found.authors, found.container, str(found.date)) == ((), "herald.example", "2022-12-12")


def test_the_only_linked_words_are_the_title() -> None:
    """Whatever quotation marks and years are in them."""
    found = parse_reference("[In Rom fällt „Regen“ im Mai](https://www.herald.example/a), herald.example, May 3, 2020")
    assert (found.title, str(found.date)) == ("In Rom fällt „Regen“ im Mai", "2020-05-03")
    found = parse_reference("[Top 7 rain trends for 2024](https://herald.example/top), herald.example, May 3, 2023")
    assert (found.title, str(found.date)) == ("Top 7 rain trends for 2024", "2023-05-03")


def test_a_byline_after_a_bracketed_date_names_the_authors() -> None:
    """Only where nobody else is an author, and only a name after the "by"."""
    row = anchored("Rain (2020) by Ann Lee")
    assert bylined(row, ["B-T", "D", "O", "O", "O"]) == ["B-T", "D", "O", "B-A", "I-A"]
    assert bylined(row, ["B-A", "D", "O", "O", "O"]) == ["B-A", "D", "O", "O", "O"]
    assert bylined(anchored("Rain (2020) by sea"), ["B-T", "D", "O", "O"]) == ["B-T", "D", "O", "O"]
    row = anchored("Rain (2020) by A. Lee. Herald")
    assert bylined(row, ["B-T", "D", "O", "O", "O", "B-J"]) == ["B-T", "D", "O", "B-A", "I-A", "B-J"]


@pytest.mark.parametrize(
    ("text", "title", "author", "container", "date"),
    [
        (
            f"Rain falls on Rome / Summer Swann / herald.example / 12.06.2025 / {URL}",
            "Rain falls on Rome",
            "Summer Swann",
            "herald.example",
            "2025-06-12",
        ),
        (f"{URL} | Rain falls on Rome | Krystyna | 2024-03-17", "Rain falls on Rome", "Krystyna", None, "2024-03-17"),
        (
            f"Rain falls on Rome - by Jan Kupitz - 24.10.2023 - {URL}",
            "Rain falls on Rome",
            "Jan Kupitz",
            None,
            "2023-10-24",
        ),
        (
            f"Ann Roe, op-ed in The Herald, “Rain falls on Rome” (5 April 2025), {URL}",
            "Rain falls on Rome",
            "Ann Roe",
            "The Herald",
            "2025-04-05",
        ),
        (
            f"Full text: {URL} (“Rain falls on Rome”, The Herald, 5 April 2025)",
            "Rain falls on Rome",
            "",
            None,
            "2025-04-05",
        ),
        (
            f"Jens Roe wrote in The Herald (7 May 2023): “Rain falls on Rome”, {URL}",
            "Rain falls on Rome",
            "Jens Roe",
            "The Herald",
            "2023-05-07",
        ),
        (f"Read more: Rain falls on Rome, The Herald, {URL}", "Rain falls on Rome", "", "The Herald", "None"),
        (
            f"Rain falls on Rome, by Roman Roe, published on The Herald on 28 April 2023, seen {URL}",
            "Rain falls on Rome",
            "Roman Roe",
            "The Herald",
            "2023-04-28",
        ),
        (
            f"herald.example, Rain falls on Rome, {URL}, 2024-12-22, accessed 2026-05-05.",
            "Rain falls on Rome",
            "",
            "herald.example",
            "2024-12-22",
        ),
    ],
)
def test_people_cite_without_any_style(text: str, title: str, author: str, container: str | None, date: str) -> None:
    """Strokes, dates first, leads and phrases part the fields."""
    found = parse_reference(text)
    assert (found.title, ", ".join(map(str, found.authors)), str(found.date)) == (title, author, date)
    assert container is None or found.container == container


def test_who_is_quoted_in_german_is_not_called_so() -> None:
    """`So Jane Roe in der Zeit`; whoever is called So is, where nothing says that somebody is quoted."""
    row = anchored("So Jane Roe in Herald")
    assert attributed(row, ["B-A", "I-A", "I-A", "O", "B-J"])[:3] == ["O", "B-A", "I-A"]
    row = anchored("So Jane, Herald")
    assert attributed(row, ["B-A", "I-A", "B-J"])[:2] == ["B-A", "I-A"]


def test_who_wrote_an_op_ed_is_no_container() -> None:
    """What follows `op-ed in` is."""
    row = anchored("Ann Roe, op-ed in The Herald")
    assert attributed(row, ["B-J", "I-J", "O", "O", "B-J", "I-J"]) == ["B-A", "I-A", "O", "O", "B-J", "I-J"]


def test_who_stands_before_a_quoted_title_and_is_no_site_wrote_it() -> None:
    """The address tells the site."""
    tags = ["O", "B-T", "I-T", "O"]
    assert attributed(anchored("Admin. “Rain falls.” https://herald.example/a"), tags)[0] == "B-A"
    assert attributed(anchored("Herald. “Rain falls.” https://herald.example/a"), tags)[0] == "O"


def test_a_capital_by_ends_a_title_without_capitals() -> None:
    """`Rain falls By Ann Roe`; in a title with capitals it may be a word of its own."""
    row = anchored("Police search three houses By Ann Roe, Herald")
    taken = attributed(row, ["B-T", *["I-T"] * 6, "B-J"])
    assert taken == ["B-T", "I-T", "I-T", "I-T", "O", "B-A", "I-A", "B-J"]
    taken = attributed(row, ["B-T", *["I-T"] * 4, "B-A", "I-A", "B-J"])
    assert taken == ["B-T", "I-T", "I-T", "I-T", "O", "B-A", "I-A", "B-J"]
    row = anchored("House Searched By Men, Herald")
    assert attributed(row, ["B-T", "I-T", "I-T", "I-T", "B-J"]) == ["B-T", "I-T", "I-T", "I-T", "B-J"]


def test_a_quoted_title_may_begin_with_by() -> None:
    """A bracket before the quotation mark is no date before a byline."""
    reference = parse_reference("herald.example (2021). „Von Regen, Wind und Wetter“ Von Ann Roe 19. November 2021.")
    assert (reference.title or "").startswith("Von Regen")
