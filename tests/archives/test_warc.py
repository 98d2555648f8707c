"""WARC files: what others can read of ours, what we can read of others, and what damage costs."""

from __future__ import annotations

import asyncio
import datetime as dt
import gzip
import uuid
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from warcio.archiveiterator import ArchiveIterator

from provaudit.archives.recordings import replay_archive
from provaudit.archives.store import Store
from provaudit.archives.warc import WarcFile
from provaudit.archives.writers import keeper_for
from provaudit.contracts import Archive
from provaudit.errors import UnreadableRecording
from provaudit.model import Absence, Capture, Reason
from tests.archives.samples import SOURCES, WHEN, asked, bare, capture


def written(folder: Path, ending: str = ".warc.gz") -> Path:
    """A file with all sample sources."""
    keeper = keeper_for(folder / f"all{ending}")
    for found in SOURCES.values():
        keeper.keep(found)
    keeper.close()
    return folder / f"all{ending}"


def foreign(folder: Path, *records: tuple[str, str, list[tuple[str, str]], bytes, str]) -> Path:
    """A WARC as a crawler writes it, of (address, status line, headers, body, date)."""
    path = folder / "foreign.warc.gz"
    with path.open("wb") as file:
        for uri, status, headers, body, date in records:
            head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *map(": ".join, headers), ""))
            fields = f"WARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nWARC-Target-URI: {uri}\r\n"
            block = head.encode() + body
            fields += f"WARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\n"
            record = f"WARC/1.1\r\n{fields}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
            file.write(gzip.compress(record))
    return path


def found_in(path: Path, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
    """What a recording says of an address."""
    return ask(replay_archive([str(path)]), uri, near)[0]


def ask(archive: Archive, *uris: str | dt.datetime | None) -> list[Capture | Absence]:
    """What an archive says of addresses (with one moment to be near to, at the end); it is closed then."""
    near = next((one for one in uris if isinstance(one, dt.datetime)), None)

    async def main() -> list[Capture | Absence]:
        found = [await archive.lookup(uri, near) for uri in uris if isinstance(uri, str)]
        await archive.close()
        return found

    return asyncio.run(main())


def test_warcio_reads_what_we_write(tmp_path: Path) -> None:
    """Response, request, revisit and metadata records are there, with payload digests that hold."""
    kinds: Counter[str] = Counter()
    with written(tmp_path).open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            kinds[record.rec_type] += 1
            record.content_stream().read()
    exchanges = kinds["response"] + kinds["revisit"]
    assert kinds["request"] == exchanges
    assert kinds["metadata"] == len(SOURCES)
    assert kinds["warcinfo"] == 1


def test_each_record_is_a_gzip_member(tmp_path: Path) -> None:
    """A reader can begin at any record: there are as many members as records."""
    data = written(tmp_path).read_bytes()
    with written(tmp_path / "plain", ".warc").open("rb") as file:
        records = sum(1 for _ in ArchiveIterator(file))
    members = 0
    while data:
        unpack = __import__("zlib").decompressobj(31)
        unpack.decompress(data)
        data, members = unpack.unused_data, members + 1
    assert members == records


def test_identical_payloads_are_revisits(tmp_path: Path) -> None:
    """The second of two equal payloads is stored as a reference, and read back whole."""
    first, second = capture("https://example.org/1", b"same" * 500), capture("https://example.org/2", b"same" * 500)
    keeper = keeper_for(tmp_path / "twice.warc.gz")
    keeper.keep(first)
    keeper.keep(second)
    keeper.close()
    with (tmp_path / "twice.warc.gz").open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]
    assert kinds.count("revisit") == 1
    found = found_in(tmp_path / "twice.warc.gz", second.uri)
    assert bare(found) == bare(second)


def test_credentials_are_not_written(tmp_path: Path) -> None:
    """Neither an Authorization header nor a password in an address gets into the file."""
    secret = evolve(
        capture("https://example.org/a"), request_headers=(("Authorization", "Basic hunter2"), ("Host", "example.org"))
    )
    keeper = keeper_for(tmp_path / "secret.warc")
    keeper.keep(secret)
    keeper.keep(Absence("https://user:hunter2@example.org/b", Reason.DNS, "no such host", captured=WHEN))
    keeper.close()
    assert b"hunter2" not in (tmp_path / "secret.warc").read_bytes()


