"""Addresses and identifiers: URL, DOI, arXiv, PMID, PMCID, ISBN, ISSN and handles, with their checksums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from attrs import frozen

from provaudit.punctuation import CJK_ENDS

_ENDS = rf"\s<>\"“”„«»|\\^`{{}}{CJK_ENDS}"
_URL = re.compile(
    r"(?<=<)(?:https?|ftp)://[^<>\n]{3,400}(?=>)|"
    rf"(?:https?|ftp)\s?:\s?/{{1,2}}(?:\s?www\.\s)?[^{_ENDS}]{{2,2000}}"
    rf"|(?<![\w@./-])www\.[^{_ENDS}]{{3,2000}}"
    r"|(?<![\w@./:-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}"
    r"(?:com|org|net|edu|gov|int|info|io|eu|[a-z]{2})/"
    rf"[^,;{_ENDS}]{{1,2000}}",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d{1,9}){0,3}\s?/\s?[^\s\"“”<>，、。]{1,200}")
_TAIL = re.compile(r"[\w%~./=&?#-]{0,300}?(?:[\d/_=]|\.s?html?|\.aspx?|\.php|\.pdf)[\w%~./=&?#:-]{0,300}")
_REST = re.compile(r"[a-z\d][\w%~.$+-]{0,60}(?:/[\w%~.$+-]{1,80}){1,8}\.(?:pdf|html?|aspx?|php)\b")
"""The end of an address that a blank has parted from its beginning: a path down to a file."""
_HOST_REST = re.compile(rf"\.\s(?:com|org|net|edu|gov)/[^{_ENDS}]{{1,2000}}", re.IGNORECASE)
"""The end of an address that a blank has parted inside its host: `http://dx.doi. org/10.1234/ab`."""
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_IDS = re.compile(
    r"(?P<arxiv>\barxiv\s?(?:preprint\s?)?(?:arxiv)?\s?[:.]?\s?(?:abs/)?"
    r"(?P<arxiv_id>\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7}(?:v\d{1,2})?))"
    r"|(?P<pmid>\bPMID\s?:?\s?(?P<pmid_id>\d{4,9})\b)"
    r"|(?P<pmcid>\b(?:PMCID\s?:?\s?)?(?P<pmcid_id>PMC\d{4,9})\b)"
    r"|(?P<isbn>\bISBN(?:-1[03])?\s?:?\s?(?P<isbn_id>(?:97[89][-– ]?)?\d(?:[-– ]?\d){8}[-– ]?[\dX])\b)"
    r"|(?P<issn>\be?-?ISSN\s?:?\s?(?P<issn_id>\d{4}[-–]?\d{3}[\dX])\b)"
    r"|(?P<handle>\bhdl(?:\.handle\.net/|\s?:\s?)(?P<handle_id>\d[\w.]{1,20}/[^\s<>\"]{1,100}))",
    re.IGNORECASE,
)
_DOI_ONLY = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/[^\s\"<>?#]{1,200}")
_DOI_PART = re.compile(r"/(?:full|abstract|pdf|epdf|html|meta|summary)/?$|\.pdf$", re.IGNORECASE)
_CARRIED = (
    ("arxiv", "arxiv.org/", re.compile(r"arxiv\.org/(?:abs|pdf|html)/([a-z.-]+/\d{7}|\d{4}\.\d{4,5}(?:v\d+)?)", re.I)),
    ("pmid", "pubmed", re.compile(r"pubmed(?:\.ncbi\.nlm\.nih\.gov|/)/?(\d{4,9})", re.I)),
    ("pmcid", "/pmc", re.compile(r"/(PMC\d{4,9})", re.I)),
    ("handle", "hdl.handle.net/", re.compile(r"hdl\.handle\.net/([\d.]+/[^\s?#]+)", re.I)),
)
"""Kind -> what an address that carries such an identifier has in it, and how it is written there."""
_BLANKS = re.compile(r"[\s\u00ad]+")
_ONE_SLASH = re.compile(r"(https?|ftp):/(?!/)", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?|ftp):", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[\w/=-])(?:Accessed|Retrieved|Viewed|Visited|Consulté|Consultado|Abgerufen|Zugriff|Accès|Geraadpleegd)$"
)
_GLUED_DAY = re.compile(r"\((?:(?:\d{1,2}[./-]){2}\d{2,4}|\d{4}-\d{2}-\d{2})\)$")
"""A day in brackets at the end of an address, as styles write when a page was looked at."""
_DAY_AHEAD = re.compile(r"[:,]?\s(?:(?:on|le|am|el|op|il)\s)?(?:\d|[A-Z][a-z]{2,8}\.?\s\d)")
"""A day of access, the word for which may stick to the address for want of a blank."""
_NEAR = 300
"""How many characters there may be between a site's name and the address of its page."""
_ENTITY_AND_REST = re.compile(r"(?:&gt;|&lt;|&quot;).{0,40}$")


@frozen
class Found:
    """An address or identifier: its kind (`url`, `doi`, `arxiv`...), its place, and its value as it would be used."""

    kind: str
    start: int
    end: int
    value: str


