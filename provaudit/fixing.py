"""Corrections put into a document's own bytes: nothing outside their spans is touched."""

from __future__ import annotations

import codecs
import difflib
import html
import json
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from provaudit.model import Audited, Finding, Fix, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CODECS = (
    "utf-8 cp1252 cp1250 cp1251 cp1253 cp1254 cp1257 iso8859-1 iso8859-2 iso8859-5 iso8859-9 iso8859-15 koi8-r koi8-u "
    "gb18030 big5 shift_jis cp932 euc_jp euc_kr cp949 mac_roman"
).split()
"""Tried in this order; one is right if it gives back the very bytes that were read."""
_PLAIN = frozenset({"plaintext", "markdown", "rst", "ris", "wikitext"})
"""Formats in which an address stands as it is."""


@frozen
class Encoding:
    """How a text was written: its byte order mark, if any, and its codec."""

    mark: bytes
    codec: str

    def bytes_of(self, text: str) -> bytes:
        """The text as bytes; UnicodeEncodeError if a character is not in the codec."""
        return self.mark + text.encode(self.codec)


@frozen
class Plan:
    """What becomes of one document: its text before and after, what is corrected, and what is not and why."""

    path: str
    before: str
    after: str
    made: tuple[Finding, ...] = ()
    left: tuple[tuple[Finding, str], ...] = ()
    encoding: Encoding | None = None
    """None if the text cannot be written back."""

    @property
    def data(self) -> bytes:
        """The bytes of the corrected document."""
        return self.encoding.bytes_of(self.after) if self.encoding else b""


def encoding_of(data: bytes, text: str) -> Encoding | None:
    """How `text` was written so that it gives exactly `data`; None if it is not the whole of them (a zip, a PDF)."""
    mark, named = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    for codec in [named] if named else _CODECS:
        try:
            if text.encode(codec) == data[len(mark) :]:
                return Encoding(mark, codec)
        except UnicodeEncodeError:
            continue
    return None


def plan(audited: Audited, data: bytes, unsafe: bool = False) -> Plan:
    """The safe corrections of one document (and the others too, if `unsafe`), where its bytes can be written back.

    Where two overlap, the one that begins first is made, and the other is left for the next run.
    """
    document = audited.document
    offered = sorted(_offered(audited), key=lambda pair: (pair[1].span, pair[1].replacement))
    encoding = encoding_of(data, document.text)
    if encoding is None:
        why = f"a {document.format} document cannot be corrected in place; write it by hand"
        return Plan(document.path, document.text, document.text, left=tuple((f, why) for f, _ in offered))
    made: list[tuple[Finding, Span, str]] = []
    left: list[tuple[Finding, str]] = []
    for finding, fix in offered:
        words = _written(finding, fix, document.format, document.text)
        why = _refusal(fix, words, unsafe, encoding, [(span, done) for _, span, done in made])
        if why:
            left.append((finding, why))
        elif words is not None and (fix.span, words) not in [(span, done) for _, span, done in made]:
            made.append((finding, fix.span, words))
    after = _replaced(document.text, [(span, words) for _, span, words in made])
    return Plan(document.path, document.text, after, tuple(f for f, _, _ in made), tuple(left), encoding)


def diff(plan: Plan) -> str:
    """The corrections as a unified diff, as `patch` reads it; empty if there are none."""
    name = plan.path.replace("\\", "/").lstrip("/")
    before, after = _lines(plan.before), _lines(plan.after)
    found = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", n=2)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in found)


def _offered(audited: Audited) -> Iterator[tuple[Finding, Fix]]:
    """The corrections that findings offer, those that would change nothing left out."""
    for finding in audited.findings:
        fix = finding.remark.fix
        if fix and fix.span.of(audited.document.text) != fix.replacement:
            yield finding, fix


def _refusal(fix: Fix, words: str | None, unsafe: bool, encoding: Encoding, made: Sequence[tuple[Span, str]]) -> str:
    """Why a correction is not made; empty if it is."""
    if not (fix.safe or unsafe):
        return "not safe to make unseen; --unsafe makes it"
    if words is None:
        return "the source spells it in a way that is not understood here; write it by hand"
    if any(_clash(fix.span, span) and (fix.span, words) != (span, done) for span, done in made):
        return "it overlaps another correction; run again after that one"
    try:
        encoding.bytes_of(words)
    except UnicodeEncodeError:
        return f"{encoding.codec} has no way to write it"
    return ""


def _clash(a: Span, b: Span) -> bool:
    """Whether two spans have a character in common, or begin at the same place."""
    return a.start == b.start or (a.start < b.end and b.start < a.end)


def _replaced(text: str, changes: Sequence[tuple[Span, str]]) -> str:
    """`text` with each span replaced; the spans are in order and do not overlap."""
    pieces, at = [], 0
    for span, words in changes:
        pieces += [text[at : span.start], words]
        at = span.end
    return "".join([*pieces, text[at:]])


def _written(finding: Finding, fix: Fix, form: str, text: str) -> str | None:
    """The replacement as the document's format spells it; None if it is not sure how.

    An address is spelled the way the old one is; where that does not tell, the way the format asks for.
    """
    if fix.kind != "url":
        return fix.replacement if form in _PLAIN or _is_simple(fix.replacement) else _spelling(form)(fix.replacement)
    source = "".join(fix.span.of(text).split())
    if form == "markdown" and text[fix.span.start - 1 : fix.span.start] == "(":
        return fix.replacement.replace("(", "%28").replace(")", "%29")
    if form == "wikitext":
        return fix.replacement.replace("|", "%7C").replace("[", "%5B").replace("]", "%5D").replace("}", "%7D")
    claimed = finding.remark.claimed or ""
    if form in _PLAIN:
        return fix.replacement if source == claimed or not claimed else None
    spelling = _spelling(form)
    if spelling(claimed) == source:
        return spelling(fix.replacement)
    return fix.replacement if source == claimed and _is_simple(fix.replacement) else None


def _is_simple(text: str) -> bool:
    """Whether no format of ours gives a character of `text` a meaning of its own."""
    return not set(text) & set("&<>\"'{}\\%#$^~|[]")


def _spelling(form: str) -> Callable[[str], str]:
    """How a format spells what has a meaning of its own there."""
    if form in ("html", "epub"):
        return lambda words: html.escape(words, quote=False)
    if form == "csljson":
        return lambda words: json.dumps(words, ensure_ascii=False)[1:-1]
    if form in ("latex", "bibtex"):
        return _tex
    return str


def _tex(words: str) -> str:
    """Words as TeX reads them."""
    for sign in "&%#$_":
        words = words.replace(sign, f"\\{sign}")
    return words


def _lines(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends a line."""
    parts = text.split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]
