"""The ids of an HTML page, or of the files of an e-book: which paragraphs each names, and what a link points at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from urllib.parse import unquote

from attrs import define, field

from provaudit.urls import same_source


@define
class Ids:
    """Ids by file, so that those of one chapter are not taken for those of another."""

    scopes: Sequence[tuple[int, str]] = ((0, ""),)
    """Where each file of an e-book begins, and its name."""
    extents: dict[str, tuple[int, int]] = field(factory=dict)
    """Per id, the paragraphs that its element holds, from and up to."""
    _scope: int = 0

    def key(self, name: str, place: int) -> str:
        """The id `name` of an element at a place; places are asked for in order."""
        while self._scope + 1 < len(self.scopes) and self.scopes[self._scope + 1][0] <= place:
            self._scope += 1
        return f"{self.scopes[self._scope][1]}#{name}"

    def near(self, name: str, place: int) -> str:
        """The id `name` in the file that holds a place; places in any order."""
        return f"{self.scopes[bisect_right(self.scopes, (place, chr(0x10FFFF))) - 1][1]}#{name}"

    def target(self, href: str, place: int, address: str) -> str:
        """The id that a link at a place points at; `address` is where the page stands, as far as that is known."""
        file, _, name = href.partition("#")
        own = self.near(name, place)
        if "%" in name and own not in self.extents:
            own = self.near(unquote(name), place)
        if not file:
            return own
        key = f"{file.rsplit('/', 1)[-1]}#{name}"
        return own if key not in self.extents and own in self.extents and self._is_here(file, address) else key

    def _is_here(self, file: str, address: str) -> bool:
        """Whether an address can be the page's own, which some programs write out in links within it."""
        if len(self.scopes) > 1:
            return False
        return not file.startswith(("http:", "https:", "//")) or not address or same_source(address, file)
