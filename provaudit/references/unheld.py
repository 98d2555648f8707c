"""The addresses of a note that none of its references holds: an author's page, a data set, a link in a comment.

Nothing is claimed of them but that something is to be found there; a link checker would look at them, and so do we.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provaudit.model import Link, Note, Reference
from provaudit.references.identifiers import doi_of, identifiers_in
from provaudit.references.markup import plain
from provaudit.references.splitting import placed_links
from provaudit.urls import source_key


def unheld_links(note: Note, references: Iterable[Reference]) -> Iterator[Link]:
    """The links and written-out addresses of a note, each once, that are in none of its `references`."""
    if note.fields or note.entries:
        return
    held = {_key(address) for r in references for address in (r.url, r.archive_url) if address}
    dois = {r.doi.lower() for r in references if r.doi}
    for link in _links(note):
        key, doi = _key(link.url), doi_of(link.url)
        if key not in held and (doi is None or doi.lower() not in dois):
            held.add(key)
            yield link


def _links(note: Note) -> Iterator[Link]:
    """The hyperlinks of a note, then the addresses that are written out in it and are not hyperlinks themselves."""
    linked = placed_links(note)
    yield from (link for link in note.links if any(link.url == placed.url for placed in linked))
    for item in identifiers_in(plain(note.passage.text).text):
        if item.kind == "url" and not any(link.span.start <= item.start < link.span.end for link in linked):
            yield Link(item.value, item.value, note.passage.source_span(item.start, item.end))


def _key(address: str) -> str:
    """What all addresses of one place share: that of its page, and the part of it."""
    base, _, part = address.partition("#")
    return f"{source_key(base)}#{part}"
