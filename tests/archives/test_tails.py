"""Whether a gzip file was cut while it was written."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from provaudit.archives.tails import ends_cleanly

MEMBER = gzip.compress(b"WARC/1.1 and so on" * 50)


@pytest.mark.parametrize("cut", [1, 5, 12, 30, len(MEMBER) - 1])
def test_a_cut_member_is_told_wherever_it_was_cut(cut: int, tmp_path: Path) -> None:
    """A member that lacks its end is no clean end, be it cut in its head or in its check sum."""
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(MEMBER * 2 + MEMBER[:cut])
    with open(path, "rb") as stream:
        assert not ends_cleanly(stream, 0)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_whole_members_end_cleanly(count: int, tmp_path: Path) -> None:
    """Any number of whole members is a clean end."""
    path = tmp_path / "whole.warc.gz"
    path.write_bytes(MEMBER * count)
    with open(path, "rb") as stream:
        assert ends_cleanly(stream, 0)


def test_an_uncompressed_file_has_no_members(tmp_path: Path) -> None:
    """Of a plain WARC nothing is said here."""
    path = tmp_path / "plain.warc"
    path.write_bytes(b"WARC/1.1\r\n")
    with open(path, "rb") as stream:
        assert ends_cleanly(stream, 0)
