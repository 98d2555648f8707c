"""Plain text: paragraphs out of lines, typed notes and their markers, and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from provaudit.formats import parse
from provaudit.formats.linewraps import inside_url
from provaudit.model import Document
from tests.formats.spans import check_spans

SEEDS = Path(__file__).parents[2] / "seeds"


def read(text: str) -> Document:
    """A text, read, its spans checked."""
    document = parse(text.encode(), "a.txt")
    check_spans(document)
    return document


def labels(document: Document) -> list[str]:
    """The labels of the markers, in order."""
    return [marker.label for marker in document.markers]


def test_marshall() -> None:
    """Twelve markers, first mentions in order, twelve notes; the page furniture at the end is part of neither."""
    document = parse((SEEDS / "marshall.txt").read_bytes(), "marshall.txt")
    check_spans(document)
    numbers = [str(n) for n in range(1, 13)]
    assert labels(document) == numbers
    assert [note.label for note in document.notes] == numbers
    assert document.notes[-1].passage.text.endswith("/zainichi-the-korean-diaspora-in-japan/.")
    assert not any("Doctoral candidate" in passage.text or "Previous" in passage.text for passage in document.passages)


def test_wrapped_op_ed() -> None:
    """Lines wrapped by a PDF are joined to paragraphs, and every character keeps its place."""
    document = parse((SEEDS / "alliance-op-ed.txt").read_bytes(), "alliance-op-ed.txt")
    check_spans(document)
    assert document.passages[0].text.startswith("The most feasible way")
    assert "States is to strengthen their relationship" in document.passages[0].text.replace("United ", "")
    assert not document.notes


@pytest.mark.parametrize(("name", "count"), [("kei-asian-nato.txt", 14), ("alliance-op-ed-spun.txt", 12)])
def test_one_line_paragraphs(name: str, count: int) -> None:
    """Long lines without blank lines between them are paragraphs of their own."""
    document = parse((SEEDS / name).read_bytes(), name)
    assert len(document.passages) >= count - 2
    assert not document.markers


def test_symbol_note() -> None:
    """A `^{*}` at the beginning of the last paragraph makes it a note."""
    document = parse((SEEDS / "asan-asian-nato.txt").read_bytes(), "asan-asian-nato.txt")
    assert [(note.label, note.passage.text[:19]) for note in document.notes] == [("*", "The view expressed ")]


NOTES = "\n\nNotes\n\n1. Smith, Ann. Rivers. 2020.\n\n2. Brown, Cem. Dams. 2021.\n\n3. Jones, Bob. Banks. 2022.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rose [1], fell.[2] And rose again[3].", ["1", "2", "3"]),
        ("It rose and fell [1, 3].", ["1", "3"]),
        ("It rose and fell [1-3].", ["1", "2", "3"]),
        ("It rose and fell [1]-[3].", ["1", "2", "3"]),
        ("It rose and fell [1]–[3].", ["1", "2", "3"]),
        ("It rose [2, p. 34] and fell [1].", ["2", "1"]),
        ("It rose.¹ It fell,² and rose.³", ["1", "2", "3"]),
        ("It rose^{1} and fell^{2}.", ["1", "2"]),
        ("It rose (1). It fell (2), and rose (3).", ["1", "2", "3"]),
        ("It rose by much.1 It fell again.2 And it rose once more.3", ["1", "2", "3"]),
        ("In [2019] it rose [1] over 5 km² and 10² steps [2].", ["1", "2"]),
    ],
)
def test_markers(text: str, found: list[str]) -> None:
    """Each way of typing a marker is found, and nothing else is."""
    assert labels(read(text + NOTES)) == found


@pytest.mark.parametrize(
    "text",
    [
        "In [2019] and [2020] it rained; see [sic] and [our emphasis].",
        "Let a[1] = 5 and b[2] = 7, with x in [0, 1] and f[3](t).",
        "The area is 5 km², the volume 3 m³, and E = mc².",
        "First (1) eat; (2) sleep; and (3) rest.",
        "The case is [1932] A.C. 562 at [12].",
        "1. Eat well.\n\n2. Sleep.\n\n3. Rest.\n\nThat is all there is to say about it.",
        "Item (May 2020) and (Smith, 2020) without any list.",
        "It *should* not be.\n\n*Names* should *not* be taken for notes.",
        "It rose*.\n\n* one\n\n* two\n",
    ],
)
def test_no_phantoms(text: str) -> None:
    """Years in brackets, equations, units, enumerations and numbered lists give neither markers nor notes."""
    document = read(text)
    assert not document.markers
    assert not document.notes


@pytest.mark.parametrize(
    "heading",
    (
        "Notes/REFERENCES/References:/7. References/Works Cited/Endnotes/Bibliography/Literaturverzeichnis/Références"
        "/Bibliografía/Bibliografia/Przypisy/Примечания/参考文献/참고문헌/Källor/Kaynakça/-- Notes --"
    ).split("/"),
)
def test_headings_in_many_languages(heading: str) -> None:
    """A list of notes is known by its heading, which is no paragraph of the text."""
    document = read(f"It rose [1].\n\n{heading}\n\n[1] Smith, Ann. Rivers. 2020.\n")
    assert [note.passage.text for note in document.notes] == ["Smith, Ann. Rivers. 2020."]
    assert [passage.text for passage in document.passages] == ["It rose [1]."]


def test_hanging_and_wrapped_entries() -> None:
    """Entries that go on in indented lines are one note each; a broken word and a broken address are whole again."""
    document = read(
        "Responsibilities of the town [1] and others [2].\n\nReferences\n\n"
        "[1] Smith, Ann. The responsi-\n    bilities of a harbour town, and what became of them later\n"
        "    https://www.example.org/a-long-address/that-is-\n    broken/here.html.\n"
        "[2] Brown, Cem. Dams. 2021.\n"
    )
    assert [note.passage.text for note in document.notes] == [
        (
            "Smith, Ann. The responsibilities of a harbour town, and what became of them later "
            "https://www.example.org/a-long-address/that-is-broken/here.html."
        ),
        "Brown, Cem. Dams. 2021.",
    ]


def test_author_date() -> None:
    """Entries without a label are cited by name and year, in parentheses or in the sentence."""
    document = read(
        "It rose (Smith, 2020; Brown & Jones 2021a, p. 4) as Miller et al. (1999) say, and (May 2020) was wet.\n\n"
        "References\n\nBrown, Cem, and Bob Jones. 2021a. Dams. Press.\n\n"
        "Miller, D., Fox, E., & Gray, F. (1999). Rain. Press.\n\n"
        "Smith, Ann (2020). Rivers. Press.\n"
    )
    assert labels(document) == ["Smith 2020", "Brown 2021a", "Miller 1999"]
    assert {note.label for note in document.notes} == {"Smith 2020", "Brown 2021a", "Miller 1999"}
    assert {marker.scheme for marker in document.markers} == {"author-date"}


def test_notes_after_each_chapter() -> None:
    """Text that goes on after a list of notes is text, with its own notes."""
    chapter = (
        "A chapter about rivers that has quite a few words, and a claim in it [1].\n\n[1] Smith, Ann. Rivers. 2020.\n\n"
    )
    document = read(chapter * 2)
    assert labels(document) == ["1", "1"]
    assert len(document.notes) == 2
    assert len(document.passages) == 2


def test_bare_addresses_are_links() -> None:
    """An address in running text is a link, without the stop that follows it."""
    document = read("See https://a.example/x_(y), or (https://b.example/z). The end.")
    assert [link.url for link in document.links] == ["https://a.example/x_(y)", "https://b.example/z"]
    document = read("北の川は上昇した（https://a.example/x）。詳細は、https://b.example/z（閲覧）を参照。")
    assert [link.url for link in document.links] == ["https://a.example/x", "https://b.example/z"]


def test_windows_line_ends() -> None:
    """Line ends of two characters part lines, not paragraphs."""
    document = read("One two.\r\n\r\nThree [1].\r\n\r\n[1] Smith, Ann. Rivers. 2020.\r\n")
    assert [passage.text for passage in document.passages] == ["One two.", "Three [1]."]
    assert document.notes[0].passage.text == "Smith, Ann. Rivers. 2020."


def test_five_thousand_notes() -> None:
    """A long list is read whole."""
    body = "\n\n".join(f"Claim number {n} stands. [{n}]" for n in range(1, 5001))
    notes = "\n\n".join(f"[{n}] Smith, Ann. “Part {n}.” Gazette, 2020." for n in range(1, 5001))
    document = parse(f"{body}\n\nNotes\n\n{notes}\n".encode(), "a.txt")
    assert len(document.notes) == len(document.markers) == 5000


def test_entries_without_blank_lines() -> None:
    """Entries that follow one another line by line are told apart, full lines and hanging ones alike."""
    document = read(
        "Floods rise (Jones & Brown, 2020; Lee, 2021).\n\nReferences\n\nBrown, C. (2017). Uncited work. Publisher.\n"
        "Jones, B., & Brown, C. (2020). Dams of the north. Journal of Rivers, 3(2), 1–9.\n"
        "Lee, A. (2021). Long title of the work\n    that wraps onto a second line. Publisher.\n"
        "Smith, A. (2019). Rivers. Publisher. https://a.example/rivers\n"
    )
    assert [note.label for note in document.notes] == ["Brown 2017", "Jones 2020", "Lee 2021", "Smith 2019"]


def test_intervals_and_indices_cite_nothing() -> None:
    """An interval from 0 and the index of a variable are no signs, even where notes have these numbers."""
    document = read(
        'Water rose [1] in [0, 1], and x[1] = 3.\n\nNotes\n\n[1] A. Smith, "Rivers," 2001.\n\n[2] B. Jones, 2002.\n'
    )
    assert [marker.label for marker in document.markers] == ["1"]


def test_code_cites_nothing() -> None:
    """Macros, names with underscores, indices and intervals of a document that has a first of them, vectors."""
    for text in (
        "Fetch it (linkgit:git-fetch[1]) and look at linkgit:git[2].",
        "io_ports[1] are read, hob_ports[2] written.",
        "The HP sx[1]000 and the HP sx[2]000 machines, the latter with VGA.",
        "Take centroid[0], then centroid[1], then centroid[2].",
        "Minutes [0,59], days [1,31], months [1,12], [2,3].",
        "The closest point to [1,1,1] and to [2,2,2].",
        "Version 4.[1].0 and 4.[2].0 are out, controllers [01] and [02] too.",
    ):
        assert not parse(text.encode(), "a.txt").markers


def test_words_between_asterisks() -> None:
    """An asterisk that closes what another one opens is no sign of a note; one alone after a word is."""
    document = read("It fell *at last* and rose again.* Then it fell.\n\n*Smith, Rivers, 2021.\n")
    assert [(marker.label, marker.span.start) for marker in document.markers] == [("*", 33)]


def test_items_of_a_list_hang_together_without_their_signs() -> None:
    """Lines below an item's words carry it on, whatever they begin with."""
    text = (
        "Text.\n\nReferences\n\n-   Roe, Ann. “Rain falls on the hills of Rome and on the sea.” The Herald,\n"
        "    2020. https://a.example/1\n-   Poe, Jo. “The dam is dry, and everybody waits for the rain to fall.”\n"
        "    – The Herald, 2021.\n    (https://a.example/2)\n"
    )
    first, second = parse(text.encode(), "a.txt").notes
    assert first.passage.text.startswith("Roe, Ann.")
    assert second.passage.text.endswith("– The Herald, 2021. (https://a.example/2)")
    assert text[second.passage.span.start :].startswith("Poe, Jo.")


