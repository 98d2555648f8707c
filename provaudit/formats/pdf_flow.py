"""Lines of PDF pages -> paragraphs and footnotes: margins, gaps and indents say where one ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, field

from provaudit.formats.labels import heads_notes, label_at
from provaudit.formats.pdf_lines import Line

_ENDS_IN_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org/)\S+$")
_ENDS = frozenset('.!?:”"’»)]')
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
_SMALL = 0.94
_FOOTNOTE = re.compile(r"\s*(\d{1,3}(?![\d.,]*\d)|[*†‡§¶]{1,3})\)?\.?\s*(?=\S)")
_BLOCK_GAP = 0.7
"""A gap between two lines larger than this part of the type size parts two paragraphs."""


@define
class Stretch:
    """The lines of a paragraph or footnote."""

    lines: list[Line]
    heading: bool = False
    label: str | None = None
    """Of a footnote: its sign."""
    skip: int = 0
    """How many characters of the first line the sign takes."""


@define
class Flow:
    """A document's running text and its footnotes."""

    paragraphs: list[Stretch] = field(factory=list)
    footnotes: list[Stretch] = field(factory=list)


def flow(pages: Sequence[list[Line]]) -> Flow:
    """The paragraphs and footnotes of all pages, page furniture left out."""
    pages = _without_furniture(pages)
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    body_size = sizes.most_common(1)[0][0] if sizes else 10.0
    result = Flow()
    for page in pages:
        for column in _columns(page):
            body, notes = _parted(column, body_size)
            if body:
                _add(result.paragraphs, list(_paragraphs(body, body_size)))
            _add_footnotes(result.footnotes, notes)
    return result


def _without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without running heads, feet and page numbers: edge lines that come again, digits aside."""
    edges = Counter(_place(line) for page in pages for line in _edges(page))
    often = {text for text, count in edges.items() if count >= 3 and count >= 0.3 * len(pages)}
    kept = []
    for page in pages:
        outer = {id(line) for line in _edges(page)}
        # A raised sign at the edge is a footnote's, however much it looks like the one on the page before.
        kept.append([n for n in page if id(n) not in outer or _begins_raised(n) or not _is_furniture(n, often)])
    return kept


def _place(line: Line) -> tuple[str, int]:
    """What a running head has in common on all pages: its words, digits aside, and its height."""
    return _DIGITS.sub("0", line.text.strip()), round(line.bottom / 6)


def _is_furniture(line: Line, often: set[tuple[str, int]]) -> bool:
    """Whether a line at the edge of a page is a page number or a running head."""
    text = line.text.strip()
    return _PAGE_NUMBER.fullmatch(text) is not None or _place(line) in often


def _edges(page: Sequence[Line]) -> list[Line]:
    """The lines at the top and the foot of a page that white space parts from the rest."""
    by_height = sorted(page, key=lambda line: line.bottom)
    return _apart(by_height) + _apart(by_height[::-1])


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The outermost lines, of one height, if the next line is further away than lines are."""
    outer = [line for line in lines[:4] if abs(line.bottom - lines[0].bottom) < 2]
    if len(outer) == len(lines):
        return []
    following = lines[len(outer)]
    gap = max(following.bottom - outer[0].top, outer[0].bottom - following.top)
    return outer if gap > 0.9 * max(outer[0].size, following.size) else []


def _parted(column: Sequence[Line], body_size: float) -> tuple[list[Line], list[Line]]:
    """Running text, and the notes below it: from the first line that begins with a raised sign, or small ones."""
    raised = next((n for n, line in enumerate(column) if _begins_raised(line)), len(column))
    start = len(column)
    for place in range(len(column) - 1, -1, -1):
        if column[place].size > body_size * _SMALL:
            break
        start = place
    while start < len(column) and not _begins_note(column[start]) and not _carries_on(column, start):
        start += 1
    start = min(start, raised)
    return list(column[:start]), list(column[start:])


def _begins_raised(line: Line) -> bool:
    """Whether a line begins with a raised sign: no running text does."""
    first = next((char for char in line.chars if not char.text.isspace()), None)
    return first is not None and first.raised and _FOOTNOTE.match(line.text) is not None


def _begins_note(line: Line) -> bool:
    """Whether a small line begins with a raised or plain sign of a note."""
    return _FOOTNOTE.match(line.text) is not None


