"""Find every quotation of a document: where it stands, what kind it is, who speaks, and what it is cited from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve, frozen

from provaudit.model import Document, Note, Passage, Quotation
from provaudit.quotations.attribution import Attribution, attributed, blanked
from provaudit.quotations.belonging import Belonging, Cited
from provaudit.quotations.block_sources import BlockSources
from provaudit.quotations.blocks import asides, block_quotations
from provaudit.quotations.marks import Quoted, quoted
from provaudit.quotations.people import Roster
from provaudit.quotations.speakers import Speakers
from provaudit.quotations.terms import is_term, is_title

_PARAGRAPH_CHARS = 50_000
"""Nobody is named as speaker in what is longer than any paragraph."""
_EXCERPT_WORDS = 5
"""Fewer words behind the address of a note may be a name."""
_MARKS = '“”"„«»*_ '
_AND = re.compile(r"[\s,;]*(?:and|or|but|nor|then|&)?[\s,;]*")


@frozen
class _Spoken:
    """A quotation of the paragraph, remembered for those that follow it."""

    pair: Quoted
    quotation: Quotation
    attribution: Attribution | None


def quotations_in(document: Document) -> tuple[Quotation, ...]:
    """Every quotation of `document` in the order of the text; spans leave the quotation marks out."""
    speakers = Speakers(Roster([passage.text for passage in document.passages]))
    belonging = BlockSources(document)
    found = list[Quotation]()
    before: Quotation | None = None
    own = asides(document)

    def is_set_off(paragraph: _Paragraph) -> bool:
        passage = paragraph[0]
        return passage.quoted and passage.span not in own and bool(_spoken_part(passage).strip())

    groups = [(block, list(group)) for block, group in groupby(_paragraphs(document.passages), key=is_set_off)]
    for number, (block, paragraphs) in enumerate(groups):
        if block:
            above = groups[number - 1][1][-1][0] if number else None
            after = groups[number + 1][1][0][0] if number + 1 < len(groups) else None
            block_of = [(passage, pairs) for passage, pairs, _ in paragraphs]
            found += block_quotations(block_of, above, after, belonging, document)
            before = None
            continue
        following = [*(passage for passage, _, _ in paragraphs[1:]), None]
        for (passage, pairs, goes_on), below in zip(paragraphs, following, strict=True):
            read = _paragraph(passage, pairs, before if goes_on else None, speakers)
            alone = passage.text.strip().strip(_MARKS) if read else ""
            found += [_cited(q, passage, belonging, below if q.text.strip() == alone else None) for q in read]
            before = found[-1] if pairs and pairs[-1].runs_on and read else None
    for note in document.notes:
        found += _note(note, speakers, belonging)
    return tuple(sorted(found, key=lambda quotation: (quotation.span, quotation.text)))


_Paragraph = tuple[Passage, tuple[Quoted, ...], bool]
"""A passage, its pairs of marks, and whether the first goes on from the passage before."""


def _paragraphs(passages: Sequence[Passage]) -> Iterator[_Paragraph]:
    """Each passage with its pairs, and whether its first one goes on from the passage before.

    A mark that nothing closes is kept only if the next passage begins with the same mark: that is how a quotation
    runs on over paragraphs.
    """
    goes_on = False
    for passage, following in zip(passages, [*passages, None][1:], strict=True):
        pairs = quoted(_spoken_part(passage))
        open_one = next((pair for pair in pairs if pair.runs_on), None)
        runs_on = open_one is not None and following is not None and following.text.lstrip()[:1] == open_one.mark
        if not runs_on:
            pairs = tuple(pair for pair in pairs if not pair.runs_on)
        yield passage, pairs, goes_on and bool(pairs) and passage.text.lstrip()[:1] == pairs[0].mark
        goes_on = runs_on


def _spoken_part(passage: Passage) -> str:
    """The text of a passage with a blank in the place of each character of code: marks in it quote nobody."""
    pieces, place = [], 0
    for start, end in sorted(passage.opaque):
        pieces += [passage.text[place:start], " " * (end - max(start, place))]
        place = max(place, end)
    return "".join([*pieces, passage.text[place:]])


def _cited(quotation: Quotation, passage: Passage, belonging: BlockSources, below: Passage | None) -> Quotation:
    """A quotation with what it is cited from, which may stand in the paragraph `below`."""
    cited = belonging.cited(quotation.span, passage)
    if not cited.references and below is not None:
        cited = Cited(belonging.attributing(below) or (), near=True)
    return evolve(quotation, references=cited.references, near=bool(cited.references) and cited.near)


def _paragraph(
    passage: Passage, pairs: tuple[Quoted, ...], before: Quotation | None, speakers: Speakers
) -> list[Quotation]:
    """The quotations of one paragraph of running text; `before` is the one that its first goes on from."""
    blank = blanked(passage.text, pairs)
    spoken: _Spoken | None = None
    found = []
    for number, pair in enumerate(pairs):
        if pair.depth:
            found.append(_quotation(passage, pair, "nested"))
            continue
        if before is not None and number == 0:
            quotation = _quotation(passage, pair, "continued", before.speaker)
            spoken = _Spoken(pair, quotation, None)
        else:
            spoken = _spoken(passage, pair, blank, spoken, speakers)
        found.append(spoken.quotation)
    return found


def _spoken(passage: Passage, pair: Quoted, blank: str, last: _Spoken | None, speakers: Speakers) -> _Spoken:
    """One outer quotation: a title, a term, the continuation of the last one, or words that somebody said."""
    attribution = attributed(passage.text, pair, blank) if len(blank) <= _PARAGRAPH_CHARS else None
    if is_title(passage.text, pair):
        return _Spoken(pair, _quotation(passage, pair, "title"), None)
    if last is not None and _AND.fullmatch(blank[last.pair.outer_end : pair.outer_start]):
        same = last.quotation
        if attribution is None or not attribution.after:
            return _Spoken(pair, _quotation(passage, pair, same.kind, same.speaker, same.verb), last.attribution)
    if last is not None and _continues(last, pair, attribution, blank):
        verb = last.quotation.verb if "." not in blank[last.pair.outer_end : pair.outer_start] else None
        return _Spoken(pair, _quotation(passage, pair, "continued", last.quotation.speaker, verb), last.attribution)
    if is_term(passage.text, pair, attribution is not None):
        return _Spoken(pair, _quotation(passage, pair, "term"), None)
    speaker = speakers.speaker(attribution, blank) if attribution else None
    kind = "direct" if _stands_alone(passage.text, pair, attribution) else "mixed"
    return _Spoken(
        pair, _quotation(passage, pair, kind, speaker, attribution.verb if attribution else None), attribution
    )


def _continues(last: _Spoken, pair: Quoted, attribution: Attribution | None, blank: str) -> bool:
    """Whether only the last quotation's attribution stands between it and this one: `,” he said. “`."""
    if last.attribution is None or not last.attribution.after:
        return False
    if attribution is not None and attribution.start != last.attribution.start:
        return False
    between = blank[last.pair.outer_end : pair.outer_start]
    return len(between.split()) <= 25 and len(re.findall(r"[.!?]\s", between)) <= 1


