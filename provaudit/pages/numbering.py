"""Volume, issue and first page, as scholarly pages state them (Highwire Press, PRISM)."""

from __future__ import annotations

from collections.abc import Iterator

from provaudit.model import Candidate
from provaudit.pages.source import Source

_KEYS = {
    "volume": ("citation_volume", "prism.volume", "dc.citation.volume"),
    "issue": ("citation_issue", "prism.number", "dc.citation.issue"),
    "first_page": ("citation_firstpage", "prism.startingpage", "dc.citation.spage"),
}


def numbering_candidates(source: Source) -> Iterator[Candidate]:
    """What a page states of its place in a journal: `volume`, `issue`, `first_page`."""
    for field, keys in _KEYS.items():
        for key in keys:
            value = source.metas.get(key, ("",))[0].strip()
            if value:
                yield Candidate(field, value, f"meta {key}", 0.9, raw=value)
