"""The worked examples of a rule's page: a document, and the exchanges that answer its links.

HTTP 301 https://news.example/old        begins an exchange: its status and address
Location: https://news.example/new       headers, if any
<title>...                               the body, up to the next exchange
ABSENT timeout https://news.example/a    or the reason why there is none
EARLIER timeout 2026-04-20 https://...   how an earlier run failed at the address; before what answers now
BASELINE ...                             what is found is in the baseline

A first line `FILE example.wiki` makes of the text a whole document of that name.

What answers at an archive's address (https://web.archive.org/web/20250305120000/https://news.example/a) is also what
the archive gives for the original address when it is asked for a memento: a page, or the reason why there is none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import inspect
import re

from attrs import evolve, frozen

from provaudit import urls
from provaudit.contracts import Rule
from provaudit.model import Absence, Capture, Reason
from provaudit.references.archived import archived_original

WHEN = dt.datetime(2026, 5, 5, 12, tzinfo=dt.UTC)
_BEGINS = re.compile(r"^(?:HTTP (?P<status>\d{3})|ABSENT (?P<reason>[\w-]+)) (?P<uri>\S+)$", re.MULTILINE)
_EARLIER = re.compile(r"^EARLIER ([\w-]+) (\S+) (\S+)\n", re.MULTILINE)
_HEADER = re.compile(r"^[A-Za-z][\w-]+: .*$")
_WHOLE_DOCUMENTS = "SQD"


@frozen
class Example:
    """A document, and what the web answers."""

    text: str
    answers: dict[str, Capture | Absence]
    known: bool = False
    path: str = "example.md"

    name = "example"

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The answer for `uri`, redirects followed."""
        hops: list[Capture] = []
        while True:
            found = self.answers.get(uri.partition("#")[0], Absence(uri, Reason.NOT_RECORDED))
            if isinstance(found, Absence) or not found.header("Location"):
                return found if isinstance(found, Absence) else _after(found, hops)
            hops.append(found)
            uri = found.header("Location")

    async def close(self) -> None:
        """Nothing to let go of."""

    @property
    def mementos(self) -> Mementos | None:
        """The public archive of the example; None if it speaks of none."""
        known = {uri: answer for uri, answer in self.answers.items() if archived_original(uri)[0]}
        return Mementos(known) if known else None


@frozen
class Mementos:
    """A public archive: answers by its own addresses."""

    answers: dict[str, Capture | Absence]

    name = "mementos"

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The first memento of `uri`, or why there is none; an error of the archive's own is none."""
        for place, found in self.answers.items():
            if not urls.same_source(archived_original(place)[0] or "", uri):
                continue
            if isinstance(found, Absence):
                return evolve(found, uri=uri)
            if found.status == 200 or found.header("Memento-Datetime"):
                when = dt.datetime.strptime(place.split("/")[4][:14], "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
                return evolve(found, captured=when, via="wayback")
        return Absence(uri, Reason.NOT_RECORDED)

    async def close(self) -> None:
        """Nothing to let go of."""


def _after(found: Capture, hops: list[Capture]) -> Capture:
    return evolve(found, hops=tuple(hops))


def examples(rule: Rule, kind: str) -> list[Example]:
    """The examples of one kind (`Flagged` or `Clean`) on a rule's page."""
    page = inspect.cleandoc(rule.page)
    blocks = re.findall(rf"^{kind}::\n\n((?:(?: {{4}}.*)?\n?)+)", page, re.MULTILINE)
    return [example(inspect.cleandoc("\n" + block), rule.code[0] not in _WHOLE_DOCUMENTS) for block in blocks]


def example(block: str, is_note: bool) -> Example:
    """An example out of its block of text."""
    block, known = re.subn(r"^BASELINE .*$", "", block, flags=re.MULTILINE)
    failed = [_failure(*said) for said in _EARLIER.findall(block)]
    block = _EARLIER.sub("", block)
    starts = list(_BEGINS.finditer(block))
    text = block[: starts[0].start()].strip() if starts else block.strip()
    ends = [*(match.start() for match in starts), len(block)][1:]
    answers = dict(_answer(match, block[match.end() : end]) for match, end in zip(starts, ends, strict=True))
    for uri, found in answers.items():
        answers[uri] = evolve(found, earlier=tuple(one for one in failed if one.uri == uri))
    if text.startswith("FILE "):
        name, _, text = text.removeprefix("FILE ").partition("\n")
        return Example(text + "\n", answers, path=name)
    document = f"A claim that needs a source. [1]\n\n[1] {text}\n" if is_note else text + "\n"
    return Example(document, answers, bool(known))


def _failure(reason: str, day: str, uri: str) -> Absence:
    """How an earlier run failed."""
    return Absence(uri, Reason(reason), captured=dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC))


def _answer(match: re.Match[str], rest: str) -> tuple[str, Capture | Absence]:
    """One exchange, or its absence."""
    uri = match["uri"]
    if match["reason"]:
        return uri, Absence(uri, Reason(match["reason"]), "as the example says", captured=WHEN)
    headers, body = [("Content-Type", "text/html; charset=utf-8")], []
    for line in rest.strip().splitlines():
        if not body and _HEADER.match(line):
            key, _, value = line.partition(": ")
            headers = [pair for pair in headers if pair[0].lower() != key.lower()] + [(key, value)]
        else:
            body.append(line)
    payload = "\n".join(body).encode()
    digest = f"sha256:{hashlib.sha256(payload).hexdigest()}"
    return uri, Capture(uri, int(match["status"]), tuple(headers), payload, WHEN, digest)
