"""The command line's arguments: names, groups, help texts and examples."""

from __future__ import annotations

import argparse

from provaudit import __version__

_EPILOG = """\
examples:
  provaudit audit article.md                                 audit one document
  provaudit audit docs/ --format json -o report.json         a folder, as JSON
  provaudit audit article.md --replay captures.warc.gz       offline, from a recording
  provaudit archive article.md -o captures.warc.gz           capture only

exit codes:
  0  nothing at or above the gate (--fail-on)
  1  findings at or above the gate
  2  usage, or an input that cannot be read
  3  too much could not be checked to decide
  130  interrupted
"""


class _Pair(argparse.Action):
    """Collects `--format NAME -o FILE` in pairs: each -o belongs to the --format before it."""

    def __call__(self, parser, namespace, values, option_string=None):  # type: ignore[no-untyped-def]
        pairs = list(getattr(namespace, self.dest) or ())
        if self.option_strings[0] == "--format":
            pairs.append((values, None))
        elif pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], values)
        else:
            pairs.append(("terminal", values))
        setattr(namespace, self.dest, pairs)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="provaudit",
        description="Audits the citations of a document: is the link alive, is it the page that the reference\n"
        "describes (title, date, authors), are the quoted words there? Evidence beside each verdict.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"provaudit {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _audit(commands)
    _references(commands)
    _page(commands)
    _archive(commands)
    _compare(commands)
    _fix(commands)
    _rule(commands)
    _config(commands)
    _completion(commands)
    return top


def _command(commands, name: str, text: str) -> argparse.ArgumentParser:  # type: ignore[no-untyped-def]
    """A subcommand whose help and description are one."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=text, description=text[0].upper() + text[1:] + "."
    )
    return command


def _audit(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit audit`."""
    audit = _command(commands, "audit", "audit documents")
    audit.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs; - for standard input")
    _sources(audit)
    report = audit.add_argument_group("what is reported")
    report.add_argument("--format", dest="outputs", action=_Pair, metavar="NAME", help="repeatable; default: terminal")
    report.add_argument(
        "-o", "--output", dest="outputs", action=_Pair, metavar="FILE", help="where the format before it goes"
    )
    report.add_argument("--select", metavar="CODES", help="report these rules only: M, M5, M505")
    report.add_argument("--ignore", metavar="CODES", help="do not run these rules")
    report.add_argument("--fail-on", choices=("error", "warning", "never"), help="the gate; default: error")
    known = audit.add_argument_group("what is known already")
    known.add_argument("--baseline", metavar="FILE", help="known findings, which do not fail the run")
    known.add_argument(
        "--write-baseline", action="store_true", default=None, help="write what is found now into the baseline"
    )
    known.add_argument("--diff-base", metavar="REV", help="only what was changed since this git revision fails")
    report.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="show what was confirmed, too, and explain each verdict step by step",
    )


def _sources(command: argparse.ArgumentParser, rescue: bool = True) -> None:
    """The options that say where captures come from, shared by all that fetch."""
    sources = command.add_argument_group("where sources come from")
    sources.add_argument(
        "--replay", action="append", metavar="FILE", help="answer every request from recordings only (repeatable): "
        ".warc, .warc.gz, .wacz, cassette .yaml/.json, or a folder of them; the network is never touched",
    )  # fmt: skip
    sources.add_argument("--archive", metavar="DIR", help="where captures are kept; default: .provaudit")
    sources.add_argument("--max-age", metavar="DURATION", help="reuse a kept capture younger than this; default: 1d")
    sources.add_argument("--offline", action="store_true", default=None, help="the archive only, no network")
    if rescue:
        sources.add_argument(
            "--rescue", action=argparse.BooleanOptionalAction, help="ask public archives for what is broken"
        )
    manners = command.add_argument_group("how sources are asked")
    manners.add_argument(
        "--allow-private", action="store_true", default=None, help="fetch private and loopback addresses"
    )
    manners.add_argument(
        "--ignore-robots", action="store_true", default=None, help="ask what robots.txt disallows, too"
    )
    manners.add_argument(
        "--timeout", dest="timeout_seconds", type=float, metavar="SECONDS", help="per exchange; default: 20"
    )
    manners.add_argument("--engine", metavar="NAME", help="how work is spread; default: local")
    manners.add_argument("--jobs", type=int, metavar="N", help="sources asked at once; default: 64")


def _references(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit references`."""
    references = _command(commands, "references", "parse only: the references of documents")
    references.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs; - for standard input")
    formats = ("terminal", "json", "csl-json", "bibtex")
    references.add_argument("--format", choices=formats, default="terminal", help="default: terminal")


def _page(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit page`."""
    page = _command(commands, "page", "what a page says of itself, and where it says it")
    page.add_argument("target", metavar="URL|FILE")
    page.add_argument("--format", choices=("terminal", "json"), default="terminal", help="default: terminal")
    _sources(page, rescue=False)


def _archive(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit archive`."""
    archive = _command(commands, "archive", "capture only: keep what documents cite, or the given addresses")
    archive.add_argument("targets", nargs="+", metavar="PATH|URL")
    archive.add_argument("-o", "--output", required=True, metavar="FILE", help=".warc.gz, .wacz or a cassette (.yaml)")
    _sources(archive)


def _compare(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit compare`."""
    compare = _command(commands, "compare", "was COPY made from ORIGINAL?")
    compare.add_argument("original", metavar="ORIGINAL", nargs="?")
    compare.add_argument("copy", metavar="COPY")
    compare.add_argument("--corpus", metavar="DIR", help="find the original among the texts of a folder")
    compare.add_argument(
        "--format", choices=("terminal", "json", "html", "prov"), default="terminal", help="default: terminal"
    )
    compare.add_argument("-o", "--output", metavar="FILE")


def _fix(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit fix`."""
    fix = _command(commands, "fix", "show the safe corrections of documents as a diff, or write them")
    fix.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs")
    fix.add_argument("--write", action="store_true", help="put the corrections into the documents")
    fix.add_argument("--unsafe", action="store_true", help="include the corrections that want a look")
    fix.add_argument("--select", metavar="CODES", help="corrections of these rules only: L, L313")
    fix.add_argument("--ignore", metavar="CODES", help="do not run these rules")
    _sources(fix)


def _rule(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit rule`."""
    rule = _command(commands, "rule", "explain a rule, or list them all")
    rule.add_argument("code", nargs="?", metavar="CODE", help="for example M505")


def _config(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit config`."""
    config = _command(commands, "config", "print every setting in force, and where its value comes from")
    config.add_argument("path", nargs="?", metavar="PATH", help="a document, for what is chosen otherwise for it")
    _sources(config)


def _completion(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit completion`."""
    completion = _command(commands, "completion", "print a completion script for a shell")
    completion.add_argument(
        "shell", choices=("bash", "zsh", "fish", "tcsh"), help="for example: provaudit completion bash"
    )
