"""Quotations of documents: kinds, speakers, verbs, and what they are cited from."""

from __future__ import annotations

import re
import time

import pytest

from provaudit.citing import cite
from provaudit.formats import parse
from provaudit.model import Citation, Document, Marker, Note, Passage, Quotation, Reference, Span
from provaudit.quotations import quotations_in


def document(*paragraphs: str, form: str = "plaintext") -> Document:
    """A document of paragraphs; `[1] ` at the beginning of one makes it a note, `[1]` inside one a marker."""
    text = "\n\n".join(paragraphs)
    passages, notes, citations, references, at = [], [], [], [], 0
    for paragraph in paragraphs:
        passage = Passage(paragraph, Span(at, at + len(paragraph)))
        label = re.match(r"\[(\d+)\] ", paragraph)
        if label:
            notes.append(Note(label[1], passage))
            references.append(Reference(paragraph, passage.span, f"r{label[1]}", label[1]))
        else:
            passages.append(passage)
            for sign in re.finditer(r"\[(\d+)\]", paragraph):
                span = Span(at + sign.start(), at + sign.end())
                citations.append(Citation(Marker(sign[1], span, "bracket"), passage.span, (f"r{sign[1]}",)))
        at += len(paragraph) + 2
    return Document(
        "x.txt",
        form,
        text,
        passages=tuple(passages),
        notes=tuple(notes),
        citations=tuple(citations),
        references=tuple(references),
    )


def only(*paragraphs: str) -> Quotation:
    """The first quotation of a document."""
    return quotations_in(document(*paragraphs))[0]


SPEAKERS = [
    ("“The dam will hold for years,” said Mayor Ann Smith.", "Ann Smith", "said"),
    ("“The dam will hold for years,” Ann Smith told reporters.", "Ann Smith", "told"),
    ("According to Ann Smith, “the dam will hold for years”.", "Ann Smith", "according to"),
    ("Ann Smith, an engineer at the old works, says that “the dam will hold for years”.", "Ann Smith", "says"),
    ("As Dr. Ann Smith from the Water Institute observes, “the dam will hold for years.”", "Ann Smith", "observes"),
    ("Ann Smith spoke on Monday, stating that “the dam will hold for years”.", "Ann Smith", "stating"),
    ("Ann Smith came late. “The dam will hold for years,” she said.", "Ann Smith", "said"),
    ("The Water Ministry said the dam “will hold for years to come”.", "The Water Ministry", "said"),
    ("Protesters in Bonn carried signs that said “Keep the old dam”.", "Protesters in Bonn", "said"),
    ("Ann Smith: “The dam will hold for years.”", "Ann Smith", None),
    ("“The dam will hold for years.” – Ann Smith", "Ann Smith", None),
    ("“The dam will hold for years,” he said.", None, "said"),
    ("Ann Smith on Monday: “The dam will hold for years.”", "Ann Smith", None),
    ("My friend Ann Smith sent me this line: “The dam will hold for years.”", None, None),
]


@pytest.mark.parametrize(("text", "speaker", "verb"), SPEAKERS, ids=[text[:30] for text, _, _ in SPEAKERS])
def test_speakers_and_verbs_are_named(text: str, speaker: str | None, verb: str | None) -> None:
    """The speaker is named without titles, and nobody is where nobody is certain."""
    found = only(text)
    assert (found.speaker, found.verb) == (speaker, verb)


def test_a_family_name_is_made_whole() -> None:
    """A speaker who was introduced with a whole name has it later too."""
    found = only("Ann Smith runs the works.", "“The dam will hold for years,” Smith said.")
    assert found.speaker == "Ann Smith"


def test_two_of_a_name_stay_apart() -> None:
    """A family name that two people of the document bear is not made whole."""
    found = only("Ann Smith met Bob Smith.", "“The dam will hold for years,” Smith said.")
    assert found.speaker == "Smith"


