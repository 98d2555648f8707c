"""What the order of its parts tells of a reference in which the tagger found no author or no title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.addresses import known_of
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of, segments
from provaudit.references.bodies import is_body
from provaudit.references.endings import first_title
from provaudit.references.lexicon import described, fold

_LONGEST_OCCASION, _LONGEST_BODY, _LONGEST_CONTAINER, _LEAST_HELD = 5, 6, 9, 4
_STOP = re.compile(r"[.?!][”\"»]?\s|[”»]\s")
_PAUSE = re.compile(r"[:,]\s")
_PARTING = frozenset(".,;:(")


def headed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a body before date and title as the author: `Council of Economic Advisers. 2015. “Gender Pay Gap.”`

    Where there is an address, a container in that place is the site and stays what it is.
    """
    tags = list(tags)
    if "B-A" in tags or "B-E" in tags or len(found := segments(tags)) < 3:
        return tags
    head, date, title = found[:3]
    text = row.text.text[row.tokens[0].start : row.tokens[head.last - 1].end]
    body = head.label == "P" or (not row.urls and (head.label == "J" or (head.label == "T" and is_body(text))))
    adjoining = head.first == 0 and date.first == head.last and title.first == date.last
    if body and adjoining and (date.label, title.label) == ("D", "T"):
        tags[: head.last] = ["B-A"] + ["I-A"] * (head.last - 1)
    return tags


def titled(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with what stands between author and publisher as the title of a work without volume, pages or address,
    or all that stands behind author and date.

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
    if led and last == len(tags) and last - first > 2 and first and tags[first - 1] == "D":
        tags[first:] = ["B-T"] + ["I-T"] * (last - first - 1)
    if led and last < len(tags) and tags[last][-1] in "JPL" and last - first > 1:
        tags[first:last] = ["B-T"] + ["I-T"] * (last - first - 1)
        if tags[last][0] == "I":
            tags[last] = "B" + tags[last][1:]
    return tags


def occasional(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a title that begins with an occasion and its year, `Rio Olympics 2016: ...`, and not with an author.

    The year stands a second time in the reference, or the address spells the occasion.
    """
    tags = list(tags)
    place = tags.index("D") if tags[:1] == ["B-A"] and "D" in tags else 0
    title = tags[place + 1 : place + 2] == ["B-T"]
    led = 0 < place <= _LONGEST_OCCASION and set(tags[1:place]) <= {"I-A"} and place in row.dates
    if not led:
        return tags
    text, token = row.text.text, row.tokens[place]
    if not (title and text.startswith(": ", token.end) and text[row.tokens[place - 1].end : token.start] == " "):
        return tags
    year = row.dates[place].year
    again = [i for i, date in row.dates.items() if i > place and row.tokens[i].kind == "date" and date.year == year]
    spelled = all(fold(token.text) in known_of(row).slugs for token in row.tokens[:place])
    if row.dates[place].month is None and (again or spelled):
        tags[: place + 2] = ["B-T"] + ["I-T"] * (place + 1)
        if again and "D" not in tags:
            last = end_of(tags, place + 1, "T")
            tags[again[-1]] = "D" if again[-1] >= last else tags[again[-1]]
    return tags


def unsigned(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a book or article that names nobody, `CIA Factbook. Washington: CIA, 2009`, with its title.

    What the tagger took for its author is none with a small word in it; before a place and a publisher, and nothing
    else, it is none that is written straight on and without initials.
    """
    tags = list(tags)
    if tags[:1] != ["B-A"] or "B-T" in tags or tags.count("B-A") > 1:
        return tags
    people = segments(tags)[0]
    words = [token.text for token in row.tokens[: people.last]]
    text = row.text.text[row.tokens[0].start : row.tokens[people.last - 1].end]
    plain = not re.search(r"[,;&.]|\bet al\b", text) and not any(word.isupper() and len(word) < 3 for word in words)
    rest = {tag[-1] for tag in tags[people.last :]}
    held = rest <= {"L", "P", "D", "O"} and {"L", "P"} <= rest
    small = "J" in rest and len(words) > 1 and words[-1].islower()
    if plain and (held or small) and not row.urls:
        tags[: people.last] = ["B-T"] + ["I-T"] * (people.last - 1)
    return tags


def contained(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of an article without a container, whose title goes on right up to a volume, with the container cut off.

    It is what follows the title's last stop; behind a colon or comma only what a journal's name shows.
    """
    tags = list(tags)
    first, last = first_title(tags)
    if "B-J" in tags or last - first < _LEAST_HELD or last == len(tags) or tags[last] != "V":
        return tags
    for place in range(last - 1, first + 1, -1):
        gap = row.gap(place)
        stop = _STOP.search(gap)
        named = any(described(token.kind, token.text).kind == "jou" for token in row.tokens[place:last])
        if (stop and len(row.tokens[place - 1].text) > 2 and last - place > 1) or (named and _PAUSE.search(gap)):
            if last - place <= _LONGEST_CONTAINER and not row.tokens[place].text[0].islower():
                tags[place:last] = ["B-J"] + ["I-J"] * (last - place - 1)
            break
    return tags


def quoted_apart(row: Anchored, tags: Sequence[str], quoted: tuple[int, int] | None) -> list[str]:
    """`tags` where a title swallowed the author before its quotation: `Google, “Crafting a site,” ...`."""
    tags = list(tags)
    if quoted is None:
        return tags
    first, last = quoted
    start = next((place for place in range(first, -1, -1) if tags[place] == "B-T"), first)
    comma = first > 0 and row.gap(first).startswith(", ")
    if comma and 0 < first - start <= _LONGEST_BODY and last - first > first - start and "B-A" not in tags[start:]:
        goes_on = start > 0 and tags[start - 1][-1] == "A"
        known = "B-A" in tags and not goes_on
        tags[start:first] = ["O" if known else "I-A"] * (first - start)
        tags[start] = tags[start] if goes_on or known else "B-A"
        tags[first] = "B-T"
    return tags


def _parted(row: Anchored, place: int) -> bool:
    """Whether punctuation stands before the token at `place`."""
    between = row.gap(place)
    return not _PARTING.isdisjoint(between)
