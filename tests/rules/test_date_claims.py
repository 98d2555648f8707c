"""M505 where the page helps to read the reference's date."""

from __future__ import annotations

import pytest

from tests.rules.examples import example
from tests.rules.test_rule_pages import codes

PAGE = (
    "<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read here.</p>"
    '<meta property="article:published_time" content="2025-10-07T09:00:00Z">'
)


def audited(note: str) -> list[str]:
    """The codes for a note that cites a page of 7 October 2025."""
    return codes(example(f"{note}\nHTTP 200 https://news.example/a\n{PAGE}", True))


@pytest.mark.parametrize(
    "note",
    [
        "Smith, A., Rivers rise in the north, published in Example News, 7/10/2025 [https://news.example/a].",
        "Smith, A., Rivers rise in the north, published in Example News, 10/7/2025 [https://news.example/a].",
        'Smith, Ann. "Rivers rise in the north." Example News. https://news.example/a (05.05.2026).',
        "Smith, A.: Rivers rise in the north (built 1931 – 1945), https://news.example/a, (2025).",
    ],
)
def test_a_date_that_we_may_have_misread_is_not_contradicted(note: str) -> None:
    """Day and month in numbers, a day after the address, another year in the title: none of them is an accusation."""
    assert "M505" not in audited(note)


@pytest.mark.parametrize(
    "note",
    [
        'Smith, Ann. "Rivers rise in the north." Example News, 7/11/2025. https://news.example/a.',
        'Smith, Ann. "Rivers rise in the north." Example News, 7 October 2024. https://news.example/a.',
        'Smith, Ann. "Rivers rise in the north." Example News, 2 May 2023. https://news.example/a. Accessed June 2025.',
    ],
)
def test_a_date_that_is_wrong_either_way_is_contradicted(note: str) -> None:
    """No reading of the reference makes it the page's."""
    assert "M505" in audited(note)


def test_a_day_that_only_the_title_names_is_not_the_cited_one() -> None:
    """The title's 31 January and the year behind it are no date."""
    page = PAGE.replace("Rivers rise in the north", "Open day on 31 January")
    note = "Open day on 31 January. news.example, 2025. https://news.example/a. Accessed May 5, 2026"
    assert "M505" not in codes(example(f"{note}\nHTTP 200 https://news.example/a\n{page}", True))


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Which of the Rust 2024 rivers rise", "? news.example [Internet]. [cited 2026 May 5]. https://news.example/a"),
        ("Rivers Rise in the North 2021", " (https://news.example/a, 21 Jan 2022)"),
        ("15 Best Rivers of the North 2026", " (Zugriff am 5. Mai 2026): https://news.example/a."),
        ("Rivers of the north (built 1931 – 1945)", ". Example News. https://news.example/a (accessed 5 May 2026)."),
    ],
)
def test_a_year_that_only_the_title_names_is_not_the_cited_one(title: str, rest: str) -> None:
    """Nor is that of the day of access, or one from before there were pages."""
    page = PAGE.replace("Rivers rise in the north", title)
    assert "M505" not in codes(example(f"{title}{rest}\nHTTP 200 https://news.example/a\n{page}", True))


def test_a_date_that_a_format_states_outright_was_not_misread() -> None:
    """Its numbers need not stand in the words that are shown of the reference."""
    item = '{"type": "webpage", "title": "Rivers rise in the north", "issued": {"date-parts": [[2025, 3, 1]]}'
    note = f'FILE a.json\n[{item}, "URL": "https://news.example/a"}}]'
    assert "M505" in audited(note)
    assert "M505" not in audited(note.replace("3, 1", "10, 7"))
