"""Leftover link texts in a reworded copy.

A program that rewords a page often takes the words of a link as one thing that it must not touch. When the links are
dropped, these words stay: unchanged amid changed ones, and badly joined, because the sentence was built around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from provaudit.derivation.joins import Stretch, Word, stretch_of
from provaudit.model import Span
from provaudit.model.compared import LeftoverAnchor, Replacement

_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "this", "these", "there"))
_PARTING = frozenset(("and", "or", "from", "with", "by", "but", "than", "as", "in", "on", "at", "for"))
"""Little words that part one link's text from the next words."""
_MOST_WORDS = 6


def anchors(
    original: str, copy: str, links: Iterable[tuple[Span, Span]], regular: Sequence[Replacement]
) -> tuple[LeftoverAnchor, ...]:
    """What seems to have been link texts in the copy, in order; nothing unless words were regularly replaced."""
    if len(regular) < 2:
        return ()
    replaced = {r.original for r in regular}
    lower = frozenset(re.findall(r"(?<![\w’'-])[a-zß-ÿ][\w’'-]*", original + " " + copy))
    found = list[LeftoverAnchor]()
    for one, two in links:
        found += _in_stretch(copy, stretch_of(copy, two, one.of(original), lower), replaced)
    return tuple(_without_overlaps(found))


def _in_stretch(copy: str, stretch: Stretch, replaced: set[str]) -> Iterator[LeftoverAnchor]:
    """The leftovers of one stretch: at its bad joins, and around words that are replaced everywhere else."""
    for place, sign in stretch.joins.items():
        span = _at_join(stretch, place)
        if span is not None:
            yield _anchor(copy, stretch, span, sign)
    for place, end in stretch.glued.items():
        first = _leftwards(stretch, place, not stretch.words[place].kept)
        yield LeftoverAnchor(
            copy[stretch.words[first].span.start : end], Span(stretch.words[first].span.start, end), ("glued",)
        )
    for place, word in enumerate(stretch.words):
        if word.kept and any(part in replaced for part in word.text.lower().split("-")):
            if "-" in word.text and word.text[0].islower():
                continue
            yield from (_anchor(copy, stretch, run, "not replaced") for run in _around(stretch, place))


def _anchor(copy: str, stretch: Stretch, run: tuple[int, int], sign: str) -> LeftoverAnchor:
    """The leftover that consists of the words `run[0]` to `run[1]`; a glued last word is cut at its seam."""
    end = stretch.glued.get(run[1], stretch.words[run[1]].span.end)
    span = Span(stretch.words[run[0]].span.start, end)
    return LeftoverAnchor(span.of(copy), span, (sign,))


def _at_join(stretch: Stretch, place: int) -> tuple[int, int] | None:
    """The words on that side of a bad join that were left alone."""
    words = stretch.words
    word = words[place]
    following = [p for p in (*stretch.joins, *(g + 1 for g in stretch.glued)) if place < p <= place + _MOST_WORDS]
    enclosed = min(following) if following else None
    if not word.little and enclosed is not None and not any(words[i].parted for i in range(place + 1, enclosed)):
        return place, enclosed - 1
    if (word.kept and not word.little) or word.text.lower() in _PRONOUNS:
        last = _rightwards(stretch, place)
        after = last + 1
        if last == place and after + 1 < len(words) and words[after + 1].parted and _plain(words[after]):
            last = after
        return (place, last) if any(words[i].kept and not words[i].little for i in range(place, last + 1)) else None
    if place == 0 or word.parted:
        return None
    first = _leftwards(stretch, place - 1, False)
    if first > place - 1 or not words[place - 1].common:
        return None
    alone = first == place - 1 and first > 0 and not words[first].parted
    return (first - 1 if alone and _plain(words[first - 1]) else first), place - 1


def _plain(word: Word) -> bool:
    """Whether a word can stand in a link's text beside one that was kept."""
    return word.text.islower() and not word.little


def _rightwards(stretch: Stretch, place: int) -> int:
    """The last word of the run of kept words from `place` on."""
    words = stretch.words
    last = place
    for i in range(place + 1, min(place + _MOST_WORDS, len(words))):
        if words[i].parted or i in stretch.joins or not (words[i].kept or words[i].little):
            break
        if words[i].text.lower() in _PARTING:
            break
        if not words[i].little:
            last = i
    return last


def _leftwards(stretch: Stretch, place: int, glued: bool) -> int:
    """The first word of the run of kept words that ends at `place`; of a glued join, of the run of plain words."""
    words = stretch.words
    first = place if glued or words[place].kept else place + 1
    for i in range(place, max(-1, place - _MOST_WORDS), -1):
        word = words[i]
        if i < place and (words[i + 1].parted or word.text.lower() in _PARTING):
            break
        if i < place and not (word.kept or (glued and word.common and first - i < 3)):
            break
        named = word.text[0].isupper() and not re.search(r"-[a-z]", word.text)
        if named and first <= place and words[first].text[0].islower():
            break
        if (not word.little and i != place) or (i == place and (word.kept or glued)):
            first = i
    return first


def _around(stretch: Stretch, place: int) -> Iterator[tuple[int, int]]:
    """The kept words around one, parted at conjunctions; pieces of two words that matter, or more."""
    words = stretch.words
    first = last = place
    while first > 0 and not words[first].parted and first not in stretch.joins and _runs_on(words[first - 1]):
        first -= 1
    while (
        last + 1 < len(words)
        and not words[last + 1].parted
        and last + 1 not in stretch.joins
        and _runs_on(words[last + 1])
    ):
        last += 1
    begin = first
    for i in range(first, last + 2):
        if i == last + 1 or words[i].text.lower() in _PARTING:
            piece = _shorn(words, begin, i - 1)
            if piece is not None and (
                piece[0] <= place <= piece[1] or all(map(_uncapitalised, words[piece[0] : piece[1] + 1]))
            ):
                yield piece
            begin = i + 1


def _uncapitalised(word: Word) -> bool:
    return not word.text[0].isupper()


def _runs_on(word: Word) -> bool:
    return word.kept or word.text.lower() in _PARTING


def _shorn(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """A piece without little words at its ends; None if fewer than two words of it matter."""
    while first <= last and words[first].little:
        first += 1
    while last >= first and words[last].little:
        last -= 1
    weighty = sum(not words[i].little for i in range(first, last + 1))
    return (first, last) if 2 <= weighty <= _MOST_WORDS else None


def _without_overlaps(found: list[LeftoverAnchor]) -> Iterator[LeftoverAnchor]:
    """One leftover for each place, with all its signs; the shorter stretch is the surer one."""
    kept = list[LeftoverAnchor]()
    for anchor in sorted(found, key=lambda a: (a.span.end - a.span.start, a.span)):
        same = next((k for k in kept if k.span.start < anchor.span.end and anchor.span.start < k.span.end), None)
        if same is None:
            kept.append(anchor)
        else:
            signs = tuple(dict.fromkeys((*same.signs, *anchor.signs)))
            kept[kept.index(same)] = LeftoverAnchor(same.text, same.span, signs)
    yield from sorted(kept, key=lambda a: a.span)