def _stands_alone(text: str, pair: Quoted, attribution: Attribution | None) -> bool:
    """Whether the words are a sentence of their own and not built into the writer's."""
    if attribution is not None and attribution.after:
        return True
    before = text[: pair.outer_start].rstrip()
    return text[pair.start].isupper() and (not before or before[-1] in ",:.!?;—–" or not before.endswith("that"))


def _note(note: Note, speakers: Speakers, belonging: Belonging) -> list[Quotation]:
    """Quoted words in a note: titles of what it cites, unless it says who said them or they stand behind an address."""
    text = note.passage.text
    pairs = quoted(text)
    blank = blanked(text, pairs)
    found = []
    for pair in (pair for pair in pairs if not pair.runs_on):
        attribution = None if pair.depth else attributed(text, pair, blank)
        excerpted = () if pair.depth else belonging.excerpted(note, note.passage.source_span(pair.start, pair.end))
        if attribution is not None and attribution.verb is not None:
            kind = "direct" if _stands_alone(text, pair, attribution) else "mixed"
            quotation = _quotation(note.passage, pair, kind, speakers.speaker(attribution, blank), attribution.verb)
        elif len(text[pair.start : pair.end].split()) >= _EXCERPT_WORDS and excerpted:
            quotation = _quotation(note.passage, pair, "direct")
        else:
            quotation = _quotation(note.passage, pair, "nested" if pair.depth else "title")
        found.append(evolve(quotation, references=excerpted or belonging.in_note(note)))
    return found


def _quotation(
    passage: Passage, pair: Quoted, kind: str, speaker: str | None = None, verb: str | None = None
) -> Quotation:
    text = passage.text[pair.start : pair.end]
    return Quotation(text, passage.source_span(pair.start, pair.end), kind, speaker, verb)
