"""Wikitext: refs with and without names, citation templates with their fields, short notes, links."""

# Markup under test reads best unbroken.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from provaudit.formats import parse
from provaudit.model import Document
from tests.formats.spans import check_spans

CITE = (
    "{{cite news |last1=Smith |first1=Ann |author2=BBC |title=Rivers ''rise'' |url=https://a.example/r |work=[[The News]] "
    "|date=1 March 2025 |access-date=3 March 2025 |archive-url=https://web.archive.org/web/20250302/https://a.example/r "
    "|archive-date=2 March 2025 |url-status=dead}}"
)


def read(text: str) -> Document:
    """An article, read, its spans checked."""
    document = parse(text.encode(), "a.wiki")
    check_spans(document)
    return document


def labels(document: Document) -> list[str]:
    """The labels of the markers, in order."""
    return [marker.label for marker in document.markers]


def test_refs_are_numbered_as_the_wiki_shows_them() -> None:
    """Named refs share a number, groups count apart, and a name without a ref has a marker without a note."""
    document = read(
        "A<ref name=s>One</ref> b<ref>Two</ref> c<ref name='s' /> d<ref group=n>Three</ref> e<ref name=lost/>."
    )
    assert labels(document) == ["1", "2", "1", "n 1", "3"]
    assert [(note.label, note.passage.text) for note in document.notes] == [
        ("1", "One"),
        ("2", "Two"),
        ("n 1", "Three"),
    ]
    assert document.passages[0].text == "A b c d e."


def test_citation_templates_state_fields() -> None:
    """A template gives the fields in CSL's names, archive and all; its values are the text of the note."""
    (note,) = read(f"It rose.<ref>{CITE}</ref>").notes
    assert note.fields == {
        "type": "article-newspaper", "author": "Smith, Ann; BBC", "title": "Rivers rise", "URL": "https://a.example/r",
        "container-title": "The News", "issued": "1 March 2025", "accessed": "3 March 2025", "url-status": "dead",
        "archive-url": "https://web.archive.org/web/20250302/https://a.example/r", "archive-date": "2 March 2025",
    }  # fmt: skip
    assert "Rivers rise" in note.passage.text


@pytest.mark.parametrize(
    ("template", "fields"),
    [
        ("{{Internetquelle |url=https://a.example |titel=Titel |autor=Ann Smith |werk=Werk |datum=2020-05-06 |abruf=2021-01-01}}",
         {"URL": "https://a.example", "title": "Titel", "author": "Ann Smith", "container-title": "Werk", "issued": "2020-05-06"}),
        ("{{Lien web |titre=Titre |url=https://a.example |site=Site |date=6 mai 2020 |consulté le=7 mai 2020}}",
         {"title": "Titre", "container-title": "Site", "issued": "6 mai 2020", "accessed": "7 mai 2020"}),
        ("{{cite book |last=Smith |first=Ann |title=T |year=1999 |isbn=978-3-16-148410-0 |pages=3–5}}",
         {"author": "Smith, Ann", "issued": "1999", "ISBN": "978-3-16-148410-0", "page": "3–5", "type": "book"}),
    ],
)  # fmt: skip
def test_templates_of_other_wikis(template: str, fields: dict[str, str]) -> None:
    """The templates of other languages state the same fields."""
    (note,) = read(f"X<ref>{template}</ref>").notes
    assert fields.items() <= note.fields.items()


def test_short_notes_find_their_entry() -> None:
    """`{{sfn}}` cites the entry with these names and this year."""
    document = read(
        "It rose.{{sfn|Smith|Jones|2010|p=5}}\n\n== Works ==\n* {{cite book|last=Smith|last2=Jones|title=Rivers|year=2010}}\n"
    )
    assert labels(document) == ["Smith Jones 2010"]
    assert [note.label for note in document.notes] == ["Smith Jones 2010"]


def test_refs_in_templates_tables_captions_and_lists() -> None:
    """Refs count wherever they stand; those that a list defines and nobody cites have a note and no marker."""
    document = read(
        "{{Infobox|length=5<ref>One</ref>}}\nText.\n{| class=x\n| cell<ref>Two</ref>\n|}\n[[File:A.jpg|thumb|c<ref>Three</ref>]]\n"
        "{{efn|Note with <ref>Four</ref>.}}\n{{reflist|refs=<ref name=l>Five</ref>}}\n"
    )
    assert {note.passage.text for note in document.notes} == {"One", "Two", "Three", "Four", "Note with.", "Five"} or {
        note.passage.text for note in document.notes
    } == {"One", "Two", "Three", "Four", "Note with .", "Five"}
    assert [passage.text for passage in document.passages] == ["Text."]
    assert "5" not in labels(document)


def test_links_and_markup() -> None:
    """Inner links give their words, outer links are links, comments and markup are gone."""
    document = read(
        "'''The [[river|great river]]''' ''rose'' &ndash; [https://a.example the ''record''], [https://b.example]. <!-- no -->"
        "https://c.example/x.\n\n== Head ==\n* item [[one]]\n# item two\n[[Category:Rivers]]\n<nowiki>[[no]]</nowiki>\n"
    )
    assert [passage.text for passage in document.passages][:4] == [
        "The great river rose – the record, https://b.example. https://c.example/x.", "Head", "item one", "item two",
    ]  # fmt: skip
    assert [(link.text, link.url) for link in document.links] == [
        ("the record", "https://a.example"), ("https://b.example", "https://b.example"), ("https://c.example/x", "https://c.example/x"),
    ]  # fmt: skip


def test_bare_addresses_in_refs() -> None:
    """A ref that is only an address is a note."""
    (note,) = read("X.<ref>https://a.example/b</ref>").notes
    assert note.passage.text == "https://a.example/b"


@pytest.mark.parametrize("text", ["{{" * 20_000, "[[" * 20_000, "{|\n" * 9_000, "<ref>" * 9_000, "<nowiki>" * 9_000, "{{efn|" * 3_000 + "}}" * 3_000,
                                  "<ref>{{cite|" * 3_000, "{{a|" * 9_000 + "}}" * 9_000])  # fmt: skip
def test_unclosed_and_nested(text: str) -> None:
    """Brackets without end and deep nesting are read."""
    read(text)
