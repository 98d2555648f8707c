"""CSL-JSON: the items of a citation processor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provaudit.errors import UnreadableInput
from provaudit.formats.decoding import decode
from provaudit.formats.entries import Value, bibliography, entry
from provaudit.model import Document, Note, Span

_PLAIN = (
    "type", "title", "container-title", "collection-title", "publisher", "publisher-place", "URL", "DOI",
    "ISBN", "ISSN", "PMID",
    "PMCID", "volume", "issue", "page", "language", "edition", "archive-url", "archive-date", "url-status",
    "arxiv", "handle",
)  # fmt: skip
READABLE = ("title", "container-title", "publisher", "URL", "DOI")
_PEOPLE = ("author", "editor", "translator")
_DATES = {"issued": "issued", "accessed": "accessed"}
_ITEMS = re.compile(r"\s*(?:\[|\{\s*\"(?:items|references)\"\s*:\s*\[)\s*")
_NEXT = re.compile(r"\s*,?\s*")


class CslJson:
    """CSL-JSON, a list of items or an object with `items`."""

    name = "csljson"

    def parse(self, data: bytes, path: str) -> Document:
        """The items in `data`; UnreadableInput if it is no JSON list of items."""
        text = decode(data, path)
        try:
            notes = list(_notes(text, path))
        except json.JSONDecodeError as error:
            raise UnreadableInput(f"{path}: not JSON: {error.msg} in line {error.lineno}", "is it CSL-JSON?") from error
        return bibliography(path, self.name, text, data, notes)


def _notes(text: str, path: str) -> Iterator[Note]:
    """The items with their places."""
    begin = _ITEMS.match(text)
    if begin is None:
        if not text.strip():
            return
        raise UnreadableInput(f"{path}: not a list of CSL items", 'CSL-JSON begins with a bracket: [{"id": ...')
    decoder, place = json.JSONDecoder(), begin.end()
    while place < len(text) and text[place] != "]":
        item, end = decoder.raw_decode(text, place)
        if isinstance(item, dict):
            yield item_note(text, item, Span(place, end))
        gap = _NEXT.match(text, end)
        place = gap.end() if gap is not None else end
        if gap is not None and not gap[0].strip() and text[place : place + 1] != "]":
            raise json.JSONDecodeError("a comma or a closing bracket is missing", text, place)
    if place >= len(text):
        raise json.JSONDecodeError("the closing bracket is missing", text, len(text))


def item_note(text: str, item: Mapping[str, Any], span: Span, values: Sequence[Value] | None = None) -> Note:
    """One item; `values` are its readable values with their places, if they do not stand in `text` as JSON has them."""
    fields = {name: _plain(item[name]) for name in _PLAIN if isinstance(item.get(name), str | int)}
    for role in _PEOPLE:
        people = item.get(role)
        fields[role] = (
            "; ".join(_person(name) for name in people if isinstance(name, dict)) if isinstance(people, list) else ""
        )
    fields |= {name: _date(item.get(source)) for source, name in _DATES.items()}
    stated = {name: value for name, value in fields.items() if value}
    label = item.get("id")
    readable = _values(text, span, stated) if values is None else values
    return entry(text, span, str(label) if isinstance(label, str | int) else None, stated, readable)


def _plain(value: str | int) -> str:
    """A value without the little markup that CSL allows."""
    return re.sub(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>", "", str(value)).strip()


def _values(text: str, span: Span, stated: Mapping[str, str]) -> Iterator[Value]:
    """The readable values that stand in the source as they are."""
    for name in READABLE:
        value = stated.get(name, "")
        place = text.find(f'"{value}"', span.start, span.end) if value else -1
        if place >= 0:
            yield value, place + 1, place + 1 + len(value)


def _person(name: Mapping[str, Any]) -> str:
    """`Family, Given`, or a body in braces."""
    if name.get("literal") == "others":
        return "others"
    if name.get("literal"):
        return "{" + str(name["literal"]).replace(";", ",") + "}"
    family = " ".join(str(name[key]) for key in ("non-dropping-particle", "family") if name.get(key))
    given = " ".join(str(name[key]) for key in ("given", "dropping-particle") if name.get(key))
    return ", ".join(part for part in (family, given, str(name.get("suffix") or "")) if part)


def _date(value: Any) -> str:
    """An ISO date out of date-parts, a raw date or a literal."""
    if not isinstance(value, dict):
        return str(value) if isinstance(value, str) else ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        numbers = [str(part) for part in parts[0][:3] if str(part).strip().isdigit()]
        return "-".join(f"{int(part):0{4 if n == 0 else 2}d}" for n, part in enumerate(numbers))
    return str(value.get("raw") or value.get("literal") or "")
