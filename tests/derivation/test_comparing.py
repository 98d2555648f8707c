"""Two texts compared: links, changes, replacements, leftovers, class, credit and direction."""

from __future__ import annotations

from itertools import pairwise

import pytest

from provaudit.derivation import compare
from provaudit.model.compared import Comparison, Reuse
from tests.derivation.texts import COPY, ORIGINAL, OTHER


@pytest.fixture(scope="module")
def reworded() -> Comparison:
    """The essay and its reworded copy."""
    return compare(ORIGINAL, COPY)


def changed(comparison: Comparison, kind: str) -> list[tuple[str, str]]:
    """The changes of one kind, as pairs."""
    return [(c.original, c.copy) for link in comparison.links for c in link.changes if c.kind == kind]


def test_sentences_are_linked_one_by_one(reworded: Comparison) -> None:
    """Every sentence of the copy is linked to the one it was made from, in order."""
    pairs = [(k.original.of(ORIGINAL), k.copy.of(COPY)) for k in reworded.links]
    assert ("The answer is not simple.", "The reply is easy.") in pairs
    assert len(pairs) == 12
    starts = [link.original.start for link in reworded.links]
    assert starts == sorted(starts)


def test_what_must_not_be_touched_is_told(reworded: Comparison) -> None:
    """Altered quotations, names, numbers, dates and negations are each told."""
    assert changed(reworded, "quotation") == [
        (
            "far too early to speak about a second dam in this valley",
            "untimely to talk about a second dam on this valley",
        )
    ]
    assert ("Suk Yeol Park", "Yeol Park Suk") in changed(reworded, "name")
    assert ("12", "14") in changed(reworded, "number")
    assert ("3 May 2024", "5 May 2024") in changed(reworded, "date")
    assert ("not", "") in changed(reworded, "negation")


def test_regular_replacements_are_counted(reworded: Comparison) -> None:
    """A word that was replaced by the same word again and again is told with its count."""
    found = {(r.original, r.copy): r.count for r in reworded.replacements}
    assert found["security", "safety"] >= 3
    assert found["military", "navy"] == 3


def test_leftover_link_texts_are_told(reworded: Comparison) -> None:
    """Badly joined words that were left alone amid replaced ones are told, with the signs."""
    found = {a.text: a.signs for a in reworded.anchors}
    assert "capital" in found["Greater security"]
    assert any("glued" in signs for signs in found.values())


def test_the_class_and_the_direction_rest_on_evidence(reworded: Comparison) -> None:
    """A reworded copy with broken joins is a rewrite, made from the other text, without credit."""
    assert reworded.reuse is Reuse.REWRITE
    assert reworded.credit == "missing"
    assert reworded.direction.judgement == "as given"
    assert compare(COPY, ORIGINAL).direction.judgement == "reversed"


CLASSES = [
    (ORIGINAL, ORIGINAL.replace("’", "'"), Reuse.IDENTICAL),
    (ORIGINAL, ORIGINAL.replace("12 members", "a dozen members"), Reuse.NEAR_DUPLICATE),
    (ORIGINAL + OTHER, OTHER, Reuse.EXCERPT),
    (ORIGINAL, OTHER * 3 + ORIGINAL.split("\n\n")[2] + OTHER, Reuse.PARTIAL),
    (ORIGINAL, OTHER + "She wrote: “" + ORIGINAL.split("\n\n")[2] + "” Then she left.", Reuse.QUOTATIONS),
    (ORIGINAL, OTHER, Reuse.UNRELATED),
]


@pytest.mark.parametrize(("one", "two", "kind"), CLASSES, ids=[kind.value for _, _, kind in CLASSES])
def test_classes_of_reuse(one: str, two: str, kind: Reuse) -> None:
    """Each class of reuse is told from the others."""
    assert compare(one, two).reuse is kind


def test_direction_abstains_without_evidence() -> None:
    """Two texts that only share their words do not tell which came first."""
    assert compare(ORIGINAL, ORIGINAL.replace("12", "14")).direction.judgement == "undecided"


def test_a_notice_gives_credit_and_direction() -> None:
    """A copy that says where it was first published gives credit, and says which came first."""
    copy = ORIGINAL.replace("12", "14") + "\nThis essay was first published on 3 May 2024 in The Example Gazette.\n"
    found = compare(ORIGINAL, copy)
    assert (found.credit, found.direction.judgement) == ("given", "as given")
    (notice,) = found.notices
    assert (notice.venue, notice.date) == ("The Example Gazette", "2024-05-03")


@pytest.mark.parametrize(
    "said", ["First published on Tue 29 Nov 2016 20.42 GMT", "This essay was first published in April"]
)
def test_a_day_or_month_is_no_venue(said: str) -> None:
    """Sites print when an article came out as others print where."""
    assert compare(ORIGINAL, f"{ORIGINAL}\n{said}\n").notices == ()


def test_edits_lead_from_one_text_to_the_other(reworded: Comparison) -> None:
    """The word alignment of every link covers its words on both sides in order."""
    for link in reworded.links:
        for side in ("original", "copy"):
            spans = [getattr(edit, side) for edit in link.edits if getattr(edit, side).end > getattr(edit, side).start]
            assert spans == sorted(spans)
            assert all(one.end <= two.start for one, two in pairwise(spans))
