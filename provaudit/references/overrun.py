"""Titles that a tagger draws on beyond their quotation, begins with their author, or breaks off at a semicolon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of
from provaudit.references.bodies import is_body
from provaudit.references.endings import first_title
from provaudit.references.given import is_given
from provaudit.references.lexicon import described
from provaudit.references.name_words import CAPITAL_BY
from provaudit.references.roles import ROLES

_LONGEST_BODY, _LONGEST_TAIL, _LONGEST_SUBTITLE = 6, 3, 12
_ENDED = re.compile(r"\s+\(?")
_SENTENCE = re.compile(r"[.?!]\s")
_HELD = re.compile(
    r"[“”\"„«]|(?<=[.,?!]\s)[Ii]n:?\s[A-Z]|\b[Ii]n:\s|\d\s?[-–]\s?\d|\bpp?\.\s?\d|\b(?i:series|serie|zbirka|edice|editio|reihe|schriften|collection|coll\.|bulletin"
    r"|monographs?|papers?|studies|proceedings|conference|symposium|dictionary|encyclop\w+|handbook|lexikon|edition|edn)\b"
)
"""What a book within another has, or one of a series."""
_DOUBLE = {"„": "“", "“": "”", '"': '"', "«": "»"}


def requoted(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title in single quotation marks that ends with the last of them before a sign.

    `‘The chemists’ dream’, Rain Journal` has an apostrophe that closes nothing. One in double marks ends with the only
    closing one, if a bracket opens or a byline begins behind it: `"Rain falls" (herald.example, 2020)`.
    """
    tags, text = list(tags), row.text.text
    first, last = first_title(tags)
    mark = text[row.tokens[first].start - 1 : row.tokens[first].start] if last - first > 1 else ""
    if mark in _DOUBLE:
        return _closed(row, tags, first, last, _DOUBLE[mark])
    if mark != "‘":
        return tags
    ends = [place for place in range(first + 1, last) if text.startswith(("’, ", "’. "), row.tokens[place - 1].end)]
    inner = text.count("‘", row.tokens[first].start, row.tokens[last - 1].end)
    if ends and not inner:
        tags[ends[-1] : last] = ["I-J"] * (last - ends[-1])
        tags[ends[-1]] = "B-J"
    return tags


def _closed(row: Anchored, tags: list[str], first: int, last: int, closer: str) -> list[str]:
    """`tags` with a title that ends at its only closing mark before a bracket or a byline.

    In the bracket stands the container, behind the "By" the author.
    """
    text = row.text.text
    inside = text[row.tokens[first].start : row.tokens[last - 1].end]
    gaps = (i for i in range(first + 1, last) if _ENDED.fullmatch(row.gap(i).removeprefix(closer)))
    end = next((i for i in gaps if row.gap(i).startswith(closer)), last)
    signed = end < last and row.tokens[end].text in CAPITAL_BY
    if end == last or inside.count(closer) != 1 or not (signed or row.gap(end).endswith("(")):
        return tags
    label = "J" if not signed else "O" if "B-A" in tags else "A"
    start = end + signed
    stop = next((place for place in range(start, last) if place in row.dates), last)
    tags[end:last] = ["O"] * (last - end)
    if label != "O" and start < stop:
        tags[start:stop] = [f"B-{label}", *[f"I-{label}"] * (stop - start - 1)]
    dated = next((place for place in range(end, last) if place in row.dates), None)
    if dated is not None and "D" not in {tag[-1] for tag in tags}:
        tags[dated] = "D"
    return tags


def semicoloned(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that goes on behind the only semicolon: `Council meets; Remain Defiant`.

    What was taken for its author there has no given name.
    """
    tags = list(tags)
    first, last = first_title(tags)
    end = end_of(tags, last, "A")
    if first or tags[last : last + 1] != ["B-A"] or end - last > _LONGEST_TAIL or row.text.text.count(";") != 1:
        return tags
    between = row.gap(last)
    if between == "; " and not is_given(row.tokens[last].text) and not _initialled(row, last, end):
        tags[last:end] = ["I-T"] * (end - last)
    return tags


def _initialled(row: Anchored, first: int, last: int) -> bool:
    """Whether a stretch has initials, capitals or a comma, as names have."""
    text = row.text.text[row.tokens[first].start : row.tokens[last - 1].end]
    return "," in text or any(token.text.isupper() for token in row.tokens[first:last])


def embodied(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of `World Health Organization. A title. World Health Organization` with the body as the author.

    It must be named again as what publishes or holds the work.
    """
    tags = list(tags)
    first, last = first_title(tags)
    if first or last < 4 or "B-A" in tags:
        return tags
    stops = (i for i in range(2, min(last - 1, _LONGEST_BODY + 1)) if _stopped(row, i))
    stop = next(stops, 0)
    words = [token.text for token in row.tokens[:stop]]
    rest = [token.text for token in row.tokens[last:]]
    again = any(rest[place : place + stop] == words for place in range(len(rest) - stop + 1))
    if stop and again and is_body(row.text.text[row.tokens[0].start : row.tokens[stop - 1].end]):
        tags[: stop + 1] = ["B-A", *["I-A"] * (stop - 1), "B-T"]
    return tags


def _stopped(row: Anchored, place: int) -> bool:
    return row.text.text.startswith(". ", row.tokens[place - 1].end)


def edited(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that ends before the role of its editors in brackets: `The Mystery (ed)`."""
    tags = list(tags)
    first, last = first_title(tags)
    if last - first > 1 and row.tokens[last - 1].text.lower() in ROLES:
        before = row.gap(last - 1)
        tags[last - 1] = "O" if before == " (" else tags[last - 1]
    return tags


def of_a_book(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a book whose subtitle is a sentence of its own: `Rain in Rome. Causes and cures. London: Sage`.

    Before place and publisher such a sentence is hardly ever what holds the work (1 of 17 in hand-labelled lists),
    unless there are pages, editors, an "In" or an address, or it is a series.
    """
    tags = list(tags)
    first, last = first_title(tags)
    if tags[last : last + 1] != ["B-J"] or not _SENTENCE.fullmatch(row.gap(last)) or _HELD.search(row.text.text):
        return tags
    end = end_of(tags, last, "J")
    published = end < len(tags) and tags[end] == "L" and "B-P" in tags[end:]
    other = {"E", "S"} & {tag[-1] for tag in tags} or any(token.kind in ("url", "doi") for token in row.tokens)
    serial = any(
        described(token.kind, token.text).kind in ("jou", "vol", "work", "abb") for token in row.tokens[last:end]
    )
    short = last - first > 1 and end - last <= _LONGEST_SUBTITLE
    if published and short and not other and not serial and "V" not in tags[last:end]:
        tags[last] = "I-T"
        tags[last + 1 : end] = ["I-T"] * (end - last - 1)
    return tags
