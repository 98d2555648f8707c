"""M504 where a page credits a body and no person."""

from __future__ import annotations

import pytest

from tests.rules.examples import example
from tests.rules.test_rule_pages import codes

WORDS = "The river rose by two metres in one night, and the old bridge was closed to all traffic until Monday. " * 8
NOTE = 'Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.'


def audited(author: str, text: str = WORDS, headline: str = "Rivers rise in the north") -> list[str]:
    """The codes for a page that credits `author`."""
    page = f'<title>{headline}</title><meta name="author" content="{author}"><article><h1>{headline}</h1><p>{text}</p>'
    return codes(example(f"{NOTE}\nHTTP 200 https://news.example/a\n{page}</article>", True))


@pytest.mark.parametrize("author", ["Newsroom", "Example News Desk", "example.com"])
def test_a_body_speaks_against_a_person_of_whom_there_is_no_word(author: str) -> None:
    """The page credits a desk or a site, is there in full, and never says the cited name."""
    assert "M504" in audited(author)


@pytest.mark.parametrize(
    ("author", "text"),
    [
        ("Newsroom", WORDS + "Our reporter Smith was there."),
        ("Newsroom", "The river rose by two metres."),
        ("admin", WORDS),
        ("annsmith", WORDS),
        ("Newsroom", "Река поднялась за ночь на два метра, и старый мост закрыли до понедельника. " * 8),
    ],
)
def test_it_says_nothing_where_the_person_may_be_meant(author: str, text: str) -> None:
    """The name is there, or could be: too little text, a nameless account or her own, another script."""
    assert not {"M503", "M504"} & set(audited(author, text))
