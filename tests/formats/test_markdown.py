"""Markdown: declared and typed notes, links, citation keys; readable text as markdown-it-py has it."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans


def read(text: str, path: str = "a.md") -> Document:
    """A text, read, its spans checked."""
    document = parse(text.encode(), path)
    check_spans(document)
    return document


def labels(document: Document) -> list[str]:
    """The labels of the markers, in order."""
    return [marker.label for marker in document.markers]


def test_footnotes() -> None:
    """`[^a]` marks the note that `[^a]:` declares, several paragraphs of it; the sign is no part of the text."""
    document = read(
        "It *rose*.[^a] It fell [^b].\n\n[^a]: Smith, _Ann_.\n    Rivers.\n\n    More.\n[^b]: Brown.\n\nText again.\n"
    )
    assert labels(document) == ["a", "b"]
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("a", "Smith, Ann. Rivers. More."),
        ("b", "Brown."),
    ]
    assert [passage.text for passage in document.passages] == ["It rose. It fell.", "Text again."]
    assert document.markers[0].span.of(document.text) == "[^a]"


def test_typed_notes_under_a_heading() -> None:
    """Markers and notes that are typed are found, too; a linked title reads as its words, with the link apart."""
    document = read(
        'It rose. [1] It fell. [2]\n\n## Notes\n\n[1] Smith ["Rivers"](https://a.example/x). *News*.\n\n[2] Brown.\n'
    )
    first, second = document.notes
    assert (first.passage.text, second.passage.text) == ('Smith "Rivers". News.', "Brown.")
    assert [(link.text, link.url, link.span.of(document.text)) for link in first.links] == [
        ('"Rivers"', "https://a.example/x", '"Rivers"')
    ]
    assert not document.links


def test_numbered_definitions_are_notes() -> None:
    """`[1]` that a definition explains is a marker, and the definition its note."""
    document = read(
        "It rose [1], see [the record][2].\n\n[1]: https://a.example/one\n[2]: https://a.example/two 'Two'\n"
    )
    assert labels(document) == ["1"]
    assert [(note.label, note.links[0].url) for note in document.notes] == [("1", "https://a.example/one")]
    assert [(link.text, link.url) for link in document.links] == [("the record", "https://a.example/two")]


def test_ordered_lists_of_notes() -> None:
    """An ordered list under a heading of notes gives notes with its numbers; any other list does not."""
    document = read(
        "It rose.^1^ It fell.<sup>2</sup>\n\n1. eat\n2. sleep\n\n### References\n\n1. Smith 2020.\n2. Brown 2021.\n\n   More.\n"
    )
    assert labels(document) == ["1", "2"]
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("1", "Smith 2020."),
        ("2", "Brown 2021. More."),
    ]
    assert "eat" in [passage.text for passage in document.passages]


def test_a_note_may_begin_with_code() -> None:
    """Only what is nothing but code has no label: the prompt of a notebook."""
    document = read("It rose. [1] It fell. [2]\n\n## Notes\n\n1. `rain` in Rome, 2020.\n2. Smith, 2021.\n")
    assert [note.label for note in document.notes] == ["1", "2"]


def test_items_that_are_links_are_entries() -> None:
    """Under a heading of references a list of links to the web is one, whatever its items say besides."""
    items = [
        "[Rain](https://a.example/one)",
        "[Ice](https://a.example/two): on the causes",
        "See [it](https://b.example/).",
    ]
    document = read("It rose.\n\n## Sources\n\n" + "".join(f"- {item}\n" for item in items))
    assert [note.kind for note in document.notes] == ["entry"] * 3
    assert [link.url for note in document.notes for link in note.links][1] == "https://a.example/two"
    assert not read("It rose.\n\n## Sources\n\n- [Rain](one.md)\n- [Ice](two.md)\n").notes


def test_notes_in_place_and_twice() -> None:
    """`^[...]` is a note of its own; a label that is declared twice gives two notes."""
    document = read("It rose.^[Smith, *Rivers*.] It fell.[^1]\n\n[^1]: One.\n[^1]: Two.\n")
    assert [note.passage.text for note in document.notes] == ["Smith, Rivers.", "One.", "Two."]
    assert [note.label for note in document.notes][1:] == ["1", "1"]
    assert document.markers[0].label == document.notes[0].label


def test_citation_keys(tmp_path: Path) -> None:
    """`[@key]` cites an entry of the .bib that the front matter names; keys in addresses and mail are none."""
    (tmp_path / "refs.bib").write_text(
        "@book{smith, author={Smith, Ann}, title={Rivers}, year=2020}\n@book{x, title={X}}"
    )
    text = "---\nbibliography: refs.bib\n---\n\nIt rose [@smith, p. 5; -@lost] and a@b.example said {cite:p}`smith`.\n"
    document = parse(text.encode(), str(tmp_path / "a.md"))
    assert labels(document) == ["smith", "lost", "smith"]
    (note,) = document.notes
    assert (note.label, note.fields["title"]) == ("smith", "Rivers")
    assert note.passage.span.of(document.text) == "@smith"


def test_names_on_the_web_are_no_citation_keys() -> None:
    """`@name` cites nothing where no bibliography is named, and neither do links; `[@key]` does."""
    document = read("Thanks to @smith and [@brown](https://b.example) for it [@jones2020].\n")
    assert labels(document) == ["jones2020"]


def test_table_heads_are_no_headings_of_notes() -> None:
    """A column that is called Reference or Source heads no list of notes."""
    document = read("| Reference | means |\n|---|---|\n| Source | see https://a.example, 2020 |\n")
    assert not document.notes


def test_notes_inside_other_structures() -> None:
    """A note may be declared in a quotation, hold a list, and be underlined by a rule."""
    document = read("[^a] [^b] [^c]\n\n> [^a]: in a\nquotation\n\n[^b]: abc\n\n    - list\n\n[^c]: foo\n    ---\n")
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("a", "in a quotation"),
        ("b", "abc list"),
        ("c", "foo"),
    ]


def test_keys_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A bibliography elsewhere on the disk is not read."""
    (tmp_path / "refs.bib").write_text("@book{smith, title={Rivers}}")
    (tmp_path / "in").mkdir()
    for name in ("../refs.bib", str(tmp_path / "refs.bib")):
        document = read(f"---\nbibliography: {name}\n---\n\nIt rose [@smith].\n", str(tmp_path / "in" / "a.md"))
        assert not document.notes


