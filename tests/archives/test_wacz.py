"""WACZ files: what the specification asks for is there, and the index points at the records."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from provaudit.archives.recordings import replay_archive
from provaudit.archives.writers import keeper_for
from provaudit.errors import UnreadableRecording
from tests.archives.samples import SOURCES


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A WACZ with all sample sources."""
    keeper = keeper_for(tmp_path / "all.wacz")
    for found in SOURCES.values():
        keeper.keep(found)
    keeper.close()
    return tmp_path / "all.wacz"


def test_the_package_describes_its_files(packed: Path) -> None:
    """Every resource is there with the size and hash that the package states, and nothing else is left behind."""
    with zipfile.ZipFile(packed) as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert described["wacz_version"] == "1.1.1"
        for resource in described["resources"]:
            data = archive.read(resource["path"])
            assert resource["bytes"] == len(data)
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        stated = json.loads(archive.read("datapackage-digest.json"))["hash"]
        assert stated == f"sha256:{hashlib.sha256(archive.read('datapackage.json')).hexdigest()}"
    assert [path.name for path in packed.parent.iterdir()] == ["all.wacz"]


def test_the_index_points_at_the_records(packed: Path) -> None:
    """Offset and length of each line cut out one record of that address, and the lines are sorted."""
    with zipfile.ZipFile(packed) as archive:
        lines = archive.read("indexes/index.cdx").decode().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            said = json.loads(line.split(" ", 2)[2])
            data = archive.read(f"archive/{said['filename']}")
            piece = data[int(said["offset"]) :][: int(said["length"])]
            (record,) = ArchiveIterator(io.BytesIO(piece))
            assert record.rec_type in ("response", "revisit")
            assert record.rec_headers.get_header("WARC-Target-URI") == said["url"]
            assert record.http_headers.get_statuscode() == said["status"]


def test_a_zip_without_warcs_and_one_that_packs_them_are_refused(tmp_path: Path) -> None:
    """Both are said in one clear error."""
    for name, how in (("none", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(tmp_path / f"{name}.wacz", "w", how) as archive:
            archive.writestr("readme.txt" if name == "none" else "archive/a.warc.gz", b"x" * 100)
        with pytest.raises(UnreadableRecording):
            replay_archive([str(tmp_path / f"{name}.wacz")])
