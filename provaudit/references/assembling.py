"""From labelled tokens to the fields of a reference: where each stands and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from provaudit.model import Span
from provaudit.references.anchors import Anchored
from provaudit.references.markup import joined
from provaudit.references.tokens import Token

_OPEN = {
    "(": ")",
    "[": "]",
    "“": "”",
    "‘": "’",
    "«": "»",
    "„": "“”",
    '"': '"',
    "{": "}",
    "‹": "›",
    "「": "」",
    "《": "》",
}
_MARKS = re.compile("[" + re.escape("".join(_OPEN) + "".join(_OPEN.values())) + "]")
_BODY_WORDS = 4
_GLUED_NUMBER = re.compile(r"\d{1,3}(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я])")
_KEEP_AFTER = re.compile(r"(?:\+{1,2}|[#%°…]|\?!|!\?|[?!]{1,3})")


@frozen
class Segment:
    """A run of tokens with one label; `first` and `last` count tokens, `last` exclusive."""

    label: str
    first: int
    last: int


def segments(tags: Sequence[str]) -> list[Segment]:
    """The runs of `tags` (`B-x` begins a run, `I-x` goes on with it); `O` belongs to none."""
    found: list[Segment] = []
    label, inside, first = "", "", 0
    for place, tag in enumerate(tags):
        if tag == inside:
            continue
        if label:
            found.append(Segment(label, first, place))
        label, inside, first = ("" if tag == "O" else tag[-1]), f"I-{tag[-1]}", place
        if tag in "VDL":
            found.append(Segment(label, place, place + 1))
            label = ""
    if label:
        found.append(Segment(label, first, len(tags)))
    return found


def end_of(tags: Sequence[str], first: int, label: str) -> int:
    """Where a stretch of one label ends that begins at `first`, whatever stands there."""
    inside = f"I-{label}"
    return next((place for place in range(first + 1, len(tags)) if tags[place] != inside), len(tags))


def fences(text: str, tokens: Sequence[Token]) -> list[int]:
    """The places of an "In" that begins a new part: between a full stop or comma and a capital."""
    found = []
    for place in range(1, len(tokens) - 1):
        if tokens[place].text in ("In", "in"):
            sign = text[tokens[place - 1].end : tokens[place].start].strip("”\"’' ")[-1:]
            if sign in (",", ".", "?", "!") and tokens[place + 1].text[:1].isupper():
                found.append(place)
    return found


def agreed(tags: Sequence[str], quoted: tuple[int, int] | None, fenced: Sequence[int] = (), site: int = 0) -> list[str]:
    """`tags` made to respect what is nearly always so.

    A quotation that punctuation sets off is the whole title (true of 95 to 98 % of references that quote): what the
    tagger drew into the title from beyond its end is the container. An "In" at one of the `fenced` places begins the
    container of a title that would otherwise swallow it. The first `site` tokens name the site before a colon, behind
    which a container that goes on is the title. A work
    without a title but with a container and a publisher is a book: the container is its title.
    """
    tags = list(tags)
    if site and "B-J" not in tags[site:]:
        goes_on, untitled = tags[site].startswith("I-"), tags[site] == "I-J" and "B-T" not in tags
        tags[:site] = ["B-J"] + ["I-J"] * (site - 1)
        tags[site] = "B" + tags[site][1:] if goes_on else tags[site]
        if untitled:
            tags[site] = "B-T"
            _carry(tags, site + 1, "J", "T")
    if quoted:
        first, last = quoted
        inside = sum(tag.endswith("-T") for tag in tags[first:last])
        before = first > 0 and tags[first - 1].endswith("-T") and tags[first] == "I-T"
        people = set(tags[first:last]) <= {"B-A", "I-A"} and (tags[first] == "B-A" or "B-T" not in tags)
        if people or (not before and (inside or (last - first >= 3 and "B-T" not in tags))):
            _retitle(tags, first, last)
        elif before and inside * 2 >= last - first and last < len(tags) and tags[last] == "I-T":
            tags[last] = "B-J"
            _carry(tags, last + 1, "T", "J")
    for place in fenced:
        if tags[place - 1].endswith("-T") and tags[place : place + 2] == ["I-T", "I-T"]:
            tags[place : place + 2] = ["O", "B-J"]
            _carry(tags, place + 2, "T", "J")
    if "B-T" not in tags and "B-J" in tags and ("B-P" in tags or tags.count("B-J") > 1):
        place = tags.index("B-J")
        tags[place] = "B-T"
        _carry(tags, place + 1, "J", "T")
    return tags


def without_number(text: str, span: Span) -> Span:
    """A stretch at the beginning of a reference without the number that a list printed against its first word."""
    number = _GLUED_NUMBER.match(text, span.start)
    return Span(number.end(), span.end) if number else span


def body_titled(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with the only "author" of a web reference without a title as its title.

    A page without an author and without quotation marks begins with its title, which may read like a body's name: four
    words or more, with no sign of names in them.
    """
    taken = list(tags)
    people = [segment for segment in segments(tags) if segment.label == "A"]
    if "B-T" in tags or len(people) != 1 or not row.urls:
        return taken
    first, last = people[0].first, people[0].last
    words = row.tokens[first:last]
    text = row.text.text[words[0].start : words[-1].end]
    named = "," in text or ";" in text or any(len(word.text) == 1 and word.text.isupper() for word in words[1:])
    if not named and len(words) >= _BODY_WORDS:
        taken[first:last] = ["B-T"] + ["I-T"] * (last - first - 1)
    return taken


