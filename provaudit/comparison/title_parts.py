"""What may stand for a whole title: a part of it that is long enough, or one that is cut off somewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.comparison.folding import compact, is_cjk, words

_SEPARATOR = re.compile(
    r"\s*(?:[|｜¦•·»«›‹]|::|\s[-–—―:/~]\s|[:：]\s|—|–|―|\s-(?=\S)|(?<=\S)-\s|[。！？?!]\s|\.\s|\s?[（(\[【])\s*"
)
_ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)[\s\"”’')]*$")
_BYLINE = re.compile(r"(?P<title>.{3,}?)(?:[.,;?!]|\s[—–|-])\s+(?:[Bb]y\s+)?(?P<people>[^—–|]{3,100})$")
_SIGNED = re.compile(r"(?P<people>[^:]{3,60}):\s+(?P<title>.{3,})$")
_JOINT = re.compile(r",\s|\s(?:and|und|et|y|e|&)\s")
_MIN_WORDS = 3
_NEGATIONS = frozenset(
    """not no never without nor none nobody nothing dont doesnt didnt isnt arent wasnt wont cant cannot nicht kein keine
    nie niemals ohne pas non jamais sans nunca sin niet geen ikke inte nao sem не нет""".split()
)


def without_names(title: str, names: frozenset[str]) -> str:
    """`title` without a name of the site that is set off at one of its ends."""
    for match in _SEPARATOR.finditer(title):
        head, tail = title[: match.start()], title[match.end() :]
        for kept, cut in ((head, tail), (tail, head)):
            if compact(cut) in names and words(kept):
                return kept
    return title


def without_byline(title: str, people: frozenset[str]) -> str:
    """`title` without names, one of them of `people` (compact), behind a comma or dash or before a colon."""
    for byline in (_BYLINE.match(title), _SIGNED.match(title)):
        if byline and any(compact(name) in people for name in _JOINT.split(byline["people"])):
            return byline["title"]
    return title


def tails(title: str) -> list[str]:
    """What follows each separator of `title`, behind a section, a site or an author."""
    return [tail for match in _SEPARATOR.finditer(title) if telling(tail := title[match.end() :])]


def parts(title: str, names: frozenset[str]) -> list[str]:
    """What may stand for the whole of `title`: it without what leads or follows a separator.

    A part counts only if it is long enough to tell one work from another, unless what was cut is the site's name.
    """
    found = []
    for match in _SEPARATOR.finditer(title):
        head, tail = title[: match.start()], title[match.end() :]
        for kept, cut in ((head, tail), (tail, head)):
            if compact(cut) in names or telling(kept):
                found.append(kept)
        found += _inner(tail)
    return found


def _inner(tail: str) -> list[str]:
    """`tail` up to each later separator: a title between a section in front and a site behind."""
    return [kept for match in _SEPARATOR.finditer(tail) if telling(kept := tail[: match.start()])]


def telling(title: str) -> bool:
    """Whether a piece of a title is long enough to stand for a work."""
    count = len(words(title))
    return count >= (8 if is_cjk(title) else _MIN_WORDS)


def shortened(short: str, full: str) -> bool:
    """Whether `short` is `full` cut at its end: at an ellipsis, or in its second half, be it within a word."""
    cut = _ELLIPSIS.search(short)
    ours, theirs = words(short[: cut.start()] if cut else short), words(full)
    if len(ours) > len(theirs) or not telling(short):
        return False
    start, whole = compact(" ".join(ours)), compact(full)
    if not whole.startswith(start) or start == whole:
        return False
    if cut:
        return True
    in_word = start[-1].isalpha() and theirs[len(ours) - 1].startswith(ours[-1])
    return len(ours) >= 5 and len(ours) * 2 >= len(theirs) and (theirs[: len(ours)] == ours or in_word)


def ends(tail: str, full: str) -> bool:
    """Whether `tail` is the end, and most, of `full`: what is before it may be a section's name."""
    ours, theirs = words(tail), words(full)
    lead = " ".join(theirs[: -len(ours)])
    most = len(ours) >= 5 and len(ours) * 4 >= len(theirs) * 3
    return most and theirs[-len(ours) :] == ours and not is_negated([("", lead)])


def is_negated(changes: Sequence[tuple[str, str]]) -> bool:
    """Whether a word diff adds or drops a negation."""
    return any((set(a.split()) & _NEGATIONS) != (set(b.split()) & _NEGATIONS) for a, b in changes)
