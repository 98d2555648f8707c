"""The Wayback Machine is asked by its rules, believed only where it is clear, and replayed like any other source."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from provaudit.archives import ARCHIVES
from provaudit.archives.cassette import Cassette
from provaudit.archives.live import Live
from provaudit.archives.recordings import replay_archive
from provaudit.archives.store import Store
from provaudit.archives.wayback import Wayback
from provaudit.archives.writers import keeper_for
from provaudit.contracts import Archive
from provaudit.model import Absence, Capture, Reason
from provaudit.settings import Settings
from tests.archives.wayback_server import Kept, Machine, running

PAGE = "https://news.example/a"
NEAR = dt.datetime(2020, 4, 1, 12, tzinfo=dt.UTC)
SETTINGS = Settings(allow_private=True, per_host_pause_seconds=0, timeout_seconds=5)
EARLY, CLOSE, LATE = "20190101000000", "20200405120000", "20210101000000"
AT_ONCE = {"Retry-After": "0"}


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A stand-in that holds three captures of one page."""
    with running(Machine([Kept(time, PAGE) for time in (EARLY, CLOSE, LATE)])) as found:
        yield found


def wayback(machine: Machine, through: Archive | None = None, settings: Settings = SETTINGS) -> Wayback:
    """A Wayback member that asks the stand-in."""
    pauses = {"availability": 0.001, "index": 0.001, "replay": 0.001}
    available = f"{machine.address}/wayback/available"
    return Wayback(settings, base=machine.address, availability=available, through=through, pause_seconds=pauses)


def look_up(archive: Wayback, uri: str = PAGE, near: dt.datetime | None = NEAR) -> Capture | Absence:
    """One look-up, from opening to closing."""

    async def one() -> Capture | Absence:
        try:
            return await archive.lookup(uri, near)
        finally:
            await archive.close()

    return asyncio.run(one())


def services(machine: Machine) -> list[str]:
    """Which services were asked, robots.txt aside."""
    names = {"/way": "availability", "/cdx": "index", "/web": "replay"}
    return [names[path[:4]] for path in machine.asked if path[:4] in names]


def test_the_closest_memento_is_found(machine: Machine) -> None:
    """The memento nearest to the moment comes with its own address, its time and its raw bytes."""
    found = look_up(wayback(machine))
    assert isinstance(found, Capture)
    assert (found.uri, found.status, found.via) == (f"{machine.address}/web/{CLOSE}/{PAGE}", 200, "wayback")
    assert found.captured == dt.datetime(2020, 4, 5, 12, tzinfo=dt.UTC)
    assert b"Rivers rise" in found.body
    assert services(machine) == ["availability", "replay"]


def test_without_a_moment_the_latest_is_found(machine: Machine) -> None:
    """Without a moment the latest memento is taken, by availability and by the index alike."""
    for machine.silent in (False, True):
        found = look_up(wayback(machine), near=None)
        assert isinstance(found, Capture)
        assert LATE in found.uri


def test_an_empty_availability_is_not_believed(machine: Machine) -> None:
    """Where availability names nothing, the index is asked, and what it lists is found."""
    machine.silent = True
    found = look_up(wayback(machine))
    assert isinstance(found, Capture)
    assert CLOSE in found.uri
    assert services(machine) == ["availability", "index", "index", "replay"]


def test_not_archived_is_said_only_by_the_index(machine: Machine) -> None:
    """A clean no of availability and index is NOT_ARCHIVED."""
    found = look_up(wayback(machine), "https://news.example/never-kept")
    assert isinstance(found, Absence)
    assert (found.uri, found.reason) == ("https://news.example/never-kept", Reason.NOT_ARCHIVED)


@pytest.mark.parametrize(
    "fault",
    [(503, AT_ONCE, ""), (403, {}, "Blocked Site Error"), (200, {}, ""), (200, {}, "{}"), (200, {}, "[" * 100_000)],
)
def test_an_unclear_index_is_no_answer(machine: Machine, fault: tuple[int, dict[str, str], str]) -> None:
    """An index that fails, refuses or babbles never becomes "not archived"."""
    machine.silent = True
    machine.faults["/cdx"] = fault
    found = look_up(wayback(machine))
    assert isinstance(found, Absence)
    assert found.reason in (Reason.REFUSED, Reason.PROTOCOL)


