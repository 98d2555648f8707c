"""Works of which the tagger found no title, for it took the title for people or for a publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored
from provaudit.references.assembling import segments

_SIGNED = re.compile(r"(?:[A-Z]\.[ -]?){1,4}[^\W\d_][\w’'-]+")
"""A name by initials: `S. Ladika`."""
_INITIAL = re.compile(r"(?<!\w)[A-Z]\.")
_PARTS = 3


def twice_published(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with the first of two publishers as the title that is missing: `Bookstore: The Life (Rome: Pier Press)`.

    A place before a colon before it belongs to it.
    """
    tags = list(tags)
    if "B-T" in tags or "B-J" in tags or tags.count("B-P") != 2:
        return tags
    publishers = [segment for segment in segments(tags) if segment.label == "P"]
    first, last = publishers[0].first, publishers[0].last
    while first and tags[first - 1] == "L":
        first -= 1
    if row.text.text[row.tokens[last - 1].end :].lstrip(". ").startswith("("):
        tags[first:last] = ["B-T", *["I-T"] * (last - first - 1)]
    return tags


def numbered(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of `S. Ladika, Hate crimes, CQ Researcher, vol. 31` with a title and a container out of its "people".

    A volume has both; the first name has initials, and what stands behind it has none.
    """
    tags = list(tags)
    if "B-T" in tags or "B-J" in tags:
        return tags
    people = next((segment for segment in segments(tags) if segment.label == "A"), None)
    if people is None or "V" not in tags[people.last : people.last + 3]:
        return tags
    commas = [place for place in range(people.first + 1, people.last) if row.gap(place).startswith(",")]
    if len(commas) < _PARTS - 1:
        return tags
    title, container = commas[-2:]
    text = row.text.text
    name = text[row.tokens[people.first].start : row.tokens[title - 1].end]
    rest = text[row.tokens[title].start : row.tokens[people.last - 1].end]
    if _SIGNED.fullmatch(name.split(",")[0]) and not _INITIAL.search(rest) and container - title > 1:
        tags[title:container] = ["B-T", *["I-T"] * (container - title - 1)]
        tags[container : people.last] = ["B-J", *["I-J"] * (people.last - container - 1)]
    return tags
