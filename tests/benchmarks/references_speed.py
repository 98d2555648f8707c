"""How long references take to read: `python -m tests.benchmarks.references_speed [COUNT]`; never timed in CI."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from provaudit.references import parse_reference

SEED = Path(__file__).parents[2] / "seeds" / "marshall.txt"


def main(count: int) -> None:
    """Read the notes of the first seed over and over, the years changed, and print references per CPU second."""
    notes = re.findall(r"^\[\d+\] .*$", SEED.read_text(encoding="utf-8"), re.MULTILINE)
    texts = [notes[i % len(notes)].replace("2025", str(1990 + i // len(notes) % 35)) for i in range(count)]
    parse_reference(texts[0])
    start = time.process_time()
    for text in texts:
        parse_reference(text)
    seconds = time.process_time() - start
    print(f"{count} references in {seconds:.1f} CPU seconds: {count / seconds:.0f} per CPU second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
