"""Volume, issue and pages, read by rule from what the tagger marked as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored
from provaudit.references.assembling import Segment

_PAGES = re.compile(
    r"(?:\b(?:pp?|pages?|S|s|pág|pags?|str)\b\.?\s*|[:,]\s*)(e?\d[\d.]{0,7}[a-z]?(?:\s?[-–—]{1,2}\s?e?\d[\d.]{0,7})?)(?!\d)"
)
_VOLUME = re.compile(r"\b(?:vol(?:ume)?|bd|band|t|tome|jg)\b\.?\s*([\dIVXLC]{1,8})", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:no|nr|issue|iss|num|n|heft|h)\b\.?\s*([\d/–-]{1,9})", re.IGNORECASE)
_BOTH = re.compile(r"(?<![\d–-])(\d{1,4})\s?[(/]\s?(\d{1,4}(?:[-–/]\d{1,4})?)\)?")
_FIRST = re.compile(r"(?<![\d–-])(\d{1,4})(?![\d–-])")


def locators(row: Anchored, found: Sequence[Segment]) -> dict[str, str]:
    """`volume`, `issue` and `pages` as far as they can be told."""
    places = [segment.first for segment in found if segment.label == "V"]
    if not places:
        return {}
    first, last = row.tokens[places[0]], row.tokens[places[-1]]
    start = max(_before(row, places[0]), first.start - 12)
    text = row.text.text[start : last.end]
    for token in row.tokens[places[0] : places[-1]]:
        if token.kind != "w":
            text = text[: token.start - start] + " " * (token.end - token.start) + text[token.end - start :]
    stated: dict[str, str] = {}
    pages = _last_pages(text)
    if pages:
        stated["pages"], text = re.sub(r"\s", "", pages[1]), text[: pages.start()]
    volume, issue, both = _VOLUME.search(text), _ISSUE.search(text), _BOTH.search(text)
    if volume:
        stated["volume"] = volume[1]
    if issue:
        stated["issue"] = issue[1]
    if both and not volume and not issue:
        stated["volume"], stated["issue"] = both[1], both[2]
    elif not volume and (number := _FIRST.search(text[: issue.start()] if issue else text)):
        stated["volume"] = number[1]
    return stated


def _before(row: Anchored, place: int) -> int:
    """Where the words that go with a number may begin: `vol.` counts, a date does not."""
    if not place:
        return 0
    token = row.tokens[place - 1]
    return token.start if token.kind == "w" else token.end


def _last_pages(text: str) -> re.Match[str] | None:
    """The last stretch that reads as pages: marked as such, a range, or after a colon."""
    found = [match for match in _PAGES.finditer(text) if match[0][:1] not in ",." or re.search(r"[-–—]", match[1])]
    return found[-1] if found else None
