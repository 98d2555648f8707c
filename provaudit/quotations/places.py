"""Where stretches of a quotation stand in a source letter by letter, and whether an ellipsis between them is fair."""

from __future__ import annotations

import re

from attrs import frozen

from provaudit.quotations.folding import Folded, fold, without_glued_numbers
from provaudit.quotations.vocabulary import vocabulary

BRACKETS = re.compile(r"\[[^\]\[]{0,200}\]")
"""An insertion by whoever quotes, or by whoever wrote the source."""
_LETTERS = re.compile(r"\[(\w{1,6})\](?=['’\w])")
"""The changed beginning of a word: `[T]he`, `[d]'un`."""
_GAP_WORDS = 150
"""The most words an ellipsis may stand for; past that the parts are no longer one passage."""
_OCCURRENCES = 40
_TURNING = vocabulary("not no never cannot nor neither without hardly unless")


@frozen
class Place:
    """Where a part of a quotation stands in the source: words `first` up to, not including, `last`."""

    first: int
    last: int


def exact(part: str, source: Folded, begin: int = 0) -> Place | None:
    """The first place from word `begin` on where a part stands, brackets read in either way, footnote signs aside."""
    return next(iter(occurrences(part, source, begin, 1)), None)


def occurrences(part: str, source: Folded, begin: int = 0, limit: int = _OCCURRENCES) -> list[Place]:
    """The places where a part stands, in order, brackets read in either way."""
    read = (part, BRACKETS.sub(" ", part), _LETTERS.sub(r"\1", part))
    forms = dict.fromkeys(fold(form).joined for form in read if form.strip())
    found = [place for form in forms if form for place in _places(form, source, begin, limit)]
    bare = None if found else without_glued_numbers(source)
    if bare is not None:
        position = source.starts[begin] if begin < len(source.starts) else len(source.text)
        for form in forms:
            for place in _places(form, bare, bare.word_from(position), limit) if form else ():
                first, last = (
                    source.word_from(bare.starts[place.first]),
                    source.word_from(bare.ends[place.last - 1] - 1),
                )
                found.append(Place(first, last + 1))
    return sorted(found, key=lambda place: place.first)[:limit]


def _places(joined: str, source: Folded, begin: int, limit: int) -> list[Place]:
    """Whole-word occurrences of a joined form."""
    found = list[Place]()
    at = source.joined.find(joined, source.offsets[min(begin, len(source.keys))])
    tries = 0
    while at >= 0 and len(found) < limit and tries < 2000:
        first, last = source.word_at(at), source.word_at(at + len(joined))
        if first is not None and last is not None:
            found.append(Place(first, last))
        at = source.joined.find(joined, at + 1)
        tries += 1
    return found


def chain_of(places: list[list[Place]]) -> list[Place] | None:
    """One place a part, in order and as near together as can be; None if the order cannot be had."""
    best: list[Place] | None = None
    for first in places[0]:
        chain = [first]
        for options in places[1:]:
            following = next((place for place in options if place.first >= chain[-1].last), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) == len(places) and (
            best is None or chain[-1].last - chain[0].first < best[-1].last - best[0].first
        ):
            best = chain
    return best


def misuse(source: Folded, first: int, last: int) -> str:
    """What is wrong with leaving out words `first` to `last`: nothing, too many, or one that turns the sense.

    A negation turns the sense only where it governs what is quoted: it stands at an edge of the omission, inside one
    sentence. A negation deep inside a longer omission belongs to the words that were left out with it.
    """
    if last - first > _GAP_WORDS:
        return "distance"
    omitted = source.keys[first:last]
    between = source.text[source.ends[first - 1] : source.starts[last]] if first and last < len(source.starts) else ""
    if re.search(r"[.!?]\s", between) or not omitted:
        return ""
    edges = {omitted[0], omitted[-1]} if len(omitted) > 3 else set(omitted)
    return "sense" if any(key in _TURNING or key.endswith("n't") for key in edges) else ""
