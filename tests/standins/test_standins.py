"""The stand-in pages, their server, and the cassette that was recorded from it."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import vcr
import yaml

ROOT = Path(__file__).parents[2]
STANDINS = ROOT / "cassettes" / "standins"
CASSETTE = ROOT / "cassettes" / "marshall.yaml"

sys.path.append(str(STANDINS))
import record  # noqa: E402
import server  # noqa: E402


def exchanges(path: Path) -> list[dict[str, Any]]:
    """The interactions of a cassette without what differs from one recording to the next."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]
    for one in found:
        del one["recorded_at"]
        del one["request"]["headers"]["user-agent"]
    return list(found)


def test_recording_again_gives_the_same_exchanges(tmp_path: Path) -> None:
    """The committed cassette is what our own recording code makes of the committed pages."""
    output = tmp_path / "again.yaml"
    with server.server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        asyncio.run(record.record(record.cited(), output, running.server_port))
        running.shutdown()
    assert exchanges(output) == exchanges(CASSETTE)


def test_every_answer_says_that_it_is_a_stand_in() -> None:
    """Each response carries the header, and the cassette its provenance."""
    assert yaml.safe_load(CASSETTE.read_text(encoding="utf-8"))["provenance"].startswith("STAND-INS")
    assert all("X-Provaudit-Stand-In" in one["response"]["headers"] for one in exchanges(CASSETTE))


@pytest.mark.parametrize("page", sorted(STANDINS.glob("*.html")), ids=lambda page: page.name)
def test_every_page_says_that_it_is_a_stand_in(page: Path) -> None:
    """Each page says so in a comment and in its visible text."""
    comment, _, visible = page.read_text(encoding="utf-8").partition("<body>")
    assert "A stand-in written by the provaudit project" in comment
    assert "Stand-in." in visible


def test_there_is_a_page_for_each_note() -> None:
    """The twelve notes of the seed have twelve pages, and the seed cites what the server knows."""
    assert len(list(STANDINS.glob("*.html"))) == len(record.cited()) == 12


def test_vcrpy_plays_the_cassette() -> None:
    """vcrpy reads all exchanges, whatever stands beside them."""
    with vcr.use_cassette(str(CASSETTE), record_mode="none") as played:
        assert len(played) == len(exchanges(CASSETTE))
