"""What the trainer learns from: official styles, labels of tokens, grades, and the regression that fits confidences."""

import itertools
import json
import random
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from provaudit.model import Name, PartialDate, Reference, Span
from provaudit.references.calibrating import fitted
from provaudit.references.confidence import CAUTION, Calibration
from provaudit.references.gold import labelled
from provaudit.references.grading import graded
from provaudit.references.informal import _day, told, written
from provaudit.references.items import Item, items_from_cases, items_from_lists
from provaudit.references.parsing import read
from provaudit.references.slips import slipped
from provaudit.references.styles import rendered, styles, unsealed
from provaudit.references.tagging import CrfTagger
from provaudit.references.training import main

ITEM = Item(
    "k",
    "Rain Falls on the Old Harbour Town",
    (("Rivera", "Ana"), ("Stone", "Ben")),
    PartialDate(2021, 3, 3),
    "https://example.org/rain",
    parts={
        "container-title": "Coastal Herald",
        "volume": "3",
        "page": "4–5",
        "publisher": "Pier Press",
        "publisher-place": "Bath",
    },
)


def test_spans_of_an_official_style_hold_the_item() -> None:
    """Whatever the style, its spans cover the words of the item, however the style changes their case."""
    rng = random.Random(1)
    found = [made for _, style in itertools.islice(styles(rng), 25) if (made := rendered(ITEM, style, rng))]
    assert len(found) > 15
    for text, spans in found:
        parts = {name: text[start:end].lower() for start, end, name in spans}
        assert parts["title"].strip(" .,“”") == ITEM.title.lower()
        assert "coastal herald" in parts.get("container-title", "coastal herald")
        assert "rivera" in parts.get("author", "rivera")
        assert not any("\ue000" <= sign <= "\ue0ff" for sign in text)


def test_private_signs_are_read_off_as_spans() -> None:
    """The signs around a field become its place; a stop that they kept from being joined with another is joined."""
    text, spans = unsealed("\ue000Rivera, A.\ue0ff. \ue001Old town?\ue0ff. 2021.")
    assert text == "Rivera, A. Old town? 2021."
    assert [(text[start:end], name) for start, end, name in spans] == [("Rivera, A.", "author"), ("Old town?", "title")]


@given(st.integers())
def test_spans_of_a_reference_without_a_style_hold_what_is_told(seed: int) -> None:
    """Each part that is told stands in the text once, between the signs of its span; what is not told does not."""
    rng = random.Random(seed)
    item = told(ITEM, rng)
    text, spans = written(item, rng)
    parts = {name: text[start:end] for start, end, name in spans}
    assert parts["title"] == ITEM.title
    assert ("author" in parts) == bool(item.people)
    assert "rivera" in parts.get("author", "rivera").lower()
    assert parts.get("container-title", "") == item.parts.get("container-title", "")
    assert parts.get("URL", "") in (item.url or "")
    assert str(item.date.year if item.date else "") in parts.get("issued", "")


def test_days_are_written_as_languages_write_them() -> None:
    """The words and the order are those of the language; what is not known of a date is not written."""
    written_days = {
        _day(PartialDate(2021, 3, 3), "d. MMMM y", "de"),
        _day(PartialDate(2021, 3, 3), "d 'de' MMMM 'de' y", "es"),
        _day(PartialDate(2021, 3), "d/M/y", "fr"),
        _day(PartialDate(2021), "d/M/y", "fr"),
    }
    assert written_days == {"3. März 2021", "3 de marzo de 2021", "mars 2021", "2021"}


@given(st.integers())
def test_slips_leave_the_fields_as_they_are(seed: int) -> None:
    """Only what stands between the fields changes, and their places change with it."""
    text = "[3] Rivera, A. (2021). “Old town.” Coastal Herald, 3, 4–5."
    parts = ["Rivera, A.", "2021", "Old town", "Coastal Herald", "3", "4–5"]
    places = [text.index(part, 4) for part in parts]
    spans = [(place, place + len(part), part) for place, part in zip(places, parts, strict=True)]
    worn, moved = slipped(text, spans, random.Random(seed))
    assert [worn[start:end] for start, end, _ in moved] == parts


def test_tokens_take_the_label_of_their_span() -> None:
    """A span's first word begins its field and the others go on with it; a date is one token."""
    text = "Rivera, Ana. “Old town.” Herald, 3 March 2021."
    example = labelled(
        text, [(0, 11, "author"), (14, 22, "title"), (25, 31, "container-title"), (33, 45, "issued")], {}
    )
    assert example.tags == ("B-A", "I-A", "B-T", "I-T", "B-J", "D")


