"""Which paragraphs are notes: under a heading of notes, or labelled one after the other as notes are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from provaudit.formats.blocks import Block, cut, stretched
from provaudit.formats.entry_paragraphs import ENTRY, rows_of_notes, unlabelled
from provaudit.formats.labels import SUPERSCRIPTS, SYMBOLS, YEAR, Label, heads_entries, heads_notes, label_at, number
from provaudit.formats.source_tables import rows_of_sources

_SURE = frozenset({"[1]", "[^a]", "^1", "¹"})
"""Shapes of label that hardly anything but a note begins with."""
_ALONE = 2
"""So many paragraphs that look like entries may follow the only label of a list and be its note's."""
_TAIL_SHARE = 0.3
"""What stands unlabelled after the last note is page furniture if it is shorter than this part of the text before."""
_CITED = re.compile(
    r"(?<=\S)\s?\[(\^?[\w*]{1,40})\]|(?<=\S)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|\[(?:\d{1,4}[,;–-]\s?)+(\d{1,4})\]|\^\{?([\d*†‡]{1,4})"
)
_SIGNED = re.compile(r"(?:^|\s)[^\s*]*[\w.,;:!?”’\")]([*†‡§¶]{1,3})(?=[\s.,;:]|$)")
_FURNITURE = re.compile(
    r"(?:(?:about|über) (?:the|den|die) (?:authors?|autor(?:en|in)?)|previous|next|prev|share(?: this.*)?"
    r"|related.*|comments?|leave a (?:reply|comment)"
    r"|read more|more from.*|tags?|categories|subscribe.*|newsletter"
    r"|follow us.*|see also|advertisement|contact(?: us)?)\W*",
    re.IGNORECASE,
)


_ADMONITION = re.compile(r"\W*(?:note|nota|anmerkung|hinweis|remarque)\W*", re.IGNORECASE)
"""What heads one remark, and no list, if nothing below it has a label."""


@frozen
class Parted:
    """The blocks of a document, told apart."""

    body: tuple[Block, ...]
    notes: tuple[Block, ...]
    """With their label apart from their text; `kind` is `note` or `entry`."""


def part(blocks: Sequence[Block]) -> Parted:
    """Tell running text, notes and page furniture apart."""
    notes: dict[int, Block] = {}
    dropped: set[int] = set()
    for start, end in _sections(blocks):
        found = _listed(blocks, start, end)
        if any(blocks[place].markers for place in range(start, max(found, default=start)) if place not in found):
            # Text in which notes are cited is no list of them, whatever its heading says.
            continue
        notes.update(found)
        if found:
            dropped.add(start - 1)
            dropped |= {place for place in range(start, max(found)) if place not in found}
    notes |= _unheaded(blocks, notes, dropped)
    rows, cells = rows_of_sources(blocks)
    notes = {place: note for place, note in notes.items() if place not in cells} | rows
    dropped |= cells - rows.keys()
    body = [place for place in range(len(blocks)) if place not in notes and place not in dropped]
    body = _without_tail(blocks, body, max(notes, default=-1))
    return Parted(
        tuple(blocks[place] for place in body if blocks[place].kind != "furniture"),
        tuple(notes[place] for place in sorted(notes)),
    )


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where the lists under a heading of notes start and end."""
    heads = [n for n, block in enumerate(blocks) if _may_head(block) and heads_notes(block.passage.text)]
    for place, head in enumerate(heads):
        end = heads[place + 1] if place + 1 < len(heads) else len(blocks)
        level = blocks[head].kind == "heading"
        stop = next((n for n in range(head + 1, end) if level and blocks[n].kind == "heading"), end)
        yield head + 1, stop


def _may_head(block: Block) -> bool:
    """Whether a block can be a heading; a link that is called `Source` is none, it leads to one."""
    return block.kind == "heading" or (block.kind != "cell" and not block.links)


def labelled(block: Block) -> Label | None:
    """The label of a block: the number that its list gives it, or one that is typed; none of code without sources."""
    text = block.passage.text
    if block.opaque and not block.opaque[0][0] and block.opaque[0][1] >= len(text) and not ENTRY.search(text):
        return None
    if block.label is not None and block.kind == "item":
        return Label(block.label, "1.", 0)
    return label_at(text)


def _as_note(block: Block, label: Label, kind: str) -> Block:
    """The block with its label apart."""
    return evolve(block, passage=cut(block.passage, label.length), kind=kind, label=label.name, shape=label.shape)


def _listed(blocks: Sequence[Block], start: int, end: int) -> dict[int, Block]:
    """The notes of a section, by place: labelled ones, or else paragraphs that look like entries of a list."""
    kind = "entry" if start and heads_entries(blocks[start - 1].passage.text) else "note"
    rows = rows_of_notes(blocks, start, end, kind)
    if rows:
        return rows
    first = next((n for n in range(start, min(end, start + 3)) if _begins_list(blocks, n)), None)
    if first is None:
        return {} if start and _ADMONITION.fullmatch(blocks[start - 1].passage.text) else unlabelled(blocks, start, end)
    found = {n: _as_note(blocks[n], label, kind) for n, label in _chain(blocks, first, end)}
    others = unlabelled(blocks, start, end) if len(found) == 1 else {}
    return others if len(others) > _ALONE else _carried_on(blocks, found)


def _begins_list(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block has a label, and none that is rather a year or a quantity: a bare number, `2024. A title`."""
    label = labelled(blocks[place])
    if label is None or (label.shape == "1" and label.name not in ("1", "2")):
        return False
    following = labelled(blocks[place + 1]) if place + 1 < len(blocks) else None
    counted = following is not None and number(following.name) == (number(label.name) or 0) + 1
    return label.shape != "1." or YEAR.fullmatch(label.name) is None or counted


