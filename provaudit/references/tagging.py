"""The tagger: a conditional random field over the tokens, loaded when first used."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from importlib import resources
from typing import Any, Protocol

MODEL = "references.crf"


class Tagger(Protocol):
    """What labels the tokens of one reference."""

    def tag(self, rows: Sequence[Sequence[bytes]]) -> tuple[list[str], list[float], float]:
        """One tag per token, how probable each is among all tags of its token, and how probable all are together."""
        ...


class CrfTagger:
    """A tagger over a model file of CRFsuite."""

    def __init__(self, model: bytes) -> None:
        import pycrfsuite  # type: ignore[import-untyped]

        self._model = model  # the library reads it in place and keeps no reference of its own
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)

    def tag(self, rows: Sequence[Sequence[bytes]]) -> tuple[list[str], list[float], float]:
        """One tag per token, how probable each is among all tags of its token, and how probable all are together."""
        if not rows:
            return [], [], 1.0
        tags: list[str] = self._tagger.tag(rows)
        sure = [self._tagger.marginal(tag, place) for place, tag in enumerate(tags)]
        return tags, sure, self._tagger.probability(tags)


@functools.cache
def shipped_tagger() -> Tagger:
    """The tagger with the model in the package."""
    return CrfTagger(resources.files(__package__).joinpath(MODEL).read_bytes())
