"""The people in a byline: "By Jane Roe and John Doe, Reuters" -> Jane Roe, John Doe.

Roles, places, dates, agencies, social handles and calls to follow somebody are left out.
"""

from __future__ import annotations

import html
import re

from provaudit.model import Name

_LEAD = re.compile(
    r"^\W*(?:(?:written|posted|published|reported|reviewed|story|words|text|report|article|created|submitted|compiled|edited|analysis|opinion|review|post|"
    r"uploaded|added|a story)\s+(?:and \w+\s+)?by|by|byline|author(?:s|\(s\))?|about the authors?|contributors?|von|ein beitrag von|ein artikel von|verfasst von|"
    r"geschrieben von|autor(?:in|en|innen|es|a|as)?|verfasser|veröffentlicht von|redaktion|text|texte|foto|fotos|bericht|"
    r"par|publié par|écrit par|rédigé par|propos recueillis par|auteure?|por|escrito por|publicado por|redacción|di|a cura di|scritto da|autore|da|"
    r"door|geschreven door|auteur|av|skrevet av|skriven av|tekst|af|autor|przez|napisał|napsal|автор|автора|текст|od|yazar|yazan|tekijä|kirjoittanut|teksti|"
    r"szerző|írta|γράφει|συντάκτης|penulis|oleh|tác giả|theo|بقلم|كتب|כתב|מאת|記者|文|作者|著者|執筆|筆者|글|기자|작성자|取材・文|取材|来源|编辑|撰文|责任编辑)"
    r"(?:\s*[:：／/|]\s*|\s+(?=\S)|(?<=[：])|(?<=[文글])(?=[/／|]))",
    re.I,
)  # fmt: skip
_JOIN = re.compile(
    r"\s*(?:[;|、，；/·•\n\t]|\s[-–—]\s|\s(?:and|und|et|y|e|och|og|en|und|&|with|mit|avec|con|i|a|и|та|ve|és|şi|și|og|ja|και)\s(?!\w+\s*\.))\s*|\s&\s",
    re.I,
)
_ROLE = re.compile(
    r"\b(?:staff|writer|reporter|editor|editorial|correspondent|columnist|contributor|contributing|journalist|producer|photographer|senior|chief|associate|"
    r"redakteur(?:in)?|redaktion|korrespondent(?:in)?|autor(?:in)?|redacteur|rédact\w+|journaliste|periodista|redactor\w*|giornalista|freelance\w*|analyst|director|"
    r"manager|professor|founder|ceo|president|specialist|strategist|blogger|guest|post|follow|share|subscribe|email|e-mail|contact|view|read|more|min|comments?|"
    r"updated|published|posted|last|special to|für|leitung|ressort\w*|volont\w+|praktikant\w*|mitarbeiter\w*|reviewed|medically|fact[- ]checked|digital|news desk|bio|"
    r"profile|twitter|facebook|instagram|linkedin|website|copyright|all rights|advertis\w+|sponsored|bild|foto|photo|image|archiv|newsletter|login|page|articles?|posts)\b",
    re.I,
)
_HANDLE = re.compile(r"(?:^|\s)[@#]\w+|https?://\S+|www\.\S+|\S+@\S+\.\w+")
_TAIL = re.compile(
    r"\s*(?:[|•·]|\s[-–—]|,)?\s*(?:\b(?:on|am|le|el|il|op|den|at|in)\s)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|die|mitt|donners|frei|sams|sonn)tag)?[\s,]*"
    r"(?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{2,4})?|\d{4}-\d\d-\d\d|\d{4}年|\d{1,2}\.?\s\w{3,10}\.?,?\s\d{4}|\w{3,10}\.?\s\d{1,2},?\s\d{4}|\d{1,2}[:.]\d\d\b).*$",
    re.I | re.S,
)
_PAREN = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]\s*")
_BODY = re.compile(
    r"\b(?:news|press|media|agency|agence|agentur|redaktion|redazione|redacción|redacao|redação|rédaction|redactie|team|staff|desk|editors?|editorial|group|gmbh|inc|llc|ltd|ag|"
    r"university|universität|institut\w*|foundation|association|society|verein|online|blog|magazine?|magazin|times|post|journal|tribune|herald|gazette|zeitung|today|radio|tv|"
    r"council|committee|department|ministry|office|centre|center|company|corporation|studios?|network|reuters|afp|dpa|apa|sda|ansa|efe|upi|tass|bbc|cnn|npr|service|services|"
    r"limited|club|project|organi[sz]ation|council|board|bureau|collective|community|world|international|global|admin|administrator|webmaster|support|verlag|kirche|stadt|"
    r"federal|national|the|der|die|das|la|les|el|los|of|für|for)\b|\.(?:com|org|net|de|co|io|fr|info)\b|[0-9&]",
    re.I,
)
_HONORIFIC = re.compile(r"^(?:(?:prof|dr|mr|mrs|ms|sir|rev|dipl\S*|mag|ing)\.?(?:-\w+\.?)?\s+)+(?=\S)", re.I)
_SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\.?$")
_CREDENTIAL = re.compile(
    r"^(?:[A-Z]{1,4}(?:\.[A-Z]{1,3})*\.?|[A-Z][a-z]?[A-Z]{1,3}|Ph\.?\s?D\.?|M\.?D\.?|Jr\.?|Sr\.?|II|III|[A-Z-]*RYT.*|Dr\.?|Esq\.?|[A-Z]{2,5}-[A-Z]{1,3})$"
)
_PARTICLES = frozenset(
    ["de", "da", "do", "dos", "das", "di", "du", "del", "della", "van", "von", "der", "den", "ter", "ten", "la", "le", "el", "al", "bin", "ibn", "af", "zu", "zur", "of", "y"]
)
_CJK = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・\s]+$")
_CMS = re.compile(
    r"^(?:admin\w*|administrator|webmaster|root|user\d*|editor|author|wp[-_]?\w*|test|anonymous|unknown|none|null|guest|staff|redaktion|redactor|default|undefined|n/?a|\W*|\d+)$",
    re.I,
)
MAX_NAMES, MAX_NAME = 40, 80


