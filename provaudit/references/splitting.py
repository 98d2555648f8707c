"""A note's text to its references: where one ends and the next begins, and what is only commentary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from provaudit.model import Link, Note, Passage, Reference, Span
from provaudit.references.apart import JOINT, LEADING, Address, belongs, between, is_open
from provaudit.references.commentary import without_commentary, without_lead
from provaudit.references.identifiers import identifiers_in
from provaudit.references.labels import FIELD
from provaudit.references.leads import beginning
from provaudit.references.lines import punctuated
from provaudit.references.markup import plain
from provaudit.references.parsing import parse_reference
from provaudit.references.structured import reference_from
from provaudit.references.talk import BACK, QUOTED, TITLE_WORDS, WORD, YEAR, is_titled, names_source
from provaudit.urls import is_home

_CALLED = re.compile(r"[.)]\s+(?=(?:See|Cf\.|Compare|Siehe|Vgl\.|Voir)\s)")
_SEMICOLON = re.compile(r"(?<!&amp)(?<!&\w\w)(?<!&quot);\s+")
_LED = re.compile(rf";\s+(?=(?:(?:and|but)\s+)?(?:{LEADING})\s)", re.IGNORECASE)
_AFTER_URL = re.compile(r"[.;,]?\s+(?=(?:and\s+|see\s|cf\.|also\s)|[“\"‘„«A-ZÀ-ÞЀ-Я\u4e00-\u9fff])")
_ADDRESS = re.compile(r"\W*(?:(?:see|at|via|siehe|voir|ver|vedi)\W{1,3})?(?:https?:|www\.|doi\b)", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:https?://|www\.)[^\s]*[^\s.;]\s+")
_MENTION_WORDS, _LONGEST_BACK = 8, 40
_FAR = 4_000
"""Characters on either side of a cut that are looked at."""


Parse = Callable[[str, Sequence[Link]], Reference]


def references_in(note: Note, parse: Parse = parse_reference) -> tuple[Reference, ...]:
    """The references of a note or entry, in order, with their spans in the document; none for mere commentary."""
    if note.fields:
        return (reference_from(note),)
    if note.entries:
        return tuple(reference_from(entry) for entry in note.entries)
    read = punctuated(note)
    links = placed_links(read)
    pieces = _pieces(read.passage.text, note.kind, links)
    return tuple(_reference(note, read.passage, Span(start, end), links, parse) for start, end in pieces)


def _pieces(text: str, kind: str, links: tuple[Link, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that hold one reference each."""
    clean = plain(text).text
    for start, end in pairwise([0, *(_entry_cuts(clean) if kind == "entry" else _note_cuts(clean, links)), len(clean)]):
        start = beginning(clean, start, end, links)
        start, end = without_commentary(clean, start, end, links)
        start = beginning(clean, start, end, links)
        while start < end and clean[start] in " ;,":
            start += 1
        while end > start and clean[end - 1] in " ;":
            end -= 1
        linked = [Span(s.start - start, s.end - start) for s in (link.span for link in links) if start <= s.start < end]
        if end > start and names_source(clean[start:end], kind, linked):
            yield without_lead(clean, start, end, links), end


def _note_cuts(text: str, links: Sequence[Link]) -> list[int]:
    """Where the references of a note begin: at the signs between them, and between addresses that have a title each."""
    cuts = _cuts(text)
    shown = [Address(item.start, item.end) for item in identifiers_in(text) if item.kind in ("url", "doi")]
    worded = [link for link in links if not identifiers_in(link.span.of(text))]
    deep = [link for link in worded if not is_home(link.url)] or worded
    linked = [Address(link.span.start, link.span.end, True) for link in deep if link.span.end > link.span.start]
    apart = [item for item in shown if not any(link.start <= item.start < link.end for link in linked)]
    addresses = sorted([*apart, *linked], key=lambda address: address.start)[:200]
    led = [match.end() for match in _LED.finditer(text) if _leads_to(linked, match.end(), text)]
    return sorted({*cuts, *led, *between(text, addresses, [*cuts, *led])})


def _leads_to(links: Sequence[Address], place: int, text: str) -> bool:
    """Whether "see also" at a place leads to a hyperlink, so that what stands before is another source."""
    end = text.find(";", place)
    return _complete(text[max(0, place - _FAR) : place]) and any(
        place <= link.start < (end if end >= 0 else len(text)) for link in links
    )


def _entry_cuts(text: str) -> list[int]:
    """An entry of a list is one reference, unless a later part of it has an address and a title of its own."""
    return [cut for cut in _cuts(text) if QUOTED.search(text, cut) and identifiers_in(text[cut:])]


