"""What block quotations are cited from: the line before, the line below, or what ends them."""

from __future__ import annotations

import re
from bisect import bisect_left

from provaudit.model import Passage
from provaudit.quotations.belonging import (
    ATTRIBUTION_WORDS,
    DASHED,
    MOST_LINKS,
    MOST_TOGETHER,
    Belonging,
    Cited,
    ids,
    is_short,
    named,
)
from provaudit.quotations.nearness import SIGN, WORD, in_sentence, leads_on, surrounds
from provaudit.quotations.vocabulary import vocabulary

_LEADS = re.compile(rf":(?:{SIGN})*\s*$")
_SAID = re.compile(r"(?:Said|Says|Wrote|Writes|So\s(?:said|says|wrote|writes))\b")
_SET_OFF = re.compile(r"(?:[(\[|~—–-]|\b(?:source|via|from|quelle|fuente|fonte|bron)\s?:?)\s*$", re.I)
"""What stands before a link that is the source of what stands before it."""
_DASH = re.compile(r"\s*(?:[—–―~]|--?)\s?(?=[^\W\d_])")
_ENDED = (".", "!", "?", "…", "”", '"', "’", "»")
_SOURCES = vocabulary("source link via permalink quelle fuente fonte bron källa ref reference cite citation original")


def _is_guide(text: str, address: str) -> bool:
    """Whether a link leads to more and not to a source: by one word, which is neither "source" nor in its address."""
    words = WORD.findall(text.lower())
    return (
        len(words) == 1
        and words[0] not in _SOURCES
        and words[0].replace("-", "") not in address.lower().replace("-", "")
    )


class BlockSources(Belonging):
    """The citations and links of a document, as block quotations have them."""

    def leading(self, passage: Passage) -> Cited:
        """What a line leads to a block quotation from: `Smith writes: [1]`, `As [Smith](...) put it:`; nothing else."""
        last, end = self._sentences(passage)[-1], passage.span.end
        led = _LEADS.search(passage.text) is not None
        begin = bisect_left(self._starts, last.start)
        within = [
            citation
            for citation in self._citations[begin : begin + MOST_TOGETHER]
            if (at := citation.marker.span.start) < end or self._document.adjoin(end, at)
        ]
        if led and within:
            return Cited(ids(self._together(within[::-1])))
        links = self._linked(last)[-MOST_LINKS:]
        saying = [link for link in links if leads_on(link, passage)]
        if saying:
            return Cited(named(saying), near=not led)
        return Cited(named(links), near=True) if led else Cited()

    def attributing(self, passage: Passage) -> tuple[str, ...] | None:
        """Ids of what a line names as the source of the block above it: `— [Ann Smith](...)`; None if it is no such."""
        begun = self._sentences(passage)[0] if _SAID.match(passage.text) else passage.span
        if not is_short(passage.text[: passage.offset(begun.end)]):
            return None
        alone = self._alone(passage, passage.span)
        if alone:
            return alone
        if DASHED.match(passage.text) or begun != passage.span:
            return named(self._linked(begun)) or self._marked(begun, begun.end)
        return None

    def only_links(self, passage: Passage) -> bool:
        """Whether a paragraph has hardly a word besides its links, and is no linked sentence: it quotes nobody."""
        sentence = passage.text.rstrip(' ”"’»)').endswith((".", "!", "?", "…"))
        linked = any(surrounds(link, passage.span) for link in self._linked(passage.span))
        return bool(self._alone(passage, passage.span)) and not (sentence and linked)

    def attribution(self, passage: Passage, text: str) -> int:
        """Where the line begins that says whose a quotation is: `— Ann Smith`; the end of its `text` if it has none."""
        for dash in reversed(list(_DASH.finditer(text))):
            if len(text[dash.end() :].split()) > ATTRIBUTION_WORDS:
                break
            capital = text.endswith(_ENDED, 0, dash.start()) and text[dash.end()].isupper()
            if capital or self._begins_line(passage, dash.end()):
                return dash.start()
        return len(text)

    def _begins_line(self, passage: Passage, place: int) -> bool:
        """Whether nothing but signs stands before a place of a passage in its line of the source."""
        start = passage.source_span(place, place + 1).start
        line = self._document.text.rfind("\n", 0, start) + 1
        return line > passage.span.start and not WORD.search(self._document.text, line, start)

    def tail(self, passage: Passage) -> tuple[int, Cited]:
        """Where the marker or link begins that ends a block quotation, and what it cites; the text's end without one.

        A link in brackets, behind a dash or announced is its source; any other only stands near.
        """
        span = passage.span
        cited = self._citations[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        markers = [citation.marker.span for citation in self._together(cited[::-1])]
        if markers and not WORD.search(passage.text, passage.offset(markers[0].end)):
            return passage.offset(markers[-1].start), Cited(ids(cited[-len(markers) :]))
        links = self._linked(span)
        if links and not WORD.search(passage.text, passage.offset(links[-1].span.end)):
            start = passage.offset(links[-1].span.start)
            before, words = (len(WORD.findall(part)) for part in (passage.text[:start], passage.text[start:]))
            if words < min(ATTRIBUTION_WORDS, before) and not in_sentence(passage, start):
                announced = _SET_OFF.search(passage.text, 0, start)
                signed = self.attribution(passage, passage.text[:start]) < start
                guide = _is_guide(passage.text[start:], links[-1].url or "")
                near = guide or not (announced or signed)
                return announced.start() if announced else start, Cited(named(links[-1:]), near)
        return len(passage.text), Cited()
