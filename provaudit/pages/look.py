"""What the judgement of a page's condition looks at: few, cheap facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlsplit

from attrs import field, frozen

from provaudit.model import Candidate
from provaudit.pages.source import Source

_QUOTES = {ord(char): "'" for char in "’‘ʼ´`"} | {ord(char): '"' for char in "“”„«»"}
_QUOTE = re.compile("[’‘ʼ´`“”„«»]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LEAD = 2_500


@frozen
class Look:
    """The facts; texts are folded: lower case, straight quotes."""

    source: Source
    titles: tuple[str, ...]
    """What the page calls itself in its window title, social titles and main heading."""
    text: str = field(repr=False)
    """The readable text, as it is."""
    length: int
    """Characters of readable text."""
    prose: int
    """Characters in lines long enough to be sentences."""
    evident: bool
    """The page shows that it is an article: by its structured data, or by much prose."""
    path: str
    asked: str
    """The paths of the address that answered and of the one asked for."""

    @cached_property
    def lead(self) -> str:
        """The first `LEAD` characters of the readable text."""
        return folded(self.text[:LEAD])

    @property
    def moved(self) -> bool:
        """Whether a redirect led to another path."""
        return self.asked.rstrip("/") != self.path.rstrip("/")


def look_at(source: Source, text: str, titles: Sequence[Candidate]) -> Look:
    """Gather the facts on a page."""
    named = [str(t.value) for t in titles if not t.origin.startswith(("class", "microdata", "json-ld"))]
    prose = sum(len(line) for line in source.lines if len(line) >= 80 or (len(line) >= 30 and _wide(line)))
    return Look(
        source, tuple(dict.fromkeys(folded(title) for title in named)), text, len(text), prose,
        _evident(source, prose), _path(source.url), _path(source.requested),
    )  # fmt: skip


def folded(text: str) -> str:
    """Lower case, straight quotes."""
    text = text.lower()
    return text.translate(_QUOTES) if _QUOTE.search(text) else text


def _wide(line: str) -> bool:
    """Whether a line is as long as a sentence in a script that says much in few characters."""
    return not line.isascii() and len(_WIDE.findall(line)) >= 25


def _evident(source: Source, prose: int) -> bool:
    for node in source.nodes:
        if node.rank == 3 and not node.aside and ("headline" in node.data or "datePublished" in node.data):
            return True
    dated = any("published" in key or key in ("citation_title", "citation_author") for key in source.metas)
    typed = source.meta("og:type").lower() in ("article", "blog", "video", "video.other", "book", "music.song")
    return prose > 3_000 or dated or (typed and prose > 400)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path or "/"
    except ValueError:
        return "/"