def test_one_label_among_entries_without_labels_is_none() -> None:
    """A number at the head of one entry numbers no list; a note that is alone may have paragraphs of its own."""
    entries = [f"Roe, Ann. Title {n}. The Herald, 2020. https://a.example/{n}" for n in range(4)]
    listed = "Text.\n\nReferences\n\n" + "\n\n".join(["(1) " + entries[0], *entries[1:]])
    assert len(parse(listed.encode(), "a.txt").notes) == 4
    alone = f"Text.[1]\n\nNotes\n\n[1] {entries[0]}\n\nIt was said again in 2021.\n"
    assert [note.label for note in parse(alone.encode(), "a.txt").notes] == ["1"]


def test_a_long_address_tells_nothing_of_the_width() -> None:
    """It stands on a line of its own, however short the one before it is, and belongs to it."""
    address = "https://www.herald.example/news/2020/05/03/" + "rain-falls-on-the-hills-of-rome-" * 3
    first = "Roe, Ann. “Rain falls on the hills of Rome and on the sea.” The"
    note = f"{first}\nHerald (Rome, printed and online, with pictures), on December\n16,\n2024—{address}{{}}"
    text = "Claim.[1] Claim.[2] Claim.[3]\n\n" + "\n\n".join(f"[{n}] {note.format(n)}" for n in (1, 2, 3))
    notes = parse(text.encode(), "a.txt").notes
    assert [found.passage.text[-1] for found in notes] == ["1", "2", "3"]
    assert "on December 16, 2024—https" in notes[0].passage.text


