"""M501, M502, P202 and words for what a link leads to that are not its title."""

import pytest

from tests.rules.examples import example
from tests.rules.test_rule_pages import codes

URL = "https://herald.example/north-floods-2021"
HEADLINE = "Floods in the north: what the new dams have changed since 2021"
TEXT = "The river rose by two metres in Ostia before the dams were finished, as Ann Smith reported from the valley."


def audited(note: str, url: str = URL) -> list[str]:
    """The codes for a note that cites the page about floods."""
    page = f"<title>{HEADLINE} | The Herald</title><article><h1>{HEADLINE}</h1><p>{TEXT}</p></article>"
    return codes(example(f"{note}\nHTTP 200 {url}\n{page}", True))


@pytest.mark.parametrize(
    "note",
    [
        f"[Explanation of the dams]({URL})",
        f"[The Herald's guide to new dams]({URL})",
        f"[Herald floods north March 2021]({URL})",
        f"[Jane Roe's notes on rivers and recipes for lunch]({URL})",
        f"[Definition 4.1]({URL})",
        f"[Report on the finished valley dams of Ostia]({URL})",
        f"Examples of dams: {URL}",
        f"The Gazette reports that hunger has grown in the mountains: {URL}",
        f"New dams north: {URL}",
        f"See Ann Smith’s [post]({URL}) for a refresher on floods.",
        f"[Floods and dams since 2021: the north]({URL})",
    ],
)
def test_a_label_is_no_title(note: str) -> None:
    """A few words, whose article it is, or words that the page has too: they describe the page that they lead to."""
    assert not {"M501", "M502", "M507"} & set(audited(note))


@pytest.mark.parametrize(
    "note",
    [
        f"[Ten recipes for a quick lunch]({URL})",
        f"[Ten recipes for a quick lunch]({URL}), good on the causes of hunger",
        f"- [Ten recipes for a quick lunch]({URL})",
        f"“New dams change north”, {URL}",
        f"Ten recipes for a quick lunch: {URL}",
        f"Smith, Ann. Explanation of recipes. The Herald, 1 March 2021. {URL}",
    ],
)
def test_a_title_of_something_else_is_a_title(note: str) -> None:
    """Words of which the page has hardly any, and words in quotation marks, say what the page is called."""
    assert "M501" in audited(note)


def test_a_word_that_a_title_has_otherwise_is_no_label() -> None:
    """A label leaves words out or begins with the site's name; it does not exchange them."""
    assert "M502" in audited(f"[Floods in the south: what the new dams have changed since 2021]({URL})")
    assert "M502" not in audited(f"[Floods north: new dams 2021]({URL})")


def test_of_a_link_with_words_for_it_no_date_is_asked() -> None:
    """A date is asked of who names an author, a publication, or a title in quotation marks."""
    assert "P202" not in audited(f"[{HEADLINE}]({URL})")
    assert "P202" in audited(f"“{HEADLINE}”, {URL}")
    assert "P202" in audited(f"Smith, Ann. “{HEADLINE}.” The Herald. {URL}")
