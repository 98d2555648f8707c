"""RIS: the tagged lines that reference managers exchange."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provaudit.formats.decoding import decode
from provaudit.formats.entries import Value, bibliography, entry, iso
from provaudit.model import Document, Note, Span

_LINE = re.compile(r"^[ \t]*([A-Z][A-Z0-9])[ \t]{1,4}-(?:[ \t](.*?))?[ \t]*\r?$", re.MULTILINE)
_NAMES = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title", "JO": "container-title",
    "JF": "container-title",
    "JA": "container-title", "BT": "container-title", "PB": "publisher", "UR": "URL", "L1": "URL", "LK": "URL",
    "DO": "DOI",
    "VL": "volume", "IS": "issue", "LA": "language", "ET": "edition", "CY": "publisher-place",
    "T3": "collection-title",
}  # fmt: skip
_TYPES = {
    "JOUR": "article-journal", "NEWS": "article-newspaper", "MGZN": "article-magazine", "BOOK": "book",
    "CHAP": "chapter",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "RPRT": "report", "THES": "thesis",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference", "DATA": "dataset", "COMP": "software", "UNPB": "manuscript",
    "ICOMM": "personal_communication",
}  # fmt: skip
_READABLE = frozenset({"AU", "A1", "PY", "Y1", "DA", *_NAMES}) - {"LA", "L1", "LK"}

Line = tuple[str, str, int]


class Ris:
    """RIS."""

    name = "ris"

    def parse(self, data: bytes, path: str) -> Document:
        """The entries in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        return bibliography(path, self.name, text, data, list(_notes(text)))


def _notes(text: str) -> Iterator[Note]:
    """The records, each from TY to ER."""
    record: list[Line] = []
    for match in _LINE.finditer(text):
        if match[1] == "TY" and record:
            yield _note(text, record)
            record = []
        if match[1] == "ER":
            if record:
                yield _note(text, record)
            record = []
        else:
            record.append((match[1], (match[2] or "").strip(), match.start(2) if match[2] is not None else match.end()))
    if record:
        yield _note(text, record)


def _note(text: str, record: list[Line]) -> Note:
    """One record."""
    span = Span(record[0][2], record[-1][2] + len(record[-1][1]))
    values: list[Value] = [(value, at, at + len(value)) for tag, value, at in record if tag in _READABLE and value]
    label = next((value for tag, value, _ in record if tag == "ID" and value), None)
    return entry(text, span, label, _fields(record), values)


def _fields(record: list[Line]) -> dict[str, str]:
    """What a record states, in CSL's names."""
    stated: dict[str, str] = {}
    people: dict[str, list[str]] = {"author": [], "editor": []}
    for tag, value, _ in record:
        if tag in ("AU", "A1"):
            people["author"].append(value)
        elif tag in ("ED", "A2"):
            people["editor"].append(value)
        elif tag in _NAMES and value:
            stated.setdefault(_NAMES[tag], value)
        elif tag == "TY":
            stated["type"] = _TYPES.get(value, "")
        elif tag in ("PY", "Y1", "DA", "Y2"):
            field = "accessed" if tag == "Y2" else "issued"
            date = iso(*value.split("/")[:3]) if value else ""
            if len(date) > len(stated.get(field, "")):
                stated[field] = date
        elif tag == "SN" and value:
            stated["ISBN" if len(re.sub(r"\D", "", value)) > 8 else "ISSN"] = value
    first, last = (next((value for tag, value, _ in record if tag == wanted), "") for wanted in ("SP", "EP"))
    stated["page"] = f"{first}-{last}" if first and last and "-" not in first else first
    stated |= {role: "; ".join(_person(name) for name in names) for role, names in people.items()}
    return {name: value for name, value in stated.items() if value}


def _person(name: str) -> str:
    """A name; one without a comma is a body."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) > 2:
        return f"{parts[0]}, {parts[1]} {parts[2]}"
    return name if len(parts) == 2 else "{" + name.replace(";", ",") + "}"
