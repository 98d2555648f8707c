"""`junit`: read back by an independent reader, one case per reference."""

import io
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped

from provaudit.model import Audited, Document, Finding, Remark, Report, Severity, Span, Unread
from provaudit.reports.junit import render


@pytest.fixture
def suites(sample):
    """The sample report as junitparser reads it."""
    return JUnitXml.fromroot(ET.fromstring(render(sample)))


def test_there_is_a_case_for_each_reference(suites):
    """A suite per document, a case per reference, and one for what concerns the document as a whole."""
    bridges, empty, unread = list(suites)
    assert (bridges.name, bridges.tests, bridges.failures, bridges.skipped) == ("notes/bridges.txt", 7, 2, 3)
    assert empty.tests == 0
    assert (unread.tests, unread.errors) == (2, 2)
    assert [case.name for case in bridges][:2] == ["1: The old bridge closes", "2: Bridge open again"]
    assert (suites.tests, suites.failures, suites.errors, suites.skipped) == (9, 2, 2, 3)


def test_verdicts_become_results(suites):
    """Confirmed passes; mismatched and broken fail; undetermined and unchecked are skipped; unread is an error."""
    bridges, _, unread = list(suites)
    kinds = [[type(result) for result in case.result] for case in bridges]
    assert kinds == [[], [Failure], [Failure], [Skipped], [Skipped], [Skipped], []]
    assert [type(case.result[0]) for case in unread] == [Error, Error]
    assert next(iter(bridges)).is_passed


def test_the_counts_are_true(suites):
    """What the attributes say is what junitparser counts."""
    for suite in suites:
        said = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == said


def test_a_failure_tells_what_was_found(suites):
    """The message gives the reason, the text every finding with both values."""
    failure = list(next(iter(suites)))[1].result[0]
    assert failure.message.startswith("mismatched: ")
    assert "warning M505 date-differs: the page was published on 19 June 2023. Claimed: 2023-06-09." in failure.text


def test_a_case_says_where_it_stands(sample):
    """File and line are there for the viewers that can open them."""
    case = ET.fromstring(render(sample)).find(".//testcase")
    assert case is not None
    assert (case.get("file"), case.get("line")) == ("notes/bridges.txt", "7")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_whatever_a_page_says_the_xml_is_well_formed(text):
    """Characters that XML forbids, markup and half surrogates never break the file."""
    found = Finding("f1", "S101", "name", Severity.ERROR, Remark(text, Span(0, 0), None, text, text, text))
    audited = Audited(Document(text, "plaintext", ""), (), (), (found,))
    report = Report("0", (audited,), (Unread(text, text, text),))
    assert ET.parse(io.BytesIO(render(report).encode("utf-8"))).getroot().get("failures") == "1"
