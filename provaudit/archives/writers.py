"""Captures written into one file: `.warc`, `.warc.gz`, `.wacz` or a cassette (`.yaml`, `.json`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attrs import evolve

from provaudit.archives.records import absence_to_json
from provaudit.archives.warcwriter import WarcWriter, asked
from provaudit.errors import UsageError
from provaudit.model import Absence, Capture, Reason
from provaudit.web.chain import target_of

if TYPE_CHECKING:
    from provaudit.archives.wacz import Place

_DECIDED_AGAIN = frozenset({Reason.TOO_MANY_REDIRECTS, Reason.MALFORMED_URL, Reason.UNSUPPORTED_SCHEME, Reason.NO_URL})
"""What a replay finds out by itself from the exchanges that are recorded."""


class FileKeeper(Protocol):
    """A Keeper into one file."""

    def keep(self, found: Capture | Absence) -> None:
        """Write a source: its hops first, then its attempts, then its last exchange."""
        ...

    def close(self) -> None:
        """Finish the file."""
        ...


class WarcKeeper:
    """Into a WARC; each source is on disk before `keep` returns."""

    def __init__(self, path: Path) -> None:
        self._writer = WarcWriter(path, compress=path.suffix.lower() == ".gz")

    def keep(self, found: Capture | Absence) -> None:
        """Write a source."""
        self._writer.keep(found)

    def close(self) -> None:
        """Finish the file."""
        self._writer.close()


class WaczKeeper:
    """Into a WACZ: a WARC beside it while the run lasts, packed at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_suffix(".partial.warc.gz")
        self._writer = WarcWriter(self._draft)
        self._places: list[Place] = []
        self._pages: list[tuple[str, dt.datetime]] = []

    def keep(self, found: Capture | Absence) -> None:
        """Write a source."""
        from provaudit.archives.wacz import Place

        row = self._writer.keep(found)
        exchanges = [one for one in (*found.hops, *found.attempts, found) if isinstance(one, Capture)]
        for one, (offset, _) in zip(exchanges, row.parts, strict=True):
            kind = one.header("content-type").partition(";")[0].strip() or "unk"
            length = self._writer.lengths[offset]
            self._places.append(Place(one.uri, one.captured, one.status, kind, one.digest, offset, length))
        if isinstance(found, Capture):
            self._pages.append((asked(found), found.captured))

    def close(self) -> None:
        """Finish the WARC and pack it."""
        from provaudit.archives.wacz import pack

        self._writer.close()
        pack(self._path, self._draft, self._places, self._pages)
        self._draft.unlink()


class CassetteKeeper:
    """Into a cassette, which is written when it is closed."""

    def __init__(self, path: Path, notes: dict[str, object] | None = None) -> None:
        from provaudit.archives.tape import Tape

        self._path = path
        self._tape = Tape(recorded=dt.datetime.now(dt.UTC), notes=dict(notes or {}))

    def keep(self, found: Capture | Absence) -> None:
        """Take a source in."""
        from provaudit.archives import taping

        last = (found,) if isinstance(found, Capture) else ()
        for member in (*found.hops, *found.attempts, *last):
            if isinstance(member, Capture):
                self._tape.interactions.append(taping.interaction_of(member))
            else:
                self._absent(member)
        if isinstance(found, Absence) and found.reason not in _DECIDED_AGAIN:
            at = target_of(found.hops[-1]) if found.hops else None
            self._absent(evolve(found, uri=at, detail=found.detail.removeprefix(f"{at}: ")) if at else found)

    def close(self) -> None:
        """Write the file."""
        from provaudit.archives import taping

        taping.save(self._path, self._tape)

    def _absent(self, absence: Absence) -> None:
        said: dict[str, object] = dict(absence_to_json(absence))
        self._tape.absences.append({**said, "before": len(self._tape.interactions)})


_KEEPERS: dict[str, Callable[[Path], FileKeeper]] = {
    ".warc": WarcKeeper,
    ".warc.gz": WarcKeeper,
    ".wacz": WaczKeeper,
    ".yaml": CassetteKeeper,
    ".yml": CassetteKeeper,
    ".json": CassetteKeeper,
}


def keeper_for(path: str | Path) -> FileKeeper:
    """What writes into a file of this name.

    Raises:
        UsageError: the ending is none that can be written.
    """
    target = Path(path)
    make = next((make for ending, make in _KEEPERS.items() if target.name.lower().endswith(ending)), None)
    if make is None:
        raise UsageError(f"{target}: cannot tell what to write", "name it .warc.gz, .wacz, .yaml or .json")
    return make(target)
