"""The command line's arguments: names, groups, help texts and examples."""

from __future__ import annotations

import argparse

from provaudit import __version__
from provaudit.arguments import Help, Pair, Parser, subcommand

_EPILOG = """\
examples:
  provaudit audit article.md                             audit one document
  provaudit audit docs/ --format json -o report.json     a folder, as JSON
  provaudit audit article.md --replay captures.warc.gz   from a recording
  provaudit archive article.md -o captures.warc.gz       capture only

exit codes:
  0  nothing at or above the gate (--fail-on)
  1  findings at or above the gate
  2  usage, or an input that cannot be read
  3  too much could not be checked to decide
  130  interrupted
"""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(
        usage="provaudit [OPTIONS] COMMAND ...",
        prog="provaudit",
        description="Audits the citations of a document: is the link alive, is it the page that the\n"
        "reference describes (title, date, authors), are the quoted words there? Evidence\n"
        "beside each verdict.",
        epilog=_EPILOG,
        formatter_class=Help,
    )
    top.set_defaults(help_text=top.format_help, prog=top.prog)
    top.add_argument("-V", "--version", action="version", version=f"provaudit {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="provaudit")
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


def _audit(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit audit`."""
    audit = subcommand(
        commands,
        "audit",
        "PATH...",
        "audit documents",
        'article.md docs/ "chapters/*.txt"',
        "article.md --replay captures.warc.gz",
        "docs/ --format sarif -o findings.sarif --format terminal",
        "docs/ --fail-on warning --diff-base origin/main",
    )
    audit.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs; - for standard input")
    _sources(audit)
    report = audit.add_argument_group("what is reported")
    report.add_argument(
        "--format",
        dest="outputs",
        action=Pair,
        metavar="NAME",
        help="terminal, json, jsonl, csv, markdown, html, sarif, junit or github; repeatable; default: terminal",
    )
    report.add_argument(
        "-o", "--output", dest="outputs", action=Pair, metavar="FILE", help="where the format before it goes"
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
    manners.add_argument("--jobs", type=int, metavar="N", help="sources asked at once; default: 128")


def _references(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit references`."""
    references = subcommand(
        commands,
        "references",
        "PATH...",
        "parse only: the references of documents",
        "article.md",
        "thesis.docx --format csl-json",
    )
    references.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs; - for standard input")
    formats = ("terminal", "json", "csl-json", "bibtex")
    references.add_argument("--format", choices=formats, default="terminal", help="default: terminal")


def _page(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit page`."""
    page = subcommand(
        commands,
        "page",
        "URL|FILE",
        "what a page says of itself, and where it says it",
        "https://example.org/article",
        "saved.html --format json",
    )
    page.add_argument("target", metavar="URL|FILE")
    page.add_argument("--format", choices=("terminal", "json"), default="terminal", help="default: terminal")
    _sources(page, rescue=False)


def _archive(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit archive`."""
    archive = subcommand(
        commands,
        "archive",
        "PATH|URL... -o FILE",
        "capture only: keep what documents cite, or the given addresses",
        "article.md -o captures.warc.gz",
        "https://example.org/article -o article.wacz",
    )
    archive.add_argument("targets", nargs="+", metavar="PATH|URL")
    archive.add_argument("-o", "--output", required=True, metavar="FILE", help=".warc.gz, .wacz or a cassette (.yaml)")
    archive.add_argument("--resume", action="store_true", help="go on where a run into FILE was broken off")
    _sources(archive)


def _compare(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit compare`."""
    compare = subcommand(
        commands,
        "compare",
        "[ORIGINAL] COPY",
        "was COPY made from ORIGINAL?",
        "original.txt copy.txt",
        "original.txt copy.txt --format html -o beside.html",
        "--corpus texts/ copy.txt",
    )
    compare.add_argument("original", metavar="ORIGINAL", nargs="?")
    compare.add_argument("copy", metavar="COPY")
    compare.add_argument("--corpus", metavar="DIR", help="find the original among the texts of a folder")
    compare.add_argument(
        "--format", choices=("terminal", "json", "html", "prov"), default="terminal", help="default: terminal"
    )
    compare.add_argument("-o", "--output", metavar="FILE")


def _fix(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit fix`."""
    fix = subcommand(
        commands,
        "fix",
        "PATH...",
        "show the safe corrections of documents as a diff, or write them",
        "article.md",
        "docs/ --write",
        "article.md --write --select L313",
    )
    fix.add_argument("paths", nargs="+", metavar="PATH", help="files, folders or globs")
    fix.add_argument("--write", action="store_true", help="put the corrections into the documents")
    fix.add_argument("--unsafe", action="store_true", help="include the corrections that want a look")
    fix.add_argument("--select", metavar="CODES", help="corrections of these rules only: L, L313")
    fix.add_argument("--ignore", metavar="CODES", help="do not run these rules")
    _sources(fix)


def _rule(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit rule`."""
    rule = subcommand(
        commands,
        "rule",
        "[CODE]",
        "explain a rule, or list them all",
        "M505",
        "",
    )
    rule.add_argument("code", nargs="?", metavar="CODE", help="for example M505")


def _config(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit config`."""
    config = subcommand(
        commands,
        "config",
        "[PATH]",
        "print every setting in force, and where its value comes from",
        "",
        "docs/article.md",
    )
    config.add_argument("path", nargs="?", metavar="PATH", help="a document, for what is chosen otherwise for it")
    _sources(config)


def _completion(commands) -> None:  # type: ignore[no-untyped-def]
    """`provaudit completion`."""
    completion = subcommand(
        commands,
        "completion",
        "SHELL",
        "print a completion script for a shell",
        "bash > /etc/bash_completion.d/provaudit",
        "zsh > ~/.zfunc/_provaudit",
    )
    completion.add_argument(
        "shell", choices=("bash", "zsh", "fish", "tcsh"), help="for example: provaudit completion bash"
    )
