"""The parts of a comparison one by one: sentences, notices, ranking."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.derivation import notices, rank
from provaudit.derivation.sentences import sentences
from tests.derivation.texts import COPY, ORIGINAL, OTHER

SENTENCES = [
    ("It rained. It stopped.", ["It rained.", "It stopped."]),
    ("The U.S. economy grew. Dr. Smith of the U.S. Army agreed.", None),
    (
        "It is no. 5 of ten. The answer is no. That is all.",
        ["It is no. 5 of ten.", "The answer is no.", "That is all."],
    ),
    ("A Heading\n\nThe text begins here.", ["A Heading", "The text begins here."]),
    ("This line is wrapped after some fifty characters or\nso and goes on here.", 1),
    ("他来了。他走了。", ["他来了。", "他走了。"]),
    ("“Stop!” she said. “Why?”", ["“Stop!” she said.", "“Why?”"]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[text[:20] for text, _ in SENTENCES])
def test_sentences_end_where_they_end(text: str, wanted: list[str] | int | None) -> None:
    """Abbreviations, initials and line wraps end no sentence; headings do."""
    found = [span.of(text) for span in sentences(text)]
    if isinstance(wanted, list):
        assert found == wanted
    else:
        assert len(found) == (wanted or 2)


@given(st.text(max_size=120))
def test_sentences_lie_in_order(text: str) -> None:
    """Whatever the text, sentences do not overlap, and hold every letter and digit."""
    found = sentences(text)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert sum(sum(map(str.isalnum, span.of(text))) for span in found) == sum(map(str.isalnum, text))


NOTICES = [
    (
        "This article was originally published in The Conversation on 3 May 2021.",
        "republished-from",
        "The Conversation",
        "2021-05-03",
    ),
    (
        "^* The view expressed herein was published on May 3 in *The Example Post* and",
        "republished-from",
        "The Example Post",
        "05-03",
    ),
    ("Reprinted with permission from The Example Post.", "republished-from", "The Example Post", None),
    ("Source: https://news.example/a", "credit", "https://news.example/a", None),
    ("Photo from the Ministry of Water.", "photo credit", "the Ministry of Water", None),
]


@pytest.mark.parametrize(("text", "kind", "venue", "date"), NOTICES, ids=[kind for _, kind, _, _ in NOTICES])
def test_notices_of_origin_are_read(text: str, kind: str, venue: str, date: str | None) -> None:
    """A notice is told with its venue and, as far as stated, its date."""
    (found,) = notices(text)
    assert (found.kind, found.venue, found.date) == (kind, venue, date)


def test_other_talk_of_publishing_is_no_notice() -> None:
    """Books and reports that were published somewhere are not the text itself."""
    assert (
        notices("The first study of it was published in 1912 in Paris. Her report was published by Oxford Press.") == ()
    )


def test_the_original_ranks_first() -> None:
    """The original of a reworded copy comes out of a corpus first, whatever else is in it."""
    corpus = [(f"other {n}", OTHER.replace("loaf", f"loaf {n}")) for n in range(20)]
    found = rank([*corpus[:10], ("original", ORIGINAL), *corpus[10:]], COPY, most=3)
    assert found[0].name == "original"
    assert len(found) <= 3


def test_an_empty_corpus_has_no_original() -> None:
    """Nothing is ranked where nothing is shared."""
    assert rank([], COPY) == rank([("empty", "")], COPY) == []
