"""A Wayback Machine on 127.0.0.1: availability, index and replay over a table of captures, with every known trap."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from attrs import define, field

PAGE = "<title>Rivers rise in the north</title><h1>Rivers rise in the north</h1><p>Some words to read.</p>"


@define
class Kept:
    """One archived exchange."""

    time: str
    original: str
    status: int = 200
    body: str = PAGE
    location: str = ""


@define
class Machine:
    """What the stand-in holds, and how it misbehaves.

    Attributes:
        silent: availability names no capture, whatever is held.
        faults: beginning of a path -> the status, headers and body that answer instead.
        asked: the paths of all requests, in their order.
    """

    kept: list[Kept] = field(factory=list)
    silent: bool = False
    faults: dict[str, tuple[int, dict[str, str], str]] = field(factory=dict)
    asked: list[str] = field(factory=list)
    address: str = ""

    def of(self, original: str) -> list[Kept]:
        """The captures of an address, letter case and scheme folded as an index does."""
        return sorted((k for k in self.kept if folded(k.original) == folded(original)), key=lambda k: k.time)

    def nearest(self, original: str, time: str) -> Kept | None:
        """The capture closest to a time stamp."""
        return min(self.of(original), key=lambda k: abs(int(k.time) - int(time.ljust(14, "0"))), default=None)

    def answer(self, path: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and body for a request."""
        for beginning, fault in self.faults.items():
            if path.startswith(beginning):
                return fault
        parts = urlsplit(path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if parts.path == "/wayback/available":
            return 200, {}, json.dumps(self.available(query))
        if parts.path == "/cdx/search/cdx":
            return 200, {}, json.dumps(self.index(query))
        if path.startswith("/web/"):
            return self.replay(path)
        return 404, {}, "not found"

    def available(self, query: dict[str, str]) -> dict[str, object]:
        """The closest capture of status 200."""
        found = None if self.silent else self.nearest(query["url"], query.get("timestamp", "99991231000000"))
        if found is None:
            return {"url": query["url"], "archived_snapshots": {}}
        url = f"http://web.archive.example/web/{found.time}/{found.original}"
        closest = {"available": True, "url": url, "timestamp": found.time, "status": str(found.status)}
        return {"url": query["url"], "archived_snapshots": {"closest": closest}}

    def index(self, query: dict[str, str]) -> list[list[str]]:
        """The rows between two moments; an empty list, without a header, if there are none."""
        first, last, limit = query.get("from", "0"), query.get("to", "99991231000000"), int(query["limit"])
        found = [k for k in self.of(query["url"]) if int(first) <= int(k.time) <= int(last) and k.status == 200]
        rows = [[k.time, k.original, str(k.status)] for k in (found[:limit] if limit > 0 else found[limit:])]
        return [["timestamp", "original", "statuscode"], *rows] if rows else []

    def replay(self, path: str) -> tuple[int, dict[str, str], str]:
        """A capture's raw bytes; a redirect to the closest one where there is none of this very moment."""
        time, _, original = path.removeprefix("/web/").partition("id_/")
        found = self.nearest(original, time)
        if found is None:
            return 404, {}, "The Wayback Machine has not archived that URL."
        if found.time != time:
            return 302, {"Location": f"{self.address}/web/{found.time}id_/{found.original}"}, ""
        when = datetime.strptime(found.time, "%Y%m%d%H%M%S").strftime("%a, %d %b %Y %H:%M:%S GMT")
        headers = {"Memento-Datetime": when, "x-archive-orig-server": "example", "Retry-After": "0"}
        return found.status, headers | ({"Location": found.location} if found.location else {}), found.body


def folded(url: str) -> str:
    """An address as an index sees it."""
    return url.lower().partition("://")[2].removeprefix("www.").rstrip("/")


@contextmanager
def running(machine: Machine) -> Iterator[Machine]:
    """The machine, serving at its `address`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            machine.asked.append(self.path)
            status, headers, body = machine.answer(self.path)
            self.send_response(status)
            for key, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    machine.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield machine
    finally:
        server.shutdown()
        server.server_close()
