"""The people in a byline: "By Jane Roe and John Doe, Reuters" -> Jane Roe, John Doe.

Roles, places, dates, agencies, social handles and calls to follow somebody are left out.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from provaudit.model import Name
from provaudit.pages.byline_words import LABEL, LEAD, ROLE

_JOIN = re.compile(
    r"\s*(?:[;|、，；•»\n\t]|\s/\s|\s·\s?|\s[-–—]\s|\s(?:and|und|et|y|e|och|og|en|&|with|mit|avec|con|i|a|и|та|ve|és|şi|și|ja|και)\s(?!\w\.?\s))\s*"
)
_HANDLE = re.compile(r"(?:^|\s)[@#]\w+|https?://\S+|www\.\S+|\S+@\S+\.\w+")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|mitt|donners|frei|sams|sonn)t?(?:ag|woch))"
_TAIL = re.compile(
    rf"\s*(?:[|•·,]|\s[-–—])?\s*(?:\b(?:on|am|le|el|il|op|den|at|in|veröffentlicht|published|posted|updated|last|stand|publié|publicado)\s){{0,3}}\s*{_WEEKDAY}?[\s,]*"
    r"(?:\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{2,4})?|\d{4}-\d\d-\d\d|\d{4}年|\d{1,2}\.?\s\w{3,10}\.?,?\s\d{4}|\b[^\W\d]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}[:.]\d\d\b"
    r"|\d+\s(?:years?|months?|days?|hours?|weeks?|min\w*)).*$",
    re.I | re.S,
)
_DIGIT = re.compile(r"\d")
_PLACED = re.compile(r"(?:^|\s)(?:in|aus|from)\s(?!de[rnm]\s|['’]t\s).*$")
"""Where somebody writes from, or the section written for."""
_NO_NAME = re.compile(r"[?!:;¶§→»•+/@#&|]|['’]s\b")
"""Signs that headings and buttons have, and names have not."""
_OTHER_WORK = re.compile(r"\b(?:edited|photo(?:s|graph\w*)?|images?|translated|illustrat\w+|reviewed) by\b", re.I)
_DANGLING = re.compile(r"(?:^|\s)(?:on|am|le|el|il|den|at|um|a las|for|für|via)$")
"""What led to a date or a place that is gone."""
_PAREN = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]\s*")
_BODY = re.compile(
    r"\b(?:news|press|media|medien|agency|agence|agentur\w*|redaktion\w*|redazione|redacción|redacao|redação|rédaction|redactie|team|staff|desk|editors?|editorial|group|gmbh|inc|llc|ltd|ag|"
    r"university|universität|institut\w*|foundation|association|society|verein|online|blog|magazine?|magazin|times|post|journal|tribune|herald|gazette|zeitung|today|radio|tv|"
    r"council|committee|department|ministry|office|centre|center|company|corporation|studios?|network|reuters|afp|dpa|apa|sda|ansa|efe|upi|tass|bbc|cnn|npr|service|services|"
    r"limited|club|project|organi[sz]ation|board|bureau|collective|community|world|international|global|admin|administrator|webmaster|support|verlag|kirche|stadt|"
    r"federal|national|insurance|health|digital|guide|tech|travel|money|business|daily|weekly|review|reviews|experts?|e\.\s?v)\b"
    r"|\b(?:the|die|das|les|los|of|für|for)\s"  # an article or preposition leads on; at the end it is a family name
    r"|\.(?:com|org|net|de|co|io|fr|info|ch|at|it|es|nl|tv|ru|uk)\b|[0-9&_]",
    re.I,
)
_HONORIFIC = re.compile(r"^(?:(?:prof|dr|mr|mrs|ms|sir|rev|dipl|mag|ing|med|phil)\.?(?:-\w+\.?)?\s+)+(?=\S)", re.I)
_SUFFIX = re.compile(r",?\s+(Jr|Sr|II|III|IV)\.?$")
_CREDENTIAL = re.compile(
    r"^(?:[A-Z]{1,4}(?:\.[A-Z]{1,3})*\.?|[A-Z][a-z]?[A-Z]{1,3}|Ph\.?\s?D\.?|M\.?D\.?|Jr\.?|Sr\.?|II|III|[A-Z-]*RYT.*|Dr\.?|Esq\.?|[A-Z]{2,5}-[A-Z]{1,3})$"
)
_PARTICLES = frozenset(
    "de da do dos das di du del della van von der den ter ten la le el al bin ibn af zu zur of y vom ben abu".split()
)
_CJK = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・\s]+$")
_CJK_LEAD = re.compile(
    r"^[（(【\[]?(?:記者|文|作者|著者|執筆|筆者|取材・文|撰文|编辑|責任編輯|责任编辑|글|작성자)[)）】\]]?\s*[:：／/|＝=]\s*"
)
_GLUED_LEAD = re.compile(r"^(?:(?:(?:Written|Posted|Published|Reported) )?[Bb]y|Von|Par|Por)(?=[A-ZÀ-Þ][a-zà-ÿ.])")
"""What a style sheet sets apart and the text does not: `ByAnn Smith`."""
_CMS = re.compile(
    r"^(?:no (?:author|byline|categor\w+)|topic author|mon|tue|wed|thu|fri|sat|sun|"
    r"admin\w*|administrator|webmaster|root|user\d*|editor|author|wp[-_]?\w*|test|anonymous|unknown|none|null|guest|staff|redactor|default|undefined|n/?a|\W*|\d+)$",
    re.I,
)
MAX_NAMES, MAX_NAME = 40, 80


def read_byline(text: str) -> tuple[Name, ...]:
    """The names in the words of a byline, in order, each once."""
    return _people(html.unescape(" ".join(text.split()))[:600])


@lru_cache(maxsize=1_000)
def _people(text: str) -> tuple[Name, ...]:
    """The names in a byline; a page gives the same one in several places."""
    text = _PAREN.sub(" ", _HANDLE.sub(" ", _untail(_unlead(text)))).strip()
    found: dict[str, Name] = {}
    for part in _parts(text):
        name = read_name(part)
        if name is not None:
            found.setdefault(str(name).casefold(), name)
    return tuple(found.values())[:MAX_NAMES]


def read_name(text: str) -> Name | None:
    """One name: a person split in family and given, anything else as a literal; None if it is no name at all."""
    text = _unlead(html.unescape(" ".join(text.split()))).strip(" .,-–—|:;()*_\"“”'’<>•·/")
    if not text or len(text) > MAX_NAME or _CMS.match(text) or LABEL.match(text):
        return None
    if text.startswith(("http", "/", "@")) or not any(map(str.isalpha, text)) or _OTHER_WORK.search(text):
        return None
    if "," in text and (turned := _upright(text)):
        text = turned
    return _split(text)


def is_body(name: Name) -> bool:
    """Whether a name is of an organisation rather than of a person."""
    return bool(name.literal and _BODY.search(name.literal))


def like_person(name: Name) -> bool:
    """Whether a name has the shape of a person's, every word of it, and none is a role."""
    text = str(name)
    words = text.split()
    return (
        bool(name.family)
        and 2 <= len(words) <= 4
        and not text[0].islower()
        and not _NO_NAME.search(text)
        and not ROLE.search(text)
        and all(_like_name(word) for word in words)
    )


