"""Whether a stretch of a note names a source: prose with hyperlinks says nothing of what the page is called."""

import pytest

from provaudit.references import references_in
from tests.references.test_apart import linked


@pytest.mark.parametrize(
    "text",
    [
        "See [here](https://a.example/x).",
        "As [Jane Roe has shown](https://a.example/x), this is not so.",
        "The [Brennan Center](https://a.example/x) keeps a list of such laws.",
        "In May 2019, [Jane Roe](https://a.example/x) said that rain falls, but that the city is dry.",
        "This was shown [by the Herald in 2019](https://a.example/x), and again a year later.",
        "I owe this to [Jane Roe](https://a.example/x).",
        "See the [full data set of the study](https://a.example/x) for more.",
    ],
)
def test_sentences_in_which_words_are_linked(text: str) -> None:
    """They name no source."""
    assert references_in(linked(text)) == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[Rain falls on Rome](https://a.example/x), Herald.", "Rain falls on Rome"),
        ("[iPhones in the rain](https://a.example/x), Herald, 5 May 2020.", "iPhones in the rain"),
        (
            "Why the rain falls on the dry city of Rome. [herald.example](https://a.example/x). May 5, 2020.",
            "Why the rain",
        ),
        ("Why the rain falls on the dry city of Rome [Herald, 5 May 2020](https://a.example/x)", "Why the rain"),
    ],
)
def test_links_that_are_fields(text: str, title: str) -> None:
    """A title, or the site and the date, that punctuation sets off; whatever the capitals."""
    (reference,) = references_in(linked(text))
    assert (reference.url, (reference.title or "").startswith(title)) == ("https://a.example/x", True)


def test_an_initial_is_no_talk() -> None:
    """`I. H. Marshall` is not `I thank`."""
    assert len(references_in(linked("I. H. Marshall, A concise theology. Downers Grove: IVP, 2008."))) == 1
    assert references_in(linked("I thank A. Roe, B. Lee, and C. Moe, all of Rome, for this in 2008.")) == ()
