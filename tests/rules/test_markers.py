"""The rules on markers and notes: each worked example, and the cases in which they must keep silent."""

from __future__ import annotations

import pytest

from provaudit.citing import cite
from provaudit.contracts import Rule
from provaudit.formats import parse
from provaudit.model import Dossier, Remark
from provaudit.rules.markers import RULES
from tests.rules.examples import examples

BY_CODE = {rule.code: rule for rule in RULES}


def remarks(code: str, text: str, path: str = "case.md") -> list[Remark]:
    """What a rule says of a text."""
    return list(BY_CODE[code].check(Dossier(cite(parse(text.encode(), path)), ())))


def notes(*texts: str) -> str:
    """A section of typed notes, numbered from 1."""
    return "\n\n## Notes\n\n" + "\n\n".join(f"[{n}] {text}" for n, text in enumerate(texts, 1))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_worked_examples(rule: Rule) -> None:
    """Each page's flagged example is flagged and its clean one is not."""
    assert all(remarks(rule.code, example.text) for example in examples(rule, "Flagged"))
    assert not any(remarks(rule.code, example.text) for example in examples(rule, "Clean"))


def test_marker_without_note_points_at_the_marker() -> None:
    """The span of the finding is the marker."""
    text = "One. [1] Two. [7]" + notes("Smith, A. “One.” Gazette, 2020.")
    found = remarks("S101", text)
    assert [remark.span.of(text) for remark in found] == ["[7]"]


def test_notes_left_behind_are_reported_once() -> None:
    """A text whose notes are all missing gets one doubtful finding, not one per marker."""
    found = remarks("S101", "One thing.[1] Another.[2] A third.[3]\n")
    assert len(found) == 1
    assert found[0].confidence <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "In [2019] it rained; a[1] = 5 and x[2] = 6; the interval [0, 1] is open.\n",
        "The law is old (see [1932] A.C. 562). Water boils at 10² degrees over 5 km² and 3 m³.\n",
        "First (1) eat, then (2) sleep, and (3) rest.\n",
    ],
)
def test_years_equations_and_lists_are_no_markers(text: str) -> None:
    """Nothing but a citation is taken for one."""
    assert not any(remarks(rule.code, text) for rule in RULES)


def test_further_reading_is_not_never_cited() -> None:
    """A list of which next to nothing is cited is no list of notes."""
    text = "One. [1]" + notes(*(f"Smith, A. “Part {n}.” Gazette, 2020." for n in range(1, 12)))
    assert not remarks("S102", text)


def test_chapters_may_begin_again() -> None:
    """Numbers that begin again with each chapter are no duplicates and not out of order."""
    chapter = "One. [1] Two. [2]" + notes("Smith, A. “One.” Gazette, 2020.", "Jones, B. “Two.” Gazette, 2021.")
    text = f"# A\n\n{chapter}\n\n# B\n\n{chapter}\n"
    assert not remarks("S103", text)
    assert not remarks("S104", text)


def test_names_with_years_that_are_mostly_in_no_list_are_no_citations() -> None:
    """Films and laws are named so, too; where most are in the list, one that is not was forgotten."""
    entries = (
        "- [Rain](https://a.example/one)\n- Smith, A. (2020). “One.” Gazette.\n- Roe, B. (2021). “Two.” Gazette.\n"
    )
    films = "I saw Dune (2021), then Tenet (2020) and Nope (2022)."
    assert not remarks("S101", f"{films}\n\n## References\n\n{entries}")
    assert remarks("S101", f"It rose (Smith, 2020), it fell (Roe, 2021; Brown, 2019).\n\n## References\n\n{entries}")


def test_numbers_of_a_list_that_nobody_cites_may_come_twice() -> None:
    """Steps and their sub-steps under a heading of notes."""
    text = "It rises.\n\n## Notes\n\n1. Go in 2020.\n2. Look.\n   1. Up.\n   2. Down.\n3. Leave.\n"
    assert not remarks("S103", text)