@pytest.mark.parametrize("body", ["", "null", '{"archived_snapshots": {"closest": {"available": true, "url": 5}}}'])
def test_an_unclear_availability_is_passed_over(machine: Machine, body: str) -> None:
    """Where availability babbles, the index still finds the memento."""
    machine.faults["/wayback"] = (200, {}, body)
    found = look_up(wayback(machine))
    assert isinstance(found, Capture)
    assert CLOSE in found.uri


def test_availability_of_another_page_is_passed_over(machine: Machine) -> None:
    """A capture of another address, which availability names, is not taken for the page's own."""
    other = '{"archived_snapshots": {"closest": {"available": true, "url": "http://x/web/20200405120000/http://b.example/"}}}'
    machine.faults["/wayback"] = (200, {}, other)
    machine.kept = []
    found = look_up(wayback(machine))
    assert isinstance(found, Absence)
    assert found.reason is Reason.NOT_ARCHIVED


def test_letter_case_that_the_index_folds_is_another_page(machine: Machine) -> None:
    """Captures of an address that differs in its path's letter case do not count."""
    machine.kept = [Kept(CLOSE, "https://news.example/A")]
    found = look_up(wayback(machine))
    assert isinstance(found, Absence)
    assert found.reason is Reason.NOT_ARCHIVED


def test_a_replay_of_another_moment_tells_its_own_time(machine: Machine) -> None:
    """Where the replay leads to another capture, the memento carries that one's address and time."""
    closest = {"available": True, "url": f"http://x/web/20200401000000/{PAGE}", "status": "200"}
    machine.faults["/wayback"] = (200, {}, json.dumps({"archived_snapshots": {"closest": closest}}))
    found = look_up(wayback(machine))
    assert isinstance(found, Capture)
    assert CLOSE in found.uri
    assert found.captured.date() == dt.date(2020, 4, 5)
    assert len(found.hops) == 1


def test_an_archived_error_gives_way_to_a_better_capture(machine: Machine) -> None:
    """A closest capture that is an archived 404 is passed over for one of status 200."""
    machine.kept = [Kept(EARLY, PAGE), Kept(CLOSE, PAGE, 404, "gone")]
    found = look_up(wayback(machine))
    assert isinstance(found, Capture)
    assert (found.status, EARLY in found.uri) == (200, True)


def test_an_archived_error_is_told_if_there_is_nothing_better(machine: Machine) -> None:
    """An archived 404 or 429 is a memento with that status, and no fault of the archive."""
    for status in (404, 429):
        machine.kept = [Kept(CLOSE, PAGE, status, "gone")]
        machine.faults = {}
        found = look_up(wayback(machine))
        assert isinstance(found, Capture)
        assert (found.status, found.via) == (status, "wayback")


@pytest.mark.parametrize("status", [404, 429, 503])
def test_the_archives_own_error_is_no_memento(machine: Machine, status: int) -> None:
    """A replay that fails without Memento-Datetime is the archive's failure, not the page's."""
    machine.faults["/web"] = (status, AT_ONCE, "sorry")
    found = look_up(wayback(machine))
    assert isinstance(found, Absence)
    assert found.reason in (Reason.REFUSED, Reason.BUDGET)
    assert found.reason is not Reason.NOT_ARCHIVED


def test_a_page_of_the_archive_itself_is_no_memento(machine: Machine) -> None:
    """A 200 without Memento-Datetime (a notice of maintenance, say) is not taken for the page."""
    machine.faults["/web"] = (200, {}, "<h1>The archive is down for maintenance</h1>")
    found = look_up(wayback(machine))
    assert isinstance(found, Absence)
    assert found.reason is Reason.REFUSED