def test_a_foreign_warc_is_followed_through_its_redirects(tmp_path: Path) -> None:
    """Without our own metadata, hops are found by their Location headers."""
    path = foreign(
        tmp_path,
        ("http://a.example/old", "301 Moved", [("Location", "/new")], b"", "2024-01-01T00:00:00Z"),
        ("http://a.example/new", "200 OK", [("Content-Type", "text/html")], b"new", "2024-01-01T00:00:01Z"),
    )
    found = found_in(path, "http://a.example/old")
    assert isinstance(found, Capture)
    assert (found.body, [hop.status for hop in found.hops]) == (b"new", [301])


def test_foreign_bodies_are_unpacked(tmp_path: Path) -> None:
    """Chunked and gzipped bodies, stored as they were sent, are read as payloads."""
    packed = gzip.compress(b"payload" * 100)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed)
    headers = [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]
    path = foreign(tmp_path, ("http://a.example/", "200 OK", headers, chunked, "2024-01-01T00:00:00Z"))
    found = found_in(path, "http://a.example/")
    assert isinstance(found, Capture)
    assert found.body == b"payload" * 100


def test_the_capture_nearest_in_time_is_chosen(tmp_path: Path) -> None:
    """Of several captures the latest counts, or the one closest to the date that is asked for."""
    path = foreign(
        tmp_path,
        *(
            ("http://a.example/", "200 OK", [], f"{year}".encode(), f"{year}-06-01T00:00:00Z")
            for year in (2019, 2022, 2020)
        ),
    )
    bodies = [
        getattr(found_in(path, "http://a.example/", near), "body", b"")
        for near in (None, dt.datetime(2019, 9, 1, tzinfo=dt.UTC), dt.datetime(2020, 9, 1, tzinfo=dt.UTC))
    ]
    assert bodies == [b"2022", b"2019", b"2020"]


def test_a_recorded_robots_txt_is_obeyed(tmp_path: Path) -> None:
    """A replay refuses what the live run would have refused; without robots.txt all is allowed."""
    robots = ("http://a.example/robots.txt", "200 OK", [("Content-Type", "text/plain")])
    path = foreign(
        tmp_path,
        (*robots, b"User-agent: *\nDisallow: /private", "2024-01-01T00:00:00Z"),
        ("http://a.example/private", "200 OK", [], b"secret", "2024-01-01T00:00:00Z"),
        ("http://b.example/private", "200 OK", [], b"open", "2024-01-01T00:00:00Z"),
    )
    refused = found_in(path, "http://a.example/private")
    assert isinstance(refused, Absence)
    assert refused.reason is Reason.ROBOTS
    assert isinstance(found_in(path, "http://b.example/private"), Capture)


@pytest.mark.parametrize("cut", [1, 10, 100, 1000])
def test_a_truncated_warc_is_read_up_to_the_damage(cut: int, tmp_path: Path) -> None:
    """What stands before the cut is used, and the damage is said."""
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    found = ask(replay_archive([str(path)]), *(asked(one) for one in SOURCES.values()))
    assert bare(found[0]) == bare(next(iter(SOURCES.values())))


def test_a_cut_record_is_said(tmp_path: Path) -> None:
    """A file that ends inside of a response is reported as damaged."""
    keeper = keeper_for(tmp_path / "cut.warc")
    keeper.keep(capture("https://example.org/1", b"first"))
    keeper.keep(capture("https://example.org/2", b"x" * 5000))
    keeper.close()
    data = (tmp_path / "cut.warc").read_bytes()
    (tmp_path / "cut.warc").write_bytes(data[: data.index(b"xxxx") + 100])
    archive = WarcFile(tmp_path / "cut.warc")
    assert any("cut" in said for said in archive.damage)
    first, second = ask(archive, "https://example.org/1", "https://example.org/2")
    assert isinstance(first, Capture)
    assert isinstance(second, Absence)


