"""Lines that a writer ended are told from lines that ran out of room, in every format that has them."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from provaudit.formats import parse
from provaudit.model import Note
from tests.formats import test_docx, test_odt
from tests.formats.spans import check_spans

LINES = ["Rivers rise in the north", "Jane Roe", "The Herald, 5 May 2020"]
BODY = "It rains a lot.[^1] And it goes on to rain\nfor days.\n\n"


def only_note(text: str, path: str) -> Note:
    """The one note of a text."""
    document = parse(text.encode(), path)
    check_spans(document)
    assert not any("\u2028" in passage.text for passage in document.passages)
    (note,) = document.notes
    return note


def lines_of(note: Note) -> list[str]:
    """A note's words, parted where its lines end."""
    starts = [0, *(end + 1 for end in note.line_ends)]
    return [note.passage.text[a:b].strip() for a, b in zip(starts, [*note.line_ends, None], strict=True)]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("<p>Rain.<sup><a href='#n'>1</a></sup> It<br>rose.</p><ol><li id=n>" + "<br>\n".join(LINES) + "</ol>", "a.html"),
        ("<p>Rain.<sup><a href='#n'>1</a></sup></p><ol><li id=n><p>" + "</p><p>".join(LINES) + "</ol>", "a.html"),
        (BODY + "[^1]: " + "<br/>".join(LINES), "a.md"),
        (BODY + "[^1]: " + "  \n    ".join(LINES), "a.md"),
        (BODY + "[^1]: " + "\\\n    ".join(LINES), "a.md"),
        ("It rains.[^1]\n\n[^1]: " + "\n    ".join([*LINES, "Herald House"]), "a.md"),
        ("It rains.[1]\n\nNotes\n\n[1] " + "\n    ".join([*LINES, "Herald House"]), "a.txt"),
        ("== Rain ==\nIt rains.<ref>" + "<br>".join(LINES) + "</ref>\n\nMore.", "a.wiki"),
    ],
    ids=["br", "paragraphs", "br in Markdown", "two blanks", "backslash", "not wrapped", "plain", "wikitext"],
)  # fmt: skip
def test_ended_lines(text: str, path: str) -> None:
    """A note in lines tells where each of them ends; running text has spaces there."""
    assert lines_of(only_note(text, path))[:3] == LINES


def test_ended_lines_in_office_documents() -> None:
    """Line breaks and paragraphs within a note end lines, in DOCX as in ODT."""
    broken = '</w:t><w:br/><w:t xml:space="preserve">'.join(LINES[:2])
    notes = f'<w:footnotes {test_docx.NS}><w:footnote w:id="7">{test_docx.paragraph(test_docx.run(broken))}{test_docx.paragraph(test_docx.run(LINES[2]))}</w:footnote></w:footnotes>'
    sign = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    (note,) = test_docx.read(test_docx.paragraph(test_docx.run("It rose."), sign), footnotes=notes).notes
    assert lines_of(note) == LINES
    cited = f"<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>{'<text:line-break/>'.join(LINES)}</text:p></text:note-body></text:note>"
    (note,) = test_odt.read(f"<text:p>It rose.{cited}</text:p>").notes
    assert lines_of(note) == LINES


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_wrapped_lines_are_not_ended(path: str) -> None:
    """Where a text is wrapped, a line that was full ends nothing, whatever the next one begins with."""
    mark, close = ("[^1]", "[^1]: ") if path == "a.md" else ("[1]", "Notes\n\n[1] ")
    text = f"""The river rose for three days and then it fell again for
three more, and the people of the valley said that they
had seen nothing like it since the dam was built.{mark}

{close}Jane Roe, “Rivers Rise in the North as the Dams of the
    Valley Hold for a Third Night,” The Herald, 5 May 2020.
"""
    assert only_note(text, path).line_ends == ()


def test_a_source_in_lines_that_ends_with_its_address_is_one_entry() -> None:
    """Stanzas of a few lines with an address at the end are one entry each, however short their lines are."""
    stanza = "\n".join([*LINES, "https://herald.example.org/{}"])
    text = "It rains.\n\nSources\n\n" + "\n\n".join(stanza.format(number) for number in range(3)) + "\n"
    document = parse(text.encode(), "a.txt")
    assert [lines_of(note)[:3] for note in document.notes] == [LINES] * 3


def test_sources_without_blank_lines_are_parted_behind_their_addresses() -> None:
    """A heading right above them is none of them; lines that end otherwise are a paragraph."""
    entry = "\n".join([*LINES, "https://herald.example.org/{}"])
    text = "It rains.\n\nSources\n" + "\n".join(entry.format(number) for number in range(2))
    document = parse(text.encode(), "a.txt")
    assert [lines_of(note)[:3] for note in document.notes] == [LINES] * 2
    assert not parse(f"It rains.\n\n{entry.format(1)}\nIt rains on.\n".encode(), "a.txt").notes
