"""One reference, as text, to its fields."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provaudit.model import Link, Name, PartialDate, Reference, Span
from provaudit.references.anchors import Anchored, anchored
from provaudit.references.archived import archive_service, archived_original
from provaudit.references.assembling import Segment, segments, stretch, words
from provaudit.references.features import features
from provaudit.references.identifiers import doi_of, identifiers_of
from provaudit.references.names import parse_names
from provaudit.references.tagging import Tagger, shipped_tagger


def parse_reference(text: str, links: Sequence[Link] = ()) -> Reference:
    """The fields of one reference as far as they can be told, each with where it stands and how sure it is.

    `text` may hold remnants of Markdown or HTML. `links` are hyperlinks whose words stand in `text` (their spans count
    there) and whose addresses do not. Never raises; what is beyond 12,000 characters is not read.
    """
    return read(text, links, shipped_tagger())


def read(text: str, links: Sequence[Link], tagger: Tagger) -> Reference:
    """`parse_reference` with a given tagger."""
    row = anchored(text, links)
    tags, sure = tagger.tag(features(row))
    found = segments(tags)
    fields = _Fields(row, found)
    floor = {label: min((sure[i] for s in found if s.label == label for i in range(s.first, s.last)), default=0.0) for label in "ATJPSDE"}
    spans: dict[str, Span] = {}
    for name, segment in (("title", fields.title()), ("container", fields.container()), ("publisher", fields.first("P"))):
        if segment:
            spans[name] = stretch(row.text.text, row.tokens, segment)
    authors, et_al = fields.people("A", spans, "authors")
    editors, _ = fields.people("E", spans, "editors")
    date = fields.date(spans)
    address = _address(row, links, spans)
    return Reference(
        text=text,
        span=Span(0, len(text)),
        authors=authors,
        editors=editors,
        et_al=et_al,
        date=date,
        accessed=row.seen(),
        archived=address.archived or row.seen("kept"),
        url=address.url,
        doi=address.doi,
        archive_url=address.archive,
        identifiers=address.identifiers,
        spans=spans,
        confidence={name: 0.999 if name in ('url', 'doi', 'archive_url') else floor[{'authors': 'A', 'title': 'T', 'container': 'J', 'publisher': 'P', 'date': 'D', 'editors': 'E'}[name]] for name in spans},
        **{name: words(row.text.text, spans[name]) for name in ("title", "container", "publisher") if name in spans},
    )


@frozen
class _Fields:
    """The labelled segments of one reference."""

    row: Anchored
    found: Sequence[Segment]

    def first(self, label: str) -> Segment | None:
        return next((segment for segment in self.found if segment.label == label), None)

    def title(self) -> Segment | None:
        """The first title of more than a word, or the first at all."""
        titles = [segment for segment in self.found if segment.label == "T"]
        return next((segment for segment in titles if segment.last - segment.first > 1), titles[0] if titles else None)

    def container(self) -> Segment | None:
        """What holds the work; a second title is one; of a book that nothing holds, its series or its publisher."""
        title = self.title()
        second = next((s for s in self.found if title and s.label == "T" and s.first >= title.last and s.last - s.first > 1), None)
        return self.first("J") or second or self.first("S") or self.first("P")

    def people(self, label: str, spans: dict[str, Span], field: str) -> tuple[tuple[Name, ...], bool]:
        """The names of every segment with `label`, and whether a list of them is cut short."""
        names: tuple[Name, ...] = ()
        cut = False
        for segment in self.found:
            if segment.label == label:
                span = stretch(self.row.text.text, self.row.tokens, segment)
                spans.setdefault(field, span)
                more, et_al = parse_names(words(self.row.text.text, span))
                names, cut = names + more, cut or et_al
        return names, cut

    def date(self, spans: dict[str, Span]) -> PartialDate | None:
        """The first date with a year, made more precise by a day and month that stand apart from it."""
        places = [s.first for s in self.found if s.label == "D" and s.first in self.row.dates]
        dated = [place for place in places if self.row.dates[place].year]
        if not dated:
            return None
        token = self.row.tokens[dated[0]]
        spans["date"] = Span(token.start, token.end)
        value = self.row.dates[dated[0]]
        for place in places:
            other = self.row.dates[place]
            if other.year in (0, value.year) and value.day is None and (other.month or 0, other.day or 0) > (value.month or 0, value.day or 0) and (
                value.month in (None, other.month)
            ):
                value = PartialDate(value.year, other.month, other.day)
        return value


@frozen
class _Address:
    url: str | None = None
    doi: str | None = None
    archive: str | None = None
    archived: PartialDate | None = None
    identifiers: dict[str, str] = {}


def _address(row: Anchored, links: Sequence[Link], spans: dict[str, Span]) -> _Address:
    """Where the source is: its address, its archived copy, its DOI and other identifiers."""
    identifiers: dict[str, str] = {}
    url = doi = archive = archived = None
    for item in row.found.values():
        if item.kind == "url":
            if archive_service(item.value):
                if archive is None:
                    archive, spans["archive_url"] = item.value, Span(item.start, item.end)
                continue
            doi = doi or doi_of(item.value)
            identifiers = identifiers_of(item.value) | identifiers
            if url is None or ("doi.org/" in url and "doi.org/" not in item.value):
                url, spans["url"] = item.value, Span(item.start, item.end)
        elif item.kind == "doi":
            doi = doi if doi and "doi" in spans else item.value
            spans.setdefault("doi", Span(item.start, item.end))
        else:
            identifiers.setdefault(item.kind, item.value)
    if url is None and archive is None and links:
        url, spans["url"] = links[0].url, links[0].span
        doi = doi or doi_of(url)
    if archive:
        original, archived = archived_original(archive)
        url = url or original
    return _Address(url, doi, archive, archived, identifiers)
