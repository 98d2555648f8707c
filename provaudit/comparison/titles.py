"""When two titles are one: equal once folded, but for a site or section part, a subtitle, an ellipsis or a plural.

A near miss is a word diff and not a ratio: one changed word, name, number or negation is a difference in a title of
thirty words, while a hyphen or a plural is none in a title of three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from provaudit.comparison.folding import compact, is_cjk, may_hold, words

_SEPARATOR = re.compile(
    r"\s*(?:[|｜¦•·»«›‹]|::|\s[-–—―:/~]\s|[:：]\s|—|–|―|\s-(?=\S)|(?<=\S)-\s|[。！？?!]\s|\.\s|\s?[（(\[【])\s*"
)
_ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)[\s\"”’')]*$")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MIN_WORDS, _MOST_GLUED, _RUN_WORDS = 3, 12, 8
_NEAR = 0.6
_WHOLE = 0.75


class Likeness(StrEnum):
    """How two titles compare."""

    SAME = "same"
    NEAR = "near"
    """A word or two were added, dropped or changed."""
    DIFFERENT = "different"


@frozen
class TitleComparison:
    """The title candidate that comes closest to the claimed one, and how close."""

    likeness: Likeness
    observed: str
    changes: tuple[tuple[str, str], ...] = ()
    """Word differences: (claimed words, observed words); either may be empty."""


def compare_titles(claimed: str, candidates: Sequence[str], site: Sequence[str] = ()) -> TitleComparison | None:
    """Compare a claimed title with every title a page gives itself; None if there is nothing to compare.

    Args:
        claimed: the title as cited.
        candidates: the page's titles, likeliest first.
        site: names of the site (its name, its host), which may be glued to either title.
    """
    return _compare_all(claimed, tuple(candidates), tuple(site))


@lru_cache(maxsize=512)
def _compare_all(claimed: str, candidates: tuple[str, ...], site: tuple[str, ...]) -> TitleComparison | None:
    if not words(claimed):
        return None
    names = frozenset(filter(None, map(compact, site)))
    usable = [title for title in candidates if words(title) and compact(title) not in names]
    if not usable:
        return None
    equal = next((title for title in usable if compact(title) == compact(claimed)), None)
    if equal is not None:
        return TitleComparison(Likeness.SAME, equal)
    ranked = [_compare(claimed, title, names) for title in usable]
    order = list(Likeness)
    best = min(ranked, key=lambda found: (order.index(found.likeness), len(found.changes)))
    if best.likeness is not Likeness.SAME:
        return best
    if _extended(claimed, best.observed, names) or _shortened(best.observed, claimed):
        return _contradicted_tail(claimed, usable, names) or best
    return best


def _contradicted_tail(claimed: str, candidates: Sequence[str], names: frozenset[str]) -> TitleComparison | None:
    """What a longer candidate says of the part of `claimed` that a shorter one lacks: a word exchanged in it."""
    for title in candidates:
        changes = word_changes(claimed, title)
        exchanged = [(a, b) for a, b in changes if a and b and not any(compact(b) in name for name in names)]
        if _share(claimed, title) >= _WHOLE and exchanged and exchanged == list(changes):
            return TitleComparison(Likeness.NEAR, title, changes)
    return None


def _compare(claimed: str, observed: str, names: frozenset[str]) -> TitleComparison:
    """The likeness of two titles; a near miss is measured on the wholes or on a part of one of them."""
    if _same(claimed, observed, names):
        return TitleComparison(Likeness.SAME, observed)
    pairs = [(claimed, observed), *((claimed, part) for part in _parts(observed, names))]
    pairs += [(part, observed) for part in _parts(claimed, names)]
    score, left, right = max(((_share(c, o), c, o) for c, o in pairs), key=lambda found: found[0])
    changes = word_changes(left, right)
    if not changes:
        return TitleComparison(Likeness.SAME, observed)
    likeness = Likeness.NEAR if score >= _NEAR else Likeness.DIFFERENT
    return TitleComparison(likeness, observed, changes)


def _same(claimed: str, observed: str, names: frozenset[str]) -> bool:
    """Equal when folded; or one is the other without its site, section, subtitle or a tail lost to an ellipsis."""
    ours, theirs = compact(claimed), compact(observed)
    if ours == theirs or ours in map(compact, _parts(observed, names)):
        return True
    if any(ours.replace(name, "") == theirs or theirs.replace(name, "") == ours for name in names):
        return True
    if _extended(claimed, observed, names) or _shortened(claimed, observed) or _shortened(observed, claimed):
        return True
    return _is_dated(ours, theirs) and _telling(observed)


def _is_dated(claimed: str, observed: str) -> bool:
    """Whether one compact title is the other with a year and little else before or behind it, such as an author's."""
    extra = claimed.removeprefix(observed) if claimed.startswith(observed) else claimed.removesuffix(observed)
    return extra != claimed and len(extra) <= _MOST_GLUED and bool(_YEAR.search(extra))


