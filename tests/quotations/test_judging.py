"""What becomes of the quotations of a dossier."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from provaudit.model import (
    Absence,
    Candidate,
    Capture,
    Case,
    Condition,
    Document,
    Dossier,
    Page,
    Quotation,
    Reason,
    Reference,
    Span,
)
from provaudit.quotations import checks

TEXT = "After the heavy rain the mayor spoke at the river. She told them that the dam is safe and sound. " + (
    "The town hall will be open all night for all who want to hear the news. " * 8
)
SPAN = Span(0, 1)


def case(name: str, text: str | None, coverage: str = "full", condition: Condition = Condition.ARTICLE) -> Case:
    """A reference whose page has `text`; None for a source that was not captured."""
    uri = f"https://news.example/{name}"
    reference = Reference(name, SPAN, name, url=uri)
    if text is None:
        return Case(reference, Absence(uri, Reason.TIMEOUT))
    capture = Capture(uri, 200, (), b"", dt.datetime(2026, 5, 5, tzinfo=dt.UTC), "sha256:00")
    return Case(reference, capture, Page(uri, text=text, coverage=coverage, condition=condition))


def state(
    words: str, *cases: Case, kind: str = "direct", cited: tuple[str, ...] = ("r1",), **said: str | bool
) -> tuple[str, str]:
    """State and reason of a quotation that is cited from `cited`."""
    quotation = Quotation(words, SPAN, kind, references=cited, **said)
    document = Document("x.txt", "plaintext", words, quotations=(quotation,))
    (found,) = checks(Dossier(document, cases))
    return found.state, found.reason


def test_found_and_altered_name_the_source() -> None:
    """The reason names the reference, and the difference where there is one."""
    assert state("the dam is safe and sound", case("r1", TEXT)) == ("found", "found in the source of r1")
    assert state("the dam is safe and dry", case("r1", TEXT)) == (
        "altered",
        "differs from the source of r1: “dry” for “sound”",
    )


def test_not_found_needs_the_whole_source() -> None:
    """Words that are not there are an accusation only where everything could be read."""
    words = "we shall all have to leave by Sunday evening"
    assert state(words, case("r1", TEXT))[0] == "not-found"
    assert state(words, case("r1", TEXT, coverage="part"))[0] == "unchecked"
    assert state(words, case("r1", TEXT, condition=Condition.PAYWALL))[0] == "unchecked"
    assert state(words, case("", TEXT), cited=("",))[0] == "unchecked", "a front page is another one every day"
    assert state(words, case("r1", TEXT), case("r2", None), cited=("r1", "r2"))[0] == "unchecked"


def test_another_source_may_have_the_words() -> None:
    """A quotation that is in the source of another reference is found there, and the reason says so."""
    other = case("r2", "Two bridges of the town are closed since Monday because of high water. " * 10)
    assert state("the dam is safe and sound", other, case("r1", TEXT), cited=("r2",)) == (
        "found",
        "found in the source of r1, not in that of r2",
    )


def test_a_source_in_another_language_is_not_compared() -> None:
    """A translated quotation is not called invented."""
    german = (
        "Nach dem schweren Regen sprach die Bürgermeisterin am Ufer. Der Damm ist sicher, und niemand muss fort. " * 8
    )
    assert state("the dam is safe and sound, and nobody has to go", case("r1", german)) == (
        "unchecked",
        "the source is in another language",
    )


def test_a_phrase_that_nobody_says_is_no_accusation() -> None:
    """A few words in the writer's sentence may be a saying; somebody's words, or a sentence, are a quotation."""
    words = "the elephant in the room"
    assert state(words, case("r1", TEXT), kind="mixed") == (
        "unchecked",
        "not found, but a few words that nobody is said to say may be a saying",
    )
    assert state(words, case("r1", TEXT), kind="mixed", verb="said")[0] == "not-found"
    assert state(words, case("r1", TEXT))[0] == "not-found"


def test_a_passing_likeness_to_what_stands_near_is_no_accusation() -> None:
    """Words that were altered are shown where half of them only happen to stand in something else."""
    far, close = "that a big dam is dry and sound", "that the dam is safe and dry"
    assert state(far, case("r1", TEXT))[0] == "altered"
    assert state(far, case("r1", TEXT), near=True) == (
        "unchecked",
        "not found in what is cited near it, which may not be its source",
    )
    assert state(close, case("r1", TEXT), near=True)[0] == "altered"


def test_a_quoted_title_of_the_source_is_not_looked_for_in_it() -> None:
    """A headline that was put in other words since is a matter of titles."""
    cited = case("r1", TEXT)
    titled = evolve(
        cited, page=evolve(cited.page, candidates=(Candidate("title", "10 best dams of the old north", "h1", 0.9),))
    )
    assert state("10 dams of the old north", titled) == ("unchecked", "the title of a work")
    assert state("10 dams of the old north", titled, verb="said")[1] != "the title of a work"


def test_what_quotes_nobody_is_not_compared() -> None:
    """Terms and titles, unsourced words and unread sources are unchecked, each with its reason."""
    assert state("safe dam", case("r1", TEXT), kind="term") == ("unchecked", "a term or label")
    assert state("the dam is safe", case("r1", TEXT), cited=()) == ("unchecked", "no reference is given for it")
    assert state("the dam is safe", case("r1", None)) == ("unchecked", "the source of r1 was not captured: timeout")
