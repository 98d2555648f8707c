"""Ignore comments in documents: `provaudit: ignore M505 until 2027-01-01 because ...`, in each format's own syntax.

| format | how it is written |
|---|---|
| Markdown, HTML, wikitext | `<!-- provaudit: ignore M505 -->` |
| reStructuredText | `.. provaudit: ignore M505` |
| LaTeX, BibTeX (and MyST) | `% provaudit: ignore M505` |
| RIS, CSL-JSON | a note of the entry that begins with `provaudit: ignore M505` |
| plain text and all others | a line of its own: `provaudit: ignore M505`, or `# provaudit: ignore M505` |

A comment after a blank line is for the next note, entry or paragraph; any other for the one that it stands in, else
for the one that ends on its line, else for the next. `ignore-file` is for the whole document.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from attrs import evolve, field, frozen

from provaudit.model import Document, Dossier, Finding, Remark, Severity, Span
from provaudit.rules import RULES
from provaudit.rules.run import OVERRIDDEN, STALE

_TAIL = r"(?P<said>[^\r\n]{0,500}?)"
_MARKUP = re.compile(r"<!--\s{0,20}provaudit:(?P<said>[^<>]{0,500}?)-->", re.IGNORECASE)
_PERCENT = re.compile(rf"(?<!\\)%+[ \t]*provaudit:{_TAIL}[ \t]*$", re.IGNORECASE | re.MULTILINE)
_MYST = re.compile(rf"^%[ \t]*provaudit:{_TAIL}[ \t]*$", re.IGNORECASE | re.MULTILINE)
_RST = re.compile(rf"^[ \t]*\.\.[ \t]+provaudit:{_TAIL}[ \t]*$", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(rf"^[ \t]*(?:#|%|;|//|--|\.\.)?[ \t]*provaudit:{_TAIL}[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_RIS = re.compile(rf"^(?:N1|N2|AB)  - provaudit:{_TAIL}[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_JSON = re.compile(r'"note"\s{0,20}:\s{0,20}"provaudit:(?P<said>[^"\r\n]{0,500})"', re.IGNORECASE)
_SYNTAX: dict[str, tuple[re.Pattern[str], ...]] = {
    "bibtex": (_PERCENT,),
    "csljson": (_JSON,),
    "html": (_MARKUP,),
    "latex": (_PERCENT,),
    "markdown": (_MARKUP, _MYST),
    "ris": (_RIS,),
    "rst": (_RST,),
    "wikitext": (_MARKUP,),
}
_BLANK_BEFORE = re.compile(r"\n[ \t]*\r?\n[ \t]*\Z")
_SAID = re.compile(
    r"(?P<verb>ignore(?:-file)?) (?P<codes>[A-Z]\d{0,3}(?:(?:, ?| )[A-Z]\d{0,3})*)(?:,? until (?P<until>\S+))?"
    r"(?:,? because (?P<reason>.+))?",
    re.IGNORECASE,
)
_HINT = "write it like: provaudit: ignore M505 until 2027-01-01 because ..."


@frozen
class Directive:
    """One ignore comment: where it stands, what it says, and what is wrong with it, if anything."""

    span: Span
    said: str
    codes: tuple[str, ...] = ()
    whole: bool = False
    until: dt.date | None = None
    reason: str = ""
    fault: str = ""

    def expired(self, as_of: dt.date | None) -> bool:
        """Whether it holds no longer on the day of the captures."""
        return bool(self.until and as_of and as_of > self.until)


@frozen
class _Scope:
    """What a directive is for: a stretch of the document, or all of it."""

    span: Span | None
    references: frozenset[str] = field(factory=frozenset)

    def holds(self, finding: Finding) -> bool:
        """Whether a finding lies in it."""
        return _within(finding.remark.span, self.span) or finding.remark.reference in self.references


def directives_in(document: Document) -> list[Directive]:
    """The ignore comments of a document, in order."""
    found = [
        _read(match)
        for pattern in _SYNTAX.get(document.format, (_LINE,))
        for match in pattern.finditer(document.text)
        if "provaudit:" in match[0].lower()
    ]
    return sorted(found, key=lambda directive: directive.span)


def reviewed(dossier: Dossier, findings: Sequence[Finding], ignored: Sequence[str] = ()) -> Sequence[Finding]:
    """The findings, those that a comment overrides as R903, with R902 for each comment that is of no use."""
    directives = directives_in(dossier.document)
    if not directives:
        return findings
    left, said = list(findings), []
    for directive in directives:
        scope = _scope(directive, dossier.document, directives)
        met = [finding for finding in left if _met(directive, scope, finding)]
        fault = directive.fault or _expiry(directive, dossier.as_of)
        if not fault and not met and _decided(directive, scope, dossier, findings, ignored):
            fault = "matches nothing here, and can be taken out"
        if fault:
            said.append(_stale(directive, fault))
        elif met:
            left = [_overridden(finding, directive) if finding in met else finding for finding in left]
    return left + said


def _read(match: re.Match[str]) -> Directive:
    """A directive out of its words."""
    said = " ".join(match["said"].split())
    bare = Directive(Span(match.start(), match.end()), said)
    words = _SAID.fullmatch(said)
    if words is None:
        return evolve(bare, fault=f"cannot be understood; {_HINT}")
    codes = tuple(words["codes"].upper().replace(",", " ").split())
    unknown = [code for code in codes if not any(rule.code.startswith(code) for rule in RULES)]
    if unknown:
        return evolve(bare, fault=f"names no rule: {unknown[0]}; see `provaudit rule`")
    try:
        until = dt.date.fromisoformat(words["until"]) if words["until"] else None
    except ValueError:
        return evolve(bare, fault=f"names no day: {words['until']}; {_HINT}")
    return evolve(bare, codes=codes, whole=words["verb"].lower() != "ignore", until=until, reason=words["reason"] or "")


def _scope(directive: Directive, document: Document, directives: Sequence[Directive]) -> _Scope:
    """What a directive is for."""
    if directive.whole:
        return _Scope(Span(0, len(document.text)), frozenset(r.id for r in document.references))
    unit = _unit(directive.span, document, [other.span for other in directives])
    inside = frozenset(r.id for r in document.references if _within(r.span, unit))
    return _Scope(unit, inside)


def _unit(place: Span, document: Document, taken: Sequence[Span]) -> Span | None:
    """The note or paragraph that `place` stands in, else the one that ends on its line, else the next one."""
    spans = {note.passage.span for note in document.notes} | {passage.span for passage in document.passages}
    units = sorted(unit for unit in spans if not any(_covers(other, unit) for other in taken))
    if _BLANK_BEFORE.search(document.text, max(0, place.start - 200), place.start):
        return next((unit for unit in units if unit.start >= place.start), None)
    around = [unit for unit in units if unit.start <= place.start < unit.end]
    if around:
        return max(around)
    before = [unit for unit in units if unit.end <= place.start and "\n" not in document.text[unit.end : place.start]]
    if before:
        return before[-1]
    return next((unit for unit in units if unit.start >= place.end), None)


def _met(directive: Directive, scope: _Scope, finding: Finding) -> bool:
    """Whether a directive speaks of a finding; confirmations and the run's own remarks are never overridden."""
    if finding.severity is Severity.INFO or finding.code.startswith("R"):
        return False
    return finding.code.startswith(directive.codes or ("-",)) and scope.holds(finding)


