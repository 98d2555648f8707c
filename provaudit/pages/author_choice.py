"""Which of a page's origins names its authors rightly."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.model import Candidate, Name
from provaudit.pages.names import like_person
from provaudit.pages.sites import folded, host_label

_CONFIRMED, _MOST = 0.05, 8


def choose_authors(candidates: Sequence[Candidate], sites: Sequence[Candidate]) -> tuple[tuple[Name, ...], float]:
    """The names of the most trusted origin, completed by another that holds them all, and how sure they are: as sure as
    their origin, or as the least sure of them by whichever origin names it best.

    The site itself is an author only where nobody else is named.
    """
    own = {folded(str(site.value)) for site in sites}
    own |= {folded(host_label(str(site.value))) for site in sites if site.origin == "host"}
    groups = _groups(candidates, own)
    if not groups:
        return (), 0.0
    keys = {origin: _keys(names) for origin, (names, _) in groups.items()}
    sure = {
        origin: confidence + _CONFIRMED * min(3, _agreeing(origin, keys)) for origin, (_, confidence) in groups.items()
    }
    best = max(sure, key=lambda origin: sure[origin])
    for origin, (names, confidence) in groups.items():
        wider = keys[origin] > keys[best] and len(names) <= _MOST and _people_more(names, keys[best])
        if wider and (_agreeing(origin, keys) or confidence >= 0.55):
            best = origin
    best = _spelt_out(best, groups)
    least = min(max(sure[origin] for origin in groups if key in keys[origin]) for key in keys[best])
    return groups[best][0], min(0.97, max(sure[best], least))


def _people_more(names: Sequence[Name], known: frozenset[str]) -> bool:
    """Whether whoever is named beyond the known is a person, and no place, agency or title."""
    return all(name.family or _key(name) in known for name in names)


def _spelt_out(best: str, groups: dict[str, tuple[tuple[Name, ...], float]]) -> str:
    """Another origin that spells out the person of whom the best one gives an account's name or the first name."""
    names = groups[best][0]
    if len(names) == 1 and names[0].literal and " " not in names[0].literal:
        short = names[0].literal
        for origin, (others, _) in groups.items():
            if len(others) == 1 and like_person(others[0]) and _is_short_for(short, others[0]):
                return origin
    return best


def _is_short_for(short: str, name: Name) -> bool:
    return folded(short) == folded(str(name)) or (short.istitle() and short == name.given)


def _groups(candidates: Sequence[Candidate], own: set[str]) -> dict[str, tuple[tuple[Name, ...], float]]:
    """Origin -> its names and the confidence in them."""
    gathered: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        gathered.setdefault(candidate.origin, []).append(candidate)
    found = {}
    for origin, group in gathered.items():
        names = [c.value for c in group if isinstance(c.value, Name)]
        others = [name for name in names if folded(str(name)) not in own]
        confidence = max(c.confidence for c in group)
        if not others:
            confidence = min(confidence, 0.35)
        elif any(name.family for name in others):
            names = others
        found[origin] = (tuple(dict.fromkeys(names)), confidence)
    return found


def _keys(names: Sequence[Name]) -> frozenset[str]:
    return frozenset(map(_key, names))


def _key(name: Name) -> str:
    return folded(name.family or name.literal or "")


def _agreeing(origin: str, keys: dict[str, frozenset[str]]) -> int:
    """How many other kinds of origin name the same people."""
    return len(
        {other.split(" ")[0] for other in keys if other != origin and keys[other] == keys[origin]}
        - {origin.split(" ")[0]}
    )
