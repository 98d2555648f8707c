"""The class of reuse, whether credit is given, and which text was made from which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from provaudit.derivation.edits import key, words_in
from provaudit.model import Span
from provaudit.model.compared import Direction, LeftoverAnchor, Notice, Reuse, SentenceLink, SharedPassage

_ALL = 0.9
_MOST = 0.6
_SAME_WORDS = 0.85
"""The share of linked words that are the same where a text was copied and not rewritten."""
_TOPIC_COSINE = 0.25
_QUOTED = re.compile(r"“[^“”]{3,1000}”|\"[^\"\n]{3,1000}\"|«[^«»]{3,1000}»")


def covered(spans: Sequence[Span], text: str) -> float:
    """The share of a text's letters and digits that stand in `spans`."""
    inside, end = 0, 0
    for span in sorted(spans):
        start = max(span.start, end)
        inside += sum(map(str.isalnum, text[start : span.end])) if span.end > start else 0
        end = max(end, span.end)
    whole = sum(map(str.isalnum, text))
    return inside / whole if whole else 0.0


def same_words(links: Sequence[SentenceLink], original: str) -> float:
    """The share of the linked words of the original that the copy kept, typography aside."""
    kept = total = 0
    for link in links:
        total += len(words_in(original, link.original))
        kept += sum(len(words_in(original, step.original)) for step in link.edits if step.kind == "same")
    return kept / total if total else 0.0


def reuse(
    original: str,
    copy: str,
    passages: Sequence[SharedPassage],
    links: Sequence[SentenceLink],
    shares: tuple[float, float],
    topic: float,
) -> Reuse:
    """The class of reuse; `shares` are the covered shares of original and copy, `topic` the likeness of all words."""
    if [key(original, w) for w in words_in(original, Span(0, len(original)))] == [
        key(copy, w) for w in words_in(copy, Span(0, len(copy)))
    ]:
        return Reuse.IDENTICAL
    if not passages:
        return Reuse.TOPIC if topic >= _TOPIC_COSINE else Reuse.UNRELATED
    if _only_quoted(copy, passages):
        return Reuse.QUOTATIONS
    if all(passage.kind == "summary" for passage in passages):
        return Reuse.SUMMARY
    verbatim = same_words(links, original) >= _SAME_WORDS
    if verbatim and min(shares) >= _ALL:
        return Reuse.NEAR_DUPLICATE
    if verbatim and shares[1] >= _ALL:
        return Reuse.EXCERPT
    return Reuse.REWRITE if shares[1] >= _MOST and _ordered(links) else Reuse.PARTIAL


def _only_quoted(copy: str, passages: Sequence[SharedPassage]) -> bool:
    """Whether nearly all that is shared stands between quotation marks in the copy."""
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(copy)]
    shared = sum(p.copy.end - p.copy.start for p in passages)
    inside = sum(max(0, min(q.end, p.copy.end) - max(q.start, p.copy.start)) for q in quoted for p in passages)
    return inside >= _ALL * shared


def _ordered(links: Sequence[SentenceLink]) -> bool:
    """Whether the linked sentences follow one another in the original as they do in the copy, by and large."""
    starts = [link.original.start for link in links]
    steps = len(starts) - 1
    return steps < 1 or sum(one < two for one, two in pairwise(starts)) >= _ALL * steps


def credit(found: Reuse, notices: Sequence[Notice]) -> str:
    """`given` if the copy says where it comes from, `missing` if it does not, empty where nothing was taken over."""
    if found in (Reuse.TOPIC, Reuse.UNRELATED, Reuse.QUOTATIONS):
        return ""
    given = any(n.side == "copy" and n.kind in ("republished-from", "credit") for n in notices)
    return "given" if given else "missing"


def direction(
    found: Reuse,
    anchors: tuple[Sequence[LeftoverAnchor], Sequence[LeftoverAnchor]],
    notices: Sequence[Notice],
) -> Direction:
    """Which text was made from which, by what can be pointed at; `anchors` are those of original and copy."""
    if found in (Reuse.TOPIC, Reuse.UNRELATED, Reuse.IDENTICAL, Reuse.QUOTATIONS):
        return Direction("undecided", ())
    forward, backward = list[str](), list[str]()
    scars = [sum(_scar(a) for a in side) for side in anchors]
    if scars[1] >= 3 and scars[1] >= 3 * max(1, scars[0]):
        forward.append(f"the copy has {scars[1]} broken joins where words were left alone amid reworded ones")
    if scars[0] >= 3 and scars[0] >= 3 * max(1, scars[1]):
        backward.append(f"the original has {scars[0]} broken joins where words were left alone amid reworded ones")
    for notice in notices:
        if notice.kind in ("republished-from", "credit"):
            side = forward if notice.side == "copy" else backward
            side.append(f"the {notice.side} says of itself: “{' '.join(notice.text.split())[:120]}”")
    if found is Reuse.SUMMARY:
        forward.append("the copy tells in short what the original tells at length")
    if bool(forward) == bool(backward):
        return Direction("undecided", tuple(forward + backward))
    sure = min(0.95, 0.7 + 0.1 * len(forward or backward) + (0.1 if max(scars) >= 6 else 0.0))
    return Direction("as given" if forward else "reversed", tuple(forward or backward), sure)


def _scar(anchor: LeftoverAnchor) -> bool:
    """Whether a leftover shows in the text itself, without the other text beside it."""
    return bool({"glued", "capital", "lower-case start"} & set(anchor.signs))
