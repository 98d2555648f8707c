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
from provaudit.references.excerpts import excerpt
from provaudit.references.identifiers import Found, identifiers_in
from provaudit.references.markup import Plain, plain
from provaudit.references.months import ACCESS_WORDS, ARCHIVE_WORDS, CJK_ACCESS
from provaudit.references.tokens import LONGEST, Token, words_of

_SOURCE = (
    r"(?:(?:quelle|source|fuente|fonte|bron|källa|kilde|źródło|zdroj|forrás|lähde|kaynak|sursă|πηγή|источник|джерело"
    r"|via|link|(?:read|see|find out) more|more(?: at| on this)?|full (?:story|text)|original|download"
    r"|see also|further reading|mehr(?: dazu)?"
    r"|siehe auch|weiterlesen|leer más|lire aussi)[ns]?|出典|参考|来源|來源|资料来源|資料來源|출처)\s?[:：]"
)
"""What announces a source, in many languages: no word of it."""
_MARKER = re.compile(
    rf"\s*(?:(?i:{_SOURCE})(?=\s*\S)|"
    r"\[\^?\d{1,4}\]:?|\[[A-Za-z+]{1,8}\d{2}[a-z]?\]|\(\d{1,3}\)|\d{1,3}[.)](?=\s|[A-Z“\"])(?!\s?\d)"
    r"|\d{1,3}(?=(?:[^\W\d_]\. ?){1,3}[^\W\d_]{2}|[^\W\d_a-z][^\W\d_]+ [A-Z]{1,3}[.,:] )"
    r"|\d{1,3}\s(?=[^\W\d_a-z][\w’'-]+,\s(?:[^\W\d_a-z]\.|[^\W\d_a-z]{1,2},))"
    r"|[\^•▪◦–-](?=\s)|\*(?=\s))\s*"
)
_UNDATED = re.compile(
    r"\b(?:[nN]\.\s?d\b\.?|(?i:no date|undated|sine dato|forthcoming|in press)\b|s\.\s?[dfa]\.(?=[\s),])"
    r"|o\.\s?[JD]\.|z\.\s?d\.|u\.\s?å\.|(?i:без даты))"
)
"""Small letters tell these from the initials of a name."""
_UNDATED_HINT = re.compile(
    r"n\.\s?d|no date|undated|sine dato|forthcoming|in press|s\.\s?[dfa]\.|o\.\s?[jd]\.|z\.\s?d\.|u\.\s?å\.|без даты"
)
"""What a text in small letters must hold to be searched for one of these: far quicker than the search itself."""
_BRACKETED = re.compile(r"[\s,.:;>]{0,3}[(\[]\s?|>?,\s")

_BEHIND_ADDRESS = re.compile(r"(?:://|www\.)\S{4,}\s\($")
_CLOSED = re.compile(r'[)”»;]|"\s')
"""What ends the words that an access word may belong to: a bracket, or the title in quotation marks."""
_ANGLED = re.compile(r"\.?\s<\s?(?:https?://|www\.)")
_NAMED = ("url", "doi")
"""The identifiers that are tokens of their own kind."""


@frozen
class Anchored:
    """A reference as a row of tokens; `dates` and `found` tell, by a token's place, what an anchor stands for."""

    text: Plain
    tokens: tuple[Token, ...]
    dates: Mapping[int, Dated]
    found: Mapping[int, Found]
    hidden: tuple[str, ...] = ()
    """Addresses of hyperlinks that the words do not show."""

    @property
    def urls(self) -> list[Found]:
        """The addresses, in order."""
        return [item for item in self.found.values() if item.kind == "url"]

    def gap(self, place: int) -> str:
        """What stands before a token, behind the one before it."""
        start = self.tokens[place - 1].end if place else 0
        return self.text.text[start : self.tokens[place].start]

    def seen(self, kind: str = "seen") -> PartialDate | None:
        """The date of the first access phrase (`seen`) or archiving phrase (`kept`)."""
        return next(
            (value for i, dated in self.dates.items() if self.tokens[i].kind == kind and (value := dated.value)), None
        )


def anchored(text: str, links: Sequence[Link] = ()) -> Anchored:
    """`text` as tokens: the anchors recognised whole, the rest as words; `links` are hyperlinks on its words."""
    clean = plain(text[:LONGEST])
    if links:
        clean = evolve(clean, linked=clean.linked + tuple((link.span.start, link.span.end) for link in links))
    floor = _floor(clean.text)
    found = _identifiers_after(floor, clean.text)
    quoted = excerpt(clean, found)
    if quoted is not None:
        clean = evolve(clean, text=clean.text[:quoted])
        found = [item for item in found if item.start < quoted]
    words = words_of(_bare(clean.text, found, floor))
    dated = dates_in(clean.text, words)
    undated = [] if any(date.day for date in dated) else _undated(clean.text, floor)
    if undated:
        words = words_of(_bare(clean.text, sorted([*found, *undated], key=lambda item: item.start), floor))
        dated = dates_in(clean.text, words)
    anchors = {
        item.start: Token(item.start, item.end, item.kind if item.kind in _NAMED else "id", item.kind.upper())
        for item in found
    }
    anchors |= {item.start: Token(item.start, item.end, "date", "none") for item in undated}
    tokens, dates = _with_dates(words, dated, _kinds(clean.text, words, dated, found))
    if anchors:
        tokens = sorted([*tokens, *anchors.values()])
    places = {token.start: place for place, token in enumerate(tokens) if token.kind != "w"}
    return Anchored(
        clean,
        tuple(tokens),
        {places[start]: date for start, date in dates.items()},
        {places[item.start]: item for item in found},
        tuple(link.url for link in links),
    )


