"""Typed markers in running text: the shapes in which people cite a note, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from attrs import frozen

from provaudit.formats.blocks import Block
from provaudit.formats.computing import has_arrays, is_computed, is_vector, looks_cited, may_compute
from provaudit.formats.labels import SUPERSCRIPTS, number
from provaudit.model import Marker, Passage

Sign = tuple[int, int, tuple[str, ...], str]
"""Start and end in the passage, the labels that are cited, the scheme."""

LONGEST_RANGE = 50
"""A range that spans more notes than this is read as its two ends."""

_NUMBER = r"\d{1,4}[a-z]?"
_BRACKET = re.compile(
    rf"\[\s?({_NUMBER}(?:\s?(?:[,;]|[-–—‑−]|\.\.)\s?{_NUMBER}){{0,40}})"
    r"(?:[,:]\s?(?:(?:pp?|ch|chap|sec|art|no|vol|fig|S|ff?|para)\b\.?|§)\s?[^\[\]]{1,40})?\s?\\?\]"
)
_SPLIT_RANGE = re.compile(rf"\s?[-–—−]\s?\\?\[({_NUMBER})\\?\]")
_FOOTNOTE = re.compile(r"\[\^([^\]\[\s]{1,60})\]")
_KEY = re.compile(r"\[([A-Za-z*][\w+*:.-]{0,40}(?:[,;]\s?[A-Za-z][\w+:.-]{0,40}){0,20})\]")
_PARENTHESIS = re.compile(r"\((\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\)")
_SUPERSCRIPT = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}(?:[˒,⁻–ꟷ]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}){0,20})")
_CARET = re.compile(r"(?<=\S)\$?\^(?:\{\\?(\d{1,4}|[*†‡§¶]{1,3})\}|(\d{1,4})\^?(?![\w.]))\$?")
_GLUED = re.compile(r"(?<=[^\W\d_]{3})[”’\")\]]?[.,;:!?][”’\")\]]?(\d{1,3})(?=\s|$)")
_SYMBOL = re.compile(r"(?<=[\w.,;:!?”’\")])\\?([*†‡§¶]{1,3})(?=[\s.,;:!?”’\")]|$)")
_EMPHASISED = re.compile(r"(?:^|[\s“\"'(])\*[^\s*][^*\n]{0,80}$")
"""Words that an asterisk opens: the next one closes them, `*gasp*`."""
_UNITS = re.compile(r"(?:m|km|cm|mm|dm|nm|µm|μm|ft|in|yd|mi|s|sec|ha|e|x|y|z|r|d|t|log|lim)", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"[^\W\d_]+$|\d+$")
_ABBREVIATED = re.compile(
    r"(?:no|nos|vol|vols|fig|figs|sec|ch|chap|art|eq|pp|para|paras|app|tab|nr|op|al|cf|rev|ver|approx)", re.IGNORECASE
)


@frozen
class Labels:
    """The labels of a document's notes, and what kinds there are among them."""

    names: Set[str]
    keyed: bool
    """Some are no numbers."""
    signed: bool
    """Some are signs, such as an asterisk."""

    def __contains__(self, name: str) -> bool:
        return name in self.names

    @classmethod
    def of(cls, names: Set[str]) -> Labels:
        """The kinds of `names`, looked at once."""
        return cls(names, any(number(n) is None for n in names), any(n[:1] in "*†‡§¶" for n in names if n))


def typed_markers(blocks: Sequence[Block], names: Set[str], shapes: Set[str]) -> tuple[Marker, ...]:
    """The typed markers of the running text, in order.

    Args:
        blocks: The running text.

        names: The labels of the notes that were found.

        shapes: How those labels are written (see `Label.shape`).
    """
    labels = Labels.of(names)
    found: dict[int, list[Sign]] = {}
    arrays = has_arrays(block.passage.text for block in blocks)
    for place, block in enumerate(blocks):
        signs = [
            sign
            for sign in _plain_signs(block.passage.text, labels)
            if not _hidden(block, sign) and not (arrays and _may_compute(block, sign, labels))
        ]
        if signs:
            found[place] = signs
    if not any(known(sign, labels) for signs in found.values() for sign in signs):
        found = _fallback(blocks, labels, shapes) or found
    found = _without_phantoms(found, labels)
    return tuple(marker for place in sorted(found) for marker in _markers(blocks[place].passage, found[place]))


