"""What was judged: cases, findings with their evidence, verdicts, and the report that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from attrs import field, frozen

from provaudit.model.found import Absence, Capture, Page
from provaudit.model.written import Document, Quotation, Reference, Span


@frozen
class Case:
    """All that is known of one reference: the claim, the capture or why there is none, and what the page says."""

    reference: Reference
    found: Capture | Absence
    page: Page | None = None
    memento: Capture | Absence | None = None
    """What a public archive holds of a source that is broken; None if nobody asked."""
    memento_page: Page | None = None
    """What the memento says of itself, read as if at its original address."""
    copy: Capture | Absence | None = None
    """What the archive link in the reference gives, where the source is broken; None if nobody asked."""
    copy_page: Page | None = None

    @property
    def capture(self) -> Capture | None:
        """The capture, if there is one."""
        return self.found if isinstance(self.found, Capture) else None

    @property
    def absence(self) -> Absence | None:
        """Why there is no capture, if there is none."""
        return self.found if isinstance(self.found, Absence) else None


@frozen
class Dossier:
    """All that is known of one document: what the rules read."""

    document: Document
    cases: tuple[Case, ...]
    as_of: dt.date | None = None
    """The day of the latest capture, which stands for "today": rules read no clock. None if nothing was captured."""


class Severity(StrEnum):
    """How bad a finding is, apart from how sure it is."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    UNDETERMINED = "undetermined"
    INFO = "info"


@frozen
class Evidence:
    """A capture's digest and the words in it that show the finding (W3C TextQuoteSelector)."""

    digest: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@frozen
class Fix:
    """A correction: the source span to replace, and by what; a safe one says no more than the source does."""

    kind: str
    span: Span
    replacement: str
    safe: bool = False


@frozen
class Remark:
    """What a rule's check yields: a finding that does not know its code yet."""

    message: str
    span: Span
    reference: str | None = None
    """The id of the reference it is about; None for a remark on the document."""
    claimed: str | None = None
    observed: str | None = None
    origin: str = ""
    """Where the observed value comes from: `json-ld headline`, `HTTP status`, `the URL`..."""
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    fix: Fix | None = None
    field: str = ""
    """The field of the reference that it is about, if one."""
    contradicts: bool = False
    """Whether the source says otherwise than the reference, and not only more or less."""


@frozen
class Finding:
    """A remark stamped with its rule's code, name and severity, and an id that is unique in its document."""

    id: str
    code: str
    name: str
    severity: Severity
    remark: Remark


class Verdict(StrEnum):
    """What an audit says of a reference."""

    CONFIRMED = "confirmed"
    MISMATCHED = "mismatched"
    BROKEN = "broken"
    UNDETERMINED = "undetermined"
    UNCHECKED = "unchecked"


@frozen
class Judgement:
    """The verdict on one case, the reason in a sentence, and the findings it rests on."""

    case: Case
    verdict: Verdict
    reason: str
    findings: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    """The fields that the source confirms."""
    row: str = ""
    """The row of the verdict table that decided."""


@frozen
class QuotationCheck:
    """What became of one quotation: `found`, `altered`, `not-found` or `unchecked`."""

    quotation: Quotation
    state: str = "unchecked"
    reason: str = ""


@frozen
class Audited:
    """One audited document."""

    document: Document
    judgements: Sequence[Judgement]
    quotations: tuple[QuotationCheck, ...]
    findings: Sequence[Finding]


@frozen
class Unread:
    """An input that could not be audited, and why."""

    path: str
    message: str
    hint: str = ""


@frozen
class Report:
    """What an audit says, of all its documents in the order given."""

    version: str
    documents: tuple[Audited, ...] = field(default=(), repr=lambda documents: f"<{len(documents)} documents>")
    """Not spelt out by `repr`, which asyncio asks for twice at the end of a run (CPython's `signal.getsignal`)."""
    unread: tuple[Unread, ...] = ()
    interrupted: bool = False
    """The run was stopped; what was not reached is `unchecked`."""
