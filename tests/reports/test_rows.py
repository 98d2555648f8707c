"""`jsonl` and `csv`: a row per reference, streamed."""

import csv
import io
import json

import jsonschema
import pytest

from provaudit.model import Absence, Audited, Case, Document, Judgement, Reason, Reference, Report, Span, Verdict
from provaudit.reports import csv as csv_report
from provaudit.reports import jsonl
from provaudit.reports.json import schema


def test_every_line_is_an_object_with_a_kind(sample):
    """There is a row per reference with its findings in full, and the last row is the summary."""
    rows = [json.loads(line) for line in jsonl.render(sample).splitlines()]
    kinds = [row["kind"] for row in rows]
    assert kinds == ["reference"] * 6 + ["finding"] + ["quotation"] * 2 + ["unread"] * 2 + ["summary"]
    assert [found["code"] for found in rows[1]["findings"]] == ["M505", "M501"]
    assert rows[-1]["interrupted"] is True
    assert rows[0]["document"] == "notes/bridges.txt"


def test_rows_have_the_published_shape(sample):
    """A reference in a row is a reference of `provaudit.report/1`, its findings are findings of it."""
    whole = schema()
    part = {"$defs": whole["$defs"]}
    references = jsonschema.Draft202012Validator({**part, "$ref": "#/$defs/reference"})
    findings = jsonschema.Draft202012Validator({**part, "$ref": "#/$defs/finding"})
    for line in jsonl.render(sample).splitlines()[:6]:
        row = json.loads(line)
        for found in row["findings"]:
            findings.validate(found)
        own = {key: value for key, value in row.items() if key not in ("kind", "document", "findings")}
        references.validate({**own, "findings": [found["id"] for found in row["findings"]]})


@pytest.mark.parametrize("member", [jsonl, csv_report])
def test_rows_are_made_one_by_one(member, many_references):
    """The first rows come without the last ones being made; joined they are the report."""
    report = many_references(30)
    stream = member.rows(report)
    first = [next(stream), next(stream)]
    assert "".join([*first, *stream]) == member.render(report)


def test_a_table_has_a_row_for_each_reference(sample):
    """Read back by a CSV reader, the cells are the fields of the reference and of its source."""
    rows = list(csv.DictReader(io.StringIO(csv_report.render(sample))))
    assert [row["verdict"] for row in rows] == [
        *("confirmed", "mismatched", "broken", "undetermined", "unchecked", "unchecked", "unread", "unread")
    ]
    assert rows[0]["authors"] == "Ada Ovist"
    assert rows[0]["observed_authors"] == "Ada Ovist; Courier staff; Per Holm Jr."
    assert rows[1]["codes"] == "M505 M501"
    assert rows[0]["captured"] == "2025-03-17T09:30:00Z"
    assert rows[3]["absence"].startswith("dns ")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "|x", "%x", "＝1", "  =1", "\r\n=1"])
def test_no_cell_is_a_formula(text):
    """A value that a spreadsheet would run is quoted with an apostrophe."""
    stated = Reference(text, Span(0, 1), "r1", title=text)
    judgement = Judgement(Case(stated, Absence("", Reason.NO_URL)), Verdict.UNCHECKED, text)
    report = Report("0", (Audited(Document(text, "plaintext", "x"), (judgement,), (), ()),))
    row = next(csv.DictReader(io.StringIO(csv_report.render(report))))
    for column in ("title", "reason", "document"):
        assert row[column].startswith("'")


def test_every_row_is_one_line(sample):
    """Line breaks in a value do not break a row, so that line tools can be used too."""
    assert csv_report.render(sample).count("\r\n") == 1 + 6 + 2
    assert csv_report.render(sample).count("\n") == 1 + 6 + 2
