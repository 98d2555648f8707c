"""A paragraph of a LaTeX source in the making."""

from __future__ import annotations

import re

from attrs import define, field

from provaudit.formats.blocks import Block, block_of
from provaudit.formats.labels import is_exponent
from provaudit.formats.latex_tokens import FORMULAS
from provaudit.model import Marker, Span

_LONGEST = 3_000
"""How far off the end of a formula or of code is looked for."""
_RAISED = re.compile(r"\s*[\[{(]?\s*\\?(\d{1,3}|[*†‡§¶]{1,3})\s*[\])}]?\s*")


@define
class Paragraph:
    """Pieces (text, place, length there), links and what is opaque by piece, and markers."""

    pieces: list[tuple[str, int, int]] = field(factory=list)
    links: list[tuple[int, int, str]] = field(factory=list)
    markers: list[Marker] = field(factory=list)
    opaque: list[tuple[int, int]] = field(factory=list)
    kind: str = "paragraph"

    def keep(self, said: str, start: int, length: int = -1) -> None:
        """Add readable text that stands for `length` characters of the source (as many as it has, if not given)."""
        if said:
            self.pieces.append((said, start, len(said) if length < 0 else length))

    def seal(self, said: str, start: int, length: int) -> None:
        """Add text in which nobody cites or quotes: a formula, code."""
        self.opaque.append((len(self.pieces), len(self.pieces) + 1))
        self.keep(said, start, length)

    def formula(self, text: str, start: int, after: int, end: int) -> int:
        """Add the formula whose sign stands from `start` up to `after`: text in which nobody cites."""
        closing = FORMULAS[text[start:after]]
        close = text.find(closing, after, min(end, after + _LONGEST))
        if close < 0:
            return after
        if text[after] == "^" and (end := self.raised(text, start, after + 1, close)):
            return end + len(closing) - 1
        self.seal(" ".join(text[after:close].split()), after, close - after)
        return close + len(closing)

    def verbatim(self, text: str, after: int, end: int) -> int:
        """Add code between two signs of any kind; returns the place after it."""
        close = text.find(text[after : after + 1], after + 1, min(end, after + _LONGEST))
        if close < 0:
            return after
        self.seal(text[after + 1 : close], after + 1, close - after - 1)
        return close + 1

    def raised(self, text: str, start: int, begin: int, close: int) -> int:
        """A raised number typed by hand: a sign, unless it is an exponent; the place after it, or 0."""
        sign = _RAISED.fullmatch(text, begin, close)
        if sign is None or is_exponent("".join(said for said, _, _ in self.pieces[-3:])[-12:]):
            return 0
        self.markers.append(Marker(sign[1], Span(start, close + 1), "superscript"))
        return close + 1

    def block(self) -> Block:
        """The paragraph as a block."""
        return block_of(self.pieces, self.links, self.markers, self.opaque, self.kind)
