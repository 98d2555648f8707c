"""Train the tagger and fit its confidences: `python -m provaudit.references.training EVAL_DIR`.

EVAL_DIR holds `refs/*.dev.jsonl` (labelled references) and, if it is there, `metadata/cases-dev.jsonl` (real titles,
sites and people to be rendered in official styles). The figures printed, and those of the card, are of references whose
style and whose item were both held out. Only the weights go into the package.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from provaudit.references.calibrating import Samples, fitted, samples
from provaudit.references.confidence import CALIBRATION, Calibration
from provaudit.references.features import features
from provaudit.references.gold import Example
from provaudit.references.grading import WHOLE, graded
from provaudit.references.material import RENDERED, Material, groups, half_of, held_out
from provaudit.references.parsing import read
from provaudit.references.splicing import spliced
from provaudit.references.tagging import MODEL, CrfTagger

WITHOUT_STYLE = 0.6
"""How many references without a style are made for each one in an official style."""
MIXED = ("anystyle", "anystyle-good")
"""Hand-labelled lists of many layouts, which are rendered anew with other words twice."""
PACKAGE = Path(__file__).parent


def train(training: Sequence[Example], iterations: int) -> bytes:
    """The weights of a conditional random field, L-BFGS with both penalties."""
    import pycrfsuite  # type: ignore[import-untyped]

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 1.0, "max_iterations": iterations, "feature.minfreq": 2})
    for example in training:
        if example.row.tokens:
            trainer.append(features(example.row), list(example.tags))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MODEL
        trainer.train(str(path))
        return path.read_bytes()


def figures(cases: Iterable[Mapping[str, Any]], tagger: CrfTagger, halves: Sequence[Calibration]) -> dict[str, float]:
    """How many references are right as a whole and per field, how many are sure, and how many of those are right.

    `halves` are the confidences fitted without the one and without the other half of the cases.
    """
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    count = sure = sure_right = 0
    for case in cases:
        reference = read(case["text"], (), tagger, halves[half_of(case)])
        grades = graded(case, reference)
        whole = all(grades.get(field, True) for field in WHOLE)
        confident = all(reference.confidence.get(field, 1.0) >= 0.9 for field in ("title", "authors", "date", "url"))
        count, sure, sure_right = count + 1, sure + confident, sure_right + (confident and whole)
        right.update({"whole": whole, **grades})
        known.update(["whole", *grades])
    shares = {field: right[field] / number for field, number in known.items()}
    return {"references": count, **shares, "sure": sure / max(count, 1), "sure and right": sure_right / max(sure, 1)}


def tested(material: Material, made: int, iterations: int) -> tuple[bytes, dict[str, list[Mapping[str, Any]]]]:
    """A model trained without what the rehearsal holds out, and what that is."""
    kept = {
        name: [example for example in group if held_out(name, example) is False]
        for name, group in material.sets.items()
    }
    return train(enlarged(kept, drawn(material, made, whole=False)), iterations), groups(material)


def drawn(material: Material, made: int, whole: bool) -> list[Example]:
    """References `made` in official styles, and some without a style; if not `whole`, none of what is held out."""
    return material.made(made, whole) + material.informal(int(made * WITHOUT_STYLE), whole)


def enlarged(sets: Mapping[str, Sequence[Example]], made: Sequence[Example]) -> list[Example]:
    """The labelled references of `sets`, those of them that people labelled again with other words, and `made`."""
    by_hand = [example for name, group in sets.items() if name not in RENDERED for example in group]
    mixed = [example for name in MIXED for example in sets.get(name, ())]
    labelled_ones = [example for group in sets.values() for example in group]
    return [*labelled_ones, *spliced(by_hand), *spliced(mixed, seed=2), *made]


def report(results: Mapping[str, Mapping[str, float]]) -> str:
    """The figures as a Markdown table."""
    columns = ("references", "whole", "title", "authors", "container", "date", "url", "sure", "sure and right")
    lines = ["| held out | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in results.items():
        cells = [f"{row[c]:.0f}" if c == "references" else f"{row.get(c, 0):.3f}" for c in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def rehearsed(material: Material, made: int, iterations: int) -> tuple[bytes, dict[str, list[float]], str]:
    """A model trained without what is held out, the weights of the confidences fitted there, and a table of how it did.

    In the table each half of the references is judged by confidences that were fitted on the other half.
    """
    model, kinds = tested(material, made, iterations)
    tagger = CrfTagger(model)
    halves: list[Samples] = [
        samples((case for group in kinds.values() for case in group if half_of(case) == half), tagger)
        for half in (0, 1)
    ]
    unseen = [Calibration(fitted(halves[1])), Calibration(fitted(halves[0]))]
    results = {kind: figures(cases, tagger, unseen) for kind, cases in kinds.items()}
    return model, fitted({field: halves[0][field] + halves[1][field] for field in halves[0]}), report(results)


def main(arguments: Sequence[str] | None = None) -> None:
    """Hold out, fit the confidences, print the figures, train on everything, and write model, weights and card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="EVAL_DIR")
    parser.add_argument("--made", type=int, default=10000, help="references to render in official styles")
    parser.add_argument("--iterations", type=int, default=70)
    parser.add_argument("--out", type=Path, default=PACKAGE)
    parser.add_argument("--rehearsal", type=Path, help="keep the model of the rehearsal here, to measure it elsewhere")
    options = parser.parse_args(arguments)
    start = time.process_time()
    material = Material(options.folder)
    rehearsal, weights, table = rehearsed(material, options.made, options.iterations)
    if options.rehearsal:
        options.rehearsal.write_bytes(rehearsal)
    training = enlarged(material.sets, drawn(material, options.made, whole=True))
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
