"""The authors of a reference in which the tagger found none, where people name them without any style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.addresses import known_of, spelled
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of
from provaudit.references.endings import first_title
from provaudit.references.given import GIVEN
from provaudit.references.lexicon import fold
from provaudit.references.roles import ROLES

_BY = frozenset("by von par por door".split())
_JOINTS = frozenset("and und et y e en de van von der den la le du di da dos del el al bin".split())
"""Small words within names and between them."""
_FOR = frozenset("for at on via für pour bei per".split())
"""What stands between authors and whom they wrote for."""
_GENRES = frozenset("op-ed oped column editorial essay post interview article commentary".split())
_WROTE = _GENRES | frozenset("wrote writes reported reports writing".split())
_SAID = ("in", "im", "bei", "auf", "gegenüber", "am", "vom")
"""What follows whom a German sentence quotes: `So Jane Roe in der Zeit`."""
_WHEN = frozenset("published posted updated".split())
_STOP = re.compile(r"[.,?!»”\"'’]\s*(?:[—–-]\s*)?$|\s[—–|/-]\s$")
_DASH = re.compile(r"\s[—–|/]\s")
_CLOSED = re.compile(r",|\s[—–|/]\s")
_BRACKETED = re.compile(r"\s*[)\]][^“\"„«‘']*$")
_QUOTED = re.compile(r"[“\"„«‘']\s?$")
_QUOTE = re.compile(r"[,.]\s*[“\"„«‘']")
_LONG = 5
"""A word of so many letters has a capital where titles have capitals."""
_MOST_WORDS, _LONGEST_BYLINE = 8, 15
"""Of names that nothing but their place tells, and of those that a bracket and a "by" announce."""

Stretch = tuple[int, int]
"""Tokens from the first up to, not including, the last."""


def bylined(row: Anchored, tags: Sequence[str], site: int = 0) -> list[str]:
    """`tags` with the byline of a reference without other authors, `Title (3 March 2020) by X`, given to authors.

    The first `site` tokens name the site: whatever the tagger took them for, they are no authors beside a byline.
    """
    tags = list(tags)
    if "B-A" in tags[site:]:
        return tags
    for place in range(1, len(tags) - 1):
        named = row.tokens[place + 1].kind == "w" and not row.tokens[place + 1].text[0].islower()
        if row.tokens[place].text.lower() in _BY and _BRACKETED.match(row.gap(place)) and named:
            end = next((i for i in range(place + 2, len(tags)) if _is_anchored(row, i)), len(tags))
            if end - place <= _LONGEST_BYLINE:
                tags[place:end] = ["O", "B-A", *["I-A"] * (end - place - 2)]
                if site:
                    tags[: site + 1] = ["B-J", *["I-J"] * (site - 1), tags[site].replace("I-", "B-")]
            break
    return tags


def attributed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with authors if there are none: behind a "by" or the title's dash, beside the site, before a quotation.

    An address that heads a reference is the site and no author; and authors end before the word that tells whom they
    wrote for (`Jane Roe for The Herald`).
    """
    tags = _signed(row, _unaddressed(row, _turned(row, list(tags))))
    if "B-A" in tags or "B-E" in tags:
        last = tags.index("B-A") - 1 if "B-A" in tags else -1
        if last > 0 and tags[last] == "I-T" and _is_capital(row, tags, last):
            tags[last] = "O"
        return tags
    finders = (_behind_by, _behind_dash, _beside_site, _before_quotation)
    names = next(filter(None, (find(row, tags) for find in finders)), None)
    if names:
        first, last = names
        tags[first:last] = ["B-A"] + ["I-A"] * (last - first - 1)
        if last < len(tags):
            tags[last] = tags[last].replace("I-", "B-")
        if first and row.tokens[first - 1].text.lower() in _BY:
            tags[first - 1] = "O"
        _unpublished(row, tags, last)
    return tags


def _turned(row: Anchored, tags: list[str]) -> list[str]:
    """`tags` where a title was taken for people and the byline behind it for the title: `A title. By Jane Roe.`"""
    place = tags.index("B-T") if tags[:1] == ["B-A"] and "B-T" in tags else 0
    last = end_of(tags, place, "T")
    adjoining = place and end_of(tags, 0, "A") == place and row.tokens[place].text.lower() in _BY
    if adjoining and place + 1 < last and _are_names(row, place + 1, last):
        tags[:place] = ["B-T"] + ["I-T"] * (place - 1)
        tags[place:last] = ["O", "B-A"] + ["I-A"] * (last - place - 2)
    return tags