def stated_identifiers(text: str) -> list[Found]:
    """The addresses and identifiers after the list marker."""
    return _identifiers_after(_floor(text), text)


def _identifiers_after(floor: int, text: str) -> list[Found]:
    return [item for item in identifiers_in(text) if item.start >= floor]


def _floor(text: str) -> int:
    """Where the list marker ends."""
    marker = _MARKER.match(text)
    return marker.end() if marker else 0


def _undated(text: str, floor: int) -> list[Found]:
    """The phrases after the list marker that say that a work has no date."""
    if _UNDATED_HINT.search(text.lower()) is None:
        return []
    return [Found("none", *match.span(), "") for match in _UNDATED.finditer(text, floor)]


def _bare(text: str, found: Sequence[Found], floor: int) -> str:
    """`text` with blanks for the list marker and for what addresses and identifiers cover, so that no word touches."""
    parts, place = [" " * floor], floor
    for item in found:
        parts += text[place : item.start], " " * (item.end - max(place, item.start))
        place = max(place, item.end)
    return "".join((*parts, text[place:]))


def _with_dates(
    words: Sequence[Token], dated: Sequence[Dated], kinds: Mapping[int, tuple[str, int]]
) -> tuple[list[Token], dict[int, Dated]]:
    """The words with one token for each date, grown back to its access word; the dates by where their tokens start."""
    tokens: list[Token] = []
    dates: dict[int, Dated] = {}
    place = 0
    for number, date in enumerate(dated):
        kind, first = kinds.get(number, ("date", date.first))
        first = max(place, first)
        tokens += words[place:first]
        tokens.append(Token(words[first].start, words[date.last - 1].end, kind, _label(words, date)))
        dates[words[first].start] = date
        place = date.last
    tokens += words[place:]
    return tokens, dates


def _label(words: Sequence[Token], date: Dated) -> str:
    """How precise a date is, and whether it is a span of years or a season."""
    if date.value is None:
        return "monthday" if date.day else "monthalone"
    if date.value.precision == "year" and date.last - date.first > 1:
        digits = words[date.last - 1].text[0].isdigit() and words[date.first].text[0].isdigit()
        return "years" if digits else "season"
    return date.value.precision


def _kinds(
    text: str, words: Sequence[Token], dated: Sequence[Dated], found: Sequence[Found]
) -> dict[int, tuple[str, int]]:
    """The dates that tell when the source was seen (`seen`) or archived (`kept`), and the word each begins with.

    A day behind an address is one of access, unless words say so of another.
    """
    kinds: dict[int, tuple[str, int]] = {}
    floors = [0, *(date.last for date in dated)]
    phrases = [_phrase(text, words, date, floor) for date, floor in zip(dated, floors, strict=False)]
    said = any(phrase and phrase[0] == "seen" for phrase in phrases)
    for number, date in enumerate(dated):
        after = text[words[date.last - 1].end : words[date.last - 1].end + 12].lstrip(" )]）")
        follows = number and date.day and not said and _follows_url(text, words[date.first].start, found)
        if phrase := phrases[number]:
            kinds[number] = phrase
        elif follows or after.startswith(CJK_ACCESS) or (_leads_to_url(text, words, dated, number) and not said):
            kinds[number] = ("seen", date.first)
    return kinds


def _phrase(text: str, words: Sequence[Token], date: Dated, floor: int) -> tuple[str, int] | None:
    """The access or archive word up to four words before a date, with no other date and no sentence end between."""
    for place in range(date.first - 1, max(floor, date.first - 5) - 1, -1):
        between = text[words[place].end : words[date.first].start]
        if len(between) > 40 or (". " in between and between != ". ") or _CLOSED.search(between):
            return None
        lower = words[place].text.lower()
        if lower in ARCHIVE_WORDS:
            return "kept", place
        if words[place].text == "Stand" and date.day and _BEHIND_ADDRESS.search(text, 0, words[place].start):
            return "seen", place
        if lower in ("at", "of") and place and words[place - 1].text.lower() == "as":
            return "seen", place - 1
        if lower in ACCESS_WORDS and (date.day or date.month or between.strip(" ") in (":", ",", "")):
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


def _leads_to_url(text: str, words: Sequence[Token], dated: Sequence[Dated], number: int) -> bool:
    """Whether a whole date stands right before an address in angle brackets and another one before it.

    So the MLA's handbooks had it from 1999 to 2009: `27 May 2002. 10 June 2002 <https://...>`.
    """
    both = [date.value.precision if date.value else "" for date in dated[max(number - 1, 0) : number + 1]]
    if both not in (["day", "day"], ["month", "day"]):
        return False
    return _ANGLED.match(text, words[dated[number].last - 1].end) is not None


def _follows_url(text: str, start: int, found: Sequence[Found]) -> bool:
    """Whether an address ends right before `start`, with an opening bracket or a comma between."""
    return any(
        item.kind == "url" and item.end < start and _BRACKETED.fullmatch(text, item.end, start) for item in found
    )
