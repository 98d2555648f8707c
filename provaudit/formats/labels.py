"""Typed labels: how people number their notes, and how they head the list of them."""

from __future__ import annotations

import re

from attrs import frozen

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SYMBOLS = "*†‡§¶"

_HEADINGS = (
    # English
    r"notes?|end ?notes?|foot ?notes?|references?(?: cited)?|reference list|list of references|"
    r"works? (?:cited|consulted)|bibliography|(?:select(?:ed)?|annotated) bibliography|sources?(?: cited)?|"
    r"citations?|literature(?: cited)?|cited (?:works|literature)|further reading|notes (?:and|&) references|"
    r"references (?:and|&) notes|sources (?:and|&) notes|notes (?:and|&) sources|"
    # German, Dutch, Danish, Norwegian, Swedish
    r"anmerkung(?:en)?|fu(?:ß|ss)noten?|endnoten?|einzelnachweise?|literatur(?:verzeichnis|hinweise|angaben|liste)?|"
    r"quellen(?:verzeichnis|angaben|nachweise?)?|referenzen|nachweise|weblinks|noten|voetnoten|eindnoten|"
    r"referenties|bronnen|bronnenlijst|literatuur(?:lijst)?|noter|fodnoter|slutnoter|referencer|kilder|"
    r"litteratur(?:liste|förteckning)?|referanser|fotnoter|referenser|källor|källförteckning|"
    # French, Spanish, Italian, Portuguese, Catalan, Romanian
    r"notes? de (?:bas de page|fin)|notes et références|références(?: bibliographiques)?|bibliographie|"
    r"sources et références|ouvrages cités|notas?(?: al pie| de rodapé| finales| finais)?|"
    r"referencias(?: bibliográficas)?|bibliografía|fuentes|obras citadas|referências(?: bibliográficas)?|"
    r"bibliografia|fontes|referències|note(?: bibliografiche| a piè di pagina)?|riferimenti(?: bibliografici)?|"
    r"fonti|opere citate|referințe|bibliografie|surse|"
    # Slavic, Baltic, Finnish, Hungarian, Turkish, Greek
    r"przypisy|źródła|literatura|poznámky|reference|zdroje|použitá literatura|примечания|сноски|источники|"
    r"(?:список )?литератур[аы]|библиография|ссылки|примітки|джерела|посилання|бележки|източници|napomene|izvori|"
    r"bilješke|viitteet|lähteet|kirjallisuus|alaviitteet|jegyzetek|lábjegyzetek|források|hivatkozások|"
    r"irodalom(?:jegyzék)?|kaynakça|kaynaklar|dipnotlar|notlar|σημειώσεις|παραπομπές|βιβλιογραφία|πηγές|viited|"
    r"allikad|išnašos|šaltiniai|atsauces|"
    # Japanese, Chinese, Korean, Arabic, Hebrew, Persian, Vietnamese, Indonesian
    r"注|註|脚注|注釈|註釈|参考文献|引用文献|出典|文献|注释|註釋|参考资料|參考資料|参考文獻|參考文獻|尾注|"
    r"각주|미주|참고문헌|참고 문헌|주석|출처|"
    r"المراجع|مراجع|المصادر|"
    r"الهوامش|هوامش|ملاحظات|הערות(?: שוליים)?|מקורות|ביבליוגרפיה|منابع|پانویس|tài liệu tham khảo|chú thích|ghi chú|"
    r"daftar pustaka|catatan(?: kaki)?|referensi|sumber"
)
_HEADING = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.)]?\s+)?(?:" + _HEADINGS + r")\s*[:：.]?", re.IGNORECASE
)
_ENTRIES = re.compile(
    r"(?i)\W*(?:\d+\W*)?(?:refer|biblio|works? c|literatur|source|cited|quellen|bronnen|fuentes|fonti|fontes|źród"
    r"|参|參|文献|참고|المراجع|מקורות"
    r"|lähteet|källor|kilder|литератур|источник|kaynak|irodalom|βιβλιο|obras|ouvrages|opere|daftar|tài|further)"
)


def heads_notes(text: str) -> bool:
    """Whether a line is the heading of a list of notes or references, in one of some thirty languages."""
    return len(text) <= 60 and _HEADING.fullmatch(text.strip(" \t*_#=:—–-")) is not None


def heads_entries(text: str) -> bool:
    """Whether a heading of notes promises a list of references, in which entries need no label."""
    return _ENTRIES.match(text) is not None


YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
"""A number that is rather the year with which an entry begins than its label."""


@frozen
class Label:
    """A label at the beginning of a paragraph."""

    name: str
    shape: str
    """`[1]`, `(1)`, `1.`, `1)`, `1`, `¹`, `^1`, `[^a]`, `*` or `[key]`."""
    length: int
    """How many characters it takes, with the white space after it."""


_SHAPES = (
    ("[^a]", re.compile(r"\[\^([^\]\s]{1,60})\]:?\s*")),
    ("[1]", re.compile(r"\\?\[(\d{1,4}[a-z]?)\\?\]:?\s*(?=\S)")),
    ("[key]", re.compile(r"\[([A-Z][A-Za-z+]{0,20}\d{2,4}[a-z]?|[ivxl]{1,6}|[a-z]|\*{1,3})\]:?\s+(?=\S)")),
    ("(1)", re.compile(r"\((\d{1,3})\)\s+(?=\S)")),
    ("1.", re.compile(r"(\d{1,4})\\?\.\s+(?=\S)")),
    ("1)", re.compile(r"(\d{1,3})\\?\)\s+(?=\S)")),
    ("¹", re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*(?=\S)")),
    ("^1", re.compile(r"(?:\$?\^\{?|<sup>)\\?(\d{1,3}|[a-z]|[*†‡§¶]{1,3})(?:\}\$?|\^|</sup>|(?=\s))\s*(?=\S)")),
    ("*", re.compile(r"\\?(\*{1,3}|[†‡§¶]{1,3})\s*(?=[^\s*†‡§¶.])")),
    ("1", re.compile(r"(\d{1,3})\s+(?=\S)")),
)
_BY_FIRST = {"[": (0, 1, 2), "\\": (1, 8), "(": (3,), "^": (7,), "$": (7,), "<": (7,)}
_SUPERSCRIPT_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


def label_at(text: str) -> Label | None:
    """The typed label with which a paragraph begins; None if it begins with none."""
    first = text[:1]
    if first.isascii() and first.isalpha():
        return None
    if first in _BY_FIRST:
        kinds: tuple[int, ...] = _BY_FIRST[first]
    elif first.isdigit() and first.isascii():
        kinds = (4, 5, 9)
    elif first in _SUPERSCRIPT_DIGITS:
        kinds = (6,)
    elif first and first in SYMBOLS:
        kinds = (8,)
    else:
        return None
    for kind in kinds:
        shape, pattern = _SHAPES[kind]
        match = pattern.match(text)
        if match is not None:
            return Label(match[1].translate(SUPERSCRIPTS), shape, match.end())
    return None


_EXPONENT_AFTER = re.compile(r"(?:^|[^\w])(?:\w|km|cm|mm|dm|ft|in|mi|yd|CO|log)$|\d$")


def is_exponent(before: str) -> bool:
    """Whether a raised number after these words is no sign of a note: a unit, a single letter, a digit, nothing."""
    return not before.strip() or _EXPONENT_AFTER.search(before[-12:]) is not None


def number(name: str | None) -> int | None:
    """The number that a label is; None for letters, keys and symbols."""
    return int(name) if name is not None and name.isascii() and name.isdigit() else None
