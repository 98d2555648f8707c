"""Digests of what a finished report rests on; nothing heavy is imported here."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

MAX_BYTES = 64 << 20


@cache
def code_digest() -> str:
    """A digest of provaudit's own files, of the interpreter, and of the versions of the libraries."""
    root = Path(__file__).parent
    total = hashlib.sha256(sys.version.encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            total.update(path.relative_to(root).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    for version in _versions():
        total.update(version.encode())
    return total.hexdigest()


def _versions() -> Iterator[str]:
    """Name and version of each library that is required."""
    try:
        required = metadata.requires("provaudit") or []
    except metadata.PackageNotFoundError:
        return
    for name in sorted({re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required}):
        with suppress(metadata.PackageNotFoundError):
            yield f"{name} {metadata.version(name)}\n"


def bytes_of(path: str) -> bytes:
    """The bytes of a document; ValueError if there are too many, OSError if it cannot be read."""
    with open(path, "rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError("too large")
    return data


def digest_of(*parts: str) -> str:
    """One digest of several texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
