"""The words of a linked stretch, and where they are badly joined: glued, or a capital letter out of place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from provaudit.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_GLUED = re.compile(r"[a-zß-ÿ]{2}(?=[A-Z][a-z])")
_OPENS = re.compile(r"[.!?:“\"]\s*$")
_STOP = re.compile(r"\w{3}[.!?][”’\"]?\s*$")
"""A full stop that ends a sentence, not an abbreviation."""
_LITTLE = frozenset(
    word
    for line in (
        "a an the this that these those and or but nor so yet of in on at to by for with from as into over under about",
        "is are was were be been being has have had do does did will would can could may might must should not no",
        "it its he she they we his her their our than then also more most very such if while whereas though",
    )
    for word in line.split()
)
_SUFFIXES = re.compile(
    r"(?:e?s|e?d|ing|ings|ly|al|ally|ness|ment|ments|able|ible|ful|less|ize[sd]?|ise[sd]?|ization|isation|ist|ists|ism|"
    r"ation|ations|ity|ive|ian|ians|er|ers|est|or|ors|en|ship|ships|hood|wise|ward|wards|ese|ic|ics|ical)"
)
_STEM_CHARS = 4
_FEWEST_GLUED_CHARS = 5


@frozen
class Word:
    """A word of the copy; `kept` if the linked original has it too, `common` if it is no name."""

    span: Span
    text: str
    kept: bool
    common: bool
    parted: bool
    """Punctuation stands before it."""

    @property
    def little(self) -> bool:
        """Whether it is one of the words that no link stands or falls with."""
        plain = self.text.lower().replace("’", "'")
        return plain in _LITTLE or plain.endswith("n't")


@frozen
class Stretch:
    """The words of one link in the copy, and the places, before a word, where they are badly joined."""

    words: Sequence[Word]
    joins: dict[int, str]
    glued: dict[int, int]
    """Words that two words were glued into, and where the first one ends."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(part) for word in _WORD.findall(text) for part in (word, *word.split("-")))


def _stem(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")[:_STEM_CHARS]


def stretch_of(copy: str, span: Span, source: str, lower: frozenset[str]) -> Stretch:
    """The words of a linked stretch of the copy with the places where it is badly joined."""
    stems, known = _stems(source), frozenset(_WORD.findall(source))
    words, joins, glued = list[Word](), dict[int, str](), dict[int, int]()
    last = span.start
    for match in _WORD.finditer(copy, span.start, span.end):
        between = copy[last : match.start()]
        word = match[0]
        kept = all(_stem(part) in stems for part in word.split("-"))
        common = _is_common(word, lower, kept) and not (kept and word[0].isupper() and word in known)
        opens = not words or _OPENS.search(copy[max(0, match.start() - 3) : match.start()]) is not None
        if words and word[0].islower() and _STOP.search(copy[max(0, match.start() - 12) : match.start()]):
            joins[len(words)] = "lower-case start"
        elif not opens and word[0].isupper() and common and not word.isupper():
            joins[len(words)] = "capital"
        seam = 0 if word in known else _seam(word, stems)
        if seam:
            glued[len(words)] = match.start() + seam
        words.append(Word(Span(*match.span()), word, kept, common, bool(re.search(r"[^\s]", between))))
        last = match.end()
    return Stretch(words, joins, glued)


def _is_common(word: str, lower: frozenset[str], kept: bool) -> bool:
    """Whether a word is none of a name's: written without a capital elsewhere, or an adverb or a verb by its ending."""
    plain = word.lower()
    return plain in lower or plain in _LITTLE or (not kept and re.search(r"\w{3}(?:ly|ed|ing)$", plain) is not None)


def _seam(word: str, stems: frozenset[str]) -> int:
    """Where one word ends and another begins inside what should be one; 0 if nowhere."""
    capital = _GLUED.search(word)
    if capital and not word.startswith(("Mc", "Mac", "De", "La", "Le", "i")):
        return capital.end()
    if not word.islower() or _stem(word) not in stems:
        return 0
    for size in range(len(word) - 4, _FEWEST_GLUED_CHARS + 2, -1):
        if re.search(r"(?:ism|tion|ment|ness|ity|ance|ence|ship)$", word[:size]) and not _SUFFIXES.fullmatch(
            word[size:]
        ):
            return size
    return 0
