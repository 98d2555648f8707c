"""What the audit of a large document keeps on disk instead of in memory: the texts of pages, findings, judgements."""

from __future__ import annotations

import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, overload

from attrs import fields, frozen

from provaudit.model import Candidate, Page
from provaudit.packing import pressed, released

T = TypeVar("T")
_AT_HAND = 128
"""So many values stay in memory after they were read."""
_ROWS_TOGETHER = 16
_LONG = ("text", "candidates")
"""What makes a page large."""


@frozen
class Place:
    """Where a value stands."""

    offset: int
    size: int


class Shelf:
    """A nameless file of values, which goes when nobody knows the shelf any more."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the shelf
        self._end = 0
        self._at_hand: OrderedDict[Place, Any] = OrderedDict()
        weakref.finalize(self, self._file.close)

    def put(self, value: Any) -> Place:
        """Write a value down."""
        data = pressed(value)
        place = Place(self._end, len(data))
        self._file.seek(place.offset)
        self._file.write(data)
        self._end += place.size
        return place

    def get(self, place: Place) -> Any:
        """The value at a place."""
        if place in self._at_hand:
            self._at_hand.move_to_end(place)
            return self._at_hand[place]
        self._file.seek(place.offset)
        value = self._at_hand[place] = released(self._file.read(place.size))
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return value


class Rows(Sequence[T]):
    """Values on a shelf, a few at a time."""

    def __init__(self, shelf: Shelf, values: Iterable[T]) -> None:
        self._shelf = shelf
        self._places: list[Place] = []
        self._count = 0
        rest = iter(values)
        while some := tuple(islice(rest, _ROWS_TOGETHER)):
            self._places.append(shelf.put(some))
            self._count += len(some)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        for place in self._places:
            yield from self._shelf.get(place)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(self._count)))
        block, row = divmod(range(self._count)[at], _ROWS_TOGETHER)
        found: T = self._shelf.get(self._places[block])[row]
        return found


class ShelvedPage(Page):
    """A page whose text and candidates are read from a shelf whenever somebody asks for them."""

    __slots__ = ("_candidates", "_shelf", "_text")
    _shelf: Shelf
    _text: Place
    _candidates: Place

    def __init__(self, page: Page, shelf: Shelf) -> None:
        kept = {name: getattr(page, name) for name in _names()}
        places = {"_shelf": shelf, "_text": shelf.put(page.text), "_candidates": shelf.put(page.candidates)}
        for name, value in (kept | places).items():
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """The readable text."""
        found: str = self._shelf.get(self._text)
        return found

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Every value seen."""
        found: tuple[Candidate, ...] = self._shelf.get(self._candidates)
        return found


def short(page: Page) -> Page:
    """A page without its text and candidates."""
    return Page(**{name: getattr(page, name) for name in _names()})


def _names() -> list[str]:
    return [one.name for one in fields(Page) if one.name not in _LONG]
