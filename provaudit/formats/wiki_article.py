"""A wiki article read from top to bottom: paragraphs, refs, short notes and citation templates."""

from __future__ import annotations

import html
import re

from attrs import define, evolve, field

from provaudit.formats.blocks import LINE_END, Block, carried, cut, joined, placed, stretched
from provaudit.formats.wiki_inline import inner_link, outer_link, raised, read_template
from provaudit.formats.wiki_numbers import Numbering
from provaudit.formats.wiki_scan import cells, extents
from provaudit.model import Link, Marker, Note, Passage, Span

_TOKEN = re.compile(
    r"<!--|</?[A-Za-z][\w-]{0,30}(?![\w:@-])[^<>]{0,500}>|\{\{|\{\||\[\[|\[(?:https?:)?//[^\s\]<>\"]+|\]|''{1,4}|\n|&#?\w{1,31};|__[A-Z]{3,20}__"
)
_REF = re.compile(r"<ref\b([^<>]*?)(/?)>", re.IGNORECASE)
_REF_END = re.compile(r"</ref\s*>", re.IGNORECASE)
_NAME = re.compile(r"(name|group)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/>]+))", re.IGNORECASE)
_HEADING = re.compile(r"(={1,6})\s*(.*?)\s*\1[ \t]*(?=\n|$)")
_LEAD = re.compile(r"[*#:;]+\s*|----+")
_CITING = re.compile(
    r"<ref\b[^<>]{0,500}>|\{\{\s*(?:sfn[mp]?|efn(?:-\w\w)?|refn|r|#tag:ref|harv\w{0,6}|notetag)\s*[|}:]",
    re.IGNORECASE,
)
"""What cites wherever it stands, in an infobox or a list of refs."""
_LISTS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("references", "gallery", "imagemap")}
"""Elements whose content is no text, apart from the refs in it."""
_BLOCKS = {"li": "item", "dd": "item", "dt": "item", "blockquote": "quote"}
_DEPTH = 10