@lru_cache(maxsize=16)
def identifiers_in(text: str) -> tuple[Found, ...]:
    """Every address and identifier in `text`, in order, without overlaps; a URL covers the identifiers inside it."""
    found = [_url(text, match) for match in _URL.finditer(text)] if "/" in text or "www." in text else []
    if len(found) > 1 and "www." in text:
        found = [item for i, item in enumerate(found) if not _names_site(item, text, found[max(i - 1, 0) : i + 2])]
    if "10." in text:
        found += [_doi(text, match) for match in _DOI.finditer(text) if not _covered(match.start(), found)]
    low = text.lower()
    if any(hint in low for hint in ("arxiv", "pmid", "pmc", "isbn", "issn", "hdl")):
        found += [_other(match) for match in _IDS.finditer(text) if not _covered(match.start(), found)]
    return tuple(sorted((item for item in found if item.value), key=lambda item: item.start))


def doi_of(url: str) -> str | None:
    """The DOI that an address or text carries, or None."""
    match = _DOI_ONLY.search(url.replace("%2F", "/").replace("%2f", "/")) if "10." in url else None
    return _trimmed(_DOI_PART.sub("", match.group())) if match else None


def identifiers_of(url: str) -> dict[str, str]:
    """The identifiers other than a DOI that an address carries."""
    low = url.lower()
    matches = ((kind, shape.search(url)) for kind, hint, shape in _CARRIED if hint in low)
    return {kind: match[1] for kind, match in matches if match}


def valid_isbn(value: str) -> bool:
    """Whether the checksum of an ISBN-10 or ISBN-13 holds (ISO 2108)."""
    digits = re.sub(r"[^\dX]", "", value.upper())
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
    return (
        bool(re.fullmatch(r"97[89]\d{10}", digits))
        and sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits)) % 10 == 0
    )


def valid_issn(value: str) -> bool:
    """Whether the checksum of an ISSN holds (ISO 3297)."""
    digits = re.sub(r"[^\dX]", "", value.upper())
    if re.fullmatch(r"\d{7}[\dX]", digits) is None:
        return False
    return sum((8 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0


def _names_site(item: Found, text: str, neighbours: Sequence[Found]) -> bool:
    """Whether an address is written to name a site whose page has one of its own: `Herald (www.herald.example), https`.

    It has neither a scheme nor a path.
    """
    if not text.startswith("www.", item.start) or item.value.count("/") > 2:
        return False
    host = item.value.removeprefix("http://www.").lower()
    near = (other for other in neighbours if other != item and abs(other.start - item.start) < _NEAR)
    pages = (other.value.lower().partition("://")[2] for other in near)
    return any(page.removeprefix("www.").startswith(host + "/") for page in pages)


def _covered(place: int, found: Sequence[Found]) -> bool:
    return any(item.start <= place < item.end for item in found)


def _url(text: str, match: re.Match[str]) -> Found:
    """The address at `match` without the sentence's own punctuation, broken ends joined again.

    A number after a slash and a blank is a day or a year, "https://example.org/news/ 5 May 2020"; the host is the site.
    """
    start = match.start()
    raw = _trimmed(match.group())
    if (glued := _GLUED.search(raw)) and _DAY_AHEAD.match(text, start + len(raw)):
        raw = _trimmed(raw[: glued.start()])
    if raw.endswith(")") and (glued := _GLUED_DAY.search(raw)):
        raw = _trimmed(raw[: glued.start()])
    end = start + len(raw)
    if "/" not in raw[9:] and (host := _HOST_REST.match(text, end)):
        raw += _trimmed(host.group())
        end = start + len(raw)
    elif end < len(text) and raw[-1] in "/-_=&" and text[end : end + 1] in " \n" and end == match.end():
        tail = _TAIL.match(text, end + 1)
        if tail and not tail.group()[0].isupper() and not _is_beside(raw, tail.group().strip(".,")):
            raw += " " + _trimmed(tail.group())
            end = start + len(raw)
    elif end == match.end() and "/" in raw[9:] and "." not in raw[-6:] and (rest := _REST.match(text, end + 1)):
        raw += " " + rest.group()
        end = start + len(raw)
    value = _BLANKS.sub("", unescape(raw) if "&amp;" in raw else raw)
    value = _ONE_SLASH.sub(r"\1://", value, 1) if _ONE_SLASH.match(value) else value
    return Found("url", start, end, value if _SCHEME.match(value) else "http://" + value)


def _is_beside(raw: str, tail: str) -> bool:
    """Whether what follows an address that ends with a slash and a blank is a sign, a number, or its host's name."""
    wordless = not any(map(str.isalpha, tail))
    return raw[-1] == "/" and (wordless or tail.lower() in raw.lower().replace("//www.", "//").split("/")[:3])


def _doi(text: str, match: re.Match[str]) -> Found:
    """The DOI at `match`; one broken after its slash or a hyphen is joined."""
    raw = _trimmed(match.group())
    return Found("doi", match.start(), match.start() + len(raw), _BLANKS.sub("", raw))


def _other(match: re.Match[str]) -> Found:
    kind = next(name for name in ("arxiv", "pmid", "pmcid", "isbn", "issn", "handle") if match[name])
    value = _trimmed(match[kind + "_id"])
    return Found(kind, match.start(), match.end(), value)


def _trimmed(raw: str) -> str:
    """`raw` without trailing punctuation and without brackets that it did not open."""
    raw = (_ENTITY_AND_REST.sub("", raw) if "&" in raw else raw).rstrip()
    while raw:
        last = raw[-1]
        if last in ".,;:!?'\"’”‘»›*>…" or (last in _CLOSERS and raw.count(last) > raw.count(_CLOSERS[last])):
            raw = raw[:-1]
        else:
            break
    return raw[: raw.rindex("(")] if raw.count("(") > raw.count(")") and raw.rindex("(") > 8 else raw
