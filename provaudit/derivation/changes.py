"""What a rewriting must not touch and did: quoted words, names, numbers, dates, negations, attributions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz import fuzz

from provaudit.derivation.edits import key, words_in
from provaudit.derivation.names import name_changes, name_parts, name_spans
from provaudit.model import Span
from provaudit.model.compared import Change

_QUOTED = re.compile(
    r"“([^“”]{3,600})”|\"([^\"\n]{3,600})\"|«([^«»]{3,600})»|(?<!\w)‘([^‘’]{3,200}(?:’\w[^‘’]{0,200})*)’"
)
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(
    rf"(?<![\w.])[$€£¥]?\d+(?:[.,]\d+)*(?:\s?%)?(?!\w)|\b(?:{'|'.join(_COUNTED[2:])})\b", re.IGNORECASE
)
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"\b(?:(?:{'|'.join(_MONTHS)})\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})(?:\s+\d{{4}})?"
    rf"|(?:{'|'.join(_MONTHS)})\s+\d{{4}}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:1[5-9]|20)\d\d)\b"
)
_NEGATION = re.compile(r"\b(?:not|no|never|none|nor|neither|without|cannot|nobody|nothing|hardly)\b|n['’]t\b", re.I)
_SAYS = re.compile(
    r"(?:said|says|saying|state[sd]|stating|told|tells|[Aa]ccording to|argue[sd]?|arguing|wrote|writes|writing"
    r"|(?:claim|warn|stress|explain|add|suggest|report|insist)(?:s|ed|ing)|not(?:es|ed|ing)|emphasi[sz](?:e[sd]?|ing)"
    r"|announc(?:es|ed|ing)|observe[sd]?|declare[sd]?)"
)
_SAME_QUOTATION = 40
"""Quoted words at least this alike (0 to 100, by words) are one quotation in two wordings."""


def changes(original: str, copy: str, one: Span, two: Span) -> tuple[Change, ...]:
    """The changes in one pair of linked stretches, in the order of the original."""
    found = [
        *_quotations(original, copy, one, two),
        *_figures(original, copy, one, two),
        *name_changes(original, copy, one, two),
        *_negation(original, copy, one, two),
        *_attribution(original, copy, one, two),
    ]
    return tuple(sorted(found, key=lambda change: (change.original_span, change.copy_span)))


def quoted(text: str, span: Span) -> list[Span]:
    """The words between quotation marks in a stretch."""
    found = []
    for match in _QUOTED.finditer(text, span.start, span.end):
        group = next(number for number in range(1, 5) if match[number] is not None)
        found.append(Span(*match.span(group)))
    return found


def _quotations(original: str, copy: str, one: Span, two: Span) -> Iterator[Change]:
    """Quoted words that are others in the copy, or lost their marks there."""
    there = quoted(copy, two)
    for quotation in quoted(original, one):
        words = _keys(original, quotation)
        if len(words) < 3:
            continue
        ranked = sorted(there, key=lambda s: -fuzz.ratio(words, _keys(copy, s)))
        if ranked and fuzz.ratio(words, _keys(copy, ranked[0])) >= _SAME_QUOTATION:
            if words != _keys(copy, ranked[0]):
                yield Change("quotation", quotation.of(original), ranked[0].of(copy), quotation, ranked[0], "words")
            there.remove(ranked[0])
        elif " ".join(words) in " ".join(_keys(copy, two)):
            yield Change("quotation", quotation.of(original), "", quotation, Span(two.start, two.start), "marks")


def _keys(text: str, span: Span) -> list[str]:
    return [key(text, word) for word in words_in(text, span)]


def _figures(original: str, copy: str, one: Span, two: Span) -> Iterator[Change]:
    """Numbers and dates that one side has and the other has not."""
    for kind, pattern in (("date", _DATE), ("number", _NUMBER)):
        here, there = _found(original, one, pattern), _found(copy, two, pattern)
        if kind == "number":
            dates = [_found(original, one, _DATE), _found(copy, two, _DATE)]
            here, there = (_outside(s, d) for s, d in zip((here, there), dates, strict=True))
        lost, new = _unmatched(original, here, copy, there)
        for number, span in enumerate(lost):
            other = new[number] if number < len(new) else Span(two.start, two.start)
            yield Change(kind, span.of(original), other.of(copy), span, other)
        for span in new[len(lost) :]:
            yield Change(kind, "", span.of(copy), Span(one.start, one.start), span)


def _found(text: str, span: Span, pattern: re.Pattern[str]) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text, span.start, span.end)]


def _outside(spans: list[Span], others: list[Span]) -> list[Span]:
    return [s for s in spans if not any(o.start <= s.start < o.end for o in others)]


def _unmatched(original: str, here: list[Span], copy: str, there: list[Span]) -> tuple[list[Span], list[Span]]:
    """What each side has over the other, compared without blanks and separators."""
    plain = [[_figure(s.of(t)) for s in spans] for t, spans in ((original, here), (copy, there))]
    lost, new = Counter(plain[0]) - Counter(plain[1]), Counter(plain[1]) - Counter(plain[0])
    return _taken(here, plain[0], lost), _taken(there, plain[1], new)


def _figure(text: str) -> str:
    """A number or date without blanks and separators; a written number as digits."""
    plain = re.sub(r"[\s,]", "", text).lower()
    return str(_COUNTED.index(plain)) if plain in _COUNTED else plain


def _taken(spans: list[Span], plain: list[str], wanted: Counter[str]) -> list[Span]:
    found = []
    for span, word in zip(spans, plain, strict=True):
        if wanted[word] > 0:
            wanted[word] -= 1
            found.append(span)
    return found


def _negation(original: str, copy: str, one: Span, two: Span) -> Iterator[Change]:
    """A negation that one side has and the other has not."""
    here, there = _found(original, one, _NEGATION), _found(copy, two, _NEGATION)
    if (bool(here) != bool(there)) and not _by_prefix(original, here, one, copy, there, two):
        before = here[0] if here else Span(one.start, one.start)
        after = there[0] if there else Span(two.start, two.start)
        yield Change("negation", before.of(original), after.of(copy), before, after)


def _by_prefix(original: str, here: list[Span], one: Span, copy: str, there: list[Span], two: Span) -> bool:
    """Whether one side says with a prefix what the other says with a word: `unresolved`, `not resolved`."""
    text, negations, span = (copy, there, two) if there else (original, here, one)
    other = original[one.start : one.end] if there else copy[two.start : two.end]
    stems = [w.of(text).lower()[:5] for n in negations for w in words_in(text, Span(n.end, span.end))[:2]]
    opposites = re.findall(r"\b(?:un|in|im|il|ir|dis|non-?)(\w{3,5})", other.lower())
    return any(stem and (stem.startswith(o) or o.startswith(stem)) for stem in stems for o in opposites)


def _attribution(original: str, copy: str, one: Span, two: Span) -> Iterator[Change]:
    """Words that name who said something, and are not in the copy any more."""
    says = _SAYS.search(original, one.start, one.end)
    if says is None or _SAYS.search(copy, two.start, two.end) is not None:
        return
    names = name_spans(original, one)
    known = set(_keys(copy, two))
    if names and not any(set(name_parts(name.of(original))) & known for name in names):
        yield Change("attribution", says[0], "", Span(*says.span()), Span(two.start, two.start))
