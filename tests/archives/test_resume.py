"""A run that is killed leaves what it kept, and the next run goes on from there."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

COUNT = 30


class Slow(BaseHTTPRequestHandler):
    """Every page takes its time."""

    asked: Counter[str]

    def do_GET(self) -> None:
        """A page, slowly; no robots.txt."""
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        self.asked[self.path] += 1
        time.sleep(0.15)
        body = f"<title>Title {self.path[1:]}</title><p>{'words ' * 50}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def command(document: Path, archive: Path) -> list[str]:
    """An audit of a document, its captures kept in a folder."""
    options = ["--allow-private", "--archive", str(archive), "--fail-on", "never", "--jobs", "2", "--format", "json"]
    return [sys.executable, "-m", "provaudit", "audit", str(document), *options]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_what_was_kept_is_not_asked_for_again(stop: signal.Signals, tmp_path: Path) -> None:
    """After Ctrl-C or a crash a second run fetches only what is missing, and reads all the rest from the folder."""
    Slow.asked = Counter()
    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host = f"http://127.0.0.1:{server.server_port}"
        notes = "".join(f"[^{n}]: Lee, Ann. “Title {n}.” The Paper, 1 May 2024. {host}/{n}.\n\n" for n in range(COUNT))
        document = tmp_path / "document.md"
        document.write_text("".join(f"Word[^{n}].\n\n" for n in range(COUNT)) + notes, encoding="utf-8")
        run = subprocess.Popen(
            command(document, tmp_path / "kept"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=tmp_path
        )
        deadline = time.monotonic() + 60
        while sum(Slow.asked.values()) < COUNT // 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        run.send_signal(stop)
        _, said = run.communicate(timeout=60)
        assert b"Traceback" not in said
        before = Counter(Slow.asked)
        assert sum(before.values()) < COUNT
        done = subprocess.run(
            command(document, tmp_path / "kept"), capture_output=True, timeout=120, cwd=tmp_path, check=True
        )
        server.shutdown()
    again = [path for path, count in Slow.asked.items() if count > 1]
    assert len(Slow.asked) == COUNT
    assert len(again) <= 4, "only what was under way when the run was stopped is asked for twice"
    assert done.stdout.count(b'"confirmed"') >= 1
