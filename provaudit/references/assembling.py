"""From labelled tokens to the fields of a reference: where each stands and its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from provaudit.model import Span
from provaudit.references.tokens import Token

_OPEN = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»", "„": "“”", '"': '"', "{": "}", "‹": "›", "「": "」", "《": "》"}
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
    for place, tag in enumerate(tags):
        begin, _, label = tag.partition("-")
        if not label:
            if tag != "O":
                found.append(Segment(tag, place, place + 1))
            continue
        if begin == "I" and found and found[-1].label == label and found[-1].last == place:
            found[-1] = Segment(label, found[-1].first, place + 1)
        else:
            found.append(Segment(label, place, place + 1))
    return found


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
    return Span(start, end)


def _balanced(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int]:
    """Grow a stretch over brackets and quotes that are open in it, as far as the neighbours allow."""
    for _ in range(3):
        inside = text[start:end]
        grown = False
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
    return " ".join(text[span.start : span.end].split())