def _hidden(block: Block, sign: Sign) -> bool:
    """Whether a sign stands in code or in a formula."""
    return any(start <= sign[0] < end for start, end in block.opaque)


def _may_compute(block: Block, sign: Sign, labels: Labels) -> bool:
    """Whether a sign of notes that are not there may be an index or an interval."""
    start, _, names, scheme = sign
    lost = any(name not in labels for name in names)
    return lost and scheme == "bracket" and may_compute(block.passage.text, start, names)


def known(sign: Sign, labels: Labels) -> bool:
    """Whether a sign cites a note that exists."""
    return any(label in labels for label in sign[2])


def _plain_signs(text: str, labels: Labels) -> Iterator[Sign]:
    """The signs of the shapes that need no other evidence."""
    if "[" in text:
        yield from _brackets(text, labels)
    if not text.isascii():
        yield from _superscripts(text, labels)
    if "^" in text:
        for match in _CARET.finditer(text):
            name = match[1] or match[2]
            if name in labels or (
                match[1] and text[match.start() - 1].isalpha() and text[match.start() - 2 : match.start() - 1].isalpha()
            ):
                yield match.start(), match.end(), (name,), "superscript"
    if labels.signed:
        for match in _SYMBOL.finditer(text):
            if match[1] in labels and not _EMPHASISED.search(text, max(0, match.start() - 90), match.start()):
                yield match.start(), match.end(), (match[1],), "superscript"


def _brackets(text: str, labels: Labels) -> Iterator[Sign]:
    """`[1]`, `[3, 5]`, `[2-4]`, `[26]-[29]`, `[^a]` and, where such a note exists, `[Key99]`."""
    done = 0
    for match in _BRACKET.finditer(text):
        start, end = match.span()
        if start < done or is_vector(match[1]):
            continue
        # A bracket that is escaped begins with its backslash; a pattern that began with one would be slow to find.
        start -= text.startswith("\\", start - 1) if start else 0
        names = expanded(match[1])
        split = _SPLIT_RANGE.match(text, end) if len(names) == 1 else None
        if split is not None:
            names, end = expanded(f"{names[0]}-{split[1]}"), split.end()
        cited = any(name in labels for name in names) and not is_computed(text, start, names)
        if cited or looks_cited(text, start, end, names):
            yield start, end, names, "bracket"
            done = end
    if "[^" in text:
        for match in _FOOTNOTE.finditer(text):
            if match[1] in labels or text[max(0, match.start() - 1)].isalnum():
                yield match.start(), match.end(), (match[1],), "footnote"
    if labels.keyed:
        for match in _KEY.finditer(text):
            keys = tuple(re.split(r"[,;]\s?", match[1]))
            if any(key in labels for key in keys):
                yield match.start(), match.end(), keys, "bracket"


def expanded(text: str) -> tuple[str, ...]:
    """The labels of `3, 5`, `2-4` or `7`; of a range that is inverted or absurdly long, only the two ends."""
    if text.isalnum():
        return (text,)
    names: list[str] = []
    for part in re.split(r"\s?[,;]\s?", text):
        ends = re.split(r"\s?(?:[-–—‑−⁻]|\.\.)\s?", part)
        first, last = number(ends[0]), number(ends[-1])
        if len(ends) == 2 and first is not None and last is not None and 0 <= last - first <= LONGEST_RANGE:
            names += [str(n) for n in range(first, last + 1)]
        else:
            names += ends
    return tuple(dict.fromkeys(name for name in names if name))