@pytest.mark.parametrize(
    "content", [b"", b"not a warc at all" * 100, b"\x1f\x8b" + b"\x00" * 50, gzip.compress(b"text")]
)
@pytest.mark.parametrize("ending", [".warc", ".warc.gz", ".wacz"])
def test_what_is_no_recording_is_refused(ending: str, content: bytes, tmp_path: Path) -> None:
    """A broken file is one clear error with a hint."""
    (tmp_path / f"broken{ending}").write_bytes(content)
    with pytest.raises(UnreadableRecording) as caught:
        replay_archive([str(tmp_path / f"broken{ending}")])
    assert "broken" in caught.value.message


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    """Both are usage that cannot work, and said so."""
    for path in (tmp_path / "none.warc.gz", tmp_path):
        with pytest.raises(UnreadableRecording):
            replay_archive([str(path)])


def test_a_folder_of_recordings_is_one_archive(tmp_path: Path) -> None:
    """Several files answer together, whatever their kinds."""
    for ending, uri in ((".warc.gz", "https://example.org/1"), (".yaml", "https://example.org/2")):
        keeper = keeper_for(tmp_path / f"some{ending}")
        keeper.keep(capture(uri))
        keeper.close()
    found = ask(replay_archive([str(tmp_path)]), "https://example.org/1", "https://example.org/2")
    assert all(isinstance(one, Capture) for one in found)


def test_bodies_are_not_held_in_memory(tmp_path: Path) -> None:
    """An opened archive holds offsets: 40 MB of pages cost far less."""
    import tracemalloc

    keeper = keeper_for(tmp_path / "big.warc.gz")
    for n in range(40):
        keeper.keep(capture(f"https://example.org/{n}", str(n).encode() + b"x" * 1_000_000))
    keeper.close()
    tracemalloc.start()
    archive = WarcFile(tmp_path / "big.warc.gz")
    asyncio.run(archive.lookup("https://example.org/7"))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    asyncio.run(archive.close())
    assert size < 3_000_000


def test_the_store_forgets_what_is_too_old(tmp_path: Path) -> None:
    """A kept capture is used while it is younger than max_age; a passing failure for an hour at most."""
    page, failure = capture("https://example.org/a"), Absence("https://b.example/", Reason.TIMEOUT, "", captured=WHEN)
    store = Store(tmp_path)
    store.keep(page)
    store.keep(failure)
    asyncio.run(store.close())

    def later(**age: float) -> list[bool]:
        kept = Store(tmp_path, dt.timedelta(days=1), clock=lambda: WHEN + dt.timedelta(**age))
        found = ask(kept, asked(page), asked(failure))
        return [getattr(one, "reason", None) is not Reason.NOT_RECORDED for one in found]

    assert later(minutes=50) == [True, True]
    assert later(hours=2) == [True, False]
    assert later(hours=25) == [False, False]


def test_the_store_keeps_itself_out_of_version_control(tmp_path: Path) -> None:
    """The folder carries its own .gitignore, and is made only when there is something to keep."""
    store = Store(tmp_path / "kept")
    asyncio.run(store.close())
    assert not (tmp_path / "kept").exists()
    store.keep(capture("https://example.org/a"))
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"
    asyncio.run(store.close())


def test_what_a_crashed_run_kept_is_found(tmp_path: Path) -> None:
    """A run that never closed its archive leaves what it kept, even if the last record is cut."""
    store = Store(tmp_path)
    for n in range(3):
        store.keep(capture(f"https://example.org/{n}", b"page %d" % n))
    (warc,) = (tmp_path / "warc").iterdir()
    left = warc.read_bytes()[:-300]
    (tmp_path / "crashed" / "warc").mkdir(parents=True)
    (tmp_path / "crashed" / "warc" / warc.name).write_bytes(left)
    asyncio.run(store.close())
    found = ask(Store(tmp_path / "crashed"), *(f"https://example.org/{n}" for n in range(3)))
    assert [isinstance(one, Capture) for one in found] == [True, True, False]


