"""Block quotations: set off, without quotation marks, with their source at the end, below or in the line before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from provaudit.model import Passage, Quotation
from provaudit.quotations.belonging import Belonging, Cited
from provaudit.quotations.marks import Quoted
from provaudit.quotations.nearness import SIGN

_SIGNS = re.compile(rf"(?:{SIGN})+\s*$")
_LEADS_TO_LINK = " \t\n([|—–-"


def block_quotations(
    paragraphs: Sequence[tuple[Passage, Sequence[Quoted]]],
    before: Passage | None,
    after: Passage | None,
    belonging: Belonging,
) -> list[Quotation]:
    """The quotations of paragraphs that are set off, and what each quotes in its turn.

    One without a marker of its own goes with the next of its block that has one; the last, with the attribution or the
    link below it; the first, with the line `before` the block if it leads to it.
    """
    found: list[Quotation] = []
    shared = Cited(belonging.attributing(after) or () if after else (), near=True)
    later: Passage | None = None
    for number, (passage, pairs) in reversed(list(enumerate(paragraphs))):
        if later is not None and not belonging.goes_on(passage, later):
            shared = Cited()
        later = passage
        attribution = belonging.attributing(passage) if number else None
        if attribution is not None:
            shared = Cited(attribution)
            continue
        end, linked = belonging.tail(passage)
        whole, *inner = _set_off(passage, pairs, end)
        own = Cited(linked) if linked else belonging.cited(whole.span, passage)
        if own.references and not own.near:
            shared = own
        cited = shared if shared.references else own
        if number == 0 and before is not None and (cited.near or not cited.references):
            leading = belonging.leading(before)
            cited = Cited(leading) if leading else cited
        found += [evolve(quotation, references=cited.references, near=cited.near) for quotation in (whole, *inner)]
    return found


def _set_off(passage: Passage, pairs: Sequence[Quoted], end: int) -> Iterator[Quotation]:
    """One paragraph of a block quotation; marks around the whole of it are not nested.

    The sign of a note at its end, and a link from `end` on, are the writer's, not the source's.
    """
    text = _SIGNS.sub("", passage.text[:end].rstrip(_LEADS_TO_LINK) if end < len(passage.text) else passage.text)
    yield Quotation(text.strip(), passage.source_span(0, len(text)), "block")
    for pair in pairs:
        if pair.outer_end - pair.outer_start < len(text.strip()):
            words = passage.text[pair.start : pair.end]
            yield Quotation(words, passage.source_span(pair.start, pair.end), "nested")
