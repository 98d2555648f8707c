"""References whose fields a format states outright: nothing is guessed."""

from __future__ import annotations

import re
from typing import Any

from provaudit.model import Name, Note, PartialDate, Reference
from provaudit.references.archived import archived_original
from provaudit.references.dates import parse_date
from provaudit.references.identifiers import doi_of
from provaudit.references.names import parse_name

_FIELDS = {
    "author": "authors", "editor": "editors", "title": "title", "container-title": "container",
    "publisher": "publisher", "issued": "date", "accessed": "accessed", "URL": "url", "DOI": "doi",
    "archive-url": "archive_url", "archive-date": "archived", "volume": "volume", "issue": "issue", "page": "pages",
}  # fmt: skip
_OTHERS = {"PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "ISSN": "issn", "arxiv": "arxiv", "handle": "handle"}


def reference_from(note: Note) -> Reference:
    """The reference that `note.fields` states, in CSL's names; every field is certain."""
    fields = {key: value.strip() for key, value in note.fields.items() if value and value.strip()}
    low = {key.lower(): value for key, value in fields.items()}
    archive = low.get("archive-url")
    stated: dict[str, Any] = {
        "kind": low.get("type", ""),
        "authors": _names(low.get("author")),
        "editors": _names(low.get("editor")),
        "translators": _names(low.get("translator")),
        "title": low.get("title"),
        "container": low.get("container-title") or low.get("collection-title") or low.get("publisher"),
        "publisher": low.get("publisher"),
        "date": _date(low.get("issued")),
        "accessed": _date(low.get("accessed")),
        "url": low.get("url") or (archived_original(archive)[0] if archive else None),
        "doi": _doi(low.get("doi")),
        "archive_url": archive,
        "archived": _date(low.get("archive-date")) or (archived_original(archive)[1] if archive else None),
        "volume": low.get("volume"),
        "issue": low.get("issue"),
        "pages": low.get("page"),
        "et_al": bool(re.search(r"\bet al\b|\bothers\b", low.get("author", ""))),
        "identifiers": {name: low[key.lower()] for key, name in _OTHERS.items() if key.lower() in low},
    }
    return Reference(
        text=note.passage.text,
        span=note.passage.span,
        label=note.label,
        confidence={
            name: 1.0 for name, value in stated.items() if value and name not in ("kind", "et_al", "identifiers")
        },
        spans={_FIELDS[name]: span for name, span in note.spans.items() if stated.get(_FIELDS.get(name, ""))},
        **stated,
    )


def _names(text: str | None) -> tuple[Name, ...]:
    """`Family, Given; Family, Given`; a part in braces is a body; `others` stands for those left out."""
    parts = [part.strip() for part in re.split(r"\s*;\s*", text or "")]
    return tuple(_name(part) for part in parts if part and part.lower() not in ("others", "et al", "et al."))


def _name(part: str) -> Name:
    braced = re.fullmatch(r"\{(.*)\}", part)
    return Name(literal=braced[1]) if braced else parse_name(part)


def _date(text: str | None) -> PartialDate | None:
    """A date as the format writes it: ISO, or words."""
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError:
        return parse_date(text)


def _doi(text: str | None) -> str | None:
    return (doi_of(text) or text) if text else None