@pytest.mark.parametrize(
    "text",
    [
        "Use `a[1]` and `b[^2]`.\n\n```python\nx[3] = 1  # [4]\n```\n",
        "    indented[1] code [2]\n",
        "Let $x[1] = 2$ and $$y[2]$$.\n",
        "<!-- [^1] and [2] -->\n\nText.\n",
        "- [ ] to do\n- [x] done\n",
        "1. one\n2. two\n\nThe end.\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
    ],
)
def test_no_phantoms(text: str) -> None:
    """Code, formulas, comments, task lists and tables hold no markers and no notes."""
    document = read(text)
    assert not document.markers
    assert not document.notes


def test_headings_quotes_and_tables() -> None:
    """Every kind of block is readable text, without its markup and in its place."""
    document = read(
        "Title\n=====\n\n> a quoted *line*\n> and more\n\n| a | b |\n|---|---|\n| see [c](https://c.example) | d |\n"
    )
    assert [p.text for p in document.passages] == ["Title", "a quoted line and more", "a", "b", "see c", "d"]
    assert [link.url for link in document.links] == ["https://c.example"]


def test_links_of_all_kinds() -> None:
    """Inline, reference, collapsed and automatic links and HTML anchors; pictures are none."""
    document = read(
        "See [a *b*](<https://a.example/x y> 'T'), [c][d], [d][], [d], <https://e.example/f_g_h>, "
        "<a href='https://i.example?a=1&amp;b=2'>j</a>, ![k](https://k.example/k.png), https://l.example/_m_/n.\n\n"
        "[d]: https://d.example 'title'\n"
    )
    assert [(link.text, link.url) for link in document.links] == [
        ("a b", "https://a.example/x y"),
        ("c", "https://d.example"),
        ("d", "https://d.example"),
        ("d", "https://d.example"),
        ("https://e.example/f_g_h", "https://e.example/f_g_h"),
        ("j", "https://i.example?a=1&b=2"),
        ("https://l.example/_m_/n", "https://l.example/_m_/n"),
    ]


def plain(tokens: list[Token]) -> str:
    """The readable text that markdown-it-py sees."""
    parts = []
    for token in tokens:
        if token.children:
            parts.append(plain(token.children))
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.sampled_from(list("ab *_`[]()!\\<>&;.,")), min_size=1, max_size=40))
def test_readable_text_is_that_of_commonmark(text: str) -> None:
    """Inside a paragraph, the text without markup is what markdown-it-py leaves of it."""
    source = f"x {text} y"
    expected = plain(MarkdownIt("commonmark", {"html": True}).parse(source))
    assert " ".join(" ".join(p.text for p in read(source).passages).split()) == " ".join(expected.split())


def test_deep_nesting_and_long_runs_are_quick() -> None:
    """What makes careless readers quadratic is read all the same."""
    for text in (
        "[" * 20_000,
        "*a " * 20_000,
        "> " * 500 + "a",
        "`" * 9_999 + " a",
        "[a](" * 5_000,
        "<a " * 10_000,
        "![[](" * 5_000,
    ):
        read(text)


def test_signs_beside_other_markup() -> None:
    """An exclamation before a sign makes no picture of it, signs in notes count, code in a note may hold a bracket."""
    document = read(
        "Note![^1] Cited [see @{https://a.example/k}; @b].^[one ` ] ` two] It lies in [0, 1].\n\n[^1]: See [@c].\n"
    )
    assert [marker.label for marker in document.markers] == ["1", "https://a.example/k", "b", "^1", "c"]
    assert document.links == ()
    assert [note.passage.text for note in document.notes] == ["one ] two", "See [@c]."]


def test_a_link_called_source_heads_no_list() -> None:
    """What follows it is running text."""
    text = "> Quoted.\n\n[Source](https://a.example/x)\n\nIt rose.\n\nIn 2023, it fell (https://a.example/y).\n"
    document = parse(text.encode(), "a.md")
    assert ("It rose." in [passage.text for passage in document.passages], document.notes) == (True, ())
