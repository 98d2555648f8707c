"""How fast passages are found: pairs of essays made up out of few words, some with a paragraph in common.

    python -m tests.benchmarks.derivation_speed [PAIRS]

Prints pairs a second of CPU time. Not run by the tests: speed depends on the machine.
"""

from __future__ import annotations

import random
import sys
import time

from provaudit.derivation import spans

_WORDS = [
    f"{first}{second}"
    for first in "ba da fo ka lu mi no pe ri su ta vo".split()
    for second in "la mer rin sto tak".split()
]


def essay(source: random.Random, sentences: int) -> list[str]:
    """Sentences of random words."""
    return [
        " ".join(source.choice(_WORDS) for _ in range(source.randint(8, 22))).capitalize() + "."
        for _ in range(sentences)
    ]


def pairs(count: int) -> list[tuple[str, str]]:
    """Pairs of about five and twenty thousand characters; every second one shares six sentences."""
    source = random.Random(6)
    found = []
    for number in range(count):
        one, two = essay(source, 60), essay(source, 240)
        if number % 2:
            two[100:106] = one[20:26]
        found.append((" ".join(one), " ".join(two)))
    return found


def main(count: int) -> None:
    """Time `count` pairs."""
    made = pairs(count)
    spans(*made[0])
    start = time.process_time()
    hits = sum(bool(spans(one, two)) for one, two in made)
    took = time.process_time() - start
    print(f"{count} pairs, {hits} with shared passages, {took:.2f} s of CPU time, {count / took:.0f} pairs a second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
