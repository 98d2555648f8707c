"""Block quotations: set off, without quotation marks, with their source at the end, below or in the line before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from provaudit.model import Document, Passage, Quotation, Span
from provaudit.quotations.belonging import Cited
from provaudit.quotations.block_sources import BlockSources
from provaudit.quotations.marks import Quoted
from provaudit.quotations.nearness import SIGN
from provaudit.quotations.vocabulary import vocabulary

_SIGNS = re.compile(rf"(?:{SIGN})+\s*$")
_LEADS_TO_LINK = " \t\n([|—–-"
_UNMARKED_LINE = re.compile(r"\n[ \t]*\n")
_BLOCK_ENDS = re.compile(r"</blockquote|\\end\{|\}\}", re.I)
_CALLOUT = re.compile(r"\s*\[!(?!quote|cite)\w+\]", re.I)
_LABELS = vocabulary(
    """
    note notes nb tip tips hint info information important warning caution danger attention disclaimer update edit
    remark reminder todo tldr ps fyi spoiler prerequisites requirements takeaway summary series exercise task disclosure
    hinweis achtung wichtig tipp anmerkung merke remarque astuce conseil avertissement nota aviso atención importante
    consejo advertencia observação dica atenção avviso suggerimento attenzione opmerking uwaga wskazówka примечание
    внимание важно совет 注意 注 提示 警告 重要 说明 備考 참고 주의
    """
)
_LABELLED = re.compile(r"\W*([^\W\d_]+)\s?[:：!](?:\s|$)")
_TOLD_BRIEFLY = re.compile(r"\s*TL\s?;?\s?DR\b", re.I)
_FIELDS = re.compile(r"\s*[\w -]{2,24}[:：]\s[^|\n]{1,80}\s\|\s")
"""`last verified: May 2026 | owner: Ann`: what a page says of itself."""
_SIGNED = re.compile(r"\s*[💡ℹ⚠📝🚨❗‼🔔✅❌👉📌🛈✏]")


def asides(document: Document) -> set[Span]:
    """Where passages stand that are set off like quotations and are the writer's own: notes, tips and warnings."""
    found = set[Span]()
    before: Passage | None = None
    for passage in document.passages:
        goes_on = before is not None and before.span in found and _goes_on(document, before, passage)
        if passage.quoted and (goes_on or _is_aside(passage.text)):
            found.add(passage.span)
        before = passage
    return found


def _is_aside(text: str) -> bool:
    """Whether a paragraph begins like a note or warning: `[!NOTE]`, `Tip:`."""
    label = _LABELLED.match(text)
    told = any(sign.match(text) for sign in (_CALLOUT, _SIGNED, _TOLD_BRIEFLY, _FIELDS))
    return told or (label is not None and label[1].lower() in _LABELS)


def block_quotations(
    paragraphs: Sequence[tuple[Passage, Sequence[Quoted]]],
    before: Passage | None,
    after: Passage | None,
    belonging: BlockSources,
    document: Document,
) -> list[Quotation]:
    """The quotations of paragraphs that are set off, and what each quotes in its turn.

    One without a marker of its own goes with the next of its block that has one; the last, with the attribution or the
    link below it; the first, with the line `before` the block if it leads to it.
    """
    found: list[Quotation] = []
    shared = Cited(belonging.attributing(after) or () if after else (), near=True)
    later: Passage | None = None
    for number, (passage, pairs) in reversed(list(enumerate(paragraphs))):
        if later is not None and not _goes_on(document, passage, later):
            shared = Cited()
        later = passage
        attribution = belonging.attributing(passage) if number else None
        if attribution is not None:
            shared = Cited(attribution)
            continue
        if belonging.only_links(passage):
            continue
        end, own = belonging.tail(passage)
        whole, *inner = _set_off(passage, pairs, end, belonging)
        own = own if own.references else belonging.cited(whole.span, passage)
        if own.references and not own.near:
            shared = own
        cited = shared if shared.references else own
        if number == 0 and before is not None and (cited.near or not cited.references):
            leading = belonging.leading(before)
            cited = leading if leading.references else cited
        found += [evolve(quotation, references=cited.references, near=cited.near) for quotation in (whole, *inner)]
    return found


def _goes_on(document: Document, passage: Passage, following: Passage) -> bool:
    """Whether two paragraphs that are set off stand in one block quotation."""
    gap = document.text[passage.span.end : following.span.start]
    angled = document.format in ("markdown", "plaintext")
    return (_UNMARKED_LINE if angled else _BLOCK_ENDS).search(gap) is None


def _set_off(passage: Passage, pairs: Sequence[Quoted], end: int, belonging: BlockSources) -> Iterator[Quotation]:
    """One paragraph of a block quotation; marks around the whole of it are not nested.

    The sign of a note at its end, a link from `end` on, and who it is by are the writer's, not the source's.
    """
    text = _SIGNS.sub("", passage.text[:end].rstrip(_LEADS_TO_LINK) if end < len(passage.text) else passage.text)
    text = text[: belonging.attribution(passage, text)]
    yield Quotation(text.strip(), passage.source_span(0, len(text)), "block")
    for pair in pairs:
        if pair.outer_end - pair.outer_start < len(text.strip()):
            words = passage.text[pair.start : pair.end]
            yield Quotation(words, passage.source_span(pair.start, pair.end), "nested")
