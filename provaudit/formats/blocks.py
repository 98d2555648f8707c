"""Blocks: the paragraphs that a reader finds, before anybody asks which of them are notes; and how to cut them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from provaudit.model import Link, Marker, Note, Passage, Span

Piece = tuple[str, int]
"""A stretch of readable text and the source offset of its first character."""


LINE_END = "\u2028"
"""The blank at which a writer ended a line: a line break in the markup, a short line in plain text, a paragraph.

In the text of blocks only; `assemble` makes a space of it, and notes keep its place.
"""


@frozen
class Block:
    """A paragraph, heading or list item as it stands in the document."""

    passage: Passage
    kind: str = "paragraph"
    """`paragraph`, `heading`, `item` (of a list), `cell` (of a table), `quote`, `furniture` (neither text nor note)."""
    label: str | None = None
    """The number that a list gives the item, or the label that a format gives a note outright."""
    indent: int = 0
    links: tuple[Link, ...] = ()
    markers: tuple[Marker, ...] = ()
    """Markers that the format itself declares; the typed ones are found later."""
    opaque: tuple[tuple[int, int], ...] = ()
    """Stretches of the passage in which nobody types a marker: code, formulas."""
    shape: str = ""
    """How a typed label is written (`[1]`, `1.`), once it has been found."""
    cell: tuple[int, int] | None = None
    """Row and column of a table's cell, from 0; the first row is the head."""
    sources: tuple[Note, ...] = ()
    """What the markup states outright of the sources that the paragraph describes, an entry with fields for each."""

    def as_note(self) -> Note:
        """The paragraph as a note."""
        if len(self.sources) == 1:
            return Note(self.label, self.passage, self.kind, self.links, self.sources[0].fields)
        return Note(self.label, self.passage, self.kind, self.links, entries=self.sources)


def joined(pieces: Iterable[Piece], end: int) -> Passage:
    """One passage out of pieces in reading order; `end` is where the last one ends in the source."""
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    length, expected = 0, -1
    for text, start in pieces:
        if not text:
            continue
        if start != expected:
            runs.append((length, start))
        texts.append(text)
        length += len(text)
        expected = start + len(text)
    begin = runs[0][1] if runs else end
    straight = len(runs) < 2 and expected in (end, -1)
    return Passage("".join(texts), Span(begin, end), () if straight else tuple(runs))


def cut(passage: Passage, start: int, end: int | None = None) -> Passage:
    """The part of a passage from `start` to `end`, without white space around it."""
    end = len(passage.text) if end is None else end
    text = passage.text[start:end]
    if text == passage.text and text.strip() == text:
        return passage
    start += len(text) - len(text.lstrip())
    text = text.strip()
    span = passage.source_span(start, start + len(text))
    return Passage(text, span, _part_of_runs(passage.runs, start, start + len(text)))


