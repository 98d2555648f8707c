"""What became of the quotations of a dossier: each compared with what it is cited from and, failing that, the rest."""

from __future__ import annotations

import weakref
from collections.abc import Mapping

from attrs import evolve, frozen
from rapidfuzz.distance import Indel

from provaudit.model import Case, Condition, Dossier, Page, Quotation
from provaudit.quotations.checking import Located, check, stands_in
from provaudit.quotations.folding import fold, fold_source
from provaudit.urls import is_home

QUOTES_NOBODY = frozenset({"term", "title", "nested"})
"""Kinds that are not compared: names, labels, and words inside words that are compared as a whole."""
_READABLE = frozenset({Condition.ARTICLE, Condition.PAYWALL, Condition.LISTING, Condition.HOME})
_FULL_TEXT_WORDS = 50
"""A page with less readable text than this is not taken for a whole source."""
_SURE_WORDS = 3
"""Fewer quoted words than this are too few to say that they are not there."""
_PHRASE_WORDS = 6
"""What has no more words and is nobody's sentence may be a saying, or a term."""
_LIKE_TITLE, _NEAR_SCORE = 0.7, 0.75
"""The least likeness to a title, and to a passage of what is only cited near, to be taken for it."""
_LITTLE_WORDS, _SHARED_LITTLE_WORDS = 3, 0.5


@frozen
class Compared:
    """A quotation beside one source: what became of it there."""

    case: Case
    page: Page
    located: Located


@frozen
class Examined:
    """A quotation beside all that could be read of its sources, and of others where it is not in those."""

    quotation: Quotation
    own: tuple[Compared, ...] = ()
    unread: tuple[Case, ...] = ()
    """Its sources that could not be read."""
    elsewhere: Compared | None = None
    """Another source of the document that has the words."""
    archived: Compared | None = None
    """The archived copy of one of its sources that has the words where the live page has not."""
    foreign: bool = False
    """The words are not in its sources, and the likeliest of these is in another language."""

    @property
    def best(self) -> Compared | None:
        """The comparison with the source of its own that has most of it."""
        order = {"found": 2, "altered": 1, "not-found": 0}
        return max(self.own, key=lambda c: (order[c.located.state], c.located.score), default=None)

    @property
    def whole(self) -> bool:
        """Whether every source it is cited from could be read from beginning to end."""
        return bool(self.own) and not self.unread and all(c.located.coverage == "full" for c in self.own)

    @property
    def phrase(self) -> bool:
        """Whether it is a few words in the writer's sentence that nobody is said to say: they may be a saying."""
        quotation = self.quotation
        few = quotation.kind == "mixed" and len(fold(quotation.text).keys) <= _PHRASE_WORDS
        return few and not (quotation.verb or quotation.speaker)

    @property
    def state(self) -> str:
        """`found`, `altered`, `not-found` or `unchecked`."""
        if self.quotation.kind in QUOTES_NOBODY:
            return "unchecked"
        if self.best is not None and self.best.located.state != "not-found":
            return self.best.located.state
        if self.archived is not None or self.elsewhere is not None:
            return "found"
        sure = (
            self.whole
            and not self.quotation.near
            and len(fold(self.quotation.text).keys) >= _SURE_WORDS
            and not self.phrase
            and not self.foreign
        )
        return "not-found" if sure else "unchecked"


_last: tuple[weakref.ref[Dossier], tuple[Examined, ...]] | None = None


def examine(dossier: Dossier) -> tuple[Examined, ...]:
    """Every quotation of a dossier, compared with its sources, and where it is in none of them, with the others.

    A dozen rules ask one after the other about one dossier, so the last answer is kept as long as its dossier lives.
    """
    global _last
    known = _last
    if known is None or known[0]() is not dossier:
        known = weakref.ref(dossier), tuple(_with_others(dossier, _with_own(dossier)))
        _last = known
    return known[1]


def _with_own(dossier: Dossier) -> list[Examined]:
    """Each quotation beside the sources that it is cited from, in document order.

    They are compared source by source, so that a long text is folded once.
    """
    cases = {case.reference.id: case for case in dossier.cases}
    quotations = dossier.document.quotations
    order = sorted(range(len(quotations)), key=lambda number: quotations[number].references)
    found = {number: _own(quotations[number], cases) for number in order}
    return [found[number] for number in range(len(quotations))]


