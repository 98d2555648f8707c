"""The manners of the argument parser: one line of complaint, help in 80 columns, examples with each command."""

from __future__ import annotations

import argparse
from typing import NoReturn

from provaudit.errors import UsageError


class Pair(argparse.Action):
    """Collects `--format NAME -o FILE` in pairs: each -o belongs to the --format before it."""

    def __call__(self, parser, namespace, values, option_string=None):  # type: ignore[no-untyped-def]
        """Begin a pair, or complete the last one."""
        pairs = list(getattr(namespace, self.dest) or ())
        if self.option_strings[0] == "--format":
            pairs.append((values, None))
        elif pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], values)
        else:
            pairs.append(("terminal", values))
        setattr(namespace, self.dest, pairs)


class Help(argparse.RawDescriptionHelpFormatter):
    """Help within 80 columns whatever the terminal, each text beside its option where there is room."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=24, width=80)


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line with a hint, and not the whole usage."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(message, f"see {self.prog} --help")


def subcommand(commands, name: str, operands: str, text: str, *examples: str) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def]
    """A subcommand whose help and description are one; `help_text` of what is parsed tells all its options."""
    command: argparse.ArgumentParser = commands.add_parser(
        name,
        usage=f"provaudit {name} [OPTIONS] {operands}",
        help=text,
        description=text[0].upper() + text[1:] + ("" if text.endswith("?") else "."),
        epilog="\n  ".join(("examples:", *(f"provaudit {name} {example}".rstrip() for example in examples))),
        formatter_class=Help,
    )
    command.set_defaults(help_text=command.format_help, prog=command.prog)
    return command
