"""Any mix of recordings as one archive: WARC, WACZ, cassettes, and folders of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provaudit.archives.replay import Recording, Replay
from provaudit.errors import UnreadableRecording

WARCS = (".warc", ".warc.gz", ".wacz")
CASSETTES = (".yaml", ".yml", ".json")


def replay_archive(paths: Sequence[str]) -> Replay:
    """The recordings at `paths` as one archive; the first one that has an address answers for it.

    Raises:
        UnreadableRecording: there is no such file, nothing in a folder, or a file that is no recording.
    """
    return Replay([recording for path in paths for recording in _recordings(Path(path))])


def _recordings(path: Path) -> list[Recording]:
    """The recordings of one file, or of all files of a folder in the order of their names."""
    if path.is_dir():
        files = sorted(found for found in path.rglob("*") if found.name.lower().endswith(WARCS + CASSETTES))
        if not files:
            raise UnreadableRecording(
                f"{path}: no recording in this folder", f"looked for {', '.join(WARCS + CASSETTES)}"
            )
        return [recording for file in files for recording in _recordings(file)]
    if not path.exists():
        raise UnreadableRecording(f"{path}: no such file", "record one with: provaudit archive PATH -o FILE")
    if path.name.lower().endswith(CASSETTES):
        from provaudit.archives.cassette import CassetteRecording

        return [CassetteRecording(path)]
    from provaudit.archives.warc import recordings_in

    return list(recordings_in(path))
