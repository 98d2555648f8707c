"""Train the tagger and fit its confidences: `python -m provaudit.references.training EVAL_DIR`.

EVAL_DIR holds `refs/*.dev.jsonl` (labelled references) and, if it is there, `metadata/cases-dev.jsonl` (real titles,
sites and people to be rendered in invented styles). The figures printed, and those of the card, are of references whose
style and whose item were both held out. Only the weights go into the package.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from provaudit.references.calibrating import Samples, fitted, samples
from provaudit.references.confidence import CALIBRATION, Calibration
from provaudit.references.features import features
from provaudit.references.gold import Example, examples, labelled
from provaudit.references.grading import WHOLE, graded
from provaudit.references.items import Item, items_from_cases, items_from_pages
from provaudit.references.parsing import read
from provaudit.references.tagging import MODEL, CrfTagger
from provaudit.references.templates import Style

FOLDS = {0: {"harvard-ctr", "ieee"}}
"""The remainders of the hashes of items and styles that are held out together, with more styles to hold out."""
RENDERED = ("csl-web", "csl-many", "csl-rough")
PACKAGE = Path(__file__).parent


def hashed(text: str) -> int:
    """A number that a text has on every machine."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16)


class Material:
    """The labelled references and the items to be rendered."""

    def __init__(self, folder: Path) -> None:
        self.sets = {
            path.name.removesuffix(".dev.jsonl"): list(examples(path))
            for path in sorted((folder / "refs").glob("*.dev.jsonl"))
        }
        self.works = items_from_cases(e.case for name in RENDERED for e in self.sets.get(name, ()))
        pages = folder / "metadata" / "cases-dev.jsonl"
        self.pages = items_from_pages(pages) if pages.is_file() else []

    def all(self) -> list[Example]:
        """Every labelled reference."""
        return [example for group in self.sets.values() for example in group]

    def made(self, count: int, fold: int | None = None, seed: int = 1) -> list[Example]:
        """References rendered in invented styles, three of each style, without the items that `fold` holds out."""
        works, pages = (
            [x for x in items if fold is None or hashed(x.key) % 5 != fold] for items in (self.works, self.pages)
        )
        rng, rendered = random.Random(seed), []
        for number in range(count):
            item = rng.choice(works if rng.random() < 0.62 or not pages else pages)
            rendered.append(_rendered(item, Style(random.Random(f"{seed}-{number // 3}")), rng))
        return [example for example in rendered if len(example.row.text.text) < 1500]


def _rendered(item: Item, style: Style, rng: random.Random) -> Example:
    style.rng = rng
    text, spans = style.render(item)
    return labelled(text, spans, {"gold": {"title": item.title}, "style": "made", "text": text})


def held_out(name: str, example: Example, fold: int) -> bool | None:
    """True if a fold tests on an example, False if it trains on it, None if it does neither."""
    item = hashed(example.item) % 5 == fold
    if name == "grobid":
        document = hashed("-".join(str(example.case["id"]).split("-")[:2])) % 5 == (fold + 1) % 5
        return True if document else None if item else False
    if name not in RENDERED:
        return item
    style = hashed("s" + example.style) % 5 == fold or example.style in FOLDS[fold]
    if item and (style or name == "csl-web"):
        return True
    return None if item or style else False


def train(training: Sequence[Example], iterations: int) -> bytes:
    """The weights of a conditional random field, L-BFGS with both penalties."""
    import pycrfsuite  # type: ignore[import-untyped]

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": iterations, "feature.minfreq": 2})
    for example in training:
        if example.row.tokens:
            trainer.append(features(example.row), list(example.tags))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MODEL
        trainer.train(str(path))
        return path.read_bytes()


def figures(cases: Iterable[Mapping[str, Any]], tagger: CrfTagger, calibration: Calibration) -> dict[str, float]:
    """How many references are right as a whole and per field, how many are sure, and how many of those are right."""
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    count = sure = sure_right = 0
    for case in cases:
        reference = read(case["text"], (), tagger, calibration)
        grades = graded(case, reference)
        whole = all(grades.get(field, True) for field in WHOLE)
        confident = all(reference.confidence.get(field, 1.0) >= 0.9 for field in ("title", "authors", "date", "url"))
        count, sure, sure_right = count + 1, sure + confident, sure_right + (confident and whole)
        right.update({"whole": whole, **grades})
        known.update(["whole", *grades])
    shares = {field: right[field] / number for field, number in known.items()}
    return {"references": count, **shares, "sure": sure / max(count, 1), "sure and right": sure_right / max(sure, 1)}


def groups(material: Material, fold: int) -> dict[str, list[Mapping[str, Any]]]:
    """The references that a fold tests on, by kind."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name, group in material.sets.items():
        for example in group:
            if held_out(name, example, fold):
                seen = name == "csl-web" and not (
                    hashed("s" + example.style) % 5 == fold or example.style in FOLDS[fold]
                )
                kind = "web, seen styles" if seen else "web, unseen styles" if name in ("csl-web", "csl-many") else name
                found[kind].append(example.case)
    return found


def tested(
    material: Material, fold: int, made: int, iterations: int
) -> tuple[bytes, dict[str, list[Mapping[str, Any]]]]:
    """A model trained without what `fold` holds out, and what it holds out."""
    training = [e for name, group in material.sets.items() for e in group if held_out(name, e, fold) is False]
    return train(training + material.made(made, fold), iterations), groups(material, fold)


def report(results: Mapping[str, Mapping[str, float]]) -> str:
    """The figures as a Markdown table."""
    columns = ("references", "whole", "title", "authors", "container", "date", "url", "sure", "sure and right")
    lines = ["| held out | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in results.items():
        cells = [f"{row[c]:.0f}" if c == "references" else f"{row.get(c, 0):.3f}" for c in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def rehearsed(material: Material, made: int, iterations: int) -> tuple[dict[str, list[float]], str]:
    """The weights of the confidences, fitted on what each fold holds out, and a table of how the folds went."""
    evidence: Samples = defaultdict(list)
    trials = []
    for fold in FOLDS:
        model, kinds = tested(material, fold, made, iterations)
        tagger = CrfTagger(model)
        for field, rows in samples((case for group in kinds.values() for case in group), tagger).items():
            evidence[field] += rows
        trials.append((fold, tagger, kinds))
    weights = fitted(evidence)
    results = {
        f"{kind} ({fold})": figures(cases, tagger, Calibration(weights))
        for fold, tagger, kinds in trials
        for kind, cases in kinds.items()
    }
    return weights, report(results)


def main(arguments: Sequence[str] | None = None) -> None:
    """Hold out, fit the confidences, print the figures, train on everything, and write model, weights and card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="EVAL_DIR")
    parser.add_argument("--made", type=int, default=9000, help="references to render in invented styles")
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--out", type=Path, default=PACKAGE)
    options = parser.parse_args(arguments)
    start = time.process_time()
    material = Material(options.folder)
    weights, table = rehearsed(material, options.made, options.iterations)
    training = material.all() + material.made(options.made)
    model = train(training, options.iterations)
    (options.out / MODEL).write_bytes(model)
    (options.out / CALIBRATION).write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    facts = {
        "date": f"{dt.date.today()}",
        "size": f"{len(model) / 1e6:.1f}",
        "count": f"{len(training):,}",
        "minutes": f"{(time.process_time() - start) / 60:.0f}",
        "table": table,
    }
    card = (PACKAGE / "card_template.md").read_text(encoding="utf-8")
    (options.out / "MODEL_CARD.md").write_text(card.format(**facts), encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
