"""ContextObjects in Spans (COinS): what a page states of a source for programs, `<span class="Z3988" title="...">`.

Source: NISO Z39.88-2004 (OpenURL), key/encoded-value formats for books, journals, dissertations and Dublin Core.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

_MOST = 200
"""How many values are looked at; a description has about a dozen."""
_DIRECT = {
    "date": "issued", "volume": "volume", "issue": "issue", "pub": "publisher", "publisher": "publisher",
    "issn": "ISSN", "isbn": "ISBN", "language": "language",
}  # fmt: skip
_TYPES = {
    "article": "article-journal", "book": "book", "bookitem": "chapter", "conference": "paper-conference",
    "proceeding": "paper-conference", "report": "report", "unknown": "webpage", "preprint": "article",
}  # fmt: skip
_INFO = {"info:doi/": "DOI", "info:pmid/": "PMID", "info:arxiv/": "arxiv", "urn:isbn:": "ISBN", "urn:issn:": "ISSN"}


def stated(context: str) -> dict[str, str]:
    """What a ContextObject states, in CSL's names; empty if it names no title."""
    try:
        values = parse_qs(context, max_num_fields=_MOST)
    except ValueError:
        return {}
    said = {key.removeprefix("rft."): " ".join(value[0].split()) for key, value in values.items()}
    article, whole = said.get("atitle", ""), said.get("btitle") or said.get("jtitle") or said.get("title", "")
    whole = whole or said.get("stitle", "")
    if not (article or whole):
        return {}
    fields = {csl: said[key] for key, csl in _DIRECT.items() if key in said}
    fields |= {"title": article or whole, "container-title": whole if article else "", "page": _pages(said)}
    fields |= {"type": _kind(said), "author": _authors(said, values), **_identifiers(values.get("rft_id", []))}
    return {name: value for name, value in fields.items() if value}


def _kind(said: Mapping[str, str]) -> str:
    """The CSL type."""
    if "dissertation" in said.get("rft_val_fmt", ""):
        return "thesis"
    kind = _TYPES.get(said.get("genre", ""), "")
    return "chapter" if kind == "book" and "atitle" in said else kind


def _pages(said: Mapping[str, str]) -> str:
    """The pages, as a range or as where they begin and end."""
    return said.get("pages") or "–".join(said[key] for key in ("spage", "epage") if key in said)


def _authors(said: Mapping[str, str], values: Mapping[str, list[str]]) -> str:
    """`Family, Given; Family, Given`; the first author may be stated in parts, and once more as a whole."""
    given = said.get("aufirst") or said.get("auinit", "")
    first = ", ".join(part for part in (said.get("aulast", ""), given) if part) if "aulast" in said else ""
    others = [" ".join(name.split()) for key in ("rft.au", "rft.creator") for name in values.get(key, [])]
    swapped = f"{given} {said.get('aulast', '')}"
    people = [first, *(name for name in others if name not in (first, swapped))]
    return "; ".join(name.replace(";", ",") for name in people if name) or said.get("aucorp", "")


def _identifiers(addresses: list[str]) -> dict[str, str]:
    """DOI and the like, and the address that was cited: the last one that is no database's."""
    found: dict[str, str] = {}
    for address in addresses:
        prefix = next((prefix for prefix in _INFO if address.lower().startswith(prefix)), None)
        if prefix is not None:
            found[_INFO[prefix]] = address[len(prefix) :]
        elif address.startswith(("http://", "https://")) and "#id-name=" not in address:
            found["URL"] = address
    return found
