"""The command line: arguments -> settings -> wiring -> report -> exit code."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provaudit.errors import ProvauditError, UsageError
from provaudit.options import parser

if TYPE_CHECKING:
    from provaudit.auditor import Auditor, Source
    from provaudit.contracts import Archive
    from provaudit.memory import Reuse
    from provaudit.model import Report
    from provaudit.settings import Settings

FINDINGS, UNUSABLE, INTERRUPTED = 1, 2, 130
_CHOICES = (
    "replay archive max_age offline rescue allow_private ignore_robots timeout_seconds engine jobs select ignore "
    "fail_on baseline write_baseline diff_base"
).split()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 to 3 as in the help, 130 if it was interrupted."""
    top = parser()
    arguments = top.parse_args(argv)
    if arguments.command is None:
        top.print_help()
        return 0
    try:
        return COMMANDS[arguments.command](arguments)
    except ProvauditError as error:
        print(f"provaudit: {error}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        print("provaudit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings in force: the nearest configuration file, overruled by the arguments that were given."""
    from provaudit.settings import load_settings, with_options

    given = {name: getattr(arguments, name, None) for name in _CHOICES}
    return with_options(load_settings(Path.cwd()), given)


def audit(arguments: argparse.Namespace) -> int:
    """`provaudit audit`."""
    from provaudit import inputs
    from provaudit.gate import gate
    from provaudit.reports import reporter

    settings = settings_of(arguments)
    outputs = arguments.outputs or [("terminal", None)]
    for name, _ in outputs:
        reporter(name)
    report = _audited(settings, inputs.sources(arguments.paths, settings))
    for name, target in outputs:
        _write(report, name, target, arguments.verbose)
    if report.interrupted:
        print("provaudit: interrupted; run again to go on: what was captured is kept", file=sys.stderr)
        return INTERRUPTED
    return gate(report, lambda path: settings.at(path).fail_on)


def _audited(settings: Settings, inputs: Sequence[Source]) -> Report:
    """The report on `inputs`, with progress on a terminal, and Ctrl-C turned into a report of what was done."""
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
    if reused and reused[0].count:
        print(
            f"provaudit: {reused[0].count} of {len(inputs)} documents as they were, like their captures and the rules: "
            "their reports are used again",
            file=sys.stderr,
        )
    for sentence in (sentence for archive in asked for sentence in getattr(archive, "damage", ())):
        print(f"provaudit: warning: {sentence}", file=sys.stderr)
    return report


def _stop_on_ctrl_c(auditor: Auditor) -> None:
    """Let Ctrl-C interrupt the auditor, where signals can be handled."""
    import asyncio

    try:
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, auditor.interrupt)
    except (NotImplementedError, RuntimeError, ValueError):
        return


def _write(report: Report, name: str, target: str | None, verbose: bool) -> None:
    """One report to its file, or to standard output."""
    from provaudit.reports import Presentation, reporter
    from provaudit.rules import RULES

    pages = {rule.code: rule.page for rule in RULES}
    if target is None or target == "-":
        text = reporter(name, Presentation.of(sys.stdout, os.environ, verbose=verbose, pages=pages))(report)
        sys.stdout.write(text)
        sys.stdout.flush()
        if name == "github":
            _summarise(report)
        return
    write_file(target, reporter(name, Presentation(verbose=verbose, pages=pages))(report))


def _summarise(report: Report) -> None:
    """The job summary, where the runner of a workflow says that it wants one."""
    from provaudit.reports.github import summary

    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with open(target, "a", encoding="utf-8") as stream:
            stream.write(summary(report))


def write_file(target: str, text: str) -> None:
    """`text` into the file `target`, in UTF-8; UsageError if that cannot be done."""
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror}", "check the folder and its permissions") from error


def references(arguments: argparse.Namespace) -> int:
    """`provaudit references`."""
    from provaudit.commands import show_references

    return show_references(arguments.paths, arguments.format)


def page(arguments: argparse.Namespace) -> int:
    """`provaudit page`."""
    from provaudit.commands import show_page

    return show_page(settings_of(arguments), arguments.target, arguments.format)


def archive(arguments: argparse.Namespace) -> int:
    """`provaudit archive`."""
    from provaudit.commands import capture

    return capture(settings_of(arguments), arguments.targets, Path(arguments.output))


def compare(arguments: argparse.Namespace) -> int:
    """`provaudit compare`."""
    from provaudit.beside import compared
    from provaudit.reports import Presentation

    asked = (arguments.original, arguments.copy, arguments.corpus, arguments.format)
    if arguments.output is None:
        sys.stdout.write(compared(*asked, Presentation.of(sys.stdout, os.environ)))
    else:
        write_file(arguments.output, compared(*asked, Presentation()))
    return 0


def fix(arguments: argparse.Namespace) -> int:
    """`provaudit fix`."""
    from provaudit.mending import fix

    return fix(settings_of(arguments), arguments.paths, arguments.write, arguments.unsafe)


def rule(arguments: argparse.Namespace) -> int:
    """`provaudit rule`."""
    from provaudit.commands import explain

    return explain(arguments.code)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "archive": archive,
    "audit": audit,
    "compare": compare,
    "fix": fix,
    "page": page,
    "references": references,
    "rule": rule,
}
