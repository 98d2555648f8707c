"""P205-P209, P211: values that cannot be right whatever the source says."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from provaudit.comparison.dates import bounds
from provaudit.comparison.folding import fold, words
from provaudit.contracts import Rule
from provaudit.model import Dossier, PartialDate, Reference, Remark, Severity, Span
from provaudit.rules.about import on_reference

_MONTHS = "january february march april may june july august september october november december".split()
_DAY = re.compile(
    r"\b(?:(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]{2,8})\.?|(?P<month2>[A-Z][a-z]{2,8})\.?\s+(?P<day2>\d{1,2}),)"
    r"\s+(?P<year>\d{4})\b"
)
_PLACEHOLDER_TITLES = frozenset(
    "archived copy|page not found|not found|404 not found|404|error|access denied|untitled|home|index|just a moment|"
    "are you a robot|privacy gate|log in|sign in|subscribe to read|wayback machine|403 forbidden|attention required|"
    "title|new page|document".split("|")
)
_PLACEHOLDER_AUTHORS = frozenset(
    "admin|administrator|author|john doe|jane doe|staff|webmaster|user|unknown|editor|root|guest|test|super user|"
    "anonymous".split("|")
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def identifier_invalid(dossier: Dossier) -> Iterator[Remark]:
    """An identifier fails its own checksum or syntax: an ISBN, an ISSN, a DOI.

    Why it matters: nothing can be found by it; a digit was lost or exchanged.

    Flagged::

        Smith, Ann. Rivers of the North. Example Press, 2020. ISBN 978-3-16-148410-1.

    Clean::

        Smith, Ann. Rivers of the North. Example Press, 2020. ISBN 978-3-16-148410-0.

    It cannot see an identifier that is well formed and another work's.
    """
    for reference in dossier.document.references:
        for kind, value in _written_identifiers(reference):
            if not _valid(kind, value):
                yield on_reference(reference, f"the {kind.upper()} fails its checksum", kind, claimed=value)


def _written_identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    """The ISBNs and ISSNs that a reference writes out, right or wrong."""
    for match in re.finditer(r"\bISBN(?:-1[03])?:?\s*((?:97[89][\s-]?)?[\d][\d\s-]{7,15}[\dXx])\b", reference.text):
        yield "isbn", match[1]
    for match in re.finditer(r"\bISSN:?\s*(\d{4}-?\d{3}[\dXx])\b", reference.text):
        yield "issn", match[1]


def _valid(kind: str, value: str) -> bool:
    """ISO 2108 (ISBN-10 and -13) and ISO 3297 (ISSN) check digits."""
    digits = [10 if c in "xX" else int(c) for c in value if c.isdigit() or c in "xX"]
    if len(digits) == 13:
        return sum(d * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0
    if len(digits) == (8 if kind == "issn" else 10):
        return sum(d * (len(digits) - place) for place, d in enumerate(digits)) % 11 == 0
    return False


def date_impossible(dossier: Dossier) -> Iterator[Remark]:
    """A date does not exist (31 February), or lies in the future of the audit's captures.

    Why it matters: it is certainly a slip.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 31 February 2025. https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 28 February 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        for match in _DAY.finditer(reference.text):
            if not _exists(match):
                yield on_reference(reference, "there is no such day", "date", claimed=match[0])
        if dossier.as_of and reference.date and bounds(reference.date)[0] > dossier.as_of + dt.timedelta(days=2):
            detail = f"captured {dossier.as_of}"
            yield on_reference(reference, "in the future", "date", claimed=str(reference.date), observed=detail)


def _exists(match: re.Match[str]) -> bool:
    """Whether a written day exists; True for words that are no month."""
    month, day, year = match["month"] or match["month2"], int(match["day"] or match["day2"]), int(match["year"])
    number = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3])), None)
    return number is None or not 1 <= year <= 9999 or 1 <= day <= calendar.monthrange(year, number)[1]


def dates_disordered(dossier: Dossier) -> Iterator[Remark]:
    """The dates cannot follow one another: accessed or archived before it was published.

    Why it matters: one of the two is wrong.

    Flagged::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a. Accessed 5 May 2024.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a. Accessed 5 May 2025.
    """
    for reference in dossier.document.references:
        for name, later in (("accessed", reference.accessed), ("archived", reference.archived)):
            if reference.date and later and _before(later, reference.date):
                yield on_reference(
                    reference, f"{name} before it was published", name, claimed=str(later), observed=str(reference.date)
                )


def _before(a: PartialDate, b: PartialDate) -> bool:
    """Whether `a` ends more than a day before `b` begins."""
    return bounds(a)[1] + dt.timedelta(days=1) < bounds(b)[0]


def title_is_placeholder(dossier: Dossier) -> Iterator[Remark]:
    """The title is a placeholder that a tool left: "Archived copy", "Page not found", "Just a moment".

    Why it matters: the work's real title was never written down.

    Flagged::

        "Page not found." Example News, 1 March 2025. https://news.example/a.

    Clean::

        "How a page is not found." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        if reference.title and " ".join(words(reference.title)) in _PLACEHOLDER_TITLES:
            yield on_reference(reference, "a placeholder and no title", "title", claimed=reference.title)


def author_is_placeholder(dossier: Dossier) -> Iterator[Remark]:
    """An author is an account's or a placeholder's name: "admin", "John Doe", digits.

    Why it matters: nobody is credited.

    Flagged::

        Admin. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        for name in reference.authors:
            if fold(str(name)) in _PLACEHOLDER_AUTHORS or not any(c.isalpha() for c in str(name)):
                message = "an account's or a placeholder's name"
                yield on_reference(reference, message, "authors", claimed=str(name), confidence=0.6)


def character_invisible(dossier: Dossier) -> Iterator[Remark]:
    """An invisible or direction-changing character stands in the reference.

    Why it matters: the address or title no longer equals what it seems to be when it is copied or searched.

    Flagged::

        Smith, Ann. "Rivers\u200b rise in the north." Example News, 1 March 2025. https://news.example/a.

    Clean::

        Smith, Ann. "Rivers rise in the north." Example News, 1 March 2025. https://news.example/a.
    """
    for reference in dossier.document.references:
        match = _INVISIBLE.search(dossier.document.text, reference.span.start, reference.span.end)
        if match:
            yield Remark(
                message="an invisible character",
                span=Span(match.start(), match.end()),
                reference=reference.id,
                observed=f"U+{ord(match[0]):04X}",
            )


RULES = (
    Rule("P205", "identifier-invalid", Severity.ERROR, identifier_invalid),
    Rule("P206", "date-impossible", Severity.ERROR, date_impossible),
    Rule("P207", "dates-disordered", Severity.WARNING, dates_disordered),
    Rule("P208", "title-is-placeholder", Severity.WARNING, title_is_placeholder),
    Rule("P209", "author-is-placeholder", Severity.WARNING, author_is_placeholder),
    Rule("P211", "character-invisible", Severity.NOTICE, character_invisible),
)
