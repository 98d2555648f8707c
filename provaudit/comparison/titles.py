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

from attrs import evolve, frozen

from provaudit.comparison.folding import compact, words
from provaudit.comparison.title_parts import ends, is_negated, parts, shortened, tails, telling, without_names

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_MOST_GLUED = 12
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
    within: bool = False
    """Whether one of them lies between words that agree, where no slip in finding the title's ends can have made it."""
    at_ends: bool = False
    """Whether words were only added or left out at the ends, or behind a part of the page's title, and no negation:
    perhaps by who found the ends."""


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
    names = frozenset(filter(None, map(compact, site))) - {compact(claimed)}
    usable = [title for title in candidates if words(title) and compact(title) not in names]
    if not usable:
        return None
    claimed = without_names(claimed, names)
    equal = next((title for title in usable if compact(title) == compact(claimed)), None)
    if equal is not None:
        return TitleComparison(Likeness.SAME, equal)
    ranked = [_compare(claimed, title, names) for title in usable]
    order = list(Likeness)
    best = min(ranked, key=lambda f: (order.index(f.likeness), len(f.changes), -_share(claimed, f.observed)))
    ours, theirs = compact(claimed), compact(best.observed)
    if best.likeness is Likeness.SAME and len(theirs) < len(ours) and not _is_dated(ours, theirs):
        return _contradicted(claimed, usable, names) or best
    return best


def _contradicted(claimed: str, candidates: Sequence[str], names: frozenset[str]) -> TitleComparison | None:
    """What a longer candidate says of the part of `claimed` that a shorter one lacks: a word of it is another."""
    for title in candidates:
        if _share(claimed, title) < _WHOLE:
            continue
        found = _differences(claimed, title)
        all_exchanged = bool(found) and all(_exchanged(a, b, names) for (a, b), _ in found)
        if all_exchanged or any(within for _, within in found):
            return _near(claimed, title)
    return None


def _exchanged(ours: str, theirs: str, names: frozenset[str]) -> bool:
    """Whether words stand for others: not for the same ones cut off or glued on, nor for a part of a site's name."""
    is_cut = ours.startswith(theirs) or theirs.startswith(ours)
    return not is_cut and not any(compact(theirs) in name for name in names)


def _near(claimed: str, observed: str) -> TitleComparison:
    """Two titles as a near miss."""
    found = _differences(claimed, observed)
    return TitleComparison(
        Likeness.NEAR, observed, tuple(change for change, _ in found), any(within for _, within in found)
    )


def _compare(claimed: str, observed: str, names: frozenset[str]) -> TitleComparison:
    """The likeness of two titles; a near miss is measured on the wholes or on a part of one of them."""
    if _same(claimed, observed, names):
        return TitleComparison(Likeness.SAME, observed)
    pairs = [(claimed, observed), *((claimed, part) for part in parts(observed, names))]
    pairs += [(part, observed) for part in parts(claimed, names)]
    score, left, right = max(((_share(c, o), c, o) for c, o in pairs), key=lambda found: found[0])
    behind = left is claimed and words(left)[:1] == words(right)[:1] and _at_ends(_differences(left, right))
    at_ends = behind or _at_ends(_differences(claimed, observed))
    near = evolve(_near(left, right), observed=observed, at_ends=at_ends)
    if not near.changes:
        return TitleComparison(Likeness.SAME, observed)
    return near if score >= _NEAR else evolve(near, likeness=Likeness.DIFFERENT)


def _at_ends(differences: Sequence[tuple[tuple[str, str], bool]]) -> bool:
    """Whether words were only added or left out at the ends of a title, and no negation."""
    changes = [change for change, _ in differences]
    return not is_negated(changes) and not any(within or (a and b) for (a, b), within in differences)


def _same(claimed: str, observed: str, names: frozenset[str]) -> bool:
    """Equal when folded; or one is the other without its site, section, subtitle or a tail lost to an ellipsis."""
    ours, theirs = compact(claimed), compact(observed)
    if ours == theirs or ours in map(compact, parts(observed, names)):
        return True
    if any(ours.replace(name, "") == theirs or theirs.replace(name, "") == ours for name in names):
        return True
    if theirs in map(compact, parts(claimed, names)) or shortened(observed, claimed) or ends(claimed, observed):
        return True
    if any(shortened(tail, observed) for tail in (claimed, *tails(claimed))):
        return True
    return any(shortened(claimed, tail) for tail in tails(observed)) or (_is_dated(ours, theirs) and telling(observed))


def _is_dated(claimed: str, observed: str) -> bool:
    """Whether one compact title is the other with a year and little else before or behind it, such as an author's."""
    extra = claimed.removeprefix(observed) if claimed.startswith(observed) else claimed.removesuffix(observed)
    return extra != claimed and len(extra) <= _MOST_GLUED and bool(_YEAR.search(extra))


def _share(a: str, b: str) -> float:
    """Twice the share of the words that both have in order."""
    return SequenceMatcher(None, words(a), words(b), autojunk=False).ratio()


def word_changes(claimed: str, observed: str) -> tuple[tuple[str, str], ...]:
    """The word differences between two titles that count: not a hyphen, a plural, or one word written as two."""
    return tuple(change for change, _ in _differences(claimed, observed))


def _differences(claimed: str, observed: str) -> list[tuple[tuple[str, str], bool]]:
    """The word differences that count, each with whether it lies between words that agree."""
    ours, theirs = words(claimed), words(observed)
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [
        ((" ".join(ours[a:b]), " ".join(theirs[c:d])), 0 < place < len(steps) - 1)
        for place, (kind, a, b, c, d) in enumerate(steps)
        if kind != "equal" and not is_alike(ours[a:b], theirs[c:d])
    ]


def is_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """The same letters, or the same words but for a plural ending."""
    if "".join(left) == "".join(right):
        return True
    return len(left) == len(right) and all(map(_same_word, left, right))


def _same_word(a: str, b: str) -> bool:
    """One word, perhaps in the plural; numbers only if they are equal."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= 4 and short.isalpha() and long in (short + "s", short + "es"))
