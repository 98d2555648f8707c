"""What kind of page came back: an article, or one of the many pages that servers send instead."""

from __future__ import annotations

from collections.abc import Sequence

from provaudit.model import Candidate, Condition
from provaudit.pages.source import Source


def condition_of(source: Source, text: str, titles: Sequence[Candidate]) -> tuple[Condition, tuple[str, ...]]:
    """The condition and the signals that show it."""
    if source.header("cf-mitigated").lower() == "challenge":
        return Condition.BOT_WALL, ("header cf-mitigated: challenge",)
    if source.status >= 400:
        return Condition.ERROR, (f"status {source.status}",)
    return Condition.ARTICLE, ()
