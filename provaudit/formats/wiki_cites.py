"""Templates that cite: descriptions of a source, short notes, and notes that a template writes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from provaudit.formats.blocks import Piece, aligned, cut, joined
from provaudit.formats.wiki_fields import field_of, stated
from provaudit.formats.wiki_templates import Parameter, is_citation, plain
from provaudit.model import Link, Marker, Note, Passage, Span

if TYPE_CHECKING:
    from provaudit.formats.wiki_article import Article

Parameters = Mapping[str, Parameter]

_SHORT = frozenset({"sfn", "sfnp", "sfnm"})
_HARVARD = frozenset({"harvnb", "harv", "harvtxt", "harvp", "harvcoltxt", "harvcol", "harvcolnb", "harvsp", "harvs"})
_GROUPS = {
    "efn": "lower-alpha", "efn-la": "lower-alpha", "efn-ua": "upper-alpha", "efn-lr": "lower-roman",
    "efn-ur": "upper-roman", "efn-lg": "lower-greek", "notetag": "note",
}  # fmt: skip
"""The groups that notes of these templates belong to."""
_NOTED = frozenset({*_GROUPS, "refn", "#tag:ref", "sidenote"})
_NAMED = frozenset({"r", "refr"})
_UNSAID = re.compile(
    r"(?:archive-?)?url.*|.*-url|(?:access|archive)-?date|ref|mode|df|language|(?:author|editor)-?link\d*|display-.*"
    r"|name-list-.*|url-(?:access|status)|via|location|place|quote|postscript|trans-.*|id|offline|abruf"
)
_NO_SOURCE = frozenset({"type", "issued", "accessed", "author", "language"})
_YEAR = re.compile(r"(?:1\d|20)\d\d[a-z]?|n\.d\.|forthcoming", re.IGNORECASE)
_ANCHOR = re.compile(r"\{\{\s*(?:harvid|sfnref)\s*\|([^{}]{1,200})\}\}", re.IGNORECASE)


def cited(article: Article, name: str, parameters: Parameters, start: int, stop: int, depth: int) -> bool:
    """Read a template that cites; False if it is none."""
    if name in _SHORT or name in _HARVARD:
        _short_notes(article, name, parameters, Span(start, stop))
    elif name in _NOTED:
        _written_note(article, name, parameters, Span(start, stop), depth)
    elif name in _NAMED:
        for key, parameter in parameters.items():
            if key.isdigit() and parameter.value:
                span = Span(parameter.start, parameter.start + len(parameter.value))
                article.ref(_value(parameters, "group", "g"), parameter.value, span, None, depth)
    elif is_citation(name):
        return _citation(article, name, parameters, start, stop)
    else:
        return False
    return True


def _value(parameters: Parameters, *names: str) -> str:
    """The value of the first of some parameters that is there."""
    return next((parameters[name].value for name in names if name in parameters), "")


def _written_note(article: Article, name: str, parameters: Parameters, span: Span, depth: int) -> None:
    """`{{efn|text}}`: a note, or with nothing but a name one more sign of a note."""
    content = parameters.get("1")
    place = (content.start, content.start + len(content.value)) if content is not None else None
    group = _value(parameters, "group") or _GROUPS.get(name, "")
    article.ref(group, _value(parameters, "name"), span, place, depth)


def _citation(article: Article, name: str, parameters: Parameters, start: int, stop: int) -> bool:
    """A citation template: an entry with fields; its values are the readable text. False if it states no source."""
    values = {key: plain(parameter.value) for key, parameter in parameters.items()}
    fields = stated(name, values)
    if fields.keys() <= _NO_SOURCE:
        return False
    pieces = list(_readable(article.text, parameters.values(), values))
    passage = joined(pieces, stop - 2)
    if not passage.text:
        passage = cut(Passage(article.text[start + 2 : stop - 2], Span(start + 2, stop - 2)), 0)
    spans = _places(parameters.values(), values, fields)
    links = (Link(fields["title"], fields["URL"], spans["title"]),) if {"URL", "title"} <= spans.keys() else ()
    article.entries.append(Note(None, passage, "entry", links, fields, spans))
    anchor = _ANCHOR.search(_value(parameters, "ref"))
    if anchor is not None:
        article.anchors[passage.span] = " ".join(word.strip() for word in anchor[1].split("|") if "=" not in word)
    if article.kind == "note":
        article.pieces += [(said, place, len(said)) for said, place in pieces]
    return True


def _readable(text: str, parameters: Iterable[Parameter], values: Mapping[str, str]) -> Iterator[Piece]:
    """The values of a citation, parted by full stops, with their places."""
    end = -1
    for parameter in parameters:
        value = values[parameter.name]
        if not value or _unsaid(parameter.name):
            continue
        if end >= 0:
            yield ". ", end
        offset = parameter.value.find(value)
        if offset >= 0:
            pieces = [(value, parameter.start + offset)]
        else:
            pieces = aligned(value, text, parameter.start, parameter.start + len(parameter.value))
        yield from pieces
        end = pieces[-1][1] + len(pieces[-1][0])


@functools.lru_cache(4096)
def _unsaid(name: str) -> bool:
    """Whether a parameter says nothing that a reader of the note would look for."""
    return name.isdigit() or _UNSAID.fullmatch(name) is not None


def _places(parameters: Iterable[Parameter], values: Mapping[str, str], fields: Mapping[str, str]) -> dict[str, Span]:
    """Where the fields stand whose value is that of one parameter."""
    places: dict[str, Span] = {}
    by_value = {value: name for name, value in fields.items() if name in ("title", "container-title", "issued")}
    for parameter in parameters:
        value = values[parameter.name]
        name = field_of(parameter.name)
        name = name if fields.get(name) == value else by_value.get(value, "")
        if name and value:
            places.setdefault(name, Span(parameter.start, parameter.start + len(parameter.value)))
    return places


def _short_notes(article: Article, name: str, parameters: Parameters, span: Span) -> None:
    """`{{sfn|Smith|2010|p=5}}`: a marker with names and year, which are the label of an entry."""
    for number, words in enumerate(_named(name, parameters)):
        if words:
            if number and name in _HARVARD:
                article.keep("; ", words[0].start, 0)
            label = " ".join(plain(word.value) for word in words[:5])
            article.short.add(label)
            article.markers.append(Marker(label, span, "author-date"))
            if name in _HARVARD:
                _spoken(article, words)
                _located(article, parameters)


def _named(name: str, parameters: Parameters) -> list[list[Parameter]]:
    """Family names and year of each source that a short note cites."""
    if name == "harvs":
        return _by_words(parameters)
    if name != "sfnm":
        return [[p for key, p in parameters.items() if key.isdigit() and p.value]]
    groups: dict[str, list[Parameter]] = {}
    for key, parameter in parameters.items():
        match = re.fullmatch(r"(\d)(?:a\d?|y)", key)
        if match is not None and parameter.value:
            groups.setdefault(match[1], []).append(parameter)
    if groups:
        return list(groups.values())
    plain_groups: list[list[Parameter]] = [[]]
    for key, parameter in parameters.items():
        if key.isdigit() and parameter.value:
            plain_groups[-1].append(parameter)
            if _YEAR.fullmatch(parameter.value):
                plain_groups.append([])
    return plain_groups


def _by_words(parameters: Parameters) -> list[list[Parameter]]:
    """The sources of `{{harvs|last=Smith|year=2005a|year2=2005b}}`, one for each year."""
    people = [p for key, p in parameters.items() if re.fullmatch(r"last\d?", key) and p.value]
    return [[*people, p] for key, p in parameters.items() if re.fullmatch(r"year\d?", key) and p.value]


def _spoken(article: Article, words: list[Parameter]) -> None:
    """What a Harvard citation shows: `Smith & Jones 2010`."""
    for number, word in enumerate(words):
        if number:
            last = number + 1 == len(words) or _YEAR.fullmatch(words[number + 1].value)
            article.keep(" " if _YEAR.fullmatch(word.value) else " & " if last else ", ", word.start - 1, 1)
        article.keep(word.value, word.start)


def _located(article: Article, parameters: Parameters) -> None:
    """The page that a Harvard citation gives."""
    for key, sign in (("p", ", p. "), ("page", ", p. "), ("pp", ", pp. "), ("pages", ", pp. "), ("loc", ", ")):
        if key in parameters and parameters[key].value:
            article.keep(sign, parameters[key].start - 1, 1)
            article.keep(parameters[key].value, parameters[key].start)


def labelled(article: Article) -> Iterator[Note]:
    """The entries of an article; one that short notes cite carries their label."""
    for entry in article.entries:
        key = article.anchors.get(entry.passage.span) or _short_key(entry)
        yield evolve(entry, label=key) if key in article.short else entry


def _short_key(entry: Note) -> str:
    """Family names and year of an entry, as `{{sfn}}` puts them."""
    authors = entry.fields.get("author") or entry.fields.get("editor") or ""
    families = [part.split(",")[0].strip() for part in authors.split(";")[:4] if part.strip()]
    year = re.search(r"\d{4}[a-z]?", entry.fields.get("issued", ""))
    return " ".join([*families, year[0] if year else ""]).strip()
