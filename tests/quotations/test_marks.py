"""Which words stand between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.quotations.marks import quoted

CASES = [
    ("He said “yes, we can” twice.", ["yes, we can"]),
    ('He said "yes" and "no".', ["yes", "no"]),
    ("‘The workers’ rights are ours’, he said.", ["The workers’ rights are ours"]),
    ("Don't call it 'done' yet.", ["done"]),
    ("Rock ’n’ roll in the ’90s.", []),
    ("The students’ books and the boys' toys.", []),
    ("A 6'2\" man met a 5'1\" woman.", []),
    ("Sie sagte: „Das ist ‚gut‘ so“ und ging.", ["Das ist ‚gut‘ so", "gut"]),
    ("Er rief: »Halt!« und lief.", ["Halt!"]),
    ("Il dit « bonjour à tous » et part.", ["bonjour à tous"]),
    ("Han sade ”hej då” igen.", ["hej då"]),
    ("彼は「今日は『雨』だ」と言った。", ["今日は『雨』だ", "雨"]),
    ("He wrote ``so be it'' in LaTeX.", ["so be it"]),
    (
        "“What he called ‘the lads’ night out’ was dull.”",
        ["What he called ‘the lads’ night out’ was dull.", "the lads’ night out"],
    ),
    ("“” is empty, and “...” is too.", []),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=[text[:24] for text, _ in CASES])
def test_words_between_marks_are_found(text: str, words: list[str]) -> None:
    """Each convention of quoting gives exactly the words between its marks."""
    assert [text[q.start : q.end] for q in quoted(text)] == words


def test_depth_counts_the_pairs_around() -> None:
    """A quotation inside another one is deeper by one."""
    assert [q.depth for q in quoted("“A ‘b’ c” and “d”")] == [0, 1, 0]


def test_a_mark_that_nothing_closes_runs_on() -> None:
    """An opening mark without a partner gives the rest of the paragraph, and says so."""
    (found,) = quoted("She said: “It begins here")
    assert found.runs_on
    assert found.end == len("She said: “It begins here")


@given(st.text(alphabet="ab s.,“”‘’'\"«»„「」\n", max_size=60))
def test_pairs_are_nested_and_inside_the_text(text: str) -> None:
    """Whatever the text, pairs lie inside it, do not cross, and hold a letter or digit."""
    found = quoted(text)
    for one in found:
        assert 0 <= one.outer_start < one.start < one.end <= one.outer_end <= len(text)
        assert any(map(str.isalnum, text[one.start : one.end]))
        for two in found:
            apart = one.outer_end <= two.outer_start or two.outer_end <= one.outer_start
            inside = one.outer_start <= two.outer_start and two.outer_end <= one.outer_end
            around = two.outer_start <= one.outer_start and one.outer_end <= two.outer_end
            assert apart or inside or around