def _unlead(text: str) -> str:
    text = _GLUED_LEAD.sub("", _CJK_LEAD.sub("", text))
    for _ in range(2):
        match = LEAD.match(text)
        if not match:
            break
        text = text[match.end() :]
    return text


def _untail(text: str) -> str:
    """`text` up to the date or the time that ends a byline."""
    return _TAIL.sub("", text) if _DIGIT.search(text) else text


def _parts(text: str) -> list[str]:
    """The pieces of a byline that may be names; after a comma stands a further name, a role or a credential."""
    found: list[str] = []
    for piece in _JOIN.split(text):
        commas = [part.strip() for part in piece.split(",") if part.strip()]
        if len(commas) == 2 and " " not in commas[0] and not found and _upright(piece):
            commas = [piece]
        for place, part in enumerate(commas):
            part = _DANGLING.sub("", _PLACED.sub("", part))
            if not part or (place and _CREDENTIAL.match(part)):
                continue
            if not (ROLE.search(part) and (place or found or len(part.split()) > 3)):
                found.append(part)
    return found


def _upright(text: str) -> str:
    """`Family, Given` as `Given Family`; empty if it is not of that form."""
    match = re.fullmatch(r"([^\s,]+(?:\s[^\s,]+)?),\s+([^\s,]+(?:\s[^\s,]+)?)", text)
    return f"{match[2]} {match[1]}" if match and not _CREDENTIAL.match(match[2]) and not ROLE.search(match[2]) else ""


@lru_cache(maxsize=1_000)
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
        or not word[:1].isascii()
        or word.lower() in _PARTICLES
        or word[:2] in ("d'", "o'", "d’", "o’", "l'", "l’")
    )
