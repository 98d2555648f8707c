"""Train the tagger and fit its confidences: `python -m provaudit.references.training EVAL_DIR`.

EVAL_DIR holds `refs/*.dev.jsonl` (labelled references) and, if it is there, `metadata/cases-dev.jsonl` (real titles,
sites and people to be rendered in official styles). The figures printed, and those of the card, are of references whose
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
from provaudit.references.items import items_from_cases, items_from_lists, items_from_pages
from provaudit.references.parsing import read
from provaudit.references.slips import Span
from provaudit.references.splicing import spliced
from provaudit.references.styles import rendered, styles
from provaudit.references.tagging import MODEL, CrfTagger

HELD_STYLES = ("harvard-ctr", "harvard-cite-them-right", "ieee")
"""How the names of those styles begin that are held out besides a fifth of the others."""
RENDERED = ("csl-web", "csl-many", "csl-rough")
MIXED = ("anystyle", "anystyle-good")
"""Hand-labelled lists of many layouts, which are rendered anew with other words twice."""
SHARES = (0.35, 0.25, 0.4)
"""How much of what is made describes works of the rendered references, pages, and works of hand-labelled lists."""
EACH = 6
"""References made in each style."""
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
        self.listed = items_from_lists(
            e.case for name, group in self.sets.items() if name not in RENDERED for e in group
        )

    def made(self, count: int, whole: bool, seed: int = 1) -> list[Example]:
        """References rendered in official styles, some of each; if not `whole`, of no item and in no style held out."""
        tested = {e.item for name, group in self.sets.items() for e in group if held_out(name, e)}
        sources = [
            [item for item in items if whole or not (_fifth(item.key) or item.key in tested)]
            for items in (self.works, self.pages, self.listed)
        ]
        rng, found = random.Random(seed), []
        shares = [share * bool(items) for share, items in zip(SHARES, sources, strict=True)]
        for name, style in styles(rng):
            if whole or not held_style(name):
                drawn = (rng.choice(source) for source in rng.choices(sources, shares, k=EACH))
                found += [_example(name, *made) for item in drawn if (made := rendered(item, style, rng))]
            if len(found) >= count:
                break
        return [example for example in found if len(example.row.text.text) < 1500]


def _example(style: str, text: str, spans: Sequence[Span]) -> Example:
    title = next(text[start:end] for start, end, name in spans if name == "title")
    return labelled(text, spans, {"gold": {"title": title}, "style": style, "text": text})


def held_out(name: str, example: Example) -> bool | None:
    """True if the rehearsal tests on an example, False if it trains on it, None if it does neither."""
    item = _fifth(example.item)
    if name == "grobid":
        document = hashed("-".join(str(example.case["id"]).split("-")[:2])) % 5 == 1
        return True if document else None if item else False
    if name not in RENDERED:
        return item
    if item and (name == "csl-web" or unseen(example)):
        return True
    return None if item or unseen(example) else False


def unseen(example: Example) -> bool:
    """Whether the style of a rendered reference is held out."""
    return held_style(example.style)


def held_style(name: str) -> bool:
    """Whether a style is held out: a fifth of all, and those that are kin to `HELD_STYLES`."""
    return _fifth("s" + name) or name.startswith(HELD_STYLES)


def _fifth(key: str) -> bool:
    """Whether a key belongs to the fifth of the items and styles that the rehearsal holds out."""
    return hashed(key) % 5 == 0


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


def groups(material: Material) -> dict[str, list[Mapping[str, Any]]]:
    """The references that the rehearsal tests on, by kind."""
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name, group in material.sets.items():
        for example in group:
            if held_out(name, example):
                styles = "unseen" if unseen(example) else "seen"
                kind = f"web, {styles} styles" if name in ("csl-web", "csl-many") else name
                found[kind].append(example.case)
    return found


def tested(material: Material, made: int, iterations: int) -> tuple[bytes, dict[str, list[Mapping[str, Any]]]]:
    """A model trained without what the rehearsal holds out, and what that is."""
    kept = {
        name: [example for example in group if held_out(name, example) is False]
        for name, group in material.sets.items()
    }
    return train(enlarged(kept, material.made(made, whole=False)), iterations), groups(material)


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


def half_of(case: Mapping[str, Any]) -> int:
    """Which half of what is held out a reference is in; all references to one work are in the same."""
    return hashed(str(case["gold"].get("title") or case["text"])[:60].lower()) % 2


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
    training = enlarged(material.sets, material.made(options.made, whole=True))
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