def _unaddressed(row: Anchored, tags: list[str]) -> list[str]:
    """`tags` with the host of the address, where it stands for an author, as the container that is missing.

    What leads to the address, `Full text: https://...`, is nobody either.
    """
    last = end_of(tags, 0, "A") if tags[:1] == ["B-A"] and "B-J" not in tags else 0
    if last and last < len(tags) and row.tokens[last].kind == "url" and row.gap(last).strip() == ":":
        tags[:last] = ["O"] * last
    site = spelled(row.tokens[:last])
    if site and site == known_of(row).letters:
        tags[:last] = ["B-J"] + ["I-J"] * (last - 1)
    return tags


def _signed(row: Anchored, tags: list[str]) -> list[str]:
    """`tags` without the word between authors and whom they wrote for: the container, if the address names it."""
    if tags[:2] == ["B-J", "I-J"] and "B-A" not in tags:
        wrote = end_of(tags, 0, "J")
        written = [token.text.lower() for token in row.tokens[wrote : wrote + 2]]
        if len(written) > 1 and written[0] in _GENRES and written[1] in ("for", "in"):
            tags[:wrote] = ["B-A", *["I-A"] * (wrote - 1)]
    people = [i for i, tag in enumerate(tags) if tag[-1] == "A"]
    for place in (i for i in people if i + 1 < len(tags) and row.tokens[i].text.lower() in _WROTE):
        if row.tokens[place + 1].text in _FOR | {"in"}:
            last = max(end_of(tags, place, "A"), place + 2)
            tags[place:last] = ["O", "O"] + ["B-J"] * (last - place > 2) + ["I-J"] * (last - place - 3)
            break
    last = end_of(tags, 0, "A") if tags[:2] == ["B-A", "I-A"] and row.tokens[0].text == "So" else 0
    if 0 < last < len(tags) and row.tokens[last].text in _SAID:
        tags[:2] = ["O", "B-A"]
    ends = (i for i in people if tags[i] == "I-A" and _is_for(row, i))
    place = next(ends, len(tags))
    last = end_of(tags, place, "A")
    site = spelled(row.tokens[place + 1 : last]).removeprefix("the")
    if place + 1 < last and len(site) > 2 and site in known_of(row).letters:
        if "B-J" not in tags:
            tags[place + 1 : last] = ["B-J"] + ["I-J"] * (last - place - 2)
            tags[place] = "O"
    elif place + 1 == last:
        tags[place] = "O"
    return tags


def _behind_by(row: Anchored, tags: Sequence[str]) -> Stretch | None:
    """`A title, by Jane Roe, The Herald`, `A title. By Jane Roe.`, `A title By Jane Roe`; not `Trans. by Jane Roe`."""
    for place in range(2, len(tags) - 1):
        by = row.tokens[place].text.lower() in _BY and row.tokens[place - 1].text.lower() not in ROLES
        apart = by and (_STOP.search(row.gap(place)) or _is_capital(row, tags, place))
        if apart and tags[place] in ("I-T", "O"):
            end = next((i for i in range(place + 2, len(tags)) if _ends(row, tags, i) or _is_for(row, i)), len(tags))
            account = end == place + 2 and row.tokens[place + 1].kind == "w" and _unspelled(row, place + 1, end)
            return (place + 1, end) if account or _are_names(row, place + 1, end) else None
    return None


def _is_capital(row: Anchored, tags: Sequence[str], place: int) -> bool:
    """Whether a "By" behind a title has a capital though long words of the title have none."""
    first = first_title(tags)[0]
    small = (token.text.islower() and len(token.text) >= _LONG for token in row.tokens[first:place])
    return row.tokens[place].text == "By" and any(small)


