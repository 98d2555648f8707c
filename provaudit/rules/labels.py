"""Words for what a link leads to that need not be its title: `[Explanation of the outage](...)`, `OCP MX spec: ...`.

Who cites so claims no title, and a page that is titled otherwise does not contradict it. A title is told from a label
by what else the reference says, and by the page: of titles of other pages, one in 200 has a third of its telling words
in the titles, the address and the beginning of a page (400 pages, 20 other titles each).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add
from urllib.parse import unquote

from provaudit.comparison.folding import compact, fold, is_cjk, words
from provaudit.comparison.titles import TitleComparison
from provaudit.model import Page, Reference
from provaudit.rules.about import sure
from provaudit.rules.claims import is_quoted, site_names

_BEGINNING = 1_500
"""Characters of a page's text that say what it is about."""
_TELLING_LETTERS, _FEWEST_TELLING, _FEWEST_AT_ALL = 4, 3, 2
_LABEL, _OWN_WORDS = 1 / 3, 0.75
"""Which part of a label's telling words its page has, and which part of them if the reference names people or a place
besides."""
_KINDS = frozenset(
    """announcement article articles artikel background beispiel beispiele bericht beschreibung blog beitrag chart
    charts cover coverage credit data dataset description details diagram discussion docs documentation dokumentation
    entry erklarung example examples explainer explanation explained figure figures guide guidance homepage image images
    information interview intro introduction link list manual notes notice overview page paper photo photos photograph
    picture post presentation press project readme reference release report reporting reports research review seite
    slides source sources spec specification statement story study summary thread tutorial ubersicht video website
    articulo explicacion guia informe pagina ejemplo ejemplos exemple exemples""".split()
)
"""Words for the kind of thing that is linked: they say nothing of what it is about."""
_SMALL = frozenset(
    "about after also been before does from have into more most over says such than that their then they this since "
    "some under were what when where which will with your".split()
)
_POSSESSED = re.compile(r"[^\W\d_]['’]s?\s(?:[\w-]+\s){0,2}?([^\W\d_]+)")
"""Whose a thing is: `Jane Roe's notes`, `the Herald's latest report`."""
_REPORTED = re.compile(
    r"\b(?:reports?|reported|says|said|shows?|shown|notes|noted|explains?|explained|documents|describes|described|argues"
    r"|argued|warns|warned|recommends|recommended|states|stated|announced|writes|wrote)\s(?:that|how|why|what|whether)\b"
)
"""What is said of a source in a sentence: `The Herald reports that rivers rise`."""
_SIGNED = re.compile(r"[^:|–—]{1,60}(?::\s|\s[|–—-]\s)")
"""What begins with a name and a sign behind it: `The Herald: Floods in the north`."""
_STATED = 1.0
"""How sure a title is that a file of references gives as one."""
_ABBREVIATED = 2 / 3
"""A label has at most so many of the words of the title that it was made of."""


def may_be_label(reference: Reference, page: Page) -> bool:
    """Whether what we take for a title may be its author's own words for what the page holds.

    They stand in no quotation marks, in no field that is called title, and not between an author and a publication.
    They say whose article it is, or what it reports; or nearly all of them are in the page's titles and address; or
    they stand by themselves and are few, or a third of them is on the page.
    """
    if _is_set_off(reference):
        return False
    title = reference.title or ""
    if _REPORTED.search(title) or any(fold(match[1]) in _KINDS for match in _POSSESSED.finditer(title)):
        return True
    if reference.authors and (reference.container or reference.publisher):
        return False
    telling = _telling(title, page)
    about = " ".join((*page.titles, unquote(page.url)))
    if len(telling) < _FEWEST_AT_ALL or _share(telling, about) >= _OWN_WORDS:
        return True
    if reference.authors or reference.container or reference.publisher:
        return False
    return len(telling) < _FEWEST_TELLING or _share(telling, f"{about} {page.text[:_BEGINNING]}") >= _LABEL


def _is_set_off(reference: Reference) -> bool:
    """Whether a title stands in quotation marks, or in a field that is called so."""
    return is_quoted(reference) or sure(reference, "title") >= _STATED


def is_made_of(reference: Reference, page: Page, found: TitleComparison) -> bool:
    """Whether a label was made of the title that it nearly is: cut down to telling words, or behind the site's name.

    `Herald floods report` and `Floods north` for "Floods in the north: a report".
    """
    if _is_set_off(reference):
        return False
    said, theirs = words(reference.title or ""), words(found.observed)
    names = {compact(name) for name in site_names(page)}
    led = any("".join(said[:count]) in names for count in (1, 2, 3)) and said[:1] != theirs[:1]
    short = len(said) <= _ABBREVIATED * len(theirs) and not any(ours for ours, _ in found.changes)
    return short or (led and _SIGNED.match(reference.title or "") is None)


def _share(telling: Sequence[str], text: str) -> float:
    """Which part of telling words a text has, as words or inside of them."""
    letters = compact(text)
    return sum(word in letters for word in telling) / len(telling)


def _telling(title: str, page: Page) -> tuple[str, ...]:
    """The words that say what a title is about: neither short ones, nor the site's name, nor what kind of thing it is.

    In a script without blanks any two signs are one.
    """
    said = words(title)
    if is_cjk(title):
        return tuple(map(add, said, said[1:]))
    untold = {word for name in site_names(page) for word in words(name)} | _KINDS | _SMALL
    long = (word for word in said if len(word) >= _TELLING_LETTERS or word[:1].isdigit())
    return tuple(dict.fromkeys(word for word in long if word not in untold))
