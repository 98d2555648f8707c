"""The bibliography files that a text names: looked up beside it, and read for the keys it cites."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path, PurePosixPath

from attrs import evolve

from provaudit.contracts import Reader
from provaudit.errors import UnreadableInput
from provaudit.formats.bibtex import Bibtex
from provaudit.formats.csljson import CslJson
from provaudit.formats.decoding import MAX_BYTES
from provaudit.model import Marker, Note, Passage, Span

_MAX_FILES = 20
_NAMED = re.compile(r"^bibliography\s*:\s*(.*(?:\n\s*-\s*.*)*)", re.MULTILINE)
_DIRECTIVE = re.compile(r"^[`:]{3,}\{bibliography\}[ \t]+([^\n`]{1,1000})$", re.MULTILINE)
_READERS: dict[str, Reader] = {".bib": Bibtex(), ".bibtex": Bibtex(), ".json": CslJson()}


def named_in_front(front: str) -> list[str]:
    """The files that a front matter names under `bibliography`."""
    match = _NAMED.search(front)
    if match is None:
        return []
    return [name.strip(" \"'[]") for name in re.split(r"\n\s*-|,|^\s*-", match[1]) if name.strip(" \"'[]")]


def named_in_directives(text: str) -> list[str]:
    """The files that MyST's `{bibliography}` directives name."""
    return [name for match in _DIRECTIVE.finditer(text) for name in match[1].split()]


def beside(path: str) -> list[str]:
    """The bibliographies in the folder of a text that names none: the project's settings may name them."""
    if path in ("", "-"):
        return []
    try:
        return sorted(found.name for found in Path(path).parent.glob("*.bib"))[:_MAX_FILES]
    except OSError:
        return []


def cited_entries(path: str, names: Iterable[str], keys: Sequence[Marker], taken: Set[str | None]) -> list[Note]:
    """The entries that `keys` cite in the files `names`, which stand beside `path`.

    An entry stands in another file, so its note points at the place where its key is first cited. A file that is
    missing or cannot be read gives no entries; names that lead out of the folder are not followed.
    """
    first: dict[str, Span] = {}
    for marker in keys:
        first.setdefault(marker.label, marker.span)
    found: dict[str, Note] = {}
    for note in _entries(path, names):
        if note.label in first and note.label not in taken:
            # A second entry under one key is kept, too, so that a rule can say so.
            key = note.label if note.label not in found else f"{note.label}\0{len(found)}"
            found[key or ""] = note
    return [
        evolve(note, passage=Passage(note.passage.text, first[note.label or ""]), links=()) for note in found.values()
    ]


def _entries(path: str, names: Iterable[str]) -> Iterator[Note]:
    """The entries of the files that exist, are not too large and can be read."""
    folder = Path(path).parent
    for name in list(names)[:_MAX_FILES]:
        pure = PurePosixPath(name.replace(os.sep, "/"))
        suffix = pure.suffix.lower() or ".bib"
        place = folder / pure.with_suffix(suffix)
        if pure.is_absolute() or ".." in pure.parts or suffix not in _READERS:
            continue
        try:
            if not place.is_file() or place.stat().st_size > MAX_BYTES:
                continue
            yield from _READERS[suffix].parse(place.read_bytes(), str(place)).notes
        except (OSError, UnreadableInput):
            continue