def _own(quotation: Quotation, cases: Mapping[str, Case]) -> Examined:
    """One quotation beside its own sources."""
    if quotation.kind in QUOTES_NOBODY:
        return Examined(quotation)
    cited = [cases[name] for name in quotation.references if name in cases]
    own = tuple(_compared(quotation, case, page) for case in cited if (page := readable(case)))
    unread = tuple(case for case in cited if readable(case) is None)
    examined = Examined(quotation, own, unread)
    if any(c.located.state == "found" for c in own):
        return examined
    if any(_names_work(quotation, c) for c in own):
        return Examined(evolve(quotation, kind="title"))
    if any(c.located.state != "not-found" for c in own):
        return examined
    archived = next(filter(None, (_archived(quotation, case) for case in cited)), None)
    foreign = examined.best is not None and other_language(quotation.text, examined.best.page)
    return evolve(examined, archived=archived, foreign=foreign)


def _names_work(quotation: Quotation, compared: Compared) -> bool:
    """Whether words that nobody is said to say are the title of what they are cited from, or one much like it."""
    if quotation.verb or quotation.speaker or quotation.text[:1].islower():
        return False
    keys = fold(quotation.text).keys
    titles = filter(None, (compared.case.reference.title, *compared.page.titles))
    return any(Indel.normalized_similarity(keys, fold(title).keys) >= _LIKE_TITLE for title in titles)


def _with_others(dossier: Dossier, examined: list[Examined]) -> list[Examined]:
    """The same, with another source that has the words where a quotation's own sources have them not.

    It goes source by source, so that a long text is folded once for all quotations.
    """
    missed = [n for n, one in enumerate(examined) if _misses(one)]
    for case in dossier.cases if missed else ():
        page = readable(case)
        for number in list(missed) if page is not None else ():
            quotation = examined[number].quotation
            if page is None or case.reference.id in quotation.references:
                continue
            located = stands_in(quotation.text, page.text)
            if located is not None:
                examined[number] = evolve(examined[number], elsewhere=Compared(case, page, located))
                missed.remove(number)
    return examined


def _misses(examined: Examined) -> bool:
    """Whether a quotation that is long enough to be known again is in none of its own sources."""
    best = examined.best
    if best is None or best.located.state != "not-found" or examined.archived is not None:
        return False
    return len(fold(examined.quotation.text).keys) > _SURE_WORDS


def readable(case: Case) -> Page | None:
    """The page of a case whose text can be compared with; None for errors, walls and empty pages."""
    page, capture = case.page, case.capture
    if page is None or capture is None or capture.status >= 400 or page.condition not in _READABLE:
        return None
    return page if page.text and page.coverage != "none" else None


def _archived(quotation: Quotation, case: Case) -> Compared | None:
    """The archived copy of a source in which the words stand as quoted."""
    for page in (case.copy_page, case.memento_page):
        if page is not None and page.text:
            located = stands_in(quotation.text, page.text)
            if located is not None:
                return Compared(case, page, located)
    return None


def _compared(quotation: Quotation, case: Case, page: Page) -> Compared:
    few = len(fold_source(page.text).keys) < _FULL_TEXT_WORDS
    cut = case.capture is not None and bool(case.capture.truncated)
    part = few or cut or page.condition is not Condition.ARTICLE or is_home(page.url)  # front pages change daily
    located = check(quotation.text, page.text, "part" if part else page.coverage)
    passing = quotation.near and located.state == "altered" and located.score < _NEAR_SCORE
    return Compared(case, page, evolve(located, state="not-found") if passing else located)


def other_language(quotation: str, page: Page) -> bool:
    """Whether a source hardly has even the little words of a quotation, so that it must be in another language.

    Little words (up to three letters) are common in every text of a language, whatever it is about.
    """
    source = fold_source(page.text)
    keys = [key for key in fold(quotation).keys if key.isalpha()]
    little = [key for key in keys if len(key) <= 3]
    if len(little) < _LITTLE_WORDS or len(source.keys) < _FULL_TEXT_WORDS:
        sample = source.keys[:500]
        return (
            bool(keys)
            and all(map(str.isascii, keys))
            and sum(map(str.isascii, sample)) < _SHARED_LITTLE_WORDS * len(sample)
        )
    known = set(source.keys)
    return sum(key in known for key in little) < _SHARED_LITTLE_WORDS * len(little)
