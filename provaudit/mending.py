"""`provaudit fix`: shows the corrections that an audit offers as a diff, or writes them."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from provaudit import fixing, inputs, wiring
from provaudit.errors import UsageError
from provaudit.fixing import Plan
from provaudit.model import Audited
from provaudit.progress import progress_on
from provaudit.reports.clean import one_line
from provaudit.reports.tally import many
from provaudit.settings import Settings


def fix(settings: Settings, paths: Sequence[str], write: bool, unsafe: bool) -> int:
    """Show the corrections of documents, or write them.

    Returns:
        0: there was nothing to correct, or it was written. 1: corrections are shown and not written. 2: an input could
        not be read.
    """
    if inputs.STDIN in paths:
        raise UsageError("standard input cannot be corrected", "give a file")
    with progress_on(sys.stderr) as progress:
        report = asyncio.run(wiring.run(settings, inputs.sources(paths, settings), progress))
    plans = [_plan(audited, unsafe) for audited in report.documents]
    for plan in plans:
        if write and plan.made:
            _replace(Path(plan.path), plan.data)
        else:
            sys.stdout.write(fixing.diff(plan))
    sys.stdout.flush()
    for plan in plans:
        _tell(plan)
    for item in report.unread:
        print(f"provaudit: not read: {item.path}: {item.message}", file=sys.stderr)
    count = sum(len(plan.made) for plan in plans)
    left = sum(len(plan.left) for plan in plans)
    verb = "made" if write else "shown; --write makes them"
    print(f"provaudit: {many(count, 'correction')} {verb}, {left} left alone", file=sys.stderr)
    return 2 if report.unread else int(bool(count) and not write)


def _plan(audited: Audited, unsafe: bool) -> Plan:
    """What becomes of one document; UsageError if it was changed since it was audited."""
    try:
        data = Path(audited.document.path).read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {audited.document.path}: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != audited.document.sha256:
        raise UsageError(f"{audited.document.path} was changed while it was audited", "run again")
    return fixing.plan(audited, data, unsafe)


def _tell(plan: Plan) -> None:
    """Say what is left alone, and why."""
    for finding, why in plan.left:
        line = plan.before.count("\n", 0, finding.remark.span.start) + 1
        print(one_line(f"{plan.path}:{line}: {finding.code} {finding.name}: left alone: {why}"), file=sys.stderr)


def _replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file at once, so that a full disk leaves the old one; its permissions stay."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        shutil.copymode(target, draft)
        os.replace(draft, target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"cannot write {path}: {error.strerror}", "check the folder and its permissions") from error
