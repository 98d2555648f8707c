"""Known findings: a file of them, matched by what they say and not by where they stand.

{"schema": "provaudit.baseline/1",
 "entries": [{"code", "document", "source", "field", "claimed", "kind", "since", "reason", "expires"}]}

The first six keys tell a finding: a line may move, a page may change again, and it is still the same. `document` is a
path below the file's own folder, `source` the address (or the words) of the reference, `kind` what the message says
without its numbers. People may add a `reason` and the day after which the entry no longer holds, `expires`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, fields, frozen

from provaudit import urls
from provaudit.errors import UsageError
from provaudit.model import Audited, Finding, Reference, Remark, Report, Severity, Span, Verdict
from provaudit.rules.run import KNOWN, STALE

SCHEMA = "provaudit.baseline/1"
_BARRABLE = frozenset({Severity.ERROR, Severity.WARNING})
"""Only these can fail a run, so only these are worth knowing."""
_MOST_CHARACTERS = 200
Reported = Callable[[str, str], bool]
"""Whether findings with a code are looked for and reported in the document at a path."""
Key = tuple[str, str, str, str, str, str]


@frozen
class Entry:
    """One known finding."""

    code: str
    document: str
    source: str
    field: str
    claimed: str
    kind: str
    since: str = ""
    """The day of the captures that it was first seen with."""
    reason: str = ""
    expires: str = ""
    """The last day on which the entry holds; empty for ever."""

    @property
    def key(self) -> Key:
        """What tells it from other findings."""
        return (self.document, self.code, self.source, self.field, self.claimed, self.kind)

    def expired(self, as_of: dt.date | None) -> bool:
        """Whether it holds no longer on the day of the captures."""
        return bool(self.expires and as_of and as_of > dt.date.fromisoformat(self.expires))


@frozen
class Baseline:
    """The entries of a file in `root`, sorted."""

    root: Path
    entries: tuple[Entry, ...] = ()


def load(path: Path, new: bool = False) -> Baseline:
    """The baseline at `path`; empty if there is none and a `new` one may be written.

    Raises:
        UsageError: there is none, or it is no baseline; the message names the entry.
    """
    if new and not path.exists():
        return Baseline(path.parent)
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"no such baseline: {path}", "make one with --write-baseline") from error
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{path}: cannot be read as a baseline: {error}") from error
    if not isinstance(said, dict) or said.get("schema") != SCHEMA or not isinstance(said.get("entries"), list):
        raise UsageError(f"{path}: is no baseline", f"it should say {SCHEMA!r} and list its entries")
    entries = (_entry(one, f"{path}: entry {number}") for number, one in enumerate(said["entries"], 1))
    return Baseline(path.parent, tuple(entries))


def _entry(said: Any, where: str) -> Entry:
    """One entry out of its JSON; UsageError says what is wrong with it."""
    known = {f.name for f in fields(Entry)}
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise UsageError(f"{where} is no table of strings")
    try:
        entry = Entry(**said)
        if entry.expires:
            dt.date.fromisoformat(entry.expires)
    except TypeError as error:
        raise UsageError(f"{where} has other keys than {', '.join(sorted(known))}") from error
    except ValueError as error:
        raise UsageError(f"{where}: expires: {entry.expires!r} is no day", "write it like 2027-01-31") from error
    return entry


def save(baseline: Baseline, path: Path) -> None:
    """Write the baseline, sorted, so that it can be compared and merged; UsageError if that cannot be done."""
    entries = [
        {key: value for key, value in asdict(entry).items() if value or key not in ("since", "reason", "expires")}
        for entry in sorted(baseline.entries, key=lambda entry: entry.key)
    ]
    text = json.dumps({"entries": entries, "schema": SCHEMA}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "check the folder and its permissions") from error


def rewritten(old: Baseline, report: Report, reported: Reported) -> Baseline:
    """What is known after this run: new findings added, fixed ones dropped, reasons and expiry dates kept.

    An entry stays as it is where this run could not tell: its document or rule was left out, its source not read.
    """
    known = {entry.key: entry for entry in old.entries}
    found: dict[Key, Entry] = {}
    for audited in report.documents:
        day = as_of(audited)
        for key in _keys(audited, old.root).values():
            document, code, source, about, claimed, kind = key
            since = day.isoformat() if day else ""
            found[key] = known.get(key) or Entry(code, document, source, about, claimed, kind, since)
    by_name = {_name(audited, old.root): audited for audited in report.documents}
    kept = [entry for entry in old.entries if not _fixed(entry, by_name.get(entry.document), reported)]
    entries = {entry.key: entry for entry in (*kept, *found.values())}
    return Baseline(old.root, tuple(sorted(entries.values(), key=lambda entry: entry.key)))


def applied(report: Report, baseline: Baseline, reported: Reported) -> Report:
    """The report with known findings as R901, and R902 for entries that have expired or match nothing any more."""
    of_document: dict[str, dict[Key, Entry]] = {}
    for entry in baseline.entries:
        of_document.setdefault(entry.document, {})[entry.key] = entry
    documents = (
        _applied(audited, of_document.get(_name(audited, baseline.root), {}), baseline.root, reported)
        for audited in report.documents
    )
    return evolve(report, documents=tuple(documents))


def _applied(audited: Audited, entries: dict[Key, Entry], root: Path, reported: Reported) -> Audited:
    """One document with what is known of it."""
    if not entries:
        return audited
    day, keys = as_of(audited), _keys(audited, root)
    met = {finding.id: entries[keys[finding.id]] for finding in audited.findings if keys.get(finding.id) in entries}
    findings = [
        known(finding, _since(met[finding.id])) if finding.id in met and not met[finding.id].expired(day) else finding
        for finding in audited.findings
    ]
    used = {entry.key for entry in met.values()}
    stale = [(e, f"expired on {e.expires}") for e in entries.values() if e.key in used and e.expired(day)]
    stale += [(e, "matches nothing any more") for e in entries.values() if _fixed(e, audited, reported, used)]
    if reported(audited.document.path, STALE.code):
        findings += _stale(stale, audited, len(findings))
    return evolve(audited, findings=tuple(findings))


def known(finding: Finding, why: str) -> Finding:
    """A finding as R901, with its own code and words in the message."""
    message = f"{why}: {finding.code} {finding.name}: {finding.remark.message}"
    return Finding(finding.id, KNOWN.code, KNOWN.name, KNOWN.severity, evolve(finding.remark, message=message))


def as_of(audited: Audited) -> dt.date | None:
    """The day of the latest capture, which stands for "today"."""
    days = [judgement.case.capture.captured.date() for judgement in audited.judgements if judgement.case.capture]
    return max(days, default=None)


def _since(entry: Entry) -> str:
    """Why a finding does not count."""
    since = f" since {entry.since}" if entry.since else ""
    return f"known{since}" + (f" ({entry.reason})" if entry.reason else "")


def _stale(stale: Iterable[tuple[Entry, str]], audited: Audited, count: int) -> Iterator[Finding]:
    """R902 for entries, placed at the reference that they speak of if there is one."""
    places = {_source(j.case.reference): j.case.reference.span for j in reversed(audited.judgements)}
    for number, (entry, fault) in enumerate(stale, count + 1):
        message = f"the baseline entry {fault}: {entry.code} {entry.kind}"
        remark = Remark(message, places.get(entry.source, Span(0, 0)), claimed=entry.source)
        yield Finding(f"f{number}", STALE.code, STALE.name, STALE.severity, remark)


def _fixed(entry: Entry, audited: Audited | None, reported: Reported, used: Iterable[Key] = ()) -> bool:
    """Whether an entry's finding was looked for in this run, and is not there any more."""
    if audited is None or entry.key in used or not reported(audited.document.path, entry.code):
        return False
    about = [judgement for judgement in audited.judgements if _source(judgement.case.reference) == entry.source]
    untold = (Verdict.UNDETERMINED, Verdict.UNCHECKED)
    return entry.code[:1] in "SP" or all(judgement.verdict not in untold for judgement in about)