def read_byline(text: str) -> tuple[Name, ...]:
    """The names in the words of a byline, in order, each once."""
    text = html.unescape(" ".join(text.split()))[:600]
    text = _PAREN.sub(" ", _HANDLE.sub(" ", _TAIL.sub("", _unlead(text)))).strip()
    found: dict[str, Name] = {}
    for part in _parts(text):
        name = read_name(part)
        if name is not None:
            found.setdefault(str(name).casefold(), name)
    return tuple(found.values())[:MAX_NAMES]


def read_name(text: str) -> Name | None:
    """One name: a person split in family and given, anything else as a literal; None if it is no name at all."""
    text = _unlead(html.unescape(" ".join(text.split()))).strip(" .,-–—|:;()*_\"“”'’<>")
    if (
        not text
        or len(text) > MAX_NAME
        or _CMS.match(text)
        or text.startswith(("http", "/", "@"))
        or not any(map(str.isalpha, text))
    ):
        return None
    if "," in text and (turned := _upright(text)):
        text = turned
    return _split(text)


def is_body(name: Name) -> bool:
    """Whether a name is of an organisation rather than of a person."""
    return bool(name.literal and _BODY.search(name.literal))


def _unlead(text: str) -> str:
    for _ in range(2):
        text, count = _LEAD.subn("", text, count=1)
        if not count:
            break
    return text


def _parts(text: str) -> list[str]:
    """The pieces of a byline that may be names; after a comma stands a further name, a role or a credential."""
    found: list[str] = []
    for piece in _JOIN.split(text):
        commas = [part.strip() for part in piece.split(",") if part.strip()]
        if len(commas) == 2 and _upright(piece) and " " not in commas[0] and not found:
            commas = [piece]
        for place, part in enumerate(commas):
            if place and _CREDENTIAL.match(part):
                continue
            if not (_ROLE.search(part) and (place or found or len(part.split()) > 3)):
                found.append(part)
    return found


def _upright(text: str) -> str:
    """`Family, Given` as `Given Family`; empty if it is not of that form."""
    match = re.fullmatch(r"([^\s,]+(?:\s[^\s,]+)?),\s+([^\s,]+(?:\s[^\s,]+)?)", text)
    return f"{match[2]} {match[1]}" if match and not _CREDENTIAL.match(match[2]) and not _ROLE.search(match[2]) else ""


def _split(text: str) -> Name:
    bare = _HONORIFIC.sub("", text)
    suffix = _SUFFIX.search(bare)
    if suffix:
        bare = bare[: suffix.start()]
    words = bare.split()
    if (
        _CJK.match(bare)
        or not 2 <= len(words) <= 5
        or _BODY.search(bare)
        or not all(_like_name(word) for word in words)
    ):
        return Name(literal=text)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return Name(" ".join(words[cut:]), " ".join(words[:cut]), suffix=suffix[1] if suffix else None)


def _like_name(word: str) -> bool:
    return (
        word[:1].isupper()
        or not word.isascii()
        or word.lower() in _PARTICLES
        or word[:2] in ("d'", "o'", "d’", "o’", "l'", "l’")
    )
