"""Which of a page's titles is its headline: a weighed vote of what speaks for each wording.

A wording's score is the sum of its signs, weighed; its probability among all wordings is the softmax of the scores
(a conditional logit, McFadden 1974). `tests/benchmarks/title_weights.py` fits the weights to pages with known titles.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from provaudit.model import Candidate
from provaudit.pages.main_heading import alike
from provaudit.pages.source import Source
from provaudit.pages.title_signs import calls, signs

WEIGHTS: dict[str, float] = {
    "og:title": 1.32,
    "json-ld headline": 1.11,
    "citation_title": 2.66,
    "microdata headline": 2.40,
    "h1 part": 1.32,
    "h2": 7.61,
    "class title": 1.00,
    "minor origins alone": -2.94,
    "headline": 1.89,
    "headline, confirmed": -1.09,
    "headline, unlike all else": -1.30,
    "another h1": -0.69,
    "h1 named headline": 0.87,
    "h1 is a sign": -2.55,
    "line of the text": 0.66,
    "kicker left out": 2.04,
    "words in the address": 1.83,
    "end of the window title": -0.75,
    "site's name": -0.24,
    "dull": -1.92,
    "a word or two": -0.77,
    "five words or more": 0.75,
}
"""Sign -> how much it speaks for a wording; below 0, against it."""
SAME = 0.9
"""Wordings that share as many of their words hardly differ."""
_SUREST = 0.98


def choose_title(
    candidates: Sequence[Candidate], sites: Sequence[Candidate], source: Source
) -> tuple[str | None, float]:
    """The best title, and the probability that it is right: its share and that of wordings that hardly differ."""
    page = calls(candidates, sites, source)
    if not page.wordings:
        return None, 0.0
    scores = [sum(WEIGHTS[name] * value for name, value in signs(wording, page).items()) for wording in page.wordings]
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    best = page.wordings[scores.index(highest)]
    same = (
        share
        for wording, share in zip(page.wordings, shares, strict=True)
        if wording is best or alike(wording.bag, best.bag) >= SAME
    )
    return page.shortest(best), round(min(_SUREST, sum(same) / sum(shares)), 3)
