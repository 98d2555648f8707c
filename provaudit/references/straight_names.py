"""A name written straight on, and where in it the family name stands."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.model import Name
from provaudit.references.cjk_names import cjk_name
from provaudit.references.given import is_given
from provaudit.references.name_words import PARTICLES, SUFFIX, is_initial


def straight_name(text: str, suffix: str | None) -> Name:
    """A name written straight on: `Given Family`, `Family GN`, one word, or CJK."""
    text = text.strip(" ,;")
    cjk = cjk_name(text)
    if cjk:
        return cjk
    words = text.split()
    if len(words) < 2:
        return Name(literal=text, suffix=suffix) if suffix is None else Name(family=text, suffix=suffix)
    if (
        SUFFIX.fullmatch(words[-1])
        and len(words) > 2
        and words[-1].lower().strip(".") in ("jr", "sr", "iii", "ii", "iv")
    ):
        words, suffix = words[:-1], words[-1]
    family_first = _family_first(words)
    if family_first:
        return Name(family=" ".join(words[:family_first]), given=" ".join(words[family_first:]), suffix=suffix)
    start = _family_start(words)
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start]) or None, suffix=suffix)


def _family_first(words: Sequence[str]) -> int:
    """How many words of the family name come first; 0 if the given name does.

    Initials at the end show a family name before them; so does one in capitals.
    """
    tail = len(words)
    first, last = words[0], words[-1]
    shouted = first.isalpha() and len(first) > 1 and words[1].isupper() and len(words[1]) > 2
    if is_initial(first) and not shouted and not (first.isalpha() and len(first) > 2 and len(last.strip(".")) == 1):
        return 0
    while tail > 2 and words[tail - 1].islower() and is_initial(words[tail - 2]):
        tail -= 1  # "Kerchove R de", "Zong Y zheng": what follows the initials goes with them
    while tail > 1 and is_initial(words[tail - 1]):
        tail -= 1
    if tail < len(words) and is_initial(words[tail]):
        swapped = tail > 1 and is_given(words[tail - 1]) and not is_given(words[0]) and not is_particle(words[0])
        return 1 if swapped else tail
    capital = 0
    while capital < len(words) and words[capital].isupper() and len(words[capital].strip(".")) > 1:
        capital += 1
    return capital if 0 < capital < len(words) and not is_initial(words[capital]) else 0


def is_particle(word: str) -> bool:
    """Whether a word can stand before a family name: `de`, `Van`; `Ben` is rather a given name, `AL` two initials."""
    return word.lower() in PARTICLES and (word.islower() or not is_given(word))


def _family_start(words: Sequence[str]) -> int:
    """Where the family name begins in `Given Family`: at its particles, at words in capitals, or of two words after
    initials (`L. López Lenci`) at the first, unless that is a common given name (`W. Larry Kenney`)."""
    capitals = [i for i, word in enumerate(words) if i and len(word) > 2 and word.isupper() and "." not in word]
    start = capitals[0] if capitals and not all(word.isupper() for word in words) else len(words) - 1
    first = words[start - 1]
    if start > 1 and len(first) > 2 and first.istitle() and not is_given(first):
        start -= all(map(is_initial, words[: start - 1]))
    while start > 1 and (words[start - 1].lower() in PARTICLES):
        start -= 1
    return start
