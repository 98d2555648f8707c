"""Bodies are decoded within bounds, whatever they hold and however they are cut into pieces."""

from __future__ import annotations

import contextlib
import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit.web.decoding import Body, Overflow, Undecodable

ENCODERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "": lambda data: data,
    "gzip, br": lambda data: brotli.compress(gzip.compress(data)),
    "identity": lambda data: data,
    "made-up": lambda data: data,
}


def fed(encoding: str, data: bytes, limit: int, step: int) -> bytes:
    """What comes out when the data comes in steps."""
    body = Body(encoding, limit)
    for at in range(0, len(data), step):
        body.feed(data[at : at + step])
    return body.value()


@pytest.mark.parametrize("encoding", ENCODERS)
@given(data=st.binary(max_size=5000), step=st.integers(1, 400))
def test_what_was_encoded_is_decoded(encoding: str, data: bytes, step: int) -> None:
    """Whatever the pieces, the payload comes out."""
    assert fed(encoding, ENCODERS[encoding](data), 10_000, step) == data


@pytest.mark.parametrize("encoding", [name for name in ENCODERS if name])
@given(data=st.binary(max_size=500), step=st.integers(1, 100))
def test_any_bytes_are_decoded_or_refused(encoding: str, data: bytes, step: int) -> None:
    """Broken input raises one of the two typed errors, or none."""
    with contextlib.suppress(Overflow, Undecodable):
        assert len(fed(encoding, data, 1000, step)) <= 1000


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_stops_at_the_limit(encoding: str) -> None:
    """64 MB in a few kilobytes cost no more than the limit, and what was decoded is there."""
    body = Body(encoding, 100_000)
    with pytest.raises(Overflow):
        body.feed(ENCODERS[encoding](bytes(64_000_000)))
    assert len(body.value()) == 100_000


def test_a_bomb_in_a_bomb_stops_too() -> None:
    """Two layers are bounded like one."""
    body = Body("gzip, gzip", 100_000)
    with pytest.raises(Overflow):
        body.feed(gzip.compress(gzip.compress(bytes(64_000_000))))
    assert len(body.value()) <= 100_000


def test_an_absurd_ratio_is_a_bomb_below_the_limit() -> None:
    """Beyond a megabyte, a body that grows a thousandfold is cut."""
    body = Body("gzip", 50_000_000)
    with pytest.raises(Overflow):
        body.feed(gzip.compress(bytes(20_000_000)))
    assert body.size < 12_000_000


def test_many_members_are_one_body() -> None:
    """gzip members that follow one another are decoded as one (RFC 1952, 2.2)."""
    assert fed("gzip", gzip.compress(b"a") + gzip.compress(b"b"), 100, 100) == b"ab"
