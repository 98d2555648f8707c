"""When two URLs are one source, and what an address says by itself (RFC 3986, RFC 5891, WHATWG URL)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote_to_bytes, urlsplit, urlunsplit

import idna

from provaudit.model import PartialDate

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"(?:utm_\w+|(?:fb|g|dc|ms|tw|yc|gbra|wbra)clid|mc_[ce]id|igshid|ref_src|_hs(?:enc|mi)|vero_id|oly_(?:anon|enc)_id|"
    r"__twitter_impression|cmpid|ncid|guccounter|guce_\w+|s_cid|mkt_tok|spm|_ga|_gl|smid|partner)",
    re.IGNORECASE,
)
_HOME = re.compile(r"/?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
_PATH_SAFE = "/:@!$&'()*+,;=-._~%"
_QUERY_SAFE = _PATH_SAFE + "?[]|"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_ASKABLE = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::(?!0|80/|443/)\d{1,4})?"
    r"(?:/(?!\.)[\w:@!$&'()*+,;=.~-]*)+(?:\?[\w/:@!$&'()*+,;=.~?[\]|-]+)?",
    re.ASCII,
)
"""What most addresses look like: nothing in them has to be changed before they are asked for."""
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


class BadURL(ValueError):
    """An address that names no host, or is no address at all."""


def _ascii_host(name: str) -> str:
    """A host in the form that goes over the wire: lower case, punycode, no final dot."""
    name = name.rstrip(".").lower()
    if name.isascii():
        if not re.fullmatch(r"[a-z0-9_.-]+|\[?[0-9a-f:.]+(?:%[\w.-]+)?\]?", name):
            raise BadURL(f"not a host name: {name!r}")
        return name
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise BadURL(f"not a host name: {name!r}") from error


def _encoded(text: str, safe: str) -> str:
    """Percent-encoding made uniform: what needs it is encoded, what needs none is not, hexadecimals in capitals."""
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(text, safe=safe))

    def one(match: re.Match[str]) -> str:
        byte = int(match[1], 16)
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    return _ESCAPE.sub(one, text) if "%" in text else text


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4: `.` and `..` resolved."""
    if "/." not in path:
        return path
    out: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if len(out) > 1:
                out.pop()
        elif part != ".":
            out.append(part)
    return "/".join(out) + ("/" if path.endswith(("/.", "/..")) else "")


@lru_cache(4096)
def askable(url: str) -> str:
    """`url` as it is asked for over the wire: ASCII, without fragment and without credentials.

    Raises:
        BadURL: there is no scheme, no host or no valid port in it.
    """
    if _ASKABLE.fullmatch(url):
        return url
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise BadURL(f"malformed address: {error}") from error
    if not parts.scheme or not parts.hostname:
        raise BadURL("an address needs a scheme and a host")
    name = _ascii_host(parts.hostname)
    name = f"[{name}]" if ":" in name else name
    netloc = name if port is None or port == _DEFAULT_PORTS.get(parts.scheme) else f"{name}:{port}"
    path = _without_dots(_encoded(parts.path, _PATH_SAFE)) or "/"
    return urlunsplit((parts.scheme, netloc, path, _encoded(parts.query, _QUERY_SAFE), ""))


def without_credentials(url: str) -> str:
    """`url` as it is asked for; where it cannot be, as written but without user name and password."""
    try:
        return askable(url)
    except BadURL:
        return re.sub(r"(?<=//)[^/?#@]{0,500}@", "", url)


def normalise(url: str) -> str:
    """`url` in its canonical form: as it is asked for, without tracking parameters; itself if it cannot be read."""
    try:
        base, mark, query = askable(url).partition("?")
    except BadURL:
        return url.strip()
    if not mark:
        return base
    kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])]
    return f"{base}?{'&'.join(kept)}" if kept else base


@lru_cache(4096)
def source_key(url: str) -> str:
    """What all addresses of one source share: no scheme, `www.`, final slash, tracking; the query's parts in order."""
    canonical = normalise(url)
    rest = re.sub(r"^https?://(?:www\d?\.)?", "", canonical)
    base, _, query = rest.partition("?")
    return base.rstrip("/") + ("?" + "&".join(sorted(query.split("&"))) if query else "")


def same_source(a: str, b: str) -> bool:
    """Whether two addresses name one source: scheme, `www.`, final slash, default port, tracking and encoding aside."""
    return source_key(a) == source_key(b)


