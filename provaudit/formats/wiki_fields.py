"""What the citation templates of the larger wikis state, in CSL's names: one row of parameter names per field."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

_NAMES = {
    "title": "title titel titre título titulo titolo tytuł tittel rubrik nimeke otsikko заглавие название назва titul"
    " názov cím títol titlu başlık عنوان 제목 標題 标题 題名 タイトル כותרת tiêuđề tựađề judul naslov pealkiri τίτλος",
    "URL": "url online lireenligne urltexte ссылка посилання adress osoite enlace уебадрес مسار نشانی כתובת 網址 网址",
    "container-title": "website work newspaper journal magazine periodical encyclopedia encyclopaedia dictionary site"
    " werk sammelwerk zeitschrift zeitung périodique revue obra sitioweb sitio publicación periódico revista jornal"
    " sito opera rivista pubblicazione czasopismo praca verk tidning tidskrift avis tidsskrift издание сайт работа"
    " видання періодика periodikum časopis julkaisu lehti труд 웹사이트 신문 저널 잡지 موقع صحيفة وبگاه روزنامه אתר"
    " çalışma gazete dergi publicació diari værk krant tijdschrift 新聞 雑誌",
    "publisher": "publisher agency institution hrsg verlag éditeur editeur editorial editore editora publicado wydawca"
    " opublikowany utgivare udgiver utgiver förlag forlag издательство видавництво kustantaja julkaisija uitgever"
    " kiadó vydavatel vydavateľ yayıncı ناشر 출판사 出版社 出版者 издател nhàxuấtbản penerbit izdavač",
    "issued": "date publicationdate datum fecha data datata dato дата ajankohta datumvydání datumvydania dátum tarih"
    " تاريخ تاریخ 날짜 日付 日期 תאריך ngày dato",
    "year": "year jahr année annee año ano anno rok år год рік vuosi jaar any yıl سنة سال 연도 年 שנה năm godina",
    "accessed": "accessdate abruf zugriff consultéle fechaacceso accesso acessodata acessadoem hämtdatum bezochtdatum"
    " datadostępu dataaccesso besøksdato hentet besøgsdato viitattu датаобращения датадоступу datumpřístupu"
    " dátumprístupu consulta erişimtarihi تاريخالوصول تاریخبازبینی 확인날짜 閲覧日 תאריךוידוא ngàytruycập достъпдата"
    " hozzáférés dataaccés",
    "archive-url": "archiveurl archivurl urlarchivo urlarchivio arquivourl arkivurl archiwum archiefurl urlarchivu"
    " arşivurl مسارأرشيف 보존url arxiuurl",
    "archive-date": "archivedate archivdatum fechaarchivo dataarchivio arquivodata arkivdatum zarchiwizowano"
    " datumarchivace archiefdatum arşivtarihi تاريخأرشيف 보존날짜 arxiudata",
    "url-status": "urlstatus deadurl offline urlmorto ölüurl estadourl",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmc",
    "arxiv": "arxiv eprint",
    "volume": "volume band vol tom volumen том jg jaargang ročník 권 卷 巻 tomo årgang cilt",
    "issue": "issue number nummer heft numéro numero número nr выпуск номер číslo 호 號 号 núm",
    "page": "pages page seiten pp p at páginas pagina pagine passage strony страницы sidor sider sivut stránky strany"
    " oldal 쪽 頁 页 sayfa sayfalar pàgines paginas",
    "language": "language sprache langue idioma lingua język språk язык мова 언어 dil jazyk kieli taal",
    "part": "chapter contribution entry kapitel chapitre capítulo capitolo rozdział",
    "script": "scripttitle",
}
_FIELD = {name: field for field, names in _NAMES.items() for name in names.split()}
_FAMILY = re.compile(
    r"(?:author)?(?:last|surname|nom|apellidos?|cognome?|nazwisko|efternamn|etternavn|achternaam|příjmení|priezvisko"
    r"|sobrenome|ultimo|último|sukunimi|soyadı|성|姓|نامخانوادگی|prezime|họ)(\d{0,2})|author(\d{1,2})last"
)
_GIVEN = re.compile(
    r"(?:author)?(?:first|given|prénom|nombre|nome|imię|förnamn|fornavn|voornaam|jméno|meno|primeiro|etunimi|ad|이름|名"
    r"|نام|ime|tên)(\d{0,2})|author(\d{1,2})first"
)
_WHOLE = re.compile(
    r"(?:authors?|auteurs?|auteurinstitutionnel|autor(?:en|es|i|zy)?|autore|författare|forfatter|tekijät?|vauthors"
    r"|people|host|автор[ыи]?|szerző|yazar|مؤلف|نویسنده|저자|著者|作者|מחבר|הכותב|tácgiả|penulis|skribent)(\d{0,2})"
)
_EDITS = re.compile(r"(?:v?editor|herausgeber|redaktor|éditeurscientifique|directeur)(\d{0,2})")
_TYPES = (
    (
        "article-newspaper",
        "news|zeitung|noticia|notícia|notizia|jornal|tidningsref|avis|haber|뉴스|خبر",
    ),
    ("article-journal", "journal|article|publicaci|pubblicazione|pismo|periodik|статья|стаття|저널|tidskriftsref"),
    ("article-magazine", "magazine"),
    ("book", "book|ouvrage|libro|livro|książk|bokref|bok$|kirja|книга|monografi|llibre|kitap|서적|کتاب|كتاب|ספר|boek"),
    ("thesis", "thesis|tesis|tesi$"),
    ("report", "report"),
    ("paper-conference", "conference"),
    ("entry-encyclopedia", "encyclop"),
    ("webpage", "web|www|internetquelle|stron|verkkoviite|웹|ويب|وب|קישור"),
)
_DIRECT = frozenset({"literatur", "internetquelle"})
"""Templates in which names are parted by commas, given name first."""
_BROKEN = {"yes": "dead", "true": "dead", "1": "dead", "ja": "dead", "sì": "dead", "si": "dead", "no": "live"}
_REMEMBERED = 4096
"""How many parameter names are remembered; an article uses a few dozen."""
_SEPARATORS = re.compile(r"[\s_-]+")
_INITIALS = re.compile(r"([^\W\d_][\w’'. -]*?)\s+([^\W\d_a-z]{1,4})")


@functools.lru_cache(_REMEMBERED)
def field_of(key: str) -> str:
    """The field that a parameter states, in CSL's names; empty for those that state none."""
    return _FIELD.get(_bare(key), "")


