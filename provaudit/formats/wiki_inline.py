"""Templates and links inside a wiki article: what each of them adds to the text, the notes and the markers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from provaudit.formats.blocks import aligned, cut, joined
from provaudit.formats.wiki_scan import template
from provaudit.formats.wiki_templates import Parameter, is_citation, plain, stated
from provaudit.model import Link, Marker, Note, Passage, Span

if TYPE_CHECKING:
    from provaudit.formats.wiki_article import Article

_SHORT = frozenset({"sfn", "sfnp", "sfnm", "harvnb", "harv", "harvtxt", "harvp", "harvcoltxt", "harvcol"})
_NOTED = frozenset({"efn", "efn-ua", "efn-lr", "refn", "notetag", "#tag:ref", "note label", "sidenote"})
_WORDS = frozenset(
    "lang nowrap nobr small transl transliteration abbr iast lang-en em strong smallcaps sc lc ill langx nbsp".split()
)
_QUOTES = frozenset({"quote", "blockquote", "cquote", "quotation", "quote box", "zitat", "citation bloc", "cita"})
_MEDIA = re.compile(
    r"\[\[\s*:?(?:file|image|category|datei|bild|kategorie|fichier|catégorie|archivo|imagen|categoría|immagine"
    r"|categoria|файл|категория|plik|grafika|kategoria|bestand|categorie|fil|kategori|tiedosto|luokka)\s*:",
    re.IGNORECASE,
)
_LIST_DEFINED = frozenset({"reflist", "references", "notelist", "refs", "einzelnachweise", "références", "listaref"})
_UNSAID = frozenset(
    {
        "url",
        "archive-url",
        "archiveurl",
        "access-date",
        "accessdate",
        "archive-date",
        "archivedate",
        "url-status",
        "ref",
        "mode",
        "language",
    }
)


def read_template(article: Article, start: int, stop: int, depth: int) -> None:
    """Read the template between two places."""
    name, parameters = template(article.text, start, stop, article.known)
    if is_citation(name):
        _citation(article, name, parameters, start, stop)
    elif name in _SHORT:
        _short_notes(article, name, parameters, Span(start, stop))
    elif name in _NOTED or name.startswith("#tag:ref"):
        content = parameters.get("2") if name == "note label" else parameters.get("1")
        if content is not None:
            group = "efn" if name.startswith("efn") else ""
            named = parameters["name"].value if "name" in parameters else ""
            place = (content.start, content.start + len(content.value))
            article.ref(group, named, Span(start, stop), place, depth)
    elif name in ("r", "refr", "ref label"):
        for key, parameter in parameters.items():
            if key.isdigit() and parameter.value:
                span = Span(parameter.start, parameter.start + len(parameter.value))
                article.ref("", parameter.value, span, None, depth)
    elif name in _QUOTES or name in _WORDS:
        _said(article, name, parameters, depth)
    elif name in _LIST_DEFINED:
        article.refs_only(start + 2, stop - 2, depth, cited=False)
    else:
        # Infoboxes and the like: no running text, but their refs are real ones.
        article.refs_only(start + 2, stop - 2, depth)


def _said(article: Article, name: str, parameters: Mapping[str, Parameter], depth: int) -> None:
    """A template that only dresses up words: the words are text."""
    keys = (
        ("text", "quote", "1")
        if name in _QUOTES
        else ("text", "2", "1")
        if name.startswith(("lang", "trans"))
        else ("1",)
    )
    words = next((parameters[key] for key in keys if key in parameters), None)
    if words is None:
        return
    if name in _QUOTES:
        article.flush()
        article.kind = "quote"
    article.stretch(words.start, words.start + len(words.value), depth + 1)
    if name in _QUOTES:
        article.flush()


def _citation(article: Article, name: str, parameters: Mapping[str, Parameter], start: int, stop: int) -> None:
    """A citation template: an entry with fields; its values are the readable text."""
    values = {key: plain(parameter.value) for key, parameter in parameters.items()}
    fields = stated(name, values)
    url = fields.get("URL", "")
    pieces: list[tuple[str, int]] = []
    for parameter in parameters.values():
        value = values[parameter.name]
        if value and parameter.name not in _UNSAID:
            if pieces:
                pieces.append((". ", pieces[-1][1] + len(pieces[-1][0])))
            if value in parameter.value:
                pieces.append((value, parameter.start + parameter.value.index(value)))
            else:
                pieces += aligned(value, article.text, parameter.start, parameter.start + len(parameter.value))
    passage = joined(pieces, stop - 2)
    words = next((p for p in parameters.values() if url and values[p.name] == fields.get("title") and p.value), None)
    links = (Link(fields["title"], url, Span(words.start, words.start + len(words.value))),) if words else ()
    if not passage.text:
        passage = cut(Passage(article.text[start + 2 : stop - 2], Span(start + 2, stop - 2)), 0)
    article.entries.append(Note(None, passage, "entry", links, fields))
    if article.kind == "note":
        article.pieces += [(said, place, len(said)) for said, place in pieces]


def _short_notes(article: Article, name: str, parameters: Mapping[str, Parameter], span: Span) -> None:
    """`{{sfn|Smith|2010|p=5}}`: a marker with names and year, which are the label of an entry."""
    words = [p.value for key, p in parameters.items() if key.isdigit() and p.value]
    groups: list[list[str]] = [[]]
    for word in words:
        groups[-1].append(plain(word))
        if re.fullmatch(r"\d{4}[a-z]?|n\.d\.", word) and name == "sfnm":
            groups.append([])
    for group in groups:
        group = [word for word in group if word and not (name == "sfnm" and word.startswith(("p", "loc")))]
        if group:
            label = " ".join(group[:5])
            article.short[label] = label
            article.markers.append(Marker(label, span, "author-date"))


def inner_link(article: Article, start: int, stop: int, depth: int) -> None:
    """`[[River|the river]]`: its words; pictures and categories are left out, but for the refs in captions."""
    if _MEDIA.match(article.text, start):
        article.refs_only(start + 2, stop - 2, depth)
        return
    pipe = article.text.rfind("|", start, stop)
    begin = pipe + 1 if pipe >= 0 else start + 2
    article.stretch(begin, stop - 2, depth + 1) if depth < 10 else article.keep(article.text[begin : stop - 2], begin)


def outer_link(article: Article, match: re.Match[str], end: int) -> int:
    """`[https://example.org the record]`: its words as a link; without words, the address."""
    close = article.text.find("]", match.end(), min(end, match.end() + 2000))
    address = match[0][1:] if not match[0].startswith("[//") else f"https:{match[0][1:]}"
    if close < 0:
        article.keep(match[0], match.start())
        return match.end()
    first = len(article.pieces)
    words = article.text[match.end() : close]
    if words.strip():
        lead = len(words) - len(words.lstrip())
        _plain_words(article, words.strip(), match.end() + lead)
    else:
        article.keep(match[0][1:], match.start() + 1)
    article.links.append((first, len(article.pieces), address))
    return close + 1


def _plain_words(article: Article, words: str, start: int) -> None:
    """The words of a link without the quotes that make them italic or bold."""
    done = 0
    for match in re.finditer(r"'{2,5}", words):
        article.keep(words[done : match.start()], start + done)
        done = match.end()
    article.keep(words[done:], start + done)
