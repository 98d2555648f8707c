"""The day of a reference that the tagger passed over."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.references.anchors import Anchored

_PUBLISHED = frozenset("modified updated published posted issued aktualisiert veröffentlicht publié publicado".split())


def with_bracketed_day(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` where the only whole date, in brackets at the end of the title, is the date: `A title (5 May 2020)`.

    A year that stands with words in brackets of their own is none then: `A title [2019 edition] (5 May 2020)`.
    """
    tags = list(tags)
    days = [place for place, token in enumerate(row.tokens) if (token.kind, token.text) == ("date", "day")]
    dated = [place for place, tag in enumerate(tags) if tag == "D" and place in row.dates]
    if len(days) != 1 or any(_bracketed(row, place) != (True, False) for place in dated):
        return tags
    place = days[0]
    in_title = tags[place] == "I-T" or (dated and tags[place] == "O")
    if _bracketed(row, place) == (True, True) and in_title and "I-T" not in tags[place + 1 : place + 2]:
        tags[place] = "D"
        for other in dated:
            tags[other] = "O"
    return tags


def with_only_day(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` of a reference without a date, with its only whole one: `2020-05-03: A title`, `modified 3 May 2020`.

    Where there is an address, the day may be that on which somebody looked: then a word must say that it is not.
    """
    tags = list(tags)
    days = [place for place, token in enumerate(row.tokens) if (token.kind, token.text) == ("date", "day")]
    if "D" in {tag[-1] for tag in tags} or len(days) != 1:
        return tags
    place = days[0]
    heads = place == 0 and tags[0] == "B-T" and row.text.text[row.tokens[0].end :][:1] in (":", ",")
    said = place > 0 and row.tokens[place - 1].text.lower() in _PUBLISHED
    if heads or (tags[place] == "O" and (said or not (row.urls or row.hidden))):
        tags[place] = "D"
        if heads:
            tags[1] = tags[1].replace("I-", "B-")
    return tags


def _bracketed(row: Anchored, place: int) -> tuple[bool, bool]:
    """Whether a bracket stands right before the token at `place`, and whether one stands right behind it."""
    token, text = row.tokens[place], row.text.text
    return text[: token.start].endswith(("(", "[")), text[token.end :].startswith((")", "]"))
