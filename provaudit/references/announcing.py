"""Titles that begin too early: with the words that announce them, with the site, or with the author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provaudit.references.addresses import known_of, spelled
from provaudit.references.anchors import Anchored
from provaudit.references.assembling import end_of
from provaudit.references.endings import first_title
from provaudit.references.given import is_given
from provaudit.references.lexicon import fold
from provaudit.references.name_words import PARTICLES

_ANNOUNCED = re.compile(
    r"(?:\b(?:put it in|article|report|story|piece|post|column|essay|interview|titled|entitled|headlined|called"
    r"|Artikel|Beitrag|Bericht|Interview|betitelt|article intitulé|artículo|articolo)"
    r"|(?<=\w)[’']s)\s[“\"„«‘]([^\n]{8,300}?)[”\"“»’](?=[\s,.;)]|$)"
)
"""A title in quotation marks that a word announces and no punctuation sets off: `The Herald article "A title" from`."""
_BEFORE_BY = re.compile(r"[“\"„«‘]([^\n]{8,300}?)[”\"“»’],?\s(?:by|von|par|por|di|door)\s")
"""A title in quotation marks and its byline: `read "A title" by Jane Roe at The Herald`."""
_LEADS = re.compile(r"[\w’']\w\s$")
_MARK = re.compile(r"[“\"„«‘]")
_QUOTE = re.compile(r"[“\"„«‘][\s¿¡«]{0,3}$")
_PROSE = frozenset(
    "read see more reported according said says wrote writes told details background consult watch".split()
)
"""Words of sentences that lead to a title, and of no name."""
_ACCORDING = re.compile(
    r"(?:According to|Laut|Selon|D[’']après|Según|Secondo|Segundo|Volgens|Enligt|Ifølge"
    r"|(?:Data|Figures|Numbers|Statistics|Image|Photo|Graph) from)\s"
)
_CORNER = re.compile("[「《『]")
_GENRES = frozenset("article report story piece column interview artikel bericht beitrag artículo articolo".split())
_TELLS = _GENRES | frozenset("reports reported writes wrote says berichtet schreibt meldet escribe scrive".split())
_TELLING = frozenset("has have the full a this an its their".split())
"""Small words of `The Herald has the full story:`."""
_CORNERED = re.compile(r"[「《『]([^」》』\n]{4,300})[」》』]")
"""The marks of titles in Chinese and Japanese."""
_LONGEST_LEAD = 6
_JOINTS = ("and", "und", "et", "y", "e", "&")


def announced(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that is what stands in quotation marks behind a word such as "article"."""
    tags = list(tags)
    first, last = first_title(tags)
    mark = _MARK.search(row.text.text)
    if first == last or mark is None:
        return tags
    text, start = row.text.text, row.tokens[first].start
    found = _ANNOUNCED.search(text) if _LEADS.search(text, 0, mark.start()) else None
    if found and found[0][0] in "’'" and found.start(1) != start:  # a title may have a possessive before a quotation
        found = None
    if found is None and "B-A" not in tags:
        found = _BEFORE_BY.match(text, max(0, start - 1))
    return _narrowed(row, tags, *found.span(1), "O") if found else tags


