"""What a change touches, as git tells it: `--diff-base REV` lets only findings on those lines fail a run."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from attrs import evolve, frozen

from provaudit.baseline import known
from provaudit.errors import UsageError
from provaudit.model import Audited, Finding, Report, Severity, Span

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_SECONDS = 60
Ranges = tuple[tuple[int, int], ...]
"""First and last lines, from 1, in order."""
EVERYTHING: Ranges = ((1, 1 << 60),)


@frozen
class Checkout:
    """A working tree, and the commit that its changes are counted from."""

    root: Path
    base: str
    tracked: frozenset[str]
    """The paths below `root` that git knows."""
    changed: frozenset[str]
    """Those of them that are not as they were."""


def marked(report: Report, revision: str) -> Report:
    """The report, in which findings on lines that were not touched since `revision` are known ones (R901).

    Raises:
        UsageError: git is missing, a document is in no checkout, or there is no such revision.
    """
    checkouts: dict[Path, Checkout] = {}
    touched: dict[str, Ranges] = {}
    for audited in report.documents:
        path = audited.document.path
        folder = Path(path).resolve().parent
        if path == "-":
            touched[path] = EVERYTHING
            continue
        if folder not in checkouts:
            checkouts[folder] = _checkout(folder, revision)
        touched[path] = changed_lines(checkouts[folder], Path(path).resolve())
    documents = (_marked(audited, touched[audited.document.path], revision) for audited in report.documents)
    return evolve(report, documents=tuple(documents))


def changed_lines(checkout: Checkout, path: Path) -> Ranges:
    """The lines of a file that were added or changed since the base; next to a deletion, its neighbours.

    A file that git does not track, or that it takes for binary, counts as changed throughout.
    """
    name = path.relative_to(checkout.root).as_posix()
    if name not in checkout.tracked:
        return EVERYTHING
    if name not in checkout.changed:
        return ()
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--unified=0")
    said = _git(checkout.root, "diff", *options, checkout.base, "--", str(path))
    ranges = tuple(_range(int(match[1]), int(match[2] or 1)) for match in _HUNK.finditer(said))
    return ranges if ranges or not said.strip() else EVERYTHING


def _range(first: int, count: int) -> tuple[int, int]:
    """The lines of a hunk; where lines were only taken out, the one before and the one after."""
    return (first, first + count - 1) if count else (first, first + 1)


def _checkout(folder: Path, revision: str) -> Checkout:
    """The checkout that a folder belongs to; changes count from where it parted from `revision`."""
    root = Path(_git(folder, "rev-parse", "--show-toplevel").rstrip("\r\n"))
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}").strip()
    except UsageError as error:
        hint = "fetch it first; a shallow checkout holds the last commit only"
        raise UsageError(f"no such revision in {root}: {revision}", hint) from error
    with suppress(UsageError):  # Where the two have nothing in common, changes count from the revision itself.
        commit = _git(folder, "merge-base", commit, "HEAD").strip() or commit
    tracked = _git(root, "ls-files", "-z").split("\0")
    changed = _git(root, "diff", "--name-only", "--no-renames", "-z", commit).split("\0")
    return Checkout(root, commit, frozenset(tracked), frozenset(changed))


def _git(folder: Path, *arguments: str) -> str:
    """What git says; UsageError if it cannot be run or fails."""
    command = ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments]
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True, env=environment
        )
    except FileNotFoundError as error:
        raise UsageError("--diff-base needs git, which is not there", "install git") from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"git did not answer within {_SECONDS} s in {folder}") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        hint = "--diff-base needs documents in a git checkout"
        raise UsageError(f"git: {said[0] if said else 'failed without a word'}", hint) from error
    return done.stdout.decode("utf-8", "replace")


def _marked(audited: Audited, touched: Ranges, revision: str) -> Audited:
    """One document; what fails a run fails it only on touched lines."""
    breaks = [match.start() for match in re.finditer("\n", audited.document.text)]
    spans = {j.case.reference.id: j.case.reference.span for j in audited.judgements}

    def judged(finding: Finding) -> Finding:
        about = [finding.remark.span, *filter(None, [spans.get(finding.remark.reference or "")])]
        if finding.severity not in (Severity.ERROR, Severity.WARNING) or _touches(about, breaks, touched):
            return finding
        return known(finding, f"on lines that were not touched since {revision}")

    return evolve(audited, findings=tuple(map(judged, audited.findings)))


def _touches(spans: Iterable[Span], breaks: Sequence[int], touched: Ranges) -> bool:
    """Whether one of the spans stands on a touched line."""
    for span in spans:
        first = bisect_left(breaks, span.start) + 1
        last = bisect_left(breaks, max(span.end - 1, span.start)) + 1
        place = bisect_right(touched, (last, 1 << 61))
        if place and touched[place - 1][1] >= first:
            return True
    return False
