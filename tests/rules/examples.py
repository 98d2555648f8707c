"""The worked examples of a rule's page: a document, and the exchanges that answer its links.

HTTP 301 https://news.example/old        begins an exchange: its status and address
Location: https://news.example/new       headers, if any
<title>...                               the body, up to the next exchange
ABSENT timeout https://news.example/a    or the reason why there is none
"""

from __future__ import annotations

import datetime as dt
import hashlib
import inspect
import re

from attrs import frozen

from provaudit.contracts import Rule
from provaudit.model import Absence, Capture, Reason

WHEN = dt.datetime(2026, 5, 5, 12, tzinfo=dt.UTC)
_BEGINS = re.compile(r"^(?:HTTP (?P<status>\d{3})|ABSENT (?P<reason>[\w-]+)) (?P<uri>\S+)$", re.MULTILINE)
_HEADER = re.compile(r"^[A-Za-z][\w-]+: .*$")
_WHOLE_DOCUMENTS = "SQD"


@frozen
class Example:
    """A document, and what the web answers."""

    text: str
    answers: dict[str, Capture | Absence]

    name = "example"

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The answer for `uri`, redirects followed."""
        hops: list[Capture] = []
        while True:
            found = self.answers.get(uri, Absence(uri, Reason.NOT_RECORDED))
            if isinstance(found, Absence) or not found.header("Location"):
                return found if isinstance(found, Absence) else _after(found, hops)
            hops.append(found)
            uri = found.header("Location")

    async def close(self) -> None:
        """Nothing to let go of."""


def _after(found: Capture, hops: list[Capture]) -> Capture:
    from attrs import evolve

    return evolve(found, hops=tuple(hops))


def examples(rule: Rule, kind: str) -> list[Example]:
    """The examples of one kind (`Flagged` or `Clean`) on a rule's page."""
    page = inspect.cleandoc(rule.page)
    blocks = re.findall(rf"^{kind}::\n\n((?:(?: {{4}}.*)?\n?)+)", page, re.MULTILINE)
    return [example(inspect.cleandoc("\n" + block), rule.code[0] not in _WHOLE_DOCUMENTS) for block in blocks]


def example(block: str, is_note: bool) -> Example:
    """An example out of its block of text."""
    starts = list(_BEGINS.finditer(block))
    text = block[: starts[0].start()].strip() if starts else block.strip()
    ends = [*(match.start() for match in starts), len(block)][1:]
    answers = dict(_answer(match, block[match.end() : end]) for match, end in zip(starts, ends, strict=True))
    return Example(f"A claim that needs a source. [1]\n\n[1] {text}\n" if is_note else text + "\n", answers)


def _answer(match: re.Match[str], rest: str) -> tuple[str, Capture | Absence]:
    """One exchange, or its absence."""
    uri = match["uri"]
    if match["reason"]:
        return uri, Absence(uri, Reason(match["reason"]), "as the example says")
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
