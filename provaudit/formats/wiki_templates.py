"""Templates of wikitext: their parameters, and what a citation template states, in CSL's names."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from attrs import frozen

_CITES = re.compile(
    r"(?:cite|citation|cita|cytuj|citace|lien|article|ouvrage|literatur|internetquelle|webbref|bokref|tidningsref"
    r"|kilde|citeer|citar|citat|bibliografia|книга|статья|cite\w*)(?:[\s_/-].{0,40})?|vcite.*|lien web|cite-web",
    re.IGNORECASE,
)
_NAMES = {
    "title": "title titel titre título titolo tytuł titulo rubrik otsikko заглавие название",
    "URL": "url url-cím ссылка adress osoite",
    "container-title": "website work newspaper journal magazine periodical encyclopedia"
    " encyclopaedia dictionary site werk sammelwerk"
    " périodique revue obra sitioweb sitio publicación periódico sito opera rivista czasopismo tidning издание",
    "publisher": "publisher agency institution hrsg verlag éditeur editorial editore wydawca utgivare издательство",
    "issued": "date publication-date datum fecha data datata dato дата",
    "year": "year jahr année año anno rok år год",
    "accessed": "access-date accessdate abruf zugriff consulté_le fechaacceso accesso acessodata"
    " hämtdatum bezochtdatum data_dostępu",
    "archive-url": "archive-url archiveurl archiv-url archiveurl urlarchivo urlarchivio arquivourl arkivurl",
    "archive-date": "archive-date archivedate archiv-datum dateiarchiv fechaarchivo dataarchivio"
    " arquivodata arkivdatum",
    "url-status": "url-status dead-url deadurl offline brl urlmorto",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmc",
    "arxiv": "arxiv eprint",
    "volume": "volume band vol tom",
    "issue": "issue number nummer heft numéro numero",
    "page": "pages page seiten pp p at páginas pagina pagine",
    "language": "language sprache langue idioma lingua język språk язык",
}
_FIELD = {name: field for field, names in _NAMES.items() for name in names.split()}
_AUTHOR = re.compile(
    r"(last|surname|nom|apellidos?|cognome|nazwisko|efternamn)(\d{0,2})|author-?last(\d{0,2})|(last|author)(\d{1,2})-?last"
)
_GIVEN = re.compile(r"(first|given|prénom|nombre|nome|imię|förnamn)(\d{0,2})|author-?first(\d{0,2})")
_WHOLE = re.compile(r"(authors?|auteurs?|autor(?:en|es)?|autore|författare|vauthors|people|автор)(\d{0,2})")
_EDITOR = re.compile(r"(editor|herausgeber)(\d{0,2})")
_TYPES = (
    ("news", "article-newspaper"),
    ("journal", "article-journal"),
    ("magazine", "article-magazine"),
    ("book", "book"),
    ("thesis", "thesis"),
    ("report", "report"),
    ("conference", "paper-conference"),
    ("encyclop", "entry-encyclopedia"),
    ("web", "webpage"),
)
_MARKED = re.compile(r"''|[<\[{&]")
_MARKUP = re.compile(
    r"'{2,5}|<[^<>]{1,200}>|\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,400})\]\]|\[https?://\S+\s([^\[\]]{1,400})\]"
)


@frozen
class Parameter:
    """A parameter of a template, with the place of its value."""

    name: str
    value: str
    start: int


def is_citation(name: str) -> bool:
    """Whether a template describes a source."""
    return _CITES.fullmatch(name) is not None and not name.startswith("citation needed")


def plain(value: str) -> str:
    """A value without markup."""
    if _MARKED.search(value) is None:
        return " ".join(value.split())
    for _ in range(3):
        value, count = _MARKUP.subn(lambda match: match[1] or match[2] or "", value)
        if not count:
            break
    value = re.sub(r"\{\{[^{}]*?\|?([^{}|]*)\}\}", r"\1", value)
    return " ".join(html.unescape(value).split())


def stated(name: str, values: Mapping[str, str]) -> dict[str, str]:
    """What a citation template states, in CSL's names; `values` are its parameters without markup."""
    fields: dict[str, str] = {}
    for key, value in values.items():
        field = _FIELD.get(key.replace(" ", "_"))
        if field is not None and value:
            fields.setdefault(field, value)
    year = fields.pop("year", "")
    if year and "issued" not in fields:
        fields["issued"] = year
    people = {field: _people(values, field) for field in ("author", "editor")}
    fields |= {field: names for field, names in people.items() if names}
    kind = next((csl for word, csl in _TYPES if word in name), "")
    return fields | ({"type": kind} if kind else {})


def _people(values: Mapping[str, str], role: str) -> str:
    """`Family, Given; Family, Given`; a name that is given whole is passed on as it stands."""
    families: dict[int, str] = {}
    givens: dict[int, str] = {}
    wholes: dict[int, str] = {}
    for key, value in values.items():
        if not value or key in _FIELD:
            continue
        edits = key.startswith(("editor", "herausgeber"))
        if edits != (role == "editor"):
            continue
        bare = re.sub(r"^editor-?(?=last|first|given|surname)", "", key) if edits else key
        for pattern, found in ((_AUTHOR, families), (_GIVEN, givens), (_EDITOR if edits else _WHOLE, wholes)):
            match = pattern.fullmatch(bare)
            if match is not None:
                place = int(next((g for g in match.groups()[1:] if g and g.isdigit()), "") or 1)
                found.setdefault(place, value)
                break
    names = []
    for place in sorted({*families, *wholes}):
        given = givens.get(place)
        family = families.get(place)
        names.append(f"{family}, {given}" if family and given else family or wholes[place])
    return "; ".join(names)
