"""What a page says to each claim of the reference that cites it: shared by the checks of the M family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from provaudit import urls
from provaudit.comparison.folding import compact, words
from provaudit.comparison.standing import found_but_for_words, stands_in
from provaudit.comparison.title_parts import without_byline, without_names
from provaudit.comparison.titles import Likeness, TitleComparison, compare_titles
from provaudit.model import Case, Page, Reference
from provaudit.rules.about import of_field, sure
from provaudit.rules.once import once_per_case

TITLE_SURE = 0.5
"""How sure the parser must be of a field before the page may contradict it."""
DATE_SURE = 0.5
AUTHORS_SURE = 0.15
PAGE_DATE_SURE = 0.3
"""How sure a page must be of its date before it contradicts a reference: low, for a claim is compared with every date
of the page, and only one that none of them bears out is contradicted. Chosen on real pages: of 940 correct dates 2 are
contradicted at 0.3 and 1 at 0.5, of wrong ones 96 and 92 in a hundred."""
_TITLE_CERTAIN, _CLAIM_CERTAIN, _TELLING_WORDS, _LONG_NAME_WORDS = 0.97, 0.9, 3, 5
_QUOTED = re.compile(r"[“\"„«]\s?([^“”\"„«»]{8,300}?)[.,]?\s?[”\"“»]")
_SHARED_BY_CHANCE = 0.34
"""Which part of a title's words another reference may have, too: "the", "in", a name."""
_COMMON_NAMES = frozenset("news blog online the web home site press media www magazine journal today daily".split())
"""Names that many sites share, and that tell none of them."""
_ABBREVIATION = re.compile(r"[a-z]{3,5}")
_END_CHARACTERS = 3000
"""How much of the text's beginning and end may say whose page it is."""
_OWN_TITLE = 0.35
"""Less sure candidates are headings of the page's parts, and of other pages."""


@frozen
class SiteComparison:
    """Whether the claimed container or publisher is the site's name, and which names the site gives itself."""

    agrees: bool
    observed: tuple[str, ...]


def site_names(page: Page) -> tuple[str, ...]:
    """What the site may be called: its stated names, its host, and the telling label of its host.

    Some pages give their own title for the site's name.
    """
    stated = [str(c.value) for c in of_field(page, "site_name")]
    titles = _long_titles(page.titles)
    names = [name for name in (*stated, page.site_name or "") if compact(name) not in titles]
    domain = urls.registrable_domain(page.url)
    return tuple(dict.fromkeys(filter(None, [*names, urls.host(page.url), domain, domain.split(".")[0]])))


@lru_cache(maxsize=64)
def _long_titles(titles: tuple[str, ...]) -> frozenset[str]:
    """The titles that are too long for a site's name, compact."""
    return frozenset(compact(title) for title in titles if len(words(title)) >= _LONG_NAME_WORDS)


@once_per_case
def title_claim(case: Case, page: Page) -> TitleComparison | None:
    """How the cited title compares with those of the page; None if one of them has none.

    The page helps to read the reference: where one of its titles stands word for word in the reference's text, a
    disagreement lies in our parsing and not in the reference.
    """
    reference, found = case.reference, None
    if reference.title:
        names = (*site_names(page), *filter(None, (reference.container, reference.publisher)))
        found = compare_titles(reference.title, own_titles(page), names)
        if found and found.likeness is not Likeness.SAME:
            found = _without_byline(reference.title, page, names) or found
        if found and found.likeness is Likeness.SAME:
            return found
    if found and found.within:
        return found
    return _word_for_word(reference, page) or _nearly_word_for_word(reference, page) or found


def _without_byline(title: str, page: Page, names: Sequence[str]) -> TitleComparison | None:
    """The title of the page that a cited title is once the page's own people are taken off it: we read them into it."""
    people = frozenset(compact(str(candidate.value)) for candidate in of_field(page, "author")) - {""}
    bare = without_byline(title, people)
    found = compare_titles(bare, own_titles(page), names) if bare != title else None
    return found if found and found.likeness is Likeness.SAME else None


def own_titles(page: Page) -> tuple[str, ...]:
    """The titles that a page gives itself, and not those of others that it leads to, likeliest first."""
    own = [str(c.value) for c in of_field(page, "title") if c.confidence >= _OWN_TITLE]
    return tuple(dict.fromkeys(own)) or page.titles


def _word_for_word(reference: Reference, page: Page) -> TitleComparison | None:
    """A title of the page that stands in the reference, where the parser drew the title's borders wrongly.

    It did if it took only a part of that title, or more than stands in quotation marks; and it may have if it is not
    certain, and the page's is no mere piece.
    """
    if reference.origin == "link":
        return None
    said, part = without_addresses(reference), compact(reference.title or "")
    certain = sure(reference, "title") >= _TITLE_CERTAIN
    stated = (reference.container, reference.publisher) if reference.title else ()
    places = [compact(name) for name in (*site_names(page), *filter(None, stated))]
    claimed = set(words(reference.title or "")) if sure(reference, "title") >= TITLE_SURE else ()
    fewest = max(_TELLING_WORDS, len(claimed) / 2)
    quoted = _quoted_in(said)
    for title in own_titles(page):
        is_place = any(compact(title) in place for place in places)
        if not is_place and len(words(title)) >= _TELLING_WORDS and compact(title) in quoted:
            return TitleComparison(Likeness.SAME, title)
        telling = not is_place and len(words(title)) >= fewest and stands_in(title, said)
        if telling and (not certain or part in compact(title)):
            return TitleComparison(Likeness.SAME, title)
    return None


