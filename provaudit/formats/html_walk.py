"""An HTML source -> its paragraphs in pieces, with the links, raised signs and ids in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import define, field

from provaudit.formats.blocks import LINE_END
from provaudit.formats.html_context import count_within, counted, extend_term, is_within_entry, part_within, sign_at_end
from provaudit.formats.html_furniture import settle
from provaudit.formats.html_ids import Ids
from provaudit.formats.html_outline import (
    BLOCKS,
    CLOSES,
    CODE,
    IN_HEAD,
    NUMBERED,
    SILENT,
    VOID,
    Furniture,
    declares_notes,
    furniture,
    is_inserted,
    is_one_note,
    marks,
    stated_address,
)
from provaudit.formats.html_parts import Anchor, Element, Part
from provaudit.formats.html_tokens import Tag, flat, readable, tokens

_DEPTH = 200
"""How far back an end tag looks for its element; deeper nesting is an attack or a broken page."""
_OPENED = frozenset({"a", "span", "sup"})
"""Elements that are opened also where they are closed at once, as in `<a id="x"/>`."""


@define
class Walk:
    """The state of reading a source from its first to its last tag."""

    text: str
    ids: Ids = field(factory=Ids)
    parts: list[Part] = field(factory=list)
    base: str = ""
    """What relative addresses are relative to; empty if the page does not say."""
    address: str = ""
    """Where the page says that it stands itself."""
    shells: list[Furniture] = field(factory=list)
    """The elements that seem to be furniture, in order."""
    _stack: list[Element] = field(factory=list)
    _part: Part | None = None
    _skipping: int = 0
    _articles: int = 0
    _floor: int = 0
    """Where in the stack the innermost note stands that interrupts a paragraph."""
    _inserted: int = 0
    """How many such notes had no sign."""
    _declared: int = 0
    """How many open elements say that they hold notes."""
    _units: list[str] = field(factory=list)
    """The names of the open elements that are one note each."""

    def run(self) -> Walk:
        """Read everything; returns self."""
        for start, stop, tag in tokens(self.text):
            if stop > start and not self._skipping:
                self._words(start, stop)
            if tag is not None:
                (self._close if tag.closing else self._open)(tag)
        while self._stack:
            self._pop()
        self._flush()
        settle(self.parts, self.shells)
        return self

    def _words(self, start: int, end: int) -> None:
        """Keep a stretch of text: white space collapsed, entities undone."""
        words = flat(self.text[start:end])
        if "&" in words or "  " in words:
            for said, place, length in readable(words):
                self._keep(said, start + place, length)
        else:
            self._keep(words, start, end - start)

    def _keep(self, said: str, start: int, length: int) -> None:
        """Add a piece to the paragraph; white space follows no white space, but a line may end behind a space."""
        if not said:
            return
        part = self._part
        before = part.pieces[-1][0][-1:] if part is not None and part.pieces else " "
        if before in (" ", LINE_END) and said[0] == " ":
            said, start, length = said[1:], start + (length == len(said)), length - (length == len(said))
            if not said:
                return
        if part is None:
            part = self._part = part_within(self._near(), len(self.parts))
        part.pieces.append((said, start, length))

    def _flush(self) -> None:
        """End the paragraph."""
        part, self._part = self._part, None
        if part is None:
            return
        for element in self._near():
            anchor = element.anchor
            if anchor is not None and anchor.last < 0:
                anchor.last = len(part.pieces)
                if anchor.name in CODE:
                    part.opaque.append((anchor.first, anchor.last))
                element.anchor = Anchor(anchor.name, 0, anchor.attributes)
        if any(said.strip() for said, _, _ in part.pieces):
            self.parts.append(part)

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name not in IN_HEAD and self._stack and self._stack[-1].name == "head":
            self._pop()
        if not tag.raw and name in SILENT:
            self._stack.append(Element(name, None, len(self.parts)))
            return
        if name in CLOSES:
            self._unwind(*CLOSES[name])
        if name in BLOCKS:
            self._flush()
        attributes = tag.attributes() if tag.raw else {}
        if name in VOID or (tag.raw.endswith("/") and name not in BLOCKS and name not in _OPENED):
            self._void(tag, attributes)
            return
        element = Element(name, None, len(self.parts))
        named = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        if named:
            element.key = self.ids.key(named, tag.start)
        self._judge(element, attributes, tag)
        self._begin(element, attributes, tag)
        self._stack.append(element)
        if attributes and not self._skipping and is_inserted(attributes):
            self._insert(element, tag)
        if tag.raw.endswith("/") and name in _OPENED:
            self._close(tag)

    def _judge(self, element: Element, attributes: dict[str, str], tag: Tag) -> None:
        """Tell whether an element holds notes, is one, or is furniture."""
        name = element.name
        element.declared = declares_notes(name, attributes) if attributes else ""
        self._declared += bool(element.declared)
        element.inner = name == "li" and self._declared > 0 and is_within_entry(self._near(), self.parts)
        if self._declared and not element.inner and is_one_note(name, attributes, self._units):
            element.unit = tag.start
            self._units.append(name)
        kind = Furniture.NONE if element.declared else furniture(name, attributes, self._articles > 0)
        element.skipped = kind is Furniture.UNREAD
        if kind is Furniture.LIKELY or kind is Furniture.SURE:
            element.shell = len(self.shells)
            self.shells.append(kind)
        self._skipping += element.skipped
        self._articles += name in ("main", "article")

    def _begin(self, element: Element, attributes: dict[str, str], tag: Tag) -> None:
        """What is particular to some elements when they open."""
        if element.name == "ol":
            element.count = counted(attributes.get("start", ""), 1) - 1
        elif element.name in NUMBERED and not element.inner:
            count_within(self._stack[-_DEPTH:], element, attributes)
        elif element.name == "blockquote":
            element.cite = attributes.get("cite", "")
        elif not self._skipping and (kind := marks(element.name, attributes)):
            if kind == "q":
                self._keep("“", tag.start, 1)
            part = self._part
            element.anchor = Anchor(kind, len(part.pieces) if part else 0, attributes)
            if part is not None:
                part.anchors.append(element.anchor)
        elif self._part is not None and attributes.get("class") == "Z3988":
            self._part.described.append((len(self._part.pieces), attributes.get("title", "")))

    def _near(self) -> Sequence[Element]:
        """The open elements that matter to the paragraph: the innermost ones, or those of a note amid the words."""
        return self._stack[max(self._floor, len(self._stack) - _DEPTH) :]

    def _insert(self, element: Element, tag: Tag) -> None:
        """A note begins amid the words of a paragraph, which goes on after it."""
        part = self._part or part_within(self._near(), len(self.parts))
        sign = sign_at_end(part)
        if sign is None:
            # Only the style sheet shows a number; the note's own tag stands for it.
            self._inserted += 1
            sign = str(self._inserted), len(part.pieces)
            part.pieces.append(("", tag.start, tag.end - tag.start))
        element.key = element.key or self.ids.key(f"\0{tag.start}", tag.start)
        part.anchors.append(Anchor("inserted", sign[1], {"label": sign[0], "key": element.key}, len(part.pieces)))
        self._declared += not element.declared
        if element.unit is None:
            self._units.append(element.name)
        element.aside, element.declared, element.unit = (part, self._floor), "note", tag.start
        self._part, self._floor = None, len(self._stack) - 1

    def _void(self, tag: Tag, attributes: dict[str, str]) -> None:
        """A tag without content: a line break ends a line, and what stands in the head tells the page's address."""
        if tag.name in ("base", "link", "meta"):
            base, address = stated_address(tag.name, attributes)
            self.base, self.address = base or self.base, self.address or address
        if attributes.get("id"):
            key = self.ids.key(attributes["id"], tag.start)
            self.ids.extents.setdefault(key, (len(self.parts), len(self.parts) + 1))
        if tag.name == "br" and not self._skipping and self._part is not None:
            self._keep(LINE_END, tag.start, tag.end - tag.start)

    def _close(self, tag: Tag) -> None:
        """Close the nearest open element of a tag's name, and all that are open inside of it."""
        if tag.name == "q" and not self._skipping and any(element.name == "q" for element in self._near()):
            self._keep("”", tag.start, 1)
        if not self._unwind((tag.name,)) and tag.name in BLOCKS:
            self._flush()

    def _unwind(self, closed: Collection[str], fences: Collection[str] = ()) -> bool:
        """Close the nearest open element of some names, and all inside of it; False if a fence or none comes first."""
        for back in range(1, min(len(self._stack), _DEPTH) + 1):
            name = self._stack[-back].name
            if name in closed:
                for _ in range(back):
                    self._pop()
            if name in closed or name in fences:
                return name in closed
        return False

    def _pop(self) -> None:
        """Close the innermost element."""
        element, part = self._stack[-1], self._part
        if element.anchor is not None and part is not None and element.anchor in part.anchors[-_DEPTH:]:
            element.anchor.last = len(part.pieces)
            if element.anchor.name in CODE:
                part.opaque.append((element.anchor.first, len(part.pieces)))
            element.anchor = None
        if element.name in BLOCKS:
            self._flush()
        self._declared -= bool(element.declared)
        if element.unit is not None:
            self._units.pop()
        if element.aside is not None:
            self._flush()
            self._part, self._floor = element.aside
        self._stack.pop()
        self._skipping -= element.skipped
        self._articles -= element.name in ("main", "article")
        if element.key is not None:
            last = len(self.parts) + (element.name not in BLOCKS and element.aside is None)
            self.ids.extents.setdefault(element.key, (element.first, max(last, element.first + 1)))
        if element.key is not None or element.name in ("dt", "dd"):
            extend_term(element, self._near(), self.ids, len(self.parts))
