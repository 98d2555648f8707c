"""Sources as a fetch finds them, one of each kind, and the archives that must give them back."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from provaudit.archives.live import Live
from provaudit.archives.recordings import replay_archive
from provaudit.archives.store import Store
from provaudit.archives.writers import keeper_for
from provaudit.contracts import Archive
from provaudit.model import Absence, Capture, Reason
from provaudit.web.exchange import digest_of

WHEN = dt.datetime(2025, 3, 7, 9, 30, 15, tzinfo=dt.UTC)
ASKED = (("Host", "example.org"), ("user-agent", "provaudit/test"))


def capture(uri: str, body: bytes = b"<title>A page</title>", status: int = 200, *headers: tuple[str, str]) -> Capture:
    """One exchange."""
    return Capture(
        uri=uri,
        status=status,
        reason="OK" if status == 200 else "Other",
        headers=(("Content-Type", "text/html; charset=utf-8"), *headers),
        body=body,
        captured=WHEN,
        digest=digest_of(body),
        request_headers=ASKED,
    )


HOP = capture("https://example.org/old", b"", 301, ("Location", "/new"))
SOURCES: dict[str, Capture | Absence] = {
    "a page": capture("https://example.org/page", "<p>é – ü</p>".encode()),
    "bytes": capture("https://example.org/bytes.pdf", bytes(range(256)) * 4),
    "an empty body": capture("https://example.org/empty", b""),
    "a query": capture("https://example.org/q?a=1&b=%20&c", b"query"),
    "control characters": capture("https://example.org/ctrl", b"a\x00b\x07c\r\n\x85d\n"),
    "encodings undone": capture(
        "https://example.org/gz", b"x" * 3000, 200, ("Content-Encoding", "gzip"), ("Content-Length", "77")
    ),
    "two cookies": capture("https://example.org/two", b"two", 200, ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
    "a redirect": evolve(capture("https://example.org/new", b"new"), hops=(HOP,)),
    "a redirect to itself": evolve(
        capture("https://example.org/self", b"at last"),
        hops=(capture("https://example.org/self", b"", 302, ("Location", "/self"), ("Set-Cookie", "seen=1")),),
    ),
    "gone, asked twice": evolve(
        capture("https://example.org/gone", b"gone for browsers", 404),
        attempts=(capture("https://example.org/gone", b"gone", 404),),
    ),
    "asked once": capture("https://example.org/once", b"gone", 404),
    "failed, then fine": evolve(
        capture("https://example.org/flaky", b"fine"),
        attempts=(Absence("https://example.org/flaky", Reason.TIMEOUT, "no answer within 20 s", captured=WHEN),),
    ),
    "cut": evolve(capture("https://example.org/cut", b"z" * 50_000), truncated="length"),
    "no such host": Absence("https://nowhere.example/a", Reason.DNS, "Name or service not known", captured=WHEN),
    "failed after a hop": Absence(
        "https://example.org/away",
        Reason.TLS,
        "https://bad.example/: certificate has expired",
        (capture("https://example.org/away", b"", 302, ("Location", "https://bad.example/")),),
        captured=WHEN,
    ),
    "robots.txt forbids it": Absence(
        "https://shy.example/a", Reason.ROBOTS, "robots.txt of shy.example disallows this", captured=WHEN
    ),
    "a loop": Absence(
        "https://example.org/loop",
        Reason.TOO_MANY_REDIRECTS,
        "the redirects come back to https://example.org/loop",
        (capture("https://example.org/loop", b"", 302, ("Location", "/loop")),),
        captured=WHEN,
    ),
}


def asked(found: Capture | Absence) -> str:
    """The address that was asked for."""
    return found.requested if isinstance(found, Capture) else found.uri


def bare(found: Capture | Absence) -> Capture | Absence:
    """What an archive must give back: all but where it came from and the request's own headers."""
    attempts = tuple(bare(attempt) for attempt in found.attempts)
    hops = tuple(bare(hop) for hop in found.hops)
    if isinstance(found, Absence):
        return evolve(found, hops=hops, attempts=attempts)  # type: ignore[arg-type]
    return evolve(found, via="", request_headers=(), hops=hops, attempts=attempts)  # type: ignore[arg-type]


def in_file(ending: str) -> Callable[[Path], Archive]:
    """An archive made of a file that holds the sources."""

    def make(folder: Path) -> Archive:
        keeper = keeper_for(folder / f"sources{ending}")
        for found in SOURCES.values():
            keeper.keep(found)
        keeper.close()
        return replay_archive([str(folder / f"sources{ending}")])

    return make


def in_store(folder: Path) -> Archive:
    """An archive folder that holds the sources."""
    store = Store(folder / "kept")
    for found in SOURCES.values():
        store.keep(found)
    asyncio.run(store.close())
    return Store(folder / "kept")


RECORDED: dict[str, Callable[[Path], Archive]] = {
    "warc": in_file(".warc"),
    "warc.gz": in_file(".warc.gz"),
    "wacz": in_file(".wacz"),
    "cassette": in_file(".yaml"),
    "json cassette": in_file(".json"),
    "store": in_store,
}
ALL: dict[str, Callable[[Path], Archive]] = {
    **RECORDED,
    "live": lambda folder: Live(_refusing()),
}


def _refusing() -> object:
    from provaudit.settings import Settings

    return Settings(timeout_seconds=1, per_host_pause_seconds=0)
