"""Fitting the confidences: a logistic regression per field on references that the tagger was not trained on."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from provaudit.references.confidence import Calibration, absence_evidence
from provaudit.references.grading import graded
from provaudit.references.parsing import Draft, read
from provaudit.references.tagging import Tagger

Samples = dict[str, list[tuple[list[float], bool]]]
"""Per field, the evidence of each occurrence and whether the field was right."""

FIELDS = ("title", "container", "date", "authors")


def samples(cases: Iterable[Mapping[str, Any]], tagger: Tagger) -> Samples:
    """What the tagger's evidence was, and whether it was right, on references held out from its training."""
    found: Samples = defaultdict(list)
    nothing = Calibration({})
    for case in cases:
        draft = Draft(case["text"], (), tagger)
        grades = graded(case, read(case["text"], (), tagger, nothing))
        for field in FIELDS:
            if field in grades and field in draft.evidence:
                found[field].append((draft.evidence[field], grades[field]))
            elif field in grades and field != "container":
                found[f"no {field}"].append((absence_evidence(draft.tagged), grades[field]))
    for twin, field in (("publisher", "container"), ("editors", "authors")):
        found[twin] = found[field]
    return found


def fitted(found: Samples) -> dict[str, list[float]]:
    """The weights of each field, the bias first."""
    return {field: _regression(rows) for field, rows in sorted(found.items()) if len(rows) >= 30}


def _regression(rows: Sequence[tuple[list[float], bool]], steps: int = 400, penalty: float = 1e-3) -> list[float]:
    """Logistic regression by gradient descent on standardised evidence, given back in the evidence's own scale."""
    size = len(rows[0][0])
    means = [sum(row[0][i] for row in rows) / len(rows) for i in range(size)]
    spreads = [math.sqrt(sum((row[0][i] - means[i]) ** 2 for row in rows) / len(rows)) or 1.0 for i in range(size)]
    inputs = [[1.0, *((x - m) / s for x, m, s in zip(row[0], means, spreads, strict=True))] for row in rows]
    weights, pace = [0.0] * (size + 1), [0.0] * (size + 1)
    for _ in range(steps):
        slope = [penalty * w for w in weights]
        slope[0] = 0.0
        for x, (_, right) in zip(inputs, rows, strict=True):
            score = sum(w * v for w, v in zip(weights, x, strict=True))
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - right) / len(rows)
            for i, v in enumerate(x):
                slope[i] += error * v
        pace = [0.9 * p + g for p, g in zip(pace, slope, strict=True)]
        weights = [w - 0.3 * p for w, p in zip(weights, pace, strict=True)]
    scaled = [w / s for w, s in zip(weights[1:], spreads, strict=True)]
    bias = weights[0] - sum(w * m for w, m in zip(scaled, means, strict=True))
    return [round(w, 5) for w in (bias, *scaled)]
