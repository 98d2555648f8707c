"""How many of what: the counts that stand in every report's summary."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from provaudit.model import Audited, Finding, Judgement, Report, Severity, Verdict


@frozen
class Tally:
    """The counts of one report or of one document; each table lists its keys in a fixed order."""

    references: int
    by_verdict: dict[str, int]
    """All five verdicts, also those that are not there."""
    by_severity: dict[str, int]
    """All five severities, also those that are not there."""
    by_code: dict[str, int]


def tally(documents: tuple[Audited, ...]) -> Tally:
    """Count the references, verdicts and findings of `documents`."""
    verdicts = Counter(judgement.verdict for audited in documents for judgement in audited.judgements)
    kinds = Counter((finding.severity, finding.code) for audited in documents for finding in audited.findings)
    severities: Counter[Severity] = Counter()
    codes: Counter[str] = Counter()
    for (severity, code), count in kinds.items():
        severities[severity] += count
        codes[code] += count
    return Tally(
        references=verdicts.total(),
        by_verdict={verdict.value: verdicts[verdict] for verdict in Verdict},
        by_severity={severity.value: severities[severity] for severity in Severity},
        by_code=dict(sorted(codes.items())),
    )


def in_words(report: Report) -> str:
    """The summary in one line: `12 references: 9 confirmed, 2 mismatched, 1 broken; 1 error, 2 warnings`."""
    counts = tally(report.documents)
    verdicts = ", ".join(f"{count} {name}" for name, count in counts.by_verdict.items() if count)
    severities = ", ".join(
        many(count, name) if name != "undetermined" else f"{count} undetermined"
        for name, count in counts.by_severity.items()
        if count and name != "info"
    )
    parts = [many(counts.references, "reference") + (f": {verdicts}" if verdicts else ""), severities or "no findings"]
    if report.unread:
        parts.append(f"{many(len(report.unread), 'input')} could not be read")
    return "; ".join(parts)


def many(count: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


@frozen
class Sorted:
    """The findings of one document by where they belong."""

    by_id: dict[str, Finding]
    loose: tuple[Finding, ...]
    """Those that no verdict rests on, such as one on the document as a whole."""

    @classmethod
    def of(cls, audited: Audited) -> Sorted:
        """Sort the findings of `audited`, in one pass."""
        used = {name for judgement in audited.judgements for name in judgement.findings}
        loose = tuple(finding for finding in audited.findings if finding.id not in used)
        return cls({finding.id: finding for finding in audited.findings}, loose)

    def under(self, judgement: Judgement) -> tuple[Finding, ...]:
        """The findings that a judgement rests on."""
        return tuple(self.by_id[name] for name in judgement.findings if name in self.by_id)
