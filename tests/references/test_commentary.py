"""What a note says of its source around the reference is no part of it."""

import pytest

from provaudit.references import references_in
from tests.references.test_apart import linked

HERALD = "https://herald.example/2020/rain-falls-rome"
LINKED = f"[Rain falls on Rome again]({HERALD})"


@pytest.mark.parametrize(
    "note",
    [
        "The mayor denies this. {}",
        "I use the term loosely; see {}",
        "My translation. Original: {}",
        "Her spelling. See {}",
        "Not everybody agrees: see {}",
        "That was disputed later, cf. {}",
        "The number has risen since (see {}).",
        "Thanks to a reader for pointing me to {}",
        "A fuller account is given in {}",
        "There is a good summary here: {}",
        "Several outlets carried the story, among them {}",
        "For an opposing view, {}",
        "Das wurde später bestritten, siehe {}",
        "As reported by many at the time, e.g. {}",
        "{} gives a good overview.",
        "{} (paywalled).",
        "{}. I could not verify this.",
        "{}; the author is a friend of mine.",
        "{} – it is well worth reading.",
        "{}. See the second half in particular.",
    ],
)
@pytest.mark.parametrize(
    ("source", "title"),
    [
        (HERALD, None),
        (LINKED, "Rain falls on Rome again"),
        (f"“Rain falls on Rome again”, The Herald, 5 May 2020, {HERALD}", "Rain falls on Rome again"),
    ],
    ids=["address", "linked", "quoted"],
)
def test_what_is_said_of_a_source_is_no_title(note: str, source: str, title: str | None) -> None:
    """Before the reference and behind it."""
    (found,) = references_in(linked(note.format(source)))
    assert (found.title, found.url, found.authors) == (title, HERALD, ())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Rain is here again. The Herald, 5 May 2020, {HERALD}", "Rain is here again"),
        ("This is it. The Herald [Internet]. 2020 May 5. Available from: https://herald.example/1", "This is it"),
        ("That was all. (2020, May 5). The Herald. https://herald.example/1", "That was all"),
        (f"The rain of “Rome” again, The Herald, 5 May 2020, {HERALD}", "The rain of “Rome” again"),
        ("A day in Rome, The Herald, 5 May 2020, https://herald.example/1", "A day in Rome"),
    ],
)
def test_a_title_that_reads_like_a_sentence_stays(text: str, title: str) -> None:
    """Where the address spells it, or fields follow that say what it is."""
    assert references_in(linked(text))[0].title == title


def test_fields_behind_a_linked_title_stay() -> None:
    """The site's address and the day it was looked at are no sentence."""
    note = "[Rain falls on Rome](https://words.roe.io/rain). words.roe.io. Retrieved 5 May 2026."
    (found,) = references_in(linked(note))
    assert (found.container, str(found.accessed)) == ("words.roe.io", "2026-05-05")


def test_a_sentence_in_which_a_name_is_linked_stays_one() -> None:
    """It names no source."""
    assert references_in(linked("I owe this to [Jane Ann Roe](https://roe.example/).")) == ()


def test_long_commentary_is_read_in_time() -> None:
    """Sentences without end are not read without end."""
    text = "I do not know that. " * 20_000 + HERALD + " It is not here." * 20_000
    assert len(references_in(linked(text))) == 1
