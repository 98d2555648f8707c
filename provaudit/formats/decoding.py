"""Bytes -> text: the byte order mark, a declared charset, UTF-8, and then the best guess."""

from __future__ import annotations

import codecs
import re

from provaudit.errors import UnreadableInput

MAX_BYTES = 64 * 1024 * 1024
"""The largest document that is read; nobody writes a longer one, and what is longer is an attack or a mistake."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document", ".pdf"),
    (b"PK\x03\x04", "a zip archive (an office document or an e-book?)", ".docx, .odt or .epub"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old binary office document", ""),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"\x1f\x8b", "a gzip file", ""),
    (b"\x7fELF", "a program", ""),
    (b"SQLite format 3", "a database", ""),
    (b"7z\xbc\xaf", "a 7-Zip archive", ""),
    (b"BZh", "a bzip2 file", ""),
    (b"\xfd7zXZ", "an xz file", ""),
)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 26})
_SAMPLE_BYTES = 65_536
_ENOUGH = 32
"""How many bytes beyond ASCII it takes to tell one charset from another."""


def magic(data: bytes) -> tuple[str, str] | None:
    """What binary data calls itself in its first bytes, and the suffix it should have; None for anything else."""
    return next(((what, suffix) for start, what, suffix in _MAGIC if data.startswith(start)), None)


def checked(data: bytes, path: str, limit: int = MAX_BYTES) -> bytes:
    """`data` if it is no longer than `limit` bytes; UnreadableInput otherwise."""
    if len(data) > limit:
        raise UnreadableInput(
            f"{path}: too large: {len(data) / 1e6:.0f} MB, the limit is {limit / 1e6:.0f} MB", "split the document"
        )
    return data


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    """The text of `data`.

    A byte order mark wins, then UTF-8 where it fits, then `declared` (a charset named by the document itself), then
    the charset that charset-normalizer finds (if it is installed), then Windows-1252, which reads anything.

    Raises:
        UnreadableInput: `data` is binary or too large.
    """
    checked(data, path)
    text = _marked(data)
    if text is None:
        _refuse_binary(data, path)
        text = _utf8(data) or _declared(data, declared) or _guessed(data)
    if "\0" in text:
        raise UnreadableInput(f"{path}: not a text: it holds NUL characters", "is the file damaged or binary?")
    return text


def _marked(data: bytes) -> str | None:
    """The text of data that begin with a byte order mark; None if they do not or if the mark lies."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                return None
    return None


def _refuse_binary(data: bytes, path: str) -> None:
    """Raise UnreadableInput if `data` is known by its first bytes or holds bytes that no text holds."""
    found = magic(data)
    if found is not None:
        what, suffix = found
        hint = f"give it its own suffix: {suffix}" if suffix else "save it as text, Markdown, HTML, DOCX or PDF"
        raise UnreadableInput(f"{path}: not a text but {what}", hint)
    sample = data[:_SAMPLE_BYTES]
    strange = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in data or strange > max(2, len(sample) // 200):
        raise UnreadableInput(f"{path}: not a text: it holds binary data", "is the file damaged or binary?")


def _utf8(data: bytes) -> str | None:
    """The text if `data` is UTF-8 throughout."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, charset: str | None) -> str | None:
    """The text in the charset that the document names; None if there is none or it does not fit."""
    if not charset:
        return None
    try:
        codec = codecs.lookup(re.sub(r"(?i)^iso-8859-1$", "cp1252", charset.strip()))
        return data.decode(codec.name)
    except (LookupError, UnicodeDecodeError, ValueError, TypeError):
        return None


def _guessed(data: bytes) -> str:
    """The text in the likeliest charset; stray bytes in what is otherwise UTF-8 are read as Windows-1252."""
    lenient = data.decode("utf-8", "surrogateescape")
    stray = sum(1 for char in lenient if "\udc80" <= char <= "\udcff")
    if (
        stray <= max(3, (len(lenient) - len(lenient.encode("ascii", "ignore"))) // 2)
        and len(data) - len(lenient) > stray
    ):
        return "".join(_stray(char) if "\udc80" <= char <= "\udcff" else char for char in lenient)
    return _detected(data) or data.decode("cp1252", "replace")


def _stray(char: str) -> str:
    """One byte that is not UTF-8, read as Windows-1252."""
    return bytes([ord(char) - 0xDC00]).decode("cp1252", "replace")


def _detected(data: bytes) -> str | None:
    """What charset-normalizer makes of a sample, if it is installed and sure of a charset."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    if len(data) - len(data.decode("ascii", "ignore")) < _ENOUGH:
        return None
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    return _declared(data, best.encoding) if best is not None and best.chaos < 0.1 else None