def unprosed(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` without authors made of prose before a quotation: `For more, read "A title" ...`.

    What no punctuation parts from a quotation is prose if it has a small word that is no particle: `Quoted from "...`.
    """
    tags = list(tags)
    last = end_of(tags, 0, "A")
    if tags[:1] != ["B-A"] or last == len(tags) or not _QUOTE.search(row.text.text, 0, row.tokens[last].start):
        return tags
    words = [token.text for token in row.tokens[:last]]
    loose = _QUOTE.sub("", row.gap(last)).strip() == "" and "," not in row.text.text[: row.tokens[last - 1].end]
    small = any(word.islower() and word not in PARTICLES and word not in _JOINTS for word in words)
    if (loose and small) or any(word in _PROSE for word in words[1:]):
        tags[:last] = ["O"] * last
    return tags


def according(row: Anchored, tags: Sequence[str], quoted: tuple[int, int] | None) -> list[str]:
    """`tags` of `According to Jane Roe ("A title", The Herald, 2024)` with what stands in brackets as the title.

    It is the quotation, or all that stands before the date: `Data from The Herald (A title, May 2024)`. Who has no
    given name is rather a paper than a person.
    """
    tags, text = list(tags), row.text.text
    lead = _ACCORDING.match(text, row.tokens[0].start) if row.tokens else None
    if lead is None:
        return tags
    first, last = quoted or _before_date(row, lead.end())
    if not 0 < first < last:
        return tags
    names = [place for place in range(first) if row.tokens[place].start >= lead.end()]
    tags[:first] = ["O"] * first
    if names and row.gap(first).startswith(" ("):
        site = spelled(row.tokens[names[0] : first]).removeprefix("the")
        known = (site and site in known_of(row).letters) or not is_given(row.tokens[names[0]].text)
        label = "J" if known else "A"
        tags[names[0] : first] = [f"B-{label}"] + [f"I-{label}"] * (len(names) - 1)
    tags[first:last] = ["B-T"] + ["I-T"] * (last - first - 1)
    if last < len(tags) and tags[last].startswith("I-"):
        tags[last] = tags[last].replace("I-", "B-")
    return tags


def _closing(text: str, opened: int) -> int:
    """Where the bracket at a place is closed, or the end of the text."""
    depth = 0
    for place in range(opened, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    return len(text)


def _before_date(row: Anchored, start: int) -> tuple[int, int]:
    """The tokens from the first bracket behind a place up to the last date in it; none without."""
    opened = row.text.text.find(" (", start, start + 80)
    closed = _closing(row.text.text, opened + 1)
    inside = [place for place, token in enumerate(row.tokens) if 0 <= opened < token.start < closed]
    dated = next((place for place in reversed(inside) if row.tokens[place].kind == "date"), 0)
    return (inside[0], dated) if dated and dated - inside[0] > 1 else (0, 0)


def introduced(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that begins behind `The Herald article:`, where the address names the Herald."""
    tags = list(tags)
    first, last = first_title(tags)
    for place in range(first, min(last - 1, first + _LONGEST_LEAD)):
        if row.tokens[place].text.lower() in _TELLS and row.gap(place + 1).strip() == ":":
            words = [token.text.lower() for token in row.tokens[first:place]]
            while words and words[-1] in _TELLING:
                words.pop()
            if place > first and not words:
                tags[first : place + 2] = ["O"] * (place + 1 - first) + ["B-T"]
                break
            site = spelled(row.tokens[first : first + len(words)]).removeprefix("the")
            named = len(site) > 2 and site in known_of(row).letters
            slugs = known_of(row).slugs
            unspelt = place == first == 0 and bool(slugs) and row.tokens[place].text.lower() not in slugs
            if named or unspelt or (place == first and tags[first - 1 : first] == ["I-J"]):
                told = place - first - len(words)
                tags[first:place] = ["B-J", *["I-J"] * (len(words) - 1), *["O"] * told] if named else []
                tags[place : place + 2] = ["O", "B-T"]
            break
    return tags


def cornered(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that is what stands in corner brackets; before them stands the author or the site."""
    tags = list(tags)
    first, last = first_title(tags)
    if first == last or "B-A" in tags or _CORNER.search(row.text.text) is None:
        return tags
    start, end = row.tokens[first].start, row.tokens[last - 1].end
    found = _CORNERED.search(row.text.text, start, end + 1)
    lead = sum(token.start < found.start(1) for token in row.tokens[first:last]) if found else 0
    if found is None or not 0 < lead <= _LONGEST_LEAD:
        return tags
    site = spelled(row.tokens[first : first + lead])
    return _narrowed(row, tags, *found.span(1), "J" if site and known_of(row).letters.startswith(site) else "A")


def sited(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a first title that does not begin with the site's name and a comma: `Metro, Sweden tells ...`.

    The host must be the name, and the path must not have it.
    """
    tags = list(tags)
    first, last = first_title(tags)
    if first or last < 4:
        return tags
    known = known_of(row)
    for place in range(1, min(last - 2, _LONGEST_LEAD)):
        between = row.gap(place)
        if between.strip():
            site = spelled(row.tokens[:place])
            named = site in known.host.split(".") and site not in known.slugs
            if between[0] in ",，" and len(site) > 3 and known.slugs and named:
                tags[: place + 1] = ["B-J"] + ["I-J"] * (place - 1) + ["B-T"]
            break
    return tags


def signed_first(row: Anchored, tags: Sequence[str]) -> list[str]:
    """`tags` with a name between the date and the title as the author: `2022. Julia Müller. What to know.`

    It is told by its given name, or by the address, which spells the title and not the name.
    """
    tags = list(tags)
    first, last = first_title(tags)
    behind_date = 0 < first < last and tags[first - 1] == "D" and set(tags[:first]) <= {"D", "O"}
    stops = (i for i in range(first + 1, min(last, first + _LONGEST_LEAD)) if row.gap(i).startswith(". "))
    stop = next(stops, 0) if behind_date and "B-A" not in tags else 0
    words = [token.text for token in row.tokens[first:stop]]
    if not words or last - stop < 2 or not all(word[0].isupper() or word in _JOINTS for word in words):
        return tags
    given = 2 <= len(words) <= 3 and is_given(words[0]) and len(words[-1]) > 2
    slugs = known_of(row).slugs
    rest = [fold(token.text) for token in row.tokens[stop:last] if len(token.text) > 3]
    spelt = 2 * sum(word in slugs for word in rest) > len(rest) and not any(fold(word) in slugs for word in words)
    if given or spelt:
        tags[first : stop + 1] = ["B-A"] + ["I-A"] * (stop - first - 1) + ["B-T"]
    return tags


def _narrowed(row: Anchored, tags: list[str], start: int, end: int, before: str) -> list[str]:
    """`tags` with the tokens from one character to another as the first title; what of it stood before is `before`."""
    inside = [place for place, token in enumerate(row.tokens) if start <= token.start and token.end <= end]
    first, last = first_title(tags)
    if len(inside) < 2 or not (first <= inside[0] < last):
        return tags
    lead = inside[0] - first
    tags[first : inside[0]] = ["O"] * lead if before == "O" else [f"B-{before}"] + [f"I-{before}"] * (lead - 1)
    tags[inside[0] : inside[-1] + 1] = ["B-T"] + ["I-T"] * (len(inside) - 1)
    for place in range(inside[-1] + 1, max(last, inside[-1] + 1)):
        tags[place] = "O"
    if inside[-1] + 1 < len(tags) and tags[inside[-1] + 1].startswith("I-") and inside[-1] + 1 >= last:
        tags[inside[-1] + 1] = tags[inside[-1] + 1].replace("I-", "B-")
    return tags
