"""What became of a quotation, and what differs from its source, in a line."""

from __future__ import annotations

import re

from provaudit.model import Dossier, QuotationCheck
from provaudit.quotations.checking import Located
from provaudit.quotations.differences import Difference
from provaudit.quotations.judging import QUOTES_NOBODY, Examined, examine


def checks(dossier: Dossier) -> tuple[QuotationCheck, ...]:
    """What became of every quotation of a dossier, in document order, with the reason in a sentence."""
    return tuple(QuotationCheck(e.quotation, e.state, _reason(e)) for e in examine(dossier))


def _reason(examined: Examined) -> str:
    """Why the state is what it is."""
    quotation, best = examined.quotation, examined.best
    if quotation.kind in QUOTES_NOBODY:
        return {"term": "a term or label", "title": "the title of a work"}.get(quotation.kind, "part of a quotation")
    if not quotation.references:
        return "no reference is given for it"
    if examined.archived is not None:
        return f"found in the archived copy of the source of {examined.archived.case.reference.id}"
    if best is None:
        return _why_unread(examined)
    if best.located.state == "found":
        return f"found in the source of {best.case.reference.id}"
    if best.located.state == "altered":
        return f"differs from the source of {best.case.reference.id}: {summary(best.located)}"
    if examined.elsewhere is not None:
        there = examined.elsewhere.case.reference.id
        return f"found in the source of {there}, not in that of {best.case.reference.id}"
    if examined.foreign:
        return "the source is in another language"
    if quotation.near:
        return "not found in what is cited near it, which may not be its source"
    if examined.phrase:
        return "not found, but a few words that nobody is said to say may be a saying"
    if examined.state == "not-found":
        return f"not in the text of {', '.join(c.case.reference.id for c in examined.own)}"
    return "not found, but only part of what it is cited from could be read"


def _why_unread(examined: Examined) -> str:
    """Why no source of a quotation could be compared with."""
    for case in examined.unread:
        if case.absence is not None:
            return f"the source of {case.reference.id} was not captured: {case.absence.reason.value}"
        if case.page is not None:
            return f"the source of {case.reference.id} has no readable text: {case.page.condition.value}"
    return "its source was not captured"


def summary(located: Located) -> str:
    """The differences in a line: `"2025" for "2024"; "not" left out`."""
    if located.ellipsis:
        return {
            "order": "the parts beside the ellipsis stand in another order",
            "distance": "the parts beside the ellipsis stand far apart",
            "sense": f"the ellipsis leaves out {_short(located.omitted)}, which turns the sense",
        }[located.ellipsis]
    parts = [_part(difference) for difference in located.diff if difference.alters]
    return "; ".join(parts[:4]) + (f"; and {len(parts) - 4} more" if len(parts) > 4 else "")


def _part(difference: Difference) -> str:
    if difference.kind == "changed":
        return f"{_short(difference.quoted)} for {_short(difference.source)}"
    return f"{_short(difference.quoted or difference.source)} {'put in' if difference.kind == 'added' else 'left out'}"


def _short(text: str) -> str:
    plain = re.sub(r"\s+", " ", text)
    return f"“{plain[:80]}{'…' if len(plain) > 80 else ''}”"