def _nearly_word_for_word(reference: Reference, page: Page) -> TitleComparison | None:
    """A title of the page that stands in the reference but for a word or two within it, whatever the parser made of it.

    That is more than our reading of the reference can have done.
    """
    if reference.origin == "link":
        return None
    said, names = words(without_addresses(reference)), frozenset(map(compact, site_names(page)))
    titles = (without_names(title, names) for title in own_titles(page))
    return next(filter(None, (found_but_for_words(title, said) for title in titles)), None)


def has_no_word_of(reference: Reference, page: Page) -> bool:
    """Whether a reference has so few words of each of the page's titles that none of them can stand in it.

    Then it does not matter where we think that its own title begins and ends.
    """
    said = set(words(without_addresses(reference)))
    site = {word for name in site_names(page) for word in words(name)}
    titles = [set(words(title)) - site for title in own_titles(page)]
    telling = [title for title in titles if len(title) >= _TELLING_WORDS]
    return bool(telling) and all(len(title & said) < _SHARED_BY_CHANCE * len(title) for title in telling)


def is_quoted(reference: Reference) -> bool:
    """Whether the title stands in quotation marks."""
    return compact(reference.title or "") in _quoted_in(without_addresses(reference))


def _quoted_in(said: str) -> set[str]:
    """What stands in quotation marks, compact."""
    return {compact(match[1]) for match in _QUOTED.finditer(said)}


def without_addresses(reference: Reference) -> str:
    """The text of a reference without its addresses, whose words repeat the title of the page they lead to."""
    return re.sub(r"(?:https?://|www\.)\S+", " ", reference.text)


def besides_titles(reference: Reference, page: Page) -> tuple[str, ...]:
    """The words of a reference without its addresses, and without what it has of the page's titles, even if cut."""
    said = words(without_addresses(reference))
    for title in map(words, page.titles):
        said = _without_run(said, title) if len(title) > 1 and title[0] in said else said
    return said


def _without_run(said: Sequence[str], title: Sequence[str]) -> tuple[str, ...]:
    """`said` without each run of it that begins as a title does, and is long enough to be it."""
    kept, at = [], 0
    while at < len(said):
        run = next((n for n, (a, b) in enumerate(zip(said[at:], title, strict=False)) if a != b), None)
        run = min(len(said) - at, len(title)) if run is None else run
        if 0 < run >= min(_TELLING_WORDS, len(title)):
            at += run
        else:
            kept.append(said[at])
            at += 1
    return tuple(kept)


def is_the_work(case: Case, page: Page) -> bool:
    """Whether the page is surely the cited work, so that it may contradict the reference's date and authors.

    It is if its title agrees or nearly does, or if the reference claims none that the parser is sure of.
    """
    found = title_claim(case, page)
    if found is None:
        untitled = case.reference.title is None and sure(case.reference, "title") >= _CLAIM_CERTAIN
        return untitled and sure(case.reference, "date") >= _CLAIM_CERTAIN
    return found.likeness is not Likeness.DIFFERENT


@once_per_case
def site_claim(case: Case, page: Page) -> SiteComparison | None:
    """Whether the cited container or publisher is the site's; None if the reference names neither."""
    claimed = [name for name in (case.reference.container, case.reference.publisher) if name]
    if not claimed:
        return None
    observed = site_names(page)
    ours, theirs = [compact(name) for name in claimed], [compact(name) for name in observed]
    telling = [name for name in theirs if len(name) >= 3 and name not in _COMMON_NAMES]
    meets = any(a in b or b in a for a in ours for b in telling if len(a) >= 3)
    spelt = {word for name in observed for word in words(name)} | set(theirs)
    initials = any(_initials(name) in spelt or is_abbreviated(name, page) for name in claimed)
    return SiteComparison(meets or initials or any(stands_in(name, _ends(page)) for name in claimed), observed)


def is_abbreviated(name: str, page: Page) -> bool:
    """Whether the host is a name cut short, a letter or more of each word: `wdr.de` of the Westdeutscher Rundfunk."""
    label = urls.registrable_domain(page.url).split(".")[0]
    parts = [compact(word) for word in name.split() if word[:1].isalpha()]
    return _ABBREVIATION.fullmatch(label) is not None and len(parts) > 1 and _spells(label, parts)


def _spells(letters: str, parts: Sequence[str]) -> bool:
    """Whether letters are the first of each part, with others of it behind in their order."""
    if not parts:
        return not letters
    sizes = (size for size in range(1, len(letters) + 1) if _begins(letters[:size], parts[0]))
    return any(_spells(letters[size:], parts[1:]) for size in sizes)


def _begins(letters: str, part: str) -> bool:
    """Whether a part begins with the first letter and has the others in their order."""
    rest = iter(part[1:])
    return part[:1] == letters[0] and all(letter in rest for letter in letters[1:])


def _ends(page: Page) -> str:
    """The beginning and the end of a page's text, where it says whose it is."""
    return page.text[:_END_CHARACTERS] + "\n" + page.text[-_END_CHARACTERS:]


def _initials(name: str) -> str:
    """The first letters of a name's words, as in the host of the Association for Asian Studies; empty for one word."""
    parts = [word for word in name.split() if word[:1].isupper() and word not in ("The", "Der", "Die", "Le", "La")]
    return "".join(word[0] for word in parts).lower() if len(parts) > 1 else ""
