"""Names in linked stretches, and what became of them: another order, another spelling, another bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from provaudit.derivation.edits import key, words_in
from provaudit.model import Span
from provaudit.model.compared import Change

_NAME = re.compile(
    r"[A-ZÀ-ÞĀ-ŽḀ-Ỿ][\w.]*(?:-\w+)*(?:[- ](?:(?:of|the|de|van|von|bin|al)[- ])?[A-ZÀ-ÞĀ-ŽḀ-Ỿ][\w.]*(?:-\w+)*)*"
)
_OPENS = re.compile(r"(?:^|[.!?:]\s*|[“\"‘]\s*)$")
_NO_NAME = re.compile(r".*(?:ly|ing|ness|tion)$")
_SPELLING = 70
_ALIASES = (
    frozenset(("us", "usa", "unitedstates", "unitedstatesofamerica", "america", "american", "americans")),
    frozenset(("uk", "unitedkingdom", "greatbritain", "britain", "british")),
    frozenset(("un", "unitednations")),
    frozenset(("eu", "europeanunion")),
)
_RELATED_LETTERS = 4
"""Names with the same first letters are one name and its adjective: `China`, `Chinese`."""


def name_changes(original: str, copy: str, one: Span, two: Span) -> Iterator[Change]:
    """Names that were given another order, spelling or bearer."""
    here, there = name_spans(original, one), name_spans(copy, two)
    known, own = _vocabulary(copy, two, there), _vocabulary(original, one, here)
    fresh = [s for s in there if not any(_known(part, own) for part in name_parts(s.of(copy)))]
    for span in here:
        name = span.of(original)
        parts = name_parts(name)
        lost = [part for part in parts if not _known(part, known)]
        turned = next((s for s in there if sorted(name_parts(s.of(copy))) == sorted(parts)), None)
        if turned is not None and len(parts) > 1 and not lost:
            if name_parts(turned.of(copy)) != parts:
                yield Change("name", name, turned.of(copy), span, turned, "order")
        elif len(lost) == len(parts) and not _alias_in(name, copy, two):
            other = _answer(original, copy, span, fresh, one, two)
            if other is not None:
                fresh.remove(other)
                alike = fuzz.ratio(name.lower(), other.of(copy).lower())
                yield Change("name", name, other.of(copy), span, other, "spelling" if alike >= _SPELLING else "other")
        elif lost and not _alias_in(lost[0], copy, two):
            near = _partner(parts, lost, copy, there, own)
            if near is not None:
                yield Change("name", name, near.of(copy), span, near, "spelling")


def _partner(parts: list[str], lost: list[str], copy: str, there: list[Span], own: set[str]) -> Span | None:
    """A name of the copy that shares a part with a name and has another part in place of the lost one."""
    for span in there:
        others = name_parts(span.of(copy))
        if (
            set(others) & set(parts)
            and any(not _known(other, own) for other in others)
            and len(others) <= len(parts) + 2
        ):
            return span
    return None


def name_spans(text: str, span: Span) -> list[Span]:
    """The names of a stretch; a word with a capital letter only because it opens a sentence is none."""
    found = []
    for match in _NAME.finditer(text, span.start, span.end):
        start, end = match.span()
        end -= len(match[0]) - len(match[0].rstrip("."))
        if _OPENS.search(text[max(span.start, start - 3) : start]):
            first = re.match(r"[\w.-]+\s*", text[start:end])
            if first is None or first[0].strip(" .") not in _capital_words(text):
                start += first.end() if first else 0
        if end - start > 1 and text[start].isupper() and (" " in text[start:end] or _is_name(text[start:end], text)):
            found.append(Span(start, end))
    return found


def _is_name(word: str, text: str) -> bool:
    """Whether a word with a capital letter is a name: nowhere in the text in lower case, no adverb or participle."""
    plain = word.strip(" .")
    return bool(plain) and plain.lower() not in _lower_words(text) and (not _NO_NAME.match(plain) or plain.isupper())


@lru_cache(maxsize=8)
def _lower_words(text: str) -> frozenset[str]:
    """The words that a text writes without a capital letter."""
    return frozenset(re.findall(r"(?<![\w’'-])[a-zß-ÿ]\w*", text)) | {
        "the",
        "this",
        "it",
        "he",
        "she",
        "they",
        "we",
        "a",
        "an",
    }


@lru_cache(maxsize=8)
def _capital_words(text: str) -> frozenset[str]:
    """The words that a text writes with a capital letter in the middle of a sentence."""
    return frozenset(re.findall(r"(?<=[a-zß-ÿ,]\s)[A-ZÀ-ÞĀ-ŽḀ-Ỿ][\w-]*(?:\.\w)*", text))


def _vocabulary(text: str, span: Span, names: list[Span]) -> set[str]:
    words = {key(text, w) for w in words_in(text, span)}
    return words | {part for s in names for part in name_parts(s.of(text))}


def _known(part: str, vocabulary: set[str]) -> bool:
    """Whether a part of a name stands on the other side, be it in another form."""
    plain = part.replace(".", "")
    return (
        part in vocabulary
        or plain in vocabulary
        or (len(plain) > _RELATED_LETTERS and any(word.startswith(plain[:_RELATED_LETTERS]) for word in vocabulary))
    )


def _alias_in(name: str, text: str, span: Span) -> bool:
    """Whether the other side has the same body or country under another usual name."""
    plain = re.sub(r"[^a-z]", "", name.lower().removeprefix("the "))
    for names in _ALIASES:
        if plain in names:
            there = re.sub(r"[^a-z]", " ", span.of(text).lower().replace(".", ""))
            return any(re.search(rf"\b{alias}\b", there) or alias in there.replace(" ", "") for alias in names)
    return False


def _answer(original: str, copy: str, span: Span, fresh: list[Span], one: Span, two: Span) -> Span | None:
    """The new name of the copy that stands where the lost one stood, or is spelt like it."""

    def distance(other: Span) -> float:
        here, there = (
            (span.start - one.start) / (one.end - one.start),
            (other.start - two.start) / (two.end - two.start),
        )
        return abs(here - there) - fuzz.ratio(span.of(original), other.of(copy)) / 400

    near = [other for other in fresh if distance(other) < 0.25]
    return min(near, key=distance, default=None)


def name_parts(name: str) -> list[str]:
    """The parts of a name in lower case, without a possessive ending."""
    return [part for part in re.split(r"[\s-]+", name.lower().replace("’", "'").removesuffix("'s")) if part]
