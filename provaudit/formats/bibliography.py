"""The bibliography files that a text names: looked up beside it, and read for the keys it cites."""

from __future__ import annotations

from collections.abc import Sequence, Set

from provaudit.model import Marker, Note


def cited_entries(path: str, front: str, keys: Sequence[Marker], taken: Set[str | None]) -> list[Note]:
    """The entries that `keys` cite; a note stands where its key is first cited, for its file is another one."""
    return []
