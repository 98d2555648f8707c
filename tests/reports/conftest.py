"""The reports that the tests of this room show: one with everything in it, an empty one, one as large as asked."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable

import pytest
from attrs import evolve

from provaudit.model import (
    Absence,
    Audited,
    Candidate,
    Capture,
    Case,
    Citation,
    Condition,
    Document,
    Evidence,
    Finding,
    Fix,
    Judgement,
    Marker,
    Name,
    Note,
    Page,
    PartialDate,
    Passage,
    Quotation,
    QuotationCheck,
    Reason,
    Reference,
    Remark,
    Report,
    Severity,
    Span,
    Unread,
    Verdict,
)

ESCAPE = "\x1b[31m\x1b]0;owned\x07 red \x9b2J \u202egnp.exe"
SCRIPT = "<script>alert(1)</script>"
FORMULA = '=cmd|"/C calc"!A1'
COMMANDS = "::set-output name=x::y\n::stop-commands::z ##[error]no"
PIPES = "a | b || c\nnew line\r\nanother `code` [link](https://evil.example) **bold** @everyone #1"
HOSTILE = (ESCAPE, SCRIPT, FORMULA, COMMANDS, PIPES)

LINES = [
    "Bridges and their keepers",
    "",
    "The old bridge was closed in May [1], reopened in June [2], “and never inspected again” [3].",
    "",
    "Its keeper disagrees. [4] So does the town. [5][6]",
    "",
    "[1] Ovist, Ada. “The old bridge closes.” River Courier, 4 May 2023. https://courier.example/bridge-closes",
    "[2] Bram, Tove; Ek, Lars. “Bridge open again.” River Courier, 9 June 2023. https://courier.example/bridge-opens",
    "[3] “Bridge never inspected.” Valley Post, 2023. https://post.example/never",
    "[4] Keeper, A. “What I saw.” https://keeper.example/what-i-saw",
    "[5] Town council. Minutes. 12 July 2023.",
    "[6] Nobody. “<b>Markup</b> | pipes.” https://late.example/x",
]
TEXT = "\n".join(LINES) + "\n"
WHEN = dt.datetime(2025, 3, 17, 9, 30, tzinfo=dt.UTC)


def span(words: str, text: str = TEXT) -> Span:
    """Where `words` stand in the sample document."""
    start = text.index(words)
    return Span(start, start + len(words))


def capture(uri: str, status: int = 200, body: bytes = b"<title>x</title>", hops: tuple[Capture, ...] = ()) -> Capture:
    """A capture of `uri` at a fixed moment."""
    location = (("Location", uri + "/"),) if status in (301, 302) else ()
    digest = "sha256:" + hashlib.sha256(body).hexdigest()
    return Capture(uri, status, (("Content-Type", "text/html"), *location), body, WHEN, digest, "cassette", hops=hops)


def reference(number: int, **fields: object) -> Reference:
    """The sample document's reference in line `[number]`."""
    line = next(line for line in LINES if line.startswith(f"[{number}]"))
    return Reference(text=line[4:], span=span(line[4:]), id=f"r{number}", label=str(number), **fields)  # type: ignore[arg-type]


def bridges() -> Document:
    """The sample document with its paragraphs, its notes and its citations."""
    passages = [Passage(line, span(line)) for line in LINES if line and not re.match(r"\[\d\] ", line)]
    notes = [line for line in LINES if re.match(r"\[\d\] ", line)]
    citations = []
    for match in re.finditer(r"(?<!^)\[(\d)\]", TEXT, re.MULTILINE):
        marker = Marker(match[1], Span(*match.span()), "bracket")
        citations.append(Citation(marker, Span(match.start(), match.end()), (f"r{match[1]}",)))
    return Document(
        path="notes/bridges.txt",
        format="plaintext",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        passages=tuple(passages),
        notes=tuple(Note(line[1], Passage(line[4:], span(line[4:]))) for line in notes),
        citations=tuple(citations),
    )


def confirmed() -> Judgement:
    """A reference that its page confirms, reached through a redirect."""
    url = "https://courier.example/bridge-closes"
    stated = reference(
        1,
        authors=(Name("Ovist", "Ada"),),
        title="The old bridge closes",
        container="River Courier",
        date=PartialDate(2023, 5, 4),
        url=url,
        accessed=PartialDate(2023, 6, 1),
        confidence={"title": 0.98, "date": 0.99},
    )
    page = Page(
        url=url + "/",
        title="The old bridge closes",
        date=PartialDate(2023, 5, 4),
        authors=(Name("Ovist", "Ada"), Name(literal="Courier staff"), Name("Holm", "Per", suffix="Jr.")),
        site_name="River Courier",
        candidates=(Candidate("title", "The old bridge closes", "og:title", 0.9),),
    )
    case = Case(stated, capture(url + "/", hops=(capture(url, 301),)), page)
    return Judgement(case, Verdict.CONFIRMED, "title, date and author agree", ("f1",), ("title", "date", "authors"))


