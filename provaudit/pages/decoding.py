"""Bytes -> text: which charset a page is written in, and how much of it is read.

A byte order mark wins, then valid UTF-8, then what the HTTP header or the markup declares, as browsers read the labels
(WHATWG Encoding Standard): `iso-8859-1` means windows-1252, `gb2312` means GB 18030.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from attrs import frozen

LIMIT, MOST_TAGS = 6_000_000, 200_000
"""Bytes and tags of markup that are read; what lies beyond is not looked at. Real articles stay below half of it."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ACCENT = "\u0301".encode()[:1]
"""What the accents that follow their letter begin with in UTF-8."""
_ESCAPE = b"\x1b"
"""What switches the alphabet in the encodings of ISO 2022, which are valid UTF-8 as they stand."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([\w:.-]{2,40})""", re.I)
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-euc-jp": "euc_jp",
}


_CODECS = frozenset(
    "big5hkscs cp866 cp874 cp932 cp949 euc_jp euc_kr gb18030 iso2022_jp koi8-r koi8-u mac-roman mac-cyrillic".split()
) | {f"{family}{number}" for family in ("cp125", "iso8859-") for number in range(17)}
"""Python's names of the encodings that pages may be written in; other codecs may raise, or take for ever."""


@frozen
class Decoded:
    """A page's markup as UTF-8, how many tags it has at most, and whether all of the page is there."""

    markup: bytes
    tags: int = 0
    whole: bool = True


def decode(body: bytes | str, content_type: str = "") -> Decoded:
    """The markup of `body` as UTF-8, letters joined with their accents (NFC). Never raises.

    Undecodable bytes become U+FFFD and NUL is dropped.
    """
    whole = len(body) <= LIMIT
    body = body[:LIMIT]
    markup = body.encode("utf-8", "replace") if isinstance(body, str) else _utf8(body, content_type)
    if b"\0" in markup:
        markup = markup.replace(b"\0", b"")
    if _ACCENT in markup:
        markup = b"\n".join(_composed(line) if _ACCENT in line else line for line in markup.split(b"\n"))
    tags = markup.count(b"<")
    if tags > MOST_TAGS:
        return Decoded(_with_fewer_tags(markup), MOST_TAGS, False)
    return Decoded(markup, tags, whole)


def _composed(line: bytes) -> bytes:
    return unicodedata.normalize("NFC", line.decode("utf-8", "replace")).encode()


def _with_fewer_tags(markup: bytes) -> bytes:
    """The beginning of `markup` with no more than `MOST_TAGS` tags, to within a few kilobytes."""
    stride, tags = 5_000, 0
    for place in range(0, len(markup), stride):
        tags += markup.count(b"<", place, place + stride)
        if tags > MOST_TAGS:
            return markup[:place]
    return markup


def _utf8(body: bytes, content_type: str) -> bytes:
    for mark, name in _MARKS:
        if body.startswith(mark):
            body = body[len(mark) :]
            return body if name == "utf-8" else body.decode(name, "replace").encode("utf-8", "replace")
    if b"<\0" in body[:256]:
        return body.decode("utf-16-le", "replace").encode("utf-8", "replace")
    if body.isascii() and _ESCAPE not in body:
        return body
    if _ESCAPE not in body or not _declared(body, content_type).startswith("iso-2022"):
        try:
            body.decode("utf-8")
            return body
        except UnicodeDecodeError as error:
            if error.start > len(body) - 4:  # a character cut in two by the size limit
                return body[: error.start]
    return body.decode(_codec(_declared(body, content_type), body), "replace").encode("utf-8", "replace")


def _declared(body: bytes, content_type: str) -> str:
    match = _DECLARED.search(content_type.encode("ascii", "ignore")) or _DECLARED.search(body, 0, 4096)
    return match[1].decode("ascii", "replace").lower() if match else ""


def _codec(declared: str, body: bytes) -> str:
    """The codec for bytes that are not valid UTF-8: as declared, or UTF-8 with few bad bytes, or windows-1252."""
    name = _LABELS.get(declared, declared)
    try:
        if codecs.lookup(name).name in _CODECS:
            return name
    except (LookupError, ValueError):
        pass  # no encoding at all
    sample = body[:200_000].decode("utf-8", "replace")
    bad, other = sample.count("\ufffd"), sum(1 for char in sample if char > "\x7f")
    return "utf-8" if other > 4 * bad else "cp1252"
