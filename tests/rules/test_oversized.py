"""A source that is too large to be read whole is confirmed by its address, and by nothing less."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve

from provaudit.model import Capture, Case, Document, Dossier, Reference, Span
from provaudit.pages import page_of
from provaudit.rules.links import link_reachable
from provaudit.rules.oversized import borne_out_by_address

TITLE = "A register of the mills along the upper river"
URI = "https://records.example/2021/register-of-the-mills-upper-4711.txt"
CUT = Capture(
    URI, 200, (("Content-Type", "text/html"),), b"<p>" + b"x" * 50_000, dt.datetime(2026, 5, 5, tzinfo=dt.UTC),
    "sha256:" + "0" * 64, truncated="length",
)  # fmt: skip


def borne_out(capture: Capture, title: str | None = TITLE) -> list[str]:
    """The words of the address that bear out a title."""
    case = Case(Reference("r", Span(0, 1), title=title, url=URI), capture, page_of(capture))
    return [words for _, _, words in borne_out_by_address(Dossier(Document("d", "", ""), (case,)))]


def test_an_endless_source_is_confirmed_by_the_words_of_its_address() -> None:
    """Four words of the title in a row tell."""
    assert borne_out(CUT) == ["register of the mills"]


def test_a_bomb_is_confirmed_so_too() -> None:
    """What inflates to nothing readable is a source that goes on beyond the limit."""
    assert borne_out(evolve(CUT, body=b"\0" * 50_000)) == ["register of the mills"]


@pytest.mark.parametrize(
    "capture",
    [
        evolve(CUT, truncated=""),
        evolve(CUT, truncated="time"),
        evolve(CUT, status=503),
        evolve(CUT, uri="https://records.example/4711"),
        evolve(CUT, uri="https://records.example/register-of-mills"),
        evolve(CUT, body=b"<title>Page one</title>" + CUT.body),
    ],
)
def test_less_is_not_enough(capture: Capture) -> None:
    """A source that was read whole, or slowly, or fails, or is called otherwise, speaks for itself alone."""
    assert borne_out(capture) == []


def test_a_reference_without_a_title_claims_none() -> None:
    """No title, no confirmation of it."""
    assert borne_out(CUT, None) == []


@pytest.mark.parametrize(("why", "words"), [("length", "limit of size"), ("time", "in time"), ("disconnect", "broke")])
def test_a_cut_body_is_said(why: str, words: str) -> None:
    """That only a part was read, and why, stands in the finding that the link was read."""
    capture = evolve(CUT, body=b"<title>Mills</title><p>Some words to read.</p>", truncated=why)
    case = Case(Reference("r", Span(0, 1), url=URI), capture, page_of(capture))
    (remark,) = link_reachable(Dossier(Document("d", "", ""), (case,)))
    assert words in remark.message
