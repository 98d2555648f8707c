"""Templates and links inside a wiki article: what each of them adds to the text, the notes and the markers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provaudit.formats.labels import is_exponent
from provaudit.formats.wiki_cites import Parameters, cited
from provaudit.formats.wiki_scan import template
from provaudit.model import Marker, Span

if TYPE_CHECKING:
    from provaudit.formats.wiki_article import Article

_WORDS = frozenset(
    "nowrap nobr small transl transliteration abbr iast em strong smallcaps sc lc ill ubl center big italic title"
    " nihongo zh korean circa c. linktext iw wiki2 interlanguage-link zh-tw".split()
)
_FOREIGN = re.compile(r"(?:lang|langx|trans|transl)\b.*")
_QUOTES = frozenset(
    "quote blockquote cquote quotation zitat cita citat citaat citazione citação citation rquote bquote".split()
) | {"quote box", "citation bloc", "block quote", "poem quote"}
_IDENTIFIERS = frozenset("isbn isbnt doi issn oclc pmid pmc arxiv jstor hdl bibcode lccn ssrn asin urn".split())
_SIGNS = {
    "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "ndash": "–", "mdash": "—", "emdash": "—",
    "spaced mdash": " — ", "nbsp": " ", "space": " ", "'": "’", "!": "|", "=": "=", "pipe": "|", "sp": " ", "-'": "’",
}  # fmt: skip
_LISTS = frozenset(
    "reflist references notelist refs einzelnachweise références listaref notelist-ua notelist-lr".split()
)
_MEASURES = frozenset({"convert", "cvt"})
_SITES = frozenset({"official website", "official url", "url"})
_ARCHIVES = frozenset({"webarchive", "wayback", "webarchiv", "web archive"})
_MEDIA = re.compile(
    r"\[\[\s*:?(?:file|image|media|category|datei|bild|kategorie|fichier|catégorie|archivo|imagen|categoría|immagine"
    r"|categoria|файл|изображение|категория|категорія|plik|grafika|kategoria|bestand|afbeelding|categorie|fil|kategori"
    r"|tiedosto|luokka|ficheiro|imagem|fitxer|soubor|súbor|kategória|fájl|kategori|dosya|fișier|slika|kategorija"
    r"|αρχείο|κατηγορία|ファイル|画像|文件|檔案|分类|分類|파일|분류|ملف|تصنيف|پرونده|رده|קובץ|קטגוריה"
    r"|tập tin|thể loại|berkas)\s*:"
    r"|\[\[[a-z]{2,3}(?:-[a-z]{2,8})?:[^|\[\]]+\]\]",
    re.IGNORECASE,
)
"""Pictures, categories, and links to the same article in another language: no text."""
_RAISED = re.compile(r"\s*\[?(\d{1,3}|[*†‡§¶]{1,3})\]?\s*</sup>", re.IGNORECASE)
_QUOTATION_MARKS = re.compile(r"'{2,5}")


def read_template(article: Article, start: int, stop: int, depth: int) -> None:
    """Read the template between two places."""
    name, parameters = template(article.text, start, stop, article.known)
    if cited(article, name, parameters, start, stop, depth):
        return
    if name in _QUOTES:
        _quotation(article, parameters, depth)
    elif name in _WORDS:
        _said(article, parameters, ("1",), depth)
    elif name in _SIGNS:
        article.keep(_SIGNS[name], start, stop - start)
    elif _FOREIGN.fullmatch(name):
        _said(article, parameters, ("text", "2", "1") if name in ("lang", "langx", "transl") else ("1",), depth)
    elif name in _IDENTIFIERS and "1" in parameters:
        label = "doi:" if name == "doi" else f"{name.upper()} "
        article.keep(label, start + 2, len(name))
        article.keep(parameters["1"].value, parameters["1"].start)
    elif name in _MEASURES:
        _measure(article, parameters)
    elif name in _SITES or name in _ARCHIVES:
        _site(article, name, parameters, start)
    else:
        # Infoboxes and the like: no running text, but their refs are real ones.
        article.refs_only(start + 2, stop - 2, depth, listing=name in _LISTS)


def _said(article: Article, parameters: Parameters, keys: tuple[str, ...], depth: int) -> None:
    """A template that only dresses up words: the words are text."""
    words = next((parameters[key] for key in keys if key in parameters), None)
    for parameter in parameters.values():
        end = parameter.start + len(parameter.value)
        if parameter is words:
            article.stretch(parameter.start, end, depth + 1)
        else:
            article.refs_only(parameter.start, end, depth)


def _measure(article: Article, parameters: Parameters) -> None:
    """`{{convert|5|km|mi}}`: the quantity as it was measured."""
    for key in ("1", "2"):
        if key in parameters:
            article.keep(" " if key == "2" else "", parameters[key].start - 1)
            article.keep(parameters[key].value, parameters[key].start)


def _quotation(article: Article, parameters: Parameters, depth: int) -> None:
    """A quotation in a paragraph of its own."""
    article.flush()
    article.kind = "quote"
    _said(article, parameters, ("text", "quote", "content", "1"), depth)
    article.flush()


def _site(article: Article, name: str, parameters: Parameters, start: int) -> None:
    """A template that links an address, or the copy that an archive keeps of it."""
    url = parameters.get("url") or parameters.get("1")
    if url is None or not url.value:
        return
    address = url.value if "://" in url.value else f"http://{url.value}"
    words = parameters.get("title") or parameters.get("text") or parameters.get("2") or url
    time = parameters.get("wayback")
    if time is not None and time.value.isdigit():
        address = f"https://web.archive.org/web/{time.value}/{address}"
    first = len(article.pieces)
    if name in _ARCHIVES:
        article.keep(article.text[start + 2 : start + 2 + len(name)], start + 2)
        words = parameters.get("date") or words
        article.keep(" ", words.start - 1)
    _plain_words(article, words.value, words.start)
    article.links.append((first, len(article.pieces), address))


def inner_link(article: Article, start: int, stop: int, depth: int) -> None:
    """`[[River|the river]]`: its words; pictures and categories are left out, but for the refs in captions."""
    if _MEDIA.match(article.text, start):
        article.refs_only(start + 2, stop - 2, depth)
        return
    pipe = article.text.rfind("|", start, stop)
    begin = pipe + 1 if pipe >= 0 else start + 2
    article.stretch(begin, stop - 2, depth + 1) if depth < 10 else article.keep(article.text[begin : stop - 2], begin)


def outer_link(article: Article, start: int, words: int, end: int, depth: int) -> int:
    """`[https://example.org the record]`: its words as a link; without words, the address."""
    text = article.text
    close = _closing(article, words, min(end, words + 2000))
    address = text[start + 1 : words]
    if close < 0:
        article.keep(text[start:words], start)
        return words
    first = len(article.pieces)
    if text[words:close].strip():
        lead = len(text[words:close]) - len(text[words:close].lstrip())
        article.stretch(words + lead, close, depth + 1)
    else:
        article.keep(address, start + 1)
    article.links.append((first, len(article.pieces), address if address[0] != "/" else f"https:{address}"))
    return close + 1


def raised(article: Article, tag: re.Match[str]) -> int:
    """A raised number typed by hand, `<sup>1</sup>`: a sign, unless it is an exponent; the place after it, or 0."""
    sign = _RAISED.match(article.text, tag.end())
    if sign is None or is_exponent("".join(said for said, _, _ in article.pieces[-3:])[-12:]):
        return 0
    article.markers.append(Marker(sign[1], Span(tag.start(), sign.end()), "superscript"))
    return sign.end()


def _closing(article: Article, place: int, end: int) -> int:
    """The bracket that ends an outer link, inner links in its words aside; -1 if there is none in its line."""
    for match in re.compile(r"\[\[|\{\{|\]|\n").finditer(article.text, place, end):
        if match.start() < place:
            continue
        if match[0] == "]":
            return match.start()
        if match[0] == "\n":
            return -1
        place = article.known.get(match.start(), match.end())
    return -1


def _plain_words(article: Article, words: str, start: int) -> None:
    """The words of a link without the quotes that make them italic or bold."""
    done = 0
    for match in _QUOTATION_MARKS.finditer(words):
        article.keep(words[done : match.start()], start + done)
        done = match.end()
    article.keep(words[done:], start + done)
