"""From findings to a verdict: one table, read from the top; the first row that applies decides.

| row | when | verdict |
|---|---|---|
| not asked | no address, robots.txt, not recorded, offline, interrupted, refused for safety... | `unchecked` |
| not there | gone, dead, host unknown, soft 404, redirected home, parked, redirect loop, malformed address | `broken` |
| says otherwise | a title, author or date that the page contradicts | `mismatched` |
| agrees | the title agrees; or, where no title is claimed, whatever else is claimed agrees | `confirmed` |
| not seen | failing now, bot wall, rate limit, gate, empty shell, unreadable type | `undetermined` |
| claims nothing | the reference is a link and no more, and it was read | `confirmed` |
| nothing to go by | everything else | `undetermined` |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from provaudit.model import Case, Finding, Judgement, Reason, Verdict

NOT_ASKED = frozenset(
    {
        Reason.NO_URL,
        Reason.UNSUPPORTED_SCHEME,
        Reason.UNSAFE_ADDRESS,
        Reason.ROBOTS,
        Reason.NOT_RECORDED,
        Reason.OFFLINE,
        Reason.BUDGET,
        Reason.INTERRUPTED,
    }
)
NOT_THERE = frozenset({"L301", "L302", "L304", "L305", "L306", "L314", "L321", "P203"})
NOT_SEEN = frozenset({"L303", "L307", "L308", "L310", "L312", "L316", "L317"})
READ = "L300"
CONFIRMED = "M500"
_SURE_OF_NO_TITLE = 0.5
"""Below it, a reference may have a title that the parser did not see, and that nobody compared."""
_IN_ORDER = ("title", "authors", "date", "container")


@frozen
class Row:
    """One row of the table: its name, when it applies (in words, and to be asked), the verdict, and how to say why."""

    name: str
    when: str
    applies: Callable[[Case, Sequence[Finding]], bool]
    verdict: Verdict
    reason: Callable[[Case, Sequence[Finding]], str]


def judge(case: Case, findings: Sequence[Finding]) -> Judgement:
    """The verdict on a case from the findings about its reference: that of the first row of the table that applies."""
    row = next(row for row in TABLE if row.applies(case, findings))
    ids = tuple(finding.id for finding in findings)
    return Judgement(case, row.verdict, row.reason(case, findings), ids, confirmed(findings), row.name)


def steps(judgement: Judgement) -> tuple[Row, ...]:
    """The rows that were looked at for a verdict: none applied but the last one."""
    names = [row.name for row in TABLE]
    return TABLE[: names.index(judgement.row) + 1] if judgement.row in names else ()


def confirmed(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The fields that the source confirms, title first."""
    fields = {finding.remark.field for finding in findings if finding.code == CONFIRMED}
    return tuple(field for field in _IN_ORDER if field in fields)


def _with(codes: frozenset[str]) -> Callable[[Case, Sequence[Finding]], bool]:
    """Applies where a finding has one of `codes`."""
    return lambda case, findings: any(finding.code in codes for finding in findings)


def _first(codes: frozenset[str]) -> Callable[[Case, Sequence[Finding]], str]:
    """The message of the first finding with one of `codes`."""
    return lambda case, findings: next(f.remark.message for f in findings if f.code in codes)


def _not_asked(case: Case, findings: Sequence[Finding]) -> bool:
    return case.absence is not None and case.absence.reason in NOT_ASKED


def _absence(case: Case, findings: Sequence[Finding]) -> str:
    words = {Reason.NO_URL: "the reference gives no address", Reason.ROBOTS: "robots.txt disallows this address"}
    if case.absence is None:
        return ""
    return words.get(case.absence.reason, str(case.absence.reason).replace("-", " "))


def _contradicted(case: Case, findings: Sequence[Finding]) -> bool:
    return any(finding.remark.contradicts for finding in findings)


def _contradictions(case: Case, findings: Sequence[Finding]) -> str:
    return "; ".join(dict.fromkeys(f.remark.message for f in findings if f.remark.contradicts))


def _agrees(case: Case, findings: Sequence[Finding]) -> bool:
    fields = confirmed(findings)
    untitled = case.reference.title is None and case.reference.confidence.get("title", 1.0) >= _SURE_OF_NO_TITLE
    return "title" in fields or (untitled and bool(set(fields) & {"authors", "date"}))


def _agreement(case: Case, findings: Sequence[Finding]) -> str:
    fields = confirmed(findings)
    if any(f.code == CONFIRMED and f.remark.field == "title" and f.remark.origin == "url" for f in findings):
        return "the address gives the title of a source that is too large to be read whole"
    return f"{', '.join(fields[:-1])} and {fields[-1]} agree" if len(fields) > 1 else f"the {fields[0]} agrees"


def _claims_nothing(case: Case, findings: Sequence[Finding]) -> bool:
    reference = case.reference
    claims = reference.origin == "note" and (reference.title or reference.authors or reference.date)
    return not claims and any(finding.code == READ for finding in findings)


def _nothing(case: Case, findings: Sequence[Finding]) -> str:
    if case.absence is not None:
        return f"no answer: {case.absence.reason}"
    if case.reference.title and case.page and case.page.titles:
        return "the title could not be read or compared reliably"
    return "the page states nothing that the reference claims"


TABLE = (
    Row(
        "not asked",
        "no address, robots.txt, not recorded, offline, interrupted, refused for safety",
        _not_asked,
        Verdict.UNCHECKED,
        _absence,
    ),
    Row(
        "not there",
        "gone, dead, host unknown, soft 404, redirected home, parked, redirect loop, malformed address",
        _with(NOT_THERE),
        Verdict.BROKEN,
        _first(NOT_THERE),
    ),
    Row(
        "says otherwise",
        "a title, author or date that the page contradicts",
        _contradicted,
        Verdict.MISMATCHED,
        _contradictions,
    ),
    Row(
        "agrees",
        "the title agrees; or, where no title is claimed, whatever else is claimed agrees",
        _agrees,
        Verdict.CONFIRMED,
        _agreement,
    ),
    Row(
        "not seen",
        "failing now, bot wall, rate limit, gate, empty shell, unreadable type",
        _with(NOT_SEEN),
        Verdict.UNDETERMINED,
        _first(NOT_SEEN),
    ),
    Row(
        "claims nothing",
        "the reference is a link and no more, and it was read",
        _claims_nothing,
        Verdict.CONFIRMED,
        lambda case, findings: "the page is there",
    ),
    Row("nothing to go by", "everything else", lambda case, findings: True, Verdict.UNDETERMINED, _nothing),
)
