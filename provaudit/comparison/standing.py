"""Where a title stands in a text: word for word, a long run of it, or all of it but for a word or two within."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.comparison.folding import compact, may_hold, words
from provaudit.comparison.titles import Likeness, TitleComparison, is_alike

_RUN_WORDS = 8
_FEWEST_AGREEING, _MOST_EXCHANGED, _AGREEING_SHARE = 4, 4, 0.6


def stands_in(title: str, text: str) -> bool:
    """Whether `title` stands word for word in `text`."""
    needle = compact(title)
    longest = max(title.split(), key=len, default="").strip("\"'“”‘’«».,;:!?…()[]")
    return len(needle) >= 10 and may_hold(text, longest) and needle in compact(text)


def stands_partly_in(title: str, text: str) -> bool:
    """Whether `title`, or a run of eight words of it, stands in `text`: its ends may be what our reading added."""
    said = words(title)
    if len(said) < _RUN_WORDS:
        return stands_in(title, text)
    hay = compact(text)
    return any("".join(said[at : at + _RUN_WORDS]) in hay for at in range(len(said) - _RUN_WORDS + 1))


def found_but_for_words(title: str, said: Sequence[str]) -> TitleComparison | None:
    """The title as a near miss, if `said`, the words of a text, have its beginning and its end around other words.

    At most four words stand for at most four of the title's, and the others are most of it and at least four.
    """
    wanted = words(title)
    for start in range(len(said)):
        head = _common(said[start:], wanted)
        if not head:
            continue
        for end in range(start + head + 1, min(len(said), start + len(wanted) + _MOST_EXCHANGED) + 1):
            tail = _common(said[start + head : end][::-1], wanted[head:][::-1])
            there, theirs = said[start + head : end - tail], wanted[head : len(wanted) - tail]
            if tail and _is_near(head + tail, there, theirs):
                return TitleComparison(Likeness.NEAR, title, ((" ".join(there), " ".join(theirs)),), True)
    return None


def _is_near(agreeing: int, there: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether enough words agree around few others that do count, and that are no date between two fields."""
    few = 0 < len(there) <= _MOST_EXCHANGED and 0 < len(theirs) <= _MOST_EXCHANGED
    enough = agreeing >= max(_FEWEST_AGREEING, _AGREEING_SHARE * (agreeing + len(theirs)))
    return few and enough and not is_alike(there, theirs) and not any(word[0].isdigit() for word in there)


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two sequences have in common at their beginning."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
