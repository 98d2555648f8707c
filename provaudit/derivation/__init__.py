"""Align two texts; say what one has of the other, what was changed, and whether one was made from the other."""

from provaudit.derivation.comparing import compare
from provaudit.derivation.notices import notices, republications
from provaudit.derivation.passages import passages, spans
from provaudit.derivation.ranking import Ranked, fingerprints, rank

__all__ = ["Ranked", "compare", "fingerprints", "notices", "passages", "rank", "republications", "spans"]
