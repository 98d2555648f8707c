"""Fitting the confidences: a logistic regression per field on references that the tagger was not trained on."""

from __future__ import annotations

import math
import operator
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from provaudit.model import PartialDate
from provaudit.references.confidence import Calibration, absence_evidence
from provaudit.references.grading import graded
from provaudit.references.parsing import Draft, read
from provaudit.references.tagging import Tagger

Samples = dict[str, list[tuple[list[float], bool]]]
"""Per field, the evidence of each occurrence and whether the field was right."""

_STEPS = 8
"""Newton's method is at its end after fewer."""
FIELDS = ("title", "container", "date", "authors")


def samples(cases: Iterable[Mapping[str, Any]], tagger: Tagger) -> Samples:
    """What the tagger's evidence was, and whether it was right, on references held out from its training."""
    found: Samples = defaultdict(list)
    nothing = Calibration({})
    for case in cases:
        draft = Draft(case["text"], (), tagger)
        grades = graded(case, read(case["text"], (), tagger, nothing))
        if _either_way(draft.fields.get("date"), case["gold"].get("date")):
            grades["date"] = True
        for field in FIELDS:
            if field in grades and field in draft.evidence:
                found[field].append((draft.evidence[field], grades[field]))
            elif field in grades and field != "container":
                found[f"no {field}"].append((absence_evidence(draft.tagged), grades[field]))
    for twin, field in (("publisher", "container"), ("editors", "authors"), ("translators", "authors")):
        found[twin] = found[field]
    return found


def _either_way(found: PartialDate | None, gold: str | None) -> bool:
    """Whether a date is right but for its day and month; where they may be swapped, the confidence is cut anyway."""
    year, _, rest = (gold or "").partition("-")
    month, _, day = rest.partition("-")
    return found is not None and str(found) == f"{year}-{day}-{month}"


def fitted(found: Samples) -> dict[str, list[float]]:
    """The weights of each field, the bias first."""
    return {field: _regression(rows) for field, rows in sorted(found.items()) if len(rows) >= 30}


def _regression(rows: Sequence[tuple[list[float], bool]], penalty: float = 2.0) -> list[float]:
    """Logistic regression by Newton's method on standardised evidence, given back in the evidence's own scale."""
    size = len(rows[0][0])
    means = [sum(row[0][i] for row in rows) / len(rows) for i in range(size)]
    spreads = [math.sqrt(sum((row[0][i] - means[i]) ** 2 for row in rows) / len(rows)) or 1.0 for i in range(size)]
    inputs = [[1.0, *((x - m) / s for x, m, s in zip(row[0], means, spreads, strict=True))] for row in rows]
    weights = [0.0] * (size + 1)
    for _ in range(_STEPS):
        step = _solved(*_newton(inputs, [right for _, right in rows], weights, penalty))
        weights = [w + s for w, s in zip(weights, step, strict=True)]
    scaled = [w / s for w, s in zip(weights[1:], spreads, strict=True)]
    bias = weights[0] - sum(w * m for w, m in zip(scaled, means, strict=True))
    return [round(w, 5) for w in (bias, *scaled)]


def _newton(
    inputs: Sequence[Sequence[float]], rights: Sequence[bool], weights: Sequence[float], penalty: float
) -> tuple[list[list[float]], list[float]]:
    """The curvature and the slope of the penalised likelihood; the bias is not penalised."""
    size = len(weights)
    curve = [[penalty * (i == j > 0) for j in range(size)] for i in range(size)]
    slope = [-penalty * w * (i > 0) for i, w in enumerate(weights)]
    for x, right in zip(inputs, rights, strict=True):
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(map(operator.mul, weights, x))))))
        spread = max(chance * (1 - chance), 1e-6)
        for i, value in enumerate(x):
            slope[i] += value * (right - chance)
            scaled, row = value * spread, curve[i]
            for j in range(i + 1):
                row[j] += scaled * x[j]
    return [[curve[max(i, j)][min(i, j)] for j in range(size)] for i in range(size)], slope


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a symmetric positive system, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i, pivot in enumerate(rows):
        for row in rows[i + 1 :]:
            share = row[i] / pivot[i]
            for j in range(i, len(row)):
                row[j] -= share * pivot[j]
    found = [0.0] * len(rows)
    for i in range(len(rows) - 1, -1, -1):
        found[i] = (rows[i][-1] - sum(rows[i][j] * found[j] for j in range(i + 1, len(rows)))) / rows[i][i]
    return found
