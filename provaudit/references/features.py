"""What a tagger sees of each token: its word, its neighbours, the punctuation around, and what the address says.

Punctuation is never a token: it stands in the gaps. What depends on a word, a gap or a shape alone is spelled out once
and kept, because building attributes takes most of the time of reading a reference.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from provaudit.references.addresses import Known, known_of
from provaudit.references.anchors import Anchored
from provaudit.references.gaps import Gap, gaps_of
from provaudit.references.lexicon import Word, described
from provaudit.references.quoting import quoting
from provaudit.references.tokens import Token


def features(row: Anchored) -> list[list[str]]:
    """One list of attributes per token."""
    return described_row(row)[0]


def described_row(row: Anchored) -> tuple[list[list[str]], list[str]]:
    """One list of attributes per token, and where each stands to the first quotation."""
    tokens, text = row.tokens, row.text.text
    if not tokens:
        return [], []
    words = [described(token.kind, token.text) for token in tokens]
    gaps = gaps_of(tokens, text)
    forms = ["^^", "^", *(word.form for word in words), "$", "$$"]
    quoted, dated = quoting(gaps), _dating(tokens)
    columns = [_stretches(row, words, gaps, known_of(row))]
    if row.text.linked or row.text.slanted:
        columns.append(_marked(row))
    built, count = [], len(tokens)
    for i, word in enumerate(words):
        before, after = gaps[i][0], gaps[i + 1][0]
        attributes = [
            *word.own,
            *(words[i - 1].before if i else ("-w=^",)),
            *(words[i + 1].after if i + 1 < count else ("+w=$",)),
            *_shapes(forms[i], forms[i + 1], before, word.form, after, forms[i + 3], forms[i + 4]),
            *_place(min(i, 6), min(count - 1 - i, 6)),
            *_standing(quoted[i], dated[i], before, word.form, after),
        ]
        for column in columns:
            attributes += column[i]
        built.append(attributes)
    return built, quoted


@functools.lru_cache(maxsize=60_000)
def _shapes(before2: str, before1: str, sign: str, form: str, after: str, after1: str, after2: str) -> tuple[str, ...]:
    """The shapes and signs around a token, alone and together."""
    return (
        f"g{sign}{form}",
        f"h{form}{after}",
        f"gg{before1}{sign}{form}{after}",
        f"hh{sign}{form}{after}{after1}",
        f"3{before1}|{form}|{after1}",
        f"-2{before2}",
        f"+2{after2}",
    )


@functools.lru_cache(maxsize=64)
def _place(left: int, right: int) -> tuple[str, ...]:
    return (f"i{left}", f"j{right}")


@functools.lru_cache(maxsize=40_000)
def _standing(quoted: str, dated: tuple[str, str, str, str], sign: str, form: str, after: str) -> tuple[str, ...]:
    """Where a token stands to the first quotation and to the dates, with the sign before it."""
    return (
        quoted,
        f"{quoted}{sign}",
        f"{quoted}|{after}",
        f"{quoted}{form}",
        *dated,
        f"{dated[0]}{sign}",
        f"{dated[0]}{quoted}",
    )


def _dating(tokens: Sequence[Token]) -> list[tuple[str, str, str, str]]:
    """Where tokens stand to the dates and the address: how many dates before, how far to the next and from the last."""
    count = sum(token.kind == "date" for token in tokens)
    url_at = next((i for i, token in enumerate(tokens) if token.kind in ("url", "doi")), None)
    nexts, ahead = [5] * len(tokens), 99
    for i in range(len(tokens) - 1, -1, -1):
        nexts[i] = min(ahead, 5)
        ahead = 1 if tokens[i].kind == "date" else ahead + 1
    columns, passed, since = [], 0, 99
    for i, token in enumerate(tokens):
        place = "n" if url_at is None else "<" if i < url_at else "="
        columns.append(_dated(min(passed, 2), min(count, 3), nexts[i], min(since, 4), place))
        if token.kind == "date":
            passed, since = passed + 1, 0
        since += 1
    return columns


@functools.lru_cache(maxsize=2000)
def _dated(passed: int, count: int, ahead: int, since: int, place: str) -> tuple[str, str, str, str]:
    return (f"d{passed}{count}", f"n{ahead}", f"s{since}", f"u{place}{passed}")


def _marked(row: Anchored) -> list[list[str]]:
    """Whether markup carried a token: a link or emphasis."""
    columns = []
    for token in row.tokens:
        column = ["m=link"] if any(a <= token.start < b for a, b in row.text.linked) else []
        if any(a <= token.start < b for a, b in row.text.slanted):
            column.append("m=it")
        columns.append(column)
    return columns


def _stretches(row: Anchored, words: Sequence[Word], gaps: Sequence[Gap], known: Known) -> list[list[str]]:
    """What holds of the sentence, and of the clause between commas, that a token stands in."""
    sentences, clauses = _starts(row.tokens, gaps)
    columns: list[list[str]] = [[] for _ in words]
    for name, starts in (("S", sentences), ("C", clauses)):
        ends = [*starts[1:], len(words)]
        previous = "^"
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            size, case = _form(words[start:end], gaps[start + 1 : end])
            following = (
                row.tokens[end].kind + row.tokens[end].text[:1] * (row.tokens[end].text[0].isdigit())
                if end < len(words)
                else "$"
            )
            following = following if len(following) < 2 or following[0] != "w" else "wd"
            shared = _shared(
                name,
                min(number, 5),
                min(len(starts) - 1 - number, 5),
                size,
                case,
                gaps[start][0],
                gaps[end][0],
                following,
                previous,
            )
            about = known.about(name, words[start:end]) if known.any else ()
            for place in range(start, end):
                columns[place] += shared
                columns[place] += about
            previous = f"{size}{case}"
    if known.any:
        for word, column in zip(words, columns, strict=True):
            column += known.of(word.folded)
    return columns


def _starts(tokens: Sequence[Token], gaps: Sequence[Gap]) -> tuple[list[int], list[int]]:
    """Where sentences and clauses begin; an initial's full stop ends neither, an anchor stands alone."""
    sentences, clauses = [0], [0]
    for i in range(1, len(tokens)):
        anchor = tokens[i].kind != "w" or tokens[i - 1].kind != "w"
        initial = len(tokens[i - 1].text) <= 2 and gaps[i][0] in (". ", ".", ".-")
        if anchor or (gaps[i][1] and not initial):
            sentences.append(i)
        if anchor or (gaps[i][2] and not initial):
            clauses.append(i)
    return sentences, clauses


def _form(words: Sequence[Word], inner: Sequence[Gap]) -> tuple[int, int]:
    """The length of a stretch in classes, and its case: how many words are small, initials, and commas."""
    count = len(words)
    low = initials = commas = 0
    for word in words:
        if word.form == "xx":
            low += 1
        elif word.form in ("X", "XX2"):
            initials += 1
    for gap in inner:
        commas += "," in gap[0]
    size = count if count < 5 else 5 if count < 8 else 6
    return size, 100 * (0 if not low else 1 if low * 3 < count else 2) + 10 * min(initials, 2) + min(commas, 2)


@functools.lru_cache(maxsize=60_000)
def _shared(
    name: str, left: int, right: int, size: int, case: int, opening: str, closing: str, following: str, previous: str
) -> tuple[str, ...]:
    """The attributes that all words of a stretch share."""
    return (
        f"{name}l{left}",
        f"{name}r{right}",
        f"{name}k{size}{case}",
        f"{name}b{opening}{size}",
        f"{name}e{closing}{size}",
        f"{name}f{following}{case}",
        f"{name}p{previous}",
    )
