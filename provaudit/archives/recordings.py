"""Any mix of recordings as one archive: WARC, WACZ, cassettes, and folders of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from provaudit.archives.replay import Entry, Recording, Replay
from provaudit.errors import UnreadableRecording

WARCS = (".warc", ".warc.gz", ".wacz")
CASSETTES = (".yaml", ".yml", ".json")


def replay_archive(paths: Sequence[str]) -> Replay:
    """The recordings at `paths` as one archive; the first one that has an address answers for it.

    Of a folder it is the recording with the newest answer, or with the one closest to the moment that is asked for.

    Raises:
        UnreadableRecording: there is no such file, nothing in a folder, or a file that is no recording.
    """
    return Replay([recording for path in paths for recording in _recordings(Path(path))])


def _recordings(path: Path) -> list[Recording]:
    """The recordings of one file, or all files of a folder as one."""
    if path.is_dir():
        files = sorted(found for found in path.rglob("*") if found.name.lower().endswith(WARCS + CASSETTES))
        if not files:
            raise UnreadableRecording(
                f"{path}: no recording in this folder", f"looked for {', '.join(WARCS + CASSETTES)}"
            )
        return [Folder([recording for file in files for recording in _recordings(file)])]
    if not path.exists():
        raise UnreadableRecording(f"{path}: no such file", "record one with: provaudit archive PATH -o FILE")
    if path.name.lower().endswith(CASSETTES):
        from provaudit.archives.cassette_recording import CassetteRecording

        return [CassetteRecording(path)]
    from provaudit.archives.warc import recordings_in

    return list(recordings_in(path))


class Folder:
    """The recordings of several runs as one."""

    def __init__(self, recordings: Sequence[Recording]) -> None:
        self._recordings = recordings

    @property
    def damage(self) -> tuple[str, ...]:
        """What could not be read of the files, a sentence each."""
        return tuple(said for recording in self._recordings for said in recording.damage)

    def find(self, uri: str, near: dt.datetime | None) -> Sequence[Entry]:
        """What the recording has that answered last, or closest to `near`."""
        found = [entries for recording in self._recordings if (entries := recording.find(uri, near))]
        if near is not None:
            return min(found, key=lambda entries: min(abs(entry.when - near) for entry in entries), default=())
        return max(found, key=lambda entries: max(entry.when for entry in entries), default=())

    def addresses(self) -> Iterable[str]:
        """Every recorded address."""
        return chain.from_iterable(recording.addresses() for recording in self._recordings)

    def close(self) -> None:
        """Let go of the files."""
        for recording in self._recordings:
            recording.close()
