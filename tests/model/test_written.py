"""Passages: where each character stands in the document, and the other way."""

from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Passage, Span

PARTS = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 5)), max_size=6)
"""How many characters advance together, and how many of the source are left out behind them."""


@given(PARTS, st.integers(0, 9), st.integers(-2, 60))
def test_an_offset_is_the_first_character_at_or_after_a_place(
    parts: list[tuple[int, int]], begin: int, place: int
) -> None:
    """Whatever was left out of the source between the passage's runs."""
    runs, here, there = [], 0, begin
    for count, left_out in parts:
        runs.append((here, there))
        here, there = here + count, there + count + left_out
    passage = Passage("x" * here, Span(begin, there), tuple(runs) if len(runs) > 1 else ())
    assert passage.offset(place) == next((offset for offset in range(here) if passage.at(offset) >= place), here)