def test_a_dash_at_the_head_of_a_line_of_a_note_is_no_sign_of_a_list() -> None:
    """The line before it is full. Nor is a day that a full stop follows."""
    note = "[1] Roe, Ann. “Rain falls on the hills of Rome and on the wide sea\n– a Long Report.” The Herald, 2020."
    text = f"Claim.[1]\n\n{note}\n"
    (note,) = parse(text.encode(), "a.txt").notes
    assert "wide sea – a Long Report" in note.passage.text
    text = text.replace("– a Long Report.” The Herald, 2020.", "3. März 2020, abgerufen am 5. Mai.")
    assert "wide sea 3. März 2020" in parse(text.encode(), "a.txt").notes[0].passage.text


@pytest.mark.parametrize(
    ("line", "following", "inside"),
    [
        ("See https://www.herald.example/news/", "rain-falls.html", True),
        ("See https://www.herald.example/news/", "2020/05/rain.html", True),
        ("See https://www.herald.example/news/", "herald.example 2020", False),
        ("See https://www.herald.example/news/", "5 May 2020", False),
        ("See https://www.herald.example/id=", "12345.", True),
    ],
)
def test_an_address_goes_on_in_the_next_line(line: str, following: str, inside: bool) -> None:
    """But neither with a day nor with the name of its host."""
    assert inside_url(line, following) is inside
