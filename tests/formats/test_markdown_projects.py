"""Markdown of other programs: what Quarto, MyST, R Markdown and pandoc add to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from provaudit.formats import parse
from provaudit.model import Document

BIB = "@book{smith, title={Rivers}, author={Smith, Ann}, year={2001}}\n@book{brown, title={Falls}, year={1999}}\n"


def read(folder: Path, text: str, name: str = "a.md") -> Document:
    """A text with a bibliography beside it."""
    (folder / "refs.bib").write_text(BIB)
    return parse(text.encode(), str(folder / name))


def keys(document: Document) -> list[tuple[str, str]]:
    """The citation keys, and what stands where they are said to be."""
    return [(m.label, m.span.of(document.text)) for m in document.markers if m.scheme == "citekey"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As [@smith; see @brown, p. 3] say.", ["smith", "brown"]),
        ("As [-@smith, pp. 3-5] says.", ["smith"]),
        ("As @smith [p. 3] says, and -@brown.", ["smith", "brown"]),
        ("As [@{smith}, p. 3] says.", ["smith"]),
        ("As {cite}`smith` and {cite:p}`smith,brown` say.", ["smith", "smith", "brown"]),
        ("As {cite:ps}`{see}smith{p. 3}, brown` and {footcite:t}`brown` say.", ["smith", "brown", "brown"]),
        ("As @smith says in @fig-rise, @sec-method and [@tbl:levels].", ["smith"]),
        ("Mail ann@smith.example, see https://x.example/@brown and `@smith`.", []),
    ],
)
def test_citation_keys(tmp_path: Path, text: str, found: list[str]) -> None:
    """Keys count however they are written; mail, addresses, code and cross-references do not."""
    document = read(tmp_path, f"---\nbibliography: refs.bib\n---\n\n{text}\n")
    assert [label for label, _ in keys(document)] == found
    assert all(label in said for label, said in keys(document))
    assert {note.label for note in document.notes} == set(found)


@pytest.mark.parametrize(
    "text",
    [
        "---\nbibliography:\n  - refs.bib\n  - other.bib\n---\nAs [@smith].\n",
        '---\nbibliography: ["refs.bib", other.bib]\n---\nAs [@smith].\n',
        "As [@smith].\n\n---\nbibliography: refs.bib\n---\n",
        "As {cite:p}`smith`.\n\n```{bibliography} refs.bib\n:style: plain\n```\n",
        "As {cite:p}`smith`.\n\n```{bibliography}\n```\n",
        "As [@smith].\n",
    ],
)
def test_where_a_bibliography_is_named(tmp_path: Path, text: str) -> None:
    """In the front, at the end, in a directive, or in the project's settings, where only the file beside it tells."""
    document = read(tmp_path, text)
    assert [(note.label, note.fields["title"]) for note in document.notes] == [("smith", "Rivers")]
    assert [passage.text for passage in document.passages] in (["As [@smith]."], ["As ."])


def test_references_in_the_front_matter() -> None:
    """`references:` in YAML are entries, each value in its place; aliases that stand for many others are refused."""
    front = (
        "title: T\nreferences:\n- id: smith\n  type: book\n  title: 'Rivers: a history'\n  author:\n  - family: Smith\n"
        "    given: Ann\n  issued:\n    year: 2001\n    month: 3\n  URL: https://x.example/r\n- id: b\n  title: Falls\n"
    )
    document = parse(f"---\n{front}---\n\nAs [@smith] says.\n".encode(), "a.qmd")
    fields = {"type": "book", "title": "Rivers: a history", "author": "Smith, Ann", "issued": "2001-03"}
    assert [(note.label, dict(note.fields)) for note in document.notes] == [
        ("smith", fields | {"URL": "https://x.example/r"}),
        ("b", {"title": "Falls"}),
    ]
    for note in document.notes:
        start = note.passage.at(0)
        assert document.text[start : start + 5] == note.passage.text[:5]
    levels = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9))
    bomb = f"---\na: &a [x]\n{levels}references:\n- id: smith\n  note: *j\n---\n\nAs [@smith] says.\n"
    assert not parse(bomb.encode(), "a.md").notes


def test_divs_and_directives() -> None:
    """The fences of divs and directives are no text; what directives such as notes hold is, and code is not."""
    document = parse(
        b"::: {.callout-note}\nIn a div[^a].\n:::\n\n"
        b"````{note} Title\n:class: wide\n\nIn a note[^a].\n\n```{tip}\nIn a tip.\n```\n````\n\n"
        b"```{code-block} python\nx = '[^a]'\n```\n\n:::{admonition} Title\nIn an admonition.\n:::\n\n"
        b"[^a]: Smith.\n",
        "a.md",
    )
    assert [p.text for p in document.passages] == ["In a div.", "In a note.", "In a tip.", "In an admonition."]
    assert [marker.label for marker in document.markers] == ["a", "a"]


def test_links_that_lead_nowhere_to_be_checked() -> None:
    """Files beside the text, places in it, mail and scripts are words, in notes as in the text."""
    document = parse(
        b"See [a](/about), [b](page.md), [c](#sec), [d](mailto:a@b.example), [e][r], [f](//h.example/x)[^1].\n\n"
        b"[r]: docs/a.md\n[^1]: See [this](../x.md) and [that](https://x.example/).\n",
        "a.md",
    )
    assert [link.url for link in document.links] == ["//h.example/x"]
    assert [link.url for link in document.notes[0].links] == ["https://x.example/"]
    assert document.passages[0].text == "See a, b, c, d, e, f."


def test_comments_in_indented_code() -> None:
    """A line of indented code that begins with a hash is no heading."""
    document = parse(b"Text.\n\n    #!/bin/sh\n    # a comment\n\nMore.\n", "a.md")
    assert [passage.text for passage in document.passages] == ["Text.", "More."]