def _carries_on(page: Sequence[Line], place: int) -> bool:
    """Whether small lines without a sign at the page's end carry on a note of the page before."""
    return (
        place > 0
        and page[place - 1].bottom - page[place].top > page[place].size
        and any(map(_begins_note, page[place:]))
    )


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that go down the page; a jump upwards begins the next column."""
    column: list[Line] = []
    for line in lines:
        if column and line.bottom > column[-1].top:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _paragraphs(column: Sequence[Line], body_size: float) -> Iterator[Stretch]:
    """The paragraphs of a column."""
    left, right = _margins(column)
    hanging = _hangs(column, left)
    stretch: list[Line] = []
    for line in column:
        hung = len(stretch) > 1 and stretch[-1].left - left > 5
        if stretch and _parts(stretch[-1], line, left, right, hanging or hung):
            yield _stretch(stretch, body_size)
            stretch = []
        stretch.append(line)
    if stretch:
        yield _stretch(stretch, body_size)


def _stretch(lines: list[Line], body_size: float) -> Stretch:
    """A paragraph; one in larger type, or that heads notes, is a heading."""
    text = " ".join(line.text.strip() for line in lines)
    large = lines[0].size > body_size * 1.12 and len(text) < 200
    return Stretch(lines, heading=large or heads_notes(text))


def _margins(column: Sequence[Line]) -> tuple[float, float]:
    """The left and right margin that an eighth of the lines keep; of ragged ones the widest."""
    lefts = Counter(round(line.left) for line in column)
    rights = Counter(round(line.right / 4) * 4 for line in column)
    enough = max(1, len(column) // 8)
    kept = [[place for place, count in margins.items() if count >= enough] for margins in (lefts, rights)]
    return float(min(kept[0] or lefts)), float(max(kept[1] or rights))


def _hangs(column: Sequence[Line], left: float) -> bool:
    """Whether most lines that are indented follow the first line of their paragraph (hanging indents)."""
    first = [line for line in column if abs(line.left - left) <= 2]
    indented = [line for line in column if 6 < line.left - left < 60]
    labelled = sum(label_at(line.text.strip()) is not None for line in first)
    return len(indented) >= 2 and (len(indented) > len(first) or labelled * 2 > len(first))


def _parts(before: Line, line: Line, left: float, right: float, hanging: bool) -> bool:
    """Whether a new paragraph begins with `line`."""
    gap = before.bottom - line.top
    if gap > _BLOCK_GAP * max(before.size, 1) or abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return True
    if heads_notes(before.text.strip()) or heads_notes(line.text.strip()):
        return True
    indent = line.left - left
    label = label_at(line.text.strip())
    if hanging:
        return indent <= 3
    if label is not None and label.shape in ("[1]", "1.", "(1)") and before.right < right - 8:
        return not _cites(before.text.rstrip(), line.text.strip()[label.length :])
    if 5 < indent < 60 and abs(before.left - left) <= 3:
        return before.right < right - 0.1 * (right - left) or before.text.rstrip()[-1:] in '.!?:”"’»)'
    return before.right < right - 0.2 * (right - left) and not line.text.strip()[:1].islower()


def _cites(before: str, after: str) -> bool:
    """Whether a number in brackets that a line begins with belongs to the sentence: the words around it go on."""
    ended = before[-1:] in _ENDS or _ENDS_IN_ADDRESS.search(before) is not None
    return not ended or after[:1] in ".,;)"


def _add(paragraphs: list[Stretch], more: list[Stretch]) -> None:
    """Add the paragraphs of a column; its first one may carry on the last one of the column or page before."""
    if paragraphs and more and not more[0].heading and not paragraphs[-1].heading:
        last, first = paragraphs[-1].lines[-1].text.rstrip(), more[0].lines[0].text.lstrip()
        same = abs(paragraphs[-1].lines[-1].size - more[0].lines[0].size) < 1
        unlabelled = label_at(first) is None
        open_end = last[-1:] not in '.!?:”"’»' and not heads_notes(first)
        open_end = open_end and not (first[:1].isupper() and _ENDS_IN_ADDRESS.search(last))
        if same and unlabelled and (first[:1].islower() or open_end):
            paragraphs[-1].lines += more.pop(0).lines
    paragraphs += more


def _add_footnotes(notes: list[Stretch], lines: Sequence[Line]) -> None:
    """Part the small lines at a page's end into notes; those before the first sign belong to the note before."""
    numbers = [int(note.label) for note in notes if note.label is not None and note.label.isdigit()]
    expected = numbers[-1] + 1 if numbers else 0
    all_raised = any(map(_begins_raised, lines))
    for line in lines:
        match = _FOOTNOTE.match(line.text)
        sign = match[1] if match is not None else ""
        raised = _begins_raised(line)
        counts = sign.isdigit() and not all_raised and (not expected or int(sign) in (expected, 1))
        if match is not None and (raised or counts or (sign and not sign.isdigit())):
            notes.append(Stretch([line], label=sign, skip=match.end()))
            expected = int(sign) + 1 if sign.isdigit() else expected
        elif notes:
            notes[-1].lines.append(line)
