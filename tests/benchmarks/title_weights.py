"""Fit the weights of `provaudit.pages.title_choice`: `python -m tests.benchmarks.title_weights CASES FOLDER`.

CASES is a file of JSON lines, each with `url`, `site`, `html_path` (below FOLDER) and `gold.title`. Prints how often
the best wording is right on sites that the weights were not fitted to, how sure it was of itself, and the weights.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from provaudit.pages.decoding import decode
from provaudit.pages.main_heading import alike
from provaudit.pages.sites import site_candidates
from provaudit.pages.source import take_apart
from provaudit.pages.title_choice import SAME
from provaudit.pages.title_signs import Calls, calls, signs
from provaudit.pages.titles import title_candidates

FOLDS, ROUNDS, PENALTY, STEPS = 10, 3, 5.0, 25
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|\w+")
_SITE = re.compile(r"\s+(?:[|\-–—·•»«:/>]|::|\|\|)\s+|\s*[|｜丨]\s*|(?<=[^\x00-\x7f])\s*_\s*")


@frozen(eq=False)
class Example:
    """A page: the signs of its wordings, a row each, which of them are right, and which hardly differ."""

    site: str
    signs: NDArray[np.float64]
    right: NDArray[np.bool_]
    same: NDArray[np.bool_]


def main(cases: Path, folder: Path) -> None:
    """Fit, test on sites held out, and print."""
    names, examples = read(cases, folder)
    for turn in range(ROUNDS):
        sure, right = held_out(examples, turn)
        print(f"right on held-out sites, round {turn}: {right.mean():.1%} of {len(right)} pages")
    for low in np.arange(0.2, 1.0, 0.1):
        among = right[(sure >= low) & (sure < low + 0.1)]
        share = among.sum() / max(1, len(among))
        print(f"stated {low:.1f}-{low + 0.1:.1f}: {len(among):4} pages, right {share:.1%}")
    for name, weight in zip(names, fitted(examples), strict=True):
        print(f'    "{name}": {weight:.2f},')


def read(cases: Path, folder: Path) -> tuple[list[str], list[Example]]:
    """The names of the signs, and the examples."""
    names: list[str] = []
    examples = []
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if title := case["gold"].get("title"):
            page = decode((folder / case["html_path"]).read_bytes(), "")
            source = take_apart(page, case["url"], "", 200, ())
            sites = list(site_candidates(source))
            called = calls(list(title_candidates(source, sites)), sites, source)
            names = names or list(signs(called.wordings[0], called))
            examples.append(example(case["site"], called, title))
    return names, examples


def example(site: str, page: Calls, title: str) -> Example:
    """The page whose title is known as an example."""
    rows = [[*signs(wording, page).values()] for wording in page.wordings]
    right = [is_right(page.shortest(wording), title) for wording in page.wordings]
    bags = [wording.bag for wording in page.wordings]
    same = [[one is other or alike(one, other) >= SAME for other in bags] for one in bags]
    return Example(site, np.array(rows, float), np.array(right, bool), np.array(same, bool))


def is_right(stated: str, known: str) -> bool:
    """Whether nine of ten words are the same, a site's name before or after aside."""
    one, two = _plain(stated), _plain(known)
    pairs = [(part, two) for part in _parts(one, True)] + [(one, part) for part in _parts(two, False)]
    return any(_dice(a, b) >= 0.9 for a, b in pairs)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _parts(title: str, ends: bool) -> set[str]:
    found = {title}
    for match in _SITE.finditer(title):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        found |= {head, tail} if ends and len(tail) > len(head) else {head}
    return found - {""}


def _dice(one: str, other: str) -> float:
    a, b = set(_WORD.findall(one)), set(_WORD.findall(other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def held_out(examples: Sequence[Example], turn: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How sure the choice was and whether it was right, page by page, by weights fitted to other sites."""
    folds = np.array([zlib.crc32(f"{turn} {example.site}".encode()) % FOLDS for example in examples])
    sure, right = np.zeros(len(examples)), np.zeros(len(examples), bool)
    for fold in range(FOLDS):
        weights = fitted([example for example, other in zip(examples, folds, strict=True) if other != fold])
        for place in np.flatnonzero(folds == fold).tolist():
            scores = examples[place].signs @ weights
            shares = np.exp(scores - scores.max())
            best = scores.argmax()
            sure[place] = shares[examples[place].same[best]].sum() / shares.sum()
            right[place] = examples[place].right[best]
    return sure, right


def fitted(examples: Sequence[Example]) -> NDArray[np.float64]:
    """The weights under which the right wordings are likeliest, by Newton's steps, held small."""
    telling = [example for example in examples if example.right.any() and not example.right.all()]
    rows, right = np.vstack([e.signs for e in telling]), np.concatenate([e.right for e in telling])
    sizes = [len(e.signs) for e in telling]
    pages, starts = np.repeat(np.arange(len(telling)), sizes), np.cumsum([0, *sizes[:-1]])
    spread = np.where(rows.std(0) > 0, rows.std(0), 1.0)
    rows = rows / spread
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        shares = _shares(rows @ weights, pages, starts)
        wanted = _shares(np.where(right, rows @ weights, -1e9), pages, starts)
        slope = rows.T @ (shares - wanted) + PENALTY * weights
        weighed = rows * shares[:, None]
        means = np.add.reduceat(weighed, starts, axis=0)
        bend = weighed.T @ rows - means.T @ means + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return np.asarray(weights / spread)


def _shares(scores: NDArray[np.float64], pages: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The softmax of scores within each page."""
    raised = np.exp(scores - np.maximum.reduceat(scores, starts)[pages])
    return np.asarray(raised / np.add.reduceat(raised, starts)[pages])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
