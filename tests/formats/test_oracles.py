"""Our readers beside the libraries that others read these formats with: what both can say, they say alike.

The libraries do not tell where in the source a thing stands (or only the line), so they cannot be the readers.
"""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import unicodedata
from collections import Counter

import bibtexparser
import docutils.core
import docutils.nodes
import mwparserfromhell
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from provaudit.formats import parse
from provaudit.formats.untex import untex
from provaudit.formats.wiki_scan import extents, template

_WORD = st.text("abcdeéñß 0123456789", min_size=1, max_size=12).map(lambda said: " ".join(said.split())).filter(bool)
_KEY = st.text("abcdefgh:_0123456789", min_size=1, max_size=8).filter(lambda key: key[0].isalpha())


@settings(max_examples=50, deadline=None)
@given(
    entries=st.dictionaries(
        _KEY, st.dictionaries(st.sampled_from(["title", "publisher", "volume"]), _WORD, min_size=1), max_size=5
    )
)
def test_bibtex_entries_as_bibtexparser_reads_them(entries: dict[str, dict[str, str]]) -> None:
    """Keys and plain values are the same, in braces or in quotation marks."""
    written = "\n".join(
        f"@book{{{key},\n"
        + ",\n".join(f"  {name} = {{{v}}}" if n % 2 else f'  {name} = "{v}"' for n, (name, v) in enumerate(f.items()))
        + "\n}\n% between\n"
        for key, f in entries.items()
    )
    theirs = {
        e.key: {f.key: " ".join(f.value.split()) for f in e.fields} for e in bibtexparser.parse_string(written).entries
    }
    ours = {
        note.label: {name.lower(): v for name, v in note.fields.items() if name != "type"}
        for note in parse(written.encode(), "a.bib").notes
    }
    assert ours == theirs


BIBTEX = r"""
@string{jex = "Journal of Examples"}
@comment{nothing}
@article{gödel31, author = {G{\"o}del, Kurt and {The Body}}, title = "On {Undecidable} Things", journal = jex, year = 1931}
@preamble{"\newcommand{\x}{y}"}
@InCollection(paren:1, title = {A {B} C}, booktitle = jex # { and More}, year = "2001")
"""


def test_bibtex_with_strings_and_parentheses() -> None:
    """Entries between strings, comments and preambles have the same keys, also in parentheses."""
    theirs = [entry.key for entry in bibtexparser.parse_string(BIBTEX).entries]
    notes = parse(BIBTEX.encode(), "a.bib").notes
    assert [note.label for note in notes][: len(theirs)] == theirs
    assert notes[0].fields["container-title"] == "Journal of Examples"


@settings(max_examples=50, deadline=None)
@given(records=st.lists(st.tuples(_WORD, _WORD, st.integers(1500, 2030)), min_size=1, max_size=5))
def test_ris_records_as_rispy_reads_them(records: list[tuple[str, str, int]]) -> None:
    """Titles, journals and years are the same, record by record."""
    written = "".join(f"TY  - JOUR\nTI  - {t}\nJO  - {j}\nPY  - {y}\nER  - \n\n" for t, j, y in records)
    theirs = [(r["title"], r["journal_name"], r["year"]) for r in rispy.loads(written)]
    ours = [
        (n.fields["title"], n.fields["container-title"], n.fields["issued"])
        for n in parse(written.encode(), "a.ris").notes
    ]
    assert ours == theirs


@settings(max_examples=80, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            ["x", " | ", "a=1", "{{b|c=d|e}}", "[[f|g]]", "<!-- h|i=j -->", "<ref name=k>l|m=n</ref>", "\n", "o p = q"]
        ),
        max_size=10,
    )
)
def test_template_parameters_as_mwparserfromhell_reads_them(parts: list[str]) -> None:
    """A template has the same parameters with the same values, whatever is nested in it."""
    written = f"{{{{cite web|{''.join(parts)}}}}}"
    (theirs,) = mwparserfromhell.parse(written).filter_templates(recursive=False)
    name, ours = template(written, 0, len(written), extents(written))
    assert name == str(theirs.name).strip()
    first = {}
    for parameter in theirs.params:
        key = " ".join(str(parameter.name).lower().split())
        first.setdefault(key, str(parameter.value).strip())
    assert {key: parameter.value for key, parameter in ours.items()} == first


