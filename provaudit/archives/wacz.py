"""WACZ 1.1.1: a zip file that holds WARCs, stored without compression, so that they can be read in place."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import struct
import zipfile
from pathlib import Path

from attrs import frozen

from provaudit import __version__
from provaudit.archives.cdxj import surt
from provaudit.errors import UnreadableRecording

_WARCS = (".warc", ".warc.gz")
_LOCAL_HEADER = struct.Struct("<26xHH")


@frozen
class Place:
    """Where one exchange stands in the WARC, and what the index says of it."""

    uri: str
    when: dt.datetime
    status: int
    kind: str
    """The media type of its payload."""
    digest: str
    offset: int
    length: int
    """In bytes, as it is stored."""


def members(path: Path) -> list[tuple[int, int]]:
    """Where each WARC in the file begins, and its length in bytes.

    Raises:
        UnreadableRecording: it is no zip file, holds no WARC, or holds one compressed.
    """
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            found = [info for info in archive.infolist() if info.filename.lower().endswith(_WARCS)]
            if any(info.compress_type != zipfile.ZIP_STORED for info in found):
                raise UnreadableRecording(
                    f"{path}: its WARCs are compressed by zip", "WACZ demands that they are stored"
                )
            places = []
            for info in found:
                file.seek(info.header_offset)
                name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
                places.append((info.header_offset + _LOCAL_HEADER.size + name + extra, info.file_size))
    except (OSError, zipfile.BadZipFile, struct.error) as error:
        raise UnreadableRecording(f"{path}: not a WACZ file: {error}") from error
    if not places:
        raise UnreadableRecording(f"{path}: there is no WARC in it", "a WACZ keeps them in its folder `archive`")
    return places


def pack(path: Path, warc: Path, places: list[Place], pages: list[tuple[str, dt.datetime]]) -> None:
    """Write a WACZ around a finished WARC; `pages` are the addresses that were asked for, with their moments."""
    lines = sorted(_cdxj(place, warc.name) for place in places)
    listed = [json.dumps({"format": "json-pages-1.0", "id": "pages", "title": "Sources"})]
    listed += [json.dumps({"ts": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "url": url}) for url, when in pages]
    texts = {"indexes/index.cdx": "".join(lines), "pages/pages.jsonl": "\n".join(listed) + "\n"}
    described = [_resource(f"archive/{warc.name}", _sha256(warc), warc.stat().st_size)]
    described += [
        _resource(name, hashlib.sha256(text.encode()).hexdigest(), len(text.encode())) for name, text in texts.items()
    ]
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "software": f"provaudit/{__version__}",
        "created": max((when for _, when in pages), default=dt.datetime.now(dt.UTC)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "resources": described,
    }
    text = json.dumps(package, indent=2)
    digest = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(text.encode()).hexdigest()}
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            archive.write(warc, f"archive/{warc.name}")
            for name, content in texts.items():
                archive.writestr(name, content)
            archive.writestr("datapackage.json", text)
            archive.writestr("datapackage-digest.json", json.dumps(digest))
    except OSError as error:
        raise UnreadableRecording(f"{path}: cannot be written: {error.strerror}") from error


def _resource(name: str, digest: str, size: int) -> dict[str, object]:
    return {"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{digest}", "bytes": size}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cdxj(place: Place, filename: str) -> str:
    """One line of the index that replay tools read."""
    said = {
        "url": place.uri,
        "mime": place.kind,
        "status": str(place.status),
        "digest": place.digest,
        "length": str(place.length),
        "offset": str(place.offset),
        "filename": filename,
    }
    return f"{surt(place.uri)} {place.when.strftime('%Y%m%d%H%M%S')} {json.dumps(said)}\n"
