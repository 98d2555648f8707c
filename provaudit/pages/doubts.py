"""Weak signs that a page stands in place of one that is gone: too weak to say so, enough to ask the site once more."""

from __future__ import annotations

from provaudit import urls
from provaudit.model import Condition, Page
from provaudit.pages.look import LEAD, folded
from provaudit.pages.phrases import SIGNAL, pattern

_MUCH_TEXT = 6_000
"""A page with more text than this has something to say of its own, whatever else stands on it."""
_ALIKE = 0.8


def doubts_of(page: Page) -> tuple[str, ...]:
    """Why a page that passes for an article may be none; empty if nothing speaks against it."""
    if page.condition is not Condition.ARTICLE or len(page.text) > _MUCH_TEXT or urls.is_home(page.url):
        return ()
    gone = pattern("GONE")
    found = [f"title: {title[:SIGNAL]}" for title in page.titles[:5] if gone.search(folded(title))]
    said = gone.search(folded(page.text[:LEAD]))
    if said:
        found.append(f"words: {said[0].strip()[:SIGNAL]}")
    if not page.titles:
        found.append("no title")
    elif page.site_name and all(folded(title) == folded(page.site_name) for title in page.titles):
        found.append("no title but the name of the site")
    return tuple(found)


def same_page(one: Page, two: Page) -> bool:
    """Whether two addresses gave one page: the same titles, and nearly the same text, clocks and counters aside."""
    first, second = set(one.text.split("\n")), set(two.text.split("\n"))
    common, size = sum(map(len, first & second)), max(sum(map(len, first)), sum(map(len, second)))
    return set(one.titles) == set(two.titles) and common >= _ALIKE * size
