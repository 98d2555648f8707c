"""A whole run once more: if nothing that it rests on changed, what it wrote is written again, in milliseconds.

It rests on the command (paths, formats, settings, terminal), on the documents and the names in their folders, on the
archive folder, on the baseline and on provaudit's own code. Nothing heavy is imported here.
"""

from __future__ import annotations

import datetime as dt
import glob
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from provaudit.digests import bytes_of, code_digest, digest_of
from provaudit.settings import Settings

SCHEMA = "provaudit.again/1"
MOST_TEXT = 16 << 20
"""More text than this is not remembered: to write it twice costs more than it saves."""


@frozen
class Written:
    """What a run wrote: the text of each of its outputs, and its exit code."""

    texts: tuple[str, ...]
    code: int
    documents: int


class Again:
    """What the last run with the same command wrote."""

    def __init__(self, settings: Settings, paths: Sequence[str], outputs: Iterable[object]) -> None:
        """`outputs` tells all that shapes the texts besides the report: formats, width, colour."""
        self._settings = settings
        self._paths = tuple(paths)
        self._command = digest_of(os.getcwd(), repr(settings), repr(self._paths), repr(list(outputs)), code_digest())
        self._place = Path(settings.archive) / "reports" / f"run-{self._command[:32]}.json"

    @property
    def is_possible(self) -> bool:
        """Whether a run like this may be written again at all: it asks the folder or the web, and not git."""
        chosen = self._settings
        return not (chosen.replay or chosen.diff_base or chosen.write_baseline or "-" in self._paths)

    def takes(self, texts: Sequence[str | None]) -> bool:
        """Whether texts like these are remembered; None stands for one that is too long to be held."""
        return self.is_possible and None not in texts and sum(len(text or "") for text in texts) <= MOST_TEXT

    def recall(self, now: dt.datetime) -> Written | None:
        """What the last run wrote, if this one would write the same."""
        if not self.is_possible:
            return None
        try:
            said = json.loads(self._place.read_bytes())
            if said["schema"] != SCHEMA or now > dt.datetime.fromisoformat(said["until"]):
                return None
            if said["state"] != self._state(said["documents"]):
                return None
            texts = tuple(map(str, said["texts"]))
            return Written(texts, int(said["code"]), len(said["documents"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None  # Nothing is remembered, or it is damaged: the audit is made.

    def keep(self, documents: Sequence[str], texts: Sequence[str | None], code: int, until: dt.datetime | None) -> None:
        """Remember what this run wrote; a folder that cannot be written is no matter."""
        if until is None or not self.takes(texts):
            return
        with suppress(OSError, ValueError):
            said = {
                "schema": SCHEMA, "until": until.isoformat(), "state": self._state(documents),
                "documents": list(documents), "texts": list(texts), "code": code,
            }  # fmt: skip
            draft = self._place.with_suffix(f".{os.getpid()}.tmp")
            draft.write_text(json.dumps(said, separators=(",", ":")), encoding="utf-8")
            draft.replace(self._place)

    def _state(self, documents: Iterable[str]) -> str:
        """A digest of the documents, of the names around them, of the archive folder and of the baseline."""
        parts = [f"{path}\n{hashlib.sha256(bytes_of(path)).hexdigest()}" for path in documents]
        folder = Path(self._settings.archive)
        kept = [folder / "sources.cdxj", *([Path(self._settings.baseline)] if self._settings.baseline else [])]
        parts += [hashlib.sha256(path.read_bytes()).hexdigest() for path in kept]
        parts += sorted(path.name for path in (folder / "warc").iterdir())
        return digest_of(*parts, *_names(self._paths))


def _names(paths: Sequence[str]) -> list[str]:
    """Every name below the folders, and every match of the patterns, that the paths give."""
    found = []
    for path in paths:
        if glob.has_magic(path):
            found += sorted(glob.glob(path, recursive=True))
        for place, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [place, *sorted(files)]
    return found