def _expiry(directive: Directive, as_of: dt.date | None) -> str:
    """What is to be said of a directive that no longer holds; empty if it does."""
    return f"expired on {directive.until}" if directive.expired(as_of) else ""


def _decided(
    directive: Directive, scope: _Scope, dossier: Dossier, findings: Sequence[Finding], ignored: Sequence[str]
) -> bool:
    """Whether it could have been seen that a directive meets something: its rules were run, its sources were read."""
    if any(code.startswith(other) or other.startswith(code) for code in directive.codes for other in ignored):
        return False
    if all(code[0] in "SP" for code in directive.codes):
        return True
    unsure = any(f.severity is Severity.UNDETERMINED and scope.holds(f) for f in findings)
    cases = [case for case in dossier.cases if case.reference.id in scope.references]
    return not unsure and all(case.capture is not None for case in cases)


def _overridden(finding: Finding, directive: Directive) -> Finding:
    """A finding as R903; it contradicts nothing any more."""
    until = f" until {directive.until}" if directive.until else ""
    why = f": {directive.reason}" if directive.reason else ""
    message = f"{finding.code} {finding.name} is overridden here{until}{why}; it said: {finding.remark.message}"
    remark: Remark = evolve(finding.remark, message=message, contradicts=False, fix=None)
    return Finding(finding.id, OVERRIDDEN.code, OVERRIDDEN.name, OVERRIDDEN.severity, remark)


def _stale(directive: Directive, fault: str) -> Finding:
    """R902 for a directive."""
    remark = Remark(f"the comment {fault}", directive.span, claimed=f"provaudit: {directive.said}")
    return Finding("", STALE.code, STALE.name, STALE.severity, remark)


def _within(span: Span, unit: Span | None) -> bool:
    return unit is not None and unit.start <= span.start < max(unit.end, unit.start + 1)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