def test_numbers_of_which_none_is_cited_are_a_list_beside_the_notes() -> None:
    """Notes with other labels are cited, and one of them is not."""
    keyed = "[^a]: Roe, A. “One.” Gazette, 2020.\n[^b]: Roe, B. “Two.” Gazette, 2020.\n"
    text = f"It rises.[^a]\n\n## Notes\n\n1. Go in 2020.\n2. Look.\n3. Leave.\n\n{keyed}"
    assert [remark.claimed for remark in remarks("S102", text)] == ["b"]


def test_works_of_one_author_and_year_are_no_duplicates() -> None:
    """Unless a marker cites them so, and cannot tell which it means."""
    entries = "Smith, A. (2020). “One.” Gazette.\n\nSmith, A. (2020). “Two.” Gazette.\n"
    assert not remarks("S103", f"It rose.\n\n## References\n\n{entries}")
    assert remarks("S103", f"It rose (Smith, 2020).\n\n## References\n\n{entries}")


def test_numbers_that_begin_again_on_each_page_are_no_duplicates() -> None:
    """Most pages have one note, one has two."""
    one, two = "Roe, A. “One.” Gazette, 2020.", "Roe, B. “Two.” Gazette, 2021."
    text = f"It rose. [1]{notes(one)}" * 2 + f"It fell. [1] So. [2]{notes(one, two)}"
    assert not remarks("S103", text)


def test_alphabetical_lists_are_not_out_of_order() -> None:
    """Numbers that follow the alphabet and not the text are left alone."""
    order = (7, 2, 9, 1, 4, 8, 3, 6, 5)
    text = " ".join(f"Claim {n} stands. [{n}]" for n in order)
    text += notes(*(f"Author {n}. “Work {n}.” Gazette, 2020." for n in range(1, 10)))
    assert not remarks("S104", text)


def test_skipped_numbers_are_named() -> None:
    """A gap names the numbers that nobody cites and nobody defines."""
    text = "A. [1] B. [2] C. [5]\n\n## Notes\n\n[1] Smith 2020.\n\n[2] Smith 2021.\n\n[5] Smith 2022.\n"
    assert [remark.message for remark in remarks("S104", text)] == ["the numbers skip 3 and 4"]


def test_short_ranges_are_understood() -> None:
    """`[121-5]` means 121 to 125; a range that ends beyond any note is absurd."""
    text = "A. [1] B. [1-900]" + notes("Smith, A. “One.” Gazette, 2020.")
    assert [remark.claimed for remark in remarks("S105", text)] == ["1-900"]
    assert not remarks("S105", "A. [1] B. [121-5]" + notes("Smith, A. “One.” Gazette, 2020."))


def test_footnotes_may_repeat_a_source() -> None:
    """A source cited in full in two footnotes is no fault."""
    source = "Smith, Ann. “Rivers.” Example News, 1 March 2025. https://news.example/rivers"
    assert not remarks("S106", f"One.[^a] Two.[^b]\n\n[^a]: {source}\n[^b]: {source}\n")


@pytest.mark.parametrize(
    ("short", "flagged"),
    [
        ("Ibid., 12.", False),
        ("Smith, op. cit., p. 4.", False),
        ("Brown, op. cit., p. 4.", True),
        ("Smith, supra note 1, at 5.", False),
        ("Smith, supra note 9, at 5.", True),
        ("See note 1 above.", False),
        ("A note on the identity of the author.", False),
    ],
)
def test_short_notes(short: str, flagged: bool) -> None:
    """A short note needs an earlier note that it can mean."""
    text = "One. [1] Two. [2]" + notes("Smith, Ann. “Rivers.” Example News, 1 March 2025.", short)
    assert bool(remarks("S107", text)) is flagged


def test_author_date_without_entry() -> None:
    """A citation whose author is in no entry is a marker without note; one that is mistyped is not."""
    text = (
        "It rose (Smith, 2018) and fell (Brown 2021; Miller, 2001). Smiht (2018) agrees.\n\n## References\n\n"
        "Brown, Cem (2021). Rivers fall. Example Press.\n\nSmith, Ann (2018). Rivers rise. Example Press.\n"
    )
    assert [remark.claimed for remark in remarks("S101", text)] == ["Miller 2001"]
    assert [(remark.claimed, remark.observed) for remark in remarks("S108", text)] == [("Smiht 2018", "Smith 2018")]
