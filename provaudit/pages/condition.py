"""What kind of page came back: an article, or one of the many pages that servers send instead.

Conservative: a page that shows itself to be an article (structured data, much prose) is one, whatever words, boxes and
banners stand on it; words count only where the page has little else to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from provaudit.model import Candidate, Condition
from provaudit.pages.astray import failure, home_page, listing_page, parked_domain, soft_404
from provaudit.pages.gates import bot_wall, consent_gate, empty_shell, login_page, paywall
from provaudit.pages.look import Look, look_at
from provaudit.pages.source import Source

_CHECKS: tuple[tuple[Condition, Callable[[Look], list[str]]], ...] = (
    (Condition.BOT_WALL, bot_wall),
    (Condition.ERROR, failure),
    (Condition.CONSENT, consent_gate),
    (Condition.HOME, home_page),
    (Condition.PARKED, parked_domain),
    (Condition.SOFT_404, soft_404),
    (Condition.LOGIN, login_page),
    (Condition.LISTING, listing_page),
    (Condition.PAYWALL, paywall),
    (Condition.SHELL, empty_shell),
)
"""The first check that finds signals decides."""


def condition_of(source: Source, text: str, titles: Sequence[Candidate]) -> tuple[Condition, tuple[str, ...]]:
    """The condition and the signals that show it."""
    look = look_at(source, text, titles)
    for condition, check in _CHECKS:
        signals = check(look)
        if signals:
            return condition, tuple(signals)
    return Condition.ARTICLE, ()
