"""The name of the site that a page belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from provaudit.model import Candidate
from provaudit.pages.jsonld import first_text
from provaudit.pages.source import Source, squeezed

_METAS = (
    ("og:site_name", 0.9), ("application-name", 0.6), ("apple-mobile-web-app-title", 0.55),
    ("citation_journal_title", 0.6), ("dc.publisher", 0.5), ("publisher", 0.5), ("twitter:app:name:iphone", 0.4),
    ("al:ios:app_name", 0.4), ("copyright", 0.2),
)  # fmt: skip
_TLD = re.compile(r"\.(?:co|com|org|net|gov|ac|edu|or|ne|go)?\.?[a-z]{2,}$")


def site_candidates(source: Source) -> Iterator[Candidate]:
    """Every name that the page gives its site."""
    for key, sure in _METAS:
        for value in source.metas.get(key, ())[:2]:
            if 1 < len(value) < 100:
                yield Candidate("site_name", squeezed(value), key, sure, raw=value)
    yield from _of_json(source)
    if source.host:
        yield Candidate("site_name", source.host, "host", 0.3, raw=source.host)


def _of_json(source: Source) -> Iterator[Candidate]:
    for node in source.nodes:
        if "WebSite" in node.types and (name := first_text(node.data.get("name"))):
            yield Candidate("site_name", squeezed(name), "json-ld WebSite", 0.7, raw=name)
        if node.rank == 3 and not node.aside:
            publisher = node.data.get("publisher")
            name = first_text(publisher)
            if name and not name.startswith("http") and len(name) < 100:
                yield Candidate("site_name", squeezed(name), "json-ld publisher", 0.75, raw=name)


def choose_site(candidates: Sequence[Candidate]) -> tuple[str | None, float]:
    """The best name and how sure it is."""
    best = max(
        candidates,
        key=lambda candidate: candidate.confidence - (0.3 if _is_domain(str(candidate.value)) else 0),
        default=None,
    )
    return (str(best.value), best.confidence) if best else (None, 0.0)


def _is_domain(name: str) -> bool:
    """Whether a name is but an address, so that a name in words is better."""
    return re.fullmatch(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,10}/?", name.lower()) is not None


@lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """Letters and digits of a name in lower case, to tell whether two names are the same."""
    return "".join(filter(str.isalnum, text.casefold().removeprefix("the ")))


def host_label(host: str) -> str:
    """The word of a host that names the site: `news.bbc.co.uk` -> `bbc`."""
    return _TLD.sub("", host).rpartition(".")[2] or host