def _behind_dash(row: Anchored, tags: Sequence[str]) -> Stretch | None:
    """`A title — Jane Roe, The Herald`: a name by its first word, or up to three words that the address leaves out."""
    first, last = first_title(tags)
    place = next((i for i in range(last - 1, first + 1, -1) if _DASH.search(row.gap(i))), None)
    if place is None or _QUOTED.search(row.gap(first)) or not _are_names(row, place, last):
        return None
    alone = last - place == 1
    if spelled(row.tokens[place:last]).removeprefix("the") in known_of(row).letters:
        return None
    if last - place > 3 or (alone and (last == len(tags) or not _CLOSED.match(row.gap(last)))):
        return None
    return (place, last) if (not alone and _is_given(row, place)) or _unspelled(row, place, last) else None


def _beside_site(row: Anchored, tags: Sequence[str]) -> Stretch | None:
    """`"A title", The Herald, Jane Roe, 3 May 2020`."""
    for place in range(1, len(tags)):
        if tags[place - 1][-1] != "J" or tags[place][-1] not in "OLP" or not row.gap(place).startswith(","):
            continue
        end = next((i for i in range(place + 1, len(tags)) if row.gap(i).strip()), len(tags))
        dated = row.tokens[end].kind == "date" if end < len(tags) else False
        if dated and end - place > 1 and _are_names(row, place, end) and _is_given(row, place):
            return place, end
    return None


def _before_quotation(row: Anchored, tags: Sequence[str]) -> Stretch | None:
    """`https://... (Jane Roe, "A title", The Herald)`, and `Roe. "A title." The Herald` unless the address names it."""
    last = tags.index("B-T") if "B-T" in tags else 0
    first = next((i + 1 for i in range(last - 1, -1, -1) if row.tokens[i].kind != "w"), 0)
    quoted = last > 0 and _QUOTE.match(row.gap(last)) and set(tags[first:last]) <= {"O"}
    if not quoted or first >= last or not _are_names(row, first, last):
        return None
    return None if spelled(row.tokens[first:last]).removeprefix("the") in known_of(row).letters else (first, last)


def _unpublished(row: Anchored, tags: list[str], place: int) -> None:
    """Take `published on` and the `on` of the day from what follows a byline: `published on The Herald on 3 May`."""
    if place == len(tags) or row.tokens[place].text not in _WHEN:
        return
    while place < len(tags) and row.tokens[place].text in _WHEN | _FOR:
        tags[place] = "O"
        place += 1
    last = end_of(tags, place, tags[place][-1]) if place < len(tags) and tags[place][-1] in "TJ" else place
    if place < last:
        tags[place:last] = ["B-J"] + ["I-J"] * (last - place - 1)
        if row.tokens[last - 1].text in _FOR:
            tags[last - 1] = "O"


def _is_for(row: Anchored, place: int) -> bool:
    """Whether a word behind a name tells whom somebody wrote for, or when."""
    word = row.tokens[place].text
    return (word in _FOR and row.gap(place) == " ") or word in _WHEN


def _ends(row: Anchored, tags: Sequence[str], place: int) -> bool:
    """Whether names end before a token that begins what holds the work, or anything else than a word."""
    return tags[place][:2] == "B-" or _is_anchored(row, place)


def _is_anchored(row: Anchored, place: int) -> bool:
    """Whether a list of names ends before a token: at an anchor, or at a full stop that shortens no name."""
    return row.tokens[place].kind != "w" or (len(row.tokens[place - 1].text) > 2 and row.gap(place).startswith(". "))


def _are_names(row: Anchored, first: int, last: int) -> bool:
    """Whether words can be a list of names: few, and none small but for what stands in and between names."""
    words = [token.text if token.kind == "w" else "a" for token in row.tokens[first:last]]
    small = (word for word in words if word[0].islower() and word not in _JOINTS)
    return 0 < len(words) <= _MOST_WORDS and not words[0][0].islower() and next(small, None) is None


def _is_given(row: Anchored, place: int) -> bool:
    """Whether a word is a common given name or an initial."""
    word = row.tokens[place].text
    return word.lower() in GIVEN or (len(word) == 1 and word.isupper())


def _unspelled(row: Anchored, first: int, last: int) -> bool:
    """Whether the path of the address has none of some words, though it spells what stands before them."""
    slugs = known_of(row).slugs
    before = [fold(token.text) for token in row.tokens[:first] if len(token.text) > 3]
    spelled = sum(word in slugs for word in before)
    return 2 * spelled > len(before) > 0 and not any(fold(t.text) in slugs for t in row.tokens[first:last])