def test_items_are_gathered_from_several_renderings() -> None:
    """Of one work the longest list of people and the most precise date are kept."""
    gold = {
        "title": "Old town",
        "authors": [{"family": "Rivera"}],
        "date": "2021",
        "url": None,
        "doi": None,
        "accessed": None,
    }
    fuller = gold | {"authors": [{"family": "Rivera", "given": "Ana"}, {"family": "Stone"}], "date": "2021-03"}
    cases = [{"gold": gold, "text": "Old town", "spans": [[0, 8, "title"]]}, {"gold": fuller, "text": "Old town"}]
    (item,) = items_from_cases(cases)
    assert (item.people, str(item.date)) == ((("Rivera", "Ana"), ("Stone", "")), "2021-03")


def test_items_of_a_hand_labelled_list_have_bare_parts() -> None:
    """The signs around a marked part, and words such as `In` and `pp.`, are no part of the item."""
    text = "Rivera, Ana. Old harbour town. In Coastal Herald, pp. 4-5."
    spans = [[0, 12, "author"], [13, 30, "title"], [31, 49, "journal"], [50, 58, "pages"]]
    gold = {"title": "Old harbour town", "date": "2021", "url": None, "doi": None}
    (item,) = items_from_lists([{"text": text, "spans": spans, "gold": gold}])
    assert (item.title, item.people, str(item.date)) == ("Old harbour town", (("Rivera", "Ana"),), "2021")
    assert item.parts == {"container-title": "Coastal Herald", "page": "4-5"}


def test_an_in_is_no_part_of_its_container() -> None:
    """Where a list marks `In` as part of what holds the work, the labels leave it out."""
    text = "Old town. In Coastal Herald."
    example = labelled(text, [(0, 9, "title"), (10, 28, "container-title")], {"gold": {"container": "Coastal Herald"}})
    assert example.tags == ("B-T", "I-T", "O", "B-J", "I-J")


def test_grades_tell_right_from_wrong_fields() -> None:
    """A field is right if it says what the truth says; what is optional is not graded."""
    case = {
        "gold": {
            "title": "Old town",
            "authors": [{"family": "Rivera"}],
            "date": "2021-03",
            "url": None,
            "container": "Herald",
        },
        "optional": ["container"],
    }
    reference = Reference("", Span(0, 0), title="“Old Town.”", authors=(Name("Stone"),), date=PartialDate(2021, 3, 5))
    grades = graded(case, reference)
    assert grades == {"title": True, "date": True, "accessed": True, "url": True, "authors": False, "first": False}


def test_confidence_follows_the_evidence_it_was_fitted_on() -> None:
    """Strong evidence of fields that were right gives a high confidence, weak evidence a low one."""
    rng = random.Random(1)
    rows = [([x := rng.uniform(-3, 3)], rng.random() < 1 / (1 + 2.718 ** (-2 * x))) for _ in range(600)]
    calibration = Calibration(fitted({"title": rows}))
    low, middle, high = (calibration.confidence("title", [x]) for x in (-3.0, 0.2, 3.0))
    assert low < 0.1 < middle < 0.9 < high
    assert abs(middle - 1 / (1 + 2.718 ** (CAUTION - 0.4))) < 0.12
    assert calibration.confidence("unknown", [0.0]) == 0.5


def test_the_trainer_writes_model_weights_and_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A small run leaves a model that labels, weights that load, and a card with the figures."""
    (tmp_path / "refs").mkdir()
    people = [{"family": family, "given": given} for family, given in ITEM.people]
    with (tmp_path / "refs" / "csl-web.dev.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(120):
            item = evolve(ITEM, title=f"Rain falls on harbour town {number}")
            text = f"{number}. Rivera, A., Stone, B. “{item.title}.” Coastal Herald, {item.url}"
            words = ("Rivera, A., Stone, B", "author"), (item.title, "title"), ("Coastal Herald", "container-title")
            spans = [(place := text.index(part), place + len(part), name) for part, name in words]
            gold = {
                "title": item.title,
                "authors": people,
                "date": None,
                "url": item.url,
                "container": "Coastal Herald",
            }
            case = {
                "id": f"c-{number}",
                "style": f"s{number % 7}",
                "text": text,
                "spans": spans,
                "gold": gold,
                "skip": ["date"],
            }
            lines.write(json.dumps(case) + "\n")
    main([str(tmp_path), "--made", "40", "--iterations", "5", "--out", str(tmp_path)])
    assert "| whole |" in capsys.readouterr().out
    assert "references.crf" in (tmp_path / "MODEL_CARD.md").read_text(encoding="utf-8")
    weights = json.loads((tmp_path / "calibration.json").read_text(encoding="utf-8"))
    tagger = CrfTagger((tmp_path / "references.crf").read_bytes())
    reference = read(
        "Rivera, Ana. “Rain falls on harbour town 7.” Coastal Herald, 2021.", (), tagger, Calibration(weights)
    )
    assert reference.title == "Rain falls on harbour town 7"