def _bare(key: str) -> str:
    """A parameter's name without what parts its words: `access-date` is `accessdate`."""
    return _SEPARATORS.sub("", key.rstrip(":"))


def stated(name: str, values: Mapping[str, str]) -> dict[str, str]:
    """What a citation template states, in CSL's names; `values` are its parameters without markup."""
    fields: dict[str, str] = {}
    for key, value in values.items():
        field = field_of(key)
        if field and value:
            fields.setdefault(field, value)
    if name == "literatur" and "hrsg" in values:
        # In this template alone the word means who edited, not who published.
        fields["publisher"] = values.get("verlag", "")
    year, script = fields.pop("year", ""), fields.pop("script", "")
    fields.setdefault("issued", year)
    fields.setdefault("title", re.sub(r"^[a-z-]{2,8}:\s*", "", script))
    kind = _kind(name)
    part = fields.pop("part", "")
    if part and part != fields["title"]:
        fields |= {"title": part, "container-title": fields["title"] or fields.get("container-title", "")}
        kind = "chapter" if kind == "book" else kind
    status = fields.get("url-status", "").lower()
    fields["url-status"] = _BROKEN.get(status, status)
    fields |= {**_people(name, values), "type": kind}
    return {field: value for field, value in fields.items() if value}


@functools.lru_cache(_REMEMBERED)
def _kind(name: str) -> str:
    """The CSL type that a template's name tells."""
    return next((csl for csl, words in _TYPES if re.search(words, name)), "")


def _people(template: str, values: Mapping[str, str]) -> dict[str, str]:
    """`Family, Given; Family, Given` of authors and editors; a name that is given whole is passed on as it stands."""
    # In Catalan `nom` is the given name, in French the family name.
    dialect = "catalan" if any(key.startswith("cognom") and not key.startswith("cognome") for key in values) else ""
    dialect = template if template in _DIRECT else dialect
    found: dict[str, dict[int, dict[str, str]]] = {"author": {}, "editor": {}}
    for key, value in values.items():
        person = _person(dialect, key) if value else None
        if person is not None:
            role, place, part = person
            found[role].setdefault(place, {}).setdefault(part, value)
    return {
        role: "; ".join(_said(parts) for _, parts in sorted(people.items()) if len(parts) > 1 or "given" not in parts)
        for role, people in found.items()
    }


@functools.lru_cache(_REMEMBERED)
def _person(dialect: str, key: str) -> tuple[str, int, str] | None:
    """Whom a parameter names (`author` or `editor`), in which place, and what of the name it gives."""
    bare = _bare(key)
    whole = "direct" if dialect in _DIRECT else "whole"
    if dialect == "catalan":
        bare = re.sub(r"^nom(?=\d*$)", "nome", bare)
    if dialect == "literatur" and bare == "hrsg":
        return "editor", 1, whole
    edits = _EDITS.match(bare)
    rest, place = (bare[edits.end() :], edits[1]) if edits else (bare, "")
    if edits and rest in ("", "s"):
        return "editor", int(place or 1), "listed" if bare.startswith("v") else whole
    for part, pattern in (("family", _FAMILY), ("given", _GIVEN), (whole, _WHOLE)):
        match = pattern.fullmatch(rest)
        if match is not None and (edits or bare not in _FIELD):
            place = place or next((group for group in match.groups() if group), "")
            part = "listed" if rest == "vauthors" else part
            return "editor" if edits else "author", int(place or 1), part
    return None


def _said(parts: Mapping[str, str]) -> str:
    """One name out of its parts."""
    if "family" in parts:
        return ", ".join(parts[part] for part in ("family", "given") if part in parts)
    if "direct" in parts:
        return "; ".join(name.strip() for name in parts["direct"].split(","))
    return parts["whole"] if "whole" in parts else _listed(parts["listed"])


def _listed(value: str) -> str:
    """`Doe J, Roe RB` as `Doe, J; Roe, RB`; what stands in double brackets is a body."""
    people = [part.strip() for part in value.split(",") if part.strip()]
    return "; ".join(f"{m[1]}, {m[2]}" if (m := _INITIALS.fullmatch(person)) else person for person in people)
