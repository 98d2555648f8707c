"""`provaudit audit`: paths -> inputs -> report -> outputs and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from provaudit.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from provaudit.again import Again
    from provaudit.auditor import Auditor
    from provaudit.contracts import Archive, Source
    from provaudit.memory import Reuse
    from provaudit.model import Report
    from provaudit.settings import Settings

Output = tuple[str, "str | None"]
"""A format, and the file it goes to; None is standard output."""
INTERRUPTED = 130
_SUMMARY = "-summary"


def audit(settings: Settings, paths: Sequence[str], formats: Sequence[Output] | None, verbose: bool) -> int:
    """Audit documents and write the reports; what a run like this one wrote is written again if nothing changed.

    Returns:
        the exit code: 0 to 3 as in the help, 130 if it was interrupted.
    """
    import datetime as dt

    from provaudit.again import Again
    from provaudit.reports import Presentation

    outputs = _outputs(formats)
    shape = Presentation.of(sys.stdout, os.environ, verbose=verbose)
    again = Again(settings, paths, [shape, *((name, target is None) for name, target in outputs)])
    written = again.recall(dt.datetime.now(dt.UTC))
    if written is None:
        return _audit(settings, paths, outputs, again, verbose)
    for (_, target), text in zip(outputs, written.texts, strict=True):
        _deliver(target, [text], 0)
    print(
        f"provaudit: nothing changed: {written.documents} documents, their captures and the rules are as they were; "
        "the last report is used again",
        file=sys.stderr,
    )
    return written.code


def _audit(settings: Settings, paths: Sequence[str], outputs: Sequence[Output], again: Again, verbose: bool) -> int:
    """An audit that is made, and remembered."""
    from provaudit import inputs
    from provaudit.again import MOST_TEXT
    from provaudit.gate import gate
    from provaudit.memory import as_kept
    from provaudit.reports import reporter

    for name, _ in outputs:
        reporter(name.removesuffix(_SUMMARY))
    report, until = _audited(settings, inputs.sources(paths, settings))
    most = MOST_TEXT if until and again.is_possible else 0
    texts = [_deliver(target, _pieces(report, name, target, verbose), most) for name, target in outputs]
    if report.interrupted:
        print("provaudit: interrupted; run again to go on: what was captured is kept", file=sys.stderr)
        return INTERRUPTED
    code = gate(report, lambda path: settings.at(path).fail_on)
    if until and again.takes(texts):
        kept = as_kept(report)
        if kept != report:
            texts = ["".join(_pieces(kept, name, target, verbose)) for name, target in outputs]
        again.keep([audited.document.path for audited in report.documents], texts, code, until)
    return code


def _outputs(formats: Sequence[Output] | None) -> list[Output]:
    """Each format with its file; a workflow's job summary comes on top where its runner asks for one."""
    outputs: list[Output] = [
        (name, None if target == "-" else target) for name, target in formats or [("terminal", None)]
    ]
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and ("github", None) in outputs:
        outputs.append((f"github{_SUMMARY}", f">>{summary}"))
    return outputs


def _audited(settings: Settings, inputs: Sequence[Source]) -> tuple[Report, dt.datetime | None]:
    """The report on `inputs`, with progress on a terminal, and Ctrl-C turned into a report of what was done.

    Beside it, until when all of it may be used again; None if it may not be.
    """
    import asyncio

    from provaudit import wiring
    from provaudit.progress import progress_on

    asked: list[Archive] = []
    reused: list[Reuse] = []

    def on_start(auditor: Auditor, archive: Archive) -> None:
        asked.append(archive)
        _stop_on_ctrl_c(auditor)

    with progress_on(sys.stderr) as progress:
        report = asyncio.run(wiring.run(settings, inputs, progress, on_start, reused.append))
    for reuse in reused:
        if reuse.count:
            words = f"{reuse.count} of {len(inputs)} documents, their captures and the rules are as they were"
            print(f"provaudit: {words}; their reports are used again", file=sys.stderr)
    damage = [sentence for archive in asked for sentence in getattr(archive, "damage", ())]
    for sentence in damage:
        print(f"provaudit: warning: {sentence}", file=sys.stderr)
    return report, None if damage or not reused else reused[0].until


def _stop_on_ctrl_c(auditor: Auditor) -> None:
    """Let Ctrl-C interrupt the auditor, where signals can be handled."""
    import asyncio

    try:
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, auditor.interrupt)
    except (NotImplementedError, RuntimeError, ValueError):
        return


def _pieces(report: Report, name: str, target: str | None, verbose: bool) -> Iterator[str]:
    """A report in one format; what goes to standard output suits the terminal there."""
    from provaudit.reports import Presentation, pieces_of
    from provaudit.rules import RULES

    if name.endswith(_SUMMARY):
        from provaudit.reports.github import summary

        yield summary(report)
        return
    pages = {rule.code: rule.page for rule in RULES}
    if target is None:
        how = Presentation.of(sys.stdout, os.environ, verbose=verbose, pages=pages)
    else:
        how = Presentation(verbose=verbose, pages=pages)
    yield from pieces_of(report, name, how)
    if verbose and name == "terminal":
        from provaudit.explaining import explained

        yield explained(report, how)


def _deliver(target: str | None, pieces: Iterable[str], most: int) -> str | None:
    """A text to standard output, to its file, or to the end of a file (`>>`); the text, if it is not over `most`."""
    if target is None:
        text = _copied(pieces, sys.stdout, most)
        sys.stdout.flush()
        return text
    place, mode = (target[2:], "a") if target.startswith(">>") else (target, "w")
    try:
        with open(place, mode, encoding="utf-8") as stream:
            return _copied(pieces, stream, most)
    except OSError as error:
        raise _unwritable(place, error) from error


def _copied(pieces: Iterable[str], stream: IO[str], most: int) -> str | None:
    """Pieces written to a stream; all of them together, if these are at most so many characters."""
    kept, size = [], 0
    for piece in pieces:
        stream.write(piece)
        size += len(piece)
        if size <= most:
            kept.append(piece)
        else:
            kept.clear()
    return "".join(kept) if size <= most else None


def write_file(target: str, text: str) -> None:
    """`text` into the file `target`, in UTF-8; UsageError if that cannot be done."""
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(target: str, error: OSError) -> UsageError:
    return UsageError(f"cannot write {target}: {error.strerror}", "check the folder and its permissions")
