"""The article's text in the page's structured data, where readers do not see it: drawn by scripts, or behind a gate."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from provaudit.pages.jsonld import Node

_TAG = re.compile(r"<[^<>]{1,500}>")
MOST_CHARACTERS, SHORTEST, PROBE = 300_000, 200, 40


def stated_text(nodes: Sequence[Node], text: str) -> str:
    """The lines of the first article's body (schema.org articleBody) that `text` has not; a line break before each."""
    for node in nodes:
        body = node.data.get("articleBody") if node.rank == 3 and not node.aside else None
        if isinstance(body, str) and len(body) >= SHORTEST:
            lines = _lines(body[:MOST_CHARACTERS])
            if lines and not _shown(" ".join(lines), text):
                return "".join(f"\n{line}" for line in lines)
    return ""


def _lines(body: str) -> list[str]:
    plain = _TAG.sub("\n", html.unescape(body))
    return [line for raw in plain.split("\n") if (line := " ".join(raw.split()))]


def _shown(body: str, text: str) -> bool:
    """Whether two of three pieces out of the middle of `body` stand in `text`."""
    shown = text.replace("\n", " ")
    quarters = (len(body) * part // 4 for part in (1, 2, 3))
    return sum(body[place : place + PROBE] in shown for place in quarters) > 1
