"""What speaks for and against a wording's being a page's title: where it is said, what agrees with it, its look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from provaudit.model import Candidate
from provaudit.pages.main_heading import Headings, alike, bag, headings, is_dull, main_heading, window_tails
from provaudit.pages.sites import folded, host_label
from provaudit.pages.source import Source
from provaudit.pages.titles import slug_words

_ANCHORS = frozenset(("og:title", "twitter:title", "title", "json-ld headline"))
"""Origins that name the whole page and nothing else."""
_MINOR = frozenset(
    ("json-ld name", "json-ld alternativeHeadline", "microdata name", "meta title", "class title", "h2", "h1 part")
)
FIRST_STATED = "json-ld headline, first"
_UNLIKE, _TELLING = 0.2, 3
_FIRST_LINES = 400


@frozen(eq=False)
class Wording:
    """A title in one of the page's wordings, and who says it; case and typography make no wording of its own."""

    text: str
    key: str
    bag: frozenset[str]
    origins: dict[str, float]
    """Origin -> the highest confidence of its candidates."""

    @property
    def anchored(self) -> bool:
        """Whether an origin that names the whole page says it."""
        return not _ANCHORS.isdisjoint(self.origins)


@frozen(eq=False)
class Calls:
    """All that a page calls itself, and what its wordings are judged by."""

    wordings: tuple[Wording, ...]
    anchored: tuple[Wording, ...]
    wholes: tuple[str, ...]
    """Folded, the wordings that may begin with a kicker, as newspapers call the words before a headline."""
    headline: str
    """The folded text of the heading that is the headline, or empty."""
    headings: Headings
    names: frozenset[str]
    slug: frozenset[str]
    """The words of the address."""
    tails: frozenset[str]
    """What ends the window title after a break, folded."""
    lines: frozenset[str]
    """The first lines of the readable text."""
    cuts: Mapping[str, str]
    """A wording, folded -> the same without the site's name."""

    def shortest(self, wording: Wording) -> str:
        """The text of a wording without the site's name."""
        return self.cuts.get(wording.key, wording.text)


def calls(candidates: Sequence[Candidate], sites: Sequence[Candidate], source: Source) -> Calls:
    """What the page calls itself."""
    stated = {folded(str(site.value)) for site in sites if site.confidence >= 0.5 or site.origin == "host"}
    names = frozenset(stated | {folded(host_label(source.host))} - {""})
    found = _wordings(candidates)
    return Calls(
        tuple(found),
        tuple(wording for wording in found if wording.anchored),
        tuple(wording.key for wording in found if wording.anchored or "h1" in wording.origins),
        main_heading(candidates, names),
        headings(source),
        names,
        slug_words(source.url),
        window_tails(source.window_title),
        frozenset(source.lines[:_FIRST_LINES]),
        _cuts(candidates),
    )


def _wordings(candidates: Sequence[Candidate]) -> list[Wording]:
    found: dict[str, Wording] = {}
    stated: set[str] = set()
    for candidate in candidates:
        text = str(candidate.value)
        key, origin = folded(text), candidate.origin.removesuffix(" without site")
        if key not in found:
            found[key] = Wording(text, key, bag(text), {})
        origins = found[key].origins
        origins[origin] = max(origins.get(origin, 0.0), candidate.confidence)
        if origin == "json-ld headline" and candidate.origin not in stated:
            stated.add(candidate.origin)
            origins[FIRST_STATED] = candidate.confidence
    return list(found.values())


def _cuts(candidates: Sequence[Candidate]) -> dict[str, str]:
    """A title with the site's name, folded -> the candidate that follows it, which is the same without."""
    return {
        folded(str(whole.value)): str(cut.value)
        for whole, cut in pairwise(candidates)
        if cut.origin == f"{whole.origin} without site"
    }


def signs(wording: Wording, page: Calls) -> dict[str, float]:
    """The signs of one wording by name, each about 0 to 1."""
    return _of_origins(wording.origins) | _of_heading(wording, page) | _of_others(wording, page) | _of_look(wording)


def _of_origins(origins: Mapping[str, float]) -> dict[str, float]:
    return {
        "og:title": "og:title" in origins,
        "json-ld headline": FIRST_STATED in origins,
        "citation_title": "citation_title" in origins,
        "microdata headline": "microdata headline" in origins,
        "h1 part": "h1 part" in origins and "h1" not in origins,
        "h2": origins.get("h2", 0.0),
        "class title": origins.get("class title", 0.0),
        "minor origins alone": _MINOR.issuperset(origins),
    }


def _of_heading(wording: Wording, page: Calls) -> dict[str, float]:
    headline = wording.key == page.headline
    return {
        "headline": headline,
        "headline, confirmed": headline and wording.anchored,
        "headline, unlike all else": headline
        and max((alike(wording.bag, other.bag) for other in page.anchored), default=1.0) < _UNLIKE,
        "another h1": "h1" in wording.origins and not headline,
        "h1 named headline": wording.key in page.headings.named,
        "h1 is a sign": wording.key in page.headings.signs,
        "line of the text": wording.text in page.lines,
    }


def _of_others(wording: Wording, page: Calls) -> dict[str, float]:
    key = wording.key
    shared = len(wording.bag & page.slug)
    return {
        "kicker left out": sum(len(key) < len(whole) < 3 * len(key) and whole.endswith(key) for whole in page.wholes),
        "words in the address": shared / max(_TELLING, min(len(wording.bag), len(page.slug))),
        "end of the window title": key in page.tails,
        "site's name": key in page.names,
    }


def _of_look(wording: Wording) -> dict[str, float]:
    """Sections and sites are named in a word or two; where words are not parted, characters count."""
    count = len(wording.bag)
    return {"dull": is_dull(wording.text), "a word or two": count <= 2, "five words or more": count >= 5}
