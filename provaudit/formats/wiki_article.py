"""A wiki article read from top to bottom: paragraphs, refs, short notes and citation templates."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from attrs import define, evolve, field

from provaudit.formats.blocks import Block, carried, cut, joined, placed, stretched
from provaudit.formats.wiki_inline import inner_link, outer_link, read_template
from provaudit.formats.wiki_scan import extents
from provaudit.model import Link, Marker, Note, Passage, Span

_TOKEN = re.compile(
    r"<!--|</?[A-Za-z][^<>]{0,500}>|\{\{|\{\||\[\[|\[(?:https?:)?//[^\s\]<>\"]+|\]|'{2,5}|\n|&#?\w{1,31};|__[A-Z]{3,20}__"
)
_REF = re.compile(r"<ref\b([^<>]*?)(/?)>", re.IGNORECASE)
_REF_END = re.compile(r"</ref\s*>", re.IGNORECASE)
_NAME = re.compile(r"(name|group)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'/>]+))", re.IGNORECASE)
_HEADING = re.compile(r"(={1,6})\s*(.*?)\s*\1[ \t]*(?=\n|$)")
_LEAD = re.compile(r"[*#:;]+\s*|----+")
_TABLE_SIDE = re.compile(r"\n[ \t:]*(\{\||\|\})")
_DEPTH = 10


@define
class _Ref:
    """A ref that was met, by name or without one."""

    label: str
    note: Note | None = None


@define
class Article:
    """The state of reading an article."""

    text: str
    blocks: list[Block] = field(factory=list)
    notes: list[Note] = field(factory=list)
    entries: list[Note] = field(factory=list)
    """Citation templates in running text and lists, apart from refs."""
    short: dict[str, str] = field(factory=dict)
    _no_table_after: int = 0
    """Up to here no table that begins ends."""
    _no_ref_end: int = 0
    _refs: dict[tuple[str, str], _Ref] = field(factory=dict)
    _counts: dict[str, int] = field(factory=dict)
    known: dict[int, int] = field(factory=dict)
    pieces: list[tuple[str, int, int]] = field(factory=list)
    links: list[tuple[int, int, str]] = field(factory=list)
    markers: list[Marker] = field(factory=list)
    kind: str = "paragraph"

    def read(self) -> None:
        """Fill `blocks`, `notes` and `entries`."""
        self.known = extents(self.text)
        self.stretch(0, len(self.text), 0)
        self.flush()

    def all_notes(self) -> list[Note]:
        """Notes and entries; an entry that short notes cite carries their label."""
        labelled = []
        for entry in self.entries:
            key = self._short_key(entry)
            labelled.append(evolve(entry, label=key) if key in self.short else entry)
        return [*self.notes, *labelled]

    def _short_key(self, entry: Note) -> str:
        """Family names and year of an entry, as `{{sfn}}` puts them."""
        authors = entry.fields.get("author") or entry.fields.get("editor") or ""
        families = [part.split(",")[0].strip() for part in authors.split(";")[:4] if part.strip()]
        year = re.search(r"\d{4}[a-z]?", entry.fields.get("issued", ""))
        return " ".join([*families, year[0] if year else ""]).strip()

    def stretch(self, start: int, end: int, depth: int) -> None:
        """Read a stretch of the source."""
        place, text = start, self.text
        if start == 0 or text[start - 1] == "\n":
            place = self._line(start, end)
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
            return self._line(match.end(), end)
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
            return outer_link(self, match, end)
        if sign[0] == "&":
            self.keep(html.unescape(sign), start, len(sign))
        elif sign == "]":
            self.keep(sign, start)
        return match.end()

    def _line(self, place: int, end: int) -> int:
        """The beginning of a line: a blank one, a heading, a list item or the paragraph carried on."""
        text = self.text
        if place >= end:
            return end
        heading = _HEADING.match(text, place, end) if text[place] == "=" else None
        if heading is not None:
            self.flush()
            self.kind = "heading"
            self.keep(heading[2], heading.start(2))
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
        """A table: its cells are no running text, but its refs count."""
        level, place = 1, start
        while level and start >= self._no_table_after:
            match = _TABLE_SIDE.search(self.text, place, end)
            if match is None:
                break
            level += 1 if match[1] == "{|" else -1
            place = match.end()
        if level:
            self._no_table_after = max(self._no_table_after, end)
            return min(start + 2, end)
        self.refs_only(start + 2, place - 2, depth)
        return place

    def refs_only(self, start: int, end: int, depth: int, cited: bool = True) -> None:
        """Read the refs of a stretch whose words are left out."""
        pieces, links, markers = self.pieces, self.links, self.markers
        place, count = start, len(markers)
        while depth < _DEPTH and (match := _REF.search(self.text, place, end)) is not None:
            self.pieces, self.links = [], []
            place = max(self._tag(match, end, depth + 1), match.end())
        self.pieces, self.links = pieces, links
        self.markers = self.markers if cited else markers[:count]

    def _tag(self, match: re.Match[str], end: int, depth: int) -> int:
        """A tag: a ref is read, any other is taken away."""
        ref = _REF.match(self.text, match.start(), end)
        if ref is None:
            if match[0].lower().startswith(("<br", "</p", "<p>", "</div", "<div", "<blockquote", "</blockquote")):
                self.keep(" ", match.start(), 1)
            return match.end()
        named = {m[1].lower(): (m[2] or m[3] or m[4] or "").strip() for m in _NAME.finditer(ref[1])}
        span = Span(match.start(), match.end())
        close = None if ref[2] or ref.end() < self._no_ref_end else _REF_END.search(self.text, ref.end(), end)
        if close is None and not ref[2]:
            self._no_ref_end = max(self._no_ref_end, end)
        content = (ref.end(), close.start()) if close is not None else None
        self.ref(named.get("group", ""), named.get("name", ""), span, content, depth)
        return close.end() if close is not None else ref.end()

    def ref(
        self, group: str, name: str, span: Span, content: tuple[int, int] | None, depth: int, cited: bool = True
    ) -> None:
        """One ref: its marker, and its note if it brings one."""
        key = (group, name) if name else (group, f"\0{span.start}")
        ref = self._refs.get(key)
        if ref is None:
            self._counts[group] = self._counts.get(group, 0) + 1
            ref = self._refs[key] = _Ref(f"{group} {self._counts[group]}".strip())
        if content is not None and depth < _DEPTH and self.text[content[0] : content[1]].strip():
            note = self._note(ref.label, *content, depth + 1)
            if ref.note is None or ref.note.passage.text != note.passage.text:
                self.notes.append(note)
            ref.note = ref.note or note
        if cited:
            self.markers.append(Marker(ref.label, span, "footnote"))

    def _note(self, label: str | None, start: int, end: int, depth: int) -> Note:
        """The note whose text stands between two places."""
        saved = self.pieces, self.links, self.markers, self.kind, len(self.entries), len(self.blocks)
        self.pieces, self.links, self.markers, self.kind = [], [], [], "note"
        self.stretch(start, end, depth)
        passage, links = self._passage(end)
        fields: Mapping[str, str] = {}
        inner = self.entries[saved[4] :]
        del self.entries[saved[4] :]
        if len(inner) == 1:
            fields = inner[0].fields
        elif len(inner) > 1:
            links = tuple(link for entry in inner for link in entry.links) or links
        last = Block(passage, links=links)
        for block in reversed(self.blocks[saved[5] :]):
            last = stretched(block, last) if last.passage.text else block
        passage, links = last.passage, last.links
        del self.blocks[saved[5] :]
        self.pieces, self.links, self.markers, self.kind = saved[0], saved[1], saved[2], saved[3]
        if not passage.text:
            passage = cut(Passage(self.text[start:end], Span(start, end)), 0)
        return Note(label, passage, "note", links, fields)

    def _passage(self, end: int) -> tuple[Passage, tuple[Link, ...]]:
        """What has been kept, as a passage with its links."""
        pieces = [piece for kept in self.pieces for piece in placed(*kept)]
        stop = self.pieces[-1][1] + self.pieces[-1][2] if self.pieces else end
        passage = cut(joined(pieces, stop), 0)
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
