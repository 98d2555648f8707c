"""The VCR cassette format: YAML or JSON on disk, plain values here; no answer is looked up here."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from attrs import define, field

from provaudit.archives.records import absence_from_json, original_headers
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture
from provaudit.web.decoding import Body, Overflow, Undecodable
from provaudit.web.exchange import digest_of

MAX_CASSETTE_BYTES = 500_000_000
MAX_BODY_BYTES = 100_000_000
_HINT = "is it a cassette that vcrpy or provaudit wrote?"


@define
class Tape:
    """A cassette's content, as VCR names its parts."""

    recorded: dt.datetime
    """When it was recorded, for exchanges that do not say so themselves."""
    interactions: list[dict[str, Any]] = field(factory=list)
    absences: list[dict[str, Any]] = field(factory=list)
    """Exchanges that failed; `before` counts the interactions that were recorded earlier."""
    notes: dict[str, Any] = field(factory=dict)
    """Other keys at the top, kept as they are."""

    def in_order(self) -> Iterator[tuple[int | None, dict[str, Any]]]:
        """Interactions with their numbers, and absences (number None), as they were recorded."""
        waiting = sorted(self.absences, key=lambda said: int(said.get("before", 0)), reverse=True)
        for at, said in enumerate(self.interactions):
            while waiting and int(waiting[-1].get("before", 0)) <= at:
                yield None, waiting.pop()
            yield at, said
        yield from ((None, said) for said in reversed(waiting))

    def moment(self, said: dict[str, Any]) -> dt.datetime:
        """When an interaction took place: as recorded, by its Date header, or with the whole cassette."""
        return _moment(said, self.recorded)


def load(path: Path) -> Tape:
    """Read a cassette.

    Raises:
        UnreadableRecording: it cannot be read, is no cassette, or holds YAML that names Python objects.
    """
    try:
        if path.stat().st_size > MAX_CASSETTE_BYTES:
            raise UnreadableRecording(f"{path}: a cassette of more than {MAX_CASSETTE_BYTES} bytes", "use a WARC")
        text = path.read_bytes()
        modified = dt.datetime.fromtimestamp(int(path.stat().st_mtime), dt.UTC)
    except OSError as error:
        raise UnreadableRecording(f"{path}: cannot be opened: {error.strerror}") from error
    said = _parsed(path, text)
    interactions = said.get("interactions") if isinstance(said, dict) else None
    if not isinstance(interactions, list) or not all(map(_is_interaction, interactions)):
        raise UnreadableRecording(f"{path}: not a cassette: it lists no interactions", _HINT)
    dates = [when for one in interactions if (when := _own_moment(one)) is not None]
    notes = {key: value for key, value in said.items() if key not in ("version", "interactions", "absences")}
    absences = said.get("absences") or []
    if not isinstance(absences, list) or not all(isinstance(one, dict) and _is_count(one) for one in absences):
        raise UnreadableRecording(f"{path}: a broken entry under `absences`", _HINT)
    return Tape(max(dates, default=modified), interactions, absences, notes)


def _parsed(path: Path, text: bytes) -> Any:
    if path.suffix.lower() == ".json":
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise UnreadableRecording(f"{path}: not JSON: {error}", _HINT) from error
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableRecording(f"{path}: not plain YAML: {' '.join(str(error).split())[:200]}", _HINT) from error


def _is_count(said: dict[str, Any]) -> bool:
    """Whether an absence says properly where it stands."""
    before = said.get("before", 0)
    return isinstance(before, int) and before >= 0


def _is_interaction(said: Any) -> bool:
    """Whether it has the parts that a player needs, each of its type."""
    match said:
        case {
            "request": {"method": str(), "uri": str()},
            "response": {"status": {"code": int()}, "headers": dict() | None, **_rest},
        }:
            headers = said["response"]["headers"] or {}
            said["response"]["headers"] = {str(k): v if isinstance(v, list) else [v] for k, v in headers.items()}
            return True
    return False


def body_bytes(response: dict[str, Any]) -> bytes:
    """The recorded body, as it went over the wire."""
    body = response.get("body")
    value = body.get("string", b"") if isinstance(body, dict) and "base64" not in body else body
    if isinstance(value, dict):
        try:
            return base64.b64decode(str(value.get("base64", "")))
        except (binascii.Error, ValueError):
            return b""
    return value.encode("utf-8") if isinstance(value, str) else value if isinstance(value, bytes) else b""


def absence(said: dict[str, Any], path: Path) -> Absence:
    """A recorded failure."""
    try:
        return absence_from_json(said)
    except ValueError as error:
        raise UnreadableRecording(f"{path}: a broken entry under `absences`: {error}", _HINT) from error


def capture(said: dict[str, Any], recorded: dt.datetime) -> Capture:
    """A recorded exchange with the encodings of its body undone."""
    response = said["response"]
    headers = [(key, str(value)) for key, values in response["headers"].items() for value in values]
    body = body_bytes(response)
    encoding = next((value for key, value in headers if key.lower() == "content-encoding"), "")
    if encoding:
        undone = Body(encoding, MAX_BODY_BYTES)
        try:
            undone.feed(body)
            body = undone.value()
        except (Overflow, Undecodable):
            body = undone.value() or body
    asked = said["request"].get("headers")
    return Capture(
        uri=said["request"]["uri"],
        status=response["status"]["code"],
        reason=str(response["status"].get("message") or ""),
        headers=original_headers(headers),
        body=body,
        captured=_moment(said, recorded),
        digest=digest_of(body),
        via="cassette",
        request_headers=tuple(_flat(asked)) if isinstance(asked, dict) else (),
        truncated=str(said.get("truncated") or ""),
    )


def _flat(headers: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, values in headers.items():
        for value in values if isinstance(values, list) else [values]:
            yield str(key), str(value)


def _own_moment(said: dict[str, Any]) -> dt.datetime | None:
    """When an interaction says that it took place: VCR's `recorded_at`, or the answer's Date header."""
    when = said.get("recorded_at")
    if isinstance(when, dt.datetime):
        return (when if when.tzinfo else when.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    try:
        if isinstance(when, str):
            return dt.datetime.fromisoformat(when).astimezone(dt.UTC)
        headers = said["response"]["headers"]
        date = next((values[0] for key, values in headers.items() if key.lower() == "date" and values), None)
        return parsedate_to_datetime(str(date)).astimezone(dt.UTC) if date else None
    except (TypeError, ValueError):
        return None


def _moment(said: dict[str, Any], recorded: dt.datetime) -> dt.datetime:
    return _own_moment(said) or recorded