def test_a_replay_that_leaves_the_archive_is_no_memento(machine: Machine) -> None:
    """A redirect out of the archive is not followed into a memento."""
    machine.faults["/web"] = (302, {"Location": machine.address.replace("127.0.0.1", "localhost") + "/else"}, "")
    found = look_up(wayback(machine))
    assert isinstance(found, Absence)


def test_a_rate_limit_ends_the_asking(machine: Machine) -> None:
    """After a 429 that a second try does not cure, the archive is left alone for the rest of the run."""
    machine.faults["/wayback"] = (429, AT_ONCE, "")
    archive = wayback(machine)
    first = look_up(archive)
    asked = len(machine.asked)
    second = look_up(archive, "https://news.example/b")
    assert isinstance(first, Absence)
    assert isinstance(second, Absence)
    assert second.reason is Reason.BUDGET
    assert len(machine.asked) == asked


def test_requests_to_one_service_keep_their_distance(machine: Machine) -> None:
    """Two questions to the index lie apart by its pause."""
    machine.silent = True
    archive = Wayback(
        SETTINGS,
        base=machine.address,
        availability=f"{machine.address}/wayback/available",
        pause_seconds={"index": 0.2},
    )

    async def timed() -> float:
        begin = asyncio.get_running_loop().time()
        await archive.lookup("https://news.example/never-kept", NEAR)
        await archive.close()
        return asyncio.get_running_loop().time() - begin

    assert asyncio.run(timed()) >= 0.2


def test_a_malformed_address_is_not_asked(machine: Machine) -> None:
    """What is no address is not sent to the archive."""
    found = look_up(wayback(machine), "http://")
    assert isinstance(found, Absence)
    assert found.reason is Reason.MALFORMED_URL
    assert machine.asked == []


@pytest.mark.parametrize("name", ["kept.yaml", "kept.json", "kept.warc.gz", "kept.wacz"])
def test_a_recorded_look_up_is_replayed(machine: Machine, tmp_path: Path, name: str) -> None:
    """What our own code recorded of a look-up gives the same memento without the archive."""
    machine.silent = True
    path = tmp_path / name
    recorder = Recorder(Live(SETTINGS), path)
    live = look_up(wayback(machine, recorder))
    recorder.finish()
    asked = len(machine.asked)
    settings = Settings(replay=(str(path),))
    recordings = replay_archive([str(path)])
    again = look_up(wayback(machine, recordings, settings))
    asyncio.run(recordings.close())
    assert isinstance(live, Capture)
    assert isinstance(again, Capture)
    assert (again.uri, again.captured, again.digest, again.via) == (live.uri, live.captured, live.digest, live.via)
    assert len(machine.asked) == asked


def test_what_is_not_recorded_is_not_asked(machine: Machine, tmp_path: Path) -> None:
    """Recordings without the archive's answers give NOT_RECORDED, and never "not archived"."""
    path = tmp_path / "empty.yaml"
    keeper_for(path).close()
    found = look_up(wayback(machine, Cassette(path), Settings(replay=(str(path),))))
    assert isinstance(found, Absence)
    assert found.reason is Reason.NOT_RECORDED
    stored = look_up(wayback(machine, Store(tmp_path / "archive"), Settings(offline=True)))
    assert isinstance(stored, Absence)
    assert stored.reason is Reason.NOT_RECORDED
    assert machine.asked == []


class Recorder:
    """An archive that keeps what it is asked in a file."""

    name = "recorder"

    def __init__(self, behind: Live, path: Path) -> None:
        self._behind = behind
        self._keeper = keeper_for(path)

    async def lookup(self, uri: str, near: dt.datetime | None = None) -> Capture | Absence:
        """Ask and keep."""
        found = await self._behind.lookup(uri, near)
        self._keeper.keep(found)
        return found

    async def close(self) -> None:
        """Nothing is closed before the end of the test."""

    def finish(self) -> None:
        """Write the file."""
        self._keeper.close()


def test_the_room_offers_it_by_name() -> None:
    """The table of archives makes one out of the settings, which asks archive.org."""
    assert ARCHIVES["wayback"](Settings()).name == "wayback"
