"""Exchanges written in the VCR cassette format: readable text where a body is text."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provaudit.archives.records import stamp, stored_headers
from provaudit.archives.tape import Tape
from provaudit.errors import UnreadableRecording
from provaudit.model import Capture

if TYPE_CHECKING:
    import httpx


def save(path: Path, tape: Tape) -> None:
    """Write a cassette; readable text where a body is text."""
    said: dict[str, Any] = {"version": 1, **tape.notes, "interactions": tape.interactions}
    if tape.absences:
        said["absences"] = tape.absences
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".json":
            text = json.dumps(said, indent=1, ensure_ascii=False, default=_binary)
        else:
            import yaml

            dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
            text = yaml.dump(said, Dumper=dumper, allow_unicode=True, width=1000, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnreadableRecording(f"{path}: cannot be written: {error.strerror}") from error


def _binary(value: object) -> object:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    raise TypeError(type(value).__name__)


def interaction(
    request: httpx.Request, body: bytes, response: httpx.Response, content: bytes, when: dt.datetime
) -> dict[str, Any]:
    """An exchange over httpx, as VCR writes it: the body still encoded."""
    headers: dict[str, list[str]] = {}
    for key, value in response.headers.multi_items():
        headers.setdefault(key, []).append(value)
    return _interaction(
        request.method, str(request.url), _lists(request.headers.multi_items()), body, headers, content,
        response.status_code, response.reason_phrase, when,
    )  # fmt: skip


def interaction_of(captured: Capture) -> dict[str, Any]:
    """A Capture, as VCR writes it: the body stored with its encodings undone."""
    said = _interaction(
        "GET", captured.uri, _lists(captured.request_headers), b"", _lists(stored_headers(captured)), captured.body,
        captured.status, captured.reason, captured.captured,
    )  # fmt: skip
    if captured.truncated:
        said["truncated"] = captured.truncated
    return said


def _lists(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return out


def _interaction(
    method: str, uri: str, asked: dict[str, list[str]], body: bytes, headers: dict[str, list[str]], content: bytes,
    status: int, reason: str, when: dt.datetime,
) -> dict[str, Any]:  # fmt: skip
    return {
        "request": {"body": _readable(body) if body else None, "headers": asked, "method": method, "uri": uri},
        "response": {
            "body": {"string": _readable(content)},
            "headers": headers,
            "status": {"code": status, "message": reason},
        },
        "recorded_at": stamp(when),
    }


def _readable(content: bytes) -> str | bytes:
    """Text where it is text, so that a cassette can be read and compared; bytes otherwise."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    return text if text.isprintable() or not any(ord(c) < 32 and c not in "\n\t\r" for c in text) else content
