"""`junit`: one test case per reference, in the XML that CI servers read (the Ant/Jenkins dialect)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from provaudit.model import Audited, Finding, Judgement, Report, Severity, Verdict
from provaudit.reports.clean import one_line, visible
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.tally import Sorted
from provaudit.reports.wording import sentence, short_title, why

_ILL = str.maketrans({"\ufffe": "\\ufffe", "\uffff": "\\uffff"})
"""The two characters that XML 1.0 forbids beyond those that are never shown anyway."""


def render(report: Report, how: Presentation = PLAIN) -> str:
    """A suite per document.

    `mismatched`, `broken` and any other error is a failure; `undetermined` and `unchecked` are skipped, with the
    reason; an input that could not be read is an error.
    """
    suites = [_suite(audited) for audited in report.documents]
    if report.unread:
        suites.append(_unread(report))
    root = ET.Element("testsuites", {"name": "provaudit", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(audited: Audited) -> ET.Element:
    """One document; findings that no verdict rests on make a case of their own."""
    path, at, found = audited.document.path, Positions(audited.document.text), Sorted.of(audited)
    cases = [_case(path, judgement, _told(found.under(judgement)), at) for judgement in audited.judgements]
    loose = _told(found.loose)
    if loose:
        case = _element("testcase", name="the document as a whole", classname=path, file=path)
        _judge(case, loose, "findings on the document")
        cases.append(case)
    return _with_cases(path, cases)


def _told(found: Sequence[Finding]) -> list[Finding]:
    """The findings that say more than that all is well."""
    return [item for item in found if item.severity is not Severity.INFO]


def _case(path: str, judgement: Judgement, found: Sequence[Finding], at: Positions) -> ET.Element:
    """One reference."""
    stated = judgement.case.reference
    line = at.at(stated.span.start)[0]
    name = f"{stated.label or stated.id}: {short_title(stated)}"
    case = _element("testcase", name=name, classname=path, file=path, line=str(line))
    message = f"{judgement.verdict.value}: {why(judgement)}"
    if judgement.verdict in (Verdict.MISMATCHED, Verdict.BROKEN):
        _add(case, "failure", message, _lines(found), type=judgement.verdict.value)
    elif judgement.verdict is Verdict.CONFIRMED:
        _judge(case, found, message)
    else:
        _add(case, "skipped", message, _lines(found))
    return case


def _judge(case: ET.Element, found: Sequence[Finding], message: str) -> None:
    """Fail a case that holds an error; keep lesser findings as its output."""
    if any(item.severity is Severity.ERROR for item in found):
        _add(case, "failure", message, _lines(found), type="error")
    elif found:
        _add(case, "system-out", None, _lines(found))


def _lines(found: Sequence[Finding]) -> str:
    """The findings, one per line."""
    return "\n".join(f"{item.severity.value} {item.code} {item.name}: {sentence(item.remark)}" for item in found)


def _unread(report: Report) -> ET.Element:
    """What could not be read."""
    cases = []
    for item in report.unread:
        case = _element("testcase", name=item.path, classname="provaudit", file=item.path)
        _add(case, "error", f"{item.message} {item.hint}".strip(), "", type="unread")
        cases.append(case)
    return _with_cases("inputs that could not be read", cases)


def _with_cases(name: str, cases: list[ET.Element]) -> ET.Element:
    """A suite with its counts."""
    counts = {
        kind: str(sum(case.find(tag) is not None for case in cases))
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    suite = _element("testsuite", name=name, tests=str(len(cases)), **counts)
    suite.extend(cases)
    return suite


def _totals(suites: list[ET.Element]) -> dict[str, str]:
    """The counts over all suites."""
    kinds = ("tests", "failures", "errors", "skipped")
    return {kind: str(sum(int(suite.get(kind, "0")) for suite in suites)) for kind in kinds}


def _element(tag: str, **attributes: str) -> ET.Element:
    """An element whose attributes hold nothing that XML forbids."""
    return ET.Element(tag, {key: one_line(value).translate(_ILL) for key, value in attributes.items()})


def _add(parent: ET.Element, tag: str, message: str | None, text: str, **attributes: str) -> None:
    """A child with a message and lines of text."""
    child = _element(tag, **({} if message is None else {"message": message}), **attributes)
    child.text = "\n".join(visible(line).translate(_ILL) for line in text.split("\n")) or None
    parent.append(child)