def _retitle(tags: list[str], first: int, last: int) -> None:
    """Make the tokens from `first` to `last` the title; a title that went on after them becomes the container."""
    spilled = last < len(tags) and tags[last] == "I-T"
    tags[first:last] = ["B-T"] + ["I-T"] * (last - first - 1)
    if spilled:
        tags[last] = "B-J" if "B-J" not in tags else "O"
        _carry(tags, last + 1, "T", "J" if tags[last] == "B-J" else "")
    elif last < len(tags) and tags[last].startswith("I-"):
        tags[last] = "B" + tags[last][1:]


def _carry(tags: list[str], place: int, old: str, new: str) -> None:
    """Rename the rest of a segment from `place` on."""
    while place < len(tags) and tags[place] == f"I-{old}":
        tags[place] = f"I-{new}" if new else "O"
        place += 1


def stretch(text: str, tokens: Sequence[Token], segment: Segment) -> Span:
    """The characters of a segment, with the marks that belong to its words and without those around it."""
    start, end = tokens[segment.first].start, tokens[segment.last - 1].end
    floor = tokens[segment.first - 1].end if segment.first else 0
    ceiling = tokens[segment.last].start if segment.last < len(tokens) else len(text)
    while start > floor and text[start - 1] in "#$€£¿¡@&+~":
        start -= 1
    after = _KEEP_AFTER.match(text, end, ceiling)
    if after:
        end = after.end()
    start, end = _balanced(text, start, end, floor, ceiling)
    if text[start - 1 : start] == "„" and start > floor and "“" in text[start:end].partition("„")[0]:
        start -= 1  # it is closed inside: `„Rain“ falls`
    return Span(start, end)


def _balanced(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
    """Grow a stretch over brackets and quotes that are open in it, as far as the neighbours allow."""
    for _ in range(3):
        inside = text[start:end]
        grown = False
        if _MARKS.search(inside) is None:
            break
        for opener, closers in _OPEN.items():
            lacking = _lacking(inside, opener, closers)
            if lacking > 0 and end < ceiling:
                place = next((i for i in range(end, min(ceiling, end + 4)) if text[i] in closers), None)
                if place is not None:
                    after = _KEEP_AFTER.match(text, place + 1, ceiling)
                    end, grown = (after.end() if after else place + 1), True
            elif lacking < 0 and start > floor:
                place = text.rfind(opener, max(floor, start - 3), start)
                if place >= 0:
                    start, grown = place, True
        if not grown:
            break
    return start, end


def _lacking(inside: str, opener: str, closers: str) -> int:
    """How many closers a stretch still needs; below zero if it closes more than it opened. Apostrophes do not count."""
    if opener == '"':
        return inside.count('"') % 2
    if opener == "‘":
        return 1 if inside.count("‘") > len(re.findall(r"’(?!\w)", inside)) else 0
    if opener == "„":
        return inside.count("„") - inside.count("“") if "„" in inside else 0
    if opener == "“" and "„" in inside:
        return 0
    return inside.count(opener) - sum(inside.count(closer) for closer in closers)


def words(text: str, span: Span) -> str:
    """The words at `span` on one line; a hyphen at a line's end joins the halves of its word."""
    return joined(text[span.start : span.end])
