"""The five seams of provaudit on one page: read these before the rooms.

    path --Reader--> Document --> References --Archive, spread by an Engine--> Captures --> Cases --Rule--> Findings
         --> Report --Reporter--> text

Each room holds its members in a visible table; a member is a plain object or function of the shape given here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from attrs import frozen

from provaudit.model import Absence, Capture, Document, Dossier, Remark, Report, Severity

Item = TypeVar("Item")
Result = TypeVar("Result")


@frozen
class Source:
    """An input to audit: its name, and how to read it."""

    path: str
    read: Callable[[], Document]


class Reader(Protocol):
    """ROOM 1, `formats/`: one input format."""

    name: str

    def parse(self, data: bytes, path: str) -> Document:
        """The document in `data`, without references yet; spans point at the text they name.

        Raises:
            UnreadableInput: `data` is not a document of this format.
        """
        ...


class Archive(Protocol):
    """ROOM 2, `archives/`: something that can be asked for captures; the live web is one of them."""

    name: str

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """The capture of `uri` (closest to `near` where there are several), redirects followed, or why there is none.

        A source that cannot be reached is an `Absence`, never an exception.
        """
        ...

    async def close(self) -> None:
        """Let go of files and connections; what was kept is complete on disk afterwards."""
        ...


class Keeper(Protocol):
    """An archive that also keeps what others fetched."""

    def keep(self, found: Capture | Absence) -> None:
        """Write the exchange, its hops first, before returning; an interrupted run loses nothing that was kept."""
        ...


Check = Callable[[Dossier], Iterable[Remark]]
"""A check reads a dossier and yields remarks; it does no I/O and reads no clock."""


@frozen
class Rule:
    """ROOM 3, `rules/`: a check with the code, name and severity that stamp its remarks; its docstring is its page."""

    code: str
    name: str
    """Kebab case, names the fault, reads well after "allow": `title-contradicted`."""
    severity: Severity
    check: Check

    @property
    def apart(self) -> bool:
        """Whether it looks at one reference and its page at a time, as family M does: it may be run on some cases."""
        return self.code.startswith("M")

    @property
    def page(self) -> str:
        """The rule's page: what it does, why it matters, flagged and clean examples, what it cannot see."""
        return self.check.__doc__ or ""


Reporter = Callable[[Report], str]
"""ROOM 4, `reports/`: the same report gives the same text, byte for byte."""


class Engine(Protocol):
    """ROOM 5, `engines/`: how work is spread."""

    name: str

    async def spread(
        self, items: Sequence[Item], host: Callable[[Item], str], work: Callable[[Item], Awaitable[Result]]
    ) -> list[Result]:
        """`work` done on every item, grouped by `host`; results in the order of the items, errors pass through."""
        ...
