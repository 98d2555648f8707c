"""Where a reference points: its address, its archived copy, its DOI and its other identifiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from provaudit.model import Link, PartialDate, Span
from provaudit.references.archived import archive_service, archived_original
from provaudit.references.identifiers import Found, doi_of, identifiers_of
from provaudit.urls import is_home


@frozen
class Pointers:
    """The fields of a reference that point somewhere, and where they stand."""

    fields: Mapping[str, Any]
    spans: Mapping[str, Span]


def pointers(
    found: Sequence[Found], links: Sequence[Link], archived: PartialDate | None = None, title: Span | None = None
) -> Pointers:
    """Address, archived copy, DOI and identifiers of a reference.

    The hyperlink that the title carries is its address, whatever else is written out; other hyperlinks count where no
    address is visible. `archived` is when the reference says that its copy was made, `title` where its title stands.
    """
    spans: dict[str, Span] = {}
    urls = [_whole(item, links) for item in found if item.kind == "url"]
    hidden = [Found("url", link.span.start, link.span.end, link.url) for link in links]
    copies = [Found("url", link.span.start, link.span.end, link.copy_url) for link in links if link.copy_url]
    kept = next((item for item in [*copies, *urls, *hidden] if item in copies or archive_service(item.value)), None)
    live = [item for item in urls if archive_service(item.value) is None]
    unheld = [item for item in hidden if archive_service(item.value) is None]
    titled = _entitled(unheld, urls, title) if title else None
    url = None if titled else _source([item for item in live if "doi.org/" not in item.value] or live)
    doi = next((item for item in found if item.kind == "doi"), None)
    address = url.value if url else None
    unseen = (titled or _source(unheld, by_words=True)) if not url else None
    if unseen is not None:
        address, spans["url"] = unseen.value, Span(unseen.start, unseen.end)
    original, copied = archived_original(kept.value) if kept else (None, None)
    for name, item in (("url", url), ("archive_url", kept), ("doi", doi)):
        if item:
            spans[name] = Span(item.start, item.end)
    carried = next((value for item in live if (value := doi_of(item.value))), None)
    fields = {
        "url": address or original,
        "doi": doi.value if doi else carried or (doi_of(address) if address else None),
        "archive_url": kept.value if kept else None,
        "archived": archived or next((link.copy_date for link in links if link.copy_date), copied),
        "identifiers": _identifiers(found, live),
    }
    return Pointers(fields, spans)


def _entitled(hidden: Sequence[Found], visible: Sequence[Found], title: Span) -> Found | None:
    """The hyperlink that carries most of a title; none whose words are an address, or that leads to a front page."""

    def carried(link: Found) -> int:
        return min(link.end, title.end) - max(link.start, title.start)

    worded = [link for link in hidden if not any(link.start <= seen.start < link.end for seen in visible)]
    deep = [link for link in worded if carried(link) > 0 and not is_home(link.value)]
    return max(deep, key=carried, default=None)


def _source(addresses: Sequence[Found], by_words: bool = False) -> Found | None:
    """The address of the work itself: not of a site's front page if another leads deeper.

    Of hyperlinks it is the one with the most words, which is the title; others lead to the author's page or the site.
    """
    deep = [item for item in addresses if not is_home(item.value)] or addresses
    return max(deep, key=lambda item: item.end - item.start if by_words else 0, default=None)


def _whole(item: Found, links: Sequence[Link]) -> Found:
    """A visible address that is itself a hyperlink may be cut short in print; the link has it whole."""
    link = next((link for link in links if link.span.start <= item.start < link.span.end), None)
    return Found(item.kind, item.start, item.end, link.url) if link else item


def _identifiers(stated: Sequence[Found], live: Sequence[Found]) -> dict[str, str]:
    """The first identifier of each kind, as stated or as an address carries it."""
    found: dict[str, str] = {}
    for item in stated:
        if item.kind not in ("url", "doi"):
            found.setdefault(item.kind, item.value)
    for item in live:
        for kind, value in identifiers_of(item.value).items():
            found.setdefault(kind, value)
    return found
