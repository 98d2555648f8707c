"""Cassettes: shared with vcrpy in both directions, safe to load, quick to play."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import httpx
import pytest
import vcr
import yaml

from provaudit.archives.cassette import Cassette, CassetteTransport
from provaudit.archives.writers import keeper_for
from provaudit.errors import UnreadableRecording
from provaudit.model import Capture
from tests.archives.samples import SOURCES, capture


def echo(request: httpx.Request) -> httpx.Response:
    """A counting stand-in for the web."""
    echo.count += 1  # type: ignore[attr-defined]
    return httpx.Response(200, headers={"content-type": "text/plain"}, text=f"answer {echo.count}")  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _from_zero() -> None:
    """Each test counts from the start."""
    echo.count = 0  # type: ignore[attr-defined]


def test_vcrpy_plays_what_we_write(tmp_path: Path) -> None:
    """A cassette of ours answers httpx under vcrpy, binary bodies included."""
    path = tmp_path / "ours.yaml"
    keeper = keeper_for(path)
    keeper.keep(SOURCES["bytes"])
    keeper.keep(SOURCES["encodings undone"])
    keeper.close()
    with vcr.use_cassette(str(path), record_mode="none"):
        assert httpx.get("https://example.org/bytes.pdf").content == bytes(range(256)) * 4
        assert httpx.get("https://example.org/gz").content == b"x" * 3000


def test_we_play_what_vcrpy_writes(tmp_path: Path) -> None:
    """A cassette in vcrpy's own spelling is read: nested lists of headers, text and binary bodies."""
    said = {
        "version": 1,
        "interactions": [
            {
                "request": {
                    "body": "",
                    "headers": {"host": ["a.example"]},
                    "method": "GET",
                    "uri": "http://a.example/",
                },
                "response": {
                    "body": {"string": b"\x00\xff"},
                    "headers": {"date": ["Fri, 07 Mar 2025 09:30:15 GMT"]},
                    "status": {"code": 200, "message": "OK"},
                },
            }
        ],
    }
    path = tmp_path / "theirs.yaml"
    path.write_text(yaml.dump(said))
    found = asyncio.run(Cassette(path).lookup("http://a.example/"))
    assert isinstance(found, Capture)
    assert (found.body, found.captured.isoformat()) == (b"\x00\xff", "2025-03-07T09:30:15+00:00")


def test_a_cassette_cannot_run_code(tmp_path: Path) -> None:
    """YAML that names Python objects is refused, and nothing of it is called."""
    path = tmp_path / "evil.yaml"
    path.write_text(f"interactions: !!python/object/apply:os.mkdir ['{tmp_path / 'made'}']\nversion: 1\n")
    with pytest.raises(UnreadableRecording):
        Cassette(path)
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just words",
        "[1, 2]",
        "interactions: 3",
        "interactions: [{}]",
        "{",
        "interactions: [{request: 1, response: 2}]",
        "a: &a [*a, *a]\ninteractions: *a",
        "absences: [{uri: 5}]\ninteractions: []",
        "\x00",
        "- " * 5000,
    ],
)
@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_a_broken_cassette_is_one_error(text: str, ending: str, tmp_path: Path) -> None:
    """Whatever the file holds, it is read or refused with a typed error."""
    path = tmp_path / f"broken{ending}"
    path.write_text(text)
    with pytest.raises(UnreadableRecording):
        Cassette(path)


def test_the_transport_records_and_replays(tmp_path: Path) -> None:
    """What an inner transport answered once is played without it, asynchronously and not."""
    path = tmp_path / "new.yaml"
    with httpx.Client(transport=CassetteTransport(path, httpx.MockTransport(echo))) as client:
        assert client.get("http://a.example/x?y=1").text == "answer 1"
    with httpx.Client(transport=CassetteTransport(path)) as client:
        assert client.get("http://a.example/x?y=1").text == "answer 1"

    async def again() -> str:
        async with httpx.AsyncClient(transport=CassetteTransport(path)) as client:
            return (await client.get("http://a.example/x?y=1")).text

    assert asyncio.run(again()) == "answer 1"


def test_several_answers_play_in_order_and_the_last_repeats(tmp_path: Path) -> None:
    """A request that was recorded twice is answered twice, and then as the last time."""
    path = tmp_path / "twice.yaml"
    with httpx.Client(transport=CassetteTransport(path, httpx.MockTransport(echo))) as client:
        for _ in range(2):
            client.get("http://a.example/")
    with httpx.Client(transport=CassetteTransport(path)) as client:
        assert [client.get("http://a.example/").text for _ in range(4)] == ["answer 1", *["answer 2"] * 3]


def test_methods_are_told_apart(tmp_path: Path) -> None:
    """A POST is no GET."""
    path = tmp_path / "post.yaml"
    with httpx.Client(transport=CassetteTransport(path, httpx.MockTransport(echo))) as client:
        client.post("http://a.example/", content=b"\xff")
    with httpx.Client(transport=CassetteTransport(path)) as client, pytest.raises(httpx.ConnectError):
        client.get("http://a.example/")


def test_a_cassette_is_readable_text(tmp_path: Path) -> None:
    """Text bodies stand as text, so that a change to a cassette can be reviewed."""
    keeper = keeper_for(tmp_path / "text.yaml")
    keeper.keep(SOURCES["a page"])
    keeper.close()
    assert "<p>é – ü</p>" in (tmp_path / "text.yaml").read_text(encoding="utf-8")


def test_playing_does_not_slow_down_with_the_number_of_exchanges(tmp_path: Path) -> None:
    """A look-up in 2,000 exchanges costs about what it costs in 20; vcrpy's own player costs a hundred times more."""

    def cost(count: int) -> float:
        path = tmp_path / f"{count}.json"
        keeper = keeper_for(path)
        for n in range(count):
            keeper.keep(capture(f"https://example.org/{n}"))
        keeper.close()
        cassette = Cassette(path)

        async def all_of_them() -> float:
            began = time.process_time()
            for n in range(count):
                assert isinstance(await cassette.lookup(f"https://example.org/{n}"), Capture)
            return (time.process_time() - began) / count

        return asyncio.run(all_of_them())

    assert cost(2000) < 10 * cost(20) + 0.001


def test_keys_of_others_survive(tmp_path: Path) -> None:
    """What stands at the top of a cassette beside its exchanges is kept when more is recorded."""
    path = tmp_path / "noted.json"
    path.write_text(json.dumps({"version": 1, "provenance": "by hand", "interactions": []}))
    with httpx.Client(transport=CassetteTransport(path, httpx.MockTransport(echo))) as client:
        client.get("http://a.example/")
    said = json.loads(path.read_text())
    assert (said["provenance"], len(said["interactions"])) == ("by hand", 1)
