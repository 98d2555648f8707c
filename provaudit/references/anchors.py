"""What rules can say of a reference before anything is guessed: its addresses, identifiers, dates and list marker.

What is recognised becomes one token, so that a tagger sees `URL` or `DATE` and not their letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from provaudit.model import Link, PartialDate
from provaudit.references.date_words import Dated
from provaudit.references.dates import dates_in
from provaudit.references.identifiers import Found, identifiers_in
from provaudit.references.markup import Plain, plain
from provaudit.references.months import ACCESS_WORDS, ARCHIVE_WORDS, CJK_ACCESS
from provaudit.references.tokens import LONGEST, Token, words_of

_MARKER = re.compile(
    r"\s*(?:\[\^?\d{1,4}\]:?|\[[A-Za-z+]{1,8}\d{2}[a-z]?\]|\(\d{1,3}\)|\d{1,3}[.)](?=\s|[A-Z“\"])(?!\s?\d)"
    r"|[\^•▪◦–-](?=\s)|\*(?=\s))\s*"
)
_UNDATED = re.compile(
    r"\bn\.\s?d\b\.?|\b(?:no date|undated|sine dato|forthcoming|in press)\b|\bs\.\s?[dfa]\.(?=[\s),])"
    r"|\bo\.\s?[jD]\.|\bz\.\s?d\.|\bu\.\s?å\.|без даты",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\s,.:;>]{0,3}[(\[]\s?|>?,\s")


@frozen
class Anchored:
    """A reference as a row of tokens; `dates` and `found` tell, by a token's place, what an anchor stands for."""

    text: Plain
    tokens: tuple[Token, ...]
    dates: Mapping[int, PartialDate]
    found: Mapping[int, Found]
    hidden: tuple[str, ...] = ()
    """Addresses of hyperlinks that the words do not show."""

    @property
    def urls(self) -> list[Found]:
        """The addresses, in order."""
        return [item for item in self.found.values() if item.kind == "url"]

    def seen(self, kind: str = "seen") -> PartialDate | None:
        """The date of the first access phrase (`seen`) or archiving phrase (`kept`)."""
        return next(
            (self.dates[i] for i, token in enumerate(self.tokens) if token.kind == kind and i in self.dates), None
        )


def anchored(text: str, links: Sequence[Link] = ()) -> Anchored:
    """`text` as tokens: the anchors recognised whole, the rest as words; `links` are hyperlinks on its words."""
    clean = plain(text[:LONGEST])
    if links:
        clean = evolve(clean, linked=clean.linked + tuple((link.span.start, link.span.end) for link in links))
    marker = _MARKER.match(clean.text)
    floor = marker.end() if marker else 0
    found = [item for item in identifiers_in(clean.text) if item.start >= floor]
    words = _outside(words_of(clean.text), found, floor)
    dated = dates_in(clean.text, words)
    undated = [Found("none", *match.span(), "") for match in _UNDATED.finditer(clean.text) if match.start() >= floor]
    if undated and not any(date.value.day for date in dated):
        words = _outside(words, undated, floor)
        dated = dates_in(clean.text, words)
    else:
        undated = []
    kinds = _kinds(clean.text, words, dated, found)
    rows: list[tuple[Token, PartialDate | Found | None]] = [
        (Token(item.start, item.end, item.kind if item.kind in ("url", "doi") else "id", item.kind.upper()), item)
        for item in found
    ]
    rows += [(Token(item.start, item.end, "date", "none"), None) for item in undated]
    rows += _words_and_dates(words, dated, kinds)
    rows.sort(key=lambda row: row[0].start)
    return Anchored(
        clean,
        tuple(token for token, _ in rows),
        {i: value for i, (_, value) in enumerate(rows) if isinstance(value, PartialDate)},
        {i: value for i, (_, value) in enumerate(rows) if isinstance(value, Found)},
        tuple(link.url for link in links),
    )


def _outside(words: Sequence[Token], found: Sequence[Found], floor: int) -> list[Token]:
    """The words after the list marker that no address or identifier covers."""
    kept, place = [], 0
    for word in words:
        while place < len(found) and found[place].end <= word.start:
            place += 1
        inside = place < len(found) and found[place].start < word.end
        if word.start >= floor and not inside:
            kept.append(word)
    return kept


def _words_and_dates(
    words: Sequence[Token], dated: Sequence[Dated], kinds: Mapping[int, tuple[str, int]]
) -> list[tuple[Token, PartialDate | Found | None]]:
    """One token per date, grown back to its access word, and one per word beside them."""
    rows: list[tuple[Token, PartialDate | Found | None]] = []
    place = 0
    for number, date in enumerate(dated):
        kind, first = kinds.get(number, ("date", date.first))
        rows += [(word, None) for word in words[place : max(place, first)]]
        start, end = words[max(place, first)].start, words[date.last - 1].end
        label = date.value.precision if date.value.year else "monthday" if date.value.day else "monthalone"
        if label == "year" and date.last - date.first > 1:
            label = (
                "years" if words[date.last - 1].text[0].isdigit() and words[date.first].text[0].isdigit() else "season"
            )
        rows.append((Token(start, end, kind, label), date.value))
        place = date.last
    rows += [(word, None) for word in words[place:]]
    return rows


def _kinds(
    text: str, words: Sequence[Token], dated: Sequence[Dated], found: Sequence[Found]
) -> dict[int, tuple[str, int]]:
    """The dates that tell when the source was seen (`seen`) or archived (`kept`), and the word each begins with."""
    kinds: dict[int, tuple[str, int]] = {}
    floor = 0
    for number, date in enumerate(dated):
        after = text[words[date.last - 1].end : words[date.last - 1].end + 12].lstrip(" )]）")
        follows = number and date.value.day and _follows_url(text, words[date.first].start, found)
        if phrase := _phrase(text, words, date, floor):
            kinds[number] = phrase
        elif follows or after.startswith(CJK_ACCESS):
            kinds[number] = ("seen", date.first)
        floor = date.last
    return kinds


def _phrase(text: str, words: Sequence[Token], date: Dated, floor: int) -> tuple[str, int] | None:
    """The access or archive word up to four words before a date, with no other date and no sentence end between."""
    for place in range(date.first - 1, max(floor, date.first - 5) - 1, -1):
        between = text[words[place].end : words[date.first].start]
        if len(between) > 40 or (". " in between and between != ". ") or ")" in between:
            return None
        lower = words[place].text.lower()
        if lower in ARCHIVE_WORDS:
            return "kept", place
        if lower in ACCESS_WORDS and (date.value.day or date.value.month or between.strip(" ") in (":", ",", "")):
            last = place and words[place - 1].text.lower() in (
                "last",
                "date",
                "letzter",
                "zuletzt",
                "dernier",
                "último",
                "am",
            )
            return "seen", place - 1 if last and place - 1 >= floor else place
        if any(word in words[place].text for word in CJK_ACCESS):
            return "seen", place
    return None


def _follows_url(text: str, start: int, found: Sequence[Found]) -> bool:
    """Whether an address ends right before `start`, with an opening bracket or a comma between."""
    return any(
        item.kind == "url" and item.end < start and _BRACKETED.fullmatch(text, item.end, start) for item in found
    )
