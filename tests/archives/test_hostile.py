"""Recordings may come from anybody: whatever they hold, the answer is a value or one typed error."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provaudit.archives.recordings import replay_archive
from provaudit.archives.records import SOURCE_TYPE, record
from provaudit.archives.writers import keeper_for
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture
from tests.archives.samples import SOURCES, asked

often = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ask_all(path: Path, *more: str) -> list[Capture | Absence]:
    """Every sample address asked of a recording; empty if it was refused."""

    async def main() -> list[Capture | Absence]:
        archive = replay_archive([str(path)])
        found = [await archive.lookup(uri) for uri in (*map(asked, SOURCES.values()), *more)]
        await archive.close()
        return found

    with contextlib.suppress(UnreadableRecording):
        return asyncio.run(main())
    return []


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A good recording of each kind."""
    folder = tmp_path_factory.mktemp("originals")
    for ending in (".warc", ".warc.gz", ".wacz", ".yaml", ".json"):
        keeper = keeper_for(folder / f"good{ending}")
        for found in SOURCES.values():
            keeper.keep(found)
        keeper.close()
    return {path.name.removeprefix("good"): path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", [".warc", ".warc.gz", ".wacz", ".yaml", ".json"])
@often
@given(data=st.data())
def test_a_damaged_recording_is_survived(
    ending: str, originals: dict[str, bytes], tmp_path: Path, data: st.DataObject
) -> None:
    """Bytes changed anywhere give other values or a refusal, never another exception."""
    body = bytearray(originals[ending])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(body) - 1))
        noise = data.draw(st.binary(min_size=1, max_size=8))
        body[place : place + data.draw(st.integers(0, 40))] = noise
    path = tmp_path / f"bad{ending}"
    path.write_bytes(bytes(body))
    ask_all(path)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 600) | st.text(max_size=8) | st.just("https://example.org/page"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def parts(*names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Some of these keys, with any values."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names, VALUES))


@often
@given(
    interaction=parts("request", "response", "recorded_at", "truncated"),
    request=parts("method", "uri", "headers", "body"),
    response=parts("status", "headers", "body"),
    absences=VALUES,
)
def test_a_cassette_of_any_shape_is_survived(
    interaction: Any, request: Any, response: Any, absences: Any, tmp_path: Path
) -> None:
    """Parts that are missing or of another type are refused or passed over."""
    good = {"method": "GET", "uri": "https://example.org/page", "headers": {}}
    answer = {"status": {"code": 200}, "headers": {}, "body": {"string": "x"}}
    said = {"request": {**good, **request}, "response": {**answer, **response}, **interaction}
    path = tmp_path / "odd.json"
    path.write_text(json.dumps({"version": 1, "interactions": [said], "absences": absences}))
    ask_all(path)


@often
@given(content=VALUES)
def test_a_source_record_of_any_shape_is_survived(content: Any, tmp_path: Path) -> None:
    """Our own metadata records are not trusted either."""
    uri = "https://example.org/page"
    fields = {"WARC-Record-ID": "<urn:uuid:1>", "WARC-Date": "2025-01-01T00:00:00Z", "WARC-Target-URI": uri}
    said = content if isinstance(content, list) else {"exchanges": content, "absence": content}
    path = tmp_path / "odd.warc"
    path.write_bytes(record("metadata", fields, SOURCE_TYPE, json.dumps(said).encode()))
    ask_all(path)


@often
@given(head=st.binary(max_size=60), body=st.binary(max_size=60))
def test_a_response_record_of_any_shape_is_survived(head: bytes, body: bytes, tmp_path: Path) -> None:
    """An HTTP head may be anything."""
    uri = "https://example.org/page"
    fields = {"WARC-Record-ID": "<urn:uuid:1>", "WARC-Date": "2025-01-01T00:00:00Z", "WARC-Target-URI": uri}
    path = tmp_path / "odd.warc"
    block = b"HTTP/" + head + b"\r\n\r\n" + body
    path.write_bytes(record("response", fields, "application/http; msgtype=response", block))
    assert len(ask_all(path)) in (0, len(SOURCES))
