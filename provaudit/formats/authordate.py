"""Author-date citations, "(Smith & Jones, 2019)" and "Smith (2019)", matched to the entries of a reference list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from provaudit.formats.blocks import Block
from provaudit.model import Marker, Note

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?(?!-\w)|n\.\s?d\.|forthcoming|in press"
_PARENTHETICAL = re.compile(
    r"[(\[]([^()\[\]]{0,300}?(?:1[5-9]|20)\d\d[a-z]?[^()\[\]]{0,200}?"
    r"|[^()\[\]]{2,60}(?:n\.\s?d\.|forthcoming|in press))[)\]]"
)
_CITED = re.compile(
    rf"(?:^|[\s(])([^\W\d_][^\d;()]{{0,120}}?)(?:,\s?|\s)\(?({_YEAR})((?:\s?,\s?(?:1[5-9]|20)\d\d[a-z]?)*)",
    re.IGNORECASE,
)
_CAPITALISED = r"[^\W\d_a-z][\w’'-]+"
_NARRATIVE = re.compile(
    rf"({_CAPITALISED}(?:\s(?:et al\.?|and|&|und|et|y|e)(?:\s(?:colleagues|others|{_CAPITALISED}))?|,\s{_CAPITALISED})"
    rf"{{0,6}})(?:['’]s)?\s\(({_YEAR})"
)
_LEAD = re.compile(
    r"(?:(?:see|see also|cf\.|e\.g\.,?|i\.e\.,?|also|and|but see|compare|vgl\.|siehe|in|from"
    r"|quoted in|as cited in|after)\s)+",
    re.IGNORECASE,
)
_ENTRY_YEAR = re.compile(rf"(?<![\d/-])(?:{_YEAR})(?![\d/-])")
_MONTHS = re.compile(
    r"(?i)^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|since|until|in|from|by|circa|ca?\.|early|late|mid|before|after|around)\w*\.?$"
)


def author_date(body: Sequence[Block], notes: Sequence[Note]) -> tuple[tuple[Note, ...], list[Marker]]:
    """The notes with labels such as `Smith 2019`, and the markers that cite them.

    Only entries without a label are looked at; without any, a name and a year in parentheses are no citation.
    """
    entries = [note for note in notes if note.label is None and note.kind == "entry"]
    if len(entries) < 1:
        return tuple(notes), []
    keys = {id(note): _entry_key(note.passage.text) for note in entries}
    known = {key for key in keys.values() if key is not None}
    families = {family for family, _ in known}
    markers = [marker for block in body for marker in _block_markers(block, known, families)]
    labelled = [evolve(note, label=" ".join(key)) if (key := keys.get(id(note))) else note for note in notes]
    return tuple(labelled), markers


def _entry_key(text: str) -> tuple[str, str] | None:
    """First family name (or first words of a body's name) and year of an entry."""
    year = _ENTRY_YEAR.search(text)
    head = re.match(r"\W*([^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,6})", text)
    if year is None or head is None or (year.start() < head.end() and year.start() == 0):
        return None
    before = re.split(r"[.(,;:“\"]", text[: year.start()])[0].strip()
    family = before if before and len(before) <= 60 else head[1]
    return family, re.sub(r"\s", "", year[0].lower())


def _block_markers(block: Block, known: set[tuple[str, str]], families: set[str]) -> Iterator[Marker]:
    """The author-date markers of a block."""
    text = block.passage.text
    if "(" not in text and "[" not in text:
        return
    for start, end, names, year in _signs(text):
        label = _matched(names, year, known, families)
        if label is not None:
            yield Marker(label, block.passage.source_span(start, end), "author-date")


def _signs(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Where a name is put beside a year: start, end, names, year."""
    for match in _PARENTHETICAL.finditer(text):
        offset = match.start(1)
        for part in re.finditer(r"[^;]+", match[1]):
            cited = _CITED.search(part[0])
            if cited is None:
                continue
            names = _LEAD.sub("", cited[1].strip(), count=1)
            start = offset + part.start() + cited.start(1)
            for year in re.findall(_YEAR, f"{cited[2]}{cited[3]}"):
                yield start, offset + part.start() + cited.end(), names, year
    for match in _NARRATIVE.finditer(text):
        yield match.start(), match.end(), match[1], match[2]


def _matched(names: str, year: str, known: set[tuple[str, str]], families: set[str]) -> str | None:
    """The label that a sign cites: that of an entry, or its own names and year if they have the shape of a citation."""
    year = re.sub(r"\s", "", year.lower())
    first = re.split(r",|\s(?:and|&|et|und|y|e|with)\s|\set al", names)[0].strip()
    last = first.split()[-1] if first.split() else ""
    for family in (first, last):
        if (family, year) in known or any(family == name.split()[-1] and (name, year) in known for name in families):
            return next(
                " ".join(key) for key in sorted(known) if key[1] == year and family in (key[0], key[0].split()[-1])
            )
    shaped = 0 < len(first.split()) <= 4 and first[:1].isupper() and not _MONTHS.match(first.split()[0])
    return f"{last if len(first.split()) < 3 else first} {year}" if shaped else None