@settings(max_examples=80, deadline=None)
@given(
    parts=st.lists(
        st.sampled_from(
            ["Words. ", "<ref>One</ref>", "<ref name='a'>Two</ref>", "<ref name='a' />", "<!-- <ref>No</ref> -->", "''x''",
             "<nowiki><ref>No</ref></nowiki>", "[[b|c<ref>Three</ref>]]", "{{sfn|Lee|2001}}", "{{box|d=<ref>Four</ref>}}", "\n\n"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_refs_as_mwparserfromhell_counts_them(parts: list[str]) -> None:
    """Every ref and every short note is a marker, and nothing else is."""
    written = "".join(parts)
    code = mwparserfromhell.parse(written)
    theirs = sum(str(tag.tag).strip() == "ref" for tag in code.filter_tags(recursive=True))
    theirs += sum(str(found.name).strip() == "sfn" for found in code.filter_templates(recursive=True))
    assert len(parse(written.encode(), "a.wiki").markers) == theirs


ACCENTS = [
    r"\'e", r"\'{e}", r"\"{o}", r"\c{c}", r"\v{s}", r"\H{o}", r"\~n", r"\^{\i}", r"\aa", r"\AA", r"\o{}", r"\L", r"\ss",
    r"\ae", r"\k{a}", r"\u{g}", r"\r{u}", r"\.z", r"\=a", r"\d{s}", r"\b{b}", r"\i", r"---", r"--", r"``a''", r"\&", r"\%",
    r"\_", r"\#", r"\{", r"\ldots", r"\textit{x}", r"\emph{y}", r"{\'E}cole", r"G{\"o}del", r"\oe uvre", r"Erd\H{o}s",
    r"\DH", r"\th", r"\guillemotleft", r"\DJ", r"\ng", r"\'{\i}",
]  # fmt: skip


@pytest.mark.parametrize("written", ACCENTS)
def test_accents_as_pylatexenc_undoes_them(written: str) -> None:
    """LaTeX's letters are the same; ours keeps signs such as `\\copyright` that the library drops, and is faster."""
    theirs = LatexNodes2Text().latex_to_text(written)
    assert unicodedata.normalize("NFC", untex(written)) == unicodedata.normalize("NFC", theirs)


RST = st.lists(
    st.sampled_from(
        ["Words [1]_ here.", "More [#]_ words [#a]_.", "Cited [CIT2002]_, again [CIT2002]_.", "Symbol [*]_.", "``[2]_`` is code.",
         "A list::\n\n   [1]_ in it", "- item [#a]_", "Emphasis *on* [1]_."]
    ),
    max_size=6,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(paragraphs=RST)
def test_notes_as_docutils_reads_them(paragraphs: list[str]) -> None:
    """reStructuredText has the same number of signs and notes of each kind."""
    notes = ".. [1] One.\n.. [#a] Named, see [1]_.\n.. [CIT2002] Cited.\n" + "".join(
        f".. [{sign}] Note.\n" for text in paragraphs for sign in ("#", "*") if f"[{sign}]_" in text
    )
    written = "\n\n".join([*paragraphs, notes])
    options = {"report_level": 5, "halt_level": 6, "_disable_config": True, "input_encoding": "unicode"}
    tree = docutils.core.publish_doctree(written, settings_overrides=options)
    document = parse(written.encode(), "a.rst")
    theirs = Counter(
        footnotes=len(list(tree.findall(docutils.nodes.footnote))),
        citations=len(list(tree.findall(docutils.nodes.citation))),
        signs=len(list(tree.findall(docutils.nodes.footnote_reference))),
    )
    ours = Counter(
        footnotes=sum(note.kind == "note" for note in document.notes),
        citations=sum(note.kind == "entry" for note in document.notes),
        signs=sum(marker.scheme in ("footnote", "superscript") for marker in document.markers),
    )
    assert ours == theirs
