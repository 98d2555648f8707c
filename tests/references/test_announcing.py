"""Titles that begin with the words that announce them, with the site, or with the author."""

import pytest

from provaudit.references import parse_reference
from provaudit.references.anchors import anchored
from provaudit.references.announcing import according, announced, cornered, introduced, signed_first, sited, unprosed
from tests.references.test_reaching import labels, spelled

URL = "https://metro.example/2024/rain-falls-on-rome"


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ('As Rome.test put it in "Rain falls on us" on Monday', "TTTTTTTTTTTT", "OOOOOOTTTTOO"),
        ('The Herald article "Rain falls" from Rome', "JJTTTOO", "JJOTTOO"),
        ('Rain and the "Rome" article', "TTTTT", "TTTTT"),
        ('The article "Rain"', "TTT", "TTT"),
        ('Ann Roe’s "Rain falls on us" on Rome.test', "AATTTTTTT", "AATTTTOOO"),
    ],
)
def test_a_title_is_what_a_word_announces_in_quotation_marks(text: str, tags: str, kept: str) -> None:
    """Of two words or more; the announcing words are nobody's."""
    assert labels(announced(anchored(text), spelled(tags))) == kept


def test_before_corner_brackets_stands_the_author_or_the_site() -> None:
    """As Chinese and Japanese mark titles."""
    row = anchored("GrinGEO「Rain falls on Rome」『herald.example』")
    assert labels(cornered(row, spelled("TTTTTJJ"))) == "ATTTTJJ"
    row = anchored(f"Metro，《Rain falls on Rome》, {URL}")
    assert labels(cornered(row, spelled("TTTTTO"))) == "JTTTTO"


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        (f"Metro, Rain falls on Rome, {URL}", "TTTTTO", "JTTTTO"),
        (f"Rain, Metro falls on Rome, {URL}", "TTTTTTO", "TTTTTTO"),
        ("Metro, Rain falls on Rome, https://metro.example/metro-rain", "TTTTTO", "TTTTTO"),
    ],
)
def test_the_site_before_a_comma_is_no_part_of_a_title(text: str, tags: str, kept: str) -> None:
    """If the host says so, and the path does not have its name."""
    assert labels(sited(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ("2022. Julia Müller. Was jetzt regnet", "DTTTTT", "DAATTT"),
        ("2022. Rain Falls. Was jetzt regnet", "DTTTTT", "DTTTTT"),
        (f"2022. Noora Roe and Zed Doe. Rain falls on Rome. {URL}", "DTTTTTTTTTO", "DAAAAATTTTO"),
        (f"2022. Rain in May. Rain falls on Rome. {URL}", "DTTTTTTTO", "DTTTTTTTO"),
        ("Julia Müller. Was jetzt regnet", "TTTTT", "TTTTT"),
    ],
)
def test_a_name_between_date_and_title_is_the_author(text: str, tags: str, kept: str) -> None:
    """By its given name; without a date before it a title may begin with a name."""
    assert labels(signed_first(anchored(text), spelled(tags))) == kept


def test_a_kind_of_text_before_a_colon_is_nobody() -> None:
    """`Report: A title` has no author of that name."""
    assert parse_reference(f"Report: Rain falls on Rome — Metro — {URL}").authors == ()


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ('For more, read "Rain falls on Rome today" by Jane Roe at metro.example', "Jane Roe"),
        ('For more, read "«Rain falls on Rome today»" by the editors at metro.example', ""),
        ('Guardian staff reporter, "Rain falls on Rome today", metro.example', "Guardian staff reporter"),
    ],
)
def test_prose_that_leads_to_a_quotation_is_nobody(text: str, author: str) -> None:
    """Who wrote is named behind it, or nowhere."""
    found = parse_reference(f"{text} ({URL}), 5 May 2024.")
    assert (found.title or "").strip("«»") == "Rain falls on Rome today"
    assert ", ".join(map(str, found.authors)) == author


def test_only_what_is_prose_is_no_author() -> None:
    """Before a quotation, words of sentences are."""
    row = anchored('For more read "Rain falls"')
    assert labels(unprosed(row, spelled("AAATT"))) == "OOOTT"
    row = anchored("Herald has the story: Rain falls, https://herald.example/a")
    assert labels(introduced(row, spelled("JTTTTTO"))) == "JOOOTTO"
    row = anchored('Quoted from "Rain falls"')
    assert labels(unprosed(row, spelled("AATT"))) == "OOTT"
    row = anchored('Guardian staff reporter, "Rain falls"')
    assert labels(unprosed(row, spelled("AAATT"))) == "AAATT"
    row = anchored('Ann van Roe "Rain falls"')
    assert labels(unprosed(row, spelled("AAATT"))) == "AAATT"


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        ('According to Jane Roe ("Rain falls on Rome", Metro, 2024)', "TTTTJJJJPD", "OOAATTTTPD"),
        ("Data from Metro (Rain falls on Rome, May 2024): https://metro.example/a", "TTTPPPPDO", "OOJTTTTDO"),
        ("Data from Metro (Rain in May 2023: on Rome, May 2024): https://metro.example/a", "TTTPPDPPDO", "OOJTTTTTDO"),
        ('According to "Rain falls on Rome", Metro, 2024', "TTJJJJPD", "OOTTTTPD"),
        ('Rain according to "Rain falls on Rome", Metro', "TTTJJJJP", "TTTJJJJP"),
    ],
)
def test_whom_a_sentence_goes_by_is_the_author_and_the_quotation_the_title(text: str, tags: str, kept: str) -> None:
    """Of a sentence that begins so."""
    first = tags.find("J")
    assert labels(according(anchored(text), spelled(tags), (first, first + 4) if first > 0 else None)) == kept


@pytest.mark.parametrize(
    ("text", "tags", "kept"),
    [
        (f"Metro article: Rain falls on Rome, {URL}", "TTTTTTO", "JOTTTTO"),
        (f"Report: Rain falls on Rome, {URL}", "TTTTTO", "OTTTTO"),
        ("Report: Rain falls on Rome, https://metro.example/report-rain", "TTTTTO", "TTTTTO"),
        (f"Rome interview: Rain falls on us, {URL}", "TTTTTTO", "TTTTTTO"),
    ],
)
def test_a_site_s_article_is_introduced_by_a_colon(text: str, tags: str, kept: str) -> None:
    """A title may have such a word before a colon, too, but not behind the site's name."""
    assert labels(introduced(anchored(text), spelled(tags))) == kept


@pytest.mark.parametrize(
    ("text", "title", "authors", "container"),
    [
        ("The Herald reports: Rain falls on Rome (5 May 2020), {}", "Rain falls on Rome", [], None),
        ("D’après The Herald (« Rain falls on Rome », 5 mai 2020), {}", "Rain falls on Rome", [], "The Herald"),
        ("According to Norsk Dagblad (“Rain falls on Rome”, May 2020, {})", "Rain falls on Rome", [], "Norsk Dagblad"),
        ("According to Jane Roe (“Rain falls on Rome”, May 2020, {})", "Rain falls on Rome", ["Jane Roe"], None),
        ("La nota «Rain falls on Rome», en The Herald, 5 de mayo de 2020, {}", "Rain falls on Rome", [], "The Herald"),
    ],
)
def test_a_paper_that_tells_is_no_person(text: str, title: str, authors: list[str], container: str | None) -> None:
    """Nor is a note; who has a given name is one."""
    found = parse_reference(text.format("https://www.herald.example/rain-falls-on-rome"))
    assert (found.title, [str(name) for name in found.authors]) == (title, authors)
    assert container is None or found.container == container
