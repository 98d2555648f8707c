"""A bibliography that is written and read again gives the same references."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.formats import parse
from provaudit.model import Name, PartialDate, Reference, Span
from provaudit.references import references_in
from provaudit.reports.bibliography import bibtex, csl_json

WRITERS = {"json": csl_json, "bib": bibtex}
FIELDS = (
    "authors", "editors", "et_al", "title", "container", "publisher", "date", "accessed", "url", "doi", "archive_url",
    "volume", "issue", "pages",
)  # fmt: skip

words = st.lists(
    st.text("abcdefgXYZüéßł0123456789&%$#_^~'\"`-–!?:\\", min_size=1, max_size=9), min_size=1, max_size=6
).map(" ".join)
family = st.sampled_from(["Smith", "García", "O’Neill", "van der Berg", "Łukasz", "Ito", "Kim"])
given_name = st.sampled_from(["Ann", "B. C.", "Hyung-Jin", "José", "Jean-Luc"])
people = st.lists(st.builds(lambda f, g: Name(family=f, given=g), family, given_name), max_size=3).map(tuple)
bodies = st.sampled_from([(), (Name(literal="World Health Organization"),), (Name(literal="Black & White"),)])
dates = st.one_of(
    st.none(),
    st.integers(1600, 2030).map(PartialDate),
    st.builds(PartialDate, st.integers(1600, 2030), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1600, 2030), st.integers(1, 12), st.integers(1, 28)),
)
numbers = st.one_of(st.none(), st.integers(1, 999).map(str))
addresses = st.sampled_from([None, "https://a.example/x_y?b=1&c=%20z#d", "https://b.example/~me/{id}"])
references = st.builds(
    lambda authors, body, **rest: Reference("", Span(0, 0), authors=authors + body, **rest),
    authors=people,
    body=bodies,
    editors=people,
    title=words,
    container=words,
    publisher=words,
    date=dates,
    accessed=dates,
    url=addresses,
    doi=st.sampled_from([None, "10.1000/a_b.c"]),
    volume=numbers,
    issue=numbers,
    pages=st.sampled_from([None, "12", "12-34"]),
    kind=st.sampled_from(["", "webpage", "article-journal", "article-newspaper", "book", "chapter"]),
)


def again(reference: Reference, suffix: str) -> Reference:
    """The reference as it comes back from a file."""
    document = parse(WRITERS[suffix]([reference]).encode(), f"x.{suffix}")
    (note,) = document.notes
    (found,) = references_in(note)
    return found


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@settings(max_examples=150, deadline=None)
@given(reference=references)
def test_round_trip(suffix: str, reference: Reference) -> None:
    """Every field comes back as it was."""
    found = again(reference, suffix)
    assert {name: getattr(found, name) for name in FIELDS} == {name: getattr(reference, name) for name in FIELDS}
    assert not reference.kind or found.kind == reference.kind


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_what_is_left_out_stays_left_out(suffix: str) -> None:
    """A list of authors cut short, an archived copy and identifiers come back too."""
    reference = Reference(
        "", Span(0, 0), title="A -- B", authors=(Name(family="Smith", given="Ann"),), et_al=True, container="Gazette",
        url="https://a.example/x", archive_url="https://web.archive.org/web/20200101000000/https://a.example/x",
        archived=PartialDate(2020, 1, 1), identifiers={"isbn": "978-3-16-148410-0", "arxiv": "2001.01234"},
    )  # fmt: skip
    found = again(reference, suffix)
    assert (found.title, found.et_al, found.archived) == ("A -- B", True, PartialDate(2020, 1, 1))
    assert found.identifiers == reference.identifiers
    assert found.authors == reference.authors


def test_keys_are_unique() -> None:
    """Two works of one author and year get two keys, in both formats."""
    one = Reference("", Span(0, 0), title="One", authors=(Name(family="García", given="J."),), date=PartialDate(2020))
    both = [one, evolve(one, title="Two")]
    assert [item["id"] for item in json.loads(csl_json(both))] == ["garcia2020", "garcia2020-2"]
    assert "@misc{garcia2020,\n" in bibtex(both)
    assert "@misc{garcia2020-2,\n" in bibtex(both)


def test_nothing_gives_an_empty_list() -> None:
    """No references, no entries."""
    assert json.loads(csl_json([])) == []
    assert bibtex([]) == ""
