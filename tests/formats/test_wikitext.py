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
        ("{{Literatur |Autor=Max Muster, Eva Klein |Hrsg=Karl Groß |Titel=T |Sammelwerk=W |Verlag=V |Datum=1999 |Online=https://a.example}}",
         {"author": "Max Muster; Eva Klein", "editor": "Karl Groß", "container-title": "W", "publisher": "V", "URL": "https://a.example"}),
        ("{{Ouvrage |prénom1=Jean |nom1=Dupont |titre=T |éditeur=Éd. |année=2001 |lire en ligne=https://a.example}}",
         {"author": "Dupont, Jean", "publisher": "Éd.", "issued": "2001", "URL": "https://a.example", "type": "book"}),
        ("{{Ref-web |cognom=Puig |nom=Joan |títol=T |url=https://a.example |consulta=3 maig 2010}}",
         {"author": "Puig, Joan", "accessed": "3 maig 2010"}),
        ("{{cita web|url=https://a.example|titolo=T|autore=Mario Rossi|accesso=4 maggio 2011|urlarchivio=https://web.archive.org/web/2012/https://a.example|urlmorto=sì}}",
         {"author": "Mario Rossi", "archive-url": "https://web.archive.org/web/2012/https://a.example", "url-status": "dead"}),
        ("{{Cytuj |autor=Jan Kowalski |tytuł=T |url=https://a.example |data dostępu=2011-02-03 |zarchiwizowano=2012-01-01}}",
         {"author": "Jan Kowalski", "accessed": "2011-02-03", "archive-date": "2012-01-01"}),
        ("{{книга |автор=Иванов И. И. |заглавие=Река |издательство=Наука |год=1980 |ссылка=https://a.example}}",
         {"author": "Иванов И. И.", "title": "Река", "publisher": "Наука", "issued": "1980", "type": "book"}),
        ("{{웹 인용 |url=https://a.example |제목=강 |성=김 |이름=철수 |확인날짜=2011-01-02}}",
         {"author": "김, 철수", "title": "강", "accessed": "2011-01-02", "type": "webpage"}),
        ("{{استشهاد ويب |مسار=https://a.example |عنوان=نهر |مؤلف=علي}}", {"title": "نهر", "author": "علي", "URL": "https://a.example"}),
        ("{{cite journal |vauthors=Doe J, Roe RB, ((A Body)) |title=T |pmc=1}}", {"author": "Doe, J; Roe, RB; ((A Body))", "PMCID": "1"}),
        ("{{cite web |script-title=ko:강 |url=https://a.example |dead-url=yes}}", {"title": "강", "url-status": "dead"}),
        ("{{cite book |chapter=C |title=T |editor1-last=Ed |editor1-first=I.}}",
         {"title": "C", "container-title": "T", "type": "chapter", "editor": "Ed, I."}),
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


def test_a_note_that_describes_several_sources_states_each() -> None:
    """Two citation templates in one ref are two entries of the note, each with its own fields and their places."""
    document = read(
        "X<ref>See {{cite web|title=A|url=https://a.example}} and {{cite web|title=B|url=https://b.example}}.</ref>"
    )
    (note,) = document.notes
    assert [entry.fields["title"] for entry in note.entries] == ["A", "B"]
    assert [entry.spans["URL"].of(document.text) for entry in note.entries] == [
        "https://a.example",
        "https://b.example",
    ]
    assert not note.fields


def test_fields_know_their_places() -> None:
    """A field stands where the template's parameter does."""
    document = read(f"It rose.<ref>{CITE}</ref>")
    places = {name: span.of(document.text) for name, span in document.notes[0].spans.items()}
    assert places["title"] == "Rivers ''rise''"
    assert places["archive-date"] == "2 March 2025"
    assert places["URL"] == "https://a.example/r"


def test_notes_that_templates_write() -> None:
    """Notes in groups of letters carry letters; one that is named is cited again by its name alone."""
    document = read(
        "A{{efn|First, see {{harvnb|Smith|2010|p=7}}.}} b{{efn|name=x|Second}} c{{efn|name=x}} d{{efn-ua|Third}} "
        "e{{refn|group=nb|Fourth}} f{{#tag:ref|Fifth|name=t}} g<ref group=lower-roman>Sixth</ref>"
    )
    assert labels(document) == ["a", "Smith 2010", "b", "b", "A", "nb 1", "1", "i"]
    assert [note.passage.text for note in document.notes][:2] == ["First, see Smith 2010, p. 7.", "Second"]


def test_harvard_citations_say_what_the_reader_sees() -> None:
    """Names, year and page of a Harvard citation are part of the text, and cite the entry that says it is meant."""
    document = read(
        "So {{harvtxt|Smith|Jones|2010|p=5}} says.{{sfnm|1a1=Smith|1a2=Jones|1y=2010|2a1=Foo|2y=1999}}\n"
        "* {{cite book|last=Smith|last2=Jones|title=Rivers|year=2010}}\n"
        "* {{cite book|title=Report|author=Foo Society|year=1999|ref={{sfnref|Foo|1999}}}}\n"
    )
    assert document.passages[0].text == "So Smith & Jones 2010, p. 5 says."
    assert labels(document) == ["Smith Jones 2010", "Smith Jones 2010", "Foo 1999"]
    assert [note.label for note in document.notes] == ["Smith Jones 2010", "Foo 1999"]


