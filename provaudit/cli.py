"""The command line: arguments -> settings -> wiring -> report -> exit code."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from provaudit.errors import ProvauditError, UsageError, suggestion
from provaudit.options import parser

if TYPE_CHECKING:
    from provaudit.settings import Settings

FINDINGS, UNUSABLE, INTERRUPTED = 1, 2, 130
_CHOICES = (
    "replay archive max_age offline rescue allow_private ignore_robots timeout_seconds engine jobs select ignore "
    "fail_on baseline write_baseline diff_base"
).split()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 to 3 as in the help, 130 if it was interrupted."""
    try:
        arguments = parsed(sys.argv[1:] if argv is None else argv)
        if arguments.command is None:
            print(arguments.help_text(), end="")
            return 0
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


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `command` is None where nothing was.

    Raises:
        UsageError: no such command or option, or a value that it does not take; the hint names the nearest one.
        SystemExit: after `--help` and `--version`.
    """
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        raise UsageError(f"no such command: {argv[0]}", suggestion(argv[0], COMMANDS))
    arguments, unknown = parser().parse_known_args(argv)
    if unknown:
        options = set(re.findall(r"--[\w-]+", arguments.help_text()))
        near = suggestion(unknown[0].split("=")[0], options) if unknown[0].startswith("-") else ""
        raise UsageError(f"not understood: {unknown[0]}", near or f"see {arguments.prog} --help")
    return arguments


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings in force: the nearest configuration file, overruled by the arguments that were given."""
    from provaudit.settings import load_settings, with_options

    given = {name: getattr(arguments, name, None) for name in _CHOICES}
    return with_options(load_settings(Path.cwd()), given)


def audit(arguments: argparse.Namespace) -> int:
    """`provaudit audit`."""
    from provaudit.auditing import audit

    return audit(settings_of(arguments), arguments.paths, arguments.outputs, arguments.verbose)


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
    from provaudit.capturing import capture

    return capture(settings_of(arguments), arguments.targets, Path(arguments.output), arguments.resume)


def compare(arguments: argparse.Namespace) -> int:
    """`provaudit compare`."""
    from provaudit.auditing import write_file
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


def config(arguments: argparse.Namespace) -> int:
    """`provaudit config`."""
    from provaudit.configuring import show_settings

    return show_settings({name: getattr(arguments, name, None) for name in _CHOICES}, arguments.path)


def completion(arguments: argparse.Namespace) -> int:
    """`provaudit completion`."""
    from provaudit.completion import completion

    return completion(arguments.shell)


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "archive": archive,
    "audit": audit,
    "compare": compare,
    "completion": completion,
    "config": config,
    "fix": fix,
    "page": page,
    "references": references,
    "rule": rule,
}
