"""The cards of the HTML report: per reference claimed beside observed, findings with evidence, and the capture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from attrs import frozen

from provaudit.model import Audited, Finding, Judgement, Page, Reference, Severity, Verdict
from provaudit.reports.clean import cleaned
from provaudit.reports.positions import Positions
from provaudit.reports.presentation import Presentation
from provaudit.reports.shape import finding, quotation, reference
from provaudit.reports.tally import Sorted
from provaudit.reports.wording import SIGNS, short_title, why
from provaudit.reports.words import Piece, shared_diff, whole, word_diff

FAMILIES: Mapping[str, str] = {
    "S": "markers and notes",
    "P": "form of the reference",
    "L": "link",
    "A": "archives",
    "M": "title, date, people",
    "I": "identifiers",
    "Q": "quotations",
    "D": "drift and derivation",
    "R": "the run",
}
"""The families of rules by the letter that their codes begin with."""
_COMPLAINTS = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
_QUOTES_NOBODY = ("term", "title")
_WITNESSES = 5
"""Pieces of evidence shown per finding."""


@frozen
class Row:
    """One field: what is claimed beside what the page says, in pieces that tell what differs."""

    field: str
    claimed: tuple[Piece, ...]
    observed: tuple[Piece, ...]
    agrees: bool
    """The audit says that the source confirms this field."""


@frozen(eq=False)
class Card:
    """All that the report shows of one reference."""

    anchor: str
    id: str
    label: str
    """Of its note; empty for a link in running text."""
    verdict: str
    sign: str
    title: str
    why: str
    families: str
    """The letters of its findings' families."""
    rows: tuple[Row, ...]
    findings: tuple[dict[str, Any], ...]
    shape: dict[str, Any]
    """The reference as in `provaudit.report/1`, made safe to show."""


def cards(number: int, audited: Audited, how: Presentation) -> tuple[Card, ...]:
    """The cards of the `number`th document, in its order."""
    at, found = Positions(audited.document.text), Sorted.of(audited)
    return tuple(
        _card(f"d{number}-{place}", judgement, _shown(found.under(judgement), how), at)
        for place, judgement in enumerate(audited.judgements, 1)
    )


def loose_findings(audited: Audited, how: Presentation) -> list[dict[str, Any]]:
    """The findings that no verdict rests on."""
    at = Positions(audited.document.text)
    return [_finding(item, at) for item in _shown(Sorted.of(audited).loose, how)]


def quotations(audited: Audited, found: Sequence[Card]) -> list[dict[str, Any]]:
    """The quotations (not terms and titles between quotation marks), with the cards of what they are cited from."""
    at = Positions(audited.document.text)
    by_id = {card.id: card for card in found}
    return [
        {
            **cleaned(quotation(check, at)),
            "cards": [by_id[name] for name in check.quotation.references if name in by_id],
        }
        for check in audited.quotations
        if check.quotation.kind not in _QUOTES_NOBODY
    ]


def _shown(found: Sequence[Finding], how: Presentation) -> list[Finding]:
    """What says more than that all is well; all of it if asked for."""
    return [item for item in found if how.verbose or item.severity is not Severity.INFO]


def _card(anchor: str, judgement: Judgement, found: Sequence[Finding], at: Positions) -> Card:
    """One reference."""
    stated = judgement.case.reference
    return Card(
        anchor=anchor,
        id=stated.id,
        label=cleaned(stated.label or ""),
        verdict=judgement.verdict.value,
        sign=SIGNS[judgement.verdict],
        title=short_title(stated, 300),
        why=why(judgement),
        families="".join(sorted({item.code[:1] for item in found})),
        rows=tuple(_rows(stated, judgement.case.page, set(judgement.confirmed), _contradicted(found))),
        findings=tuple(_finding(item, at) for item in found),
        shape=cleaned(reference(judgement, at)),
    )


def _contradicted(found: Sequence[Finding]) -> set[str]:
    """The fields of which a finding says that the source has something else."""
    return {item.remark.field for item in found if item.code.startswith(("M", "I")) and item.severity in _COMPLAINTS}


def _rows(stated: Reference, page: Page | None, confirmed: set[str], contradicted: set[str]) -> list[Row]:
    """Title, people, date and place of publication, as far as either side has them.

    Words are marked as differing only where a finding says so: "The Associated Press" is no fault beside "AP News".
    """
    sides = (
        ("title", stated.title, page and page.title),
        ("authors", "; ".join(map(str, stated.authors)), page and "; ".join(map(str, page.authors))),
        ("date", stated.date and str(stated.date), page and page.date and str(page.date)),
        ("published by", stated.container or stated.publisher, page and page.site_name),
    )
    rows = []
    for name, claimed, observed in sides:
        fields = {"container", "publisher"} if name == "published by" else {name}
        differs = bool(fields & contradicted)
        if claimed or observed:
            left, right = _differing(claimed or "", observed or "", differs)
            rows.append(Row(name, left, right, bool(fields & confirmed) and not differs))
    return rows


def _differing(claimed: str, observed: str, differs: bool) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sides in pieces; nothing is marked where one side is silent."""
    left, right = cleaned(claimed), cleaned(observed)
    if differs and left and right:
        return word_diff(left, right)
    return whole(left, True), whole(right, True)


def _finding(item: Finding, at: Positions) -> dict[str, Any]:
    """A finding as in `provaudit.report/1`, with its two sides in pieces."""
    remark = item.remark
    left, right = shared_diff(cleaned(remark.claimed or ""), cleaned(remark.observed or ""))
    shown = cleaned(finding(item, at))
    words = list({tuple(witness.values()): witness for witness in shown["evidence"]}.values())
    groups = [(digest, list(own)) for digest, own in groupby(words[:_WITNESSES], key=lambda witness: witness["digest"])]
    more = max(0, len(words) - _WITNESSES)
    return {**shown, "evidence": groups, "more_evidence": more, "left": left, "right": right}


def worst(verdicts: Sequence[str]) -> str:
    """The verdict to show where several references are cited at once."""
    order = (Verdict.BROKEN, Verdict.MISMATCHED, Verdict.UNDETERMINED, Verdict.UNCHECKED, Verdict.CONFIRMED)
    return min(verdicts, key=[verdict.value for verdict in order].index)
