"""`csv`: a row per reference, for spreadsheets (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from provaudit.model import Capture, Judgement, Report
from provaudit.reports.clean import one_line
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import PLAIN, Presentation
from provaudit.reports.shape import moment
from provaudit.reports.tally import Sorted

COLUMNS = (
    *("document", "line", "label", "verdict", "reason", "confirmed", "codes"),
    *("authors", "title", "container", "date", "url", "doi"),
    *("status", "final_uri", "captured", "digest", "absence", "condition"),
    *("observed_title", "observed_date", "observed_authors", "observed_site_name"),
)
_FORMULA = tuple("=+-@|%\t\r＝＋－＠")
"""A cell that begins so is run by spreadsheets (OWASP, CSV injection)."""


def render(report: Report, how: Presentation = PLAIN) -> str:
    """The heading and all rows."""
    return "".join(rows(report))


def rows(report: Report) -> Iterator[str]:
    """The heading, then the rows one by one, each with its line ending; an input that was not read has a row too."""
    yield _line(COLUMNS)
    for audited in report.documents:
        at, found = Positions(audited.document.text), Sorted.of(audited)
        for judgement in audited.judgements:
            codes = " ".join(item.code for item in found.under(judgement))
            verdict = _verdict(audited.document.path, judgement, at)
            cells = {**_claim(judgement), **_found(judgement), **verdict, "codes": codes}
            yield _line([cells.get(column, "") for column in COLUMNS])
    for item in report.unread:
        cells = {"document": item.path, "verdict": "unread", "reason": f"{item.message} {item.hint}".strip()}
        yield _line([cells.get(column, "") for column in COLUMNS])


def _verdict(path: str, judgement: Judgement, at: Positions) -> dict[str, str]:
    """Where the reference stands and what is said of it."""
    return {
        "document": path,
        "line": str(at.at(judgement.case.reference.span.start)[0]),
        "label": judgement.case.reference.label or judgement.case.reference.id,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "confirmed": " ".join(judgement.confirmed),
    }


def _claim(judgement: Judgement) -> dict[str, str]:
    """What the document says."""
    stated = judgement.case.reference
    return {
        "authors": "; ".join(map(str, stated.authors)),
        "title": stated.title or "",
        "container": stated.container or "",
        "date": str(stated.date or ""),
        "url": stated.url or "",
        "doi": stated.doi or "",
    }


def _found(judgement: Judgement) -> dict[str, str]:
    """What was got and what the page says."""
    found, page = judgement.case.found, judgement.case.page
    cells = {
        "condition": page.condition.value if page else "",
        "observed_title": (page and page.title) or "",
        "observed_date": str((page and page.date) or ""),
        "observed_authors": "; ".join(map(str, page.authors)) if page else "",
        "observed_site_name": (page and page.site_name) or "",
    }
    if isinstance(found, Capture):
        got = {"status": str(found.status), "final_uri": found.uri, "captured": moment(found.captured)}
        return {**cells, **got, "digest": found.digest}
    return {**cells, "absence": f"{found.reason.value} {found.detail}".strip()}


def _line(cells: tuple[str, ...] | list[str]) -> str:
    """One row; a cell that a spreadsheet would run is quoted with an apostrophe."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow([_cell(cell) for cell in cells])
    return stream.getvalue()


def _cell(text: str) -> str:
    """One cell on one line, never a formula."""
    shown = one_line(text)
    return "'" + shown if shown.startswith(_FORMULA) else shown
