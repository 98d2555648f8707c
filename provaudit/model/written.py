"""What was written: a document and what its text holds.

Offsets count characters (code points) from 0; a span's end is exclusive. Field names follow CSL.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from operator import itemgetter

from attrs import field, frozen


@frozen(order=True)
class Span:
    """A stretch of a text: characters `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]


_FAR = 1_000
_BLOCKS = (
    "p|div|li|t[dhr]|table|[uod]l|h[1-6]|section|article|aside|blockquote|d[dt]|figure|figcaption|br|hr|header|footer"
)
_BETWEEN = re.compile(
    rf"(?:(?<=&)#?\w{{1,8}};)?(?:[^\w<&\\\n]|\n(?!\s*\n)|&\w{{1,8}};|<(?!/?(?:{_BLOCKS})\b)[^<>]{{1,500}}>)*", re.I
)
"""What does not part a marker from its sentence; the ends of blocks do."""


@frozen
class Passage:
    """A piece of readable text and where each of its characters stands in the document's source.

    `runs` lists (offset in `text`, offset in the source) wherever the two stop advancing together: at a joined line
    wrap, an entity, a removed piece of markup. A passage without runs stands in the source letter for letter.
    """

    text: str
    span: Span
    runs: tuple[tuple[int, int], ...] = ()
    quoted: bool = False
    """Set off as a block quotation."""
    opaque: tuple[tuple[int, int], ...] = ()
    """Stretches of the text that are code or a formula: nobody's words."""

    def at(self, offset: int) -> int:
        """The place in the source of the character at `offset` of the passage."""
        if not self.runs:
            return self.span.start + offset
        here, there = self.runs[max(0, bisect_right(self.runs, (offset, 1 << 62)) - 1)]
        return min(there + offset - here, self.span.end)

    def offset(self, place: int) -> int:
        """The first character of the passage that stands at or after a place of the source: `at`, the other way."""
        if place > self.span.end:
            return len(self.text)
        runs = self.runs or ((0, self.span.start),)
        later = bisect_left(runs, place, key=itemgetter(1))
        if later == 0:
            return 0
        here, there = runs[later - 1]
        return min(here + place - there, runs[later][0] if later < len(runs) else len(self.text))

    def source_span(self, start: int, end: int) -> Span:
        """The source span of the passage's characters `start` to `end`."""
        return Span(self.at(start), self.at(end - 1) + 1 if end > start else self.at(start))


@frozen
class Marker:
    """The visible sign in the text that cites a note: `[1]`, a superscript, `[^a]`; `[2-4]` gives three markers."""

    label: str
    span: Span
    scheme: str
    """How it is written: `bracket`, `parenthesis`, `superscript`, `footnote`, `author-date`, `citekey`."""


@frozen
class Link:
    """A hyperlink: the words that carry it, where they stand, and the address as written."""

    text: str
    url: str
    span: Span
    copy_url: str = ""
    """Where an archive keeps a copy, if the link says so outright."""
    copy_date: PartialDate | None = None
    """The day of that copy, if the link says so outright."""


@frozen
class Note:
    """A footnote, endnote or reference-list entry; it may hold several references, or none."""

    label: str | None
    passage: Passage
    kind: str = "note"
    """`note` (footnote or endnote) or `entry` (of a reference list)."""
    links: tuple[Link, ...] = ()
    fields: Mapping[str, str] = field(factory=dict)
    """What a structured format (BibTeX, `{{cite}}`, CSL-JSON) states outright, in CSL names; empty otherwise."""
    spans: Mapping[str, Span] = field(factory=dict)
    """Where the values of `fields` stand, of those that stand somewhere as they are."""
    entries: tuple[Note, ...] = ()
    """The sources that a note states outright one by one, where there are several; `fields` is empty then."""
    line_ends: tuple[int, ...] = ()
    """The blanks of the passage's text at which its writer ended a line, and did not only run out of room."""


@frozen
class Name:
    """A person (`family`, `given`) or a body (`literal`)."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.family, self.suffix) if part)


@frozen(order=True)
class PartialDate:
    """A date that knows its precision: a year (1 to 9999), a month or a day; ValueError if no calendar has it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        dt.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-03` or `2025-03-01` (an ISO time may follow); ValueError if it is no such day."""
        match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", text)
        if match is None:
            raise ValueError(f"not an ISO date: {text!r}")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)


@frozen
class Reference:
    """One described source; the fields carry CSL's meaning. Spans count in `text` until it is placed in a document."""

    text: str
    span: Span
    id: str = ""
    label: str | None = None
    kind: str = ""
    """CSL type where it is known: `article-newspaper`, `webpage`, `book`..."""
    origin: str = "note"
    """What it was read from: a `note` (or list entry), or a `link` in running text, which claims nothing more."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    et_al: bool = False
    """The list of authors is cut short with a marker such as "et al."."""
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str | None = None
    doi: str | None = None
    archive_url: str | None = None
    archived: PartialDate | None = None
    identifiers: Mapping[str, str] = field(factory=dict)
    """Other identifiers by kind: `arxiv`, `pmid`, `isbn`, `issn`, `handle`."""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    confidence: Mapping[str, float] = field(factory=dict)
    """Per field, 0 to 1: how often a field stated with this confidence is right."""
    spans: Mapping[str, Span] = field(factory=dict)
    """Per field, where it stands."""


@frozen
class Citation:
    """One act of citing: the marker, the sentence around it, and the references it calls."""

    marker: Marker
    sentence: Span
    references: tuple[str, ...] = ()


@frozen
class Quotation:
    """Quoted words: the text between the marks, who is said to have said it, and what it is cited from."""

    text: str
    span: Span
    kind: str = "direct"
    """`direct`, `mixed`, `continued`, `nested`, `block`, `term` or `title`; only the last two quote nobody."""
    speaker: str | None = None
    verb: str | None = None
    references: tuple[str, ...] = ()
    near: bool = False
    """The references only stand near, as links or markers: nothing says that the words come from there."""


@frozen
class Document:
    """One input file. Every span points into `text`, the decoded source (the extracted text of a binary format)."""

    path: str
    format: str
    text: str
    sha256: str = ""
    passages: tuple[Passage, ...] = ()
    """The paragraphs of running text, in order, without the notes and without page furniture."""
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    def adjoin(self, end: int, start: int) -> bool:
        """Whether nothing but blanks, signs and inline tags stands between two places: a marker behind its sentence."""
        return 0 <= start - end <= _FAR and _BETWEEN.fullmatch(self.text, end, start) is not None

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = self.text.count("\n", 0, offset)
        return line + 1, offset - (self.text.rfind("\n", 0, offset) + 1) + 1
