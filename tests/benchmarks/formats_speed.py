"""How fast the readers are: megabytes (or pages) per second of CPU time, at two sizes, to see that they are linear.

Run it by hand: `python tests/benchmarks/formats_speed.py [FORMAT...]`. Nothing here is timed in CI.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from provaudit.formats import FORMATS

PROSE = (
    "The harbour was dredged twice in the decade before the war, and the cost of “keeping the channel open” fell to the "
    "province. [{n}] Ships of the line – and, later, the mail steamers – waited outside for the tide; a pilot’s wage was "
    "set in 1871 and not raised again for forty years, which the guild called an insult."
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
        "{{{{cite news |last=Marsh |first=Ellen |title=The Pilots of the Lower River, {n} |work=[[The Harbour Gazette]] "
        "|date={day} March 2021 |url=https://www.example.org/2021/03/{n}.html |access-date=5 May 2026}}}}"
    )
    parts = []
    for n in range(1, notes + 1):
        ref = f"<ref>{cite.format(n=n, day=n % 28 + 1)}</ref>"
        parts.append(_prose(n).replace(f"[{n}]", ref).replace("mail steamers", "[[mail ship|mail steamers]]"))
    return "\n\n".join(parts) + "\n\n== References ==\n{{reflist}}\n"


SAMPLES: dict[str, Callable[[int], str]] = {"plaintext": plaintext, "markdown": markdown, "html": html, "wikitext": wikitext}


def measure(name: str, make: Callable[[int], str], notes: int) -> tuple[float, float]:
    """Megabytes, and megabytes per second of CPU time (the better of two rounds)."""
    data = make(notes).encode()
    reader = next(reader for reader in FORMATS if reader.name == name)
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        reader.parse(data, name)
        best = min(best, time.process_time() - begin)
    return len(data) / 1e6, len(data) / 1e6 / best


def main() -> None:
    """Print one line per format and size."""
    for name in sys.argv[1:] or SAMPLES:
        for notes in (2_000, 20_000):
            size, speed = measure(name, SAMPLES[name], notes)
            print(f"{name:10} {size:7.2f} MB {speed:7.2f} MB/s")


if __name__ == "__main__":
    main()
