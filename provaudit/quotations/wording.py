"""What differs between a quotation and its source, in a line."""

from __future__ import annotations

import re

from provaudit.quotations.checking import Located
from provaudit.quotations.differences import Difference


def summary(located: Located) -> str:
    """The differences in a line: `"2025" for "2024"; "not" left out`."""
    if located.ellipsis:
        return {
            "order": "the parts beside the ellipsis stand in another order",
            "distance": "the parts beside the ellipsis stand far apart",
            "sense": f"the ellipsis leaves out {_short(located.omitted)}, which turns the sense",
        }[located.ellipsis]
    parts = [_part(difference) for difference in located.diff if difference.alters]
    return "; ".join(parts[:4]) + (f"; and {len(parts) - 4} more" if len(parts) > 4 else "")


def _part(difference: Difference) -> str:
    if difference.kind == "changed":
        return f"{_short(difference.quoted)} for {_short(difference.source)}"
    return f"{_short(difference.quoted or difference.source)} {'put in' if difference.kind == 'added' else 'left out'}"


def _short(text: str) -> str:
    plain = re.sub(r"\s+", " ", text)
    return f"“{plain[:80]}{'…' if len(plain) > 80 else ''}”"