def host(url: str) -> str:
    """The host in its wire form, without port; empty if there is none."""
    try:
        name = askable(url).split("/", 3)[2]
    except BadURL:
        return ""
    return name[1:].partition("]")[0] if name[0] == "[" else name.partition(":")[0]


def origin(url: str) -> str:
    """Scheme, host and port of an address that can be asked for: what robots.txt and connections belong to."""
    return "/".join(url.split("/", 3)[:3])


def is_home(url: str) -> bool:
    """Whether `url` is the front page of its host."""
    try:
        parts = urlsplit(askable(url))
    except BadURL:
        return False
    return not parts.query and _HOME.fullmatch(parts.path) is not None


@lru_cache(1)
def _suffixes():  # type: ignore[no-untyped-def]
    """The public suffix list that its package carries; no download."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(4096)
def registrable_domain(url: str) -> str:
    """The part of the host that was registered (`bbc.co.uk`); the host itself if it is an IP address or a suffix."""
    name = host(url) if "/" in url else host(f"http://{url}")
    if not name or ":" in name or re.fullmatch(r"[\d.]+", name):
        return name
    return _suffixes().privatesuffix(name) or name


def decoded(path: str) -> str:
    """A path with its percent-encoding undone, for reading words in it; bytes that are not UTF-8 are replaced."""
    return unquote_to_bytes(path).decode("utf-8", "replace")


_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_DATES_IN_PATHS = (
    re.compile(rf"(?<![\d.])({_YEAR})[/_-]({_MONTH_NUMBER})[/_-](0?[1-9]|[12]\d|3[01])(?![\d.])"),
    re.compile(rf"(?<![\w.])({_YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<=/)({_YEAR})[/-](0[1-9]|1[0-2])(?=/|$)"),
)


def date_in(url: str) -> PartialDate | None:
    """The day, or the year and month, that the path of an address carries: `/2025/03/14/`, `20250307`, `-2021-08-13`.

    Conservative: a number that is merely long, a version, or two different dates in one address give None.
    """
    try:
        path = decoded(urlsplit(url).path)
    except ValueError:
        return None
    for pattern in _DATES_IN_PATHS:
        found = {tuple(map(int, match)) for match in pattern.findall(path)}
        if len(found) == 1:
            return _real(*found.pop())
    return None


def _real(year: int, month: int, day: int | None = None) -> PartialDate | None:
    """The date, if there is such a day."""
    try:
        return PartialDate.parse(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
    except ValueError:
        return None


_TRAILING = ".,;:!?'\"”’»>*_`"
"""What a sentence may leave at the end of an address."""
_SLIPS = (
    (re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]"), ""),
    (re.compile(r"\s+"), ""),
    (re.compile(r"^[<(\[{“\"']+"), ""),
    (re.compile(r"^(?:h?t?tps?|htt?ps?|https?)(?:%3a|:|;)(?:%2f|[/\\]){1,4}(?=https?://)", re.IGNORECASE), ""),
    (
        re.compile(r"^(?:hxxp|htp|htttp|ttp|hhttp|http)(s?)(?:%3a|:|;)?(?:%2f|[/\\]){1,4}(?=[^/])", re.IGNORECASE),
        r"http\1://",
    ),
    (re.compile(r"^//(?=[\w-]+\.)"), "https://"),
    (re.compile(r"^(?=www\d?\.[\w-]+\.)", re.IGNORECASE), "https://"),
)
"""Slips of writers and word processors, in the order in which they are undone; every pattern is linear."""
_UNSAFE = re.compile(r"[<>\"{}|\\^`]|%(?![0-9A-Fa-f]{2})")
"""ASCII characters that no address may hold (RFC 3986, 2); letters of other scripts are an IRI's right (RFC 3987)."""


def repaired(url: str) -> str:
    """`url` with the slips of writers undone: stray punctuation, broken schemes, unsafe characters; else unchanged.

    What can be asked for as it stands is only trimmed of a sentence's punctuation; nothing is guessed.
    """
    text = url
    for pattern, instead in _SLIPS:
        text = pattern.sub(instead, text[:4096])
    text = _trimmed(text)
    head, slashes, rest = text.partition("://")
    site, slash, path = rest.partition("/")
    return head + slashes + site + slash + _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", path)


def _trimmed(text: str) -> str:
    """An address without what a sentence left at its end; a closing bracket stays if it was opened inside."""
    while text:
        last = text[-1]
        opened = {")": "(", "]": "[", "}": "{"}.get(last)
        if last not in _TRAILING and not (opened and text.count(last) > text.count(opened)):
            break
        text = text[:-1]
    return text
