"""A recording that is written by a process of its own is the same recording, whatever becomes of either process."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from provaudit.archives.aside import Aside
from provaudit.archives.recordings import replay_archive
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture
from tests.archives.samples import SOURCES, asked, bare
from tests.archives.test_resume import COUNT, Slow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks cheaply and safely")
ARCHIVING = "from provaudit import capturing, cli; capturing._MANY = 1; raise SystemExit(cli.main())"
"""`provaudit`, with a second process for any number of sources."""


def read(path: Path, *uris: str) -> list[Capture | Absence]:
    """What a recording says of addresses."""

    async def main() -> list[Capture | Absence]:
        archive = replay_archive([str(path)])
        found = [await archive.lookup(uri) for uri in uris]
        await archive.close()
        return found

    return asyncio.run(main())


@pytest.mark.parametrize("name", ["all.warc.gz", "all.wacz", "all.yaml"])
def test_what_was_handed_over_is_in_the_file(tmp_path: Path, name: str) -> None:
    """Every sample source comes out of the file that the other process wrote."""
    keeper = Aside(tmp_path / name)
    for found in SOURCES.values():
        keeper.keep(found)
    keeper.close()
    uris = [asked(found) for found in SOURCES.values()]
    assert len(read(tmp_path / name, *uris)) == len(SOURCES)
    if name == "all.warc.gz":
        assert [bare(found) for found in read(tmp_path / name, *uris)] == [bare(found) for found in SOURCES.values()]


def test_a_file_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    """It stops the run before anything is fetched."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnreadableRecording, match="cannot be written"):
        Aside(tmp_path / "file" / "all.warc.gz")


def test_a_writer_that_dies_is_noticed(tmp_path: Path) -> None:
    """Nothing is fetched for a file that nobody writes any more; what is in it can be read."""
    keeper = Aside(tmp_path / "all.warc.gz")
    first = SOURCES["a page"]
    keeper.keep(first)
    while (tmp_path / "all.warc.gz").stat().st_size < 500:
        time.sleep(0.01)
    os.kill(keeper._writer.pid or 0, signal.SIGKILL)
    keeper._writer.join()
    with pytest.raises(UnreadableRecording, match="stopped"):
        keeper.keep(first)
    assert isinstance(read(tmp_path / "all.warc.gz", asked(first))[0], Capture)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_a_whole_file(tmp_path: Path, stop: signal.Signals) -> None:
    """After Ctrl-C, which both processes feel, or a crash of the first one, all that was handed over can be read."""
    Slow.asked = Counter()
    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        uris = [f"http://127.0.0.1:{server.server_port}/{n}" for n in range(COUNT)]
        options = ["--allow-private", "--jobs", "2", "-o", str(tmp_path / "all.warc.gz")]
        command = [sys.executable, "-c", ARCHIVING, "archive", *uris, *options]
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        deadline = time.monotonic() + 60
        while sum(Slow.asked.values()) < COUNT // 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        if stop is signal.SIGINT:
            os.killpg(run.pid, stop)
        else:
            run.send_signal(stop)
        run.wait(timeout=60)
        server.shutdown()
    time.sleep(0.5)
    recording = replay_archive([str(tmp_path / "all.warc.gz")])
    assert recording.damage == ()
    asyncio.run(recording.close())
    found = read(tmp_path / "all.warc.gz", *uris)
    assert sum(isinstance(one, Capture) for one in found) >= COUNT // 2 - 4
