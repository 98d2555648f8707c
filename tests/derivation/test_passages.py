"""Which passages of a copy were made from which of an original."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.derivation import passages, spans
from provaudit.derivation.units import units
from tests.derivation.texts import COPY, ORIGINAL, OTHER


def test_reworded_text_is_found() -> None:
    """A reworded copy is one long passage, or a few that cover most of it."""
    found = passages(ORIGINAL, COPY)
    assert sum(f.copy_end - f.copy_start for f in found) > 0.8 * len(COPY)
    assert all(f.kind == "rewritten" for f in found)


def test_unrelated_texts_share_nothing() -> None:
    """Texts on different things have no passage in common."""
    assert passages(ORIGINAL, OTHER) == []


def test_verbatim_edges_are_those_of_the_words() -> None:
    """A paragraph that was taken over word by word is found to the letter, though the sentence before has no end."""
    paragraph = ORIGINAL.split("\n\n")[2]
    copy = OTHER.replace("\n\n", f"\n\nIn the words of others {paragraph} ")
    (found,) = passages(ORIGINAL, copy)
    assert copy[found.copy_start : found.copy_end] == paragraph
    assert ORIGINAL[found.original_start : found.original_end] == paragraph
    assert found.kind == "verbatim"


def test_spans_are_characters_of_both_texts() -> None:
    """The plain answer has the same numbers as the passages."""
    assert spans(ORIGINAL, COPY) == [
        (f.original_start, f.original_end, f.copy_start, f.copy_end) for f in passages(ORIGINAL, COPY)
    ]


def test_empty_texts_have_no_passages() -> None:
    """Nothing, or nothing but signs, is no error."""
    assert passages("", ORIGINAL) == passages(ORIGINAL, "") == passages("...", "!!!") == []


@given(st.text(alphabet="ab .\n,Z9„“中", max_size=200))
def test_units_cover_the_words_in_order(text: str) -> None:
    """Whatever the text, units follow one another inside it and hold every word once."""
    found = units(text)
    assert found.first == sorted(found.first)
    assert found.first[-1] == len(found.words) or len(found) == 0
    spans_found = [found.span(unit, unit) for unit in range(len(found))]
    assert all(start < end <= len(text) for start, end in spans_found)
    assert all(one[1] <= two[0] for one, two in pairwise(spans_found))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*ORIGINAL.split("\n\n"), *OTHER.split("\n\n")]), max_size=4), st.booleans())
def test_passages_stay_inside_the_texts(parts: list[str], turned: bool) -> None:
    """Whatever is compared, every passage lies inside both texts."""
    one, two = ("\n\n".join(parts), ORIGINAL) if turned else (ORIGINAL, "\n\n".join(parts))
    for found in passages(one, two):
        assert 0 <= found.original_start < found.original_end <= len(one)
        assert 0 <= found.copy_start < found.copy_end <= len(two)