def test_two_runs_at_once_keep_all(tmp_path: Path) -> None:
    """Runs that end in any order leave an index of everything."""
    one, two = Store(tmp_path), Store(tmp_path)
    one.keep(capture("https://example.org/1"))
    middle = Store(tmp_path)
    middle.keep(capture("https://example.org/3"))
    two.keep(capture("https://example.org/2"))
    one.keep(capture("https://example.org/4"))
    for store in (middle, one, two):
        asyncio.run(store.close())
    found = ask(Store(tmp_path), *(f"https://example.org/{n}" for n in (1, 2, 3, 4)))
    assert all(isinstance(one, Capture) for one in found)


def test_the_index_is_sorted(tmp_path: Path) -> None:
    """Look-ups halve the file, so its lines stand in order and each stands once."""
    for _ in range(3):
        store = Store(tmp_path)
        for n in (3, 1, 2):
            store.keep(capture(f"https://example.org/{n}"))
        asyncio.run(store.close())
    lines = (tmp_path / "sources.cdxj").read_bytes().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 9


def test_a_full_disk_costs_the_last_source_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When nothing more can be written, what was kept stays a whole file, and the error is typed."""
    store = Store(tmp_path)
    store.keep(capture("https://example.org/1", b"first" * 100))
    assert store._writer is not None
    real = store._writer._file

    class Full:
        """A disk that takes a few bytes more."""

        def write(self, data: memoryview) -> int:
            """Take ten bytes, and then none."""
            real.write(data[:10])
            raise OSError(28, "No space left on device")

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    monkeypatch.setattr(store._writer, "_file", Full())
    with pytest.raises(UnreadableRecording, match="No space left"):
        store.keep(capture("https://example.org/2", b"second" * 100))
    monkeypatch.undo()
    store.keep(capture("https://example.org/3", b"third" * 100))
    asyncio.run(store.close())
    (warc,) = (tmp_path / "warc").iterdir()
    archive = WarcFile(warc)
    assert archive.damage == ()
    found = ask(archive, *(f"https://example.org/{n}" for n in (1, 2, 3)))
    assert [isinstance(one, Capture) for one in found] == [True, False, True]


def test_a_run_uses_what_it_kept_itself_whatever_its_age(tmp_path: Path) -> None:
    """With a maximum age of nothing at all, a source that two documents cite is still fetched once."""
    page = capture("https://example.org/a")
    store = Store(tmp_path, dt.timedelta(0), clock=lambda: WHEN + dt.timedelta(minutes=5))
    store.keep(page)
    (found,) = ask(store, page.uri)
    assert bare(found) == bare(page)
    later = Store(tmp_path, dt.timedelta(0), clock=lambda: WHEN + dt.timedelta(minutes=5))
    assert isinstance(ask(later, page.uri)[0], Absence)


@pytest.mark.parametrize("ending", [".warc.gz", ".wacz", ".yaml"])
def test_of_a_folder_the_newest_run_answers(tmp_path: Path, ending: str) -> None:
    """Whatever the files are called: the newest answer, or the one closest to a moment; of files, the first named."""
    files = []
    for name, days in (("b", 0), ("a", 2), ("c", 1)):
        keeper = keeper_for(tmp_path / f"{name}{ending}")
        body = f"day {days}".encode()
        keeper.keep(evolve(capture("https://example.org/page", body), captured=WHEN + dt.timedelta(days=days)))
        keeper.close()
        files.append(str(tmp_path / f"{name}{ending}"))

    async def bodies(archive: Archive, *near: dt.datetime | None) -> list[bytes]:
        found = [await archive.lookup("https://example.org/page", moment) for moment in near]
        await archive.close()
        return [one.body for one in found if isinstance(one, Capture)]

    moments = (None, WHEN, WHEN + dt.timedelta(days=1, hours=1))
    assert asyncio.run(bodies(replay_archive([str(tmp_path)]), *moments)) == [b"day 2", b"day 0", b"day 1"]
    assert asyncio.run(bodies(replay_archive(files), None)) == [b"day 0"]