def mismatched() -> Judgement:
    """A reference whose page gives another date and another title, the latter full of traps."""
    url = "https://courier.example/bridge-opens"
    stated = reference(
        2,
        authors=(Name("Bram", "Tove"), Name("Ek", "Lars")),
        title="Bridge open again",
        container="River Courier",
        date=PartialDate(2023, 6, 9),
        url=url,
        archive_url="https://archive.example/2023/" + url,
    )
    page = Page(url, f"{SCRIPT} {ESCAPE}", PartialDate(2023, 6, 19), (), FORMULA)
    found = capture(url)
    memento = capture("https://archive.example/20230610/" + url)
    return Judgement(
        Case(stated, found, page, memento), Verdict.MISMATCHED, f"the page is {SCRIPT} {ESCAPE}", ("f2", "f3")
    )


def broken() -> Judgement:
    """A reference whose page is gone, and of which no archive was found."""
    url = "https://post.example/never"
    stated = reference(3, title=FORMULA, container="Valley Post", date=PartialDate(2023), url=url, doi="10.1000/x|y")
    gone = capture(url, 404, b"gone")
    page = Page(url, "Not found", condition=Condition.ERROR, coverage="none")
    lost = Absence("https://archive.example/" + url, Reason.TIMEOUT, "20 s")
    return Judgement(Case(stated, gone, page, lost), Verdict.BROKEN, PIPES, ("f4",))


def undetermined() -> Judgement:
    """A reference whose host did not answer."""
    url = "https://keeper.example/what-i-saw"
    stated = reference(4, authors=(Name("Keeper", "A."),), title=COMMANDS, url=url)
    attempts = (Absence(url, Reason.TIMEOUT, "20 s", captured=WHEN),)
    missing = Absence(url, Reason.DNS, ESCAPE, hops=(capture(url, 302),), attempts=attempts, captured=WHEN)
    return Judgement(Case(stated, missing), Verdict.UNDETERMINED, COMMANDS, ("f5",))


def unchecked() -> tuple[Judgement, ...]:
    """A reference without an address, and one that an interrupted run did not reach."""
    minutes = reference(5, authors=(Name(literal="Town council"),), title="Minutes", date=PartialDate(2023, 7))
    late = reference(6, title="<b>Markup</b> | pipes", url="https://late.example/x")
    return (
        Judgement(Case(minutes, Absence("", Reason.NO_URL)), Verdict.UNCHECKED, "no address to check"),
        Judgement(Case(late, Absence("https://late.example/x", Reason.INTERRUPTED)), Verdict.UNCHECKED, "not reached"),
    )


def findings() -> tuple[Finding, ...]:
    """Findings of every severity: with and without evidence, fix, reference and observed value."""
    digest = "sha256:" + hashlib.sha256(b"<title>x</title>").hexdigest()
    date = span("9 June 2023")
    return (
        Finding(
            "f1",
            "M500",
            "field-confirmed",
            Severity.INFO,
            Remark("the title agrees", span("The old bridge closes"), "r1", "The old bridge closes", field="title"),
        ),
        Finding(
            "f2",
            "M505",
            "date-differs",
            Severity.WARNING,
            Remark(
                "the page was published on 19 June 2023",
                date,
                "r2",
                "2023-06-09",
                "2023-06-19",
                "json-ld datePublished",
                (Evidence(digest, "2023-06-19T08:00:00+02:00", '"datePublished": "', '", "author"'),),
                0.92,
                Fix("date", date, "19 June 2023", safe=True),
                "date",
                contradicts=True,
            ),
        ),
        Finding(
            "f3",
            "M501",
            "title-contradicted",
            Severity.ERROR,
            Remark(
                f"the page has the title {SCRIPT} {ESCAPE} {PIPES}",
                span("Bridge open again"),
                "r2",
                "Bridge open again",
                f"Bridge closed again {SCRIPT} {FORMULA}",
                "og:title",
                tuple(Evidence(digest, trap, trap, trap) for trap in HOSTILE),
                0.8,
                Fix("title", span("Bridge open again"), SCRIPT),
                "title",
            ),
        ),
        Finding(
            "f4",
            "L301",
            "link-gone",
            Severity.ERROR,
            Remark(COMMANDS, span("https://post.example/never"), "r3", "https://post.example/never", "404", "status"),
        ),
        Finding(
            "f5",
            "L303",
            "link-failing",
            Severity.UNDETERMINED,
            Remark("the host has no address", span("https://keeper.example/what-i-saw"), "r4"),
        ),
        Finding(
            "f6",
            "S104",
            "numbers-out-of-order",
            Severity.NOTICE,
            Remark(FORMULA, span("[5][6]"), confidence=0.5),
        ),
    )