@define
class Article:
    """The state of reading an article."""

    text: str
    blocks: list[Block] = field(factory=list)
    notes: list[Note] = field(factory=list)
    entries: list[Note] = field(factory=list)
    """Citation templates in running text and lists, apart from refs."""
    short: set[str] = field(factory=set)
    """Names and year of the sources that short notes cite."""
    anchors: dict[Span, str] = field(factory=dict)
    """The names and year by which an entry, of this place, says that it is cited."""
    _no_ref_end: int = 0
    """Up to here no ref that begins ends."""
    _numbering: Numbering = field(factory=Numbering)
    known: dict[int, int] = field(factory=dict)
    pieces: list[tuple[str, int, int]] = field(factory=list)
    links: list[tuple[int, int, str]] = field(factory=list)
    markers: list[Marker] = field(factory=list)
    kind: str = "paragraph"
    _listing: bool = False
    """Refs are listed here, not cited."""

    def read(self) -> None:
        """Fill `blocks`, `notes` and `entries`."""
        self.known = extents(self.text)
        self.stretch(0, len(self.text), 0)
        self.flush()

    def stretch(self, start: int, end: int, depth: int) -> None:
        """Read a stretch of the source."""
        place, text = start, self.text
        if start == 0 or text[start - 1] == "\n":
            place = self._line(start, end, depth)
        while place < end:
            match = _TOKEN.search(text, place, end)
            self.keep(text[place : match.start() if match else end], place)
            if match is None:
                break
            place = min(self._token(match, end, depth), end)

    def keep(self, said: str, start: int, length: int = -1) -> None:
        """Add readable text that stands for `length` characters of the source (as many as it has, if not given)."""
        if said:
            self.pieces.append((said, start, len(said) if length < 0 else length))

    def _token(self, match: re.Match[str], end: int, depth: int) -> int:
        """Read what begins at a token; returns the place after it."""
        sign, start = match[0], match.start()
        if sign == "\n":
            return self._line(match.end(), end, depth)
        if sign in ("{{", "[[", "<!--") or (sign[0] == "<" and start in self.known):
            stop = self.known.get(start)
            if stop is None or stop > end:
                self.keep(sign if sign != "<!--" else "", start)
                return match.end()
            if self.text.startswith("{{{", start) and self.text.startswith("}}}", stop - 3):
                return stop
            if sign == "{{":
                read_template(self, start, stop, depth)
            elif sign == "[[":
                inner_link(self, start, stop, depth)
            return stop
        if sign[0] == "<":
            return self._tag(match, end, depth)
        if sign == "{|":
            return self._table(start, end, depth)
        if sign[0] == "[":
            return outer_link(self, start, match.end(), end, depth)
        if sign[0] == "&":
            self.keep(html.unescape(sign), start, len(sign))
        elif sign == "]":
            self.keep(sign, start)
        return match.end()

    def _line(self, place: int, end: int, depth: int) -> int:
        """The beginning of a line: a blank one, a heading, a list item or the paragraph carried on."""
        text = self.text
        if place >= end:
            return end
        heading = _HEADING.match(text, place, end) if text[place] == "=" else None
        if heading is not None:
            self.flush()
            self.kind = "heading"
            self.stretch(*heading.span(2), depth + 1)
            self.flush()
            return heading.end()
        lead = _LEAD.match(text, place, end) if text[place] in "*#:;-" else None
        if lead is not None:
            self.flush()
            self.kind = "item"
            return lead.end()
        if text[place] == "\n":
            self.flush()
        elif self.pieces:
            self.keep(" ", place - 1)
        return place

    def _table(self, start: int, end: int, depth: int) -> int:
        """A table: each cell is a block."""
        stop = self.known.get(start, end + 1)
        if stop > end or depth >= _DEPTH:
            return min(start + 2, end)
        self.flush()
        for cell in cells(self.text, start, stop - 2, self.known):
            self.kind = "cell"
            self.stretch(*cell, depth + 1)
            self.flush()
        return stop

    def refs_only(self, start: int, end: int, depth: int, listing: bool = False) -> None:
        """Read the refs of a stretch whose words are left out.

        Args:
            start: Where it begins.

            end: Where it ends.

            depth: How deep it is nested.

            listing: Whether the refs are listed there and not cited.
        """
        pieces, links, listed = self.pieces, self.links, self._listing
        self._listing = self._listing or listing
        place = start
        while depth < _DEPTH and (match := _CITING.search(self.text, place, end)) is not None:
            self.pieces, self.links = [], []
            if match[0][0] == "<":
                place = max(self._tag(match, end, depth + 1), match.end())
            else:
                place = self.known.get(match.start(), match.end())
                if match.end() < place <= end:
                    read_template(self, match.start(), place, depth + 1)
        self.pieces, self.links, self._listing = pieces, links, listed

    def _tag(self, match: re.Match[str], end: int, depth: int) -> int:
        """A tag: a ref is read, any other is taken away."""
        ref = _REF.match(self.text, match.start(), end)
        if ref is None:
            return self._other_tag(match, end, depth)
        named = {m[1].lower(): (m[2] or m[3] or m[4] or "").strip() for m in _NAME.finditer(ref[1])}
        span = Span(match.start(), match.end())
        close = None if ref[2] or ref.end() < self._no_ref_end else _REF_END.search(self.text, ref.end(), end)
        if close is None and not ref[2]:
            self._no_ref_end = max(self._no_ref_end, end)
        content = (ref.end(), close.start()) if close is not None else None
        self.ref(named.get("group", ""), named.get("name", ""), span, content, depth)
        return close.end() if close is not None else ref.end()

    def _other_tag(self, match: re.Match[str], end: int, depth: int) -> int:
        """A tag that is no ref: what it does to the text around it."""
        name = match[0].strip("</>").split(maxsplit=1)[0].lower().rstrip("/")
        if name in _LISTS and match[0][1] != "/" and not match[0].endswith("/>"):
            close = _LISTS[name].search(self.text, match.end(), end)
            if close is not None:
                self.refs_only(match.end(), close.start(), depth, listing=name == "references")
                return close.end()
        if name in ("br", "p", "div"):
            self.keep(LINE_END, match.start(), 1)
        elif name == "sup" and (end := raised(self, match)):
            return end
        elif name in _BLOCKS:
            self.flush()
            self.kind = _BLOCKS[name] if match[0][1] != "/" else "paragraph"
        return match.end()

    def ref(self, group: str, name: str, span: Span, content: tuple[int, int] | None, depth: int) -> None:
        """One ref: its marker, and its note if it brings one."""
        ref = self._numbering.ref(group, name or f"\0{span.start}")
        if not self._listing:
            self.markers.append(Marker(ref.label, span, "footnote"))
        if content is not None and depth < _DEPTH and self.text[content[0] : content[1]].strip():
            note = self._note(ref.label, *content, depth + 1)
            if ref.note is None or ref.note.passage.text != note.passage.text:
                self.notes.append(note)
            ref.note = ref.note or note

    def _note(self, label: str | None, start: int, end: int, depth: int) -> Note:
        """The note whose text stands between two places; what it cites itself counts among the markers."""
        saved = self.pieces, self.links, self.markers, self.kind, self._listing
        entries, blocks = len(self.entries), len(self.blocks)
        self.pieces, self.links, self.markers, self.kind, self._listing = [], [], [], "note", False
        self.stretch(start, end, depth)
        passage, links = self._passage(end)
        last = Block(passage, links=links, markers=tuple(self.markers))
        for block in reversed(self.blocks[blocks:]):
            last = stretched(block, last) if last.passage.text else evolve(block, markers=block.markers + last.markers)
        inner = tuple(self.entries[entries:])
        del self.entries[entries:], self.blocks[blocks:]
        self.pieces, self.links, self.markers, self.kind, self._listing = saved
        self.markers += last.markers
        passage, links = last.passage, last.links
        if not passage.text:
            passage = cut(Passage(self.text[start:end], Span(start, end)), 0)
        if len(inner) == 1:
            return Note(label, passage, "note", links, inner[0].fields, inner[0].spans)
        return Note(label, passage, "note", tuple(link for e in inner for link in e.links) or links, entries=inner)

    def _passage(self, end: int) -> tuple[Passage, tuple[Link, ...]]:
        """What has been kept, as a passage with its links."""
        stop = self.pieces[-1][1] + self.pieces[-1][2] if self.pieces else end
        passage = cut(joined(placed(self.pieces), stop), 0)
        links = [link for first, last, url in self.links for link in carried(self.pieces[first:last], url)]
        return passage, tuple(links)

    def flush(self) -> None:
        """End the paragraph."""
        if not self.pieces and not self.markers:
            self.kind = "paragraph"
            return
        passage, links = self._passage(len(self.text))
        if passage.text or self.markers:
            self.blocks.append(Block(passage, self.kind, links=links, markers=tuple(self.markers)))
        self.pieces, self.links, self.markers, self.kind = [], [], [], "paragraph"
