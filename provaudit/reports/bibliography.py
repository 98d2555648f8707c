"""References -> a bibliography in CSL-JSON or BibTeX; reading it back gives the same references."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from provaudit.model import Name, PartialDate, Reference

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "webpage": "online",
}
_IDENTIFIERS = {"isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arxiv", "handle": "handle"}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}%&#$_"},
}
_LIGATURES = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)")


def csl_json(references: Sequence[Reference]) -> str:
    """A list of CSL items in the order given, with a final line break."""
    items = [_item(reference, key) for reference, key in zip(references, _keys(references), strict=True)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def bibtex(references: Sequence[Reference]) -> str:
    """A BibTeX file (BibLaTeX's fields where BibTeX has none) in the order given."""
    return "\n".join(_entry(reference, key) for reference, key in zip(references, _keys(references), strict=True))


def _keys(references: Sequence[Reference]) -> Iterator[str]:
    """A key for each reference: its label if that can be one, else first family name and year; never one twice."""
    taken: set[str] = set()
    for reference in references:
        first = reference.authors[0] if reference.authors else Name(literal=reference.container or "ref")
        name = unicodedata.normalize("NFKD", first.family or first.literal or "ref").encode("ascii", "ignore").decode()
        year = str(reference.date.year) if reference.date else ""
        plain = re.fullmatch(r"[A-Za-z][\w:.-]{0,60}", reference.label or "", re.ASCII)
        stem = plain[0] if plain else (re.sub(r"\W", "", name).lower()[:24] or "ref") + year
        key, number = stem, 1
        while key.lower() in taken:
            number += 1
            key = f"{stem}-{number}"
        taken.add(key.lower())
        yield key


def _item(reference: Reference, key: str) -> dict[str, Any]:
    """One CSL item; what is not known is left out."""
    names = {"author": reference.authors, "editor": reference.editors, "translator": reference.translators}
    people: dict[str, Any] = {role: [_person(name) for name in found] for role, found in names.items() if found}
    if reference.et_al:
        people["author"] = [*people.get("author", []), {"literal": "others"}]
    dates = {"issued": reference.date, "accessed": reference.accessed}
    stated = {"id": key, "type": reference.kind or ("webpage" if reference.url else "document")}
    return stated | _texts(reference) | people | {name: _parts(date) for name, date in dates.items() if date}


def _texts(reference: Reference) -> dict[str, str]:
    """The fields that are plain text, in CSL's names."""
    texts = {
        "title": reference.title,
        # Without a larger work the publisher stands for it, and is stated once.
        "container-title": reference.container if reference.container != reference.publisher else None,
        "publisher": reference.publisher,
        "URL": reference.url,
        "DOI": reference.doi,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "archive-url": reference.archive_url,
        "archive-date": str(reference.archived) if reference.archived else None,
        **{csl: reference.identifiers.get(name) for name, csl in _IDENTIFIERS.items()},
    }
    return {name: value for name, value in texts.items() if value}


def _person(name: Name) -> dict[str, str]:
    """A name in CSL's parts."""
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def _parts(date: PartialDate) -> dict[str, list[list[int]]]:
    """A date in CSL's parts, as precise as it is."""
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part is not None]]}


def _entry(reference: Reference, key: str) -> str:
    """One BibTeX entry."""
    kind = reference.kind or ("webpage" if reference.url else "document")
    texts = _texts(reference)
    people = {"author": reference.authors, "editor": reference.editors, "translator": reference.translators}
    fields = {role: " and ".join(_bibtex_name(name) for name in found) for role, found in people.items() if found}
    if reference.et_al:
        fields["author"] = " and ".join(part for part in (fields.get("author"), "others") if part)
    named = (
        ("title", "title"),
        ("container-title", _container(kind)),
        ("publisher", "publisher"),
        ("volume", "volume"),
    )
    fields |= {name: _escaped(texts[csl]) for csl, name in named if csl in texts}
    fields |= {"number": _escaped(texts["issue"])} if "issue" in texts else {}
    fields |= {"pages": _escaped(texts["page"])} if "page" in texts else {}
    fields |= {"date": str(reference.date)} if reference.date else {}
    plain = (("DOI", "doi"), ("URL", "url"), ("archive-url", "archiveurl"), ("archive-date", "archivedate"))
    fields |= {name: _verbatim(texts[csl]) for csl, name in plain if csl in texts}
    fields |= {"urldate": str(reference.accessed)} if reference.accessed else {}
    fields |= {
        name.lower(): _escaped(texts[csl]) for name, csl in _IDENTIFIERS.items() if csl in texts and name != "arxiv"
    }
    fields |= {"eprint": _escaped(texts["arxiv"]), "eprinttype": "arxiv"} if "arxiv" in texts else {}
    fields |= {"entrysubtype": kind} if kind not in ("document", "webpage", "book") else {}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{_TYPES.get(kind, 'misc')}{{{key},\n{lines}}}\n"


def _container(kind: str) -> str:
    """The field that BibTeX keeps the larger work in."""
    return "booktitle" if kind in ("chapter", "paper-conference") else "journaltitle"


def _bibtex_name(name: Name) -> str:
    """`Family, Suffix, Given`; a body in braces."""
    if name.literal or not name.family:
        return "{" + _escaped(name.literal or name.given or "") + "}"
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    # A particle or the word "and" inside of a name would be taken for something else without braces.
    return ", ".join(_braced(_escaped(part)) for part in parts if part)


def _braced(part: str) -> str:
    return f"{{{part}}}" if re.search(r"\band\b|,", part) else part


def _verbatim(address: str) -> str:
    """An address as BibLaTeX's verbatim fields want it; only what would break the entry is encoded."""
    address = address.replace("\\", "%5C")
    depth = 0
    for char in address:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            break
    return address if not depth else address.replace("{", "%7B").replace("}", "%7D")


def _escaped(text: str) -> str:
    """Text in which nothing means anything to LaTeX."""
    text = "".join(_ESCAPES.get(char, char) for char in text)
    return _LIGATURES.sub("{}", text)
