"""WARC 1.1 records out of exchanges (ISO 28500:2017): bytes only, no files.

A payload is stored with its encodings undone; as Common Crawl does, the headers that no longer hold are kept under
`X-Crawler-Content-Encoding`, `X-Crawler-Transfer-Encoding` and `X-Crawler-Content-Length`.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from functools import lru_cache

from attrs import frozen

from provaudit import __version__, urls
from provaudit.model import Absence, Capture, Reason

SOURCE_TYPE = "application/vnd.provaudit.source+json"
"""The content type of the metadata record that says which exchanges led to one source."""
_JSON = json.JSONEncoder(sort_keys=True)
_MOVED = ("content-encoding", "transfer-encoding", "content-length")
_PREFIX = "X-Crawler-"
_PLACE = re.compile(r"[^:/?#]*://([^/?#]*)([^#]*)")
"""Before and after the end of an address's authority (RFC 3986, appendix B)."""


@frozen
class Original:
    """An earlier record with the same payload."""

    uri: str
    date: str


def new_id() -> str:
    """A fresh WARC-Record-ID: a random UUID (RFC 9562, 5.4), four times faster than by the library."""
    digits = f"{random.getrandbits(128):032x}"
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"<urn:uuid:{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}>"


@lru_cache(256)
def stamp(when: dt.datetime) -> str:
    """A moment as WARC-Date writes it."""
    return f"{when.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def record(kind: str, fields: dict[str, str], content_type: str, block: bytes) -> bytes:
    """One record, uncompressed."""
    lines = ["WARC/1.1", f"WARC-Type: {kind}"]
    lines += [f"{key}: {_one_line(value)}" for key, value in fields.items() if value]
    lines += [f"Content-Type: {content_type}", f"Content-Length: {len(block)}", "", ""]
    return b"".join(("\r\n".join(lines).encode("utf-8"), block, b"\r\n\r\n"))


def _one_line(value: str) -> str:
    return " ".join(value.split()) if "\n" in value or "\r" in value else value


def warcinfo(filename: str, when: dt.datetime) -> bytes:
    """What stands first in a file."""
    block = f"software: provaudit/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    fields = {"WARC-Record-ID": new_id(), "WARC-Date": stamp(when), "WARC-Filename": filename}
    return record("warcinfo", fields, "application/warc-fields", block)


def response(capture: Capture, record_id: str, original: Original | None = None) -> bytes:
    """The answer of an exchange; a revisit record without payload if `original` holds the same one."""
    fields = {
        "WARC-Record-ID": record_id,
        "WARC-Date": stamp(capture.captured),
        "WARC-Target-URI": capture.uri,
        "WARC-Payload-Digest": capture.digest,
        "WARC-Truncated": capture.truncated,
    }
    block = http_head(f"HTTP/1.1 {capture.status} {capture.reason}".rstrip(), stored_headers(capture))
    if original is None:
        return record("response", fields, "application/http; msgtype=response", block + capture.body)
    fields["WARC-Profile"] = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    fields["WARC-Refers-To-Target-URI"] = original.uri
    fields["WARC-Refers-To-Date"] = original.date
    return record("revisit", fields, "application/http; msgtype=response", block)


def request(capture: Capture, response_id: str) -> bytes:
    """The question of an exchange."""
    place = _PLACE.match(capture.uri)
    netloc, target = place.groups() if place else ("", "")
    fields = {
        "WARC-Record-ID": new_id(),
        "WARC-Date": stamp(capture.captured),
        "WARC-Target-URI": capture.uri,
        "WARC-Concurrent-To": response_id,
    }
    hidden = ("authorization", "proxy-authorization")
    kept = [(key, value) for key, value in capture.request_headers if key.lower() not in hidden]
    if not any(key.lower() == "host" for key, _ in kept):
        kept.insert(0, ("Host", netloc.rpartition("@")[2]))
    first = f"GET {target if target.startswith('/') else f'/{target}'} HTTP/1.1"
    return record("request", fields, "application/http; msgtype=request", http_head(first, kept))


def source(found: Capture | Absence, uri: str, exchanges: list[dict[str, object]]) -> bytes:
    """The metadata record that ties exchanges to the source that was asked for."""
    when = found.captured or dt.datetime.fromtimestamp(0, dt.UTC)
    content: dict[str, object] = {"exchanges": exchanges, "source": uri}
    if isinstance(found, Absence):
        content["absence"] = absence_to_json(found)
    else:
        content["via"] = found.via
    fields = {"WARC-Record-ID": new_id(), "WARC-Date": stamp(when), "WARC-Target-URI": uri}
    return record("metadata", fields, SOURCE_TYPE, _JSON.encode(content).encode())


def absence_to_json(found: Absence) -> dict[str, str]:
    """An absence, its hops aside, as recordings write it."""
    out = {"uri": urls.without_credentials(found.uri), "reason": str(found.reason), "detail": found.detail}
    if found.captured is not None:
        out["captured"] = stamp(found.captured)
    return out


def absence_from_json(said: object) -> Absence:
    """An absence out of a recording; ValueError if it is none."""
    if not isinstance(said, dict) or not isinstance(said.get("uri"), str):
        raise ValueError("not an absence")
    when = said.get("captured")
    return Absence(
        said["uri"],
        Reason(str(said.get("reason"))),
        str(said.get("detail", "")),
        captured=dt.datetime.fromisoformat(when) if isinstance(when, str) else None,
    )


def stored_headers(capture: Capture) -> list[tuple[str, str]]:
    """The headers as they go into a recording: true of the payload as it is stored."""
    names = {key.lower(): value for key, value in capture.headers}
    encoded = "content-encoding" in names or "transfer-encoding" in names
    if not encoded and names.get("content-length", str(len(capture.body))) == str(len(capture.body)):
        return list(capture.headers)
    out = [(_PREFIX + key if key.lower() in _MOVED else key, value) for key, value in capture.headers]
    out.append(("Content-Length", str(len(capture.body))))
    return out


def original_headers(headers: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The headers as they came over the wire: what `stored_headers` did, undone."""
    moved = any(key.startswith(_PREFIX) for key, _ in headers)
    if not moved:
        return tuple(headers)
    kept = [pair for pair in headers if pair[0].lower() not in _MOVED]
    return tuple((key.removeprefix(_PREFIX), value) for key, value in kept)


def http_head(first_line: str, headers: list[tuple[str, str]]) -> bytes:
    """A first line and header fields, as they stand in front of a payload."""
    lines = [first_line, *(f"{key}: {_one_line(value)}" for key, value in headers), "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")
