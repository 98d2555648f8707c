"""Pages that are broken, huge or hostile: nothing raises, nothing hangs."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provaudit.model import Condition, Page
from provaudit.pages import read_page
from provaudit.pages.decoding import decode
from provaudit.pages.walk import DATE, MAX_NAME, MAX_NAMES, kinds_of

MOST_SECONDS = 5.0
"""Of processor time, on a slow and busy machine; good ones need a tenth."""


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 100_000 + b"x",
        b"<DIV><P>" * 50_000,
        b"<ul><li>" * 100_000,
        b"<b><i>" * 50_000,
        b"<center>" * 100_000,
        b"".join(b"<x%d>" % n for n in range(100_000)),
        b"<div></div>" * 4_500_000,
        b"<p class='a date'>1</p>" * 2_000_000,
        b"<img alt='" + b"x" * 3_000_000 + b"'>",
        b"<div " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
        b"<h1>x</h1><p>" + b"1.1." * 200_000,
        b"<h1>x</h1><p>" + b" " * 1_000_000 + b"2020",
        b"<title>" + b"a - " * 200_000 + b"</title>",
        b'<script type="application/ld+json">' + b'[{"a":' * 20_000 + b"</script>",
        b'<script type="application/ld+json">{' + b"," + b" " * 300_000 + b"}</script>",
        b'<meta property="article:published_time" content="2020-01-01">' * 30_000,
        b"<!-- published " * 100_000,
        b'"publishDate":"20' * 100_000,
        b"<div class='date author'>1 May 2020 by Jane Roe</div>" * 150_000,
    ],
    ids=lambda body: body[:20].decode("ascii"),
)
def test_no_page_hangs(body: bytes) -> None:
    """What takes a parser or a pattern quadratic time is bounded."""
    start = time.process_time()
    assert isinstance(read_page(body, "https://example.org/a"), Page)
    assert time.process_time() - start < MOST_SECONDS


def test_classes_beyond_the_limit_promise_nothing() -> None:
    """The names of the first classes are looked at, in whatever letters; a page of nothing but classes costs little."""
    names = [f"{number:0>1990}-DATE" for number in range(1_000)]
    promised = kinds_of(names)
    assert set(promised.values()) == {DATE}
    assert list(promised) == names[: len(promised)]
    assert MAX_NAMES // MAX_NAME - 1 <= len(promised) <= MAX_NAMES // 1_990


def test_a_page_beyond_the_limit_is_read_in_part() -> None:
    """Fifty megabytes are cut, and the page says that a part is missing."""
    page = read_page(b"<h1>The river</h1><p>" + b"word " * 10_000_000)
    assert page.title == "The river"
    assert page.coverage == "part"


def test_a_page_of_too_many_tags_is_read_in_part() -> None:
    """Tags beyond the limit are not looked at, and the page says that a part is missing."""
    page = read_page(b"<h1>The river</h1>" + b"<p>word" * 300_000)
    assert page.title == "The river"
    assert page.coverage == "part"


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "utf-7", "rot13", "hex", "x" * 40])
def test_no_declared_charset_raises(charset: str) -> None:
    """What browsers do not know as an encoding is not used as one, whatever codecs Python has."""
    assert "river" in read_page(f"<meta charset={charset}><p>The river ".encode() + b"\xfc\xff").text


@given(st.binary(max_size=2_000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_page(body: bytes) -> None:
    """No bytes raise."""
    assert isinstance(read_page(body, "https://example.org/"), Page)


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "<div class=date>", "</div>", "<time datetime='", "2020-02-30", "'>", "<h1>", "</h1>",
            "<meta property=og:title content=", "<title>", "</",
            "<script type='application/ld+json'>", '{"@type":"NewsArticle","author":', "[[", "]", "}",
            "</script>", "By ", "von", "\0", "&#0;", "&amp;#x27;",
            "http://[", "<a rel=author>", "5 May 2020", "令和元年", "\ud83d".encode("utf-16",
            "surrogatepass").decode("utf-16", "replace"), "<!--", "-->", "<svg><title>", "<template>",
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(
    FRAGMENTS,
    st.sampled_from(["", "https://[", "http://x.org/2020/13/45/", "//", "javascript:1", "https://x.org:99999/a"]),
)
@settings(max_examples=150, deadline=None)
def test_any_markup_and_address_give_a_page(fragments: list[str], url: str) -> None:
    """No heap of torn markup raises, whatever the address."""
    assert isinstance(read_page("".join(fragments), url, requested=url), Page)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<h1>Zürich</h1>".encode("cp1252"), ""),
        ("<h1>Zürich</h1>".encode(), "text/html; charset=iso-8859-1"),
        ("<h1>Zürich</h1>".encode("utf-16"), ""),
        ("<meta charset=iso-8859-15><h1>Zürich</h1>".encode("iso-8859-15"), ""),
        ("<h1>Zü\0rich</h1>".encode(), ""),
    ],
)
def test_the_charset_is_found(body: bytes, content_type: str) -> None:
    """Marks, validity, headers and markup name the charset, in that order."""
    assert "Zürich" in decode(body, content_type).markup.decode()


def test_asian_charsets_are_read_as_browsers_read_them() -> None:
    """`gb2312` and `shift_jis` stand for their supersets."""
    assert "河水上涨" in decode("<meta charset=gb2312><h1>河水上涨</h1>".encode("gb18030")).markup.decode()
    assert "①川" in decode("<meta charset=shift_jis><h1>①川</h1>".encode("cp932")).markup.decode()


def test_binary_without_markup_is_no_article() -> None:
    """An empty page is unreadable and says so."""
    assert read_page(b"\0" * 1_000).condition is Condition.UNREADABLE
