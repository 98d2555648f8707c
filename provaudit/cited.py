"""What a document cites: its references, and the address that each is checked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from provaudit.model import Document, Link, PartialDate, Reference, Span

_OPENS_ADDRESS = re.compile(r"\]\([ \t]{0,4}<?")
_CLOSES_TAG = re.compile(r"""["'][^<>]*>\s*(?:<[^<>]*>\s*){0,4}""")
_TAG_CHARACTERS = 500


def references_of(document: Document) -> Iterator[Reference]:
    """The references of all notes and of the links in running text, each still without an id.

    Addresses of a note that none of its references holds are links, too.
    """
    from provaudit.references import references_in, unheld_links

    for note in document.notes:
        found = [evolve(reference, label=note.label) for reference in references_in(note)]
        yield from found
        yield from (_of_link(link, document.text) for link in unheld_links(note, found))
    yield from (_of_link(link, document.text) for link in document.links if link.url)


def _of_link(link: Link, text: str) -> Reference:
    """What a link in running text claims: that something is to be found at its address."""
    place = _address_of(link, text)
    return Reference(
        text=link.text or link.url,
        span=link.span,
        origin="link",
        url=link.url,
        archive_url=link.copy_url or None,
        archived=link.copy_date or (_copied(link.copy_url) if link.copy_url else None),
        confidence={"url": 1.0} | ({"archive_url": 1.0} if link.copy_url else {}),
        spans={"url": place} if place else {},
    )


def _copied(copy_url: str) -> PartialDate | None:
    """The day of an archived copy, as its address tells."""
    from provaudit.references import archived_original

    return archived_original(copy_url)[1]


def _address_of(link: Link, text: str) -> Span | None:
    """Where the address of a link stands: it is the link, or right behind its words, or in the tag before them."""
    span, size = link.span, len(link.url)
    if span.of(text) == link.url:
        return span
    behind = _OPENS_ADDRESS.match(text, span.end)
    if behind and text.startswith(link.url, behind.end()):
        return Span(behind.end(), behind.end() + size)
    nearest = text.rfind(link.url, max(0, span.start - size - _TAG_CHARACTERS), span.start)
    if nearest >= 0 and _CLOSES_TAG.fullmatch(text, nearest + size, span.start):
        return Span(nearest, nearest + size)
    return None


def addresses_in(document: Document) -> Iterator[str]:
    """The addresses that the references of a document are checked at: what is needed to capture them, and no more."""
    if document.notes:
        from provaudit.references import addressed, references_in, unheld_links

        for note in document.notes:
            found = references_in(note, addressed)
            yield from filter(None, map(address_of, found))
            yield from (link.url for link in unheld_links(note, found))
    yield from (link.url for link in document.links if link.url)


def address_of(reference: Reference) -> str | None:
    """The address that a reference is checked at; a DOI without one is asked of the resolver."""
    return reference.url or (f"https://doi.org/{reference.doi}" if reference.doi else None)
