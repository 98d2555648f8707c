"""Read a page: from bytes, or from a capture, to all that it says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.model import Candidate, Capture, Condition, Page
from provaudit.pages.author_choice import choose_authors
from provaudit.pages.authors import author_candidates
from provaudit.pages.condition import condition_of
from provaudit.pages.date_choice import choose_date
from provaudit.pages.date_lines import lines_labelled, lines_near
from provaudit.pages.date_places import placed_dates
from provaudit.pages.date_stated import stated_dates
from provaudit.pages.decoding import decode
from provaudit.pages.kinds import not_markup
from provaudit.pages.numbering import numbering_candidates
from provaudit.pages.payloads import payload_dates
from provaudit.pages.sites import choose_site, folded, site_candidates
from provaudit.pages.source import Source, take_apart, words
from provaudit.pages.stated_text import stated_text
from provaudit.pages.title_choice import choose_title
from provaudit.pages.titles import title_candidates

_BARE = (
    Condition.SHELL,
    Condition.BOT_WALL,
    Condition.LOGIN,
    Condition.CONSENT,
    Condition.ERROR,
    Condition.SOFT_404,
    Condition.PARKED,
)


def read_page(
    html: bytes | str,
    url: str = "",
    *,
    status: int = 200,
    headers: Sequence[tuple[str, str]] = (),
    requested: str = "",
) -> Page:
    """What the page in `html` says of itself. Never raises, whatever the bytes.

    `requested` is the address that was asked for, before redirects led to `url`.
    """
    content_type = next((value for key, value in headers if key.lower() == "content-type"), "")
    decoded = decode(html, content_type)
    if not decoded.markup or decoded.markup.isspace():
        return Page(url, condition=Condition.UNREADABLE, signals=("empty body",), coverage="none")
    return _page(take_apart(decoded, url, requested, status, headers))


def page_of(capture: Capture) -> Page:
    """What a capture says of itself, read by its content type."""
    return not_markup(capture) or read_page(
        capture.body, capture.uri, status=capture.status, headers=capture.headers, requested=capture.requested
    )


def _page(source: Source) -> Page:
    sites = list(site_candidates(source))
    titles = list(title_candidates(source, sites))
    title, title_sure = choose_title(titles, sites, source)
    heading = heading_line(source, title)
    dates = date_candidates(source, heading)
    authors = list(author_candidates(source, heading))
    text = "\n".join(source.lines)
    date, date_sure = choose_date(dates)
    names, names_sure = choose_authors(authors, sites)
    site, site_sure = choose_site(sites)
    condition, signals = condition_of(source, text, titles)
    every = [*titles, *dates, *authors, *sites, *numbering_candidates(source)]
    return Page(
        source.url, title, date, names, site, text + stated_text(source.nodes, text), source.language, condition,
        signals,
        _coverage(source, condition), tuple(_ranked(every)),
        {"title": title_sure, "date": date_sure, "authors": names_sure, "site_name": site_sure},
    )  # fmt: skip


def _coverage(source: Source, condition: Condition) -> str:
    """How much of the source's text is readable here."""
    if condition in _BARE:
        return "none"
    return "part" if condition is Condition.PAYWALL or source.closed or not source.whole else "full"


def date_candidates(source: Source, heading: int | None) -> list[Candidate]:
    """Every date; the lines far from the headline are read only if nothing better is found."""
    placed, apart = placed_dates(source, heading)
    found = [*stated_dates(source), *placed, *lines_near(source, heading, apart)]
    if not any(candidate.confidence >= 0.6 and candidate.label in ("published", "") for candidate in found):
        found.extend(lines_labelled(source, heading))
    if not any(candidate.confidence >= 0.45 and candidate.label in ("published", "", "url") for candidate in found):
        found.extend(payload_dates(source))
    return found


def heading_line(source: Source, title: str | None) -> int | None:
    """The line that the headline stands on."""
    key = folded(title or "")
    headings = [spot for spot in source.spots if spot.tag == "h1"]
    if key:
        same = next(
            (
                spot.line
                for spot in headings
                if (text := folded(words(spot.node))) and (key in text or (text in key and len(text) > 12))
            ),
            None,
        )
        if same is not None:
            return same
        for whole in (True, False):
            for place, line in enumerate(source.lines):
                if (
                    len(line) < 4 * len(key) + 20
                    and len(line) >= len(key) // 2
                    and ((text := folded(line)) == key or (not whole and key in text))
                ):
                    return place
    return headings[0].line if headings else None


def _ranked(candidates: list[Candidate]) -> list[Candidate]:
    """Likeliest first, each said once."""
    distinct = {(c.field, c.origin, c.label, c.raw, c.prefix, c.confidence, str(c.value)): c for c in candidates}
    return sorted(distinct.values(), key=lambda candidate: -candidate.confidence)
