"""References written in lines: what a line's end stands for, and that all keeps its place in the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Note, Passage, Span
from provaudit.references import references_in
from provaudit.references.lines import punctuated


def in_lines(*lines: str, start: int = 100) -> Note:
    """A note of these lines that stands at an offset of its document, letter for letter."""
    text = " ".join(lines)
    ends = [sum(map(len, lines[:count])) + count - 1 for count in range(1, len(lines))]
    return Note("7", Passage(text, Span(start, start + len(text))), line_ends=tuple(ends))


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("Rivers rise", "Jane Roe"), "Rivers rise. Jane Roe"),
        (("Do rivers rise?", "Jane Roe,", "The Herald"), "Do rivers rise? Jane Roe, The Herald"),
        (("https://a.example/b", "Jane Roe"), "https://a.example/b Jane Roe"),
        (("Rivers rise", "by Jane Roe", "", "https://a.example"), "Rivers rise by Jane Roe.  https://a.example"),
        (("“Rivers rise”", "2020"), "“Rivers rise”. 2020"),
    ],
)
def test_a_stop_is_put_where_one_is_missing(lines: tuple[str, ...], read: str) -> None:
    """Not behind signs and addresses, nor where the next line goes on with a small letter."""
    assert punctuated(in_lines(*lines)).passage.text == read


@given(st.lists(st.text("ab .B\n“”", max_size=6), min_size=1, max_size=6), st.booleans())
def test_all_keeps_its_place(lines: list[str], broken: bool) -> None:
    """Every character but the new stops stands where it stood in the document."""
    note = in_lines(*lines)
    if broken and len(note.passage.text) > 2:
        runs = ((0, 100), (2, 150))
        note = Note("7", Passage(note.passage.text, Span(100, 500), runs), line_ends=note.line_ends)
    read = punctuated(note).passage
    place = 0
    for here, char in enumerate(read.text):
        if place < len(note.passage.text) and char == note.passage.text[place]:
            assert read.at(here) == note.passage.at(place)
            place += 1
        else:
            assert char in ".;"
    assert place == len(note.passage.text)


def test_fields_in_lines_are_told_apart() -> None:
    """A title in a line of its own does not run on into the author's; the reference's words are the document's."""
    lines = ("Rivers rise in the north", "Jane Roe", "The Herald, 5 May 2020", "https://herald.example.org/rivers")
    (found,) = references_in(in_lines(*lines))
    assert found.title == lines[0]
    assert [str(name) for name in found.authors] == ["Jane Roe"]
    assert (found.container, str(found.date), found.url) == ("The Herald", "2020-05-05", lines[3])
    assert found.text == " ".join(lines)
    assert found.spans["container"] == Span(134, 144)
    assert found.span == Span(100, 100 + len(found.text))


def test_sources_that_begin_with_their_address_are_parted_before_it() -> None:
    """Each address in a line of its own heads what follows it, where the last line is none."""
    addresses = ["https://herald.example.org/rivers", "https://gazette.example.org/dam"]
    note = in_lines(addresses[0], "Rivers rise in the north", "Jane Roe", addresses[1], "Dam holds for a third night")
    found = references_in(note)
    assert [(reference.url, reference.title) for reference in found] == [
        (addresses[0], "Rivers rise in the north"),
        (addresses[1], "Dam holds for a third night"),
    ]