def _cuts(text: str) -> list[int]:
    """Where a new reference begins: after a semicolon or an address, if there is a whole reference on both sides."""
    addresses = [(item.start, item.end) for item in identifiers_in(text) if item.kind in ("url", "doi")]
    marked = {match.end() for match in _SEMICOLON.finditer(text) if not _inside(match.start(), addresses)}
    after = {match.end() for _, end in addresses if (match := _AFTER_URL.match(text, end))}
    called = {match.end() for match in _CALLED.finditer(text)}
    places = sorted(place for place in marked | after | called if not belongs(text, place))[:200]
    cuts: list[int] = []
    for number, place in enumerate(places):
        last = cuts[-1] if cuts else 0
        following = places[number + 1] if number + 1 < len(places) else len(text)
        before, behind = text[max(last, place - _FAR) : place], text[place : place + _FAR]
        part = behind[: following - place]
        back = place in marked and BACK.match(text, last, place) is not None and place - last <= _LONGEST_BACK
        if (back and _complete(part)) or (
            _complete(before)
            and (_complete(part) or _complete(behind))
            and (identifiers_in(before) or not _ADDRESS.match(behind))
            and (place in marked or is_titled(behind) or not is_titled(before))
            and not is_open(before)
            and (text[place - 2] != "," or identifiers_in(part) or QUOTED.search(part))
            and not _heads(before, part)
            and not _goes_on(before, behind)
            and not _mentioned(part)
        ):
            cuts.append(place)
    return cuts


def _goes_on(before: str, behind: str) -> bool:
    """Whether fields of the same reference follow: with labels, or a site, a day and the address of what stands before.

    `Link: https://...; title: A title` and `A title; Herald; 5 May 2020; https://...`. Two addresses are of two.
    """
    before_too, addressed = bool(identifiers_in(before)), bool(identifiers_in(behind))
    if FIELD.match(behind):
        return not (before_too and addressed)
    return addressed and not before_too and not is_titled(behind)


def _mentioned(text: str) -> bool:
    """Whether a few words only say what stands at an address: `the thread is at https://...`, `PDF: https://...`."""
    joint = JOINT.match(text)
    part = text[beginning(text, joint.end() if joint else 0, len(text), ()) :]
    address = next(iter(identifiers_in(part)), None)
    if address is None or QUOTED.search(part) or YEAR.search(part):
        return False
    words = WORD.findall(part[: address.start])
    return 0 < len(words) <= (_MENTION_WORDS if words[0].islower() else TITLE_WORDS - 1)


def _heads(before: str, after: str) -> bool:
    """Whether an address alone stands before what it is the address of: `https://... "A title" The Herald`."""
    return _BARE.fullmatch(before) is not None and not identifiers_in(after)


def _inside(place: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _complete(text: str) -> bool:
    """Whether a stretch can be a reference by itself: an address, or a year or page beside a title."""
    if identifiers_in(text):
        return True
    return bool(YEAR.search(text)) and (bool(QUOTED.search(text)) or sum(map(text.count, ",.(")) >= 2)


def placed_links(note: Note) -> tuple[Link, ...]:
    """The note's hyperlinks to the web with their spans counted in the passage's text."""
    placed = []
    for link in note.links:
        if re.match(r"(?:https?|ftp):|//", link.url, re.IGNORECASE):
            start, end = map(note.passage.offset, (link.span.start, link.span.end))
            placed.append(evolve(link, span=Span(start, max(start, end))))
    return tuple(placed)


def _reference(note: Note, read: Passage, piece: Span, links: tuple[Link, ...], parse: Parse) -> Reference:
    """The reference in one stretch of the note as it is `read`, moved to its place in the document."""
    inside = tuple(
        evolve(link, span=Span(link.span.start - piece.start, link.span.end - piece.start))
        for link in links
        if piece.start <= link.span.start < piece.end
    )
    parsed = parse(piece.of(read.text), inside)
    span = read.source_span(piece.start, piece.end)
    return evolve(
        parsed,
        text=parsed.text if read is note.passage else _words(note.passage, span),
        span=span,
        label=note.label,
        spans={
            name: read.source_span(piece.start + span.start, piece.start + span.end)
            for name, span in parsed.spans.items()
        },
    )


def _words(passage: Passage, span: Span) -> str:
    """The words of a passage in a span of the document."""
    return passage.text[passage.offset(span.start) : passage.offset(span.end)].strip()
