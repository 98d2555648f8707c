"""Plain Markdown lists: what is read line by line is what markdown-it-py would have said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.formats.blocks import Block
from provaudit.formats.markdown_lists import plain_list
from provaudit.formats.markdown_nested import by_markdown_it, nested_blocks
from provaudit.formats.markdown_regions import lines_of, region_end

LINES = [
    "- a", "- b c", "* x", "+ y", "1. one", "2. two", "3) c", "  - in", "    - deep", "   - t", "  1. n", "    2. m",
    "", "cont", "  cont", "    more", "      far", "- **b** c", "- `x` y", "- [a](b)", "10. ten", "    1. i", "- ",
    "-  two", "-      far", "- 1. x", "- - x", "> q", "# h", "---", "--", "===", "2. z", "* * *", "- [ ] t", "[a]: b",
    "\tcont", "- a\tb", "      - d3", "     - d", "* ***", "| a | b |", "|-|-|", "<b>", "    1. q", "```", "- ```",
    "2024. y", "2. 2024. y", "- 2024. y", "2025. z",
]  # fmt: skip


def said(blocks: list[Block]) -> list[tuple[object, ...]]:
    """What counts of each block."""
    return [(b.kind, b.label, b.indent, b.passage.text, b.passage.span) for b in blocks]


@settings(max_examples=400, deadline=None)
@given(first=st.sampled_from(["- a", "* a", "1. a", "+ q", "7. a"]), more=st.lists(st.sampled_from(LINES), max_size=7))
def test_plain_lists_as_markdown_it_reads_them(first: str, more: list[str]) -> None:
    """Where a list is read line by line, its items, numbers, depths and places are the library's."""
    text = "\n".join([first, *more])
    lines = list(lines_of(text, 0))
    lines = lines[: region_end(text, lines, 0)]
    found = plain_list(text, lines)
    assert found is None or said(found) == said(by_markdown_it(text, lines))


def test_nested_items_and_lines_carried_on() -> None:
    """Items within items are deeper, lines without a sign carry an item on, and numbers are kept."""
    text = "- one\n  two\n  1. deep\n  2. deeper\n- last"
    found = plain_list(text, list(lines_of(text, 0)))
    assert found is not None
    assert [(b.label, b.indent, b.passage.text) for b in found] == [
        (None, 0, "one\ntwo"),
        ("1", 4, "deep"),
        ("2", 4, "deeper"),
        (None, 0, "last"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. One\n2. 2024. Two\n3. Three", [("1", "One"), ("2", "2024. Two"), ("3", "Three")]),
        ("1. One\n2. 1) Two\n3. - Three", [("1", "One"), ("2", "Two"), ("3", "Three")]),
        ("- 2023. One\n- 2024. Two", [(None, "2023. One"), (None, "2024. Two")]),
        ("2024. Two\n2019. One", [(None, "2024. Two"), (None, "2019. One")]),
        ("2024. One\n2025. Two", [("2024", "One"), ("2025", "Two")]),
    ],
)
def test_a_year_that_begins_an_item_is_no_number(text: str, found: list[tuple[str | None, str]]) -> None:
    """Markdown takes it for one, and an item that begins with a sign for a list in the list."""
    blocks = nested_blocks(text, list(lines_of(text, 0)))
    assert [(b.label, b.passage.text) for b in blocks] == found
    assert {b.indent for b in blocks} == {0}
    assert all(text[b.passage.span.start : b.passage.span.end] == b.passage.text for b in blocks)