def _part_of_runs(runs: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The runs of a passage's part, counted from the part's own beginning."""
    if not runs or end <= start:
        return ()
    first = max(0, bisect_right(runs, (start, 1 << 62)) - 1)
    part = [(here - start, there) for here, there in runs[first:] if here < end]
    here, there = part[0]
    part[0] = (0, there - here)
    return tuple(part)


def stretched(block: Block, more: Block) -> Block:
    """`block` with a further paragraph of the same note, joined by the end of a line."""
    first, second = block.passage, more.passage
    runs = list(first.runs or ((0, first.span.start),))
    # The joining sign stands for the break after the first paragraph.
    runs.append((len(first.text), first.span.end))
    runs += [(here + len(first.text) + 1, there) for here, there in second.runs or ((0, second.span.start),)]
    passage = Passage(f"{first.text}{LINE_END}{second.text}", Span(first.span.start, second.span.end), tuple(runs))
    return evolve(
        block,
        passage=passage,
        links=block.links + more.links,
        markers=block.markers + more.markers,
        sources=block.sources + more.sources,
    )


def signs_alone(markers: Sequence[Marker]) -> list[Block]:
    """A block without text for the markers that stand in notes, which cite as those of the running text do."""
    return [Block(Passage("", markers[0].span), markers=tuple(markers))] if markers else []


def seen_through(outer: Passage, pieces: Sequence[tuple[str, int, int]], end: int) -> Passage:
    """A passage made of pieces of another one.

    Args:
        outer: The passage that the pieces are cut from, with its own places in the source.

        pieces: Readable text, offset in `outer` and length there; where the lengths differ (an entity), the text
            stands at the offset as a whole.

        end: Where the last piece ends in `outer`.
    """
    if not outer.runs:
        base = outer.span.start
        if all(len(text) == length for text, _, length in pieces):
            return joined([(text, base + start) for text, start, _ in pieces], base + end)
        return joined(placed((text, base + start, length) for text, start, length in pieces), base + end)
    turns = [here for here, _ in outer.runs]
    return joined(placed(_placed(outer, turns, pieces)), outer.at(max(end - 1, 0)) + 1)


def placed(pieces: Iterable[tuple[str, int, int]]) -> Iterator[Piece]:
    """Stretches of readable text that stand for so many characters of the source, as `joined` wants them."""
    for said, start, length in pieces:
        if len(said) <= length:
            yield said, start
        else:
            yield from ((char, start + min(n, max(length - 1, 0))) for n, char in enumerate(said))


def _placed(
    outer: Passage, turns: Sequence[int], pieces: Iterable[tuple[str, int, int]]
) -> Iterator[tuple[str, int, int]]:
    """The pieces with their places in the source, parted where `outer` leaps."""
    for text, start, length in pieces:
        if len(text) != length:
            yield text, outer.at(start), length
            continue
        done = 0
        for turn in turns[bisect_right(turns, start) : bisect_left(turns, start + length)]:
            yield text[done : turn - start], outer.at(start + done), turn - start - done
            done = turn - start
        yield text[done:], outer.at(start + done), length - done


def aligned(said: str, text: str, start: int, end: int) -> list[Piece]:
    """Readable text out of which markup was taken: each character put where it stands in `text[start:end]`.

    What is not there (an entity undone) stands where the search has come to.
    """
    pieces: list[Piece] = []
    place = start
    for char in said:
        found = text.find(char, place, min(end, place + 300))
        if found >= 0:
            place = found
        if pieces and found >= 0 and pieces[-1][1] + len(pieces[-1][0]) == place:
            pieces[-1] = (pieces[-1][0] + char, pieces[-1][1])
        else:
            pieces.append((char, place))
        place += found >= 0
    return pieces


def carried(pieces: Sequence[tuple[str, int, int]], url: str) -> list[Link]:
    """The link that some pieces (text, place, length there) carry; none without words or to no web address."""
    inked = [place for place, piece in enumerate(pieces) if piece[0].strip()]
    if not inked or not url.lower().startswith(("http://", "https://", "ftp://")):
        return []
    words = pieces[inked[0] : inked[-1] + 1]
    said = " ".join("".join(text for text, _, _ in words).split())
    return [Link(said, url, Span(words[0][1], words[-1][1] + words[-1][2]))]


def block_of(
    pieces: Sequence[tuple[str, int, int]],
    links: Iterable[tuple[int, int, str]],
    markers: Sequence[Marker],
    opaque: Iterable[tuple[int, int]],
    kind: str,
) -> Block:
    """A block out of pieces (text, place, length there); links and what is opaque are given by piece."""
    offsets = [0]
    for said, _, _ in pieces:
        offsets.append(offsets[-1] + len(said))
    end = pieces[-1][1] + pieces[-1][2] if pieces else markers[-1].span.end
    whole = joined(placed(pieces), end)
    lead = len(whole.text) - len(whole.text.lstrip())
    found = tuple(link for first, last, url in links for link in carried(pieces[first:last], url))
    hidden = tuple((offsets[first] - lead, offsets[last] - lead) for first, last in opaque)
    return Block(cut(whole, 0), kind, links=found, markers=tuple(markers), opaque=hidden)
