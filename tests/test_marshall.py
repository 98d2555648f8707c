"""The Marshall piece, audited from end to end without the network."""

from __future__ import annotations

import json
import re
import socket
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

import provaudit
from provaudit.model import Report
from provaudit.reports import reporter

VERDICTS = {
    "1": "confirmed", "2": "confirmed", "3": "confirmed", "4": "unchecked", "5": "confirmed", "6": "confirmed",
    "7": "confirmed", "8": "confirmed", "9": "confirmed", "10": "undetermined", "11": "mismatched", "12": "broken",
}  # fmt: skip
FIELDS = """\
Adriana Gomez Licon|What they said: Trump, Zelenskyy and Vance’s heated argument in the Oval Office
    |The Associated Press|2025-03-01
Aamer Madhani; Zeke Miller; Lisa Mascaro|Trump pauses US military aid to Ukraine while pressuring Zelenskyy to move
    toward quick end to war|The Associated Press|2025-03-04
|How European leaders are responding to Trump’s approach to Ukraine and Europe|Atlantic Council|2025-03-06
Linda Sieg|Japan on red alert as Trump rocks international alliances|Nikkei Asia|2025-03-13
|Trump complains security pact with Japan nonreciprocal|The Mainichi|2025-03-07
Debak Das|An Unreliable America Means More Countries Want the Bomb|Foreign Policy|2025-03-14
Ju Hyung Kim|A Challenging but Essential Task: Security Cooperation Between South Korea and Japan
    |38 North, the Stimson Center|2024-09-06
Hyung-Jin Kim|Leaders of S. Korea, Japan agree to strive to improve ties|The Associated Press|2022-09-22
Lee Hyo-jin|New Japanese PM's progressive historical views raise hope for Seoul-Tokyo relations
    |The Korea Times|2024-09-30
|Japan's Ishiba sends offering to Yasukuni Shrine, angering S. S.Korea, China|Reuters|2024-10-17
|Explainer: Why Yasukuni shrine is a controversial symbol of Japan's war legacy|Reuters|2021-08-15
John Lie|Zainichi: The Korean Diaspora in Japan|The Association for Asian Studies|2009
"""
"""Authors, title, container and date of the twelve notes; a long line goes on below, indented."""


@pytest.fixture(scope="module")
def report() -> Report:
    """The audit, replayed from the cassette."""
    root = Path(__file__).parent.parent
    return provaudit.audit(root / "seeds/marshall.txt", replay=[str(root / "cassettes/marshall.yaml")])


def codes(report: Report, label: str) -> set[str]:
    """The codes of the findings about one note."""
    (audited,) = report.documents
    ids = {j.case.reference.id for j in audited.judgements if j.case.reference.label == label}
    return {finding.code for finding in audited.findings if finding.remark.reference in ids}


def test_twelve_notes_are_parsed_with_every_field(marshall: Path) -> None:
    """Authors, title, container, date and address of all twelve notes are read, human slips included."""
    references = provaudit.read(marshall).references
    assert [reference.label for reference in references] == [str(n) for n in range(1, 13)]
    rows = re.sub(r"\n {4}(\|?)", lambda match: match[1] or " ", FIELDS).splitlines()
    for reference, row in zip(references, rows, strict=True):
        names = "; ".join(str(name) for name in reference.authors)
        assert [names, reference.title, reference.container, str(reference.date)] == row.split("|")
        assert reference.url in reference.text
        assert not (reference.url or "").endswith(".")


def test_every_field_stands_where_its_span_points(marshall: Path) -> None:
    """The span of each field points at its words in the document."""
    document = provaudit.read(marshall)
    for reference in document.references:
        assert reference.spans["url"].of(document.text) == reference.url
        assert reference.spans["title"].of(document.text) == reference.title


def test_the_twelve_verdicts(report: Report) -> None:
    """Each stand-in page gets the verdict that it was written for, and all five verdicts appear."""
    (audited,) = report.documents
    assert {j.case.reference.label: str(j.verdict) for j in audited.judgements} == VERDICTS
    assert {str(j.verdict) for j in audited.judgements} == {
        "confirmed", "mismatched", "broken", "undetermined", "unchecked"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("4", "L311"),
        ("6", "M504"),
        ("6", "L309"),
        ("7", "L313"),
        ("9", "P216"),
        ("10", "L307"),
        ("10", "P217"),
        ("11", "M505"),
        ("12", "L301"),
        ("12", "P218"),
    ],
)
def test_what_is_found(report: Report, label: str, code: str) -> None:
    """Each page's peculiarity is found and said with its code."""
    assert code in codes(report, label)


def test_accusations_show_their_evidence(report: Report) -> None:
    """Every error and every contradiction shows words of a capture whose digest is in the report."""
    (audited,) = report.documents
    accusing = [f for f in audited.findings if f.severity == "error" or f.remark.contradicts]
    assert accusing
    assert all(words.digest.startswith("sha256:") and words.exact for f in accusing for words in f.remark.evidence)
    assert all(f.remark.evidence for f in accusing)


def test_without_any_page_the_text_alone_speaks(marshall: Path, tmp_path: Path) -> None:
    """Dates unlike their addresses, the doubled word, the inverted name and the coarse date need no page."""
    report = provaudit.audit(marshall, offline=True, archive=str(tmp_path / "kept"))
    assert {"P215", "P216"} <= codes(report, "9")
    assert "P217" in codes(report, "10")
    assert "P214" in codes(report, "11")
    assert "P218" in codes(report, "12")
    assert not any(code.startswith("S") for n in range(1, 13) for code in codes(report, str(n)))
    assert {str(j.verdict) for audited in report.documents for j in audited.judgements} == {"unchecked"}


def test_the_quotation_belongs_to_note_5(marshall: Path) -> None:
    """The president's words are attributed to the note whose marker follows them."""
    document = provaudit.read(marshall)
    (quotation,) = [q for q in document.quotations if q.text.startswith("the full strength")]
    labels = {r.id: r.label for r in document.references}
    assert [labels[reference] for reference in quotation.references] == ["5"]


def test_the_json_report_is_the_same_twice_and_fits_its_schema(marshall: Path, cassette: Path) -> None:
    """Two runs give the same bytes, and these fit the schema that ships with the package."""
    first, second = (reporter("json")(provaudit.audit(marshall, replay=[str(cassette)])) for _ in range(2))
    assert first == second
    schema = json.loads((files("provaudit.reports") / "report-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(first))


def test_a_replay_opens_no_socket(marshall: Path, cassette: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under --replay no socket is connected and no name is looked up."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    report = provaudit.audit(marshall, replay=[str(cassette)])
    assert len(report.documents[0].judgements) == 12
