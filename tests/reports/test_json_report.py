"""`json`: the published shape and its schema."""

import datetime as dt
import json
from importlib import resources

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.model import Audited, Document, Finding, Remark, Report, Severity, Span
from provaudit.reports.json import dumps, pretty, render, schema
from provaudit.reports.positions import Positions
from provaudit.reports.shape import moment


@pytest.fixture
def validator():
    """Checks a report against the packaged schema."""
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def test_every_report_is_valid(validator, sample, nothing, many_references):
    """What the reporter writes is what the packaged schema allows, for every report that these tests make."""
    for report in (sample, nothing, many_references(40)):
        validator.validate(json.loads(render(report)))


def test_the_schema_is_strict():
    """No object of the schema lets an undeclared key pass, but for the two open tables."""
    loose = [where for where, node in objects(schema()) if node.get("additionalProperties") is not False]
    assert sorted(loose) == ["/$defs/reference/properties/confidence", "/properties/summary/properties/by_code"]


def objects(node, where=""):
    """Every object schema and where it stands."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield where, node
        for key, value in node.items():
            yield from objects(value, f"{where}/{key}")


def test_an_unknown_key_is_refused(validator, sample):
    """The schema notices a key that is not part of the shape."""
    broken = json.loads(render(sample))
    broken["documents"][0]["references"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(broken)


def test_keys_are_sorted_and_letters_kept(sample):
    """Keys are sorted, the indent is two, letters beyond ASCII stay, the last character is a newline."""
    text = render(sample)
    loaded = json.loads(text)
    assert json.dumps(loaded, ensure_ascii=False) == json.dumps(loaded, ensure_ascii=False, sort_keys=True)
    assert text.startswith('{\n  "documents": [\n    {\n      "findings": [\n')
    assert text.endswith("\n}\n")
    assert "“Bridge open again.”" in text


def test_the_shape_of_a_reference(sample):
    """A confirmed reference shows its claim, its source with hops and observed values, and its findings."""
    first = json.loads(render(sample))["documents"][0]["references"][0]
    assert (first["span"]["line"], first["span"]["column"]) == (7, 5)
    assert first["claimed"]["authors"] == [{"family": "Ovist", "given": "Ada"}]
    assert first["claimed"]["date"] == "2023-05-04"
    assert first["claimed"]["doi"] is None
    assert first["source"]["uri"] == "https://courier.example/bridge-closes"
    assert first["source"]["final_uri"] == "https://courier.example/bridge-closes/"
    assert first["source"]["captured"] == "2025-03-17T09:30:00Z"
    assert first["source"]["hops"] == [
        {
            "uri": "https://courier.example/bridge-closes",
            "status": 301,
            "location": "https://courier.example/bridge-closes/",
        }
    ]
    assert first["source"]["observed"]["authors"][1:] == [
        {"literal": "Courier staff"},
        {"family": "Holm", "given": "Per", "suffix": "Jr."},
    ]
    assert first["absence"] is None
    assert first["findings"] == ["f1"]


def test_an_absence_is_told_with_its_reason(sample):
    """A reference without a capture has no source but the reason and the hops on the way."""
    fourth = json.loads(render(sample))["documents"][0]["references"][3]
    assert fourth["source"] is None
    assert fourth["absence"]["reason"] == "dns"
    assert fourth["absence"]["hops"][0]["status"] == 302
    assert fourth["absence"]["attempts"] == [
        {"uri": "https://keeper.example/what-i-saw", "captured": "2025-03-17T09:30:00Z", "reason": "timeout"}
    ]


def test_the_summary_counts_everything(sample):
    """The summary lists all five verdicts and the codes that occur."""
    summary = json.loads(render(sample))["summary"]
    assert summary["references"] == 6
    assert summary["by_verdict"] == {
        "confirmed": 1,
        "mismatched": 1,
        "broken": 1,
        "undetermined": 1,
        "unchecked": 2,
    }
    assert summary["by_code"]["M505"] == 1
    assert sum(summary["by_code"].values()) == 6


def test_what_was_not_done_is_listed(sample):
    """Unread inputs and the interruption stand at the top level."""
    loaded = json.loads(render(sample))
    assert loaded["interrupted"] is True
    assert loaded["unread"][0] == {"path": "notes/photo.png", "message": "not a text", "hint": "give a document"}


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\n\r\u2028é"), max_size=60), st.data())
def test_positions_agree_with_the_document(text, data):
    """The lines and columns found in one pass are those of `Document.position`."""
    offset = data.draw(st.integers(0, len(text)))
    assert Positions(text).at(offset) == Document("x", "plaintext", text).position(offset)


def test_positions_are_linear():
    """Twenty thousand positions in a text of two million characters are found at once, not one reading each."""
    text = "a line of one hundred characters or so, to be counted\n" * 40_000
    where = Positions(text)
    assert [where.at(offset)[0] for offset in range(0, len(text), 108)] == list(range(1, 40_001, 2))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_strings_survive_and_are_harmless(text):
    """Whatever a page says can be read back, encoded, and shown without steering a terminal."""
    written = dumps({"title": text})
    assert json.loads(written)["title"].encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
    assert written.encode("utf-8")
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 or letter in "\u202e\u2066" for letter in written)


def test_times_are_told_in_utc():
    """A time with another zone is converted; one without a zone is taken for UTC."""
    zone = dt.timezone(dt.timedelta(hours=9))
    assert moment(dt.datetime(2025, 3, 1, 8, 0, tzinfo=zone)) == "2025-02-28T23:00:00Z"
    assert moment(dt.datetime(2025, 3, 1, 8, 0)) == "2025-03-01T08:00:00Z"


def test_a_finding_keeps_its_place_in_a_text_with_several_lines(validator):
    """A finding's line and column count from one."""
    remark = Remark("m", Span(3, 5))
    audited = Audited(
        Document("p", "plaintext", "ab\ncd\n"), (), (), (Finding("f1", "S101", "n", Severity.ERROR, remark),)
    )
    loaded = json.loads(render(Report("0", (audited,))))
    assert loaded["documents"][0]["findings"][0]["span"] == {"start": 3, "end": 5, "line": 2, "column": 1}
    validator.validate(loaded)


def test_the_schema_is_packaged():
    """The schema is a data file of the package."""
    assert resources.files("provaudit.reports").joinpath("report-1.schema.json").is_file()


WORDS = st.text(st.characters(max_codepoint=0x7E) | st.sampled_from("é“中\U0001f600"), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
)


@given(VALUES)
def test_several_lines_are_those_of_the_library(value):
    """Our own encoder, which is faster on large values, writes what the library would."""
    assert pretty(value) == json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
