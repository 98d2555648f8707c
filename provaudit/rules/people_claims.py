"""How the cited authors compare with those of a page, where each helps to read the other.

A slip of our reading must not become an accusation: a word of the title may have been taken for a part of a name, a
publication for a person, and a byline may stand in a page without any markup.
"""

from __future__ import annotations

import re
from collections.abc import Set

from attrs import evolve

from provaudit.comparison.folding import compact, words
from provaudit.comparison.people import Agreement, PeopleComparison, compare_people, same_person, stands_near
from provaudit.comparison.titles import Likeness
from provaudit.model import Candidate, Case, Name, Page, Reference
from provaudit.rules.about import of_field
from provaudit.rules.claims import besides_titles, is_abbreviated, site_names, title_claim, without_addresses
from provaudit.rules.once import once_per_case

PAGE_AUTHORS_SURE = 0.3
"""How sure a page must be of its authors before they contradict a reference: low, for a claim is compared with every
name of the page, and only one that none of them bears out is contradicted."""
_TELLING_CHARACTERS, _TITLE_BEGINS = 5, 3
_PROSE = re.compile(r"As\b|Laut\b|According to\b|.*\b(?:article|report|put it|Artikel|Bericht)\b")
"""How a sentence about a source begins, and what it says of one: `As The Herald put it in "A title"` names nobody."""


@once_per_case
def people_claim(case: Case, page: Page) -> PeopleComparison:
    """How the cited authors compare with the page's; a byline that nobody marked up is looked for in its text.

    Only the people that the page settled on as its authors speak against the reference; none does where one of them
    stands in the reference, for then the parser missed him.
    """
    reference, said = case.reference, set(besides_titles(case.reference, page))
    only_title = set(words(without_addresses(reference))) - said
    named = (name for name in reference.authors if not _PROSE.match(str(name)))
    claimed = [name for name in (_without(only_title, name) for name in named) if str(name)]
    observed = [*page.authors, *(c.value for c in of_field(page, "author") if isinstance(c.value, Name))]
    sure = page.confidence.get("authors", 0.0) >= PAGE_AUTHORS_SURE
    speakers = [name for name in page.authors if sure and not is_publication(name, reference, page)]
    found = compare_people(claimed, observed, speakers)
    if any(_is_phrase(name) for name in found.absent):
        found = compare_people([n for n in claimed if n not in found.absent or not _is_phrase(n)], observed, speakers)
    also = [n for n in found.absent if is_publication(n, reference, page) or stands_near(n, page.text)]
    if also:
        return compare_people(claimed, observed, speakers, also)
    if found.absent and not found.found and any(_stands_in(name, reference, said) for name in speakers):
        return evolve(found, agreement=Agreement.UNKNOWN, absent=())
    return found


def _is_phrase(name: Name) -> bool:
    """Whether what was taken for a name may be a piece of a sentence: `Critics disagree`."""
    first, *others = str(name).split() or [""]
    return first[:1].isupper() and any(word.islower() and len(word) >= _TELLING_CHARACTERS for word in others)


def _without(others: Set[str], name: Name) -> Name:
    """A name without words that are the title's; nobody's if its family name was made of them."""
    family, given, literal = (
        " ".join(part for part in (field or "").split() if not others & set(words(part)))
        for field in (name.family, name.given, name.literal)
    )
    return Name() if name.family and not family else Name(family or None, given or None, literal or None, name.suffix)


def _stands_in(name: Name, reference: Reference, said: set[str]) -> bool:
    """Whether a name stands in a reference, and not as words of the page's title."""
    whole = {word for word in words(str(name)) if len(word) > 1}
    return whole <= said and stands_near(name, without_addresses(reference))


def is_publication(name: Name, reference: Reference, page: Page) -> bool:
    """Whether a name is that of the site or of the publication, or is made of it, in whatever order the words stand."""
    whole, parts = compact(str(name)), set(words(str(name)))
    for place in filter(None, (*site_names(page), reference.container, reference.publisher)):
        called = compact(place)
        if whole == called or (len(called) >= _TELLING_CHARACTERS and called in whole) or parts <= set(words(place)):
            return True
        if same_person(name, Name(literal=place)):
            return True
    return is_abbreviated(str(name), page)


def stand_before_title(names: tuple[Name, ...], case: Case, page: Page) -> bool:
    """Whether names stand in a reference before the page's title, where authors stand."""
    found = title_claim(case, page)
    if found is None or found.likeness is not Likeness.SAME:
        return False
    said, title = words(without_addresses(case.reference)), words(found.observed)[:_TITLE_BEGINS]
    start = next((at for at in range(len(said)) if said[at : at + len(title)] == title), 0)
    return all(set(words(str(name))) <= set(said[:start]) for name in names)


def authors_shown(page: Page) -> list[Candidate]:
    """The author candidates, one per person."""
    shown: dict[Name, Candidate] = {}
    for candidate in of_field(page, "author"):
        value = candidate.value
        if isinstance(value, Name) and not any(same_person(value, other) for other in shown):
            shown[value] = candidate
    return list(shown.values())