@pytest.fixture
def sample() -> Report:
    """Everything a report can hold: all verdicts, all severities, hostile words, an unread input, an interruption."""
    return everything()


def everything() -> Report:
    """The sample report."""
    quoted = Quotation(
        "and never inspected again", span("and never inspected again"), "mixed", "A. Keeper", "", ("r3",)
    )
    document = bridges()
    audited = Audited(
        document,
        (confirmed(), mismatched(), broken(), undetermined(), *unchecked()),
        (QuotationCheck(quoted, "not-found", "the page is gone"), QuotationCheck(quoted)),
        findings(),
    )
    empty = Audited(Document("notes/empty.md", "markdown", ""), (), (), ())
    unread = (Unread("notes/photo.png", "not a text", "give a document"), Unread(f"{ESCAPE}|{SCRIPT}", COMMANDS))
    return Report("0.1.0", (audited, empty), unread, interrupted=True)


@pytest.fixture
def nothing() -> Report:
    """The report of a run without documents."""
    return Report("0.1.0")


@pytest.fixture
def many_references() -> Callable[[int], Report]:
    """Makes a report of one document with as many references as asked for, every fifth with findings."""
    return _many_references


def _many_references(count: int) -> Report:
    """A document whose first half cites, sentence by sentence, the notes of its second half."""
    calls = [f"Rivers are told of in many places, and this is number {n} of them. [{n}]" for n in range(count)]
    entries = [f"Writer, W. “Piece {n} on rivers.” Courier, 2 May 2023. https://c.example/{n}" for n in range(count)]
    paragraphs = [" ".join(calls[start : start + 4]) for start in range(0, count, 4)]
    text = "\n\n".join(paragraphs) + "\n\n" + "\n".join(f"[{n}] {entry}" for n, entry in enumerate(entries)) + "\n"
    places = _places(text, entries)
    spans = [Span(place, place + len(entry)) for place, entry in zip(places, entries, strict=True)]
    document = Document(
        path="many.txt",
        format="plaintext",
        text=text,
        passages=tuple(
            Passage(words, Span(place, place + len(words)))
            for words, place in zip(paragraphs, _places(text, paragraphs), strict=True)
        ),
        notes=tuple(Note(str(n), Passage(entry, spans[n])) for n, entry in enumerate(entries)),
        citations=tuple(
            Citation(Marker(match[1], Span(*match.span()), "bracket"), Span(*match.span()), (f"r{match[1]}",))
            for match in re.finditer(r"(?<=\. )\[(\d+)\]", text)
        ),
    )
    made = [_judged(n, entry, spans[n]) for n, entry in enumerate(entries)]
    return Report("0.1.0", (Audited(document, tuple(j for j, _ in made), (), tuple(f for _, f in made if f)),))


def _places(text: str, parts: list[str]) -> list[int]:
    """Where each part stands, one after the other."""
    places, done = [], 0
    for part in parts:
        done = text.index(part, done)
        places.append(done)
    return places


def _judged(n: int, entry: str, where: Span) -> tuple[Judgement, Finding | None]:
    """The `n`th reference: the five verdicts in turn, a finding on every second of them."""
    url, title, verdict = f"https://c.example/{n}", f"Piece {n} on rivers", tuple(Verdict)[n % 5]
    stated = Reference(
        entry,
        where,
        f"r{n}",
        str(n),
        authors=(Name("Writer", "W."),),
        title=title,
        container="Courier",
        date=PartialDate(2023, 5, 2),
        url=url,
    )
    page = Page(url, f"Piece {n} on streams", PartialDate(2022 + n % 3, 1 + n % 12, 1 + n % 28), site_name="Courier")
    judgement = Judgement(Case(stated, capture(url), page), verdict, "as it is", (), () if n % 5 else ("title",))
    if n % 5 not in (1, 3):
        return judgement, None
    words = (Evidence(capture(url).digest, f"Piece {n} on streams", "<title>", "</title>"),)
    remark = Remark("the title differs", where, stated.id, title, page.title, "og:title", words, 0.7, field="title")
    found = Finding(f"f{n}", ("M502", "L303")[n % 2], "title-near-miss", Severity.WARNING, remark)
    return evolve(judgement, findings=(found.id,)), found
