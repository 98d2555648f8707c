"""What a tagger sees of each token: its word, its neighbours, the punctuation around, and what the address says.

Punctuation is never a token: it stands in the gaps. What depends on a word, a gap or a shape alone is spelled out once
and kept, because building attributes takes most of the time of reading a reference.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from provaudit.references.addresses import Known, known_of
from provaudit.references.anchors import Anchored
from provaudit.references.gaps import Gap, gaps_of
from provaudit.references.lexicon import Word, described
from provaudit.references.outline import Outline, outlined
from provaudit.references.quoting import quoting
from provaudit.references.tokens import Attributes, Token, coded


def features(row: Anchored) -> list[list[bytes]]:
    """One list of attributes per token."""
    return described_row(row)[0]


def described_row(row: Anchored) -> tuple[list[list[bytes]], list[str]]:
    """One list of attributes per token, and where each stands to the first quotation."""
    tokens = row.tokens
    if not tokens:
        return [], []
    words = [described(token.kind, token.text) for token in tokens]
    gaps = gaps_of(tokens, row.text.text)
    quoted = quoting(gaps)
    sums = _Sums(
        [0, *accumulate(word.form == "xx" for word in words)],
        [0, *accumulate(word.form in ("X", "XX2") for word in words)],
        [0, *accumulate("," in gap[0] for gap in gaps)],
    )
    known = known_of(row) if row.urls or row.hidden else None
    sentences, clauses = (
        _stretches(name, starts, words, gaps, sums, known)
        for name, starts in zip("SC", _starts(tokens, gaps), strict=True)
    )
    signs = [gap[0] for gap in gaps]
    afters = [*(word.after for word in words[1:]), (b"+w=$",)]
    forms = [*(word.form for word in words[1:]), "$"]
    built, before, form_before, sign_before = [], (b"-w=^",), "^", ""
    for word, sign, end, after, form_after, quote, outline, sentence, clause in zip(
        words, signs, signs[1:], afters, forms, quoted, outlined(tokens, words, gaps), sentences, clauses, strict=False
    ):
        attributes = [
            *word.own,
            *before,
            *after,
            *_shapes(form_before, sign, word.form, end, form_after),
            *_standing(quote, outline, sign, end),
            *sentence,
            *clause,
        ]
        if word.kind:
            attributes += _listed(word.kind, sign_before, sign, end)
        built.append(attributes)
        before, form_before, sign_before = word.before, word.form, sign
    if known:
        for word, attributes in zip(words, built, strict=True):
            attributes += known.of(word.folded)
    if row.text.linked or row.text.slanted:
        _mark(row, built)
    return built, quoted


@functools.lru_cache(maxsize=60_000)
def _shapes(form_before: str, sign: str, form: str, end: str, form_after: str) -> Attributes:
    """The shapes and signs around a token, alone and together."""
    return coded(
        f"g{sign}{form}",
        f"h{form}{end}",
        f"gg{form_before}{sign}{form}{end}",
        f"hh{sign}{form}{end}{form_after}",
        f"3{form_before}|{form}|{form_after}",
    )


@functools.lru_cache(maxsize=60_000)
def _standing(quoted: str, outline: Outline, sign: str, end: str) -> Attributes:
    """Where a token stands to the first quotation and to the landmarks, with the signs around it."""
    dated, addressed, fenced, signature = outline
    return coded(
        addressed,
        f"{quoted}{sign}",
        f"{quoted}|{end}",
        f"{dated}{sign}",
        f"{dated}{quoted}",
        f"{fenced}{sign}",
        f"{signature}{quoted}{dated}",
    )


@functools.lru_cache(maxsize=20_000)
def _listed(kind: str, sign_before: str, sign: str, end: str) -> Attributes:
    """A word of a known kind with the signs around it: `. In:` is not the `in` of a title."""
    return coded(f"L{sign}{kind}{end}", f"LL{sign_before}{sign}{kind}")


def _mark(row: Anchored, built: list[list[bytes]]) -> None:
    """Say which tokens markup carried: a link or emphasis."""
    for token, attributes in zip(row.tokens, built, strict=True):
        if any(a <= token.start < b for a, b in row.text.linked):
            attributes.append(b"m=link")
        if any(a <= token.start < b for a, b in row.text.slanted):
            attributes.append(b"m=it")


class _Sums(NamedTuple):
    """How many words up to a place are small, how many are initials, and how many gaps up to it have a comma."""

    low: list[int]
    initials: list[int]
    commas: list[int]

    def form(self, start: int, end: int) -> tuple[int, int]:
        """The length of a stretch in classes, and its case: how many words are small, initials, and commas."""
        count, low = end - start, self.low[end] - self.low[start]
        size = count if count < 5 else 5 if count < 8 else 6
        case = 0 if not low else 1 if low * 3 < count else 2
        initials, commas = self.initials[end] - self.initials[start], self.commas[end] - self.commas[start + 1]
        return size, 100 * case + 10 * min(initials, 2) + min(commas, 2)


def _stretches(
    name: str, starts: Sequence[int], words: Sequence[Word], gaps: Sequence[Gap], sums: _Sums, known: Known | None
) -> list[Attributes]:
    """Per token what holds of the sentence or clause (`name`) that it stands in; `starts` are where they begin."""
    columns: list[Attributes] = []
    previous, last = "^", len(starts) - 1
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(words)], strict=True)):
        size, case = sums.form(start, end)
        shared = _shared(
            name,
            min(number, 4),
            min(last - number, 4),
            size,
            case,
            gaps[start][0],
            gaps[end][0],
            words[end].opens if end < len(words) else "$",
            previous,
        )
        if known:
            shared += known.about(name, words[start:end])
        columns += [shared] * (end - start)
        previous = f"{size}{case}"
    return columns


def _starts(tokens: Sequence[Token], gaps: Sequence[Gap]) -> tuple[list[int], list[int]]:
    """Where sentences and clauses begin; an initial's full stop ends neither, an anchor stands alone."""
    sentences, clauses = [0], [0]
    for i in range(1, len(tokens)):
        sign, stop, pause = gaps[i]
        anchor = tokens[i].kind != "w" or tokens[i - 1].kind != "w"
        if not (anchor or stop or pause):
            continue
        initial = not anchor and len(tokens[i - 1].text) <= 2 and sign in (". ", ".", ".-")
        if initial:
            continue
        if anchor or stop:
            sentences.append(i)
        if anchor or pause:
            clauses.append(i)
    return sentences, clauses


@functools.lru_cache(maxsize=60_000)
def _shared(
    name: str, left: int, right: int, size: int, case: int, opening: str, closing: str, following: str, previous: str
) -> Attributes:
    """The attributes that all words of a stretch share."""
    return coded(
        f"{name}{left}{right}",
        f"{name}k{size}{case}",
        f"{name}b{opening}{size}",
        f"{name}e{closing}{size}",
        f"{name}f{following}{case}",
        f"{name}p{previous}",
    )
