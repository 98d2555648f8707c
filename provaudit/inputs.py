"""Which documents paths name, and their bytes: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from provaudit.contracts import Source
from provaudit.errors import UnreadableInput, UsageError
from provaudit.formats import FORMATS, parse
from provaudit.model import Document
from provaudit.settings import Settings

STDIN = "-"
MAX_DOCUMENT_BYTES = 64 << 20
_UNVISITED = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "build", "dist"})


def sources(paths: Sequence[str | Path], settings: Settings) -> list[Source]:
    """The inputs that `paths` name: files, folders (searched for known formats), globs, `-`.

    A file that is named is read whatever its ending; a missing one is an input that cannot be read, so that the others
    are audited all the same.

    Raises:
        UsageError: a folder or a glob holds no document.
    """
    found = dict.fromkeys(name for path in paths for name in _names(str(path)))
    return [Source(name, _reading(name)) for name in found]


def _reading(name: str) -> Callable[[], Document]:
    """How to read one input."""
    return lambda: parse(bytes_of(name), name)


def _names(path: str) -> Iterable[str]:
    """The files that one path names."""
    if path == STDIN or os.path.isfile(path):
        return [path]
    if os.path.isdir(path):
        inside = sorted(_documents_in(Path(path)))
    elif glob.has_magic(path):
        inside = sorted(name for name in glob.glob(path, recursive=True) if os.path.isfile(name))
    else:
        return [path]
    if not inside:
        endings = " ".join(sorted(_suffixes()))
        raise UsageError(f"no documents in {path}", f"known endings: {endings}")
    return inside


def _documents_in(folder: Path) -> Iterator[str]:
    """The documents below a folder, by ending; hidden, installed and built files are left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _UNVISITED]
        for name in files:
            if Path(name).suffix.lower() in _suffixes() and not name.startswith("."):
                yield str(Path(place, name))


def _suffixes() -> set[str]:
    """The endings of all formats."""
    return {suffix for reader in FORMATS for suffix in reader.suffixes}


def bytes_of(path: str) -> bytes:
    """The bytes of an input.

    Raises:
        UnreadableInput: it is missing, forbidden, a folder, or larger than 64 MiB.
    """
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(MAX_DOCUMENT_BYTES + 1)
        else:
            with open(path, "rb") as stream:
                data = stream.read(MAX_DOCUMENT_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableInput(f"no such file: {path}", "check the spelling, or give a folder") from error
    except OSError as error:
        raise UnreadableInput(f"cannot read {path}: {error.strerror}", "check its permissions") from error
    if len(data) > MAX_DOCUMENT_BYTES:
        raise UnreadableInput(f"{path} is larger than 64 MiB", "split it, or audit its parts")
    return data
