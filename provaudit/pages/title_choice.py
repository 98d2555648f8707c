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
    "og:title": 1.31,
    "json-ld headline": 1.05,
    "scholarly meta": 0.51,
    "microdata headline": 2.39,
    "h1 part": 0.98,
    "h2": 7.56,
    "class title": 0.85,
    "minor origins alone": -3.09,
    "headline": 1.78,
    "headline, confirmed": -0.94,
    "headline, unlike all else": -1.78,
    "another h1": -0.99,
    "h1 named headline": 0.84,
    "h1 is a sign": -2.37,
    "line of the text": 0.65,
    "kicker left out": 1.96,
    "words in the address": 1.86,
    "end of the window title": -0.85,
    "site's name": -0.52,
    "dull": -2.58,
    "one word": -1.08,
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
    return best.text, round(min(_SUREST, sum(same) / sum(shares)), 3)
