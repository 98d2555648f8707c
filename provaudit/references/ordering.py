"""What the order of its parts tells of a reference in which the tagger found no author or no title."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.references.anchors import Anchored
from provaudit.references.assembling import segments

_PARTING = frozenset(".,;:(")


def headed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a body before date and title as the author: `Council of Economic Advisers. 2015. “Gender Pay Gap.”`

    Where there is an address, a container in that place is the site and stays what it is.
    """
    tags = list(tags)
    if "B-A" in tags or "B-E" in tags or len(found := segments(tags)) < 3:
        return tags
    head, date, title = found[:3]
    body = head.label == "P" or (head.label == "J" and not row.urls)
    adjoining = head.first == 0 and date.first == head.last and title.first == date.last
    if body and adjoining and (date.label, title.label) == ("D", "T"):
        tags[: head.last] = ["B-A"] + ["I-A"] * (head.last - 1)
    return tags


def titled(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with what stands between author and publisher as the title of a work without volume, pages or address.

    With volume and pages it would be an article that is cited without its title, as physicists do. Of a page, the
    "author" is rather the title.
    """
    tags = list(tags)
    if "B-T" in tags or "B-A" not in tags or "V" in tags or row.urls:
        return tags
    first = next((place for place, tag in enumerate(tags) if tag[-1] in "JPL"), len(tags))
    last = first + 1
    while last < len(tags) and tags[last][-1] in "JPL" and not _parted(row, last):
        last += 1
    led = all(tag[-1] in "AED" for tag in tags[:first])
    if led and last < len(tags) and tags[last][-1] in "JPL" and last - first > 1:
        tags[first:last] = ["B-T"] + ["I-T"] * (last - first - 1)
        if tags[last][0] == "I":
            tags[last] = "B" + tags[last][1:]
    return tags


def _parted(row: Anchored, place: int) -> bool:
    """Whether punctuation stands before the token at `place`."""
    between = row.text.text[row.tokens[place - 1].end : row.tokens[place].start]
    return not _PARTING.isdisjoint(between)
