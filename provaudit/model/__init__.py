"""The nouns of provaudit, in the order in which they come into being: written, found, judged.

Everything here is frozen: a later stage makes a new value and never fills in an old one.
"""

from provaudit.model.found import Absence, Candidate, Capture, Condition, Page, Reason
from provaudit.model.judged import (
    Audited,
    Case,
    Dossier,
    Evidence,
    Finding,
    Fix,
    Judgement,
    QuotationCheck,
    Remark,
    Report,
    Severity,
    Unread,
    Verdict,
)
from provaudit.model.written import (
    Citation,
    Document,
    Link,
    Marker,
    Name,
    Note,
    PartialDate,
    Passage,
    Quotation,
    Reference,
    Span,
)

__all__ = [
    "Absence",
    "Audited",
    "Candidate",
    "Capture",
    "Case",
    "Citation",
    "Condition",
    "Document",
    "Dossier",
    "Evidence",
    "Finding",
    "Fix",
    "Judgement",
    "Link",
    "Marker",
    "Name",
    "Note",
    "Page",
    "PartialDate",
    "Passage",
    "Quotation",
    "QuotationCheck",
    "Reason",
    "Reference",
    "Remark",
    "Report",
    "Severity",
    "Span",
    "Unread",
    "Verdict",
]