def _extended(claimed: str, observed: str, names: frozenset[str]) -> bool:
    """Whether the claimed title is the observed one with a site, section or subtitle added to it."""
    return compact(observed) in map(compact, _parts(claimed, names))


def _parts(title: str, names: frozenset[str]) -> list[str]:
    """What may stand for the whole of `title`: it without what leads or follows a separator.

    A part counts only if it is long enough to tell one work from another, unless what was cut is the site's name.
    """
    found = []
    for match in _SEPARATOR.finditer(title):
        head, tail = title[: match.start()], title[match.end() :]
        for kept, cut in ((head, tail), (tail, head)):
            if compact(cut) in names or _telling(kept):
                found.append(kept)
        found += _inner(tail)
    return found


def _inner(tail: str) -> list[str]:
    """`tail` up to each later separator: a title between a section in front and a site behind."""
    return [kept for match in _SEPARATOR.finditer(tail) if _telling(kept := tail[: match.start()])]


def _telling(title: str) -> bool:
    """Whether a piece of a title is long enough to stand for a work."""
    count = len(words(title))
    return count >= (8 if is_cjk(title) else _MIN_WORDS)


def _shortened(short: str, full: str) -> bool:
    """Whether `short` is `full` cut at its end: at an ellipsis, or after at least half of its words."""
    cut = _ELLIPSIS.search(short)
    ours, theirs = words(short[: cut.start()] if cut else short), words(full)
    if len(ours) >= len(theirs) or not _telling(short):
        return False
    if cut:
        start = compact(" ".join(ours))
        return compact(full).startswith(start)
    return theirs[: len(ours)] == ours and len(ours) * 2 >= len(theirs) and len(ours) >= 5


def _share(a: str, b: str) -> float:
    """Twice the share of the words that both have in order."""
    return SequenceMatcher(None, words(a), words(b), autojunk=False).ratio()


def word_changes(claimed: str, observed: str) -> tuple[tuple[str, str], ...]:
    """The word differences between two titles that count: not a hyphen, a plural, or one word written as two."""
    ours, theirs = words(claimed), words(observed)
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        left, right = ours[a:b], theirs[c:d]
        if kind != "equal" and not _alike(left, right):
            found.append((" ".join(left), " ".join(right)))
    return tuple(found)


def _alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """The same letters, or the same words but for a plural ending."""
    if "".join(left) == "".join(right):
        return True
    return len(left) == len(right) and all(map(_same_word, left, right))


def _same_word(a: str, b: str) -> bool:
    """One word, perhaps in the plural; numbers only if they are equal."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 4 and short.isalpha() and long in (short + "s", short + "es"))


def stands_in(title: str, text: str) -> bool:
    """Whether `title` stands word for word in `text`."""
    needle = compact(title)
    longest = max(title.split(), key=len, default="").strip("\"'“”‘’«».,;:!?()[]")
    return len(needle) >= 10 and may_hold(text, longest) and needle in compact(text)


def stands_partly_in(title: str, text: str) -> bool:
    """Whether `title`, or a run of eight words of it, stands in `text`: its ends may be what our reading added."""
    said = words(title)
    if len(said) < _RUN_WORDS:
        return stands_in(title, text)
    hay = compact(text)
    return any("".join(said[at : at + _RUN_WORDS]) in hay for at in range(len(said) - _RUN_WORDS + 1))


def is_negated(changes: Sequence[tuple[str, str]]) -> bool:
    """Whether a word diff adds or drops a negation."""
    negations = {"not", "no", "never", "without", "nor", "none", "nicht", "kein", "keine", "pas", "non", "nunca", "sin"}
    return any((set(a.split()) & negations) != (set(b.split()) & negations) for a, b in changes)
