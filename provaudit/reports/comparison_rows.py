"""A comparison as rows side by side: linked sentences, and between them what only one text has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from provaudit.model import Span
from provaudit.model.compared import Change, Comparison, LeftoverAnchor, SentenceLink


@frozen
class Piece:
    """Some words of one cell: `same`, `changed`, `added`, `left-out` or plain; `leftover` if of a link's text."""

    text: str
    kind: str = ""
    leftover: bool = False


@frozen
class Row:
    """Two cells side by side; one of them is empty where only one text has the words."""

    number: int
    kind: str
    """`linked`, `moved` (linked out of order), `original` or `copy` (only there)."""
    original: tuple[Piece, ...] = ()
    copy: tuple[Piece, ...] = ()
    original_span: Span | None = None
    copy_span: Span | None = None
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()
    anchors: tuple[LeftoverAnchor, ...] = ()


def rows(comparison: Comparison) -> list[Row]:
    """All of both texts in the order of the copy; what only the original has stands after its neighbour."""
    found = list[Row]()
    one, two = comparison.original_text, comparison.copy_text
    lone = _lone([link.original for link in comparison.links], one)
    done, last = 0, -1
    for link in comparison.links:
        for span in [s for s in lone if s.end <= link.original.start and link.original.start >= last]:
            found.append(Row(len(found) + 1, "original", (Piece(span.of(one)),), (), span))
            lone.remove(span)
        found += _copy_only(comparison, len(found), Span(done, link.copy.start))
        found.append(_linked(comparison, link, len(found) + 1, moved=link.original.start < last))
        done, last = max(done, link.copy.end), max(last, link.original.start)
    found += _copy_only(comparison, len(found), Span(done, len(two)))
    for span in lone:
        found.append(Row(len(found) + 1, "original", (Piece(span.of(one)),), (), span))
    return found


def _lone(spans: list[Span], text: str) -> list[Span]:
    """What no span covers, where it has any word, without the blanks around it."""
    found, end = [], 0
    for span in [*sorted(spans), Span(len(text), len(text))]:
        found += _stripped(text, Span(end, max(end, span.start)))
        end = max(end, span.end)
    return found


def _stripped(text: str, span: Span) -> list[Span]:
    piece = span.of(text)
    if not any(map(str.isalnum, piece)):
        return []
    start = span.start + len(piece) - len(piece.lstrip())
    return [Span(start, start + len(piece.strip()))]


def _copy_only(comparison: Comparison, count: int, span: Span) -> Iterator[Row]:
    for number, part in enumerate(_stripped(comparison.copy_text, span), count + 1):
        yield Row(number, "copy", (), (Piece(part.of(comparison.copy_text)),), None, part)


def _linked(comparison: Comparison, link: SentenceLink, number: int, moved: bool) -> Row:
    """A row of linked sentences, their differences marked on both sides."""
    inside = tuple(a for a in comparison.anchors if link.copy.start <= a.span.start < link.copy.end)
    return Row(
        number,
        "moved" if moved else "linked",
        tuple(_pieces(comparison.original_text, link.original, [(e.original, e.kind) for e in link.edits], [])),
        tuple(
            _pieces(comparison.copy_text, link.copy, [(e.copy, e.kind) for e in link.edits], [a.span for a in inside])
        ),
        link.original,
        link.copy,
        link.likeness,
        link.changes,
        inside,
    )


def _pieces(text: str, whole: Span, kinds: list[tuple[Span, str]], leftovers: list[Span]) -> Iterator[Piece]:
    """A cell cut wherever the kind of words changes or a leftover begins or ends."""
    marked = [(span, kind) for span, kind in kinds if kind != "same" and span.end > span.start]
    cuts = {whole.start, whole.end}
    cuts |= {at for span in (*(s for s, _ in marked), *leftovers) for at in (span.start, span.end)}
    ordered = sorted(cut for cut in cuts if whole.start <= cut <= whole.end)
    for start, end in pairwise(ordered):
        kind = next((k for s, k in marked if s.start <= start < s.end), "")
        yield Piece(text[start:end], kind, any(s.start <= start < s.end for s in leftovers))
