"""reStructuredText: footnotes, citations, targets, roles and directives."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans


def read(text: str) -> Document:
    """A text, read, its spans checked."""
    document = parse(text.encode(), "a.rst")
    check_spans(document)
    return document


def test_footnotes_and_citations() -> None:
    """Numbered, named and unnamed footnotes and citations find their signs; notes go on in indented lines."""
    document = read(
        "It rose [1]_ and fell [#low]_ and rose [#]_, see [CIT2002]_.\n\n.. [1] Smith,\n   *Rivers*.\n\n   More.\n"
        ".. [#low] Brown.\n.. [#] Jones.\n.. [CIT2002] A citation.\n\nText again.\n"
    )
    assert [marker.label for marker in document.markers] == ["1", "low", "#1", "CIT2002"]
    assert [(note.label, note.kind, note.passage.text) for note in document.notes] == [
        ("1", "note", "Smith, Rivers. More."), ("low", "note", "Brown."), ("#1", "note", "Jones."), ("CIT2002", "entry", "A citation."),
    ]  # fmt: skip
    assert [passage.text for passage in document.passages] == ["It rose and fell and rose, see.", "Text again."]


def test_links() -> None:
    """Embedded, named and anonymous targets; roles give their words, citation roles give markers."""
    document = read(
        "See `the record <https://a.example/x>`_, `Python`_, Python_, `that`__ and :ref:`words <label>`, :class:`~a.b`; :cite:p:`smith, b2`.\n\n"
        ".. _Python: https://python.example/\n__ https://anon.example/\n"
    )
    assert [(link.text, link.url) for link in document.links] == [
        ("the record", "https://a.example/x"), ("Python", "https://python.example/"), ("Python", "https://python.example/"),
        ("that", "https://anon.example/"),
    ]  # fmt: skip
    assert [marker.label for marker in document.markers] == ["smith", "b2"]
    assert "words, a.b;" in document.passages[0].text


def test_blocks() -> None:
    """Headings, lists and admonitions are text; code, comments and tables' rules are not."""
    document = read(
        "Head\n====\n\nOne::\n\n   code[1]_\n\n.. comment [2]_\n\n.. note:: Mind this.\n\n.. code-block:: python\n\n   x[3]\n\n"
        "* first\n* second\n\n===== ===\na     b\n===== ===\n"
    )
    assert [p.text for p in document.passages] == ["Head", "One::", "Mind this.", "first", "second", "a", "b"]
    assert not document.markers


def test_tables_targets_and_empty_comments() -> None:
    """Signs in tables and in notes count; an empty comment takes nothing; a name may begin with an underscore."""
    document = read(
        "Words `_name`_ and `<rel/x>`__.\n\n..\n\n   A quotation. [#b]_\n\n.. table::\n\n   ====  =====\n   Year  [#a]_\n   ====  =====\n\n"
        ".. _`_name`: https://a.example\n.. [#a] One, see [#b]_.\n.. [#b] Two.\n"
    )
    assert [marker.label for marker in document.markers] == ["b", "a", "b"]
    assert document.links[0].span.of(document.text) == "_name"


TABLES = """
=====  ====================
Name   What was said
=====  ====================
Ann    “the dam will
       hold for years” [1]_
Bob
=====  ====================

+------+-----------------+
| Ann  | “the dam will   |
|      | hold” [1]_      |
|      |                 |
|      | And then?       |
+======+=================+
| both cells are one     |
+------+-----------------+

.. [1] A note.
"""


def test_cells_of_tables_are_paragraphs() -> None:
    """Lines of a cell go together, whichever way the table is drawn."""
    assert [p.text for p in read(TABLES).passages] == [
        "Name", "What was said", "Ann", "“the dam will hold for years”", "Bob",
        "Ann", "“the dam will hold”", "And then?", "both cells are one",
    ]  # fmt: skip


QUOTED = """
Words.

   Quoted words.

   More of them.

   -- Ann Smith

term
   definition

   more of it

- item

  more of it

:field: body

   more of it

.. note::

   A note.

.. epigraph::

   An epigraph.
"""


def test_what_is_further_in_is_a_block_quotation() -> None:
    """But not its attribution, nor what goes on with an item, a definition, a field or a directive."""
    assert [p.text for p in read(QUOTED).passages if p.quoted] == ["Quoted words.", "More of them.", "An epigraph."]


@pytest.mark.parametrize(
    "text", ["=== ===\n", "+--+\n", "+--+--+\n|\n+", "=== ===\na\n=== ===", "== ==\n\n\n== ==\n", "+-+-+\n|a|b|\n|c"]
)
def test_what_is_drawn_of_a_table_only_in_part_stops_nobody(text: str) -> None:
    """A table that breaks off is read as far as it goes."""
    read(text)
