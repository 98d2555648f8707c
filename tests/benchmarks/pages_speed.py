"""How long pages take to read, in milliseconds of CPU time: an article at three sizes, then pages that mean harm.

    python -m tests.benchmarks.pages_speed

Ten times the article may take about ten times as long, and nothing hostile more than a second. Not run by the tests.
"""

from __future__ import annotations

import time

from provaudit.pages import read_page

HEAD = (
    "<!doctype html><html lang=en><head><title>The river rose | The Harbour Gazette</title>"
    '<meta property="og:title" content="The river rose"><meta property="og:site_name" content="The Harbour Gazette">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The river rose",'
    '"datePublished":"2021-03-05T08:00:00+01:00","author":{"@type":"Person","name":"Ellen Marsh"}}</script></head>'
    "<h1 class=headline>The river rose</h1><p class=byline>By <a rel=author href=/marsh>Ellen Marsh</a></p>"
    "<time class=published datetime=2021-03-05>5 March 2021</time>"
)
BLOCK = (
    "<div class='text block'><p>The pilots waited for the <a href=/tide>tide</a>, which <em>came late</em> in "
    "{year}; the guild called it an insult.</p><div class=teaser><span class=date>4 May {year}</span></div></div>"
)
HOSTILE = {
    "50 MB of small divs": b"<div></div>" * 4_545_454,
    "50 MB of words": b"<p>" + b"word " * 10_000_000,
    "100,000 nested divs": b"<div>" * 100_000 + b"x",
    "100,000 nested names": b"".join(b"<x%d>" % number for number in range(100_000)),
    "100,000 attributes": b"<a " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">x</a>",
    "100,000 dates": b"<p class='date author'>5 May 2020, by Jane Roe</p>" * 100_000,
    "100,000 classes": b"".join(b"<p class='a%d date%d'>x</p>" % (number, number) for number in range(100_000)),
    "a nested list in JSON": b'<script type="application/ld+json">' + b'[{"a":' * 100_000,
    "3 MB in one attribute": b"<img src='" + b"x" * 3_000_000 + b"'>",
}


def article(blocks: int) -> bytes:
    """A page of so many paragraphs."""
    return (HEAD + "".join(BLOCK.format(year=1900 + block % 100) for block in range(blocks))).encode()


def milliseconds(page: bytes, rounds: int) -> float:
    """The mean time that a page takes."""
    begin = time.process_time()
    for _ in range(rounds):
        read_page(page, "https://www.example.org/2021/03/05/the-river-rose.html")
    return 1000 * (time.process_time() - begin) / rounds


def main() -> None:
    """Print one line per page."""
    milliseconds(article(10), 3)
    for blocks, rounds in ((10, 100), (100, 30), (1_000, 5), (10_000, 1)):
        page = article(blocks)
        print(
            f"{f'an article of {blocks} paragraphs':32} {len(page) / 1000:9.0f} KB {milliseconds(page, rounds):9.1f} ms"
        )
    for name, page in HOSTILE.items():
        print(f"{name:32} {len(page) / 1000:9.0f} KB {milliseconds(page, 1):9.1f} ms")


if __name__ == "__main__":
    main()
