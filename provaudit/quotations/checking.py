"""Compare quoted words with the text that they are said to come from; pure logic, no I/O.

The words are looked for letter by letter under folding first, which is one pass over the source. Only what is not
there is looked for loosely: the places where the quotation's rarest words crowd together are aligned word by word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from attrs import evolve, frozen

from provaudit.quotations.differences import Difference, differences
from provaudit.quotations.folding import Folded, fold, fold_source, without_glued_numbers
from provaudit.quotations.nearest import nearest
from provaudit.quotations.places import BRACKETS, Place, chain_of, exact, misuse, occurrences

_ELLIPSIS = re.compile(r"[\[(]?\s{0,2}(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s{0,2}[\])]?")
_REMARK = re.compile(
    r"[\[(]\s*(?:sic|emphasis\s(?:added|mine|in\soriginal)|italics\s(?:added|mine))[.!]?\s*[\])]", re.I
)
_INSIDE_WORD = re.compile(r"\[(\w{1,6})\](?=\w)|(?<=\w)\[(\w{1,6})\]")
_ALTERED = 0.6
"""The least share of words in common, of the quotation and its place in the source together, to call it one passage."""
_ALTERED_WORDS = 3
_LOOSE_WORDS = 2000
"""A longer quotation is only looked for as it stands; if it is not there, that settles nothing."""


@frozen
class Located:
    """What became of quoted words in one source."""

    state: str
    """`found`, `altered` or `not-found`."""
    start: int = 0
    """Where the words, or the nearest to them, stand in the source: characters `start` up to `end`."""
    end: int = 0
    score: float = 0.0
    """The share of words in common, 0 to 1."""
    diff: tuple[Difference, ...] = ()
    """The aligned words in order, those that agree too."""
    ellipsis: str = ""
    """What is wrong with an ellipsis: `order`, `distance` or `sense`."""
    omitted: str = ""
    """The words of the source that a misused ellipsis stands for."""
    case_changed: bool = False
    """The first letter is a capital where the source has a small one, without brackets."""
    coverage: str = "full"
    """How much of the source could be read: `full`, `part` or `none`."""

    @property
    def matters(self) -> tuple[str, ...]:
        """What the alterations touch: `number`, `negation`, `name`, `unit`; each once."""
        return tuple(dict.fromkeys(d.matter for d in self.diff if d.alters and d.matter))


@lru_cache(maxsize=4096)
def check(quotation_text: str, source_text: str, coverage: str = "full") -> Located:
    """What became of the words of `quotation_text` in `source_text`.

    Args:
        quotation_text: the words between the quotation marks.
        source_text: the readable text of the source.
        coverage: how much of the source that text is: `full`, `part` or `none`; it is handed on, and decides nothing.
    """
    source = fold_source(source_text)
    quotation = _REMARK.sub(" ", quotation_text)
    if not source.keys or not fold(quotation).keys:
        return Located("not-found", coverage=coverage)
    whole = exact(_ELLIPSIS.sub(" ", quotation), source)
    if whole is not None:
        return _found(quotation, source, [whole], coverage)
    parts = [part for part in _ELLIPSIS.split(quotation) if fold(part).keys]
    if len(parts) > 1:
        return _check_parts(quotation, parts, source, coverage)
    return _check_one(quotation, source, coverage)


def stands_in(quotation_text: str, source_text: str) -> Located | None:
    """The place where words stand in a text as quoted; None if they do not. Far cheaper than to ask what differs."""
    source = fold_source(source_text)
    quotation = _ELLIPSIS.sub(" ", _REMARK.sub(" ", quotation_text))
    whole = exact(quotation, source) if source.keys and fold(quotation).keys else None
    return _found(quotation_text, source, [whole], "full") if whole is not None else None


def _found(quotation: str, source: Folded, places: list[Place], coverage: str) -> Located:
    start, end = source.starts[places[0].first], source.ends[places[-1].last - 1]
    return Located(
        "found", start, end, 1.0, coverage=coverage, case_changed=_case_changed(quotation, source.text[start:end])
    )


def _check_parts(quotation: str, parts: list[str], source: Folded, coverage: str) -> Located:
    """Words with an ellipsis in them: every part must be there, in order, near enough, and the sense kept."""
    places = [occurrences(part, source) for part in parts]
    if not all(places):
        return _check_loose_parts(parts, source, coverage)
    chain = chain_of(places)
    if chain is None:
        ends = [place[0] for place in places]
        start, end = source.starts[min(p.first for p in ends)], source.ends[max(p.last for p in ends) - 1]
        return Located("altered", start, end, 1.0, ellipsis="order", coverage=coverage)
    found = _found(quotation, source, chain, coverage)
    for one, two in pairwise(chain):
        fault = misuse(source, one.last, two.first)
        if fault:
            omitted = source.text[source.ends[one.last - 1] : source.starts[two.first]].strip()
            return evolve(found, state="altered", ellipsis=fault, omitted=omitted[:400])
    return found


def _check_loose_parts(parts: list[str], source: Folded, coverage: str) -> Located:
    """At least one part is not there letter by letter: the parts are judged one by one and put together."""
    checked = [_check_one(part, source, coverage) for part in parts]
    if any(part.state == "not-found" for part in checked):
        lost = [part for part in checked if part.state == "not-found"]
        return evolve(min(lost, key=lambda part: part.score), state="not-found")
    inside = sorted(checked, key=lambda part: part.start)
    diff = tuple(d for part in checked for d in part.diff)
    return Located(
        "altered" if any(d.alters for d in diff) else "found",
        inside[0].start,
        max(part.end for part in checked),
        min(part.score for part in checked),
        diff,
        "order" if inside != checked else "",
        coverage=coverage,
    )


def _check_one(part: str, source: Folded, coverage: str) -> Located:
    """A stretch without ellipsis: there, nearly there, or not there."""
    place = exact(part, source)
    if place is not None:
        return _found(part, source, [place], coverage)
    quote, editorial = _with_brackets(part)
    if len(quote.keys) > _LOOSE_WORDS:
        return Located("not-found", coverage="part")
    bare = without_glued_numbers(source)
    loose = [_loose(quote, editorial, text) for text in (bare, source) if text is not None]
    best = evolve(max(loose, key=lambda located: located.score), coverage=coverage)
    if best.diff and not any(d.alters for d in best.diff):
        return evolve(best, state="found", score=1.0)
    enough = min(_ALTERED_WORDS, max(2, len(quote.keys) - 1))
    same = sum(len(fold(d.quoted).keys) for d in best.diff if d.kind == "same")
    return evolve(best, state="altered") if best.score >= _ALTERED and same >= enough else best


def _loose(quote: Folded, editorial: tuple[bool, ...], source: Folded) -> Located:
    """The place in the source that has most words in common with the quotation, and how they differ."""
    best = Located("not-found")
    for first, last in nearest(quote.keys, source):
        diff = differences(quote, editorial, source, first, last)
        common = sum(len(fold(d.quoted).keys) for d in diff if not d.alters and d.quoted)
        free = sum(len(fold(d.source).keys) for d in diff if d.source and not d.alters and d.kind != "same")
        score = 2 * common / (len(quote.keys) + max(common, last - first - free))
        if score > best.score:
            best = Located("not-found", source.starts[first], source.ends[last - 1], score, diff)
    return best


def _with_brackets(part: str) -> tuple[Folded, tuple[bool, ...]]:
    """The words of a part, and which of them hold something in brackets, put there by whoever quotes.

    Brackets inside a word (`[T]he`, `allow[ed]`) go, and mark the whole word.
    """
    pieces, marked, at, length = list[str](), list[tuple[int, int]](), 0, 0
    for match in _INSIDE_WORD.finditer(part):
        pieces += [part[at : match.start()], match[1] or match[2]]
        length += match.start() - at
        marked.append((length, length + len(pieces[-1])))
        length, at = marked[-1][1], match.end()
    text = "".join(pieces) + part[at:]
    marked += [match.span() for match in BRACKETS.finditer(text)]
    quote = fold(text)
    words = zip(quote.starts, quote.ends, strict=True)
    return quote, tuple(any(a < end and start < b for a, b in marked) for start, end in words)


def _case_changed(quotation: str, source: str) -> bool:
    """Whether a capital first letter was put for a small one, not marked by brackets: `The` for `the`.

    The other way round is what every writer does who builds quoted words into a sentence of his own.
    """
    letter = re.search(r"\w", quotation)
    other = re.search(r"\w", source)
    if letter is None or other is None or quotation[: letter.start()].endswith("["):
        return False
    return letter[0].isupper() and other[0].islower() and letter[0].lower() == other[0]
