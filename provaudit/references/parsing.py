"""One reference, as text, to its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from provaudit.model import Link, Reference, Span
from provaudit.references.addresses import known_of
from provaudit.references.anchors import anchored, stated_identifiers
from provaudit.references.assembling import Segment, body_titled, segments, stretch, without_number, words
from provaudit.references.confidence import (
    STATED,
    Calibration,
    Tagged,
    absence_evidence,
    date_evidence,
    names_evidence,
    segment_evidence,
    shipped_calibration,
)
from provaudit.references.date_words import dated_if_real
from provaudit.references.features import described_row
from provaudit.references.locating import locators
from provaudit.references.markup import plain
from provaudit.references.names import parse_names
from provaudit.references.pointing import pointers
from provaudit.references.quoting import quotation
from provaudit.references.roles import by_role, kind_of
from provaudit.references.settling import settled
from provaudit.references.tagging import Tagger, shipped_tagger
from provaudit.references.tokens import LONGEST

_UNSETTLED = 0.7
"""The most confidence of a date whose day and month may be swapped."""
_SURE_ANYWAY = ("authors", "title", "date")
"""Fields that get a confidence even where they are absent: how sure it is that the reference has none."""


def parse_reference(text: str, links: Sequence[Link] = ()) -> Reference:
    """The fields of one reference as far as they can be told, each with where it stands and how sure it is.

    `text` may hold remnants of Markdown or HTML. `links` are hyperlinks whose words stand in `text` (their spans count
    there) and whose addresses do not. A book's container is its publisher. The confidence of `authors`, `title` and
    `date` is stated where they are absent, too: how sure it is that the reference has none. Never raises; what is
    beyond 12,000 characters is not read.
    """
    return read(text, links, shipped_tagger(), shipped_calibration())


def addressed(text: str, links: Sequence[Link] = ()) -> Reference:
    """A reference of which only addresses and identifiers are read, as `parse_reference` reads them, and no words.

    To capture a source no more is needed.
    """
    pointed = pointers(stated_identifiers(plain(text[:LONGEST]).text), links)
    return Reference(text=text, span=Span(0, len(text)), spans=pointed.spans, **pointed.fields)


def read(text: str, links: Sequence[Link], tagger: Tagger, calibration: Calibration) -> Reference:
    """`parse_reference` with a given tagger and calibration."""
    draft = Draft(text, links, tagger)
    row = draft.tagged.row
    pointed = pointers(list(row.found.values()), links, row.seen("kept"), draft.spans.get("title"))
    confidence = {field: calibration.confidence(field, evidence) for field, evidence in draft.evidence.items()}
    if draft.unsettled:
        confidence["date"] = min(confidence["date"], _UNSETTLED)
    for field in _SURE_ANYWAY:
        if field not in confidence:
            confidence[field] = calibration.confidence(f"no {field}", absence_evidence(draft.tagged))
    stated: dict[str, Any] = {**pointed.fields, "accessed": row.seen()}
    confidence |= {field: STATED[field] for field, value in stated.items() if value and field in STATED}
    fields: dict[str, Any] = {**draft.fields, **locators(row, draft.found), **stated}
    return Reference(
        kind=kind_of(row, draft.found, fields),
        text=text,
        span=Span(0, len(text)),
        spans={**draft.spans, **pointed.spans},
        confidence=confidence,
        **fields,
    )


class Draft:
    """A reference while it is put together: its fields, where they stand, and the evidence for each."""

    def __init__(self, text: str, links: Sequence[Link], tagger: Tagger) -> None:
        row = anchored(text, links)
        attributes, states = described_row(row)
        tags, sure, whole = tagger.tag(attributes)
        quoted = quotation(states, row.found)
        tags = body_titled(row, tags)
        taken = settled(row, tags, quoted)
        self.tagged = Tagged(row, known_of(row), tags, taken, sure, whole, quoted)
        self.found = segments(self.tagged.agreed)
        self.fields: dict[str, Any] = {}
        self.spans: dict[str, Span] = {}
        self.evidence: dict[str, list[float]] = {}
        self.unsettled = False
        self._weighed: dict[Segment, list[float]] = {}
        title = self._title()
        self._worded("title", title)
        self._worded("container", self._container(title))
        self._worded("publisher", self._first("P"))
        self._people()
        self._date()

    def _worded(self, field: str, segment: Segment | None) -> None:
        """A field whose value is the words of a segment."""
        if segment:
            span = stretch(self.tagged.row.text.text, self.tagged.row.tokens, segment)
            if field == "title" and segment.first == 0:
                span = without_number(self.tagged.row.text.text, span)
            self.spans[field] = span
            self.fields[field] = words(self.tagged.row.text.text, span)
            known = self._weighed.get(segment)
            self.evidence[field] = self._weighed[segment] = known or segment_evidence(self.tagged, segment)

    def _first(self, label: str) -> Segment | None:
        return next((segment for segment in self.found if segment.label == label), None)

    def _title(self) -> Segment | None:
        """The quoted title, the first of more than a word, or the first at all."""
        titles = [segment for segment in self.found if segment.label == "T"]
        quoted = [segment for segment in titles if (segment.first, segment.last) == self.tagged.quoted]
        titles = quoted or titles
        return next((segment for segment in titles if segment.last - segment.first > 1), titles[0] if titles else None)

    def _container(self, title: Segment | None) -> Segment | None:
        """What holds the work; a second title is one; of a book that nothing holds, its series or its publisher."""
        second = next(
            (s for s in self.found if title and s.label == "T" and s.first >= title.last and s.last - s.first > 1), None
        )
        found = self._first("J") or second or self._first("S") or self._first("P")
        return self._with_apposition(found) if found else None

    def _with_apposition(self, segment: Segment) -> Segment:
        """A place or publisher in small letters after a container goes with it: `38 North, the Stimson Center`."""
        tokens, tags, end = self.tagged.row.tokens, self.tagged.agreed, segment.last
        if end >= len(tokens) or not tokens[end].text.islower() or tags[end][-1] not in "PL":
            return segment
        if self.tagged.row.text.text[tokens[end - 1].end : tokens[end].start] != ", ":
            return segment
        label = tags[end][-1]
        while end < len(tokens) and tags[end][-1] == label and tokens[end].kind == "w":
            end += 1
        return Segment(segment.label, segment.first, end)

    def _people(self) -> None:
        """Authors, editors and translators, and whether the list of authors is cut short."""
        for segment in self.found:
            if segment.label == "A" and self._named("authors", segment):
                self.fields["et_al"] = True
            elif segment.label == "E":
                for role, part in by_role(self.tagged.row, segment):
                    self._named(role, part)

    def _named(self, field: str, segment: Segment) -> bool:
        """Add the names of a segment to a field; whether they are cut short."""
        span = stretch(self.tagged.row.text.text, self.tagged.row.tokens, segment)
        names, et_al = parse_names(words(self.tagged.row.text.text, span))
        if names and field not in self.spans:
            self.spans[field] = span
            self.evidence[field] = names_evidence(self.tagged, segment, names)
        self.fields[field] = (*self.fields.get(field, ()), *names)
        return et_al

    def _date(self) -> None:
        """The surest date with a year, of several the first; a day and month that stand apart make it more precise."""
        row = self.tagged.row
        places = [s.first for s in self.found if s.label == "D" and s.first in row.dates]
        dated = [place for place in places if row.dates[place].year]
        if not dated:
            return
        place = max(dated, key=lambda place: round(20 * self.tagged.sure[place]))
        date, token = row.dates[place], row.tokens[place]
        self.spans["date"] = Span(token.start, token.end)
        self.unsettled = date.swappable or self._contradicted(place, dated)
        self.evidence["date"] = date_evidence(self.tagged, place, self.unsettled)
        for other in (row.dates[place] for place in (*places, *self._apart())):
            same = other.year in (None, date.year) and date.month in (None, other.month)
            if same and date.day is None and other.month:
                date = dated_if_real(date.first, date.last, date.year, other.month, other.day) or date
        self.fields["date"] = date.value

    def _contradicted(self, place: int, dated: Sequence[int]) -> bool:
        """Whether the tagger took another whole date for the date, too."""
        days = {self.tagged.row.dates[i].value for i in dated if self.tagged.row.tokens[i].text == "day"}
        return len(days) > 1 and self.tagged.row.tokens[place].text == "day"

    def _apart(self) -> list[int]:
        """The one month, with or without a day, that has no year and is neither in the title nor among the people."""
        inside = {i for s in self.found if s.label in "TAE" for i in range(s.first, s.last)}
        places = [
            i
            for i, token in enumerate(self.tagged.row.tokens)
            if token.kind == "date" and token.text in ("monthday", "monthalone") and i not in inside
        ]
        return places if len(places) == 1 else []