def test_archived_copies_and_identifiers_in_typed_refs() -> None:
    """An archive template in a ref is a link to the copy; identifier templates are words."""
    document = read(
        "X<ref>[https://a.example Title], 2011. {{Webarchive|url=https://web.archive.org/web/2011/https://a.example "
        "|date=3 March 2011}}</ref> Y<ref>Doe. ''Book''. {{ISBN|978-3-16-148410-0}}.</ref>"
    )
    first, second = document.notes
    assert first.passage.text == "Title, 2011. Webarchive 3 March 2011"
    assert [link.url for link in first.links] == [
        "https://a.example",
        "https://web.archive.org/web/2011/https://a.example",
    ]
    assert second.passage.text == "Doe. Book. ISBN 978-3-16-148410-0."


def test_cells_of_a_table_are_text() -> None:
    """Each cell is a passage, without the attributes before it, with its links, notes and the tables in it."""
    document = read(
        '{| class="x"\n|+ Caption<ref>C</ref>\n! scope="col" | Head !! Second\n|- style="b"\n| {{sfn|Lee|2001}} one || [https://a.example two]\n'
        "|-\n| colspan=2 | A {{convert|5|km|mi}} row\n{|\n| in || ner\n|}\n|}\nAfter."
    )
    assert [passage.text for passage in document.passages] == [
        "Caption",
        "Head",
        "Second",
        "one",
        "two",
        "A 5 km row",
        "in",
        "ner",
        "After.",
    ]
    assert labels(document) == ["1", "Lee 2001"]
    assert [link.url for link in document.links] == ["https://a.example"]


def test_what_is_no_citation() -> None:
    """Maintenance templates, galleries, hidden text and lists of refs cite nothing."""
    document = read(
        "A.{{citation needed|date=May 2020}} {{lien|langue=en|Rivière}} <!-- <ref>no</ref> --><nowiki><ref>no</ref></nowiki>\n"
        "<gallery>\nFile:a.jpg|A picture\n</gallery>\n<references>\n<ref name=z>Z</ref>\n</references>\n{{cita|Quoted words}}\n"
    )
    assert labels(document) == []
    assert [note.passage.text for note in document.notes] == ["Z"]
    assert document.links == ()
    assert [passage.text for passage in document.passages if passage.text][-1] == "Quoted words"


def test_refs_in_parameters() -> None:
    """The sign of equality in a ref's tag gives no name to the parameter that it stands in."""
    document = read(
        '{{quote|Words<ref name="a">A</ref>|Speaker<ref name="b">B</ref>}} {{cite web|title=T<!-- x|y=z -->|url=https://a.example}}'
    )
    assert labels(document) == ["1", "2"]
    assert document.passages[0].text == "Words"
    assert document.notes[-1].fields["title"] == "T"


def test_refs_in_templates_tables_captions_and_lists() -> None:
    """Refs count wherever they stand; those that a list defines and nobody cites have a note and no marker."""
    document = read(
        "{{Infobox|length=5<ref>One</ref>}}\nText.\n{| class=x\n| cell<ref>Two</ref>\n|}\n[[File:A.jpg|thumb|c<ref>Three</ref>]]\n"
        "{{efn|Note with <ref>Four</ref>.}}\n{{reflist|refs=<ref name=l>Five</ref>}}\n"
    )
    assert {note.passage.text for note in document.notes} == {"One", "Two", "Three", "Four", "Note with.", "Five"} or {
        note.passage.text for note in document.notes
    } == {"One", "Two", "Three", "Four", "Note with .", "Five"}
    assert [passage.text for passage in document.passages] == ["Text.", "cell"]
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


def test_items_of_a_list_written_as_html_are_items() -> None:
    """Each is an entry of its own."""
    items = "".join(f"<li>Roe, A. Title {n}. Herald, 2020. https://a.example/{n}</li>\n" for n in (1, 2, 3))
    document = read(f"Text.\n== References ==\n<ol>\n{items}</ol>\n")
    assert [note.passage.text[:15] for note in document.notes] == [
        "Roe, A. Title 1",
        "Roe, A. Title 2",
        "Roe, A. Title 3",
    ]


def test_addresses_in_angle_brackets_are_no_tags() -> None:
    """What stands before and behind them stays, too."""
    (note,) = read("X.<ref>Ann Roe, ''Herald'' <https://a.example/b>, 2020</ref>").notes
    assert note.passage.text == "Ann Roe, Herald <https://a.example/b>, 2020"


@pytest.mark.parametrize("text", ["{{" * 20_000, "[[" * 20_000, "{|\n" * 9_000, "<ref>" * 9_000, "<nowiki>" * 9_000, "{{efn|" * 3_000 + "}}" * 3_000,
                                  "<ref>{{cite|" * 3_000, "{{a|" * 9_000 + "}}" * 9_000])  # fmt: skip
def test_unclosed_and_nested(text: str) -> None:
    """Brackets without end and deep nesting are read."""
    read(text)


def test_raised_numbers_typed_by_hand() -> None:
    """`<sup>1</sup>` after a word is a sign of a typed note; after a unit it is an exponent."""
    document = read(
        "It rose.<sup>1</sup> It covered 5 km<sup>2</sup>.\n\n== Notes ==\n1. Smith, Ann. Rivers. 2020.\n\n2. Brown. Falls. 2021.\n"
    )
    assert labels(document) == ["1"]
    assert document.passages[0].text == "It rose. It covered 5 km2."
