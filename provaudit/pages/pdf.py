"""A PDF as a page: what its document information, its XMP packet and its first page say (ISO 32000-2, 14.3).

The bytes are hostile: how much is read is bounded by pages and characters, and whatever the library raises makes a page
that cannot be read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from provaudit.model import Candidate, Condition, Name, Page
from provaudit.pages.date_stated import date_candidate
from provaudit.pages.date_text import mentions

MAX_PAGES = 30
MAX_PAGE_CHARACTERS = 50_000
_HEADING_LINES = 3
_STAMP = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_JUNK = re.compile(
    r"microsoft word|untitled|\.(?:docx?|indd|qxd|pdf|tex|dvi)\b|^\W*$|^(?:document|layout|slide)\s?\d*$", re.I
)


def read_pdf(body: bytes, url: str = "") -> Page:
    """What the PDF says of itself; one that cannot be read, or not without a password, is a page that says why."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(body))
        lines, whole = _text(reader)
        found = [*_titles(reader, lines), *_dates(reader, lines), *_authors(reader)]
    except Exception as error:  # pypdf raises whatever Python raises when it meets broken objects
        signal = f"a PDF that cannot be read: {type(error).__name__}"
        return Page(url, condition=Condition.UNREADABLE, signals=(signal,), coverage="none")
    best = {kind: next((c for c in found if c.field == kind), None) for kind in ("title", "date")}
    title, date = best["title"], best["date"]
    return Page(
        url,
        title=str(title.value) if title else None,
        date=date.value if date and not isinstance(date.value, str | Name) else None,
        authors=tuple(c.value for c in found if c.field == "author" and isinstance(c.value, Name)),
        text="\n".join(lines),
        signals=("application/pdf",),
        coverage="none" if not lines else "full" if whole else "part",
        candidates=tuple(found),
        confidence={kind: c.confidence for kind, c in best.items() if c},
    )


def _text(reader: Any) -> tuple[list[str], bool]:
    """The lines of the first pages, and whether that is all."""
    lines: list[str] = []
    for page in reader.pages[:MAX_PAGES]:
        text = page.extract_text()[:MAX_PAGE_CHARACTERS]
        lines += [line for raw in text.splitlines() if (line := " ".join(raw.split()))]
    return lines, len(reader.pages) <= MAX_PAGES


def _titles(reader: Any, lines: list[str]) -> Iterator[Candidate]:
    """The stated title, unless it is a file's name; then the first lines of the first page, alone and joined."""
    for origin, value in (("pdf dc:title", _xmp_title(reader)), ("pdf Title", (reader.metadata or {}).get("/Title"))):
        text = " ".join(str(value or "").split())[:400]
        if text and not _JUNK.search(text):
            yield Candidate("title", text, origin, 0.7, raw=text)
    for count in range(1, _HEADING_LINES + 1):
        joined = " ".join(lines[:count])[:400]
        if len(lines) >= count and any(map(str.isalpha, joined)):
            yield Candidate("title", joined, "pdf first lines", 0.55 - 0.1 * count, raw=joined)


def _xmp_title(reader: Any) -> str | None:
    """The title in the XMP packet, in its default language."""
    try:
        titles = reader.xmp_metadata.dc_title if reader.xmp_metadata else None
    except Exception:  # broken XML in the packet says nothing about the rest of the file
        return None
    return next(iter(titles.values()), None) if isinstance(titles, dict) else None


def _dates(reader: Any, lines: list[str]) -> Iterator[Candidate]:
    """Dates on the first page's first lines; the file's own stamps, which say when it was made and no more."""
    for line in lines[:40]:
        for mention in list(mentions(line[:200]))[:2]:
            yield date_candidate(mention, "pdf first page", 0.5, "", line[:200])
    for key, label in (("/CreationDate", "header"), ("/ModDate", "modified")):
        stamp = str((reader.metadata or {}).get(key) or "")
        match = _STAMP.match(stamp)
        if match:
            for mention in list(mentions("-".join(part for part in match.groups() if part)))[:1]:
                yield date_candidate(mention, f"pdf {key[1:]}", 0.3, label, stamp)


def _authors(reader: Any) -> Iterator[Candidate]:
    """The stated author, where it reads like people and not like a login."""
    stated = str((reader.metadata or {}).get("/Author") or "")[:400]
    for part in re.split(r"\s*[;&]\s*|\s+and\s+", stated):
        given, _, family = part.strip().rpartition(" ")
        if given and family and all(map(str.isalpha, family.replace("-", ""))):
            yield Candidate("author", Name(family=family, given=given), "pdf Author", 0.5, raw=part)
