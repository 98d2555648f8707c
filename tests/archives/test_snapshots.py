"""What availability and the index say is read without trust: no answer raises, and doubt is never "not archived"."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as some

from provaudit.archives.snapshots import Snapshot, available, closest, listed, question, stamp
from provaudit.model import Absence, Capture, Reason

PAGE = "https://news.example/a"
NOW = dt.datetime(2026, 5, 5, tzinfo=dt.UTC)
MOMENTS = some.datetimes(dt.datetime(1996, 1, 1), dt.datetime(2100, 1, 1), timezones=some.just(dt.UTC))
VALUES: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def answer(body: bytes) -> Capture:
    """A service's answer."""
    return Capture("https://archive.example/", 200, (), body, NOW, "sha256:0")


@given(some.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_no_answer_raises(body: bytes) -> None:
    """Whatever the bytes, there is a snapshot or a reason."""
    assert isinstance(available(answer(body), PAGE), Snapshot | Absence)
    assert isinstance(listed(answer(body), PAGE, 25), tuple | Absence)


@given(VALUES)
def test_a_hostile_closest_never_raises(value: Any) -> None:
    """A `closest` of any shape gives a snapshot of this page or a reason."""
    shapes = (value, {"available": True, "url": f"http://x/web/2020/{PAGE}", "status": value, "timestamp": value})
    for shape in shapes:
        found = available(answer(json.dumps({"archived_snapshots": {"closest": shape}}).encode()), PAGE)
        assert isinstance(found, Absence) or found.original == PAGE


@given(MOMENTS.map(lambda when: when.replace(microsecond=0)))
def test_a_time_stamp_tells_its_moment(when: dt.datetime) -> None:
    """A moment written as 14 digits is read as the same moment."""
    assert Snapshot(stamp(when), PAGE, "200").when == when


@given(some.text(alphabet="0123456789", min_size=4, max_size=14))
def test_any_digits_are_a_moment_or_none(digits: str) -> None:
    """Digits that are no moment are None and never an error."""
    when = Snapshot(digits, PAGE, "200").when
    assert when is None or stamp(when).startswith(digits[:4])


@given(some.lists(MOMENTS, min_size=1, max_size=20), MOMENTS)
def test_the_closest_row_is_taken(moments: list[dt.datetime], near: dt.datetime) -> None:
    """Of all rows that an index lists, none is closer than the one that is taken; the latest without a moment."""
    rows = [["timestamp", "original", "statuscode"], *([stamp(when), PAGE, "200"] for when in moments)]
    said = [listed(answer(json.dumps(rows).encode()), PAGE, 25)]
    whole = [when.replace(microsecond=0) for when in moments]
    found, latest = closest(said, near), closest(said, None)
    assert isinstance(found, Snapshot)
    assert isinstance(latest, Snapshot)
    assert found.when is not None
    assert abs(found.when - near) == min(abs(when - near) for when in whole)
    assert latest.when == max(whole)


def test_only_a_clean_answer_is_a_no() -> None:
    """An empty index, or one with rows of other pages only, is a no; broken rows and a full page of others are not."""
    other = ["20200405120000", "https://news.example/A", "200"]
    head = ["timestamp", "original", "statuscode"]
    cases = [
        ([], Reason.NOT_ARCHIVED), ([head], Reason.NOT_ARCHIVED), ([head, other], Reason.NOT_ARCHIVED),
        ([head, *[other] * 25], Reason.PROTOCOL), ([head, ["x"]], Reason.PROTOCOL),
        ({"error": "busy"}, Reason.PROTOCOL),
    ]  # fmt: skip
    for rows, reason in cases:
        found = listed(answer(json.dumps(rows).encode()), PAGE, 25)
        assert isinstance(found, Absence)
        assert found.reason is reason


def test_a_cut_answer_says_nothing() -> None:
    """An answer that was cut short is no no."""
    found = listed(evolve(answer(b"[]"), truncated="length"), PAGE, 25)
    assert isinstance(found, Absence)
    assert found.reason is Reason.PROTOCOL


def test_failure_comes_before_no() -> None:
    """Where one half of the index said no and the other failed, it is a failure."""
    no, failed = Absence(PAGE, Reason.NOT_ARCHIVED), Absence(PAGE, Reason.TIMEOUT)
    assert closest([no, failed], NOW) is failed
    assert closest([no, no], NOW) is no


def test_the_address_asked_for_is_quoted_whole() -> None:
    """What the cited address holds does not become a parameter of the question."""
    asked = question("https://archive.example/available", "https://news.example/a?b=c&d=e#f", timestamp="2020")
    assert (
        asked
        == "https://archive.example/available?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc%26d%3De%23f&timestamp=2020"
    )
