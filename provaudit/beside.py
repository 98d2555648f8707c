"""`provaudit compare`: two texts beside one another, or one beside a folder of texts."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from provaudit import inputs, wiring
from provaudit.derivation import Ranked, compare, rank
from provaudit.errors import UnreadableInput, UsageError
from provaudit.model import Document
from provaudit.reports import Presentation
from provaudit.reports.comparison import comparison_reporter
from provaudit.settings import Settings

_TRIED = 5
"""How many of the likeliest originals are compared in full; whoever shares most of the copy is shown."""
_AS_WRITTEN = frozenset({"plaintext"})
"""The formats whose source is what a reader reads; of the others, the paragraphs are compared."""


def compared(original: str | None, copy: str, corpus: str | None, form: str, how: Presentation) -> str:
    """The comparison of a text with its original, or with what seems to be its original in a folder, as a report.

    Raises:
        UsageError: there is neither an original nor a folder to find it in, or no report of that name.
        UnreadableInput: one of the two cannot be read.
    """
    show = comparison_reporter(form, how)
    text = readable(wiring.read(copy))
    if corpus is not None:
        ranked = rank(_texts(corpus, copy), text)
        _say_ranking(ranked)
        if not ranked:
            return ""
        original = max((one.name for one in ranked[:_TRIED]), key=lambda name: _covered(name, text))
    if original is None:
        raise UsageError("compare needs two texts", "provaudit compare ORIGINAL COPY, or --corpus DIR COPY")
    return show(compare(readable(wiring.read(original)), text, original_name=original, copy_name=copy))


def _covered(name: str, text: str) -> float:
    """How much of `text` is taken from the document called `name`."""
    return compare(readable(wiring.read(name)), text).copy_covered


def readable(document: Document) -> str:
    """The text of a document as a reader reads it."""
    if document.format in _AS_WRITTEN:
        return document.text
    return "\n\n".join(passage.text for passage in document.passages)


def _texts(folder: str, copy: str) -> Iterator[tuple[str, str]]:
    """The documents of a folder but the copy itself, one at a time; what cannot be read is said and left out."""
    for source in inputs.sources([folder], Settings()):
        if os.path.realpath(source.path) == os.path.realpath(copy):
            continue
        try:
            yield source.path, readable(source.read())
        except UnreadableInput as error:
            print(f"provaudit: warning: left out: {error}", file=sys.stderr)


def _say_ranking(ranked: Sequence[Ranked]) -> None:
    """The likeliest originals, aside: standard output carries the report alone."""
    rows = [f"  {one.score:9.3f}  {one.shared:5} shared  {one.name}" for one in ranked]
    said = ["likeliest originals:", *rows] if rows else ["nothing in the folder shares words with the copy"]
    print("\n".join(said), file=sys.stderr)
