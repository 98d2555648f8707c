"""Titles that the tagger gave to people, a periodical, their house or their date."""

import pytest

from provaudit.references.anchors import anchored
from provaudit.references.overrun import of_a_book
from provaudit.references.swallowed import beheld, disclosed


def tagged(labels: str) -> list[str]:
    """Tags out of one letter per token: a run of one letter is one field."""
    before = "-" + labels
    return [
        label if label in "DLVO" else f"{'BI'[label == last]}-{label}"
        for label, last in zip(labels, before, strict=False)
    ]


def titled(tags: list[str], text: str) -> str:
    """The words that are tagged as the title."""
    tokens = anchored(text, ()).tokens
    return " ".join(token.text for token, tag in zip(tokens, tags, strict=True) if tag[-1] == "T")


@pytest.mark.parametrize(
    ("text", "labels", "title"),
    [
        ("Gorky, Maxim, et al., eds. The Canal of Rome. Moscow, 1934.", "EEEEEEEEELD", "The Canal of Rome"),
        ("Roe, Ann, The Prelude, Stephen Gill (eds.) (Rome: Norton, 1979).", "EEEEEEELPD", "The Prelude"),
        ("Fyten, David. (1997, June). Advancement, Wake Forest Magazine, 44", "AADJJJJV", "Advancement"),
        ("Roe, Ann. 2011. Astron. Astrophys., Suppl. Journal, 44", "AADJJJJV", ""),
        ("Roe, Ann and Lee, Bob. Rain Journal 44", "AAAAAJJV", ""),
        ("Wilson A. O. and I. The Rome Review. https://poems.example/o", "AAAAAAAAO", "The Rome Review"),
        ("Wilson A. O. and I. The Rome Review. https://www.theromereview.example/o", "AAAAAAAAO", ""),
    ],
)
def test_a_title_among_people_or_before_its_periodical(text: str, labels: str, title: str) -> None:
    """Behind "eds.", with an article, before a comma; not abbreviations, and not the site that the address names."""
    row = anchored(text, ())
    assert titled(beheld(row, tagged(labels)), text) == title


@pytest.mark.parametrize(
    ("text", "labels", "title"),
    [
        ("Barry Wilkinson, Digital System Design Prentice Hall 1987.", "AATTTTTD", "Digital System Design"),
        ("Roe, C., Analysis of Rain June 1992, York Ltd.", "AATTTTPP", "Analysis of Rain"),
        ("Roe, C., The Riots of June 1992, York Ltd.", "AATTTTPP", "The Riots of month"),
    ],
)
def test_a_title_ends_before_its_house_and_its_date(text: str, labels: str, title: str) -> None:
    """If nothing else is there to be house or date, and no preposition draws the date into the title."""
    row = anchored(text, ())
    assert titled(disclosed(row, tagged(labels)), text) == title


@pytest.mark.parametrize(
    ("text", "labels", "title"),
    [
        (
            "Roe, Ann. Rain in Rome. Causes and cures. London: Sage, 2010.",
            "AATTTJJJLPD",
            "Rain in Rome Causes and cures",
        ),
        ("Roe, Ann. Rain in Rome. Studies of weather. London: Sage, 2010.", "AATTTJJJLPD", "Rain in Rome"),
        ("Roe, Ann. Rain in Rome. Causes and cures. London: Sage, 2010, 12-45.", "AATTTJJJLPDVV", "Rain in Rome"),
    ],
)
def test_the_second_sentence_of_a_book_is_its_subtitle(text: str, labels: str, title: str) -> None:
    """Unless it is a series, or pages tell that the book holds the work."""
    row = anchored(text, ())
    assert titled(of_a_book(row, tagged(labels)), text) == title