KINDS = [
    ("“The dam will hold,” said Ann Smith.", ["direct"]),
    ("Ann Smith said the dam “will hold for very long”.", ["mixed"]),
    ("“The dam will hold,” said Ann Smith. “And so will the old bridge.”", ["direct", "continued"]),
    ("They fear a so-called “water war” in the north.", ["term"]),
    ("It fell, and “so it goes,” as they say.", ["term"]),
    ("As the saying goes, “all dams fall in the end, and nobody is to blame”.", ["term"]),
    ("Hopes for an ‘Upper Rhine Pact’ are gone.", ["term"]),
    ("Her essay “The Rivers of the North” came out in May.", ["title"]),
    ("“It is ‘rather’ wet in this valley,” said Ann Smith.", ["direct", "nested"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS, ids=[text[:30] for text, _ in KINDS])
def test_kinds_are_told_apart(text: str, kinds: list[str]) -> None:
    """Speech, built-in words, terms, titles and nested words are told apart."""
    assert [q.kind for q in quotations_in(document(text))] == kinds


def test_quoted_words_in_notes_are_titles() -> None:
    """What a note quotes is the title of what it cites."""
    found = only("Plain words. [1]", "[1] Smith, Ann. “Rivers rise in the north.” Example News, 2025.")
    assert (found.kind, found.text, found.references) == ("title", "Rivers rise in the north.", ("r1",))


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """A paragraph that begins with the mark that the last one did not close goes on with it, and its speaker."""
    one, two = quotations_in(document("Ann Smith said: “It began here.", "“And it ends here.”"))
    assert (one.text, one.speaker) == ("It began here.", "Ann Smith")
    assert (two.text, two.kind, two.speaker) == ("And it ends here.", "continued", "Ann Smith")


def test_an_unclosed_mark_alone_quotes_nothing() -> None:
    """A stray opening mark makes no quotation of the rest of the paragraph."""
    assert quotations_in(document("She said: “It began here.", "Then it rained.")) == ()


BLOCKS = [
    ("It fell.\n\n> The dam will hold. [1]\n\nSo much.", [("The dam will hold.", ("r1",))]),
    ("It fell.\n\n> The dam will hold. (Smith 2025)\n\nSo much.", [("The dam will hold.", ("r1",))]),
    ("She wrote: [1]\n\n> The dam will hold.\n\nSo much.", [("The dam will hold.", ("r1",))]),
    ("She wrote. [1]\n\n> The dam will hold.\n\nSo much.", [("The dam will hold.", ())]),
    ("> The dam will hold.\n\n> And so will we. [1]", [("The dam will hold.", ()), ("And so will we.", ("r1",))]),
    ("> The dam will hold.\n>\n> And so will we. [1]", [("The dam will hold.", ("r1",)), ("And so will we.", ("r1",))]),
]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(("text", "wanted"), BLOCKS)
def test_block_quotations_need_no_marks(name: str, text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    """What is set off is quoted paragraph by paragraph; the marker may end the block, or the line that leads to it."""
    note = 'Smith, Ann. 2025. "Rivers rise in the north." Example News, 1 March 2025. https://news.test/a.'
    listed = f"References\n\n{note}" if "Smith" in text else f"[1] {note}"
    found = cite(parse(f"{text}\n\n{listed}\n".encode(), name)).quotations
    assert [(q.text, q.references) for q in found if q.kind == "block"] == wanted


def test_a_quotation_belongs_to_the_next_marker() -> None:
    """The marker at the end of the sentence, also after its full stop, is the quotation's."""
    found = only(
        "Although Ann Smith said “the dam will hold for years”, it fell. [1] Others differ. [2]", "[1] A.", "[2] B."
    )
    assert found.references == ("r1",)


def test_a_marker_that_ends_a_clause_is_not_for_what_follows() -> None:
    """`Smith [1] said` leads to the words, `rose in May; [1]` does not."""
    text = "The water rose in May;[1] she called it “a dam that will hold for years” and left."
    assert only(text, "[1] A.").references == ()
    assert only("Ann Smith [1] said that “the dam will hold for years”.", "[1] A.").references == ("r1",)


def test_whoever_has_a_marker_says_what_follows() -> None:
    """`Smith [1] says` leads to the words, whatever marker comes after them."""
    text = "Ann Smith [1] says “the dam will hold for years” and Bob Poe [2] says “it will fall within the year”."
    assert [q.references for q in quotations_in(document(text, "[1] A.", "[2] B."))] == [("r1",), ("r2",)]


def test_a_further_clause_says_nothing_of_the_words_before() -> None:
    """`“It rose,” but Smith says` names nobody who said that it rose."""
    one, two = quotations_in(document("“The dam will hold for years,” but Ann Smith says “it will fall this year”."))
    assert (one.speaker, two.speaker) == (None, "Ann Smith")


def test_a_long_quotation_belongs_to_the_marker_behind_it() -> None:
    """However many sentences it has."""
    text = "She said: “The dam will hold. It is new. It is strong. Nobody has to leave.” [1]"
    assert only(text, "[1] A.").references == ("r1",)


A, B = "https://news.test/a", "https://news.test/b"
LINKED = [
    (f"The paper [reported]({A}) that “the dam will hold for years”.", (A,), False),
    (f"[Ann Smith]({A}) says that “the dam will hold for years”.", (A,), False),
    (f"According to [the paper]({A}), “the dam will hold for years”.", (A,), False),
    (f"In [her essay]({A}), she argues that “the dam will hold for years”.", (A,), False),
    (f"[“The dam will hold for years”]({A}), she said.", (A,), False),
    (f"“The dam will hold for years,” [wrote]({A}) Ann Smith.", (A,), False),
    (f"“The dam will hold for years.” ([Example News]({A}))", (A,), False),
    (f"“The dam will hold for years.” [Read more]({A}).", (A,), True),
    (f"“The dam will hold for years.” See [Example News]({A}).", (A,), True),
    (f"“The dam will hold for years.” Source: [Example News]({A}).", (A,), False),
    (f"“The dam will hold for years.” ([link]({A})), and so will the [bridge]({B}).", (A,), False),
    (f"The head of [the works]({A}) said that “the dam will hold for years”.", (A,), True),
    (f"See [her essay]({A}). It says “the dam will hold for years and years”.", (A,), True),
    (f"It rose in [Bonn]({A}) and [Trier]({B}), where she said “the dam will hold for years”.", (B, A), True),
    (f"“The dam [will]({A}) hold for years,” she said.", (A,), True),
    (f"“The dam will hold for years,” she said. [Another paper]({A}) says otherwise.", (), False),
    (f"Why “the dam will hold for years” is explained in [another paper]({A}).", (A,), True),
]


@pytest.mark.parametrize(("text", "urls", "near"), LINKED, ids=[text[:40] for text, _, _ in LINKED])
def test_a_link_may_be_the_source_or_only_stand_near(text: str, urls: tuple[str, ...], near: bool) -> None:
    """It is the source if it is around or beside the words, or is said to say them."""
    document = cite(parse(f"{text}\n".encode(), "a.md"))
    addresses = {reference.id: reference.url for reference in document.references}
    (found,) = document.quotations
    assert (tuple(addresses[name] for name in found.references), found.near) == (urls, near)


def test_a_marker_goes_before_a_link_inside_the_words() -> None:
    """Whoever links a quoted word gives his source behind the quotation."""
    document = cite(
        parse(f"“The dam [will]({A}) hold for years.” [1]\n\n[1] Smith, Ann. *Rivers*. {B}\n".encode(), "a.md")
    )
    assert [document.references[1].url, document.quotations[0].references] == [B, ("r2",)]


SET_OFF = [
    (f"> The dam will hold.\n>\n> — [Ann Smith]({A})", False),
    (f"> The dam will hold. [Example News]({A})", True),
    (f"> The dam will hold. Source: [Example News]({A})", False),
    (f"> The dam will hold. ([source]({A}))", False),
    (f"> The dam will hold. ([why]({A}))", True),
    (f"> The dam will hold. ([Example News]({A}))", False),
    (f"> The dam will hold.\n\n[Source]({A})", True),
    (f"> The dam will hold.\n\n— Ann Smith, [Example News]({A})", True),
    (f"> The dam will hold.\n> — Ann Smith, [Example News]({A})", False),
    (f"> The dam will hold.\n> — an engineer there, [Example News]({A})", False),
    (f"As Ann Smith [put it]({A}):\n\n> The dam will hold.", False),
    (f"From the [story]({A}):\n\n> The dam will hold.", False),
    (f"She wrote about [the works]({A}), and said of them last Monday evening:\n\n> The dam will hold.", True),
    (f"Ann Smith [wrote]({A}) the following\n\n> The dam will hold.\n> -- Ann Smith", True),
]


@pytest.mark.parametrize(("text", "near"), SET_OFF)
def test_the_source_of_a_block_may_stand_at_its_end_or_below(text: str, near: bool) -> None:
    """As a link or an attribution, which is none of the quoted words."""
    document = cite(parse(f"It fell.\n\n{text}\n\nAnd so on.\n".encode(), "a.md"))
    assert [(q.text, q.references, q.near) for q in document.quotations] == [("The dam will hold.", ("r1",), near)]


HTML = [
    (f'<blockquote cite="{A}">The dam will hold.</blockquote>', False),
    (f"<blockquote><p>The dam will hold.</p>\n<footer>— <a href='{A}'>Ann Smith</a></footer></blockquote>", False),
    (
        f"<figure>\n<blockquote>\nThe dam will hold.\n</blockquote>\n<figcaption><a href='{A}'>Herald</a></figcaption>",
        True,
    ),
]


@pytest.mark.parametrize(("text", "near"), HTML)
def test_markdown_may_set_off_a_quotation_in_html(text: str, near: bool) -> None:
    """Its source is the address that it is cited from, or stands in its footer or caption."""
    document = cite(parse(f"It fell.\n\n{text}\n\nAnd so on.\n".encode(), "a.md"))
    assert [(q.text, q.kind, q.near) for q in document.quotations] == [("The dam will hold.", "block", near)]
    assert [r.url for r in document.references if r.id in document.quotations[0].references] == [A]


def test_a_block_of_links_quotes_nobody() -> None:
    """Where to read on is no quotation."""
    assert cite(parse(f"It fell.\n\n> Source: [Example News]({A})\n".encode(), "a.md")).quotations == ()


def test_a_sentence_that_leads_to_its_link_is_the_writers() -> None:
    """What is set off may be the writer's own words about what he links."""
    (found,) = cite(parse(f"It fell.\n\n> We first read of it in [Example News]({A}).\n".encode(), "a.md")).quotations
    assert (found.text, found.near) == ("We first read of it in Example News.", True)


@pytest.mark.parametrize(
    "block",
    [
        "> **Note:** You need the newest version.",
        "> [!WARNING]\n> You need the newest version.",
        "> [!note]- Title\n>\n> You need the newest version.",
        "> 💡 You need the newest version.",
        "> Hinweis: Die neue Fassung ist nötig.",
    ],
)
def test_notes_and_warnings_that_are_set_off_quote_nobody(block: str) -> None:
    """They are the writer's own, and what they quote is quoted as in running text."""
    source = f"It fell.\n\n{block} [Ann Smith]({A}) says that “the dam will hold for years”.\n"
    (found,) = cite(parse(source.encode(), "a.md")).quotations
    assert (found.text, found.kind, found.near) == ("the dam will hold for years", "mixed", False)


def test_a_callout_that_quotes_is_a_quotation() -> None:
    """Some tools mark quotations like notes."""
    (found,) = cite(parse(b"It fell.\n\n> [!quote] Ann Smith\n> The dam will hold.\n", "a.md")).quotations
    assert found.kind == "block"


def test_the_marker_of_the_next_sentence_only_stands_near() -> None:
    """It may be for that sentence alone."""
    found = only("Ann Smith said “the dam will hold for years”. It rained for weeks. [1]", "[1] A.")
    assert (found.references, found.near) == (("r1",), True)


NOTED = [
    f"{A} (“The dam will hold for years.”)",
    f"See {A}: “The dam will hold for years.”",
    f"Smith, Ann. “Rivers rise in the north,” {A}. Quote: “the dam will hold for years”",
    f"[Rivers rise in the north]({A}) (“the dam will hold for years”)",
]


@pytest.mark.parametrize("note", NOTED)
def test_words_behind_the_address_of_a_note_are_quoted_from_it(note: str) -> None:
    """They are no title of what is cited, and may be looked for there."""
    document = cite(parse(f"It fell.[^1]\n\n[^1]: {note}\n".encode(), "a.md"))
    said = [quotation for quotation in document.quotations if quotation.kind != "title"]
    assert [(q.text.strip(".").lower(), q.references) for q in said] == [("the dam will hold for years", ("r1",))]
    assert (document.references[0].title or "Rivers rise in the north") == "Rivers rise in the north"


def test_a_marker_stands_for_all_sources_of_its_note() -> None:
    """Also for those of which the note has only the address."""
    note = f"Smith, Ann. “Rivers rise in the north,” {A}; a copy of it is at {B}"
    document = cite(parse(f"She said “the dam will hold for years”.[^1]\n\n[^1]: {note}\n".encode(), "a.md"))
    assert document.quotations[0].references == ("r1", "r2")


def test_a_quotation_may_belong_to_several_markers() -> None:
    """Markers that stand side by side count together."""
    assert only("Ann Smith said “the dam will hold for years”. [1][2]", "[1] A.", "[2] B.").references == ("r1", "r2")


def test_a_marker_far_on_is_not_its_own() -> None:
    """A marker several sentences later belongs to something else."""
    text = "Ann Smith said “the dam will hold for years”. It rained. It stopped. Birds came. [1]"
    assert only(text, "[1] A.").references == ()


@pytest.mark.parametrize("said", ["“words of it are here” – ", "“words of it are here” and ", "> – ann bob cole "])
def test_a_paragraph_of_quotations_takes_no_longer_for_each(said: str) -> None:
    """Ten seconds of computing are enough for ten thousand, on a slow machine."""
    begin = time.process_time()
    cite(parse(f"{said * 10_000}\n\nEnd.\n".encode(), "a.md"))
    assert time.process_time() - begin < 10


def test_spans_point_at_the_source() -> None:
    """A span gives the quoted words in the source of the document."""
    base = document("First.", "Ann Smith said “it will hold for long”, twice.")
    (found,) = quotations_in(base)
    assert found.span.of(base.text) == "it will hold for long"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "a.html",
            '<p>Use <code>say("It is raining in Rome")</code>; he said "I am wet".</p><pre>say("It\n rains")</pre>',
        ),
        ("a.md", 'Use `say("It is raining in Rome")`; he said "I am wet".\n\n```\nsay("It is raining in Rome")\n```\n'),
        (
            "a.rst",
            'Use ``say("It is raining")``; he said "I am wet".\n\n>>> say("It is raining in Rome")\n>>> say("It")\n',
        ),
        ("a.tex", r'Use \verb|say("It is raining")| or \texttt{say("It is raining in Rome")}; he said "I am wet".'),
    ],
)
def test_code_is_nobodys_words(path: str, source: str) -> None:
    """What stands in quotation marks in code is no quotation, be the code a block or within a line."""
    assert [quotation.text for quotation in quotations_in(parse(source.encode(), path))] == ["I am wet"]
