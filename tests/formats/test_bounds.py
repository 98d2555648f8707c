"""Documents made to be slow: what grows with the square of its length elsewhere is read in a moment here."""

from __future__ import annotations

import time

import pytest

from provaudit.formats import parse

PROSE = "The river rose by two metres in one night, and the bridge was closed to all traffic until Monday. "
MANY = range(1, 5_000)
DOCUMENTS = {
    "notes.txt": "".join(f"{PROSE}[{n}]\n\n" for n in MANY)
    + "Notes\n\n"
    + "".join(f"[{n}] Smith 2020.\n\n" for n in MANY),
    "notes.md": "".join(f"{PROSE}[^{n}]\n\n" for n in MANY) + "".join(f"[^{n}]: Smith 2020.\n" for n in MANY),
    "notes.wiki": "".join(f"{PROSE}<ref>{{{{cite web|title=T|url=https://a.example/{n}}}}}</ref>\n\n" for n in MANY),
    "notes.html": "".join(f'<p>{PROSE}<sup><a href="#n{n}">{n}</a></sup></p>' for n in MANY)
    + "".join(f'<p id="n{n}">Smith</p>' for n in MANY),
    "margins.html": 'a<span class="sidenote">' * 5_000,
    "contexts.html": '<ol class="references"><li>a' + '<span class="Z3988" title="rft.title=a"></span> b ' * 10_000,
    "signs.html": "<p>a" + '<sup>[<a href="#x">1</a>]</sup>' * 10_000 + "</p><ol class=references><li id=x>y</ol>",
    "items.html": '<div class="footnote"><ol>' + "<li>a note of 2020</li>" * 20_000 + "</ol></div>",
    "code.tex": r"\verb|a " * 20_000 + r"\verb!a " * 20_000 + r"\texttt{" * 20_000,
    "aliases.md": "---\na: &a [x]\n"
    + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk", strict=True))
    + "references: [*k,*k]\n---\n",
    "metadata.md": "a\n\n---\nb: c\n" * 20_000,
    "directives.md": "".join("`" * (n + 3) + "{note}\n" for n in range(200, 0, -1)),
    "tables.wiki": "{|\n" * 50_000,
    "pipes.wiki": "{{cite web|" + "a=b|" * 100_000 + "}}",
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_document_takes_long(name: str) -> None:
    """Ten seconds of computing are enough for any of them, on a slow machine."""
    begin = time.process_time()
    parse(DOCUMENTS[name].encode(), name)
    assert time.process_time() - begin < 10
