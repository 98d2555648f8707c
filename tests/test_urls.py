"""Addresses: one source or two, what they say, and what a writer's slip did to them."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provaudit import urls


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("http://example.org/a", "https://www.example.org/a/"),
        ("https://example.org:443/a", "https://EXAMPLE.org/a#part"),
        ("https://example.org/a?utm_source=x&id=3", "https://example.org/a?id=3&fbclid=abc"),
        ("https://example.org/%7Ea/%c3%a4", "https://example.org/~a/ä"),
        ("https://bücher.example/", "https://xn--bcher-kva.example"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/?b=1&a=2", "https://example.org?a=2&b=1"),
        ("https://user:pw@example.org./a", "https://example.org/a"),
    ],
)
def test_two_spellings_of_one_source(a: str, b: str) -> None:
    """Scheme, `www.`, slash, port, fragment, tracking, encoding, case and order make no difference."""
    assert urls.same_source(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a", "https://example.com/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://en.example.org/a", "https://de.example.org/a"),
    ],
)
def test_two_sources(a: str, b: str) -> None:
    """What may lead elsewhere is not folded."""
    assert not urls.same_source(a, b)


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """Every function takes any text."""
    for function in (urls.normalise, urls.source_key, urls.host, urls.is_home, urls.date_in, urls.repaired):
        function(text)  # type: ignore[operator]
    urls.without_credentials(text)
    urls.registrable_domain(text)


@given(
    st.from_regex(r"https?://[a-z0-9.:_-]{1,12}/[\w./:@!$&'()*+,;=~%-]{0,12}(?:\?[\w/?[\]|%-]{0,9})?", fullmatch=True)
)
def test_what_looks_as_it_should_is_left_as_it_is(url: str) -> None:
    """An address that is taken for askable at a glance is what the long way makes of it."""
    if urls._ASKABLE.fullmatch(url):
        with patch.object(urls, "_ASKABLE", re.compile("(?!)")):
            assert urls.askable.__wrapped__(url) == url


paths = st.text(
    st.characters(codec="utf-8", exclude_characters="?#\\", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"))
)


@given(paths, paths)
def test_what_is_asked_for_is_ascii_and_stable(path: str, query: str) -> None:
    """The wire form is ASCII, has no fragment, and is its own wire form."""
    asked = urls.askable(f"https://example.org/{path}?{query}")
    assert asked.isascii()
    assert "#" not in asked
    assert urls.askable(asked) == asked
    assert urls.normalise(urls.normalise(asked)) == urls.normalise(asked)


@pytest.mark.parametrize(
    "bad", ["", "example.org", "http://", "http:///a", "http://a b/", "http://a:x/", "http://[::1"]
)
def test_what_is_no_address_is_said_to_be_none(bad: str) -> None:
    """No scheme, no host, a bad port: BadURL."""
    with pytest.raises(urls.BadURL):
        urls.askable(bad)


def test_credentials_are_dropped() -> None:
    """Neither the wire form nor the form for recordings carries a password."""
    assert urls.askable("https://me:secret@example.org/a") == "https://example.org/a"
    assert "secret" not in urls.without_credentials("bad scheme://me:secret@exa mple/a")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.org/a.", "https://example.org/a"),
        ("https://example.org/a).", "https://example.org/a"),
        ("https://example.org/A_(b)", "https://example.org/A_(b)"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("http:/example.org/a", "http://example.org/a"),
        ("https//example.org/a", "https://example.org/a"),
        ("htp://example.org/a", "http://example.org/a"),
        ("hxxps://example.org/a", "https://example.org/a"),
        ("http://https://example.org/a", "https://example.org/a"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        ("https://example.org/a\u200b", "https://example.org/a"),
        ("https://example.org/\nlong/path", "https://example.org/long/path"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ('https://example.org/"a"b', "https://example.org/%22a%22b"),
        ("https://example.org/é?q=ü#ß", "https://example.org/é?q=ü#ß"),
        ("10.1000/xyz", "10.1000/xyz"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_slips_are_undone_and_nothing_else(written: str, meant: str) -> None:
    """Stray characters and broken schemes are repaired; what is right stays as it is."""
    assert urls.repaired(written) == meant


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.bbc.co.uk/a", "bbc.co.uk"),
        ("https://www.example.com/", "example.com"),
        ("www.example.com", "example.com"),
        ("https://a.b.github.io/", "b.github.io"),
        ("http://192.0.2.1/", "192.0.2.1"),
        ("http://localhost/", "localhost"),
    ],
)
def test_registered_domains_follow_the_public_suffix_list(url: str, domain: str) -> None:
    """The part that somebody registered, by the list that is installed with the package."""
    assert urls.registrable_domain(url) == domain


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://a.example", True),
        ("https://a.example/", True),
        ("https://a.example/index.html", True),
        ("https://a.example/index", True),
        ("https://a.example/a", False),
        ("https://a.example/?p=3", False),
        ("https://a.example/homestead", False),
    ],
)
def test_home_pages_are_known(url: str, home: bool) -> None:
    """The front page of a host, with or without its file name."""
    assert urls.is_home(url) is home


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/2025/03/14/title", "2025-03-14"),
        ("https://a.example/articles/20250307/p2g/00m", "2025-03-07"),
        ("https://a.example/why-it-is-so-2021-08-13/", "2021-08-13"),
        ("https://a.example/2024/09/title/", "2024-09"),
        ("https://a.example/2024/title/", "None"),
        ("https://a.example/article/80685f5727628c64065da81525f8f0cf", "None"),
        ("https://a.example/id/20251399", "None"),
        ("https://a.example/2025/02/30/x", "None"),
        ("https://a.example/v-1.2020.12/", "None"),
        ("https://a.example/a20250307b20240101", "None"),
    ],
)
def test_dates_in_addresses_are_read_with_care(url: str, date: str) -> None:
    """A date in its usual shapes, and nothing that only looks like one."""
    assert str(urls.date_in(url)) == date
