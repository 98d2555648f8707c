"""Plain text: paragraphs out of lines (hard wraps joined, hyphens at line ends undone), then the typed notes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve

from provaudit.formats.assembly import assemble
from provaudit.formats.blocks import LINE_END, Block, Piece, joined
from provaudit.formats.decoding import decode
from provaudit.formats.labels import Label, heads_notes, label_at, number
from provaudit.formats.linewraps import Words, begins_small, inside_url, is_wrapped
from provaudit.formats.stanzas import BULLET, Line, sources_of
from provaudit.model import Document, Passage, Span

_WIDEST_WRAP = 200
"""A longer line is a paragraph of its own: nobody wraps that wide."""
_NARROWEST_WRAP = 45
_FULL = 0.72
"""A wrapped line plus the next line's first word is at least this part of the wrap width (proportional type varies)."""
_RULE = re.compile(r"[-=_~*·•—–\s]{3,}")
_FIRST_WORD = re.compile(r"\S{1,400}")
_PERSON = re.compile(r"[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?, (?:[^\W\d_]\.|[^\W\d_][\w’'-]+[.,( ])")
"""How an entry of an author-date list begins: the family name first."""
_ENTRIES_AT_LEAST = 3
_COMPLETE = frozenset(".)]/0123456789abcdefghijklmnopqrstuvwxyz")
"""What an entry ends with: a stop, a bracket, or the last character of an address."""
_ANGLE = re.compile(r"(?:>[ \t]*)*>(?:[ \t]+|$)")
"""What sets off a line of a block quotation."""
_SIGN = re.compile(r"[-+•‣◦▪]\s+(?=\S)")
"""What begins an item of a list and is none of its words."""