def _chain(blocks: Sequence[Block], start: int, end: int) -> Iterator[tuple[int, Label]]:
    """Labelled blocks of the shape of the first one, as long as no more than a few others come between."""
    shape, last, stray = None, None, 0
    for place in range(start, end):
        label = labelled(blocks[place])
        here = number(label.name) if label else None
        fits = label is not None and label.shape == (shape or label.shape)
        if fits and label and (label.shape in _SURE or here is None or last is None or last <= here <= last + 5):
            yield place, label
            shape, last, stray = label.shape, here if here is not None else last, 0
        else:
            stray += 1
            if stray > 6:
                return


def _carried_on(blocks: Sequence[Block], found: dict[int, Block]) -> dict[int, Block]:
    """The notes with the unlabelled paragraphs that stand between them, and indented ones after the last."""
    last = max(found, default=-1)
    current = None
    result = dict(found)
    for place in range(min(found, default=0), len(blocks)):
        if place in found:
            current = place
        elif current is not None and (place < last or _hangs(blocks[place], blocks[last], place == last + 1)):
            if blocks[place].kind not in ("heading", "furniture"):
                result[current] = stretched(result[current], blocks[place])
                result[place] = blocks[place]
        else:
            break
    return {place: block for place, block in result.items() if place in found}


def _hangs(block: Block, note: Block, adjacent: bool) -> bool:
    """Whether an unlabelled paragraph right after the last note is indented as its second paragraph."""
    return adjacent and block.kind == "paragraph" and block.indent >= note.indent + 2


def _unheaded(blocks: Sequence[Block], taken: dict[int, Block], dropped: set[int]) -> dict[int, Block]:
    """Labelled paragraphs without a heading above them that are notes for all that."""
    found: dict[int, Block] = {}
    free = [n for n in range(len(blocks)) if n not in taken and n not in dropped and blocks[n].kind != "heading"]
    candidates = {n: label for n in free if (label := labelled(blocks[n])) is not None}
    if not candidates:
        return found
    cited = _cited(blocks, free)
    for group in _groups(candidates, blocks):
        if _convincing(group, candidates, blocks, cited):
            here = {n: _as_note(blocks[n], candidates[n], "note") for n in group}
            found |= _carried_on(blocks, here) if candidates[group[0]].shape in _SURE else here
    return found


def _cited(blocks: Sequence[Block], places: Sequence[int]) -> set[str]:
    """Every label that a marker in the text could mean."""
    cited = set()
    for place in places:
        text = blocks[place].passage.text
        if "[" in text or "^" in text or not text.isascii():
            for match in _CITED.finditer(text):
                name = next(group for group in match.groups() if group)
                cited.add(name.lstrip("^").translate(SUPERSCRIPTS))
        if any(sign in text for sign in SYMBOLS):
            cited |= {match[1] for match in _SIGNED.finditer(text)}
    return cited


def _groups(candidates: dict[int, Label], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Runs of neighbouring candidates of one shape."""
    group: list[int] = []
    for place in sorted(candidates):
        near = group and place - group[-1] <= 2 and candidates[place].shape == candidates[group[-1]].shape
        if group and not near:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _convincing(group: list[int], labels: dict[int, Label], blocks: Sequence[Block], cited: set[str]) -> bool:
    """Whether a run of labelled paragraphs can only be notes."""
    label = labels[group[0]]
    numbers = [number(labels[n].name) or 0 for n in group]
    rising = len(group) > 1 and all(a < b for a, b in pairwise(numbers))
    known = sum(labels[n].name in cited for n in group)
    sources = sum(bool(ENTRY.search(blocks[n].passage.text)) for n in group)
    if label.shape in _SURE:
        return known > 0 or rising or sources == len(group) or label.shape == "^1"
    if label.shape == "*":
        text = blocks[group[0]].passage.text
        # A second asterisk makes it emphasis, white space after the first one a list.
        return known > 0 and len(group) <= 4 and text[label.length - 1] != " " and "*" not in text[label.length :]
    # Numbered paragraphs are lists or headings much more often than notes: every one must be cited and name a source.
    at_end = group[-1] >= len(blocks) - 3
    return len(group) > 1 and rising and known >= 0.8 * len(group) and sources >= 0.6 * len(group) and at_end


def _without_tail(blocks: Sequence[Block], body: list[int], last: int) -> list[int]:
    """`body` without the page furniture after the last note."""
    tail = [place for place in body if place > last]
    if last < 0 or not tail:
        return body
    resumed = next(
        (n for n in tail if blocks[n].kind == "heading" and not _FURNITURE.fullmatch(blocks[n].passage.text)), None
    )
    before = sum(len(blocks[place].passage.text) for place in body if place < last)
    rest = sum(len(blocks[place].passage.text) for place in tail)
    cites = any(_CITED.search(blocks[place].passage.text) for place in tail)
    if resumed is None and rest < _TAIL_SHARE * before and not cites:
        return [place for place in body if place < last]
    return [place for place in body if place < last or resumed is None or place >= resumed]
