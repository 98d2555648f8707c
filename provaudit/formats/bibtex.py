"""BibTeX and BibLaTeX: every entry with its fields in CSL's names, LaTeX accents and braces undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attrs import frozen

from provaudit.formats.decoding import decode
from provaudit.formats.entries import Value, bibliography, entry, iso
from provaudit.formats.untex import untex
from provaudit.model import Document, Note, Span

_ENTRY = re.compile(r"@\s*([A-Za-z][\w-]{0,30})\s*([{(])")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w:+.-]{0,60})\s*=\s*")
_KEY = re.compile(r"\s*([^\s,{}()\"#%'=]{0,200})\s*(?:,|(?=[})]))")
_SIGNS = re.compile(r"\\.|[{}\"]", re.DOTALL)
_BARE = re.compile(r"\s*([^\s,{}()\"#]+)")
_NAMES = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "publisher": "publisher", "institution": "publisher", "school": "publisher", "organization": "publisher",
    "url": "URL",
    "doi": "DOI", "urldate": "accessed", "lastaccessed": "accessed", "volume": "volume", "number": "issue",
    "issue": "issue",
    "pages": "page", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "archiveurl": "archive-url",
    "archivedate": "archive-date", "handle": "handle", "language": "language", "langid": "language",
    "edition": "edition", "series": "collection-title",
    "maintitle": "collection-title", "address": "publisher-place", "location": "publisher-place", "note": "note",
}  # fmt: skip
_TYPES = {
    "article": "article-journal", "book": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference", "online": "webpage", "electronic": "webpage", "www": "webpage",
    "phdthesis": "thesis",
    "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "unpublished": "manuscript",
    "proceedings": "book", "manual": "book", "misc": "", "collection": "book", "dataset": "dataset",
    "software": "software",
    "patent": "patent", "newspaper": "article-newspaper",
}  # fmt: skip
_ADDRESSES = frozenset({"url", "doi", "archiveurl", "handle"})
_OTHERS = frozenset({"others", "et al.", "et al"})


@frozen
class Field:
    """A field as written, its value joined and its place."""

    value: str
    start: int
    end: int


class Bibtex:
    """BibTeX and BibLaTeX."""

    name = "bibtex"

    def parse(self, data: bytes, path: str) -> Document:
        """The entries in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        return bibliography(path, self.name, text, data, list(bibtex_notes(text)))


def bibtex_notes(text: str) -> Iterator[Note]:
    """The entries of a BibTeX source; a broken one is read as far as it goes, and the next one from its `@`."""
    macros: dict[str, str] = {}
    entries: dict[str, dict[str, str]] = {}
    place = 0
    while (match := _ENTRY.search(text, place)) is not None:
        kind = match[1].lower()
        limit = _limit(text, match.end())
        if kind in ("comment", "preamble"):
            place = match.end()
            continue
        key = _KEY.match(text, match.end(), limit) if kind != "string" else None
        fields, end = _fields(text, key.end() if key else match.end(), limit, macros)
        place = max(end, match.end())
        if kind == "string":
            macros |= {name: field.value for name, field in fields.items()}
            continue
        stated = csl_fields(kind, {name: field.value for name, field in fields.items()})
        _inherit(stated, entries.get(untex(fields["crossref"].value)) if "crossref" in fields else None)
        if key is not None:
            entries[key[1]] = stated
        values = list(_values(text, fields))
        yield entry(text, Span(match.start(), place), key[1] or None if key else None, stated, values)


def _limit(text: str, start: int) -> int:
    """How far an entry can reach: a line that begins with `@word{` begins the next one."""
    match = re.compile(r"\n[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]").search(text, start)
    return match.start() + 1 if match is not None else len(text)


def _fields(text: str, place: int, limit: int, macros: Mapping[str, str]) -> tuple[dict[str, Field], int]:
    """The fields from `place`, and where the entry ends."""
    fields: dict[str, Field] = {}
    while (match := _FIELD.match(text, place, limit)) is not None:
        value, start, place = _value(text, match.end(), limit, macros)
        fields.setdefault(match[1].lower(), Field(value, start, place))
    closing = re.compile(r"[\s,]*[})]").match(text, place, limit)
    return fields, closing.end() if closing is not None else place


def _value(text: str, place: int, limit: int, macros: Mapping[str, str]) -> tuple[str, int, int]:
    """A value: braces, quotes, numbers and macros, joined by `#`."""
    parts, start = [], place
    while place < limit:
        sign = text[place]
        if sign in '{"':
            end = _closing(text, place, limit)
            parts.append(text[place + 1 : end])
            place = min(end + 1, limit)
        else:
            bare = _BARE.match(text, place, limit)
            if bare is None:
                break
            parts.append(macros.get(bare[1].lower(), bare[1]))
            place = bare.end()
        more = re.compile(r"\s*#\s*").match(text, place, limit)
        if more is None:
            break
        place = more.end()
    return "".join(parts), start, place


