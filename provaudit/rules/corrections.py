"""Corrections of a title or a date, in the words and the style of the reference itself."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from provaudit.comparison.folding import fold
from provaudit.model import Candidate, Case, Fix, Page, PartialDate, Span
from provaudit.references.dates import parse_date
from provaudit.references.months import LANGUAGES, MONTHS
from provaudit.rules.about import of_field

PLAIN = 0.95
"""How sure the page's date must be to be written without a look."""
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_DATE_WORD = re.compile(r"(\d+)(st|nd|rd|th)?(?![^\W_])|[^\W\d_]+")
_TYPO_LETTERS = 5
"""A shorter word is too easily another word."""


def date_fix(case: Case, page: Page, candidate: Candidate, text: str) -> Fix | None:
    """The page's date in the place and style of the cited one; None if that cannot be written for certain.

    It is safe where the page states its day plainly: with great confidence, and either without a clock time, with a
    time zone of its own, or twice. A time in UTC alone may be the day before or after for the page's readers.
    """
    span, claimed, stated = case.reference.spans.get("date"), case.reference.date, candidate.value
    if span is None or claimed is None or not isinstance(stated, PartialDate):
        return None
    words = rewritten(span.of(text), claimed, stated)
    if words is None:
        return None
    local = candidate.moment is None or bool(candidate.moment.utcoffset())
    twice = {c.origin for c in of_field(page, "date") if c.value == stated and c.label in ("published", "url", "")}
    return Fix("date", span, words, candidate.confidence >= PLAIN and (local or len(twice - {candidate.origin}) > 0))


def rewritten(written: str, old: PartialDate, new: PartialDate) -> str | None:
    """`written`, which says `old`, made to say `new` as precisely and in the same style; None if it is not sure how."""
    new = PartialDate(new.year, new.month if old.month else None, new.day if old.day else None)
    if new.precision != old.precision or new == old:
        return None
    pieces, at, found = [], 0, set()
    tokens = list(_DATE_WORD.finditer(written))
    months = [token for token in tokens if MONTHS.get(token[0].lower()) == old.month and not token[1]]
    for place, token in enumerate(tokens):
        part = _part(token, place, tokens, old, bool(months))
        if part in found:
            return None
        if part:
            words = _said(part, token, new, padded=not months and _padded(tokens))
            if words is None:
                return None
            found.add(part)
            pieces += [written[at : token.start()], words]
            at = token.end()
    result = "".join([*pieces, written[at:]])
    return (
        result
        if len(found) == ["year", "month", "day"].index(old.precision) + 1 and parse_date(result) == new
        else None
    )


def _part(token: re.Match[str], place: int, tokens: list[re.Match[str]], old: PartialDate, named: bool) -> str | None:
    """Which part of a date a token is: by its value, and for a month in digits by its place between the other two."""
    if not token[1]:
        return "month" if MONTHS.get(token[0].lower()) == old.month else None
    number = int(token[1])
    if len(token[1]) == 4:
        return "year" if number == old.year else None
    if named or old.month is None:
        return "day" if number == old.day else None
    if old.month == old.day:
        return None
    middle = 0 < place < len(tokens) - 1
    if number == old.month and (middle or number != old.day):
        return "month"
    return "day" if number == old.day else None


def _padded(tokens: list[re.Match[str]]) -> bool:
    """Whether days and months in digits are written with two of them."""
    return all(len(token[1]) != 1 for token in tokens if token[1])


def _said(part: str, token: re.Match[str], new: PartialDate, padded: bool) -> str | None:
    """A part of the new date, written like `token`."""
    value = {"year": new.year, "month": new.month, "day": new.day}[part] or 0
    if token[1]:
        digits = f"{value:02d}" if padded or token[1].startswith("0") else str(value)
        return digits + (_ordinal(value) if token[2] else "")
    return _month(token[0], value, bool(re.search(r"\d\.\s*[^\W\d_]", token.string)))


def _ordinal(day: int) -> str:
    """The English ending of an ordinal number."""
    return "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _month(written: str, number: int, dotted: bool) -> str | None:
    """Another month's name in the language and length of `written`; None where languages would differ on it.

    What the spelling tells of the language is used: German writes `15. August`, English `15 August`, both with a
    capital, and most others without one.
    """
    if MONTHS.get(written.lower()) == number:
        return written
    names = {}
    for language, lists in LANGUAGES.items():
        fitting = [months for months in lists if written.lower() in months]
        said = next((months[number - 1] for months in fitting if months[number - 1] != "-"), None)
        if said:
            names[language] = said
    likely = ("de" if dotted else "en") if written[0].isupper() else ""
    chosen = {names[likely]} if likely in names else {names[key] for key in names if key not in ("en", "de")}
    if len(chosen) != 1:
        return None
    name = chosen.pop()
    return name.upper() if written.isupper() else name.title() if written[0].isupper() else name


def title_fix(case: Case, page: Page, observed: str, text: str) -> Fix | None:
    """The one place in which the cited title departs from the page's, put right; None if there are several.

    It is safe where the reference doubled a word, or mistyped one: the page gives the title twice, and never writes the
    word as it is cited.
    """
    span = case.reference.spans.get("title")
    if span is None:
        return None
    ours, theirs = list(_WORD.finditer(span.of(text))), list(_WORD.finditer(observed))
    left, right = [fold(word[0]) for word in ours], [fold(word[0]) for word in theirs]
    steps = [step for step in SequenceMatcher(None, left, right, autojunk=False).get_opcodes() if step[0] != "equal"]
    if len(steps) != 1 or left == right:
        return None
    kind, a, b, c, d = steps[0]
    if kind == "delete":
        doubled = b - a == 1 and left[a] in left[max(0, a - 1) : a] + left[b : b + 1]
        return _cut(span, ours, a, b, doubled)
    if kind == "insert" or b - a != d - c:
        return None
    place = Span(span.start + ours[a].start(), span.start + ours[b - 1].end())
    typo = b - a == 1 and _mistyped(ours[a][0], theirs[c][0]) and _surely(page, left[a], right[c])
    return Fix("title", place, observed[theirs[c].start() : theirs[d - 1].end()], typo)


def _cut(span: Span, words: list[re.Match[str]], a: int, b: int, doubled: bool) -> Fix | None:
    """Words taken out of a title, with the blank that parts them from their neighbour."""
    if a == 0:
        return None
    return Fix("title", Span(span.start + words[a - 1].end(), span.start + words[b - 1].end()), "", doubled)


def _mistyped(cited: str, stated: str) -> bool:
    """Whether one letter was dropped, doubled, exchanged or swapped inside of a word, its ends left alone."""
    a, b = cited.lower(), stated.lower()
    if min(len(a), len(b)) < _TYPO_LETTERS or not (a.isalpha() and b.isalpha()) or a[0] != b[0] or a[-1] != b[-1]:
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def _surely(page: Page, cited: str, stated: str) -> bool:
    """Whether the page writes `stated` in two of its titles and `cited` nowhere."""
    titles = [c for c in of_field(page, "title") if stated in map(fold, _WORD.findall(str(c.value)))]
    anywhere = fold(" ".join([page.text, *(str(c.value) for c in of_field(page, "title"))]))
    return len({c.origin for c in titles}) > 1 and re.search(rf"\b{re.escape(cited)}\b", anywhere) is None