class PlainText:
    """Plain text, as people type it and as it comes out of other programs."""

    name = "plaintext"

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`; UnreadableInput if it is binary or too large."""
        text = decode(data, path)
        return assemble(path, self.name, text, data, text_blocks(text))


def text_blocks(text: str) -> list[Block]:
    """The paragraphs of a plain text; a line that is only a rule belongs to none."""
    stanzas = list(_stanzas(text))
    width = _wrap_width(text, stanzas)
    broken = any(text[end - 1] in "-\xad" for stanza in stanzas for _, end, _ in stanza[:-1])
    words = Words.of([text]) if broken else Words(frozenset())
    found: list[tuple[bool, list[Line]]] = []
    for stanza in stanzas:
        for angled, run in groupby(stanza, key=lambda line: _ANGLE.match(text, line[0], line[1]) is not None):
            lines = list(run)
            paragraphs = _quotations(text, lines) if angled else _paragraphs(text, lines, width)
            found += [(angled, paragraph) for paragraph in paragraphs]
    following = [text[start : start + 4] for angled, lines in found if not angled for start, _, _ in lines[1:]]
    full = width * _FULL if is_wrapped(following) else math.inf
    blocks = (_block(text, lines, words, 0 if angled else full) for angled, lines in found)
    return [evolve(block, kind="quote") if angled else block for block, (angled, _) in zip(blocks, found, strict=True)]


def _quotations(text: str, angled: Iterable[Line]) -> Iterator[list[Line]]:
    """The paragraphs of lines set off by angles, as in mail, without these."""
    lines: list[Line] = []
    for start, end, indent in angled:
        angle = _ANGLE.match(text, start, end)
        begin = angle.end() if angle else start
        if begin < end:
            lines.append((begin, end, indent))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _stanzas(text: str) -> Iterator[list[Line]]:
    """Lines between blank lines; a form feed (a page break) counts as a line break."""
    stanza: list[Line] = []
    offset = 0
    flat = text.replace("\r", "\n").replace("\f", "\n") if "\r" in text or "\f" in text else text
    # A CRLF gives an empty line between two real ones, which is no blank line.
    crlf = "\r\n" in text
    for raw in flat.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            if not (words[0] in "-=_~*·•—– " and _RULE.fullmatch(words)):
                stanza.append((start, start + len(words), indent))
            elif stanza and words[0] not in "=-~":
                yield stanza
                stanza = []
        elif stanza and not (crlf and text.startswith("\r\n", offset - 1)):
            yield stanza
            stanza = []
        offset += len(raw) + 1
    if stanza:
        yield stanza


def _wrap_width(text: str, stanzas: Sequence[Sequence[Line]]) -> int:
    """The width at which the document's lines are wrapped; 0 if they are not.

    A line without a blank, such as a long address, cannot be wrapped and tells nothing.
    """
    lines = (line for stanza in stanzas for line in stanza[:-1] if text.find(" ", line[0], line[1]) >= 0)
    lengths = sorted(end - start for start, end, _ in lines)
    if not lengths:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    return max(width, _NARROWEST_WRAP) if width <= _WIDEST_WRAP else 0


def _paragraphs(text: str, stanza: list[Line], width: int) -> Iterator[list[Line]]:
    """The paragraphs of a stanza: a line stays with the one before it if that one was full."""
    if len(stanza) == 1:
        yield stanza
        return
    labels = _labels(text, stanza)
    if labels[0] is None and (entries := sources_of(text, stanza)):
        yield from entries
        return
    listed, labelled = _listed(text, stanza), labels[0] is not None
    paragraph = [stanza[0]]
    for place in range(1, len(stanza)):
        line, last = stanza[place], paragraph[-1]
        inside = labelled and labels[place] is None and line[2] > paragraph[0][2]
        wraps = labels[place] is None and _wraps(text, last, line, width, labelled=labelled)
        if place not in listed and (inside or wraps or _hangs(text, paragraph[0], line)):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _listed(text: str, stanza: Sequence[Line]) -> set[int]:
    """The lines that begin an entry of an author-date list, `Smith, A.`, after one that is complete; none in prose."""
    first = stanza[0][2]
    begun = [
        place
        for place, (start, end, indent) in enumerate(stanza)
        if indent == first and text[start].isupper() and _PERSON.match(text, start, end)
    ]
    if len(begun) < _ENTRIES_AT_LEAST or begun[0] != 0:
        return set()
    return {place for place in begun if place and text[stanza[place - 1][1] - 1] in _COMPLETE}


def _labels(text: str, stanza: Sequence[Line]) -> list[Label | None]:
    """Per line, the label that begins a new note there: of one shape, counting upwards."""
    found: list[Label | None] = []
    last: Label | None = None
    for start, end, _ in stanza:
        label = label_at(text[start : min(end, start + 80)]) if not text[start].isalpha() else None
        if label is not None and not _follows(label, last, first=not found):
            label = None
        found.append(label)
        last = label or last
    return found


def _follows(label: Label, last: Label | None, first: bool) -> bool:
    """Whether `label` at a line's start can begin a note after the note labelled `last`."""
    here, before = number(label.name), number(last.name) if last is not None else None
    if last is None:
        return first or label.shape != "1"
    if label.shape != last.shape:
        return False
    return here is None or before is None or before < here <= before + 3


def _hangs(text: str, item: Line, following: Line) -> bool:
    """Whether `following` stands below the words of an item of a list, and not below its sign."""
    sign = _SIGN.match(text, item[0], item[1])
    return sign is not None and following[2] == item[2] + len(sign[0]) and not _SIGN.match(text, following[0])


def _wraps(text: str, line: Line, following: Line, width: int, *, labelled: bool) -> bool:
    """Whether `following` carries on the paragraph of `line`."""
    length = line[1] - line[0]
    wide = length > _WIDEST_WRAP and text.find(" ", line[0], line[1]) >= 0
    if wide or not width or heads_notes(text[line[0] : line[1]]):
        return False
    dashed = labelled and text[following[0]] in "–—"
    bullet = not dashed and BULLET.match(text, following[0]) is not None
    if text[following[0]].islower() and not bullet:
        return True
    if bullet:
        return False
    word = _FIRST_WORD.match(text, following[0])
    room = line[2] + length + 1 + len(word[0] if word else "")
    return room >= width * _FULL


def _block(text: str, lines: Sequence[Line], known: Words, full: float) -> Block:
    """One paragraph out of its lines, without the sign that makes it an item of a list.

    A line ended for want of room only if it and the next line's first word are at least `full` characters long.
    """
    start, end, indent = lines[0]
    sign = _SIGN.match(text, start, end)
    start = sign.end() if sign else start
    lines = [(start, end, indent), *lines[1:]]
    if len(lines) == 1:
        return Block(Passage(text[start:end], Span(start, end)), indent=indent)
    return Block(joined(list(_pieces(text, lines, known, full)), lines[-1][1]), indent=indent)


def _pieces(text: str, lines: Sequence[Line], known: Words, full: float) -> Iterator[Piece]:
    """The lines of a paragraph, parted by a space, except after a hyphen that broke a word and inside an address."""
    for place, (start, end, _) in enumerate(lines):
        last = place + 1 == len(lines)
        following = text[lines[place + 1][0] : lines[place + 1][1]] if not last else ""
        words = text[start:end]
        if not last and words[-1] in "-\xad" and known.broken(words, following):
            yield words[:-1], start
        elif last or (words.endswith(("-", "\xad")) and following[:1].islower()) or inside_url(words, following):
            yield words, start
        else:
            yield words, start
            word = _FIRST_WORD.match(following)
            ended = not begins_small(following) and end - start + 1 + len(word[0] if word else "") < full
            yield LINE_END if ended else " ", end