def _superscripts(text: str, labels: Labels) -> Iterator[Sign]:
    """Superscript digits after a word or a stop; not exponents, units of area or ordinals."""
    for match in _SUPERSCRIPT.finditer(text):
        if not match.start() or text[match.start() - 1] in " \t\n\xa0⁻⁺":
            continue
        before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        word = before[0] if before else ""
        if (
            _UNITS.fullmatch(word)
            or (word and len(word) == 1)
            or (word.isdigit() and not re.fullmatch(r"1[5-9]\d\d|20\d\d", word))
        ):
            continue
        names = expanded(match[1].translate(SUPERSCRIPTS).replace("˒", ","))
        if not labels.names or any(name in labels for name in names) or len(word) > 2:
            yield match.start(), match.end(), names, "superscript"


def _fallback(blocks: Sequence[Block], labels: Labels, shapes: Set[str]) -> dict[int, list[Sign]]:
    """Where nothing else cites the notes: numbers in parentheses, or numbers that lost their raised place."""
    numbers = Labels.of({label for label in labels.names if number(label) is not None})
    if not numbers.names or not shapes & {"1.", "1)", "(1)", "1", "¹", "^1", "[1]"}:
        return {}
    for finder in (_parentheses, _glued):
        found = {n: signs for n, block in enumerate(blocks) if (signs := list(finder(block.passage.text, numbers)))}
        if _rises(sign for n in sorted(found) for sign in found[n]):
            return found
    return {}


def _rises(signs: Iterable[Sign]) -> bool:
    """Whether first mentions count upwards from 1, as those of notes do and stray numbers do not."""
    firsts = list(dict.fromkeys(int(name) for sign in signs for name in sign[2] if name.isdigit()))
    steps = sum(later == earlier + 1 for earlier, later in pairwise(firsts))
    return bool(firsts) and min(firsts) == 1 and steps >= 0.6 * (len(firsts) - 1)


def _parentheses(text: str, labels: Labels) -> Iterator[Sign]:
    """`(1)` at the end of a clause; `(1) first, (2) second` is a list and cites nothing."""
    matches = [m for m in _PARENTHESIS.finditer(text) if m.start()]
    closing = [
        m for m in matches if m.end() == len(text) or text[m.end()] in '.,;:!?)”’"' or text[m.start() - 2] in ".!?”"
    ]
    for match in matches if len(closing) * 2 >= len(matches) else ():
        names = expanded(match[1])
        if all(name in labels for name in names):
            yield match.start(), match.end(), names, "parenthesis"


def _glued(text: str, labels: Labels) -> Iterator[Sign]:
    """`war.11` where the raised 11 came down in copying."""
    for match in _GLUED.finditer(text):
        word = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        if match[1] in labels and (word is None or not _ABBREVIATED.fullmatch(word[0])):
            yield match.start(1), match.end(), (match[1],), "superscript"


def _without_phantoms(found: dict[int, list[Sign]], labels: Labels) -> dict[int, list[Sign]]:
    """The signs without those that cite nothing, in a document whose notes do not speak for them.

    Where no note is known at all, numbers in brackets are markers only if they count upwards from 1.
    """
    every = [sign for place in sorted(found) for sign in found[place]]
    if any(known(sign, labels) for sign in every) or not every:
        return found
    named = [sign for sign in every if sign[3] == "footnote"]
    plain = [sign for sign in every if sign[3] != "footnote"]
    kept = set(named) | (set(plain) if len(plain) > 1 and _rises(plain) else set())
    return {place: [sign for sign in signs if sign in kept] for place, signs in found.items()}


def _markers(passage: Passage, signs: Iterable[Sign]) -> Iterator[Marker]:
    """One marker per label that a sign cites; all markers of a sign share its span."""
    for start, end, names, scheme in sorted(signs):
        span = passage.source_span(start, end)
        yield from (Marker(name, span, scheme) for name in names)