def _closing(text: str, place: int, limit: int) -> int:
    """Where the braces or quotes that open at `place` close; the limit if they do not."""
    quoted, depth = text[place] == '"', 0
    for sign in _SIGNS.finditer(text, place + 1, limit):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and (depth or not quoted):
            if not depth:
                return sign.start()
            depth -= 1
        elif sign[0] == '"' and quoted and not depth:
            return sign.start()
    return limit


def csl_fields(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of an entry in CSL's names; empty ones are left out."""
    subtype = fields.get("entrysubtype", "").strip()
    stated = {"type": subtype if re.fullmatch(r"[a-z]+[a-z_-]+", subtype) else _TYPES.get(kind, "")}
    for name, csl in _NAMES.items():
        if fields.get(name, "").strip():
            plain = name in _ADDRESSES
            stated.setdefault(csl, _address(fields[name]) if plain else untex(fields[name]))
    subtitle = untex(fields.get("subtitle", ""))
    if subtitle and "title" in stated:
        stated["title"] += f": {subtitle}"
    for role in ("author", "editor", "translator"):
        stated[role] = "; ".join(_person(name) for name in _people(fields.get(role, "")))
    date = untex(fields.get("date", "")).split("/")[0]
    stated["issued"] = date or iso(
        untex(fields.get("year", "")), untex(fields.get("month", "")), untex(fields.get("day", ""))
    )
    where = re.search(r"https?://[^\s{}\"]+", fields.get("howpublished", "") + " " + fields.get("note", ""))
    if where is not None and "URL" not in stated:
        stated["URL"] = _address(where[0])
    if fields.get("eprint") and "arxiv" in (fields.get("archiveprefix", "") + fields.get("eprinttype", "")).lower():
        stated["arxiv"] = untex(fields["eprint"])
    if stated.get("page"):
        stated["page"] = stated["page"].replace("–", "-").replace("—", "-")
    return {name: value for name, value in stated.items() if value}


def _inherit(stated: dict[str, str], parent: Mapping[str, str] | None) -> None:
    """Fill what an entry takes from the one that it names in `crossref`."""
    if parent is None:
        return
    if "title" in parent:
        stated.setdefault("container-title", parent["title"])
    for name in ("issued", "publisher", "editor", "ISBN"):
        if name in parent:
            stated.setdefault(name, parent[name])


def _address(value: str) -> str:
    """An address or identifier without the commands and escapes of LaTeX."""
    value = value.strip()
    command = re.search(r"\\(?:url|href)\s*\{([^{}\s]*)", value)
    if command is not None:
        value = command[1]
    while value.startswith("{") and value.endswith("}"):
        value = value[1:-1].strip()
    value = (
        value.replace(r"\textasciitilde{}", "~").replace(r"\textasciitilde ", "~").replace(r"{\textasciitilde}", "~")
    )
    return re.sub(r"\\([%&#$_~{}])", r"\1", value).strip()


def _people(names: str) -> list[str]:
    """The names that `and` parts, outside of braces."""
    found, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]|(?<=\s)and(?=\s)", names):
        if match[0] == "and" and not depth:
            found.append(names[start : match.start()])
            start = match.end()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return [name.strip() for name in [*found, names[start:]] if name.strip()]


def _person(name: str) -> str:
    """`Family, Given`; a body in braces keeps them."""
    if (
        name.startswith("{")
        and name.endswith("}")
        and name.count("{") == name.count("}")
        and "}" not in name[1:-1].split("{")[0]
    ):
        return "{" + untex(name).replace(";", ",") + "}"
    if untex(name).lower() in _OTHERS:
        return "others"
    parts = [untex(part) for part in name.split(",")]
    if len(parts) > 2:
        return ", ".join(part for part in (parts[0], parts[2], parts[1]) if part)
    if len(parts) == 2:
        return ", ".join(part for part in parts if part)
    words = untex(re.sub(r"\{([^{}]*)\}", lambda match: match[1].replace(" ", "\xa0"), name)).split(" ")
    if len(words) < 2:
        return words[0].replace("\xa0", " ")
    first = next((n for n, word in enumerate(words[1:-1], 1) if word[:1].islower()), len(words) - 1)
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}".replace("\xa0", " ")


def _values(text: str, fields: Mapping[str, Field]) -> Iterator[Value]:
    """The readable values of an entry, with their places; what a macro stands for does not stand in the entry."""
    for name, field in fields.items():
        if name in _NAMES or name in ("author", "editor", "date", "year"):
            value = untex(field.value)
            written = text[field.start : field.end].lstrip()[:1] in ("{", '"') or field.value.isdigit()
            if value and name != "language" and written and "#" not in text[field.start : field.end]:
                yield value, field.start, field.end
