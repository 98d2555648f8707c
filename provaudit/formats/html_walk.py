"""An HTML source -> its paragraphs in pieces, with the links, raised signs and ids in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import define, field

from provaudit.formats.html_furniture import settle
from provaudit.formats.html_outline import (
    BLOCKS,
    CLOSES,
    HEADINGS,
    IN_HEAD,
    SILENT,
    VOID,
    Furniture,
    declares_notes,
    furniture,
    is_formula,
    stated_address,
)
from provaudit.formats.html_parts import Anchor, Element, Part
from provaudit.formats.html_tokens import Tag, flat, readable, tokens

_DEPTH = 200
"""How far back an end tag looks for its element; deeper nesting is an attack or a broken page."""
_CODE = frozenset({"code", "pre", "kbd", "samp", "math"})
_ANCHORED = _CODE | {"a", "sup", "q", "cite"}
_OPENED = frozenset({"a", "span", "sup"})
"""Elements that are opened also where they are closed at once, as in `<a id="x"/>`."""


@define
class Walk:
    """The state of reading a source from its first to its last tag."""

    text: str
    scopes: Sequence[tuple[int, str]] = ((0, ""),)
    """Where each file of an e-book begins, and its name: ids are told apart by it."""
    parts: list[Part] = field(factory=list)
    extents: dict[str, tuple[int, int]] = field(factory=dict)
    """Per id, the paragraphs that its element holds, from and up to."""
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
    _scope: int = 0

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

    def scope(self, place: int) -> str:
        """The name of the file that holds a place."""
        while self._scope + 1 < len(self.scopes) and self.scopes[self._scope + 1][0] <= place:
            self._scope += 1
        return self.scopes[self._scope][1]

    def scope_of(self, place: int) -> str:
        """The same, for places in any order."""
        return self.scopes[bisect_right(self.scopes, (place, "\U0010ffff")) - 1][1]

    def _words(self, start: int, end: int) -> None:
        """Keep a stretch of text: white space collapsed, entities undone."""
        words = flat(self.text[start:end])
        if "&" in words or "  " in words:
            for said, place, length in readable(words):
                self._keep(said, start + place, length)
        else:
            self._keep(words, start, end - start)

    def _keep(self, said: str, start: int, length: int) -> None:
        """Add a piece to the paragraph; white space follows no white space."""
        if not said:
            return
        part = self._part
        before = part.pieces[-1][0][-1:] if part is not None and part.pieces else " "
        if before == " " and said[0] == " ":
            said, start, length = said[1:], start + (length == len(said)), length - (length == len(said))
            if not said:
                return
        if part is None:
            part = self._part = self._begun()
        part.pieces.append((said, start, length))

    def _begun(self) -> Part:
        """A new paragraph, told by the elements that are open."""
        kind, label, indent, declared, quoted = "paragraph", None, 0, False, ""
        shells: list[int] = []
        for element in self._stack[-_DEPTH:]:
            if element.declared:
                declared = True
                shells.clear()
            elif element.shell is not None:
                shells.append(element.shell)
            if element.name in HEADINGS:
                kind = "heading"
            elif element.name in ("li", "dd"):
                fresh = element.first == len(self.parts)
                kind, label = ("item", element.label) if fresh else ("paragraph", None)
                indent += 0 if fresh else 4
            elif element.name == "blockquote":
                kind, quoted = "quote", element.cite
            elif element.name in ("td", "th"):
                kind, label = "cell", None
        part = Part(kind, label, indent, declared, quoted=quoted, shells=tuple(shells))
        part.anchors += [e.anchor for e in self._stack[-_DEPTH:] if e.anchor is not None and e.anchor.last < 0]
        for anchor in part.anchors:
            anchor.first = 0
        return part

    def _flush(self) -> None:
        """End the paragraph."""
        part, self._part = self._part, None
        if part is None:
            return
        for element in self._stack[-_DEPTH:]:
            anchor = element.anchor
            if anchor is not None and anchor.last < 0:
                anchor.last = len(part.pieces)
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
            self._imply(*CLOSES[name])
        if name in BLOCKS:
            self._flush()
        attributes = tag.attributes() if tag.raw else {}
        if name in VOID or (tag.raw.endswith("/") and name not in BLOCKS and name not in _OPENED):
            self._void(tag, attributes)
            return
        element = Element(name, None, len(self.parts))
        element.declared = bool(attributes) and declares_notes(name, attributes)
        kind = Furniture.NONE if element.declared else furniture(name, attributes, self._articles > 0)
        element.skipped = kind is Furniture.UNREAD
        if kind is Furniture.LIKELY or kind is Furniture.SURE:
            element.shell = len(self.shells)
            self.shells.append(kind)
        self._skipping += element.skipped
        self._articles += name in ("main", "article")
        named = attributes.get("id") or (attributes.get("name") if name == "a" else None)
        if named:
            element.key = f"{self.scope(tag.start)}#{named}"
        self._begin(element, attributes, tag)
        self._stack.append(element)
        if tag.raw.endswith("/") and name in _OPENED:
            self._close(tag)

    def _begin(self, element: Element, attributes: dict[str, str], tag: Tag) -> None:
        """What is particular to some elements when they open."""
        if element.name == "ol":
            start = attributes.get("start", "1")
            element.count = (int(start) if start.isdigit() and len(start) < 7 else 1) - 1
        elif element.name == "li":
            holder = next((e for e in reversed(self._stack[-_DEPTH:]) if e.name in ("ol", "ul", "menu")), None)
            if holder is not None and holder.count is not None:
                value = attributes.get("value", "")
                holder.count = int(value) if value.isdigit() and len(value) < 7 else holder.count + 1
                element.label = str(holder.count)
        elif element.name == "blockquote":
            element.cite = attributes.get("cite", "")
        elif not self._skipping and (element.name in _ANCHORED or is_formula(attributes)):
            if element.name == "q":
                self._keep("“", tag.start, 1)
            part = self._part
            kind = "math" if is_formula(attributes) else element.name
            element.anchor = Anchor(kind, len(part.pieces) if part else 0, attributes)
            if part is not None:
                part.anchors.append(element.anchor)

    def _void(self, tag: Tag, attributes: dict[str, str]) -> None:
        """A tag without content: a line break is a space, and what stands in the head tells the page's address."""
        if tag.name in ("base", "link", "meta"):
            base, address = stated_address(tag.name, attributes)
            self.base, self.address = base or self.base, self.address or address
        if attributes.get("id"):
            self.extents.setdefault(
                f"{self.scope(tag.start)}#{attributes['id']}", (len(self.parts), len(self.parts) + 1)
            )
        if tag.name == "br" and not self._skipping and self._part is not None:
            self._keep(" ", tag.start, tag.end - tag.start)

    def _imply(self, closed: frozenset[str], fences: frozenset[str]) -> None:
        """Close an element whose end tag was left out."""
        for back in range(1, min(len(self._stack), _DEPTH) + 1):
            name = self._stack[-back].name
            if name in closed:
                for _ in range(back):
                    self._pop()
                return
            if name in fences:
                return

    def _close(self, tag: Tag) -> None:
        """Close the nearest open element of a tag's name, and all that are open inside of it."""
        name = tag.name
        for back in range(1, min(len(self._stack), _DEPTH) + 1):
            if self._stack[-back].name == name:
                if name == "q" and not self._skipping:
                    self._keep("”", tag.start, 1)
                for _ in range(back):
                    self._pop()
                return
        if name in BLOCKS:
            self._flush()

    def _pop(self) -> None:
        """Close the innermost element."""
        element = self._stack[-1]
        part = self._part
        if element.anchor is not None and part is not None and element.anchor in part.anchors[-_DEPTH:]:
            element.anchor.last = len(part.pieces)
            if element.anchor.name in _CODE:
                part.opaque.append((element.anchor.first, len(part.pieces)))
            element.anchor = None
        if element.name in BLOCKS:
            self._flush()
        self._stack.pop()
        self._skipping -= element.skipped
        self._articles -= element.name in ("main", "article")
        if element.key is not None:
            last = len(self.parts) + (element.name not in BLOCKS)
            self.extents.setdefault(element.key, (element.first, max(last, element.first + 1)))
