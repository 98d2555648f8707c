"""`sarif`: valid by the official schema, with regions, fixes, help and marks that survive line moves."""

import json
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve

from provaudit.model import Audited, Document, Finding, Fix, Remark, Report, Severity, Span
from provaudit.reports.presentation import Presentation
from provaudit.reports.sarif import render

SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0.schema.json"
"""OASIS's schema as it ships with Microsoft's SARIF SDK (npm @microsoft/sarif-multitool-linux 5.7.0, MIT licence)."""


@pytest.fixture(scope="module")
def validator():
    """Checks a log against the official schema, formats included."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_every_log_is_valid(validator, sample, nothing, many_references):
    """What the reporter writes is what the official schema allows."""
    pages = {"M505": "The date differs.\n\nWhy it matters: ..."}
    for report in (sample, nothing, many_references(30)):
        for how in (Presentation(), Presentation(verbose=True, pages=pages)):
            validator.validate(json.loads(render(report, how)))


def test_the_schema_refuses_what_is_not_sarif(validator, sample):
    """The check can fail: a level that does not exist is refused."""
    log = json.loads(render(sample))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(log)


def run_of(report: Report, how: Presentation | None = None) -> dict:
    """The only run of a log."""
    return json.loads(render(report, how or Presentation()))["runs"][0]


def test_a_rule_carries_its_page(sample):
    """The page that the roof hands over becomes the help; without one there is still a sentence."""
    pages = {"M505": "The page gives another date.\nSecond line.\n\nWhy: it matters."}
    rules = {rule["id"]: rule for rule in run_of(sample, Presentation(pages=pages))["tool"]["driver"]["rules"]}
    assert rules["M505"]["name"] == "DateDiffers"
    assert rules["M505"]["help"]["markdown"].endswith("Why: it matters.")
    assert rules["M505"]["fullDescription"]["text"] == "The page gives another date. Second line."
    assert rules["M501"]["help"]["text"] == "Title contradicted."
    assert rules["M501"]["defaultConfiguration"] == {"level": "error"}


def test_results_point_at_their_rules_and_regions(sample):
    """The rule index names the rule; the region begins and ends where the words stand."""
    run = run_of(sample)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == "9 June 2023"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (8, 63, 74)
    around = run["results"][0]["locations"][0]["physicalLocation"]["contextRegion"]
    assert around["snippet"]["text"].startswith("[2] Bram, Tove")
    assert around["snippet"]["text"].endswith("https://courier.example/bridge-opens")


def test_only_failures_have_a_level(sample):
    """What could not be told is open and not a failure; what was confirmed is only there when asked for."""
    results = {result["ruleId"]: result for result in run_of(sample, Presentation(verbose=True))["results"]}
    assert (results["M501"]["kind"], results["M501"]["level"]) == ("fail", "error")
    assert (results["L303"]["kind"], results["L303"]["level"]) == ("open", "none")
    assert (results["M500"]["kind"], results["M500"]["level"]) == ("pass", "none")
    assert "M500" not in {result["ruleId"] for result in run_of(sample)["results"]}


def test_a_fix_replaces_exactly_the_span(sample):
    """The deleted region is the fix's span and the inserted text its replacement."""
    fix = run_of(sample)["results"][0]["fixes"][0]
    change = fix["artifactChanges"][0]
    assert change["replacements"][0]["insertedContent"] == {"text": "19 June 2023"}
    assert change["replacements"][0]["deletedRegion"]["charLength"] == len("9 June 2023")
    assert "please check" not in fix["description"]["text"]


def report_with(text: str, start: int, observed: str = "b") -> Report:
    """A report with one finding on the word at `start`."""
    remark = Remark("m", Span(start, start + 4), None, "a", observed, fix=Fix("date", Span(start, start + 4), "x"))
    found = Finding("f1", "M505", "date-differs", Severity.WARNING, remark)
    return Report("0", (Audited(Document("a b.txt", "plaintext", text), (), (), (found, evolve(found, id="f2"))),))


def marks(report: Report) -> list[str]:
    """The fingerprints of a report's results."""
    return [result["partialFingerprints"]["provaudit/v1"] for result in run_of(report)["results"]]


def test_fingerprints_survive_line_moves():
    """Text put in before a finding, or the page changing again, leaves its mark; other words change it."""
    before, moved = report_with("word and", 0), report_with("a line\n\nword and", 8, observed="c")
    assert marks(before) == marks(moved)
    assert marks(before) != marks(report_with("wort and", 0))


def test_two_equal_findings_have_two_fingerprints():
    """The same complaint twice in a document is told apart by its number."""
    one, two = marks(report_with("word and", 0))
    assert one[:-1] == two[:-1]
    assert (one[-1], two[-1]) == ("1", "2")


def test_a_file_name_is_a_uri():
    """A blank in a file name is escaped; an absolute path becomes a file URI."""
    run = run_of(report_with("word and", 0))
    assert run["artifacts"][0]["location"]["uri"] == "a%20b.txt"
    audited = Audited(Document("/tmp/é.md", "markdown", "word"), (), (), ())
    assert run_of(Report("0", (audited,)))["artifacts"][0]["location"]["uri"] == "file:///tmp/%C3%A9.md"


def test_a_page_cannot_put_a_link_into_a_message(sample):
    """The brackets that make a link in a SARIF message never stand together."""
    assert not any("](" in result["message"]["text"] for result in run_of(sample)["results"])


def test_the_run_tells_what_it_could_not_do(sample, nothing):
    """An unread input or an interruption makes the run unsuccessful."""
    notes = run_of(sample)["invocations"][0]
    assert notes["executionSuccessful"] is False
    assert [note["level"] for note in notes["toolExecutionNotifications"]] == ["error", "error", "warning"]
    assert run_of(nothing)["invocations"][0]["executionSuccessful"] is True
