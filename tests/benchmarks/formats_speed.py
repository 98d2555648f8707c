"""How fast the readers are: megabytes (or pages) per second of CPU time, at two sizes, to see that they are linear.

Run it by hand: `python -m tests.benchmarks.formats_speed [FORMAT...]`. Nothing here is timed in CI.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from provaudit.formats import FORMATS
from tests.formats.pdf_pages import column, pdf

PROSE = (
    "The harbour was dredged twice in the decade before the war, and the cost of “keeping the channel open” fell to "
    "the province. [{n}] Ships of the line – and, later, the mail steamers – waited outside for the tide; a pilot’s "
    "wage was set in 1871 and not raised again for forty years, which the guild called an insult."
)
ENTRY = (
    "Marsh, Ellen. “The Pilots of the Lower River, {n}.” The Harbour Gazette, {day} March 2021. "
    "https://www.example.org/2021/03/{day}/the-pilots-of-the-lower-river-{n}.html."
)


def _prose(n: int) -> str:
    return PROSE.format(n=n)


def _entry(n: int) -> str:
    return ENTRY.format(n=n, day=n % 28 + 1)


def plaintext(notes: int) -> str:
    """A text with typed notes."""
    body = "\n\n".join(_prose(n) for n in range(1, notes + 1))
    return body + "\n\nNotes\n\n" + "\n\n".join(f"[{n}] {_entry(n)}" for n in range(1, notes + 1)) + "\n"


def markdown(notes: int) -> str:
    """A text with declared notes, headings, emphasis, links and lists."""
    parts = []
    for n in range(1, notes + 1):
        parts.append(_prose(n).replace(f"[{n}]", f"[^{n}]").replace("mail steamers", "*mail steamers*"))
        if n % 10 == 0:
            parts.append(f"## Section {n}\n\n- first of *all*\n- second, see [the record](https://example.org/{n})")
    return "\n\n".join(parts) + "\n\n" + "\n".join(f"[^{n}]: {_entry(n)}" for n in range(1, notes + 1)) + "\n"


def html(notes: int) -> str:
    """A page with linked notes, emphasis and links."""
    parts = []
    for n in range(1, notes + 1):
        sign = f'<sup id="ref-{n}"><a href="#note-{n}">[{n}]</a></sup>'
        words = _prose(n).replace(f" [{n}]", sign).replace("mail steamers", "<em>mail steamers</em>")
        parts.append(f'<p class="body">{words} See <a href="https://example.org/{n}">the record</a> &amp; more.</p>')
    items = "\n".join(f'<li id="note-{n}">{_entry(n)} <a href="#ref-{n}">↩</a></li>' for n in range(1, notes + 1))
    return "<html><body><article>" + "\n".join(parts) + f"<h2>Notes</h2><ol>{items}</ol></article></body></html>"


def wikitext(notes: int) -> str:
    """An article with a citation template in every paragraph."""
    cite = (
        "{{{{cite news |last=Marsh |first=Ellen |title=The Pilots of the Lower River, {n} |work=[[The Gazette]] "
        "|date={day} March 2021 |url=https://www.example.org/2021/03/{n}.html |access-date=5 May 2026}}}}"
    )
    parts = []
    for n in range(1, notes + 1):
        ref = f"<ref>{cite.format(n=n, day=n % 28 + 1)}</ref>"
        parts.append(_prose(n).replace(f"[{n}]", ref).replace("mail steamers", "[[mail ship|mail steamers]]"))
    return "\n\n".join(parts) + "\n\n== References ==\n{{reflist}}\n"


SAMPLES: dict[str, Callable[[int], str]] = {
    "plaintext": plaintext,
    "markdown": markdown,
    "html": html,
    "wikitext": wikitext,
}


def pdf_pages(count: int) -> bytes:
    """A PDF of two columns with raised signs and footnotes."""
    words = [
        _prose(n)[k : k + 52].translate({8220: 34, 8221: 34, 8211: 45, 8217: 39})
        for n in (1, 2)
        for k in range(0, 312, 52)
    ]
    page = [
        *column(50, 750, words * 4),
        *column(320, 750, words * 4),
        *column(50, 60, ["1 Marsh, Ellen. The Pilots of the Lower River."], 8),
    ]
    return pdf([page] * count)


def measure(name: str, data: bytes) -> float:
    """Seconds of CPU time, the better of two rounds."""
    reader = next(reader for reader in FORMATS if reader.name == name)
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        reader.parse(data, name)
        best = min(best, time.process_time() - begin)
    return best


def machine() -> float:
    """Millions of additions per second: what the figures are to be read against on a busy or slow machine."""
    begin, total = time.process_time(), 0
    for number in range(3_000_000):
        total += number
    return 3 / (time.process_time() - begin)


def main() -> None:
    """Print one line per format and size."""
    print(f"machine: {machine():.1f} million additions a second")
    for name in sys.argv[1:] or [*SAMPLES, "pdf"]:
        for notes in (2_000, 20_000):
            if name == "pdf":
                pages = notes // 100
                print(f"{name:10} {pages:5} pages {pages / measure(name, pdf_pages(pages)):8.1f} pages/s")
            else:
                data = SAMPLES[name](notes).encode()
                size = len(data) / 1e6
                print(f"{name:10} {size:8.2f} MB {size / measure(name, data):8.2f} MB/s")


if __name__ == "__main__":
    main()