def _keys(audited: Audited, root: Path) -> dict[str, Key]:
    """The key of each finding that can fail a run, by the finding's id."""
    name = _name(audited, root)
    sources = {j.case.reference.id: _source(j.case.reference) for j in audited.judgements}
    return {
        finding.id: (
            name,
            finding.code,
            sources.get(finding.remark.reference or "") or _plain(finding.remark.span.of(audited.document.text)),
            finding.remark.field,
            _plain(finding.remark.claimed or ""),
            _kind(finding.remark.message),
        )
        for finding in audited.findings
        if finding.severity in _BARRABLE and not finding.code.startswith("R")
    }


def _name(audited: Audited, root: Path) -> str:
    """A document's path below the baseline's folder."""
    path = audited.document.path
    return path if path == "-" else Path(os.path.relpath(path, root)).as_posix()


def _source(reference: Reference) -> str:
    """What a reference points at: its address, whatever its spelling, or its words."""
    address = reference.url or (f"https://doi.org/{reference.doi}" if reference.doi else "")
    return urls.source_key(address) if address else _plain(reference.text)


def _kind(message: str) -> str:
    """What a message says, without its numbers and what follows a colon."""
    return re.sub(r"\d+", "#", message.partition(":")[0]).strip()[:_MOST_CHARACTERS]


def _plain(text: str) -> str:
    """Words without their line breaks, cut to what still tells them apart."""
    return " ".join(text.split())[:_MOST_CHARACTERS]
