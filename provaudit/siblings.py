"""Ask a site for a page that it cannot have: what it answers then is no page, though it may come with status 200.

It is asked only where a page is doubtful by weak signs, once a host, through the archive of the run: what is answered
is kept beside the other captures, so that a replay comes to the same end.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from attrs import evolve

from provaudit import urls
from provaudit.model import Absence, Capture, Condition, Page
from provaudit.pages import page_of
from provaudit.pages.doubts import doubts_of, same_page

LookUp = Callable[[str], Awaitable[Capture | Absence]]


class Siblings:
    """What each host answers for an address that was made up."""

    def __init__(self) -> None:
        self._known: dict[str, asyncio.Task[Page | None]] = {}

    async def told_apart(self, page: Page, look_up: LookUp) -> Page:
        """The page; as a soft 404 if it is doubtful, and a made-up address of its host gives the same."""
        doubts = doubts_of(page)
        if not doubts:
            return page
        made_up = sibling_of(page.url)
        waiting = self._known.get(urls.origin(made_up))
        if waiting is None:
            waiting = self._known[urls.origin(made_up)] = asyncio.ensure_future(_page_at(made_up, look_up))
        other = await asyncio.shield(waiting)
        if other is None or not same_page(page, other):
            return page
        signals = (*doubts, f"a made-up address gives the same page: {other.url}")
        return evolve(page, condition=Condition.SOFT_404, signals=signals, coverage="none")


async def _page_at(uri: str, look_up: LookUp) -> Page | None:
    """The page that a made-up address gives; None if it is refused, as it should be."""
    found = await look_up(uri)
    return page_of(found) if isinstance(found, Capture) and found.status == 200 and not found.truncated else None


def sibling_of(uri: str) -> str:
    """An address beside `uri` that nobody can have published; the same one each time.

    The last part of the path is made up, and so is each part with a digit: it may be what the site knows the page by.
    """
    parts = urlsplit(urls.askable(uri))
    token = hashlib.sha256(f"{parts.scheme}://{parts.netloc}".encode()).hexdigest()[:16]
    *before, _ = parts.path.split("/")
    made_up = [token if any(char.isdigit() for char in part) else part for part in before]
    return f"{parts.scheme}://{parts.netloc}{'/'.join((*made_up, token))}"
